//! Holds the examples of a family against what its features do.

use crate::article::Article;
use crate::document::Document;
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Example, Family, Feature, Marks, Measure};
use crate::lexicon::{Lexicons, Vocabulary};

/// Checks every example of every feature.
pub fn holds(family: &Family) {
    for feature in family.features {
        for example in feature.examples {
            match example {
                Example::Hit(marked) => assert_eq!(drawn(feature, &bare(marked)), *marked, "{}", feature.name),
                Example::Miss(text) => assert_eq!(drawn(feature, text), *text, "{}", feature.name),
                Example::Value { text, column, value: expected } => {
                    let found = value(feature, column, &bare(text));
                    let near = found.is_some_and(|found| (found - expected).abs() <= 1e-9 * expected.abs().max(1.0));
                    assert!(near, "{column} of {text:?}: {found:?} instead of {expected}");
                }
            }
        }
    }
}

/// The names of a feature's columns in the body.
pub fn columns(feature: &Feature) -> Vec<String> {
    feature.measures.iter().map(|measure| column(feature, measure)).collect()
}

/// The value of a feature's column in the body of a plain text.
pub fn value(feature: &Feature, name: &str, text: &str) -> Option<f64> {
    let measure = feature.measures.iter().find(|measure| column(feature, measure) == name).expect("a column");
    with_marks(feature, text, |passage, marks| measure.reduce(marks, &passage.totals()))
}

/// What a feature finds in the body of a plain text.
pub fn marks(feature: &Feature, text: &str) -> Marks {
    with_marks(feature, text, |_, marks| marks.clone())
}

fn with_marks<T>(feature: &Feature, text: &str, take: impl FnOnce(&Passage, &Marks) -> T) -> T {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
    let passage = Passage::new(&document, Scope::Body);
    let mut marks = Marks::default();
    marks.refill(|list| feature.find.marks(&passage, list));
    take(&passage, &marks)
}

fn column(feature: &Feature, measure: &Measure) -> String {
    match (measure, measure.stat()) {
        (Measure::Formula(formula), _) => formula.name.to_owned(),
        (_, stat) => format!("{}_{}", feature.name, stat.unwrap_or_default()),
    }
}

fn bare(marked: &str) -> String {
    marked.replace(['[', ']'], "")
}

fn drawn(feature: &Feature, text: &str) -> String {
    let marks = marks(feature, text);
    let mut drawn = String::new();
    for at in 0..=text.len() {
        let count = |place: fn(&Evidence) -> u32| marks.iter().filter(|mark| place(mark) as usize == at).count();
        drawn += &"]".repeat(count(|mark| mark.span.end));
        drawn += &"[".repeat(count(|mark| mark.span.start));
        drawn.extend(text.is_char_boundary(at).then(|| text[at..].chars().next()).flatten());
    }
    drawn
}
