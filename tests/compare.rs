//! `connote compare`, end to end.

use assert_cmd::Command;
use predicates::prelude::*;
use predicates::str::contains;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};

fn connote(folder: &TempDir, args: &[&str]) -> assert_cmd::assert::Assert {
    Command::cargo_bin("connote").unwrap().current_dir(folder.path()).args(args).assert()
}

type Row = BTreeMap<String, String>;

fn rows(path: &Path) -> Vec<Row> {
    csv::Reader::from_path(path).unwrap().deserialize().map(|row| row.unwrap()).collect()
}

fn find<'a>(rows: &'a [Row], feature: &str, contrast: &str, a: &str, b: &str) -> &'a Row {
    let wanted = [("feature", feature), ("contrast", contrast), ("group_a", a), ("group_b", b)];
    rows.iter().find(|row| wanted.iter().all(|(column, value)| row[*column] == *value)).unwrap()
}

/// The sample corpus, measured, in a folder of its own.
fn sample() -> TempDir {
    let folder = tempdir().unwrap();
    connote(&folder, &["extract", "--evidence", "evidence.csv"]).success();
    folder
}

#[test]
fn the_sample_corpus_is_told_apart_as_it_was_written() {
    let folder = sample();
    let said = contains("strongest contrast of each").and(contains("meridian-wire (8 articles)"));
    connote(&folder, &["compare", "features.csv", "--by", "meta_outlet"]).success().stderr(said);
    let rows = rows(&folder.path().join("comparison.csv"));
    let row = find(&rows, "sentence_length_mean", "pair", "meridian-wire", "morning-klaxon");
    assert!(row["difference_lo"].parse::<f64>().unwrap() > 5.0 && row["permutation_q"].parse::<f64>().unwrap() < 0.01);
    assert_eq!(
        (row["mann_whitney_u"].as_str(), row["cliffs_delta"].as_str(), row["rate_ratio"].as_str()),
        ("64", "1", "")
    );
    let count = find(&rows, "hedges_n_author", "rest", "meridian-wire", "rest");
    assert_eq!((count["exposure"].as_str(), count["n_b"].as_str()), ("words_n_author", "16"));
    let (low, ratio) = (count["rate_ratio_lo"].parse::<f64>().unwrap(), count["rate_ratio"].parse::<f64>().unwrap());
    assert!(low > 1.0 && ratio > low, "{count:?}");
}

#[test]
fn equal_runs_give_equal_bytes_and_another_seed_others() {
    let folder = sample();
    let mut outputs = Vec::new();
    for more in [["--threads", "1"], ["--threads", "3"], ["--seed", "7"]] {
        let args = ["compare", "features.csv", "--by", "meta_outlet", "--resamples", "300", "-o", "-"];
        outputs.push(connote(&folder, &[&args[..], &more].concat()).success().get_output().stdout.clone());
    }
    assert!(outputs[0] == outputs[1] && outputs[0] != outputs[2]);
    assert!(!folder.path().join("comparison.csv").exists());
}

#[test]
fn any_table_of_numbers_will_do() {
    let folder = tempdir().unwrap();
    let mut table = String::from("kind;size;born;colour\n");
    for row in 0..14 {
        table += &format!(
            "{};{};{};{}\n",
            ["cat", "dog"][row % 2],
            row * (1 + row % 2),
            2020 + row % 5,
            ["red", "grey"][row % 2]
        );
    }
    table += "cow;99;2020;red\ncow;95;;red\n;1;2020;red\n";
    fs::write(folder.path().join("pets.csv"), table).unwrap();
    let said = contains("left out, being text or names: colour").and(contains("1 of 17 rows have no kind"));
    connote(&folder, &["compare", "pets.csv", "--by", "kind", "-o", "pets.out.csv"]).success().stderr(said);
    let rows = rows(&folder.path().join("pets.out.csv"));
    assert!(rows.iter().all(|row| row["rate_ratio"].is_empty()));
    let few = find(&rows, "born", "pair", "cat", "cow");
    assert_eq!(few["note"], "no test: fewer than 5 articles with a value (cow has 1)");
    assert_eq!((few["mean_b"].as_str(), few["missing_b"].as_str(), few["welch_p"].as_str()), ("2020", "1", ""));
    connote(&folder, &["compare", "pets.csv", "--by", "kind", "--exposure", "born", "-o", "pets.json"]).success();
    let json: serde_json::Value = serde_json::from_slice(&fs::read(folder.path().join("pets.json")).unwrap()).unwrap();
    assert_eq!((&json["seed"], &json["groups"][0]["name"]), (&1949.into(), &"cat".into()));
    assert!(json["contrasts"][0]["rate_ratio"].is_number());
}

#[test]
fn a_topic_cannot_pass_for_an_outlet() {
    let folder = tempdir().unwrap();
    let mut table = String::from("paper,topic,author,x\n");
    // One paper writes more of the topic that is high anyway; within topics nothing differs.
    for row in 0..40 {
        let paper = if row < 20 { "a" } else { "b" };
        let high = if row < 20 { row % 4 > 0 } else { row % 4 == 0 };
        let (topic, base) = if high { ("war", 10.0) } else { ("sport", 2.0) };
        table += &format!("{paper},{topic},{paper}{},{}\n", row % 6, base + f64::from(row * 7 % 10) / 10.0);
    }
    fs::write(folder.path().join("t.csv"), table).unwrap();
    let p = |more: &[&str]| {
        connote(&folder, &[&["compare", "t.csv", "--by", "paper"], more].concat()).success();
        let row = rows(&folder.path().join("comparison.csv")).remove(0);
        (row["permutation_p"].parse::<f64>().unwrap(), row["units_a"].clone(), row["n_a"].clone())
    };
    assert!(p(&[]).0 < 0.01);
    assert!(p(&["--within", "topic"]).0 > 0.1);
    let clustered = p(&["--cluster", "author"]);
    assert_eq!((clustered.1.as_str(), clustered.2.as_str()), ("6", "20"));
    assert!(p(&["--within", "topic", "--cluster", "author"]).0 > 0.1);
}

#[test]
fn leaving_out_shows_what_a_finding_hangs_on() {
    let folder = sample();
    let args = ["compare", "features.csv", "--by", "meta_outlet", "--leave-one-out", "--evidence", "evidence.csv"];
    connote(&folder, &args).success().stderr(contains("without any one article").and(contains("without any one term")));
    let (features, marks) = (rows(&folder.path().join("features.csv")), rows(&folder.path().join("evidence.csv")));
    let table = rows(&folder.path().join("sensitivity.csv"));
    // The contribution of a term, computed again from the marks.
    let wanted = [("feature", "hedges_p1k"), ("group_b", "morning-klaxon"), ("kind", "term"), ("rank", "1")];
    let row = table.iter().find(|row| wanted.iter().all(|(column, value)| row[*column] == *value)).unwrap();
    let rate = |outlet: &str| {
        let articles: Vec<&Row> = features.iter().filter(|article| article["meta_outlet"] == outlet).collect();
        let of = |article: &&Row| {
            let mine = |mark: &&Row| {
                mark["doc_id"] == article["doc_id"] && mark["feature"] == "hedges" && mark["entry"] == row["left_out"]
            };
            1000.0 * marks.iter().filter(mine).count() as f64 / article["words_n"].parse::<f64>().unwrap()
        };
        articles.iter().map(of).sum::<f64>() / articles.len() as f64
    };
    let number = |column: &str| row[column].parse::<f64>().unwrap();
    let part = rate("meridian-wire") - rate("morning-klaxon");
    assert!((number("difference") - number("difference_without") - part).abs() < 1e-3, "{row:?}");
    assert!((number("share") - part / number("difference")).abs() < 1e-4);
    let article = table.iter().find(|row| row["kind"] == "article" && row["feature"] == "hedges_p1k").unwrap();
    assert!(features.iter().any(|row| row["doc_id"] == article["left_out"]) && article["left_out_n"] == "16");
}

#[test]
fn evidence_of_another_run_is_refused() {
    let folder = sample();
    let path = folder.path().join("evidence.csv");
    let text = fs::read_to_string(&path).unwrap();
    let hedge = text.lines().position(|line| line.contains(",hedges,")).unwrap();
    let fewer: Vec<&str> = text.lines().enumerate().filter(|(at, _)| *at != hedge).map(|(_, line)| line).collect();
    fs::write(&path, fewer.join("\n")).unwrap();
    let args = ["compare", "features.csv", "--by", "meta_outlet", "--leave-one-out", "--evidence", "evidence.csv"];
    connote(&folder, &args).code(2).stderr(contains("write both in one run"));
    connote(&folder, &[&args[..5], &["-o", "-"]].concat()).code(2).stderr(contains("name a file"));
    assert!(!folder.path().join("comparison.csv").exists());
}

#[test]
fn wrong_usage_says_what_to_do() {
    let folder = sample();
    fs::write(folder.path().join("one.csv"), "paper,x\na,1\na,2\n").unwrap();
    fs::write(folder.path().join("words.csv"), "paper,x\na,k\nb,l\n").unwrap();
    for (args, said) in [
        (&["features.csv", "--by", "outlet"][..], "did you mean \"meta_outlet\"?"),
        (&["features.csv", "--by", "meta_outlet", "--within", "topic"], "did you mean \"meta_topic\"?"),
        (&["features.csv"], "--by"),
        (&["nowhere.csv", "--by", "x"], "nowhere.csv"),
        (&[".", "--by", "x"], "is a folder"),
        (&["one.csv", "--by", "paper"], "needs two groups"),
        (&["words.csv", "--by", "paper"], "no column of numbers"),
        (&["features.csv", "--by", "meta_outlet", "--exposure", "status"], "is no exposure"),
        (&["features.csv", "--by", "meta_outlet", "--resamples", "3"], "--resamples"),
    ] {
        connote(&folder, &[&["compare"], args].concat()).code(2).stderr(contains(said));
    }
    assert!(!folder.path().join("comparison.csv").exists());
}

#[test]
fn help_defines_every_statistic_with_its_source() {
    let folder = tempdir().unwrap();
    let help = connote(&folder, &["compare", "--help"]).success();
    let help = String::from_utf8(help.get_output().stdout.clone()).unwrap();
    for column in &connote::output::comparison::COLUMNS {
        let stem =
            column.name.trim_end_matches("_a").trim_end_matches("_b").trim_end_matches("_lo").trim_end_matches("_hi");
        let named = help.contains(stem)
            || ["_t", "_df", "_p", "_q", "_h", "_u"]
                .iter()
                .any(|end| stem.strip_suffix(end).is_some_and(|stem| help.contains(stem)));
        assert!(named, "{}", column.name);
    }
    for source in ["Efron & Tibshirani 1993", "Hedges & Olkin 1985", "Cliff 1993", "Benjamini & Hochberg 1995"] {
        assert!(help.split_whitespace().collect::<Vec<_>>().join(" ").contains(source), "{source}");
    }
}
