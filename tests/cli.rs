//! The binary, end to end: what a run leaves, how it ends, what it says.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};

fn connote(folder: &TempDir) -> Command {
    let mut command = Command::cargo_bin("connote").unwrap();
    command.current_dir(folder.path());
    command
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().unwrap().is_file());
    files.map(|entry| (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap())).collect()
}

fn write(folder: &TempDir, name: &str, text: impl AsRef<[u8]>) {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn rows(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut csv = csv::Reader::from_path(path).unwrap();
    csv.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn without_input_the_sample_corpus_becomes_a_table() {
    let folder = tempdir().unwrap();
    connote(&folder).arg("extract").assert().success().stderr(contains("24 articles").and(contains("meridian-wire")));
    let names: Vec<String> = files(folder.path()).into_keys().collect();
    assert_eq!(names, ["features.csv", "features.csv-metadata.json", "features.manifest.json"]);
    let rows = rows(&folder.path().join("features.csv"));
    assert_eq!(rows.len(), 24);
    assert!(rows.iter().all(|row| row["status"] == "ok" && !row["meta_outlet"].is_empty()));
}

#[test]
fn threads_and_folders_change_no_byte() {
    let (one, two, corpus) = (tempdir().unwrap(), tempdir().unwrap(), tempdir().unwrap());
    for (id, text) in [("a/x.txt", "The dam may hold.\n"), ("b/y.md", "# The dam\n\nThe dam may hold.\n")] {
        write(&corpus, id, text.repeat(20));
    }
    write(&corpus, "b/z.jsonl", "{\"id\":\"z\",\"text\":\"The “dam” holds.\",\"topic\":\"dam\"}\n");
    let copy = tempdir().unwrap();
    for (id, bytes) in [("a/x.txt", "a/x.txt"), ("b/y.md", "b/y.md"), ("b/z.jsonl", "b/z.jsonl")] {
        write(&copy, id, fs::read(corpus.path().join(bytes)).unwrap());
    }
    for (folder, input, threads) in [(&one, &corpus, "1"), (&two, &copy, "2")] {
        let all = ["--evidence", "e.csv", "--long", "l.csv", "--threads", threads];
        connote(folder).arg("extract").arg(input.path()).args(all).assert().success();
    }
    assert_eq!(files(one.path()), files(two.path()));
}

#[test]
fn bad_records_are_named_and_the_rest_is_there() {
    let folder = tempdir().unwrap();
    write(
        &folder,
        "in/a.jsonl",
        "{\"id\":\"1\",\"text\":\"One dam.\"}\n{broken\n{\"id\":\"3\",\"txt\":\"x\"}\n{\"id\":\"4\",\"text\":\"Four dams.\"}\n",
    );
    write(&folder, "in/b.txt", "");
    write(&folder, "in/c.txt", [0x89, b'P', b'N', b'G', 0, 1, 2, 0, 0]);
    write(&folder, "in/d.txt", "A good article.");
    let said = contains("line 2").and(contains("line 3")).and(contains("b.txt")).and(contains("c.txt"));
    connote(&folder).args(["extract", "in"]).assert().code(1).stderr(said);
    let ids: Vec<String> = rows(&folder.path().join("features.csv")).iter().map(|row| row["doc_id"].clone()).collect();
    assert_eq!(ids, ["1", "4", "d.txt"]);
    assert_eq!(rows(&folder.path().join("features.rejects.csv")).len(), 4);
}

#[test]
fn rejects_of_an_earlier_run_do_not_stay() {
    let folder = tempdir().unwrap();
    write(&folder, "in/a.txt", "A dam.");
    write(&folder, "in/b.txt", "");
    connote(&folder).args(["extract", "in"]).assert().code(1);
    fs::remove_file(folder.path().join("in/b.txt")).unwrap();
    connote(&folder).args(["extract", "in"]).assert().success();
    assert!(!folder.path().join("features.rejects.csv").exists());
}

#[test]
fn strict_leaves_nothing() {
    let folder = tempdir().unwrap();
    write(&folder, "in/a.txt", "A dam.");
    write(&folder, "in/b.txt", "");
    connote(&folder).args(["extract", "in", "--strict"]).assert().code(1).stderr(contains("nothing was written"));
    connote(&folder).args(["annotate", "in", "--strict", "--output", "o.jsonl"]).assert().code(1);
    assert_eq!(files(folder.path()).len(), 0);
}

#[test]
fn wrong_usage_is_told_from_bad_input() {
    let folder = tempdir().unwrap();
    write(&folder, "empty/.hidden.txt", "x");
    write(&folder, "a.csv", "id,body\n1,x\n");
    for (args, said) in [
        (&["extract", "empty"][..], "no article"),
        (&["extract", "nowhere"], "nowhere"),
        (&["extract", "a.csv"], "no column \"text\""),
        (&["extract", "a.csv", "--text-column", "body", "-o", "no/such/f.csv"], "no/such"),
        (&["extract", "a.csv", "--text-column", "body", "-o", "empty"], "is a folder"),
        (&["extract", "--nonsense"], "--nonsense"),
        (&["lexicon", "show", "nothing"], "hedges"),
        (&["explain", "a.csv", "--text-column", "body", "--id", "7"], "no article has the id"),
    ] {
        connote(&folder).args(args).assert().code(2).stderr(contains(said));
    }
    assert_eq!(files(folder.path()).len(), 1, "nothing half-written");
}

#[test]
fn standard_input_and_output_are_files_like_others() {
    let folder = tempdir().unwrap();
    let input = "{\"id\":\"a\",\"text\":\"The dam may hold.\"}\n";
    let out = connote(&folder).args(["extract", "-", "-o", "-"]).write_stdin(input).assert().success();
    let text = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    assert!(text.starts_with("doc_id,status,words_n,") && text.contains("\na,short,4,"));
    assert!(files(folder.path()).is_empty());
}

#[test]
fn every_count_can_be_computed_again_from_the_evidence() {
    let folder = tempdir().unwrap();
    connote(&folder).args(["extract", "--evidence", "e.csv"]).assert().success();
    let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
    for row in rows(&folder.path().join("e.csv")) {
        // What stands in the headline is no part of the body.
        let body = u64::from(row["voice"] != "headline");
        *counts.entry((row["doc_id"].clone(), format!("{}_n", row["feature"]))).or_default() += body;
        *counts.entry((row["doc_id"].clone(), format!("{}_n_{}", row["feature"], row["voice"]))).or_default() += 1;
    }
    let mut checked = 0;
    let codebook = connote::codebook::Codebook::full();
    let counted = codebook.columns.iter().filter(|column| matches!(column.measure, connote::feature::Measure::Count));
    for column in counted {
        for row in rows(&folder.path().join("features.csv")) {
            let again = counts.get(&(row["doc_id"].clone(), column.name.clone())).copied().unwrap_or_default();
            assert_eq!(row[&column.name], again.to_string(), "{} of {}", column.name, row["doc_id"]);
            checked += 1;
        }
    }
    assert!(checked > 24 * 30);
}

#[test]
fn annotations_keep_the_contract() {
    let folder = tempdir().unwrap();
    write(&folder, "in.jsonl", "{\"id\":\"a\",\"text\":\"É “so be it,” said Varn.\"}\n");
    connote(&folder).args(["annotate", "in.jsonl", "--output", "o.jsonl", "--with-text"]).assert().success();
    let line = fs::read_to_string(folder.path().join("o.jsonl")).unwrap();
    let record: serde_json::Value = serde_json::from_str(&line).unwrap();
    let quotation = &record["quotations"][0];
    assert_eq!((&quotation["start"], &quotation["end"]), (&2.into(), &13.into()));
    assert_eq!(record["tokens"][0], serde_json::json!([0, 1, "word"]));
    for field in
        ["id", "text", "encoding", "headline", "boilerplate", "paragraphs", "sentences", "attributions", "evidence"]
    {
        assert!(record.get(field).is_some(), "{field}");
    }
    let bytes = connote(&folder).args(["annotate", "in.jsonl", "--offsets", "bytes"]).assert().success();
    let record: serde_json::Value = serde_json::from_slice(&bytes.get_output().stdout).unwrap();
    assert_eq!(record["quotations"][0]["start"], 3);
}

#[test]
fn explain_shows_marks_reasons_and_numbers() {
    let folder = tempdir().unwrap();
    write(&folder, "a.txt", "The so-called “experts” may come, \u{1b}[31mVarn claimed.\n");
    let page = connote(&folder).args(["explain", "a.txt"]).assert().success();
    let page = String::from_utf8(page.get_output().stdout.clone()).unwrap();
    assert!(page.contains("[may|H]") && page.contains("scare") && page.contains("scare_quotes_n"), "{page}");
    assert!(!page.contains('\u{1b}'), "text must not steer the terminal");
    let coloured = connote(&folder).args(["explain", "a.txt", "--color", "always"]).assert().success();
    let coloured = String::from_utf8(coloured.get_output().stdout.clone()).unwrap();
    assert!(coloured.contains('\u{1b}') && !coloured.contains("\u{1b}[31mVarn"));
}

#[test]
fn layout_plain_guesses_nothing() {
    let folder = tempdir().unwrap();
    let body = "The dam above the village may not hold through the winter, engineers said on Monday.\n\n".repeat(3);
    write(
        &folder,
        "a.txt",
        format!("A Dam Too Far\n\nBy Ilse Varn\n\n{body}Copyright © 2031 The Post. All rights reserved.\n"),
    );
    let boilerplate = |args: &[&str]| {
        connote(&folder).args(["extract", "a.txt"]).args(args).assert().success();
        let row = rows(&folder.path().join("features.csv")).remove(0);
        (row["boilerplate_words_n"].clone(), row.get("meta_author").cloned())
    };
    assert_eq!(boilerplate(&["--layout", "plain"]), ("0".to_owned(), None));
    assert_eq!(boilerplate(&[]), ("6".to_owned(), Some("Ilse Varn".to_owned())));
}

#[test]
fn an_article_in_another_language_keeps_what_holds_for_any() {
    let folder = tempdir().unwrap();
    let german = "Der Bürgermeister bat die Leute, ihre Häuser zu verlassen, doch einige blieben, weil man ihnen im \
        Frühjahr dasselbe gesagt hatte und nichts geschehen war. Gegen Mittag stand das Wasser an den Fenstern der \
        Schule, und Boote fuhren von Haus zu Haus. ";
    write(&folder, "a.txt", german.repeat(2));
    connote(&folder).args(["extract", "a.txt", "--long", "l.csv"]).assert().success();
    let row = &rows(&folder.path().join("features.csv"))[0];
    assert_eq!(row["status"], "language");
    assert!(row["hedges_n"].is_empty() && row["flesch_reading_ease"].is_empty());
    assert!(!row["words_n"].is_empty() && !row["ttr"].is_empty());
    let long = rows(&folder.path().join("l.csv"));
    assert!(long.iter().all(|row| row["feature"] != "hedges_n") && long.iter().any(|row| row["feature"] == "ttr"));
}

#[test]
fn a_sample_of_words_is_noted_and_measured() {
    let folder = tempdir().unwrap();
    write(&folder, "long.txt", "The dam and the village and the river wait. The river waits for the dam.");
    write(&folder, "short.txt", "The dam waits.");
    connote(&folder).args(["extract", "long.txt", "short.txt", "--sample-words", "9"]).assert().success();
    let rows = rows(&folder.path().join("features.csv"));
    assert_eq!((&*rows[0]["ttr"], &*rows[0]["words_n"]), ("0.6667", "15"));
    assert_eq!((&*rows[1]["ttr"], &*rows[1]["words_n"]), ("", "3"));
    let manifest = fs::read_to_string(folder.path().join("features.manifest.json")).unwrap();
    assert!(manifest.contains("\"sample_words\": 9"), "{manifest}");
    connote(&folder).args(["extract", "--sample-words", "0"]).assert().code(2);
}
