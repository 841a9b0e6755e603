//! The site under docs/: every command shown runs, and what is shown behind it is what it prints. `UPDATE=1 cargo test --test
//! docs` writes it anew. Blocks of R, Python and SPSS are run by `tests/tables/run.sh`.
#![cfg(unix)]

use connote::validity::Measurement;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::tempdir;

/// Pages whose blocks are run elsewhere, by `tests/python`.
const ELSEWHERE: [&str; 2] = ["engines.md", "scale.md"];

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/src");
    let mut pages: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|page| !ELSEWHERE.iter().any(|name| page.ends_with(name)));
    pages.sort();
    pages
}

/// A fenced block: its language, its place in the page, and the file that the comment above it names.
struct Block {
    language: String,
    text: Range<usize>,
    file: Option<String>,
}

fn blocks(page: &str) -> Vec<Block> {
    let (mut blocks, mut at, mut above) = (Vec::new(), 0, "");
    let mut open: Option<(String, usize, Option<String>)> = None;
    for line in page.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some(language) = line.trim_end().strip_prefix("```") else {
            above = line.trim_end();
            continue;
        };
        match open.take() {
            Some((language, from, file)) => blocks.push(Block { language, text: from..start, file }),
            None => {
                let file = above.strip_prefix("<!-- file: ").and_then(|rest| rest.strip_suffix(" -->"));
                open = Some((language.to_owned(), at, file.map(str::to_owned)));
            }
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// What the lines of a block print on a shell that finds connote.
fn run(lines: &str, folder: &Path) -> String {
    let connote = assert_cmd::cargo::cargo_bin("connote");
    let path = format!("{}:{}", connote.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let all = format!("exec 2>&1\n{lines}");
    let mut shell = Command::new("bash");
    let output = shell.args(["-euo", "pipefail", "-c", &all]).current_dir(folder).env("PATH", path).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{lines}\n{said}");
    said.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

/// The page with the output of its commands.
fn rerun(page: &str) -> String {
    let folder = tempdir().unwrap();
    let (mut fresh, mut written, mut printed) = (String::new(), 0, None);
    for block in blocks(page) {
        let text = &page[block.text.clone()];
        fresh.push_str(&page[written..block.text.start]);
        written = block.text.end;
        match (block.language.as_str(), block.file) {
            (_, Some(file)) => {
                let path = folder.path().join(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
                fresh.push_str(text);
            }
            ("sh", None) => {
                printed = Some(run(text, folder.path()));
                fresh.push_str(text);
            }
            ("text", None) => match printed.take() {
                Some(output) => fresh.push_str(&output),
                None => fresh.push_str(text),
            },
            ("r" | "python" | "spss" | "bibtex", None) => {
                printed = None;
                fresh.push_str(text);
            }
            (language, None) => panic!("nobody runs blocks of {language:?}"),
        }
    }
    fresh + &page[written..]
}

/// The page with the measurements that it asks for.
fn remeasured(page: &str) -> String {
    let mut fresh = String::new();
    let mut rest = page;
    while let Some((before, from)) = rest.split_once("<!-- validity: ") {
        let (names, behind) = from.split_once(" -->\n").unwrap();
        let (_, after) = behind.split_once("<!-- end -->").unwrap();
        fresh.push_str(&format!("{before}<!-- validity: {names} -->\n"));
        fresh.push_str("| feature | compared | figure | items | data |\n| --- | --- | --- | ---: | --- |\n");
        for name in names.split(' ') {
            let before = fresh.len();
            fresh.extend(Measurement::of(name).map(|measurement| line(name, measurement)));
            assert!(fresh.len() > before, "{name} was not measured");
        }
        fresh.push_str("<!-- end -->");
        rest = after;
    }
    fresh + rest
}

/// A line of a table of measurements.
fn line(name: &str, measurement: &Measurement) -> String {
    let Measurement { what, metric, value, low, high, items, data, .. } = measurement;
    let places = if measurement.is_correlation() { 3 } else { 1 };
    format!("| `{name}` | {what} | {metric} {value:.places$} [{low:.places$}, {high:.places$}] | {items} | {data} |\n")
}

#[test]
fn commands_run_and_print_what_is_shown() {
    let mut stale = Vec::new();
    for path in pages() {
        let page = fs::read_to_string(&path).unwrap();
        let fresh = remeasured(&rerun(&page));
        if fresh != page && std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &fresh).unwrap();
        } else if fresh != page {
            let line = fresh.lines().zip(page.lines()).position(|(new, old)| new != old).unwrap_or_default();
            stale.push(format!("{}, line {}: {:?}", path.display(), line + 1, fresh.lines().nth(line)));
        }
    }
    assert!(stale.is_empty(), "run UPDATE=1 cargo test --test docs and read the diff:\n{}", stale.join("\n"));
}

#[test]
fn every_page_is_in_the_summary_and_every_link_leads_somewhere() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/src");
    let summary = fs::read_to_string(folder.join("SUMMARY.md")).unwrap();
    let mut links = 0;
    for path in pages() {
        let name = path.file_name().unwrap().to_str().unwrap();
        assert!(name == "SUMMARY.md" || summary.contains(&format!("({name})")), "{name} is not in SUMMARY.md");
        for link in fs::read_to_string(&path).unwrap().split("](").skip(1) {
            let target = link.split(')').next().unwrap();
            if !target.starts_with("http") {
                assert!(folder.join(target).exists(), "{name}: {target} is not there");
                links += 1;
            }
        }
    }
    assert!(links > 10);
}

#[test]
fn what_the_site_says_of_features_is_so() {
    let limits = include_str!("../docs/src/limits.md");
    let codebook = include_str!("../CODEBOOK.md");
    let said = codebook.split("**Not validated**: the other ").nth(1).unwrap().split(" features").next().unwrap();
    assert!(limits.contains(&format!("**{said} features were never held against people.**")), "{said}");
}

#[test]
fn the_citation_is_of_this_version() {
    let citation = include_str!("../CITATION.cff");
    let version = env!("CARGO_PKG_VERSION");
    assert!(citation.contains(&format!("\nversion: {version}\n")));
    assert!(include_str!("../docs/src/citing.md").contains(&format!("version = {{{version}}}")));
}
