//! Formulas hold: readability and diversity of whole texts against values computed apart, and the known slips of other
//! tools, each with its name.
//!
//! The texts are annotated by hand with their syllables; `formulas/formulas.py` computes `formulas/expected.tsv`.

use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::Document;
use connote::extract::Extractor;
use connote::lexicon::{Lexicons, Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

const TEXTS: [(&str, &str); 3] = [
    ("river", include_str!("formulas/river.txt")),
    ("harbor", include_str!("formulas/harbor.txt")),
    ("meeting", include_str!("formulas/meeting.txt")),
];
const EXPECTED: &str = include_str!("formulas/expected.tsv");

fn values(text: &str) -> BTreeMap<String, Option<f64>> {
    let codebook = Codebook::full();
    let article = Article { text: text.to_owned(), ..Article::default() };
    let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
    let values = Extractor::new(&codebook).vector(&document).values;
    codebook.columns.iter().map(|column| column.name.clone()).zip(values).collect()
}

fn value(text: &str, column: &str) -> f64 {
    values(text)[column].unwrap_or_else(|| panic!("{column} has no value"))
}

fn near(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 1e-9 * expected.abs().max(1.0)
}

/// The text without the signs of its annotation.
fn plain(text: &str) -> String {
    text.replace(['|', '~'], "").trim_end().replace('\n', " ")
}

#[test]
fn values_agree_with_those_computed_apart() {
    let mut wrong = Vec::new();
    for (name, annotated) in TEXTS {
        let found = values(&plain(annotated));
        let rows = EXPECTED.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
        let rows: Vec<_> = rows.filter(|row| row[0] == name).collect();
        assert!(rows.len() > 60, "{name}");
        for row in rows {
            let expected: Option<f64> = (!row[2].is_empty()).then(|| row[2].parse().unwrap());
            let agrees = match (found[row[1]], expected) {
                (Some(found), Some(expected)) => near(found, expected),
                (found, expected) => found.is_none() && expected.is_none(),
            };
            if !agrees {
                wrong.push(format!("{name} {}: {:?} instead of {expected:?}", row[1], found[row[1]]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_formula_of_both_families_is_among_them() {
    let expected: BTreeSet<&str> = EXPECTED.lines().filter_map(|line| line.split('\t').nth(1)).collect();
    let codebook = Codebook::full();
    for column in &codebook.columns {
        let family = column.entry.family.name;
        let body = column.entry.scope == connote::document::passage::Scope::Body;
        if body && ["readability", "diversity"].contains(&family) {
            assert!(expected.contains(column.name.as_str()), "{} is held by no text", column.name);
        }
    }
}

/// Twenty words in two sentences, 31 syllables, 94 letters, 5 words of three syllables.
const TEXT: &str = "The committee met in the hospital. Nobody from the village was asked, and the umbrella of the \
    president stayed shut.";

fn repeated(times: usize) -> String {
    [TEXT].repeat(times).join(" ")
}

#[test]
fn flesch_kincaid_multiplies_sentence_length_alone_by_0_39() {
    // With the bracket misplaced, 0.39 * (words / sentences + 11.8 * syllables / words) - 15.59, it is -4.56.
    assert!(near(value(TEXT, "flesch_kincaid_grade"), 0.39 * 10.0 + 11.8 * 1.55 - 15.59));
    // Twenty words a sentence and 1.5 syllables a word: 9.91, and not -0.89.
    let text = format!("{}{}.", "village ".repeat(10), ["go"; 10].join(" "));
    assert!(near(value(&text, "flesch_kincaid_grade"), 9.91));
}

#[test]
fn fog_navy_does_not_grow_with_length() {
    assert!(near(value(TEXT, "fog_navy"), 6.0));
    assert!(near(value(&repeated(40), "fog_navy"), 6.0));
}

#[test]
fn no_readability_formula_grows_with_length() {
    let (once, often) = (values(&repeated(2)), values(&repeated(40)));
    let codebook = Codebook::full();
    let indices = codebook.columns.iter().filter(|column| column.entry.family.name == "readability");
    for name in indices.map(|column| &column.name).filter(|name| !name.ends_with("_n") && *name != "smog") {
        let (once, often) = (once[name].unwrap(), often[name].unwrap());
        // One space more stands between two copies than within one.
        let slack = if name.starts_with("danielson_bryan") { 0.03 * once.abs() } else { 1e-9 * once.abs().max(1.0) };
        assert!((once - often).abs() <= slack, "{name}: {once} and {often}");
    }
}

#[test]
fn automated_readability_index_takes_off_21_43_and_not_21_34() {
    assert!(near(value(TEXT, "automated_readability_index"), 4.71 * 4.7 + 0.5 * 10.0 - 21.43));
}

#[test]
fn coleman_liau_has_5_88_and_29_6_and_not_5_89_and_30() {
    assert!(near(value(TEXT, "coleman_liau"), 5.88 * 4.7 - 29.6 * 0.1 - 15.8));
}

#[test]
fn linsear_write_counts_26_and_not_12_points_for_17_easy_and_3_hard_words() {
    // Hard words counted four times and easy ones not at all are 12.
    let text = format!("{}{}.", "go ".repeat(17), ["hospital"; 3].join(" "));
    assert!(near(value(&text, "linsear_write_points"), 26.0));
    // More than 20 points are halved as they are: 13, and not (26 - 2) / 2 = 12.
    assert!(near(value(&text, "linsear_write"), 13.0));
}

#[test]
fn smog_is_empty_below_thirty_sentences() {
    assert_eq!(values(&repeated(14))["smog"], None);
    assert!(values(&repeated(15))["smog"].is_some());
}

#[test]
fn danielson_bryan_agree_with_each_other() {
    // The second is 125 less ten times the first: with + 0.0194 for - 0.194 it is not.
    let found = values(TEXT);
    let (first, second) = (found["danielson_bryan_1"].unwrap(), found["danielson_bryan_2"].unwrap());
    assert!(near(second, 125.0 - 10.0 * first));
}

#[test]
fn fog_powers_adds_its_constant_and_does_not_multiply_by_it() {
    assert!(near(value(TEXT, "fog_powers"), 3.0680 + 0.0877 * 10.0 + 0.0984 * 25.0));
}

#[test]
fn farr_jenkins_paterson_takes_words_of_one_syllable_in_per_cent() {
    assert!(near(value(TEXT, "farr_jenkins_paterson"), 1.599 * 70.0 - 1.015 * 10.0 - 31.517));
}
