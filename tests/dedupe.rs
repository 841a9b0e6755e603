//! Near-duplicates and repeated paragraphs, as the command finds them.

use assert_cmd::Command;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};

type Row = BTreeMap<String, String>;

fn connote(folder: &Path, args: &[&str]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("connote").unwrap().current_dir(folder).args(args).assert()
}

fn rows(folder: &Path, name: &str) -> Vec<Row> {
    csv::Reader::from_path(folder.join(name)).unwrap().deserialize().map(Result::unwrap).collect()
}

const PITCH: &str = "Get our letters every morning before the ferry leaves!";

/// A story of 120 words that no other number has.
fn story(number: usize) -> String {
    (0..120).map(|at| format!("w{number}x{at} ")).collect::<String>() + "end."
}

/// Three outlets: the courier prints the post's first story again, with a last sentence of its own.
fn corpus() -> TempDir {
    let folder = tempdir().unwrap();
    let write = |name: &str, text: String| {
        let path = folder.path().join("in").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for number in 0..4 {
        write(&format!("post/{number}.txt"), format!("{}\n\n{PITCH}\n\nIt was told again.", story(number)));
    }
    write("courier/0.txt", format!("{}\n\n{PITCH}\n\nIt was told once.", story(0)));
    write("courier/9.txt", format!("{}\n\n{PITCH}", story(9)));
    folder
}

#[test]
fn doubles_are_marked_with_the_first_of_their_group() {
    let folder = corpus();
    connote(folder.path(), &["extract", "in", "--features", "surface", "--dedupe", "mark"]).success();
    let found: Vec<(String, String)> = rows(folder.path(), "features.csv")
        .into_iter()
        .map(|row| (row["doc_id"].clone(), row["duplicate_group"].clone()))
        .collect();
    for (id, group) in &found {
        let expected = if id.ends_with("/0.txt") { "courier/0.txt" } else { "" };
        assert_eq!(group, expected, "{id}");
    }
    assert_eq!(found.len(), 6);
    let metadata = fs::read_to_string(folder.path().join("features.csv-metadata.json")).unwrap();
    assert!(metadata.contains("\"duplicate_group\""));
}

#[test]
fn only_the_first_is_kept() {
    let folder = corpus();
    let args = ["extract", "in", "--features", "surface", "--dedupe", "keep-first", "--evidence", "e.csv"];
    connote(folder.path(), &args).success();
    let ids: Vec<String> = rows(folder.path(), "features.csv").into_iter().map(|row| row["doc_id"].clone()).collect();
    assert_eq!(ids, ["courier/0.txt", "courier/9.txt", "post/1.txt", "post/2.txt", "post/3.txt"]);
    let manifest = fs::read_to_string(folder.path().join("features.manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["articles"]["duplicates"], 1);
    assert_eq!(manifest["articles"]["read"], 6);
    assert_eq!(manifest["articles"]["written"], 5);
    assert_eq!(manifest["options"]["dedupe"], "keep-first");
    assert!(!fs::read_to_string(folder.path().join("e.csv")).unwrap().contains("post/0.txt"));
    let args = [
        "extract",
        "in",
        "--features",
        "surface",
        "--dedupe",
        "keep-first",
        "--duplicate-threshold",
        "1",
        "-o",
        "all.csv",
    ];
    connote(folder.path(), &args).success();
    assert_eq!(rows(folder.path(), "all.csv").len(), 6, "another last sentence is a difference");
}

#[test]
fn repeated_paragraphs_are_boilerplate_and_their_effect_is_told() {
    let folder = corpus();
    let args = [
        "extract",
        "in",
        "--features",
        "surface",
        "--repeated-paragraphs",
        "3",
        "--repeated-table",
        "r.csv",
        "--repeated-effect",
        "effect.csv",
    ];
    connote(folder.path(), &args).success();
    let table = rows(folder.path(), "features.csv");
    let words = |id: &str| table.iter().find(|row| row["doc_id"] == id).unwrap()["words_n"].clone();
    // 121 words of the story; the post says "It was told again." four times, the courier's pitch stands twice only.
    assert_eq!(words("post/1.txt"), "121");
    assert_eq!(words("courier/9.txt"), "130");
    let taken = rows(folder.path(), "r.csv");
    assert_eq!(taken.len(), 8);
    assert_eq!((&*taken[0]["text"], &*taken[0]["articles_n"], &*taken[0]["words_n"]), (PITCH, "3", "9"));
    let effect = rows(folder.path(), "effect.csv");
    let change = effect.iter().find(|row| row["doc_id"] == "post/1.txt" && row["column"] == "words_n").unwrap();
    assert_eq!((&*change["before"], &*change["after"]), ("134", "121"));
    assert!(effect.iter().all(|row| row["doc_id"].starts_with("post/")));
}

#[test]
fn what_can_be_read_once_only_is_refused() {
    let folder = tempdir().unwrap();
    let refused = connote(folder.path(), &["extract", "-", "--dedupe", "mark"]).failure();
    let message = String::from_utf8_lossy(&refused.get_output().stderr).into_owned();
    assert!(message.contains("save it to a file first"), "{message}");
    connote(folder.path(), &["extract", "--repeated-table", "r.csv"]).failure();
}
