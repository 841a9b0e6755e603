//! Adjectives by their place.

use crate::document::grammar::Construction;
use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{construction, rate};

pub static ATTRIBUTIVE: Feature = rate(
    "attributive_adjectives",
    "Adjectives that do not follow “be” as its complement. Feature 40 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Adjectives behind other verbs (“seems old”) are counted here, as in Biber's count.",
    &[hit("The [old] dam broke."), miss("The dam is old.")],
    &[construction(Construction::AttributiveAdjective)],
);

pub static PREDICATIVE: Feature = rate(
    "predicative_adjectives",
    "Adjectives behind “be” with no noun behind them. Feature 41 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Of co-ordinated adjectives the first is counted.",
    &[hit("The dam is very [old]."), miss("The old dam broke. It is an old dam.")],
    &[construction(Construction::PredicativeAdjective)],
);
