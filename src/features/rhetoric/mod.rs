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

use crate::document::passage::{Passage, Scope};
use crate::document::{Depth, Document};
use crate::feature::{Evidence, Example, Family, Feature, Measure, Reach};

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

/// A feature that judges each place by itself and is counted per 1,000 words.
const fn rate(
    name: &'static str,
    definition: &'static str,
    scopes: &'static [Scope],
    reference: &'static str,
    caveat: &'static str,
    examples: &'static [Example],
    find: fn(&Passage, &mut Vec<Evidence>),
) -> Feature {
    Feature {
        name,
        definition,
        reference,
        caveat,
        scopes,
        reach: Reach::Place,
        length_bound: false,
        measures: RATE,
        examples,
        find,
    }
}
