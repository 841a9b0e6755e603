//! What stands in articles, names and tables cannot steer a terminal, nor a spreadsheet under `--excel`.

use std::path::Path;

use assert_cmd::Command;
use serde_json::json;

/// Colour, a title for the window, a bell, a clear screen in one byte, and a turn of the direction of writing.
const HARM: &str = "\u{1b}[31m\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}\r\u{8}";

/// Articles whose every field would steer a terminal.
fn articles(folder: &Path) {
    let text = |other: &str| {
        format!("The {HARM}mayor of {other} may “act{HARM}”, officials said. The so-called{HARM} dam in {other} surely holds. ")
            .repeat(12)
    };
    let mut lines = String::new();
    for n in 0..6 {
        let (town, outlet) = if n % 2 == 0 { ("Northquay", "north") } else { ("Saltmere", "south") };
        let line = json!({
            "id": format!("{HARM}{n}"), "text": text(town), "outlet": format!("{HARM}{outlet}"), "headline": HARM,
        });
        lines.push_str(&format!("{line}\n"));
    }
    lines.push_str("{\"id\": \"\\u001b[31mbroken\", \"text\": null}\n");
    std::fs::write(folder.join("a.jsonl"), lines).unwrap();
    let header = format!("{HARM}\n1\n");
    std::fs::write(folder.join("odd.csv"), header).unwrap();
}

fn run(folder: &Path, args: &[&str]) -> (String, String) {
    let done = Command::cargo_bin("connote").unwrap().current_dir(folder).args(args).assert();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&done.get_output().stdout), text(&done.get_output().stderr))
}

fn is_harmless(what: &str, text: &str) {
    let steering = |c: char| {
        c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!text.contains(steering), "{what}: {:?}", text.chars().find(|c| steering(*c)));
}

#[test]
fn nothing_in_an_article_steers_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path());
    let first = format!("{HARM}0");
    let commands: [&[&str]; 11] = [
        &["extract", "a.jsonl"],
        &["compare", "features.csv", "--by", "meta_outlet"],
        &["explain", "a.jsonl", "--id", &first],
        &["explain", "a.jsonl", "--id", "none"],
        &["explain", "odd.csv"],
        &["kwic", "mayor", "a.jsonl"],
        &["kwic", "--regex", "so-called.", "a.jsonl"],
        &["keyness", "a.jsonl"],
        &["delta", "a.jsonl"],
        &["report", "a.jsonl", "--by", "outlet"],
        &["extract", "odd.csv"],
    ];
    for args in commands {
        let (out, said) = run(folder.path(), args);
        assert!(!(out.is_empty() && said.is_empty()), "{args:?}");
        is_harmless(&format!("{args:?}, standard output"), &out);
        is_harmless(&format!("{args:?}, standard error"), &said);
    }
}

#[test]
fn a_spreadsheet_runs_no_cell_as_a_formula() {
    let folder = tempfile::tempdir().unwrap();
    let mut lines = String::new();
    for start in ["=", "+", "-", "@", "\t", "\r"] {
        let line = json!({"id": format!("{start}id"), "text": "The dam may hold.", "outlet": format!("{start}cmd|' /C calc'!A0"), "note": format!("{start}1")});
        lines.push_str(&format!("{line}\n"));
    }
    std::fs::write(folder.path().join("a.jsonl"), lines).unwrap();
    run(folder.path(), &["extract", "a.jsonl", "--excel", "-o", "safe.csv"]);
    let bytes = std::fs::read(folder.path().join("safe.csv")).unwrap();
    assert!(bytes.starts_with(b"\xEF\xBB\xBF"));
    let mut table = csv::Reader::from_reader(&bytes[3..]);
    let texts: Vec<usize> = ["doc_id", "meta_outlet", "meta_note"]
        .map(|name| table.headers().unwrap().iter().position(|column| column == name).unwrap())
        .into();
    let mut rows = 0;
    for row in table.records() {
        let row = row.unwrap();
        rows += 1;
        assert!(texts.iter().all(|column| row[*column].starts_with('\'')), "{row:?}");
    }
    assert_eq!(rows, 6);
    run(folder.path(), &["extract", "a.jsonl", "-o", "plain.csv"]);
    assert!(std::fs::read_to_string(folder.path().join("plain.csv")).unwrap().contains("\n=id,"));
}
