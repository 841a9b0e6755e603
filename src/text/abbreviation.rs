//! Abbreviations: which words own the period behind them, and whether a sentence may end there.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

static SEED: &str = include_str!("../../seeds/language/abbreviations.tsv");

/// What kind of abbreviation a word is; the meanings stand in `seeds/language/abbreviations.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    Title,
    Number,
    Month,
    Company,
    Within,
    Last,
    Place,
    Unit,
    /// Letters with a period each: `U.S.`, `a.m.`
    Letters,
    /// One capital letter: `J.`
    Initial,
}

fn table() -> &'static FxHashMap<&'static str, Abbreviation> {
    static TABLE: OnceLock<FxHashMap<&'static str, Abbreviation>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows = SEED.lines().filter(|line| !line.starts_with('#')).skip(1);
        rows.filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, class_named(cells.next()?)?))
        })
        .collect()
    })
}

fn class_named(name: &str) -> Option<Abbreviation> {
    Some(match name {
        "title" => Abbreviation::Title,
        "number" => Abbreviation::Number,
        "month" => Abbreviation::Month,
        "company" => Abbreviation::Company,
        "within" => Abbreviation::Within,
        "last" => Abbreviation::Last,
        "place" => Abbreviation::Place,
        "unit" => Abbreviation::Unit,
        _ => return None,
    })
}

/// The class of a word written without its last period.
pub fn class(word: &str) -> Option<Abbreviation> {
    if let Some(class) = table().get(word) {
        return Some(*class);
    }
    let mut letters = word.split('.');
    if word.contains('.') && letters.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic)) {
        return Some(Abbreviation::Letters);
    }
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_uppercase() => Some(Abbreviation::Initial),
        _ => None,
    }
}

/// Whether the period behind `word` belongs to it. `next` is the text that follows the period (white space skipped),
/// `spaced` says whether white space stands between.
pub fn takes_period(word: &str, next: &str, spaced: bool) -> bool {
    let Some(class) = class(word) else { return false };
    let follower = next.chars().next();
    let digit = follower.is_some_and(|c| c.is_ascii_digit());
    let capital = follower.is_some_and(char::is_uppercase);
    let lower = follower.is_some_and(char::is_lowercase);
    let mark = follower.is_some_and(|c| matches!(c, ',' | ';' | ':' | ')' | '-' | '–' | '—' | '\'' | '’'));
    match class {
        Abbreviation::Number => {
            digit || (!word.starts_with(char::is_lowercase) && next.starts_with(['I', 'V', 'X']) && roman(next))
        }
        Abbreviation::Month => digit || lower || mark,
        Abbreviation::Unit => lower || mark,
        Abbreviation::Initial => (capital && !starts_sentence(next) && word != "I") || !spaced && capital,
        Abbreviation::Title => capital || digit || !spaced || next.is_empty(),
        _ => true,
    }
}

fn roman(next: &str) -> bool {
    let numeral = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    numeral.len() > 1 && numeral.bytes().all(|b| b"IVXLCDM".contains(&b))
}

/// Whether `next` opens with a word that begins sentences and hardly ever a name.
pub fn starts_sentence(next: &str) -> bool {
    const STARTERS: [&str; 71] = [
        "The",
        "A",
        "An",
        "He",
        "She",
        "It",
        "They",
        "We",
        "I",
        "You",
        "His",
        "Her",
        "Their",
        "Its",
        "Our",
        "My",
        "Your",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "Here",
        "But",
        "And",
        "Or",
        "So",
        "Yet",
        "If",
        "When",
        "While",
        "As",
        "After",
        "Before",
        "Since",
        "Because",
        "Although",
        "Though",
        "In",
        "On",
        "At",
        "By",
        "For",
        "From",
        "With",
        "To",
        "What",
        "Who",
        "Why",
        "How",
        "Where",
        "Which",
        "Then",
        "Now",
        "Not",
        "No",
        "Some",
        "Many",
        "Most",
        "All",
        "Both",
        "However",
        "Meanwhile",
        "Instead",
        "Still",
        "Once",
        "Even",
        "Under",
        "During",
        "Another",
        "Such",
    ];
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    STARTERS.contains(&word)
}
