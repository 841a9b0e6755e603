//! Ratios: types to words, plain and with the square root that is to make up for length.

use super::types::{FIND, FIRST_OF_EACH, NO_WORD, REACH, WORKED, sizes};
use crate::document::passage::Scope;
use crate::feature::{Feature, Formula, Measure, value};

pub static TTR: Feature = Feature {
    name: "ttr",
    definition: "Type-token ratio: different words per word.",
    reference: "Johnson 1944, Psychological Monographs 56(2), 1-15",
    caveat: "Falls as a text grows: compare only texts of like length, or use mattr or mtld.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "ttr",
        unit: "ratio",
        expression: "V / N, with V types and N words",
        compute: |marks, totals| sizes(marks, totals).map(|(words, types)| types / words),
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "ttr", 0.6666666666666666)],
    find: FIND,
};

pub static ROOT_TTR: Feature = Feature {
    name: "root_ttr",
    definition: "Root type-token ratio, or index of Guiraud: types by the square root of words.",
    reference: "Guiraud 1954, Les caractères statistiques du vocabulaire",
    caveat: "Grows with length in short texts and falls in long ones.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "root_ttr",
        unit: "index",
        expression: "V / sqrt(N), with V types and N words",
        compute: |marks, totals| sizes(marks, totals).map(|(words, types)| types / words.sqrt()),
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "root_ttr", 2.0)],
    find: FIND,
};

pub static CORRECTED_TTR: Feature = Feature {
    name: "corrected_ttr",
    definition: "Corrected type-token ratio: types by the square root of twice the words.",
    reference: "Carroll 1964, Language and Thought, p. 54",
    caveat: "The root ratio by another factor: it says nothing that root_ttr does not.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "corrected_ttr",
        unit: "index",
        expression: "V / sqrt(2 N), with V types and N words",
        compute: |marks, totals| sizes(marks, totals).map(|(words, types)| types / (2.0 * words).sqrt()),
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "corrected_ttr", std::f64::consts::SQRT_2)],
    find: FIND,
};
