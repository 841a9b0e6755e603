//! Sourcing: what is credited to whom, and with which verbs.

mod attributions;
mod cue_balance;
mod reporting_verbs;
mod sources;

use crate::document::Depth;
use crate::feature::Family;

pub static SOURCING: Family = Family {
    name: "sourcing",
    about: "What is credited to whom, and with which verbs.",
    default: true,
    english: true,
    depth: Depth::Attributions,
    features: &[
        &attributions::ATTRIBUTIONS,
        &attributions::DIRECT_SPEECH,
        &attributions::MIXED_SPEECH,
        &attributions::INDIRECT_SPEECH,
        &attributions::ATTRIBUTED_WORDS,
        &reporting_verbs::REPORTING_VERBS,
        &reporting_verbs::NEUTRAL_VERBS,
        &reporting_verbs::DOUBTING_VERBS,
        &reporting_verbs::ENDORSING_VERBS,
        &sources::SOURCES,
        &sources::SOURCE_MENTIONS,
        &sources::FIRST_SOURCE,
        &cue_balance::CUE_BALANCE,
    ],
};
