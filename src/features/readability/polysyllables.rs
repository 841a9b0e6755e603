//! Polysyllables: words of three syllables or more, and the grades that count only these.

use super::{WORKED, base};
use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Example, Feature, Find, Formula, Marks, Measure, Reach, Tally, hit, miss, value};

pub static POLYSYLLABLES: Feature = Feature {
    name: "polysyllables",
    definition: "Words of three syllables or more, weighed by their syllables.",
    reference: "McLaughlin 1969, Journal of Reading 12(8), 639-646",
    caveat: "Names and inflected forms count like all others; numbers are left out however they are read.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Count, Measure::PercentOfWords],
    examples: &[HIT, MISS, value(WORKED, "polysyllables_n", 5.0), value(WORKED, "polysyllables_pct", 25.0)],
    find: FIND,
};

pub static SMOG: Feature = Feature {
    name: "smog",
    definition: "School grade of readers who understand a text fully, by its polysyllables; for texts of 30 \
        sentences or more.",
    reference: "McLaughlin 1969, Journal of Reading 12(8), 639-646",
    caveat: "The author takes 30 sentences from the beginning, middle and end; here all sentences are taken and \
        scaled to 30. Absent below 30.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "smog",
        unit: "school grade",
        expression: "1.0430 * sqrt(polysyllables * 30 / sentences) + 3.1291, from 30 sentences on",
        compute: |marks, totals| if totals.sentences < 30 { None } else { grade(marks, totals) },
    })],
    examples: &[HIT, MISS],
    find: FIND,
};

pub static SMOG_GENERAL: Feature = Feature {
    name: "smog_general",
    definition: "The regression behind SMOG for a text of any length, its polysyllables scaled to 30 sentences.",
    reference: "McLaughlin 1969, Journal of Reading 12(8), 639-646: the regression, of which 3 plus the square root \
        is the rounded form",
    caveat: "Its norms rest on 30 sentences; a text of few sentences is scaled beyond what was validated.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "smog_general",
        unit: "school grade",
        expression: "1.0430 * sqrt(polysyllables * 30 / sentences) + 3.1291",
        compute: grade,
    })],
    examples: &[HIT, MISS, value(WORKED, "smog_general", 12.161744961471694)],
    find: FIND,
};

/// The reach of every feature that rests on these marks.
pub const REACH: Reach = Reach::Shared("polysyllables");

pub const HIT: Example = hit("[Nobody] asked the [committee], and the [president] waits.");
pub const MISS: Example = miss("The village waits for the river.");

fn grade(marks: &Marks, totals: &Totals) -> Option<f64> {
    let (_, sentences) = base(totals)?;
    Some(1.0430 * (marks.len() as f64 * 30.0 / sentences).sqrt() + 3.1291)
}

/// What all of them find.
pub const FIND: Find = Find::Tallied(polysyllables, |passage| {
    let words: u32 = passage.lengths().syllables.iter().skip(3).sum();
    Tally::ones(words as usize)
});

fn polysyllables(passage: &Passage, marks: &mut Vec<Evidence>) {
    let words = passage.word_list();
    let long = words.iter().filter(|token| token.syllables >= 3);
    marks.extend(long.map(|token| Evidence::token(token, f64::from(token.syllables))));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    #[test]
    fn smog_asks_for_thirty_sentences() {
        let text = |sentences: usize| "The committee sleeps. ".repeat(sentences);
        assert_eq!(proof::value(&SMOG, "smog", &text(29)), None);
        // 30 polysyllables in 30 sentences: 1.0430 * sqrt(30) + 3.1291.
        for sentences in [30, 60] {
            let smog = proof::value(&SMOG, "smog", &text(sentences)).unwrap();
            assert!((smog - 8.841846274778883).abs() < 1e-9, "{smog}");
        }
        assert_eq!(proof::value(&SMOG_GENERAL, "smog_general", &text(60)), proof::value(&SMOG, "smog", &text(60)));
    }

    #[test]
    fn without_polysyllables_the_constant_is_left() {
        assert_eq!(proof::value(&SMOG_GENERAL, "smog_general", "Go on."), Some(3.1291));
    }
}
