//! Every example of every declaration holds: which words are marked, not only how many.

use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::Document;
use connote::document::passage::Scope;
use connote::extract::Extractor;
use connote::feature::{Evidence, Example, Feature};
use connote::features::FAMILIES;
use connote::lexicon::{Lexicons, Vocabulary};

fn read<T>(text: &str, take: impl FnOnce(&Document) -> T) -> T {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    take(&Document::read(&article, &mut vocabulary))
}

fn features() -> impl Iterator<Item = &'static Feature> {
    FAMILIES.iter().flat_map(|family| family.features.iter().copied())
}

fn marks(feature: &Feature, document: &Document) -> Vec<Evidence> {
    let codebook = Codebook::full();
    let findings = Extractor::new(&codebook).findings(document);
    let body = |finding: &&connote::extract::Finding| {
        finding.entry.feature.name == feature.name && finding.entry.scope == Scope::Body
    };
    findings.iter().find(body).map(|finding| finding.evidence.to_vec()).unwrap_or_default()
}

/// Draws marks back into their text as brackets.
fn drawn(text: &str, marks: &[Evidence]) -> String {
    let mut brackets: Vec<(u32, bool)> = Vec::new();
    for mark in marks {
        brackets.push((mark.span.start, true));
        brackets.push((mark.span.end, false));
    }
    brackets.sort_by_key(|(at, opens)| (*at, *opens));
    let mut out = String::new();
    let mut at = 0;
    for (position, opens) in brackets {
        out.push_str(&text[at..position as usize]);
        out.push(if opens { '[' } else { ']' });
        at = position as usize;
    }
    out + &text[at..]
}

#[test]
fn every_feature_has_a_hit_and_a_miss() {
    for feature in features() {
        let has = |wanted: fn(&Example) -> bool| feature.examples.iter().any(wanted);
        let shows = has(|example| matches!(example, Example::Hit(_) | Example::Value { .. }));
        assert!(shows || feature.name == "boilerplate_words", "{} shows nothing that it marks", feature.name);
        assert!(
            has(|example| matches!(example, Example::Miss(_) | Example::Value { .. })),
            "{}: no miss",
            feature.name
        );
    }
}

#[test]
fn every_example_holds() {
    let codebook = Codebook::full();
    let mut wrong = Vec::new();
    for feature in features() {
        for example in feature.examples {
            match *example {
                Example::Hit(marked) => {
                    let text: String = marked.chars().filter(|c| !matches!(c, '[' | ']')).collect();
                    let found = read(&text, |document| drawn(&text, &marks(feature, document)));
                    if found != marked {
                        wrong.push(format!("{}\n  should be {marked}\n  is        {found}", feature.name));
                    }
                }
                Example::Miss(text) => {
                    let found = read(text, |document| drawn(text, &marks(feature, document)));
                    if found != text {
                        wrong.push(format!("{}\n  should mark nothing\n  is {found}", feature.name));
                    }
                }
                Example::Value { text, column, value } => {
                    let place = codebook.position(column).expect(column);
                    let found = read(text, |document| Extractor::new(&codebook).vector(document).values[place]);
                    if found.is_none_or(|found| (found - value).abs() > 1e-9) {
                        wrong.push(format!("{column}\n  should be {value}\n  is {found:?}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} examples do not hold:\n{}", wrong.len(), wrong.join("\n"));
}
