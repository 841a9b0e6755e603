//! Syntax: how clauses are built.

mod passives;
mod ratios;

use crate::document::Depth;
use crate::feature::Family;

pub static SYNTAX: Family = Family {
    name: "syntax",
    about: "How clauses are built.",
    default: true,
    english: true,
    depth: Depth::Tags,
    features: &[
        &passives::PASSIVES,
        &ratios::PROGRESSIVES,
        &ratios::RELATIVE_CLAUSES,
        &ratios::THAT_NOUN_COMPLEMENTS,
        &ratios::PIED_PIPING_RATIO,
        &ratios::ADJECTIVES_PER_NOUN,
        &ratios::NOUNS_PER_VERB,
    ],
};
