//! Features that count hits of a lexicon, and hits by their kind.

use crate::document::passage::{Passage, Scope};
use crate::feature::{Example, Feature, Find};
use crate::lexicon::{Hit, LexiconId};

/// The hits of a lexicon in the passage whose entry is of a kind.
pub fn of_kind<'a>(passage: &Passage<'a>, lexicon: LexiconId, kind: &'static str) -> impl Iterator<Item = &'a Hit> {
    sides(passage, lexicon, [kind]).map(|(_, hit)| hit)
}

/// The hits of a lexicon in the passage whose entry is of one of several kinds, each with the place of its kind.
pub fn sides<'a, const N: usize>(
    passage: &Passage<'a>,
    lexicon: LexiconId,
    kinds: [&'static str; N],
) -> impl Iterator<Item = (usize, &'a Hit)> {
    passage.hits_of(lexicon, kinds.map(|kind| passage.document.lexicons.kind(lexicon, kind)))
}

/// A feature that counts one kind of a lexicon's entries in the body.
pub const fn kind(
    name: &'static str,
    definition: &'static str,
    reference: &'static str,
    examples: &'static [Example],
    find: Find,
) -> Feature {
    const CAVEAT: &str = "The kind is that of the lexicon's entry, not of the word in its sentence.";
    Feature::rate(name, definition, &[Scope::Body], reference, CAVEAT, examples, find)
}
