//! Recalculated formulas: the same ingredients with constants fitted anew, to newer lessons or to sailors.

use super::letters;
use super::polysyllables;
use super::syllables::{EVERY_WORD, FIND, NO_WORD, REACH};
use super::{WORKED, base};
use crate::document::passage::Scope;
use crate::feature::{Feature, Formula, Measure, value};

pub static FLESCH_POWERS: Feature = Feature {
    name: "flesch_powers",
    definition: "Reading ease recalculated as a school grade, by the same words, sentences and syllables; and the new \
        reading ease of Farr, Jenkins and Paterson with it.",
    reference: "Powers, Sumner & Kearl 1958, Journal of Educational Psychology 49(2), 99-105",
    caveat: "Fitted to the McCall-Crabbs lessons of 1950, which children read.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[
        Measure::Formula(Formula {
            name: "flesch_powers",
            unit: "school grade",
            expression: "0.0778 * words / sentences + 4.55 * syllables / words - 2.2029",
            compute: |marks, totals| {
                let (words, sentences) = base(totals)?;
                Some(0.0778 * (words / sentences) + 4.55 * (marks.sum() / words) - 2.2029)
            },
        }),
        Measure::Formula(Formula {
            name: "farr_jenkins_paterson_powers",
            unit: "school grade",
            expression: "8.4335 + 0.0923 * words / sentences - 0.0648 * (100 * words of one syllable / words)",
            compute: |marks, totals| {
                let (words, sentences) = base(totals)?;
                let short = marks.weighing(1..=1) as f64;
                Some(8.4335 + 0.0923 * (words / sentences) - 0.0648 * (100.0 * short / words))
            },
        }),
    ],
    // 0.778 + 4.55 * 1.55 - 2.2029; 8.4335 + 0.923 - 0.0648 * 70.
    examples: &[
        EVERY_WORD,
        NO_WORD,
        value(WORKED, "flesch_powers", 5.6276),
        value(WORKED, "farr_jenkins_paterson_powers", 4.8205),
    ],
    find: FIND,
};

pub static FOG_RECALCULATED: Feature = Feature {
    name: "fog_recalculated",
    definition: "The fog index recalculated: by Powers, Sumner and Kearl as a school grade, and by the navy as the fog \
        count, in which a hard word weighs as much as three others.",
    reference: "Powers, Sumner & Kearl 1958, Journal of Educational Psychology 49(2), 99-105; Kincaid, Fishburne, \
        Rogers & Chissom 1975, Naval Technical Training Command, Research Branch Report 8-75",
    caveat: "Hard words are here all of three syllables or more, names and verbs included. Both rest on means: a text \
        twice as long has the same value, which it has not in all tools.",
    scopes: &[Scope::Body],
    reach: polysyllables::REACH,
    length_bound: false,
    measures: &[
        Measure::Formula(Formula {
            name: "fog_powers",
            unit: "school grade",
            expression: "3.0680 + 0.0877 * words / sentences + 0.0984 * (100 * hard words / words)",
            compute: |marks, totals| {
                let (words, sentences) = base(totals)?;
                Some(3.0680 + 0.0877 * (words / sentences) + 0.0984 * (100.0 * marks.len() as f64 / words))
            },
        }),
        Measure::Formula(Formula {
            name: "fog_navy",
            unit: "school grade",
            expression: "((easy words + 3 * hard words) / sentences - 3) / 2",
            compute: |marks, totals| {
                let (words, sentences) = base(totals)?;
                Some(((words + 2.0 * marks.len() as f64) / sentences - 3.0) / 2.0)
            },
        }),
    ],
    // 3.068 + 0.877 + 0.0984 * 25; (30 / 2 - 3) / 2.
    examples: &[
        polysyllables::HIT,
        polysyllables::MISS,
        value(WORKED, "fog_powers", 6.405),
        value(WORKED, "fog_navy", 6.0),
    ],
    find: polysyllables::FIND,
};

pub static READABILITY_INDEX_NAVY: Feature = Feature {
    name: "readability_index_navy",
    definition: "The automated readability index recalculated for sailors: school grade by letters per word and words \
        per sentence.",
    reference: "Kincaid, Fishburne, Rogers & Chissom 1975, Naval Technical Training Command, Research Branch Report \
        8-75",
    caveat: "Counts letters and digits of words like automated_readability_index; their rounded form, with 6, 0.4 and \
        27.4, differs a little.",
    scopes: &[Scope::Body],
    reach: letters::REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "readability_index_navy",
        unit: "school grade",
        expression: "5.84 * characters / words + 0.37 * words / sentences - 26.01",
        compute: |marks, totals| {
            let (words, sentences) = base(totals)?;
            Some(5.84 * (marks.sum() / words) + 0.37 * (words / sentences) - 26.01)
        },
    })],
    // 5.84 * 4.7 + 3.7 - 26.01.
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "readability_index_navy", 5.138)],
    find: letters::FIND,
};
