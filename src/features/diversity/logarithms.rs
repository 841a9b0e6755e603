//! Logarithms: indices that hold the logarithm of the types against that of the words.

use super::types::{FIND, FIRST_OF_EACH, NO_WORD, REACH, WORKED, sizes};
use crate::document::passage::Scope;
use crate::feature::{Feature, Formula, Measure, value};

pub static HERDAN_C: Feature = Feature {
    name: "herdan_c",
    definition: "Herdan's C, the bilogarithmic type-token ratio.",
    reference: "Herdan 1960, Type-Token Mathematics",
    caveat: "Less bound to length than ttr, not free of it; absent for a single word.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "herdan_c",
        unit: "ratio",
        expression: "log(V) / log(N), with V types and N words",
        compute: |marks, totals| {
            let (words, types) = sizes(marks, totals).filter(|(words, _)| *words > 1.0)?;
            Some(types.ln() / words.ln())
        },
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "herdan_c", 0.8154648767857287)],
    find: FIND,
};

pub static SUMMER_S: Feature = Feature {
    name: "summer_s",
    definition: "Summer's S: the logarithm of the logarithm of the types by that of the words.",
    reference: "Somers 1966, in Leed, The Computer and Literary Style, 128-140; Tweedie & Baayen 1998, Computers and the \
        Humanities 32, 323-352, equation 8",
    caveat: "Natural logarithms; with others the value is another. Absent for one type and for fewer than three words.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "summer_s",
        unit: "ratio",
        expression: "ln(ln(V)) / ln(ln(N)), with V types and N words",
        compute: |marks, totals| {
            let (words, types) = sizes(marks, totals).filter(|(words, types)| *words > 2.0 && *types > 1.0)?;
            Some(types.ln().ln() / words.ln().ln())
        },
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "summer_s", 0.7408559184508842)],
    find: FIND,
};

pub static MAAS: Feature = Feature {
    name: "maas",
    definition: "Maas' a squared: lower is more diverse.",
    reference: "Maas 1972, Zeitschrift für Literaturwissenschaft und Linguistik 2(8), 73-96; Tweedie & Baayen 1998, \
        Computers and the Humanities 32, 323-352",
    caveat: "Natural logarithms; by logarithms to base 10 it is 2.302585 times as much, and some tools give its \
        root.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "maas",
        unit: "index",
        expression: "(ln(N) - ln(V)) / ln(N)^2, with V types and N words",
        compute: |marks, totals| {
            let (words, types) = sizes(marks, totals).filter(|(words, _)| *words > 1.0)?;
            Some((words.ln() - types.ln()) / words.ln().powi(2))
        },
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "maas", 0.08398555392002326)],
    find: FIND,
};

pub static DUGAST_U: Feature = Feature {
    name: "dugast_u",
    definition: "Dugast's U, the uber index: higher is more diverse.",
    reference: "Dugast 1978, Cahiers de lexicologie 32, 25-49; Tweedie & Baayen 1998, Computers and the Humanities 32, \
        323-352",
    caveat: "One by maas: it says nothing that maas does not. Natural logarithms; by logarithms to base 10 it is \
        0.434294 times as much. Absent where every word stands only once.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "dugast_u",
        unit: "index",
        expression: "ln(N)^2 / (ln(N) - ln(V)), with V types and N words",
        compute: |marks, totals| {
            let (words, types) = sizes(marks, totals).filter(|(words, types)| types < words)?;
            Some(words.ln().powi(2) / (words.ln() - types.ln()))
        },
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "dugast_u", 11.906809603854823)],
    find: FIND,
};

pub static BRUNET_W: Feature = Feature {
    name: "brunet_w",
    definition: "Brunet's W: lower is more diverse, usually between 10 and 20.",
    reference: "Brunet 1978, Le vocabulaire de Jean Giraudoux; with the constant of Bucks, Singh, Cuerden & Wilcock \
        2000, Aphasiology 14(1), 71-91",
    caveat: "The constant is 0.165; 0.172 is found as well and gives lower values.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "brunet_w",
        unit: "index",
        expression: "N^(V^-0.165), with V types and N words",
        compute: |marks, totals| sizes(marks, totals).map(|(words, types)| words.powf(types.powf(-0.165))),
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "brunet_w", 5.128719145628999)],
    find: FIND,
};
