//! Syntax: how clauses are built.

mod passives;

use crate::feature::Family;

pub static SYNTAX: Family =
    Family { name: "syntax", about: "How clauses are built.", features: &[&passives::PASSIVES] };
