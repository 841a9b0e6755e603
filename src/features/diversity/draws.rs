//! Draws: the types to be expected when words are drawn at random without putting back, and HD-D, which is built on it.

use super::HUNDRED;
use super::types::{FIND, FIRST_OF_EACH, NO_WORD, REACH};
use crate::document::passage::{Scope, Totals};
use crate::feature::{Feature, Formula, Marks, Measure, value};

pub static HDD: Feature = Feature {
    name: "hdd",
    definition: "HD-D: the type-token ratio to be expected of 42 words drawn at random from the text.",
    reference: "McCarthy & Jarvis 2007, Language Testing 24(4), 459-488",
    caveat: "The order of the words plays no part; absent below 42 words.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "hdd",
        unit: "ratio",
        expression: "sum over types of (1 - C(N - f, 42) / C(N, 42)) / 42, with f the frequency of the type and N \
            words",
        compute: |marks, totals| expected_types(marks, totals).get(41).map(|types| types / 42.0),
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(HUNDRED, "hdd", 0.72778452989648)],
    find: FIND,
};

/// The most words that are drawn.
pub const MOST: usize = 50;

/// The types to be expected in 1, 2, ... [`MOST`] words drawn without putting back (hypergeometric distribution), or in as
/// many as there are.
pub fn expected_types<'m>(marks: &'m Marks, totals: &Totals) -> &'m [f64] {
    marks.worked(|| {
        let mut expected = vec![0.0; MOST.min(totals.words as usize)];
        let words = f64::from(totals.words);
        let (frequencies, types): (Vec<f64>, Vec<f64>) = marks.spectrum().iter().copied().unzip();
        // For each frequency the chance that a type of it is not among the words drawn so far.
        let mut absent = vec![1.0; frequencies.len()];
        for (drawn, expected) in expected.iter_mut().enumerate() {
            let left = words - drawn as f64;
            // By themselves, as these divisions can be done side by side and the sum cannot.
            for (frequency, absent) in frequencies.iter().zip(&mut absent) {
                *absent *= ((left - frequency) / left).max(0.0);
            }
            for (types, absent) in types.iter().zip(&absent) {
                *expected += types * (1.0 - *absent);
            }
        }
        expected
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    #[test]
    fn few_words_have_no_hdd() {
        assert_eq!(proof::value(&HDD, "hdd", &"go ".repeat(41)), None);
        let hdd = proof::value(&HDD, "hdd", &"go ".repeat(42)).unwrap();
        assert!((hdd - 1.0 / 42.0).abs() < 1e-12);
    }

    #[test]
    fn all_words_drawn_are_all_types() {
        // Seven types in 42 words, all drawn.
        let text = "dam road lake hill town well gate ".repeat(6);
        let hdd = proof::value(&HDD, "hdd", &text).unwrap();
        assert!((hdd - 7.0 / 42.0).abs() < 1e-12);
    }

    #[test]
    fn two_draws_by_hand() {
        // Three words, one of them twice: of the three pairs one is the same, so 5/3 types are expected.
        let marks = proof::marks(&HDD, "go on go");
        let expected = expected_types(&marks, &Totals { words: 3, ..Totals::default() });
        assert!((expected[0] - 1.0).abs() < 1e-12 && (expected[1] - 5.0 / 3.0).abs() < 1e-12);
    }
}
