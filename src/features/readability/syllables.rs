//! Syllables: words weighed by how many they have.

use crate::document::passage::Scope;
use crate::feature::{Evidence, Example, Feature, Find, Formula, Measure, Reach, hit, miss, value};
use crate::features::readability::WORKED;

pub static SYLLABLES: Feature = Feature {
    name: "syllables",
    definition: "Words weighed by their syllables.",
    reference: "Flesch 1948, Journal of Applied Psychology 32(3), 221-233: syllables as pronounced",
    caveat: "Counted by spelling rules and a list of exceptions: rare names and loan words may be one off; numbers \
        are left out.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[
        Measure::Formula(Formula {
            name: "syllables_n",
            unit: "syllables",
            expression: "sum of the syllables of all words",
            compute: |marks, _| Some(marks.sum()),
        }),
        Measure::Mean("syllables"),
    ],
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "syllables_n", 31.0), value(WORKED, "syllables_mean", 1.55)],
    find: FIND,
};

/// Every word is marked.
pub const EVERY_WORD: Example = hit("[The] [dam] [holds] 3,000 [lakes].");
pub const NO_WORD: Example = miss("2031: 9:30!");

/// The reach of every feature that rests on these marks.
pub const REACH: Reach = Reach::Shared("words by syllables");

/// What all of them find: every word, weighed by its syllables.
pub const FIND: Find = Find::Weighed(
    |passage, marks| Evidence::words(passage, marks, |token| f64::from(token.syllables)),
    |passage, counts| counts.extend_from_slice(&passage.lengths().syllables),
);
