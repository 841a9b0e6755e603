//! FORCAST: the grade that counts words of one syllable and no sentences.

use super::WORKED;
use super::syllables::{EVERY_WORD, NO_WORD, REACH, by_syllables};
use crate::document::passage::Scope;
use crate::feature::{Feature, Formula, Measure, value};

pub static FORCAST: Feature = Feature {
    name: "forcast",
    definition: "School grade by the words of one syllable in 150 words.",
    reference: "Caylor, Sticht, Fox & Ford 1973, Human Resources Research Organization, Technical Report 73-5",
    caveat: "Made for manuals and forms, whose sentences are hard to tell; the whole text is scaled to 150 words. \
        Between 5 and 20.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "forcast",
        unit: "school grade",
        expression: "20 - (150 * words of one syllable / words) / 10",
        compute: |marks, totals| {
            let short = marks.iter().filter(|mark| mark.weight == 1.0).count() as f64;
            (totals.words > 0).then(|| 20.0 - 150.0 * short / f64::from(totals.words) / 10.0)
        },
    })],
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "forcast", 9.5)],
    find: by_syllables,
};
