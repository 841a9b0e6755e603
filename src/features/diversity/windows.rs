//! Windows: the type-token ratio of passages of a hundred words, so that length falls out.

use super::types::NO_WORD;
use super::{HUNDRED, MARKED_HUNDRED};
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Formula, Measure, Reach, Reason, hit, value};
use crate::text::span::Span;
use crate::text::token::Token;

pub static MSTTR: Feature = Feature {
    name: "msttr",
    definition: "Mean segmental type-token ratio: the mean of the ratios of consecutive segments of 100 words.",
    reference: "Johnson 1944, Psychological Monographs 56(2), 1-15",
    caveat: "The words behind the last full segment are left out; absent below 100 words.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    measures: &[Measure::Formula(Formula {
        name: "msttr",
        unit: "ratio",
        expression: "mean of V / 100 over segments of 100 words with V types",
        compute: |marks, totals| Measure::Mean.reduce(marks, totals),
    })],
    examples: &[hit(MARKED_HUNDRED), NO_WORD, value(HUNDRED, "msttr", 0.59)],
    find: |passage, marks| windows(passage, SIZE, marks),
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
    measures: &[Measure::Formula(Formula {
        name: "mattr",
        unit: "ratio",
        expression: "mean of V / 100 over all windows of 100 words with V types",
        compute: |marks, totals| Measure::Mean.reduce(marks, totals),
    })],
    examples: &[hit(MARKED_HUNDRED), NO_WORD, value(HUNDRED, "mattr", 0.59)],
    find: |passage, marks| windows(passage, 1, marks),
};

/// Words in a window.
const SIZE: usize = 100;

/// Marks a window of words at every `step` words, weighed by its type-token ratio.
fn windows(passage: &Passage, step: usize, marks: &mut Vec<Evidence>) {
    let words: Vec<&Token> = passage.words().collect();
    let mut counts = vec![0_u32; passage.document.forms.len()];
    let mut types = 0_u32;
    for (at, last) in words.iter().enumerate() {
        let count = &mut counts[last.form as usize];
        types += u32::from(*count == 0);
        *count += 1;
        if at >= SIZE {
            let count = &mut counts[words[at - SIZE].form as usize];
            *count -= 1;
            types -= u32::from(*count == 0);
        }
        if at + 1 >= SIZE && (at + 1).is_multiple_of(step) {
            let first = words[at + 1 - SIZE];
            let span = Span { start: first.span.start, end: last.span.end };
            let weight = f64::from(types) / SIZE as f64;
            marks.push(Evidence { span, weight, voice: first.voice, reason: Reason::Plain });
        }
    }
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
}
