//! Whole articles against reviewed snapshots: today's behaviour of the whole walk, in words.
//!
//! `INSTA_UPDATE=always cargo test --test articles` rewrites them; the diff is what a reviewer reads.

use connote::codebook::Codebook;
use connote::document::Document;
use connote::document::passage::Scope;
use connote::extract::Extractor;
use connote::ingest::{Options, Source};
use connote::lexicon::{Lexicons, Vocabulary};
use connote::text::token::Part;
use std::fmt::Write;

/// One article of each outlet, chosen for its difficulties.
const ARTICLES: [&str; 3] =
    ["meridian-wire/dam-village.txt", "the-lantern-post/data-leak.html", "morning-klaxon/data-leak.txt"];

const COUNTED: [&str; 6] = ["hedges", "boosters", "loaded_terms", "reporting_verbs", "passives", "scare_quotes"];

fn shown(document: &Document) -> String {
    let text = |span: connote::text::span::Span| span.of(document.text).replace(['\r', '\n'], " ");
    let mut page = String::new();
    for (span, part) in document.parts.0.iter().filter(|(_, part)| *part != Part::Markup) {
        let _ = writeln!(page, "{part:?}: {}", text(*span));
    }
    let _ = writeln!(page, "\nQuotations");
    for quotation in &document.quotations {
        let open = if quotation.closed { "" } else { " (unclosed)" };
        let _ = writeln!(page, "  {}{open}: {}", quotation.function.as_str(), text(quotation.span));
    }
    let _ = writeln!(page, "\nAttributions");
    for attribution in &document.attributions {
        let or_dash = |span: Option<_>| span.map_or("-".to_owned(), text);
        let (source, cue) = (or_dash(attribution.source), or_dash(attribution.cue));
        let _ = writeln!(page, "  {} | {source} | {cue} | {}", attribution.manner.as_str(), text(attribution.content));
    }
    let _ = writeln!(page, "\nMarks");
    let codebook = Codebook::full();
    for finding in Extractor::new(&codebook).findings(document) {
        if finding.entry.scope == Scope::Body && COUNTED.contains(&finding.entry.feature.name) {
            let marks: Vec<String> = finding.evidence.iter().map(|mark| text(mark.span)).collect();
            let _ = writeln!(page, "  {}: {}", finding.entry.feature.name, marks.join(", "));
        }
    }
    page
}

#[test]
fn whole_articles_are_read_as_reviewed() {
    let options = Options::default();
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    let mut seen = 0;
    for record in Source::sample(options.clone()) {
        let article = record.read(&options).article.expect("a sample article");
        if ARTICLES.contains(&article.id.as_str()) {
            let name = article.id.replace(['/', '.'], "_");
            insta::assert_snapshot!(name, shown(&Document::read(&article, &mut vocabulary)));
            seen += 1;
        }
    }
    assert_eq!(seen, ARTICLES.len());
}
