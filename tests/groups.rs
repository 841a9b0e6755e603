//! Groups of features: what is chosen is measured as ever, what is not costs nothing.

use assert_cmd::Command;
use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::{Depth, Document};
use connote::extract::Extractor;
use connote::features::FAMILIES;
use connote::ingest::{Options, Source};
use connote::lexicon::{Lexicons, Vocabulary};
use predicates::prelude::*;
use predicates::str::contains;
use tempfile::tempdir;

fn articles() -> Vec<Article> {
    let options = Options::default();
    Source::sample(options.clone()).filter_map(|record| record.read(&options).article.ok()).collect()
}

#[test]
fn a_family_by_itself_gives_the_numbers_it_gives_with_all() {
    let full = Codebook::full();
    let mut all = Extractor::new(&full);
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    let articles = articles();
    let expected: Vec<_> =
        articles.iter().map(|article| all.vector(&Document::read(article, &mut vocabulary)).values).collect();
    for family in FAMILIES {
        let alone = Codebook::of(|other| other.name == family.name);
        let mut extractor = Extractor::new(&alone);
        for (article, expected) in articles.iter().zip(&expected) {
            let document = Document::read_to(alone.depth(), article, &mut vocabulary);
            for (column, value) in alone.columns.iter().zip(extractor.vector(&document).values) {
                let expected = expected[full.position(&column.name).unwrap()];
                assert_eq!(value, expected, "{} of {} alone, in {}", column.name, family.name, article.id);
            }
        }
    }
}

#[test]
fn what_nobody_asks_for_is_not_read() {
    let article = Article { text: "“The dam may hold,” Varn said.".to_owned(), ..Article::default() };
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    let mut empty_from = |depth| {
        let document = Document::read_to(depth, &article, &mut vocabulary);
        let hits = document.hits.all().count();
        let [hits, quotations, attributions] =
            [hits, document.quotations.len(), document.attributions.len()].map(|found| found > 0);
        (hits, quotations, attributions)
    };
    assert_eq!(empty_from(Depth::Tags), (false, false, false));
    assert_eq!(empty_from(Depth::Hits), (true, false, false));
    assert_eq!(empty_from(Depth::Quotations), (true, true, false));
    assert_eq!(empty_from(Depth::Attributions), (true, true, true));
    let depth = |names: &[&str]| Codebook::named(names, Lexicons::embedded()).unwrap().depth();
    assert_eq!(depth(&["readability"]), Depth::Tags);
    assert_eq!(depth(&["stance"]), Depth::Quotations, "its marks are told apart by voice");
    assert_eq!(depth(&["stance", "sourcing"]), Depth::Attributions);
    assert_eq!(depth(&["all"]), Depth::Attributions);
}

#[test]
fn what_rates_rest_on_travels_along() {
    let names = |groups: &[&str]| -> Vec<String> {
        Codebook::named(groups, Lexicons::embedded()).unwrap().columns.into_iter().map(|column| column.name).collect()
    };
    let loaded = names(&["loaded"]);
    assert_eq!(loaded[..4], ["words_n", "words_n_author", "words_n_quoted", "sentences_n"]);
    assert!(loaded[4..].iter().all(|name| name.starts_with("loaded_")));
    assert_eq!(names(&["readability"])[..2], ["words_n", "sentences_n"]);
    assert_eq!(names(&["stance", "loaded"]), names(&["loaded", "stance", "loaded"]));
    assert_eq!(names(&["all"]).len(), Codebook::full().columns.len());
    assert!(names(&["default"]).len() <= names(&["all"]).len());
}

#[test]
fn an_unknown_group_is_named_with_those_there_are() {
    let error = Codebook::named(&["stance", "loadde"], Lexicons::embedded()).unwrap_err().to_string();
    assert!(error.contains("\"loadde\"") && error.contains("surface, quotation"), "{error}");
    let folder = tempdir().unwrap();
    for command in ["extract", "annotate", "explain", "codebook"] {
        let mut run = Command::cargo_bin("connote").unwrap();
        let said = contains("similar value exists: 'loaded'").and(contains("surface, quotation, sourcing"));
        run.current_dir(folder.path()).args([command, "--features", "stance,loadde"]).assert().code(2).stderr(said);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn chosen_groups_stand_in_table_metadata_and_manifest() {
    let folder = tempdir().unwrap();
    let extract = |features: &str, more: &[&str]| {
        let mut run = Command::cargo_bin("connote").unwrap();
        run.current_dir(folder.path()).args(["extract", "--features", features]).args(more).assert().success();
        std::fs::read_to_string(folder.path().join("features.manifest.json")).unwrap()
    };
    let manifest = extract("stance,loaded", &["--evidence", "e.csv"]);
    assert_eq!(manifest, extract("loaded,stance", &[]));
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["options"]["features"], serde_json::json!(["stance", "loaded"]));
    let table = std::fs::read_to_string(folder.path().join("features.csv")).unwrap();
    let header = table.lines().next().unwrap();
    assert!(header.contains(",hedges_n,") && !header.contains("mtld") && !header.contains("passives"));
    let described = std::fs::read_to_string(folder.path().join("features.csv-metadata.json")).unwrap();
    assert!(described.contains("\"hedges_n\"") && !described.contains("\"mtld\""));
    let evidence = std::fs::read_to_string(folder.path().join("e.csv")).unwrap();
    assert!(evidence.contains(",hedges,") && !evidence.contains(",passives,"));
}

#[test]
fn evidence_tells_voices_even_where_no_column_does() {
    let folder = tempdir().unwrap();
    std::fs::write(
        folder.path().join("a.txt"),
        "“The dam was flooded again,” Varn said. The bridge was closed by soldiers.",
    )
    .unwrap();
    let mut run = Command::cargo_bin("connote").unwrap();
    let args = ["extract", "a.txt", "--features", "syntax", "--evidence", "e.csv"];
    run.current_dir(folder.path()).args(args).assert().success();
    let evidence = std::fs::read_to_string(folder.path().join("e.csv")).unwrap();
    assert!(evidence.contains(",flooded,quoted,") && evidence.contains(",closed,author,"), "{evidence}");
}
