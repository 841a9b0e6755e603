//! Loaded language: words that judge while they seem to name.

mod loaded_terms;

use crate::document::Depth;
use crate::feature::Family;

pub static LOADED: Family = Family {
    name: "loaded",
    about: "Words that judge while they seem to name.",
    default: true,
    english: true,
    depth: Depth::Hits,
    features: &[
        &loaded_terms::LOADED_TERMS,
        &loaded_terms::LOADED_DYSPHEMISM,
        &loaded_terms::LOADED_EUPHEMISM,
        &loaded_terms::LOADED_LABEL,
        &loaded_terms::LOADED_INTENSIFIER,
        &loaded_terms::LOADED_PRAISE,
    ],
};
