//! Stance: how far authors commit themselves to what they write.

mod boosters;
mod hedges;

use crate::document::Depth;
use crate::feature::Family;

pub static STANCE: Family = Family {
    name: "stance",
    about: "How far authors commit themselves to what they write.",
    default: true,
    english: true,
    depth: Depth::Hits,
    features: &[
        &hedges::HEDGES,
        &hedges::HEDGES_MODAL,
        &hedges::HEDGES_ADVERB,
        &hedges::HEDGES_ADJECTIVE,
        &hedges::HEDGES_NOUN,
        &hedges::HEDGES_VERB,
        &hedges::HEDGES_APPROXIMATOR,
        &hedges::HEDGES_SHIELD,
        &boosters::BOOSTERS,
    ],
};
