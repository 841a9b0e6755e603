//! Boilerplate: the phrases that outlets print around every article, weighed.

use super::line::{Line, Piece, pieces};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

static SEED: &str = include_str!("../../../seeds/language/boilerplate.tsv");

/// Words of a line that are looked at: the phrases stand at the beginning.
const MOST_WORDS: usize = 70;
/// Words that `*` may stand for.
const WIDEST_GAP: usize = 3;

/// Where in a line a phrase must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Whole,
    Start,
    Sentence,
    Any,
}

/// What a heading announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    Teasers,
    Comments,
}

#[derive(Debug)]
struct Phrase {
    kind: &'static str,
    place: Place,
    /// Alternatives of each word.
    words: Vec<Vec<&'static str>>,
    weight: f64,
}

fn table() -> &'static FxHashMap<&'static str, Vec<Phrase>> {
    static TABLE: OnceLock<FxHashMap<&'static str, Vec<Phrase>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: FxHashMap<&str, Vec<Phrase>> = FxHashMap::default();
        for line in SEED.lines().filter(|line| !line.starts_with('#')).skip(1) {
            for first in phrase(line).into_iter().flat_map(|phrase| phrase.words[0].clone()) {
                table.entry(first).or_default().extend(phrase(line));
            }
        }
        table
    })
}

fn phrase(line: &'static str) -> Option<Phrase> {
    let mut cells = line.split('\t');
    let (kind, place, words) = (cells.next()?, cells.next()?, cells.next()?);
    let place = match place {
        "whole" => Place::Whole,
        "start" => Place::Start,
        "sentence" => Place::Sentence,
        "any" => Place::Any,
        _ => return None,
    };
    let words: Vec<Vec<&str>> = words.split(' ').map(|word| word.split('/').collect()).collect();
    Some(Phrase { kind, place, words, weight: cells.next()?.parse().ok()? })
}

/// How much of a line speaks for boilerplate.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Score {
    /// The sum of the weights of its phrases.
    pub weight: f64,
    /// The weight of a phrase that is the whole line.
    pub whole: f64,
    pub heading: Option<Heading>,
    /// A label of metadata: `Region:`.
    pub label: bool,
    /// Someone's trade: it counts where a biography is told.
    pub occupation: bool,
}

pub(super) fn score(line: &Line) -> Score {
    let folded = fold(line.plain());
    let all = pieces(&folded, MOST_WORDS);
    let words = words(&all);
    let mut score = Score::default();
    for (at, (word, starts)) in words.iter().enumerate() {
        let key = if word.bytes().all(|byte| byte.is_ascii_digit()) { "#" } else { word };
        for phrase in table().get(key).into_iter().flatten() {
            let placed = match phrase.place {
                Place::Whole | Place::Start => at == 0,
                Place::Sentence => *starts,
                Place::Any => true,
            };
            if placed && let Some(end) = end_of(&phrase.words, &words, at) {
                add(phrase, end == words.len(), &mut score);
            }
        }
    }
    score
}

/// Lower case, straight apostrophes, and the sign of copyright for its letter.
fn fold(text: &str) -> String {
    let mut folded = text.to_lowercase();
    if folded.contains('’') {
        folded = folded.replace('’', "'");
    }
    match folded.strip_prefix("(c)") {
        Some(rest) => format!("©{rest}"),
        None => folded,
    }
}

fn add(phrase: &Phrase, whole: bool, score: &mut Score) {
    match (phrase.kind, phrase.place) {
        (_, Place::Whole) if !whole => return,
        ("teasers", _) => score.heading = Some(Heading::Teasers),
        ("comments", _) => score.heading = Some(Heading::Comments),
        ("label", _) => score.label |= phrase.weight >= 1.0,
        ("occupation", _) => {
            score.occupation = true;
            return;
        }
        _ => {}
    }
    score.weight += phrase.weight;
    if phrase.place == Place::Whole {
        score.whole += phrase.weight;
    }
}

/// The words with `:` and `©`, each with whether a sentence begins at it.
fn words<'a>(pieces: &[Piece<'a>]) -> Vec<(&'a str, bool)> {
    let mut words = Vec::with_capacity(pieces.len());
    let mut starts = true;
    for piece in pieces {
        if matches!(piece.text, ":" | "©") || !piece.is_mark() {
            words.push((piece.text.trim_end_matches('.'), starts));
            starts = piece.text.ends_with('.') || piece.text == ":";
        } else {
            starts |= matches!(piece.text, "!" | "?" | "·" | "|");
        }
    }
    if words.last().is_some_and(|(word, _)| *word == ":") {
        words.pop();
    }
    words
}

/// Where a phrase that begins at `at` ends.
fn end_of(phrase: &[Vec<&str>], words: &[(&str, bool)], at: usize) -> Option<usize> {
    let Some((alternatives, rest)) = phrase.split_first() else { return Some(at) };
    if alternatives[0] == "*" {
        return (at..=(at + WIDEST_GAP).min(words.len())).rev().find_map(|at| end_of(rest, words, at));
    }
    let (word, _) = words.get(at)?;
    let fits = |alternative: &&str| match *alternative {
        "#" => !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()),
        "@" => word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')),
        alternative => alternative == *word,
    };
    if alternatives.iter().any(fits) { end_of(rest, words, at + 1) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    fn weight(text: &str) -> f64 {
        score(&line::lines(text, &line::raw_lines(text), &[], &[])[0]).weight
    }

    #[test]
    fn every_row_of_the_seed_is_read() {
        let rows = SEED.lines().filter(|line| !line.starts_with('#')).skip(1);
        for row in rows {
            assert!(phrase(row).is_some_and(|phrase| phrase.words[0][0] != "*"), "{row}");
            assert_eq!(row.split('\t').count(), 5, "{row}");
        }
    }

    #[test]
    fn phrases_of_outlets_weigh_enough() {
        for text in [
            "Copyright © 2031 The Gull",
            "(c) The Gull 2031. All rights reserved.",
            "Disclaimer: We guess.",
            "Leave a Reply",
            "12 Comments",
            "Sign up for The Gull at Dawn, our free morning newsletter.",
            "Liked it? Subscribe to our weekly newsletter!",
            "Seen a gull? Send your photos to gulls@thegull.example.",
            "Got a story? Ring us.",
            "Read more: Gulls on the rise",
            "For press enquiries: press@thegull.example",
            "An earlier version of this article misspelt a gull.",
            "The Quay Wire contributed to this report.",
        ] {
            assert!(weight(text) >= 1.0, "{text}: {}", weight(text));
        }
    }

    #[test]
    fn talk_about_such_things_does_not() {
        for text in [
            "Copyright law was changed by parliament on Monday.",
            "The paper said that 3,000 readers had signed up for its newsletter.",
            "Newsletters are a growing business, and outlets ask readers to subscribe.",
            "She asked him to leave a reply at the desk.",
            "He wrote to the editor that the region: was dry.",
            "The disclaimer on the bottle was small.",
            "“Read more,” the teacher said.",
            "Comments by the minister caused anger on Facebook.",
            "The company set up an address, help@mill.example.",
            "Trade unions listen to the radio.",
        ] {
            assert!(weight(text) < 0.9, "{text}: {}", weight(text));
        }
    }
}
