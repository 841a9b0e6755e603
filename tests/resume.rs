//! A run that is killed, stopped or out of disk goes on with `--resume` and ends in the bytes of an unbroken run.
#![cfg(unix)]

use serde_json::json;
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Output, Stdio};
use std::thread::sleep;
use std::time::Duration;
use tempfile::{TempDir, tempdir};

/// Articles in a batch of eight threads, and enough of them for several batches with a rest.
const BATCH: usize = 256;
const ARTICLES: usize = 5 * BATCH + 100;

/// Short articles, some of which cannot be read; the last ones have a column that the first have not.
fn lines() -> Vec<String> {
    const SENTENCES: [&str; 5] = [
        "The mayor of Ostermoor may have known about the dam, said Ada Quill.",
        "So-called “experts” slammed the regime in a furious row.",
        "It is clearly a scandal, and perhaps the worst in years!",
        "Nobody from the village was asked; the council was told on Monday.",
        "“We will wait,” she said, “and we will see.”",
    ];
    let line = |at: usize| match at % 97 {
        13 => "{broken\n".to_owned(),
        _ => {
            let text: Vec<&str> = (0..3 + at % 3).map(|sentence| SENTENCES[(at * 3 + sentence * 2) % 5]).collect();
            let outlet = if at.is_multiple_of(2) { "wire" } else { "post" };
            let mut article = json!({"id": format!("a{at}"), "outlet": outlet, "text": text.join(" ")});
            if at > 3 * BATCH && at.is_multiple_of(5) {
                article["topic"] = "dam".into();
            }
            format!("{article}\n")
        }
    };
    (0..ARTICLES).map(line).collect()
}

fn command(folder: &Path, options: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("connote"));
    command.current_dir(folder).arg("extract").args(options).args(SIDES).stdin(Stdio::null()).stderr(Stdio::piped());
    command
}

const SIDES: [&str; 6] = [
    "--threads=8",
    "--features=stance,loaded",
    "--evidence=e.csv",
    "--long=l.csv",
    "--choices-table=c.csv",
    "--scripts=spss,r",
];
const RUN: &[&str] = &["../news.jsonl"];
const RESUME: &[&str] = &["../news.jsonl", "--resume"];

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap())).collect()
}

/// A corpus with the files that an unbroken run leaves.
struct Corpus {
    folder: TempDir,
    whole: BTreeMap<String, Vec<u8>>,
}

impl Corpus {
    fn new() -> Corpus {
        let folder = tempdir().unwrap();
        fs::write(folder.path().join("news.jsonl"), lines().concat()).unwrap();
        let mut corpus = Corpus { folder, whole: BTreeMap::new() };
        let place = corpus.place("whole");
        assert_eq!(command(&place, RUN).output().unwrap().status.code(), Some(1), "some articles are rejected");
        corpus.whole = files(&place);
        let names =
            ["c.csv", "e.csv", "features.R", "features.csv", "features.csv-metadata.json", "features.manifest.json"];
        let more = ["features.rejects.csv", "features.sps", "l.csv"];
        assert!(corpus.whole.keys().eq(names.iter().chain(&more)), "{:?}", corpus.whole.keys());
        corpus
    }

    fn place(&self, name: &str) -> std::path::PathBuf {
        let place = self.folder.path().join(name);
        fs::create_dir(&place).unwrap();
        place
    }

    /// Goes on to the end, and compares.
    fn resume(&self, place: &Path) -> String {
        let output = command(place, RESUME).output().unwrap();
        let said = said(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        let found = files(place);
        assert!(found.keys().eq(self.whole.keys()), "{:?}: {said}", found.keys());
        for (name, bytes) in &self.whole {
            assert!(found[name] == *bytes, "{name} differs: {said}");
        }
        said
    }
}

/// The lines of a journal: what the run is made of, then the steps.
fn journal(place: &Path) -> Vec<serde_json::Value> {
    let text = fs::read(place.join("features.journal.jsonl")).unwrap_or_default();
    let lines = text.split_inclusive(|byte| *byte == b'\n').filter(|line| line.ends_with(b"\n"));
    lines.map(|line| serde_json::from_slice(line).unwrap()).collect()
}

fn reached(place: &Path) -> u64 {
    journal(place).iter().filter_map(|line| line["step"]["read"].as_u64()).next_back().unwrap_or(0)
}

/// Kills a run when its journal has `lines` lines and a little more time has passed; whether it was still running.
fn kill(mut child: Child, place: &Path, lines: usize, more: Duration) -> bool {
    while child.try_wait().unwrap().is_none() && journal(place).len() < lines {
        sleep(Duration::from_micros(500));
    }
    sleep(more);
    let running = child.try_wait().unwrap().is_none();
    let _ = child.kill();
    child.wait().unwrap();
    running
}

/// Kills a run that waits for more articles behind so many batches; how many articles that is. It reads a pipe of the name
/// of the corpus, so that a run over the file can go on with it.
fn broken_off(place: &Path, batches: usize) -> u64 {
    let pipe = place.with_extension("pipe").join("news.jsonl");
    fs::create_dir(pipe.parent().unwrap()).unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let mut child = command(place, &[pipe.to_str().unwrap()]).spawn().unwrap();
    let mut writer = OpenOptions::new().write(true).open(&pipe).unwrap();
    writer.write_all(lines()[..batches * BATCH + 10].concat().as_bytes()).unwrap();
    while journal(place).len() < 1 + batches {
        assert!(child.try_wait().unwrap().is_none());
        sleep(Duration::from_millis(1));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    reached(place)
}

#[test]
fn fifty_runs_killed_at_any_point_end_in_the_same_bytes() {
    let corpus = Corpus::new();
    let steps = ARTICLES.div_ceil(BATCH);
    let mut killed = 0;
    for round in 0..50 {
        // From before the first line to behind the last, each time a little later.
        let (lines, more) = (round % (steps + 3), Duration::from_micros(round as u64 * 7919 % 12_000));
        let place = corpus.place(&format!("round {round}"));
        killed += usize::from(kill(command(&place, RUN).spawn().unwrap(), &place, lines, more));
        if round % 3 == 0 {
            let again = command(&place, RESUME).spawn().unwrap();
            killed += usize::from(kill(again, &place, lines + 1 + round % 2, more));
        }
        let reached = reached(&place);
        let said = corpus.resume(&place);
        if reached > 0 {
            assert!(said.contains(&format!("going on behind {reached} articles")), "{said}");
        }
    }
    assert!(killed >= 30, "only {killed} were running when they were to be killed");
}

#[test]
fn what_did_not_reach_the_disk_is_measured_again() {
    let corpus = Corpus::new();
    for (at, file) in ["features.csv.partial", "e.csv.partial", "features.journal.jsonl"].iter().enumerate() {
        let place = corpus.place(file);
        let before = broken_off(&place, 4);
        let path = place.join(file);
        let length = fs::metadata(&path).unwrap().len();
        let torn = OpenOptions::new().write(true).open(&path).unwrap();
        torn.set_len(length - length / 3).unwrap();
        // As a file system may leave it: the length is there, the bytes are not.
        torn.set_len(if at == 1 { length } else { length - length / 3 }).unwrap();
        let said = corpus.resume(&place);
        assert!(!said.contains(&format!("behind {before} articles")), "{said}");
    }
}

#[test]
fn a_full_disk_is_told_and_lost_nothing() {
    let corpus = Corpus::new();
    let largest = corpus.whole.values().map(Vec::len).max().unwrap();
    let mut gone_on = 0;
    for part in 0..12 {
        let place = corpus.place(&format!("{part}"));
        // No file may have more blocks of 512 bytes than these; without the trap the signal would end the process.
        let blocks = largest * part / 12 / 512;
        let plain = command(&place, RUN);
        let words: Vec<_> = std::iter::once(plain.get_program()).chain(plain.get_args()).collect();
        let mut limited = Command::new("sh");
        limited.args(["-c", "trap '' XFSZ; ulimit -f \"$0\"; exec \"$@\"", &blocks.to_string()]).args(words);
        let output = limited.current_dir(&place).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
        assert!(said(&output).contains("cannot be written; is the disk full?"), "{}", said(&output));
        let reached = reached(&place);
        if reached == 0 {
            assert!(files(&place).is_empty() && said(&output).contains("nothing was written"));
        } else {
            assert!(said(&output).contains(&format!("whole after {reached} articles")), "{}", said(&output));
            gone_on += 1;
        }
        corpus.resume(&place);
    }
    assert!(gone_on >= 5, "{gone_on}");
}

#[test]
fn an_interrupt_finishes_the_batch_and_says_how_to_go_on() {
    let corpus = Corpus::new();
    let place = corpus.place("place");
    let mut child = command(&place, &["-"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    feed(&mut input, 0, 2 * BATCH + 10);
    while journal(&place).len() < 3 {
        assert!(child.try_wait().unwrap().is_none());
        sleep(Duration::from_millis(1));
    }
    let signal = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(signal.success());
    // It comes before the third batch has begun, or while that waits for its articles.
    let _ = input.write_all(lines()[2 * BATCH + 10..3 * BATCH + 50].concat().as_bytes());
    drop(input);
    let output = child.wait_with_output().unwrap();
    let reached = reached(&place);
    assert!([2 * BATCH, 3 * BATCH].contains(&(reached as usize)), "{reached}");
    assert_eq!(output.status.code(), Some(130), "{}", said(&output));
    let kept = format!("whole after {reached} articles is kept: the same command with --resume");
    assert!(said(&output).contains(&kept), "{}", said(&output));
    assert!(files(&place).keys().all(|name| name.ends_with(".partial") || name == "features.journal.jsonl"));

    let refused = command(&place, &["-"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("--resume") && said(&refused).contains("features.journal.jsonl"));
    let mut child = command(&place, &["-", "--resume"]).stdin(Stdio::piped()).spawn().unwrap();
    feed(&mut child.stdin.take().unwrap(), 0, ARTICLES);
    let output = child.wait_with_output().unwrap();
    assert!(said(&output).contains(&format!("going on behind {reached} articles")), "{}", said(&output));
    let found = files(&place);
    for name in ["features.csv", "e.csv", "l.csv", "c.csv"] {
        assert!(found[name] == corpus.whole[name], "{name}");
    }
}

fn feed(input: &mut ChildStdin, from: usize, to: usize) {
    input.write_all(lines()[from..to].concat().as_bytes()).unwrap();
}

#[test]
fn a_run_goes_on_only_with_its_own() {
    let corpus = Corpus::new();
    let place = corpus.place("place");
    broken_off(&place, 2);
    let left = files(&place);
    for (options, why) in [
        (&["../news.jsonl", "--resume", "--min-words", "7"][..], "its min_words is 100, that of this run 7"),
        (&["../news.jsonl", "--resume", "--excel"], "its excel is false"),
        (&["../news.jsonl", "--resume", "--strict"], "its strict is false"),
        (&["../other.jsonl", "--resume"], "something has changed"),
        (&["../news.jsonl", "-o", "-", "--resume"], "name a file with --output"),
    ] {
        let mut other = lines();
        other.swap(3, 4);
        fs::write(corpus.folder.path().join("other.jsonl"), other.concat()).unwrap();
        let output = command(&place, options).output().unwrap();
        assert!(output.status.code() == Some(2) && said(&output).contains(why), "{}", said(&output));
        assert!(files(&place) == left, "{why}: nothing was touched");
    }
    corpus.resume(&place);
}

#[test]
fn two_runs_do_not_write_the_same_files() {
    let corpus = Corpus::new();
    let place = corpus.place("place");
    let mut child = command(&place, &["-"]).stdin(Stdio::piped()).spawn().unwrap();
    while !place.join("features.journal.jsonl").exists() {
        sleep(Duration::from_millis(1));
    }
    let second = command(&place, RUN).output().unwrap();
    assert!(second.status.code() == Some(2) && said(&second).contains("another run"), "{}", said(&second));
    feed(&mut child.stdin.take().unwrap(), 0, ARTICLES);
    child.wait_with_output().unwrap();
    assert!(files(&place)["features.csv"] == corpus.whole["features.csv"]);
}

#[test]
fn tables_of_another_form_are_known_again() {
    let corpus = Corpus::new();
    for table in ["features.parquet", "features.sav"] {
        let form = |place: &Path, options: &[&str]| {
            let mut command = Command::new(assert_cmd::cargo::cargo_bin("connote"));
            command.current_dir(place).args(["extract", "../news.jsonl", "--features", "stance", "-o", table]);
            command.args(options).stderr(Stdio::piped());
            command
        };
        let whole = corpus.place(&format!("{table} whole"));
        assert_eq!(form(&whole, &[]).status().unwrap().code(), Some(1));
        assert_eq!(files(&whole).len(), 3, "table, manifest and rejects");
        for round in 2..8 {
            let place = corpus.place(&format!("{table} {round}"));
            kill(form(&place, &[]).spawn().unwrap(), &place, round, Duration::ZERO);
            if journal(&place).len() > 1 && place.join("features.journal.jsonl").exists() {
                let other = form(&place, &["-o", "features.csv", "--resume"]).output().unwrap();
                assert!(other.status.code() == Some(2), "{}", said(&other));
            }
            assert_eq!(form(&place, &["--resume"]).status().unwrap().code(), Some(1));
            assert!(files(&whole) == files(&place), "{table} {round}");
        }
    }
}

#[test]
fn files_of_a_folder_are_known_again() {
    let folder = tempdir().unwrap();
    let write = |at: usize, text: &str| fs::write(folder.path().join(format!("in/{at:04}.txt")), text).unwrap();
    fs::create_dir(folder.path().join("in")).unwrap();
    (0..3 * BATCH).for_each(|at| write(at, &format!("The {at} dams may hold.\n\nSo they say.\n")));
    let place = |name: &str| {
        fs::create_dir(folder.path().join(name)).unwrap();
        folder.path().join(name)
    };
    let (whole, broken) = (place("whole"), place("broken"));
    assert!(command(&whole, &["../in"]).status().unwrap().success());
    kill(command(&broken, &["../in"]).spawn().unwrap(), &broken, 2, Duration::ZERO);
    assert!(command(&broken, &["../in", "--resume"]).status().unwrap().success());
    assert!(files(&whole) == files(&broken));
}

#[test]
fn a_closed_pipe_is_told() {
    let folder = tempdir().unwrap();
    let mut command_line = Command::new(assert_cmd::cargo::cargo_bin("connote"));
    command_line.current_dir(folder.path()).args(["extract", "-o", "-"]).stderr(Stdio::piped());
    let mut child = command_line.stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("standard output cannot be written"), "{}", said(&output));

    // That nobody reads the messages is no reason to stop.
    let corpus = Corpus::new();
    let place = corpus.place("place");
    let mut child = command(&place, RUN).spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert!(files(&place) == corpus.whole);
}
