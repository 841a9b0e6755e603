//! The README's output is what its commands print. `UPDATE=1 cargo test --test readme` writes it anew.

use assert_cmd::Command;
use connote::codebook::Codebook;
use connote::features::FAMILIES;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use tempfile::tempdir;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn connote(args: &[&str]) -> (String, String) {
    let folder = tempdir().unwrap();
    let mut command = Command::cargo_bin("connote").unwrap();
    let done = command.current_dir(folder.path()).args(args).assert().success();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&done.get_output().stdout), text(&done.get_output().stderr))
}

fn glance() -> String {
    let said = connote(&["extract"]).1;
    let lines: Vec<&str> = said.lines().map(str::trim_end).collect();
    format!("```text\n{}\n```\n", lines.join("\n"))
}

/// A sample article's most telling paragraphs, as `explain` draws them.
fn explain() -> String {
    let article = root().join("seeds/corpus/the-lantern-post/harbour-strike.md");
    let page = connote(&["explain", article.to_str().unwrap()]).0;
    let paragraphs: Vec<&str> = page.split("\n\n").filter(|paragraph| paragraph.contains("|S]")).take(2).collect();
    let quotations = page.split("\nQuotations\n").nth(1).unwrap().lines();
    let scare: Vec<&str> = quotations.filter(|line| line.starts_with("  scare")).take(3).collect();
    format!("```text\n{}\n\n{}\n```\n", paragraphs.join("\n\n"), scare.join("\n"))
}

fn families() -> String {
    let codebook = Codebook::full();
    let mut table = String::from("| family | columns | what |\n| --- | ---: | --- |\n");
    for family in FAMILIES {
        let columns = codebook.columns.iter().filter(|column| column.entry.family.name == family.name).count();
        let asked = if family.default { "" } else { " Only when asked for with `--features`." };
        let _ = writeln!(table, "| {} | {columns} | {}{asked} |", family.name, family.about);
    }
    let _ = writeln!(table, "| default | {} | |", Codebook::standard().columns.len());
    table
}

#[test]
fn the_output_shown_is_real() {
    let path = root().join("README.md");
    let mut page = std::fs::read_to_string(&path).unwrap();
    let before = page.clone();
    for (name, output) in [("glance", glance()), ("explain", explain()), ("families", families())] {
        let open = format!("<!-- {name} -->\n");
        let start = page.find(&open).unwrap() + open.len();
        let end = start + page[start..].find("<!-- end -->").unwrap();
        page.replace_range(start..end, &output);
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    } else {
        assert!(page == before, "README.md is stale: run UPDATE=1 cargo test --test readme and read the diff");
    }
}

#[test]
fn every_command_shown_runs() {
    let page = std::fs::read_to_string(root().join("README.md")).unwrap();
    let folder = tempdir().unwrap();
    for outlet in ["wire", "post"] {
        std::fs::create_dir_all(folder.path().join("articles").join(outlet)).unwrap();
        std::fs::write(folder.path().join("articles").join(outlet).join("a.txt"), "The dam may hold.\n").unwrap();
    }
    std::fs::write(folder.path().join("articles/a.txt"), "The so-called “experts” may come.\n").unwrap();
    std::fs::write(folder.path().join("moods.dic"), "%\n1\tanger\n%\nfuri*\t1\n").unwrap();
    std::fs::write(folder.path().join("news.jsonl"), "{\"id\":\"a\",\"body\":\"The dam holds.\"}\n").unwrap();
    let shown: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("connote ")).collect();
    assert!(shown.len() >= 6);
    for line in shown {
        let args: Vec<&str> = line.split('#').next().unwrap().split_whitespace().collect();
        Command::cargo_bin("connote").unwrap().current_dir(folder.path()).args(&args).assert().success();
    }
}
