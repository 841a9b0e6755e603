//! Danielson-Bryan: characters per space and per sentence, which a computer of 1963 could count.

use super::WORKED;
use crate::document::passage::{Scope, Totals};
use crate::feature::{Evidence, Feature, Find, Formula, Measure, Reach, hit, miss, value};

pub static DANIELSON_BRYAN: Feature = Feature {
    name: "danielson_bryan",
    definition: "Readability by the characters per space and per sentence: as a school grade, and as an ease of reading \
        where higher is easier.",
    reference: "Danielson & Bryan 1963, Journalism Quarterly 40(2), 201-206: formulas 1 and 2",
    caveat: "Characters are those of all tokens, marks and numbers included; white space of any kind and length between \
        two tokens is one space. In the second formula the last term is taken off, 0.194 a character: where it is \
        printed with a plus or as 0.0194, the two formulas contradict each other.",
    scopes: &[Scope::Body],
    reach: Reach::Shared("tokens by characters"),
    length_bound: false,
    measures: &[
        Measure::Formula(Formula {
            name: "danielson_bryan_1",
            unit: "school grade",
            expression: "1.0364 * characters / spaces + 0.0194 * characters / sentences - 0.6059",
            compute: |_, totals| {
                let (by_space, by_sentence) = averages(totals)?;
                Some(1.0364 * by_space + 0.0194 * by_sentence - 0.6059)
            },
        }),
        Measure::Formula(Formula {
            name: "danielson_bryan_2",
            unit: "index",
            expression: "131.059 - 10.364 * characters / spaces - 0.194 * characters / sentences",
            compute: |_, totals| {
                let (by_space, by_sentence) = averages(totals)?;
                Some(131.059 - 10.364 * by_space - 0.194 * by_sentence)
            },
        }),
    ],
    // 97 characters, 19 spaces.
    examples: &[
        hit("[The] [dam] [holds] [3,000] [lakes][.]"),
        miss(" "),
        value(WORKED, "danielson_bryan_1", 5.626094736842105),
        value(WORKED, "danielson_bryan_2", 68.73905263157893),
    ],
    find: Find::Shown(Evidence::characters),
};

/// Characters per space and per sentence, where there are both.
fn averages(totals: &Totals) -> Option<(f64, f64)> {
    let characters = f64::from(totals.characters);
    (totals.spaces > 0 && totals.sentences > 0 && totals.words > 0)
        .then(|| (characters / f64::from(totals.spaces), characters / f64::from(totals.sentences)))
}
