//! The sample corpus against its annotation: what is right, scored and never snapshotted. Floors may only rise.

use connote::article::Article;
use connote::document::Document;
use connote::document::passage::Scope;
use connote::feature::Evidence;
use connote::ingest::{Options, Source};
use connote::lexicon::{Lexicons, Vocabulary};
use connote::text::span::Span;
use connote::text::token::Part;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Least F1 in per cent by kind of item: what the reading has reached.
const FLOORS: [(&str, f64); 11] = [
    ("sentence", 97.0),
    ("headline", 90.0),
    ("byline", 100.0),
    ("dateline", 100.0),
    ("boilerplate", 92.0),
    ("quotation found", 97.0),
    ("quotation function", 77.0),
    ("scare", 66.0),
    ("attribution", 58.0),
    ("hedge", 75.0),
    ("loaded", 49.5),
];

/// Counts of (kind, item) on both sides.
#[derive(Default)]
struct Tally(BTreeMap<&'static str, BTreeMap<String, (i64, i64)>>);

impl Tally {
    fn gold(&mut self, kind: &'static str, item: String) {
        self.0.entry(kind).or_default().entry(item).or_default().0 += 1;
    }

    fn found(&mut self, kind: &'static str, item: String) {
        self.0.entry(kind).or_default().entry(item).or_default().1 += 1;
    }

    fn f1(&self, kind: &str) -> f64 {
        let items = self.0.get(kind).into_iter().flat_map(BTreeMap::values);
        let (hits, both) =
            items.fold((0, 0), |(hits, both), (gold, found)| (hits + gold.min(found), both + gold + found));
        200.0 * hits as f64 / both.max(1) as f64
    }

    fn differences(&self, kind: &str) -> String {
        let items = self.0.get(kind).into_iter().flatten().filter(|(_, (gold, found))| gold != found);
        items.map(|(item, (gold, found))| format!("    gold {gold} found {found}: {item}\n")).collect()
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn articles() -> BTreeMap<String, Article> {
    let corpus = root().join("seeds/corpus");
    let options = Options::default();
    let source = Source::open(&[corpus], options.clone()).unwrap();
    source
        .filter_map(|record| record.read(&options).article.ok())
        .map(|article| (article.id.clone(), article))
        .collect()
}

/// Whether a row of the index names this article: by its path, or by the id within its file.
fn id_of(article: &str, id: &str) -> Vec<String> {
    let within = article.rsplit_once('/').map_or(article, |(folder, _)| folder);
    vec![article.to_owned(), id.to_owned(), format!("{article}#{id}"), format!("{within}/{id}")]
}

fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\\n")
}

fn take_gold(tally: &mut Tally, tsv: &str) {
    for line in tsv.lines().filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let (detail, text) = (cells[1], cells[2].to_owned());
        match cells[0] {
            "sentence" => tally.gold("sentence", text),
            "headline" => tally.gold("headline", text),
            "byline" => tally.gold("byline", text),
            "dateline" => tally.gold("dateline", text),
            "boilerplate" => tally.gold("boilerplate", text),
            "quotation" => {
                tally.gold("quotation found", text.clone());
                tally.gold("quotation function", format!("{detail} {text}"));
                if detail == "scare" {
                    tally.gold("scare", text);
                }
            }
            "attribution" => tally.gold("attribution", text),
            "hedge" => tally.gold("hedge", text),
            "loaded" => tally.gold("loaded", text),
            other => panic!("unknown kind {other}"),
        }
    }
}

fn take_found(tally: &mut Tally, document: &Document) {
    let text = |span: Span| plain(span.of(document.text));
    let body = |span: Span| document.part_of(span) == Part::Body;
    let words = |span: Span| span.of(document.text).chars().any(char::is_alphanumeric);
    for sentence in document.sentences.iter().filter(|sentence| words(sentence.span)) {
        // Signs of Markdown at the ends are no part of the sentence.
        let tokens = document.tokens[sentence.range()].iter().filter(|token| token.part == Part::Body);
        let ends: Vec<Span> = tokens.map(|token| token.span).collect();
        if let (Some(first), Some(last)) = (ends.first(), ends.last()) {
            tally.found("sentence", text(Span { start: first.start, end: last.end }));
        }
    }
    for (part, kind) in [
        (Part::Headline, "headline"),
        (Part::Byline, "byline"),
        (Part::Dateline, "dateline"),
        (Part::Boilerplate, "boilerplate"),
    ] {
        document.parts.of(part).for_each(|span| tally.found(kind, text(span)));
    }
    for quotation in document.quotations.iter().filter(|quotation| body(quotation.span)) {
        tally.found("quotation found", text(quotation.span));
        tally.found("quotation function", format!("{} {}", quotation.function.as_str(), text(quotation.span)));
        if quotation.function.as_str() == "scare" {
            tally.found("scare", text(quotation.span));
        }
    }
    for attribution in document.attributions.iter().filter(|attribution| body(attribution.content)) {
        tally.found("attribution", text(attribution.content));
    }
    for (feature, kind) in [("hedges", "hedge"), ("loaded_terms", "loaded")] {
        evidence(document, feature).iter().for_each(|mark| tally.found(kind, text(mark.span)));
    }
}

fn evidence(document: &Document, feature: &str) -> Vec<Evidence> {
    let codebook = connote::codebook::Codebook::full();
    let mut found = Vec::new();
    connote::extract::Extractor::new(&codebook).walk(document, |entry, marks, _| {
        if entry.feature.name == feature && entry.scope == Scope::Body {
            found.extend_from_slice(marks);
        }
    });
    found
}

#[test]
fn the_reading_reaches_its_floors() {
    let articles = articles();
    let index = std::fs::read_to_string(root().join("tests/gold/index.tsv")).unwrap();
    let mut tally = Tally::default();
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    for row in index.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let named = id_of(cells[1], cells[2]);
        let article = named.iter().find_map(|id| articles.get(id));
        let article = article.unwrap_or_else(|| panic!("no article for {row}; there are {:?}", articles.keys()));
        take_gold(&mut tally, &std::fs::read_to_string(root().join("tests/gold").join(cells[0])).unwrap());
        take_found(&mut tally, &Document::read(article, &mut vocabulary));
    }
    let mut below = String::new();
    for (kind, floor) in FLOORS {
        let f1 = tally.f1(kind);
        println!("{kind:<20}{f1:6.1}");
        if std::env::var_os("SHOW").is_some_and(|shown| shown == kind) {
            println!("{}", tally.differences(kind));
        }
        if f1 < floor {
            below.push_str(&format!("{kind}: {f1:.1} is below its floor {floor}\n{}", tally.differences(kind)));
        }
    }
    assert!(below.is_empty(), "{below}");
}
