//! Labelling choices, end to end: the table of members, sets of the user's own, and what is wrong with them.

use assert_cmd::Command;
use predicates::str::contains;
use std::fs;
use tempfile::{TempDir, tempdir};

const HEAD: &str = "set\tterm\tkind\tweight\twhen\treason\n";
const TEXT: &str = "The regime fell. The government of the regime had no bridge. \u{201c}The government built a span,\u{201d} said Ilse Varn.";

fn folder(sets: &str) -> TempDir {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), TEXT).unwrap();
    fs::write(folder.path().join("sets.tsv"), sets).unwrap();
    folder
}

fn extract(folder: &TempDir, more: &[&str]) -> Command {
    let mut command = Command::cargo_bin("connote").unwrap();
    command.current_dir(folder.path()).args(["extract", "a.txt", "--features", "choices"]).args(more);
    command
}

/// The rows of a table that hold all of `fields`.
fn rows(folder: &TempDir, name: &str, fields: &[&str]) -> Vec<Vec<String>> {
    let mut csv = csv::Reader::from_path(folder.path().join(name)).unwrap();
    let all = csv.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    all.filter(|row: &Vec<String>| fields.iter().all(|field| row.iter().any(|cell| cell == field))).collect()
}

#[test]
fn members_have_their_share_where_their_set_is_in_play() {
    let folder = folder("");
    extract(&folder, &["--choices-table", "members.csv"]).assert().success();
    let members = |fields: &[&str]| rows(&folder, "members.csv", fields);
    let regime = ["a.txt", "state_power", "regime", "harsher", "author", "2", "3", "0.6667"];
    assert_eq!(members(&["regime", "author"]), [regime]);
    assert_eq!(members(&["government", "author"])[0][5..], ["1", "3", "0.3333"]);
    assert_eq!(members(&["government", "quoted"])[0][5..], ["1", "1", "1.0000"]);
    assert_eq!(members(&["regime", "quoted"])[0][5..], ["0", "1", "0.0000"]);
    assert!(members(&["armed_group"]).is_empty(), "a set that is not in play has no rows");
}

#[test]
fn sets_of_the_users_own_are_new_or_grow() {
    let sets = "crossing\tbridge\tneutral\t0\t\tplain\ncrossing\tspan|spans\tsofter\t1\t\tpoetic\n\
        state_power\tIlse Varn\tpartisan\t1\t\ta person for the state\n";
    let folder = folder(&format!("{HEAD}{sets}"));
    extract(&folder, &["-o", "without.csv"]).assert().success();
    extract(&folder, &["--choices", "sets.tsv", "--choices-table", "members.csv"]).assert().success();
    assert_eq!(rows(&folder, "members.csv", &["span", "quoted"])[0][5..], ["1", "1", "1.0000"]);
    assert_eq!(rows(&folder, "members.csv", &["bridge", "author"])[0][5..], ["1", "1", "1.0000"]);
    assert_eq!(rows(&folder, "members.csv", &["ilse varn", "author"])[0][5..], ["1", "4", "0.2500"]);
    let column = |name: &str, column: &str| {
        let mut csv = csv::Reader::from_path(folder.path().join(name)).unwrap();
        let at = csv.headers().unwrap().iter().position(|header| header == column).unwrap();
        csv.records().next().unwrap().unwrap()[at].to_owned()
    };
    // regime, government, regime, government, said; then bridge, span and Ilse Varn.
    assert_eq!((column("without.csv", "choices_n"), column("features.csv", "choices_n")), ("5".into(), "8".into()));
    assert_eq!(
        (column("without.csv", "choice_sets_n"), column("features.csv", "choice_sets_n")),
        ("2".into(), "3".into())
    );
    let manifest = fs::read_to_string(folder.path().join("features.manifest.json")).unwrap();
    assert!(manifest.contains("choices: sets.tsv"), "{manifest}");
}

#[test]
fn what_is_wrong_with_sets_is_said_with_file_and_line() {
    for (sets, said) in [
        (format!("{HEAD}crossing\tspan\tpretty\t1\t\tx\n"), "sets.tsv, line 2: \"pretty\" is no lean"),
        (format!("{HEAD}crossing\tspan\tsofter\tmuch\t\tx\n"), "sets.tsv, line 2"),
        (format!("{HEAD}crossing\tspan\tsofter\t1\t\tx\ncrossing\tspan\n"), "sets.tsv, line 3"),
        ("span\tsofter\t1\t\tx\n".to_owned(), "sets.tsv, line 1: no sets"),
    ] {
        let folder = folder(&sets);
        extract(&folder, &["--choices", "sets.tsv"]).assert().code(2).stderr(contains(said));
        assert!(!folder.path().join("features.csv").exists());
    }
    let folder = folder("");
    extract(&folder, &["--choices", "none.tsv"]).assert().code(2).stderr(contains("none.tsv"));
}
