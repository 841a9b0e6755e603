//! Types: the different words, each weighed by how often it stands.

use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Example, Feature, Find, Marks, Measure, Reach, hit, miss, value};

pub static TYPES: Feature = Feature {
    name: "types",
    definition: "Different words; the first of each is marked and weighed by the number of them.",
    reference: "Johnson 1944, Psychological Monographs 56(2), 1-15",
    caveat: "Words are alike when they are after case folding: inflected forms are types of their own, homonyms are \
        one.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Count],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "types_n", 6.0)],
    find: FIND,
};

/// Nine words: “the” three times, “and” twice, four words once.
pub const WORKED: &str = "The dam and the village and the river wait.";
pub const FIRST_OF_EACH: Example = hit("[The] [dam] [and] the [village] and the [river] [wait].");
pub const NO_WORD: Example = miss("2031: 9:30!");

/// The reach of every feature that rests on these marks.
pub const REACH: Reach = Reach::Shared("types");

/// What all of them find.
pub const FIND: Find = Find::Weighed(types, frequencies);

/// Marks the first of each type, weighed by its frequency.
fn types(passage: &Passage, marks: &mut Vec<Evidence>) {
    let before = marks.len();
    // For each form of the document one more than the place of its mark.
    let mut places = vec![0_u32; passage.document.forms.len()];
    for token in passage.word_list().iter() {
        let place = &mut places[token.form as usize];
        if *place == 0 {
            marks.push(Evidence::token(token, 1.0));
            *place = (marks.len() - before) as u32;
        } else {
            marks[before + *place as usize - 1].weight += 1.0;
        }
    }
}

/// How many types have each frequency.
fn frequencies(passage: &Passage, counts: &mut Vec<u32>) {
    let before = passage.repeats().before;
    // One place behind that of each word, how often its form has stood up to there.
    let mut times = vec![0; before.len() + 1];
    counts.resize(64, 0);
    for (place, before) in before.iter().enumerate() {
        let time = times[*before as usize] + 1;
        times[place + 1] = time;
        if counts.len() <= time {
            counts.resize(time + 1, 0);
        }
        counts[time] += 1;
    }
    // What stands for the second time stands for the first time too.
    for time in 1..counts.len() {
        counts[time] -= counts.get(time + 1).copied().unwrap_or_default();
    }
}

/// Words and types, as numbers: N and V. `None` without words.
pub fn sizes(marks: &Marks, totals: &Totals) -> Option<(f64, f64)> {
    (!marks.is_empty()).then_some((f64::from(totals.words), marks.len() as f64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    #[test]
    fn weights_are_frequencies() {
        let marks = proof::marks(&TYPES, WORKED);
        let weights: Vec<f64> = marks.iter().map(|mark| mark.weight).collect();
        assert_eq!(weights, [3.0, 1.0, 2.0, 1.0, 1.0, 1.0]);
        assert_eq!(marks.spectrum(), [(1.0, 4.0), (2.0, 1.0), (3.0, 1.0)]);
        assert_eq!(sizes(&marks, &Totals { words: 9, ..Totals::default() }), Some((9.0, 6.0)));
    }

    #[test]
    fn typography_makes_no_types() {
        assert_eq!(proof::value(&TYPES, "types_n", "Don’t don't DON'T 5 5"), Some(1.0));
        assert_eq!(proof::value(&TYPES, "types_n", "river rivers"), Some(2.0));
    }
}
