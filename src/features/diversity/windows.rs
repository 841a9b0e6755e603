//! Windows: the type-token ratio of passages of a hundred words, so that length falls out.

use super::types::NO_WORD;
use super::{HUNDRED, MARKED_HUNDRED};
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Find, Formula, Measure, Reach, Reason, Tally, hit, value};
use crate::text::span::Span;
use crate::text::token::Token;

pub static MSTTR: Feature = Feature {
    name: "msttr",
    definition: "Mean segmental type-token ratio: the mean of the ratios of consecutive segments of 100 words.",
    reference: "Johnson 1944, Psychological Monographs 56(2), 1-15",
    caveat: "The words behind the last full segment are left out; absent below 100 words.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "msttr",
        unit: "ratio",
        expression: "mean of V / 100 over segments of 100 words with V types",
        compute: |marks, totals| Measure::Mean("ratio").reduce(marks, totals),
    })],
    examples: &[hit(MARKED_HUNDRED), NO_WORD, value(HUNDRED, "msttr", 0.59)],
    find: Find::Marks(segments),
};

pub static MATTR: Feature = Feature {
    name: "mattr",
    definition: "Moving-average type-token ratio: the mean of the ratios of all windows of 100 words, one beginning \
        at each word.",
    reference: "Covington & McFall 2010, Journal of Quantitative Linguistics 17(2), 94-100",
    caveat: "Words near the ends lie in fewer windows; absent below 100 words. In the author's words a window runs \
        across quotations.",
    scopes: &[Scope::Body, Scope::Author],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "mattr",
        unit: "ratio",
        expression: "mean of V / 100 over all windows of 100 words with V types",
        compute: |marks, totals| Measure::Mean("ratio").reduce(marks, totals),
    })],
    examples: &[hit(MARKED_HUNDRED), NO_WORD, value(HUNDRED, "mattr", 0.59)],
    find: Find::Tallied(windows, tally),
};

/// Words in a window.
const SIZE: usize = 100;

/// Marks the consecutive segments of words, each weighed by its type-token ratio.
fn segments(passage: &Passage, marks: &mut Vec<Evidence>) {
    let segments = passage.word_list().chunks_exact(SIZE).zip(passage.repeats().before.chunks_exact(SIZE));
    marks.extend((0..).step_by(SIZE).zip(segments).map(|(start, (words, before))| {
        let types = before.iter().filter(|before| **before <= start).count();
        window(&words[0], &words[SIZE - 1], types as u32)
    }));
}

/// Marks the window of words that begins at each word, weighed by its type-token ratio.
fn windows(passage: &Passage, marks: &mut Vec<Evidence>) {
    let words = passage.word_list();
    let ends = words.iter().zip(words.iter().skip(SIZE - 1));
    marks.extend(ends.zip(sliding(passage)).map(|((first, last), types)| window(first, last, types)));
}

fn tally(passage: &Passage) -> Tally {
    let add = |tally: Tally, types| Tally { count: tally.count + 1, sum: tally.sum + ratio(types) };
    sliding(passage).fold(Tally::default(), add)
}

/// The types of the window that begins at each word.
fn sliding(passage: &Passage) -> impl Iterator<Item = u32> {
    let repeats = passage.repeats();
    let (begin, enter) = repeats.before.split_at(repeats.before.len().min(SIZE - 1));
    let mut next = begin.iter().filter(|before| **before == 0).count() as u32;
    (0..).zip(enter.iter().zip(repeats.after)).map(move |(start, (before, after))| {
        let types = next + u32::from(*before <= start);
        next = types - u32::from(*after >= start + SIZE as u32);
        types
    })
}

fn ratio(types: u32) -> f64 {
    f64::from(types) / SIZE as f64
}

fn window(first: &Token, last: &Token, types: u32) -> Evidence {
    let span = Span { start: first.span.start, end: last.span.end };
    Evidence { span, weight: ratio(types), voice: first.voice, reason: Reason::Plain }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    /// Words that repeat unevenly: a ninth of the squares of 0, 1, 2, ... modulo 61.
    fn squares(count: usize) -> String {
        let letter = |n: usize| char::from(b'a' + n as u8);
        let words = (0..count).map(|n| n * n / 9 % 61).map(|n| format!("{}o{}", letter(n / 10), letter(n % 10)));
        words.collect::<Vec<_>>().join(" ")
    }

    fn near(found: Option<f64>, expected: f64) {
        assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{found:?} instead of {expected}");
    }

    #[test]
    fn one_word_repeated_is_one_type_a_window() {
        near(proof::value(&MATTR, "mattr", &"go ".repeat(350)), 0.01);
        near(proof::value(&MSTTR, "msttr", &"go ".repeat(350)), 0.01);
    }

    #[test]
    fn below_a_hundred_words_there_is_no_window() {
        assert_eq!(proof::value(&MATTR, "mattr", &"go ".repeat(99)), None);
        assert_eq!(proof::value(&MSTTR, "msttr", &"go ".repeat(99)), None);
    }

    #[test]
    fn windows_move_by_one_word_and_segments_by_a_hundred() {
        let text = squares(257);
        assert_eq!((proof::marks(&MATTR, &text).len(), proof::marks(&MSTTR, &text).len()), (158, 2));
        near(proof::value(&MATTR, "mattr", &text), 0.49088607594936706);
        near(proof::value(&MSTTR, "msttr", &text), 0.52);
    }
    #[test]
    fn ratios_are_those_of_the_words_in_the_window() {
        let text = squares(257);
        let words: Vec<&str> = text.split(' ').collect();
        let plain = |window: &[&str]| window.iter().collect::<std::collections::BTreeSet<_>>().len() as f64 / 100.0;
        let weights = |feature| proof::marks(feature, &text).iter().map(|mark| mark.weight).collect::<Vec<_>>();
        assert_eq!(weights(&MATTR), words.windows(SIZE).map(plain).collect::<Vec<_>>());
        assert_eq!(weights(&MSTTR), words.chunks_exact(SIZE).map(plain).collect::<Vec<_>>());
    }
}
