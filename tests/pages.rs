//! The pages as the binary writes them; how they behave in a browser is tested in `tests/browser/`.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use std::fs;
use tempfile::{TempDir, tempdir};

fn connote(folder: &TempDir) -> Command {
    let mut command = Command::cargo_bin("connote").unwrap();
    command.current_dir(folder.path());
    command
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn a_page_is_the_same_bytes_each_time_and_names_no_place_outside() {
    let folder = tempdir().unwrap();
    for name in ["one", "two"] {
        let id = "morning-klaxon/data-leak.txt";
        connote(&folder).args(["explain", "--id", id, "-o", &format!("{name}.html")]).assert().success();
        connote(&folder).args(["report", "-o", &format!("{name}-report.html")]).assert().success();
    }
    for (one, two) in [("one.html", "two.html"), ("one-report.html", "two-report.html")] {
        let page = read(&folder, one);
        assert!(page == read(&folder, two), "{one}");
        assert!(page.contains("default-src") && !page.contains(" src=") && !page.contains("<link"), "{one}");
    }
}

#[test]
fn what_a_text_says_is_escaped_wherever_it_stands() {
    let folder = tempdir().unwrap();
    let hostile = r#"</script><script>alert(1)</script><b a="'>"#;
    let article = |at: usize| {
        let outlet = if at.is_multiple_of(2) { hostile } else { "plain" };
        serde_json::json!({ "id": format!("{hostile}{at}"), "title": hostile, "outlet": outlet, "text": format!("{hostile} “so” may be.") })
    };
    let lines: Vec<String> = (0..12).map(|at| article(at).to_string()).collect();
    fs::write(folder.path().join("in.jsonl"), lines.join("\n")).unwrap();
    connote(&folder).args(["explain", "in.jsonl", "-o", "article.html"]).assert().success();
    connote(&folder).args(["report", "in.jsonl", "-o", "report.html"]).assert().success();
    for name in ["article.html", "report.html"] {
        let page = read(&folder, name);
        assert_eq!((page.matches("<script").count(), page.matches("</script").count()), (2, 2), "{name}");
        assert!(!page.contains("<b a="), "{name}");
    }
}

#[test]
fn a_table_that_does_not_help_is_refused_with_advice() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("other.csv"), "id,outlet\na,b\n").unwrap();
    connote(&folder).args(["extract", "-o", "features.csv"]).assert().success();
    let explain = ["explain", "--id", "morning-klaxon/data-leak.txt", "-o", "page.html", "--table"];
    connote(&folder).args(explain).arg("features.csv").assert().success();
    let page = read(&folder, "page.html");
    assert!(page.contains("among 7 others of <bdi>morning-klaxon</bdi>"));
    let refused = contains("other.csv").and(contains("doc_id")).and(contains("outlet"));
    connote(&folder).args(explain).arg("other.csv").assert().code(2).stderr(refused);
    connote(&folder).args(explain).arg("none.csv").assert().code(2).stderr(contains("none.csv"));
    connote(&folder).args(["explain", "--table", "features.csv"]).assert().code(2).stderr(contains("--output"));
}

#[test]
fn a_report_needs_groups_and_leaves_nothing_behind_without() {
    let folder = tempdir().unwrap();
    connote(&folder).args(["report", "--by", "desk"]).assert().code(2).stderr(contains("desk"));
    assert!(!folder.path().join("report.html").exists());
}

#[test]
fn a_report_says_what_it_could_not_read() {
    let folder = tempdir().unwrap();
    let good =
        |at: usize| format!("{{\"id\":\"{at}\",\"outlet\":\"o{}\",\"text\":\"It may rain, she said.\"}}", at % 2);
    let mut lines: Vec<String> = (0..12).map(good).collect();
    lines.insert(3, "{broken <i>".to_owned());
    fs::write(folder.path().join("in.jsonl"), lines.join("\n")).unwrap();
    connote(&folder)
        .args(["report", "in.jsonl"])
        .assert()
        .code(1)
        .stderr(contains("line 4").and(contains("1 rejected")));
    let page = read(&folder, "report.html");
    assert!(page.contains("<b>1</b> could not be read") && page.contains("line 4") && page.contains("<b>12</b> short"));
}

#[test]
fn the_terminal_is_not_steered_by_ids_and_outlets() {
    let folder = tempdir().unwrap();
    let record =
        serde_json::json!({ "id": "a\u{1b}[2J", "outlet": "post\u{1b}[31m", "text": "It \u{1b}[31m may rain." });
    fs::write(folder.path().join("in.jsonl"), record.to_string()).unwrap();
    for args in [&["extract", "in.jsonl"][..], &["explain", "in.jsonl"], &["explain", "in.jsonl", "--id", "none"]] {
        let output = connote(&folder).args(args).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        assert!(!said.contains(&0x1b), "{args:?}: {}", String::from_utf8_lossy(&said));
    }
}
