//! What many articles have: term counts, keyness, Delta, concordances, near-duplicates, repeated paragraphs.

pub mod coded;
pub mod concordance;
pub mod delta;
pub mod evidence;
pub mod examples;
pub mod frequencies;
pub mod frequency_table;
pub mod keyness;
pub mod most_frequent;
pub mod near;
pub mod pattern;
mod pronouns;
pub mod repeated;
pub mod sample;
pub mod terms;
