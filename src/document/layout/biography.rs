//! Biographies: the note about the author below an article.

use super::boilerplate::Score;
use super::line::{Line, Piece, pieces};
use super::names;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words of a line that are looked at.
const MOST_PIECES: usize = 14;

const VERBS: [&str; 22] = [
    "is",
    "are",
    "was",
    "has",
    "have",
    "can",
    "reports",
    "reported",
    "writes",
    "wrote",
    "covers",
    "covered",
    "lives",
    "works",
    "teaches",
    "contributed",
    "hosts",
    "edits",
    "blogs",
    "runs",
    "directs",
    "tweets",
];

const HONORIFICS: [&str; 8] = ["prof", "professor", "dr", "sir", "mr", "ms", "mrs", "rev"];

/// The name of an author, folded: without marks on letters, titles and case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Author(Vec<String>);

impl Author {
    pub fn new(name: &str) -> Option<Author> {
        let words: Vec<String> = name.split_whitespace().map(folded).filter(|word| is_of_name(word)).collect();
        (words.len() >= 2).then_some(Author(words))
    }
}

fn is_of_name(word: &str) -> bool {
    !word.is_empty() && !HONORIFICS.contains(&word)
}

fn folded(word: &str) -> String {
    let plain = word.nfd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c));
    plain.flat_map(char::to_lowercase).collect()
}

/// How much speaks for a note about the author, besides the phrases already in `score`. `before` is the article above
/// the line, `last` says that no body comes after it.
pub(super) fn weight(line: &Line, score: &Score, authors: &[Author], before: &str, last: bool) -> f64 {
    let pieces = pieces(line.plain(), MOST_PIECES);
    if begins_with_author(&pieces, authors) {
        return 1.2;
    }
    let Some(length) = names::name(&pieces).filter(|length| (2..=5).contains(length)) else { return 0.0 };
    let verb =
        pieces.get(length).is_some_and(|piece| matches!(piece.text, "is" | "writes" | "lives" | "covers" | "was"));
    if !verb || !last || names::is_outlet(&pieces[..length]) {
        return 0.0;
    }
    // Who has not been named before is not a person of the story.
    let surname = pieces[length - 1].text;
    let unknown = !before.contains(surname);
    let doubt = if authors.is_empty() { 0.0 } else { 0.4 };
    0.2 + if score.occupation { 0.4 } else { 0.0 } + if unknown { 0.3 } else { -0.3 } - doubt
}

/// `Ann Holm is ...`, `Ann Holm and Jo Quay are ...`.
fn begins_with_author(pieces: &[Piece], authors: &[Author]) -> bool {
    if authors.is_empty() {
        return false;
    }
    let first = pieces.iter().map(|piece| folded(piece.text)).find(|word| is_of_name(word));
    if !authors.iter().any(|author| first.as_ref() == author.0.first()) {
        return false;
    }
    let words: Vec<String> = pieces.iter().map(|piece| folded(piece.text)).filter(|word| is_of_name(word)).collect();
    let verb = |rest: &[String]| rest.iter().take(4).any(|word| VERBS.contains(&word.as_str()));
    authors.iter().any(|author| words.strip_prefix(author.0.as_slice()).is_some_and(verb))
}
