//! Affect: how pleasant and how stirring the words of a text are.

mod arousal;
mod valence;

use crate::document::Depth;
use crate::feature::Family;

pub static AFFECT: Family = Family {
    name: "affect",
    about: "How pleasant and how stirring the words of a text are.",
    english: true,
    default: true,
    depth: Depth::Hits,
    features: &[&valence::VALENCE, &arousal::AROUSAL],
};
