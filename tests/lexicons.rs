//! Lexicons of the user's own, end to end: columns, evidence, checks, other forms.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use std::collections::BTreeMap;
use std::fs;
use tempfile::{TempDir, tempdir};

const DIC: &str = "%\n1\twater\n2\tbuilt\n3\tpeople\n%\ndam\t1\t2\nthe dam\t2\nriver*\t1\nIlse Varn\t3\nwe\t3\n";
const TEXT: &str = "The dam held. River boats passed Riverbank and the Dam’s wall. “We know the dam,” said Ilse Varn.";

fn connote(folder: &TempDir) -> Command {
    let mut command = Command::cargo_bin("connote").unwrap();
    command.current_dir(folder.path());
    command
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn rows(folder: &TempDir, name: &str) -> Vec<BTreeMap<String, String>> {
    let mut csv = csv::Reader::from_path(folder.path().join(name)).unwrap();
    csv.deserialize().map(|row| row.unwrap()).collect()
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).unwrap()
}

#[test]
fn categories_become_columns() {
    let folder = folder(&[("places.dic", DIC), ("a.txt", TEXT)]);
    connote(&folder).args(["extract", "a.txt", "--features", "stance", "--lexicon", "places.dic"]).assert().success();
    let row = rows(&folder, "features.csv").remove(0);
    for (column, value) in [
        ("words_n", "18"),
        ("words_n_author", "14"),
        // dam, River, Riverbank, Dam's, dam
        ("places_water_n", "5"),
        ("places_water_p1k", "277.7778"),
        ("places_water_n_author", "4"),
        ("places_water_n_quoted", "1"),
        ("places_water_p1k_quoted", "250.0000"),
        // Three times "the dam": the longest term of a category counts, and a word once.
        ("places_built_n", "3"),
        ("places_people_n", "2"),
        ("places_people_p1k_author", "71.4286"),
    ] {
        assert_eq!(row[column], value, "{column}");
    }
    let all = ["--overlap", "all", "-o", "all.csv"];
    let args = ["extract", "a.txt", "--features", "stance", "--lexicon", "places.dic"];
    connote(&folder).args(args).args(all).assert().success();
    assert_eq!(rows(&folder, "all.csv")[0]["places_built_n"], "6");
}

#[test]
fn weights_are_averaged_and_counts_are_not() {
    let list = "term,category,weight\ndam,water > built,3\nriver*,water,1\n";
    let folder = folder(&[("w.csv", list), ("a.txt", TEXT)]);
    connote(&folder).args(["extract", "a.txt", "--features", "stance", "--lexicon", "w.csv"]).assert().success();
    let row = rows(&folder, "features.csv").remove(0);
    assert_eq!((&*row["w_water_n"], &*row["w_water_mean"]), ("5", "2.2000"));
    assert_eq!((&*row["w_water_built_n"], &*row["w_water_built_mean"]), ("3", "3.0000"));
}

#[test]
fn counts_can_be_computed_again_from_the_evidence() {
    let folder = folder(&[("places.dic", DIC)]);
    let extract = ["extract", "--features", "loaded", "--lexicon", "places.dic", "--evidence", "e.csv"];
    connote(&folder).args(extract).args(["--long", "l.csv"]).assert().success();
    let mut counts: BTreeMap<(String, String), u64> = BTreeMap::new();
    for row in rows(&folder, "e.csv") {
        *counts.entry((row["doc_id"].clone(), format!("{}_n", row["feature"]))).or_default() += 1;
        *counts.entry((row["doc_id"].clone(), format!("{}_n_{}", row["feature"], row["voice"]))).or_default() += 1;
    }
    let mut marks = 0;
    for row in rows(&folder, "features.csv") {
        for (column, value) in row.iter().filter(|(column, _)| column.starts_with("places_") && column.contains("_n")) {
            let again = counts.get(&(row["doc_id"].clone(), column.clone())).copied().unwrap_or_default();
            assert_eq!(*value, again.to_string(), "{column} of {}", row["doc_id"]);
            marks += again;
        }
    }
    assert!(marks > 50, "{marks}");
    assert!(read(&folder, "e.csv").contains(",river* (water)\n"));
    assert!(rows(&folder, "l.csv").iter().any(|row| row["feature"] == "places_built_p1k" && row["scope"] == "quoted"));
}

#[test]
fn own_lexicons_stand_in_everything_that_is_written() {
    let folder = folder(&[("places.dic", DIC), ("a.txt", TEXT)]);
    let own = ["--features", "loaded", "--lexicon", "places.dic"];
    connote(&folder).args(["extract", "a.txt"]).args(own).assert().success();
    let manifest: serde_json::Value = serde_json::from_str(&read(&folder, "features.manifest.json")).unwrap();
    let last = manifest["lexicons"].as_array().unwrap().last().unwrap();
    assert_eq!(last["id"], "places");
    assert_eq!(last["sha256"].as_str().unwrap().len(), 64);
    assert_eq!(manifest["options"]["overlap"], "longest");
    let described: serde_json::Value = serde_json::from_str(&read(&folder, "features.csv-metadata.json")).unwrap();
    let columns = described["tableSchema"]["columns"].as_array().unwrap();
    let built = columns.iter().find(|column| column["name"] == "places_built_p1k").unwrap();
    assert!(built["dc:description"].as_str().unwrap().contains("category “built”"));
    for format in ["md", "csv", "json"] {
        let said = contains("places_water_p1k_author").and(contains("“water” of the lexicon “places”"));
        connote(&folder).args(["codebook", "--format", format]).args(own).assert().success().stdout(said);
    }
    let marks = contains("\"feature\":\"places_people\"").and(contains("\"entry\":\"Ilse Varn (people)\""));
    connote(&folder).args(["annotate", "a.txt"]).args(own).assert().success().stdout(marks);
    let page = contains("[Ilse Varn|O]").and(contains("places_people (2)")).and(contains("O own lexicons"));
    connote(&folder).args(["explain", "a.txt"]).args(own).assert().success().stdout(page);
    connote(&folder).args(["explain", "a.txt"]).assert().success().stdout(contains("own lexicons").not());
}

#[test]
fn threads_and_built_in_columns_do_not_feel_it() {
    let folder = folder(&[("places.dic", DIC), ("more.yaml", "a: [sea*, {b: [ship*]}]\n")]);
    let own = ["--lexicon", "places.dic", "--lexicon", "more.yaml"];
    for (threads, name) in [("1", "one.csv"), ("2", "two.csv")] {
        connote(&folder).args(["extract", "--threads", threads, "-o", name]).args(own).assert().success();
    }
    assert_eq!(read(&folder, "one.csv"), read(&folder, "two.csv"));
    connote(&folder).args(["extract", "-o", "plain.csv"]).assert().success();
    for (with, without) in read(&folder, "one.csv").lines().zip(read(&folder, "plain.csv").lines()) {
        assert!(with.starts_with(without));
    }
}

#[test]
fn long_and_meeting_names_are_made_safe_and_said() {
    let yaml = "A category with a long name: [dam]\nA category with a long nose: [river]\nmodal: [may]\n";
    let folder = folder(&[("hedges.yaml", yaml), ("a.txt", TEXT)]);
    let said = contains("hedges_a_category_wi").and(contains("long nose")).and(contains("hedges_modal_2_…"));
    let extract = ["extract", "a.txt", "--features", "loaded", "--lexicon", "hedges.yaml"];
    connote(&folder).args(extract).assert().success().stderr(said);
    let row = rows(&folder, "features.csv").remove(0);
    for column in ["hedges_a_category_wi_n", "hedges_a_category_2_n", "hedges_modal_2_p1k_quoted"] {
        assert!(row.contains_key(column), "{column} of {:?}", row.keys());
    }
    assert!(row.keys().all(|name| name.len() <= 32));
}

#[test]
fn every_wildcard_that_fits_is_found() {
    let list = "term,category\nf*,one\nfl*,two\nflo*,three\nfloo*,four\nflood*,five\nflooded,six\nfloodp*,seven\n";
    let folder = folder(&[("w.csv", list), ("a.txt", "They flooded it. Mr. Flo’s.")]);
    connote(&folder).args(["extract", "a.txt", "--lexicon", "w.csv"]).assert().success();
    let row = rows(&folder, "features.csv").remove(0);
    let found = ["one", "two", "three", "four", "five", "six", "seven"].map(|name| row[&format!("w_{name}_n")].clone());
    assert_eq!(found, ["2", "2", "2", "1", "1", "1", "0"]);
}

#[test]
fn an_overlay_counts_under_its_own_name() {
    let overlay = "# base: hedges\n-may\n+so they say\tshield\t1\t\ta shield of ours\n";
    let folder = folder(&[("ours.tsv", overlay), ("a.txt", "It may rain, so they say. Perhaps it may.")]);
    connote(&folder).args(["extract", "a.txt", "--lexicon", "ours.tsv"]).assert().success();
    let row = rows(&folder, "features.csv").remove(0);
    let n = |column: &str| row[column].clone();
    assert_eq!([n("hedges_n"), n("hedges_modal_n")], ["3", "2"]);
    assert_eq!([n("ours_n"), n("ours_modal_n"), n("ours_shield_n"), n("ours_adverb_n")], ["2", "0", "1", "1"]);
}

#[test]
fn what_cannot_be_read_is_refused_with_its_line() {
    let folder = folder(&[
        ("bad.dic", "%\n1\twater\n%\ndam\t1\nriver\t2\n"),
        ("glob.csv", "term,category\n*ment,x\n"),
        ("x.docx", "x"),
        ("empty.csv", ""),
        ("a.csv", "term\ndam\n"),
        ("a.dic", DIC),
    ]);
    for (args, said) in [
        (&["--lexicon", "bad.dic"][..], "bad.dic, line 5: “river” is in category 2"),
        (&["--lexicon", "glob.csv"], "glob.csv, line 2: “*ment”"),
        (&["--lexicon", "x.docx"], "there are .dic"),
        (&["--lexicon", "empty.csv"], "empty.csv, line 1"),
        (&["--lexicon", "nowhere.dic"], "nowhere.dic"),
        (&["--lexicon", "a.csv", "--lexicon", "a.dic"], "two lexicons are called \"a\""),
        (&["--overlap", "some"], "longest, all"),
    ] {
        for command in ["extract", "codebook"] {
            connote(&folder).arg(command).args(args).assert().code(2).stderr(contains(said));
        }
    }
    assert!(!folder.path().join("features.csv").exists());
}

#[test]
fn check_tells_lines_and_ends_with_one_where_something_is_wrong() {
    let folder = folder(&[
        ("good.dic", DIC),
        ("bad.csv", "term,category\ndam,water\nDam,water\n"),
        ("weird.dic", "%\n1\twater\n%\ndam\t1\nriver\t2\n"),
    ]);
    let good = contains("good.dic: 5 terms, 3 categories, nothing wrong");
    connote(&folder).args(["lexicon", "check", "good.dic"]).assert().success().stdout(good.clone());
    let bad = contains("bad.csv:3: “Dam” stands on line 2 already").and(contains("weird.dic:5:")).and(good);
    let files = ["lexicon", "check", "good.dic", "bad.csv", "weird.dic"];
    connote(&folder).args(files).assert().code(1).stdout(bad);
    connote(&folder).args(["lexicon", "check", "nowhere.dic"]).assert().code(2);
}

#[test]
fn a_converted_lexicon_gives_the_same_numbers() {
    let folder = folder(&[("places.dic", DIC)]);
    let numbers = |file: &str| {
        let extract = ["extract", "--features", "loaded", "--lexicon", file, "-o", "-"];
        connote(&folder).args(extract).assert().success().get_output().stdout.clone()
    };
    let expected = numbers("places.dic");
    for form in ["tsv", "csv", "json", "yaml", "dicx", "dic"] {
        let to = connote(&folder).args(["lexicon", "convert", "places.dic", "--to", form]).assert().success();
        fs::create_dir_all(folder.path().join(form)).unwrap();
        let file = format!("{form}/places.{form}");
        fs::write(folder.path().join(&file), &to.get_output().stdout).unwrap();
        assert_eq!(numbers(&file), expected, "{form}");
    }
    let lost = contains("weights are left out").and(contains("conditions of terms are left out"));
    connote(&folder).args(["lexicon", "convert", "hedges", "--to", "yaml"]).assert().success().stderr(lost);
}
