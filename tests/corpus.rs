//! The commands over many articles, end to end on the sample corpus and on made-up inputs.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use std::collections::BTreeMap;
use std::fs;
use tempfile::{TempDir, tempdir};

fn connote(folder: &TempDir) -> Command {
    let mut command = Command::cargo_bin("connote").unwrap();
    command.current_dir(folder.path());
    command
}

fn stdout(folder: &TempDir, args: &[&str]) -> String {
    let done = connote(folder).args(args).assert().success();
    String::from_utf8(done.get_output().stdout.clone()).unwrap()
}

fn rows(folder: &TempDir, name: &str) -> Vec<BTreeMap<String, String>> {
    let mut csv = csv::Reader::from_path(folder.path().join(name)).unwrap();
    csv.deserialize().map(|row| row.unwrap()).collect()
}

fn number(row: &BTreeMap<String, String>, column: &str) -> f64 {
    row[column].parse().unwrap()
}

#[test]
fn keyness_sees_how_the_sample_outlets_were_written() {
    let folder = tempdir().unwrap();
    let shown = stdout(&folder, &["keyness", "-o", "k.csv"]);
    assert!(shown.contains("meridian-wire: 8 articles") && shown.contains("[said]"), "{shown}");
    let rows = rows(&folder, "k.csv");
    let key = |group: &str, term: &str| rows.iter().find(|row| row["group"] == group && row["term"] == term).unwrap();
    // Reports by "said", contractions of a tabloid, doubting verbs for opponents.
    for (group, term) in [("meridian-wire", "said"), ("morning-klaxon", "it's"), ("the-lantern-post", "claimed")] {
        let key = key(group, term);
        assert!(number(key, "log_ratio") > 1.0 && number(key, "p_adjusted") < 0.05, "{term}: {key:?}");
        assert!(key["examples"].contains(&format!("[{term}]")));
    }
    // What one says more, the others say less; and the sums are those of the table.
    let (here, there) = (key("meridian-wire", "said"), key("the-lantern-post", "said"));
    assert!(number(there, "log_ratio") < 0.0);
    assert_eq!(
        number(here, "count_n") + number(here, "other_count_n"),
        number(there, "count_n") + number(there, "other_count_n")
    );
    assert!(number(here, "articles_n") <= 8.0 && number(here, "other_articles_n") <= 16.0);
}

#[test]
fn threads_change_no_byte() {
    let (one, two) = (tempdir().unwrap(), tempdir().unwrap());
    for (folder, threads) in [(&one, "1"), (&two, "2")] {
        stdout(folder, &["keyness", "--ngrams", "1..2", "-o", "k.csv", "--threads", threads]);
        let files = ["-o", "d.csv", "--tree", "t.nwk", "--pca", "p.csv", "--attribution", "a.csv"];
        stdout(folder, &[&["delta", "--threads", threads][..], &files].concat());
        stdout(folder, &["kwic", "dam*", "--sort", "left", "-o", "l.jsonl", "--threads", threads]);
    }
    for name in ["k.csv", "d.csv", "t.nwk", "p.csv", "p.loadings.csv", "a.csv", "l.jsonl"] {
        let read = |folder: &TempDir| fs::read(folder.path().join(name)).unwrap();
        assert!(!read(&one).is_empty() && read(&one) == read(&two), "{name}");
    }
}

#[test]
fn keyness_says_what_is_wrong() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "The dam holds.").unwrap();
    for (args, said) in [
        (&["keyness", "--by", "colour"][..], "there are: meta_"),
        (&["keyness", "--against", "gazette"], "the-lantern-post"),
        (&["keyness", "--ngrams", "3..1"], "1..3"),
        (&["keyness", "-"], "read twice"),
        (&["keyness", "a.txt"], "no article has a column"),
        (&["keyness", "-o", "no/such/k.csv"], "no/such"),
    ] {
        connote(&folder).args(args).assert().code(2).stderr(contains(said));
    }
}

#[test]
fn delta_can_be_computed_again_from_its_frequencies() {
    let folder = tempdir().unwrap();
    stdout(&folder, &["delta", "--distance", "cosine", "-o", "a.csv", "--write-frequencies", "f.csv"]);
    stdout(&folder, &["delta", "--distance", "cosine", "-o", "b.csv", "--frequencies", "f.csv"]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("a.csv"), read("b.csv"));
    assert_eq!(read("f.csv").lines().next().unwrap().split(',').count(), 151);
    assert!(read("f.csv").starts_with(",the,"));
}

#[test]
fn delta_tells_outlets_where_events_are_kept_apart() {
    let folder = tempdir().unwrap();
    let accuracy = |more: &[&str]| {
        let shown = stdout(&folder, &[&["delta"][..], more].concat());
        let line = shown.lines().find(|line| line.starts_with("accuracy")).unwrap().to_owned();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap()
    };
    // Three outlets tell the same events: the nearest text is on the same event.
    assert!(accuracy(&[]) < 34.0);
    assert!(accuracy(&["--apart", "file", "--distance", "cosine"]) > 60.0);
}

#[test]
fn groups_can_be_texts_and_names_their_groups() {
    let folder = tempdir().unwrap();
    stdout(&folder, &["delta", "--unit", "group", "-o", "d.csv", "--tree", "t.csv"]);
    let names: Vec<String> = rows(&folder, "d.csv").iter().map(|row| row[""].clone()).collect();
    assert_eq!(names, ["meridian-wire", "morning-klaxon", "the-lantern-post"]);
    assert_eq!(rows(&folder, "t.csv").len(), 2);
    fs::write(folder.path().join("f.csv"), ",the,of\nann_1,5,2\nann_2,5.1,2.1\nben_1,3,4\nben_2,3.2,4.1\n").unwrap();
    let shown = stdout(&folder, &["delta", "--frequencies", "f.csv", "--by-prefix", "--neighbours", "1"]);
    assert!(shown.contains("4 of 4 texts") && shown.contains("ann_2 ("), "{shown}");
    connote(&folder).args(["delta", "--frequencies", "f.csv", "--attribution", "a.csv"]).assert().code(2);
}

#[test]
fn a_concordance_is_safe_to_look_at() {
    let folder = tempdir().unwrap();
    let text = "{\"id\":\"a\\u001b[2J\",\"text\":\"The \\u001b[31m dam \\u202eholds. “The dam is old,” he said.\",\"outlet\":\"post\"}\n";
    fs::write(folder.path().join("in.jsonl"), text).unwrap();
    let shown = stdout(&folder, &["kwic", "DAM", "in.jsonl"]);
    assert!(!shown.contains(['\u{1b}', '\u{202e}']) && shown.lines().count() == 2, "{shown:?}");
    let places: Vec<usize> = shown.lines().map(|line| line.chars().position(|c| c == '[').unwrap()).collect();
    assert!(shown.lines().nth(1).unwrap().contains('>'), "a quoted voice is marked: {shown}");
    assert!(places.iter().all(|place| *place > 0));
    let lines = stdout(&folder, &["kwic", "dam", "in.jsonl", "--format", "jsonl", "--voice", "quoted"]);
    let line: serde_json::Value = serde_json::from_str(lines.trim()).unwrap();
    assert_eq!((&line["node"], &line["group"], &line["voice"]), (&"dam".into(), &"post".into(), &"quoted".into()));
    connote(&folder).args(["kwic", "weir", "in.jsonl"]).assert().success().stderr(contains("0 lines"));
    connote(&folder).args(["kwic", "(", "in.jsonl", "--regex"]).assert().code(2).stderr(contains("regular expression"));
}

#[test]
fn what_cannot_be_read_is_said_once_and_the_rest_counted() {
    let folder = tempdir().unwrap();
    let text = |id: usize| ["The dam holds.", "The weir leaks."][id % 2];
    let line = |id: usize| format!("{{\"id\":\"{id}\",\"text\":\"{}\",\"outlet\":\"o{}\"}}\n", text(id), id % 2);
    fs::write(folder.path().join("in.jsonl"), (0..4).map(line).collect::<String>() + "{broken\n").unwrap();
    let done = connote(&folder).args(["keyness", "in.jsonl", "--min-articles", "1"]).assert().code(1);
    let said = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert_eq!(said.matches("line 5").count(), 1, "{said}");
    done.stdout(contains("2 articles, 6 words").and(contains("o0")));
}

/// Codes every item by a rule of its question and number, with so many coders.
fn code(folder: &TempDir, name: &str, rule: impl Fn(&str, usize) -> &'static str) {
    let rows = rows(folder, "sample.csv");
    let mut csv = csv::Writer::from_path(folder.path().join(name)).unwrap();
    csv.write_record(["item", "question", "code"]).unwrap();
    for (at, row) in rows.iter().enumerate() {
        csv.write_record([&row["item"], &row["question"], rule(&row["question"], at)]).unwrap();
    }
}

#[test]
fn a_sample_is_blind_and_its_codes_say_how_good_marks_are() {
    let folder = tempdir().unwrap();
    stdout(&folder, &["extract", "--evidence", "evidence.csv"]);
    let draw = ["sample", "evidence.csv", "--feature", "hedges", "-n", "60", "--by", "meta_outlet"];
    connote(&folder).args(draw).assert().success().stderr(contains("30 marks and 30 sentences").and(contains("[may]")));
    let (sample, key) = (rows(&folder, "sample.csv"), rows(&folder, "sample.key.csv"));
    assert_eq!((sample.len(), key.len()), (60, 60));
    assert_eq!(sample[0].keys().collect::<Vec<_>>(), ["after", "before", "code", "item", "question", "text"]);
    assert!(sample.iter().filter(|row| row["question"] == "mark").all(|row| row["text"].matches('[').count() == 1));
    // All marks of a group are stood for: the weights of its drawn marks sum to their number.
    let marks = |group: &str| {
        key.iter().filter(|row| row["question"] == "mark" && row["group"] == group).cloned().collect::<Vec<_>>()
    };
    for group in ["meridian-wire", "morning-klaxon", "the-lantern-post"] {
        let drawn = marks(group);
        let weights: f64 = drawn.iter().map(|row| number(row, "weight")).sum();
        assert!(drawn.len() == 10 && (weights - number(&drawn[0], "population_n")).abs() < 1e-3, "{group} {weights}");
    }
    code(&folder, "right.csv", |question, _| if question == "mark" { "1" } else { "0" });
    let shown = stdout(&folder, &["validate", "right.csv", "right.csv", "--key", "sample.key.csv", "-o", "v.csv"]);
    assert!(shown.contains("1.00 [1.00, 1.00]"), "{shown}");
    let validity = rows(&folder, "v.csv");
    let value = |group: &str, statistic: &str| {
        number(validity.iter().find(|row| row["group"] == group && row["statistic"] == statistic).unwrap(), "value")
    };
    // Where all marks are right and none is missed, there is nothing to correct.
    assert_eq!(value("meridian-wire", "rate_p1k"), value("meridian-wire", "corrected_rate_p1k"));
    let population = number(&marks("meridian-wire")[0], "population_n");
    assert!((value("meridian-wire", "rate_p1k") - 1000.0 * population / 3472.0).abs() < 1e-3);
}

#[test]
fn coders_that_differ_agree_less_and_the_same_texts_give_the_same_sample() {
    let folder = tempdir().unwrap();
    stdout(&folder, &["extract", "--evidence", "evidence.csv"]);
    let draw = ["sample", "evidence.csv", "--feature", "loaded_terms", "-n", "40"];
    for threads in ["1", "2"] {
        stdout(&folder, &[&draw[..], &["--threads", threads, "-o", &format!("s{threads}.csv")]].concat());
    }
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert!(read("s1.csv") == read("s2.csv") && read("s1.key.csv") == read("s2.key.csv"));
    stdout(&folder, &draw);
    code(&folder, "ann.csv", |question, at| if question == "mark" && at % 3 > 0 { "1" } else { "0" });
    code(&folder, "ben.csv", |question, at| if question == "mark" && at % 4 > 0 { "1" } else { "0" });
    stdout(&folder, &["validate", "ann.csv", "ben.csv", "--key", "sample.key.csv", "-o", "v.csv"]);
    let all: Vec<_> = rows(&folder, "v.csv").into_iter().filter(|row| row["group"] == "all").collect();
    let alpha = all.iter().find(|row| row["statistic"] == "alpha_marks").unwrap();
    assert!(number(alpha, "value") < 0.9 && number(alpha, "lo") <= number(alpha, "value"), "{alpha:?}");
    // Without the key only what the sample itself shows.
    let shown = stdout(&folder, &["validate", "ann.csv"]);
    assert!(shown.contains("sample") && !shown.contains("difference"), "{shown}");
}

#[test]
fn samples_say_what_is_wrong() {
    let folder = tempdir().unwrap();
    stdout(&folder, &["extract", "--evidence", "evidence.csv"]);
    fs::write(folder.path().join("a.md"), "# A dam in doubt\n\nThe dam may hold.\n").unwrap();
    for (args, said) in [
        (&["sample", "evidence.csv", "--feature", "colours"][..], "there are marks of"),
        (&["sample", "evidence.csv", "--feature", "hedges", "a.md", "--by", "title"], "not in the inputs"),
        (&["sample", "nothing.csv", "--feature", "hedges"], "nothing.csv"),
        (&["validate", "evidence.csv"], "no column \"item\""),
        (&["validate", "nothing.csv"], "nothing.csv"),
    ] {
        connote(&folder).args(args).assert().code(2).stderr(contains(said));
    }
    assert!(!folder.path().join("sample.csv").exists());
}
