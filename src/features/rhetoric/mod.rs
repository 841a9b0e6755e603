//! Rhetoric: how a text asks, calls, repeats, compares and leaves out.

mod address;
mod blame;
mod capitals;
mod comparison;
mod connectives;
mod emphasis;
mod formulas;
mod imperatives;
mod parallelism;
mod presuppositions;
mod questions;
mod threats;
mod triads;

use crate::document::passage::Scope;
use crate::document::{Depth, Document};
use crate::feature::{Family, Measure};

pub static RHETORIC: Family = Family {
    name: "rhetoric",
    about: "How a text asks, calls, repeats, compares and leaves out.",
    english: true,
    default: true,
    depth: Depth::Quotations,
    features: &[
        &questions::QUESTIONS,
        &questions::RHETORICAL_QUESTIONS,
        &questions::EXCLAMATIONS,
        &capitals::CAPITALS,
        &emphasis::INTENSIFIERS,
        &emphasis::SUPERLATIVES,
        &emphasis::ABSOLUTES,
        &emphasis::VAGUE_QUANTIFIERS,
        &address::DIRECT_ADDRESS,
        &address::US_AND_THEM,
        &address::APPEALS,
        &imperatives::IMPERATIVES,
        &connectives::CONCESSIONS,
        &connectives::CONTRASTS,
        &connectives::INFERENCES,
        &parallelism::ANAPHORA,
        &triads::TRIADS,
        &formulas::ANONYMOUS_AUTHORITY,
        &formulas::DISTANCED_NAMES,
        &formulas::ASCRIBED_MOTIVES,
        &formulas::DILEMMAS,
        &formulas::WHATABOUTISM,
        &blame::AGENTLESS_BLAME,
        &presuppositions::FACTIVES,
        &presuppositions::IMPLICATIVES,
        &presuppositions::CHANGES_OF_STATE,
        &comparison::HISTORICAL_EVILS,
        &threats::THREATS,
    ],
};

const BODY: &[Scope] = &[Scope::Body];
const VOICES: &[Scope] = &[Scope::Body, Scope::Author, Scope::Quoted];
const RATE: &[Measure] = &[Measure::Count, Measure::Per1000Words];

/// The folded form of a token; empty beyond the end.
fn norm<'a>(document: &'a Document, at: usize) -> &'a str {
    document.tokens.get(at).map_or("", |token| document.norm(token))
}
