//! Columns of the most frequent words and sequences of characters: what they are called, hold and rest on.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use std::collections::{BTreeMap, HashSet};
use std::fs;
use tempfile::{TempDir, tempdir};

/// The words: the 3 times, dam 3 times, café, held, it's.
const SMALL: [(&str, &str); 4] =
    [("a", "The dam held, the dam."), ("b", "It\u{2019}s the caf\u{e9}."), ("c", "Dam!"), ("d", "...")];

fn folder(articles: &[(&str, &str)]) -> TempDir {
    let folder = tempdir().unwrap();
    let line = |(id, text): &(&str, &str)| serde_json::json!({ "id": id, "text": text }).to_string();
    fs::write(folder.path().join("in.jsonl"), articles.iter().map(line).collect::<Vec<_>>().join("\n")).unwrap();
    folder
}

fn connote(folder: &TempDir, args: &[&str]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("connote").unwrap().current_dir(folder.path()).args(args).assert()
}

/// The rows of a table, each cell under its column's name.
fn rows(folder: &TempDir, name: &str) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(folder.path().join(name)).unwrap().deserialize().map(Result::unwrap).collect()
}

/// The columns of a table whose names begin like this, in order.
fn names(folder: &TempDir, name: &str, start: &str) -> Vec<String> {
    let mut csv = csv::Reader::from_path(folder.path().join(name)).unwrap();
    csv.headers().unwrap().iter().filter(|name| name.starts_with(start)).map(str::to_owned).collect()
}

fn column(rows: &[BTreeMap<String, String>], name: &str) -> Vec<String> {
    rows.iter().map(|row| row[name].clone()).collect()
}

#[test]
fn words_and_sequences_are_those_counted_by_hand() {
    let folder = folder(&SMALL);
    let args = ["extract", "in.jsonl", "--features", "surface", "--mfw", "4", "--char-ngrams", "2,3"];
    connote(&folder, &args).success();
    // Equals stand by the alphabet: held is there, it's is not.
    assert_eq!(
        names(&folder, "features.csv", "mfw_"),
        ["mfw_dam_p1k", "mfw_the_p1k", "mfw_caf_ue9_p1k", "mfw_held_p1k"]
    );
    let table = rows(&folder, "features.csv");
    assert_eq!(column(&table, "mfw_dam_p1k"), ["400.0000", "0.0000", "1000.0000", ""]);
    assert_eq!(column(&table, "mfw_caf_ue9_p1k"), ["0.0000", "333.3333", "0.0000", ""]);
    // the_dam_held_the_dam, it's_the_café, dam: "he" 4 times, then "am" and "da" 3 times, like "th" and "e_".
    assert_eq!(names(&folder, "features.csv", "char_"), ["char_ngrams_n", "char_he_p1k", "char_am_p1k", "char_da_p1k"]);
    assert_eq!(column(&table, "char_ngrams_n"), ["19", "12", "2", "0"]);
    assert_eq!(column(&table, "char_he_p1k"), ["157.8947", "83.3333", "0.0000", ""]);
    assert_eq!(column(&table, "char_am_p1k"), ["105.2632", "0.0000", "500.0000", ""]);
}

#[test]
fn an_article_shorter_than_a_sequence_has_empty_cells() {
    let folder = folder(&SMALL);
    connote(&folder, &["extract", "in.jsonl", "--char-ngrams", "4,1"]).success();
    assert_eq!(names(&folder, "features.csv", "char_")[1..], ["char_the__p1k"]);
    assert_eq!(column(&rows(&folder, "features.csv"), "char_the__p1k"), ["117.6471", "100.0000", "", ""]);
}

#[test]
fn names_are_safe_and_the_metadata_tell_what_they_stand_for() {
    let text = "No. 5 may go, no, it\u{2019}s \u{432}\u{43e}\u{434}\u{430} in the U.S., and with and for all: \
        antidisestablishmentarianisms, antidisestablishmentarianists.";
    let folder = folder(&[("a", text)]);
    let args = ["extract", "in.jsonl", "--mfw", "99", "--char-ngrams", "3,500", "--features", "all"];
    connote(&folder, &args).success().stderr(contains("different words were counted, 99 asked for"));
    let all = names(&folder, "features.csv", "");
    let unlike: HashSet<String> = all.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(unlike.len(), all.len());
    let unsafe_ones: Vec<_> = all.iter().filter(|name| !connote::codebook::names::is_safe(name)).collect();
    assert!(unsafe_ones.is_empty(), "{unsafe_ones:?}");
    let text = fs::read_to_string(folder.path().join("features.csv-metadata.json")).unwrap();
    let metadata: serde_json::Value = serde_json::from_str(&text).unwrap();
    let described = metadata["tableSchema"]["columns"].as_array().unwrap();
    let told = |name: &str| {
        let found = described.iter().find(|column| column["name"] == name).expect(name);
        found["dc:description"].as_str().unwrap().split(':').next().unwrap().to_owned()
    };
    for (name, word) in [
        ("mfw_no_p1k", "no"),
        ("mfw_no_2_p1k", "no."),
        ("mfw_it_s_p1k", "it's"),
        ("mfw_u_s_p1k", "u.s."),
        ("mfw_with_p1k", "with"),
        ("mfw_u432_u43e_u434_u430_p1k", "\u{432}\u{43e}\u{434}\u{430}"),
        ("mfw_antidisestablishmentaria_p1k", "antidisestablishmentarianisms"),
        ("mfw_antidisestablishmentar_2_p1k", "antidisestablishmentarianists"),
    ] {
        assert_eq!(told(name), format!("The word \u{201c}{word}\u{201d}"));
    }
    assert_eq!(told("char_tu27s_p1k"), "The characters \u{201c}t's\u{201d} in a row, _ for a blank");
}

#[test]
fn every_rate_can_be_computed_again_from_the_evidence() {
    let folder = tempdir().unwrap();
    let args =
        ["extract", "--features", "frequent_words", "--mfw", "60", "--char-ngrams", "3,40", "--evidence", "e.csv"];
    connote(&folder, &args).success();
    let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
    for mark in rows(&folder, "e.csv") {
        if mark["feature"].starts_with("mfw_") {
            // An editor's brackets ("[t]he", "(W)e") are no part of a word.
            let folded = mark["text"].to_lowercase().replace('\u{2019}', "'").replace(['[', ']', '(', ')'], "");
            assert_eq!(folded, mark["entry"]);
        } else if mark["feature"].starts_with("char_") {
            assert!(mark["text"].chars().count() + 2 >= 3 && mark["entry"].chars().count() == 3, "{mark:?}");
        }
        *counts.entry((mark["doc_id"].clone(), mark["feature"].clone())).or_default() += 1;
    }
    let table = rows(&folder, "features.csv");
    let (mut checked, mut both) = (0, 0);
    for row in &table {
        for start in ["mfw_", "char_"] {
            for (name, value) in row.iter().filter(|(name, _)| name.starts_with(start) && name.ends_with("_p1k")) {
                let of = if start == "mfw_" { "words_n" } else { "char_ngrams_n" };
                let feature = name.trim_end_matches("_p1k").to_owned();
                let count = counts.get(&(row["doc_id"].clone(), feature)).copied().unwrap_or_default();
                let again = 1000.0 * count as f64 / row[of].parse::<f64>().unwrap();
                assert_eq!(*value, format!("{again:.4}"), "{name} of {}", row["doc_id"]);
                checked += 1;
                // A word that the optional group counts as well has the same rate there.
                if let Some(same) = row.get(&name.replace("mfw_", "word_")).filter(|_| start == "mfw_") {
                    assert_eq!(same, value);
                    both += 1;
                }
            }
        }
    }
    assert!(checked == 24 * 100 && both > 24 * 30, "{checked} {both}");
}

#[test]
fn threads_change_nothing_and_the_manifest_tells_the_choice() {
    let folder = tempdir().unwrap();
    for threads in ["1", "2"] {
        let (output, evidence) = (format!("t{threads}.csv"), format!("e{threads}.csv"));
        let args = ["extract", "-o", &output, "--evidence", &evidence, "--features", "surface"];
        let more = ["--mfw", "300", "--char-ngrams", "4,300", "--threads", threads];
        connote(&folder, &[&args[..], &more].concat()).success();
    }
    let read = |name: &str| fs::read(folder.path().join(name)).unwrap();
    assert!(read("t1.csv") == read("t2.csv") && read("e1.csv") == read("e2.csv"));
    assert!(read("t1.manifest.json") == read("t2.manifest.json"));
    let manifest: serde_json::Value = serde_json::from_slice(&read("t1.manifest.json")).unwrap();
    assert_eq!((&manifest["options"]["mfw"], &manifest["options"]["char_ngrams"]), (&300.into(), &"4,300".into()));
}

#[test]
fn what_can_be_read_once_only_is_refused_with_advice() {
    let folder = folder(&SMALL);
    for option in [["--mfw", "5"], ["--char-ngrams", "3,5"]] {
        let refused = connote(&folder, &["extract", "in.jsonl", "-", option[0], option[1]]).code(2);
        refused.stderr(contains("standard input can be read once").and(contains("save it to a file")));
    }
    connote(&folder, &["extract", "in.jsonl", "--char-ngrams", "5"]).code(2).stderr(contains("such as 3,100"));
    assert!(!folder.path().join("features.csv").exists());
}
