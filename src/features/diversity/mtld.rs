//! MTLD: how many words it takes until they begin to repeat.

use super::HUNDRED;
use crate::document::passage::{Scope, Totals};
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Reason, hit, miss, value};
use crate::text::span::Span;
use crate::text::token::Token;

pub static MTLD: Feature = Feature {
    name: "mtld",
    definition: "Measure of textual lexical diversity: the mean length in words of factors, stretches at whose end \
        the type-token ratio has come down to 0.72; the mean of a reading forwards and one backwards.",
    reference: "McCarthy & Jarvis 2010, Behavior Research Methods 42(2), 381-392",
    caveat: "The rest behind the last factor is a part of one, (1 - ratio) / (1 - 0.72); unsteady below 100 words, \
        absent where no word stands twice.",
    scopes: &[Scope::Body, Scope::Author],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "mtld",
        unit: "words",
        expression: "mean of words / factors forwards and words / factors backwards",
        compute: mean_length,
    })],
    examples: &[
        hit("[[Wait, wait]]!"),
        miss("Nobody waits here."),
        value(SHORT, "mtld", 11.635135135135135),
        value(HUNDRED, "mtld", 51.92307692307692),
    ],
    find: Find::Marks(|passage, marks| {
        let (words, repeats) = (passage.word_list(), passage.repeats());
        let before = marks.len();
        factors(repeats.before.iter().copied(), |part, from, to| {
            marks.push(mark(&words[from], &words[to], part, Reason::Forward));
        });
        // Read backwards, a form has stood before where it stands after.
        let last = words.len().wrapping_sub(1);
        let before_backwards = repeats.after.iter().rev().map(|after| (words.len() as u32).saturating_sub(*after));
        factors(before_backwards, |part, from, to| {
            marks.push(mark(&words[last - to], &words[last - from], part, Reason::Backward));
        });
        marks[before..].sort_by_key(|mark| mark.span);
    }),
};

const SHORT: &str = "The lake is cold and the lake is deep, but the hill is warm.";

/// 0.72 as a fraction, so that the comparison is exact: a factor is at its end where `TYPE` times its types is no more than
/// `WORD` times its words.
pub(super) const TYPE: i32 = 25;
pub(super) const WORD: i32 = 18;

/// Reads words, of each of which it is known where its form stood last (see [`crate::document::sequence::Repeats`]), and
/// hands on each factor, 1, and the part of one that the rest is, with the first and the last place read; a rest without
/// repetition is no part of a factor.
fn factors(before: impl ExactSizeIterator<Item = u32>, mut hand_on: impl FnMut(f64, usize, usize)) {
    let read = before.len();
    // `TYPE` times the types less `WORD` times the words.
    let (mut first, mut balance) = (0, 0_i64);
    for (place, before) in before.enumerate() {
        let place = place as u32;
        balance += i64::from(if before <= first { TYPE - WORD } else { -WORD });
        if balance <= 0 {
            hand_on(1.0, first as usize, place as usize);
            (first, balance) = (place + 1, 0);
        }
    }
    let count = read as i64 - i64::from(first);
    let types = (balance + i64::from(WORD) * count) / i64::from(TYPE);
    if types < count {
        let fall = 1.0 - types as f64 / count as f64;
        hand_on(fall / (1.0 - f64::from(WORD) / f64::from(TYPE)), first as usize, read - 1);
    }
}

fn mark(first: &Token, last: &Token, weight: f64, reason: Reason) -> Evidence {
    let span = Span { start: first.span.start, end: last.span.end };
    Evidence { span, weight, voice: first.voice, reason }
}

fn mean_length(marks: &Marks, totals: &Totals) -> Option<f64> {
    let factors = |reason| marks.iter().filter(|mark| mark.reason == reason).map(|mark| mark.weight).sum::<f64>();
    let (forward, backward) = (factors(Reason::Forward), factors(Reason::Backward));
    let words = f64::from(totals.words);
    (forward > 0.0 && backward > 0.0).then(|| (words / forward + words / backward) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    fn of(text: &str) -> Option<f64> {
        proof::value(&MTLD, "mtld", text)
    }

    fn weights(text: &str, direction: Reason) -> Vec<f64> {
        let marks = proof::marks(&MTLD, text);
        marks.iter().filter(|mark| mark.reason == direction).map(|mark| mark.weight).collect()
    }

    #[test]
    fn a_factor_ends_where_the_threshold_is_reached() {
        // Ratios forwards: 1, 1, 1, 1, 1, 5/6, 5/7 (a factor), 1, 1: one factor. Backwards: 1, 1, 1, 3/4, 4/5, 5/6, 5/7
        // (a factor), 1, 1.
        let text = "dam road lake hill town dam road lake hill";
        assert_eq!(weights(text, Reason::Forward), [1.0]);
        assert_eq!(of("go go"), Some(2.0));
        // 18 types in 25 words are 0.72 exactly: reached.
        let letters: Vec<String> = ('a'..='r').map(|c| format!("{c}o")).collect();
        let text = format!("{} {}", letters.join(" "), letters[..7].join(" "));
        assert_eq!(weights(&text, Reason::Forward), [1.0]);
        assert_eq!(of(&text), Some(25.0));
    }

    #[test]
    fn a_rest_is_a_part_of_a_factor() {
        // “go go” is a factor; of the rest three quarters are types: (1 - 3/4) / 0.28.
        let text = "go go dam road lake dam";
        let weights = weights(text, Reason::Forward);
        assert_eq!(weights.len(), 2);
        assert!((weights[1] - 0.25 / 0.28).abs() < 1e-12);
    }

    #[test]
    fn without_repetition_there_is_no_value() {
        assert_eq!(of("dam road lake hill"), None);
        assert_eq!(of("go"), None);
    }

    #[test]
    fn marks_are_in_the_order_of_the_text() {
        let marks = proof::marks(&MTLD, &[HUNDRED; 5].join(" "));
        assert!(marks.len() > 4 && marks.is_sorted_by_key(|mark| mark.span.start));
    }
}
