//! Syntax: how clauses are built.

mod passives;

use crate::document::Depth;
use crate::feature::Family;

pub static SYNTAX: Family = Family {
    name: "syntax",
    about: "How clauses are built.",
    default: true,
    depth: Depth::Tags,
    features: &[&passives::PASSIVES],
};
