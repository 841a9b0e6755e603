//! Linsear Write: easy words a point, hard words three.

use super::syllables::{EVERY_WORD, FIND, NO_WORD, REACH};
use super::{WORKED, base};
use crate::document::passage::{Scope, Totals};
use crate::feature::{Feature, Formula, Marks, Measure, value};

pub static LINSEAR_WRITE: Feature = Feature {
    name: "linsear_write",
    definition: "School grade by points per sentence: one for a word of one or two syllables, three for a longer \
        one.",
    reference: "O'Hayre 1966, Gobbledygook Has Gotta Go; in the form given to it by the United States Air Force",
    caveat: "Made for samples of 100 words; points and sentences are those of the whole text, which is the same per \
        sentence.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[
        Measure::Formula(Formula {
            name: "linsear_write_points",
            unit: "points per sentence",
            expression: "(words of one or two syllables + 3 * longer words) / sentences",
            compute: points,
        }),
        Measure::Formula(Formula {
            name: "linsear_write",
            unit: "school grade",
            expression: "r / 2 if r > 20, else (r - 2) / 2, where r = points / sentences",
            compute: |marks, totals| {
                let points = points(marks, totals)?;
                Some(if points > 20.0 { points / 2.0 } else { (points - 2.0) / 2.0 })
            },
        }),
    ],
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "linsear_write_points", 15.0), value(WORKED, "linsear_write", 6.5)],
    find: FIND,
};

fn points(marks: &Marks, totals: &Totals) -> Option<f64> {
    let (_, sentences) = base(totals)?;
    let hard = marks.weighing(3..=usize::MAX);
    Some((marks.len() + 2 * hard) as f64 / sentences)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    fn of(text: &str) -> Option<f64> {
        proof::value(&LINSEAR_WRITE, "linsear_write", text)
    }

    #[test]
    fn only_more_than_twenty_points_are_halved_as_they_are() {
        let text = |easy: usize, hard: usize| format!("{}{}.", "go ".repeat(easy), "hospital ".repeat(hard));
        assert_eq!(of(&text(17, 1)), Some(9.0));
        assert_eq!(of(&text(18, 1)), Some(10.5));
        // 26 points a sentence are grade 13: not 12 (two taken off first) and not 26 (not halved).
        assert_eq!(of(&text(20, 2)), Some(13.0));
        assert_eq!(of("Go."), Some(-0.5));
    }

    #[test]
    fn twice_the_text_is_the_same_grade() {
        assert_eq!(of(&[WORKED, WORKED].join(" ")), of(WORKED));
    }
}
