//! Words of one syllable, and the formulas that count them instead of syllables.

use super::{WORKED, base};
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Example, Feature, Find, Formula, Measure, Reach, Tally, hit, miss, value};

pub static MONOSYLLABLES: Feature = Feature {
    name: "monosyllables",
    definition: "Words of one syllable.",
    reference: "Farr, Jenkins & Paterson 1951, Journal of Applied Psychology 35(5), 333-337",
    caveat: "Function words are most of them; numbers are left out however they are read.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Count, Measure::PercentOfWords],
    examples: &[HIT, MISS, value(WORKED, "monosyllables_n", 14.0), value(WORKED, "monosyllables_pct", 70.0)],
    find: FIND,
};

pub static FARR_JENKINS_PATERSON: Feature = Feature {
    name: "farr_jenkins_paterson",
    definition: "New reading ease index: Flesch's reading ease with words of one syllable in place of syllables; higher \
        is easier.",
    reference: "Farr, Jenkins & Paterson 1951, Journal of Applied Psychology 35(5), 333-337",
    caveat: "Made to spare the counting of syllables, not to be better; no bound at either end. The words are per cent, \
        not a share, as some manuals print.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "farr_jenkins_paterson",
        unit: "index",
        expression: "1.599 * (100 * words of one syllable / words) - 1.015 * words / sentences - 31.517",
        compute: |marks, totals| {
            let (words, sentences) = base(totals)?;
            Some(1.599 * (100.0 * marks.len() as f64 / words) - 1.015 * (words / sentences) - 31.517)
        },
    })],
    // 1.599 * 70 - 1.015 * 10 - 31.517.
    examples: &[HIT, MISS, value(WORKED, "farr_jenkins_paterson", 70.263)],
    find: FIND,
};

pub static FORCAST: Feature = Feature {
    name: "forcast",
    definition: "School grade by the words of one syllable in 150 words: as a rule of thumb, and by the regression \
        behind it.",
    reference: "Caylor, Sticht, Fox & Ford 1973, Human Resources Research Organization, Technical Report 73-5",
    caveat: "Made for manuals and forms, whose sentences are hard to tell; the whole text is scaled to 150 words. The \
        rule lies between 5 and 20.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[
        Measure::Formula(Formula {
            name: "forcast",
            unit: "school grade",
            expression: "20 - (150 * words of one syllable / words) / 10",
            compute: |marks, totals| {
                (totals.words > 0).then(|| 20.0 - 150.0 * marks.len() as f64 / f64::from(totals.words) / 10.0)
            },
        }),
        Measure::Formula(Formula {
            name: "forcast_regression",
            unit: "school grade",
            expression: "20.43 - 0.11 * (150 * words of one syllable / words)",
            compute: |marks, totals| {
                (totals.words > 0).then(|| 20.43 - 0.11 * (150.0 * marks.len() as f64 / f64::from(totals.words)))
            },
        }),
    ],
    examples: &[HIT, MISS, value(WORKED, "forcast", 9.5), value(WORKED, "forcast_regression", 8.88)],
    find: FIND,
};

pub static COLEMAN: Feature = Feature {
    name: "coleman",
    definition: "Words of a text that readers are expected to restore when they are blanked out, in per cent: by words \
        of one syllable, and by these and sentences.",
    reference: "Coleman 1971, in Rothkopf & Johnson, Verbal Learning Research and the Technology of Written \
        Instruction, 155-204: formulas 1 and 2",
    caveat: "Fitted to 36 passages; his third and fourth formulas, with pronouns and prepositions, are left out.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[
        Measure::Formula(Formula {
            name: "coleman_1",
            unit: "per cent",
            expression: "1.29 * (100 * words of one syllable / words) - 38.45",
            compute: |marks, totals| {
                (totals.words > 0).then(|| 1.29 * (100.0 * marks.len() as f64 / f64::from(totals.words)) - 38.45)
            },
        }),
        Measure::Formula(Formula {
            name: "coleman_2",
            unit: "per cent",
            expression: "1.16 * (100 * words of one syllable / words) + 1.48 * (100 * sentences / words) - 37.95",
            compute: |marks, totals| {
                let (words, sentences) = base(totals)?;
                Some(1.16 * (100.0 * marks.len() as f64 / words) + 1.48 * (100.0 * sentences / words) - 37.95)
            },
        }),
    ],
    // 1.16 * 70 + 1.48 * 10 - 37.95.
    examples: &[HIT, MISS, value(WORKED, "coleman_1", 51.85), value(WORKED, "coleman_2", 58.05)],
    find: FIND,
};

/// The reach of every feature that rests on these marks.
const REACH: Reach = Reach::Shared("words of one syllable");

const HIT: Example = hit("[The] village [waits] [for] [rain].");
const MISS: Example = miss("Nobody, 3,000 villages.");

/// What all of them find.
const FIND: Find = Find::Tallied(monosyllables, |passage| {
    Tally::ones(passage.lengths().syllables.get(1).map_or(0, |words| *words as usize))
});

fn monosyllables(passage: &Passage, marks: &mut Vec<Evidence>) {
    let words = passage.word_list();
    let short = words.iter().filter(|token| token.syllables == 1);
    marks.extend(short.map(|token| Evidence::token(token, 1.0)));
}
