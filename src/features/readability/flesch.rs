//! Flesch: reading ease, and the grade that Kincaid made of it.

use super::syllables::{EVERY_WORD, FIND, NO_WORD, REACH};
use super::{WORKED, base};
use crate::document::passage::Scope;
use crate::feature::{Feature, Formula, Measure, value};

pub static FLESCH_READING_EASE: Feature = Feature {
    name: "flesch_reading_ease",
    definition: "Ease of reading by the length of words in syllables and of sentences in words: about 60 is plain \
        English, higher is easier.",
    reference: "Flesch 1948, Journal of Applied Psychology 32(3), 221-233",
    caveat: "No bound at either end: very short sentences give more than 100, long words less than 0; numbers are \
        no words.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "flesch_reading_ease",
        unit: "index",
        expression: "206.835 - 1.015 * words / sentences - 84.6 * syllables / words",
        compute: |marks, totals| {
            let (words, sentences) = base(totals)?;
            Some(206.835 - 1.015 * (words / sentences) - 84.6 * (marks.sum() / words))
        },
    })],
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "flesch_reading_ease", 65.555)],
    find: FIND,
};

pub static FLESCH_KINCAID_GRADE: Feature = Feature {
    name: "flesch_kincaid_grade",
    definition: "School grade in the United States for which a text is fit, by the measures of Flesch's reading \
        ease.",
    reference: "Kincaid, Fishburne, Rogers & Chissom 1975, Naval Technical Training Command, Research Branch Report \
        8-75",
    caveat: "Fitted to navy manuals and adult readers; very short sentences give grades below 0.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "flesch_kincaid_grade",
        unit: "school grade",
        expression: "0.39 * words / sentences + 11.8 * syllables / words - 15.59",
        compute: |marks, totals| {
            let (words, sentences) = base(totals)?;
            Some(0.39 * (words / sentences) + 11.8 * (marks.sum() / words) - 15.59)
        },
    })],
    // 0.39 * (10 + 11.8 * 1.55) - 15.59, the bracket misplaced, would be -4.5569.
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "flesch_kincaid_grade", 6.6)],
    find: FIND,
};
