//! What many articles have: term counts, keyness, Delta, concordances.

pub mod coded;
pub mod concordance;
pub mod delta;
pub mod evidence;
pub mod examples;
pub mod frequencies;
pub mod frequency_table;
pub mod keyness;
pub mod pattern;
mod pronouns;
pub mod sample;
pub mod terms;
