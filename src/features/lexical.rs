//! Marks that are hits of a lexicon, all of them or those of one kind.

use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Example, Feature};
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

/// Pushes the hits of `lexicon` in the passage; with `kind`, those whose entry is of that kind.
pub fn hits(passage: &Passage, lexicon: LexiconId, kind: Option<&str>, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    let mark = |hit| Evidence::hit(document, hit);
    match kind.map(|kind| document.lexicons.kind(lexicon, kind)) {
        None => marks.extend(passage.hits(lexicon).map(mark)),
        Some(kind) => marks.extend(passage.hits_of(lexicon, [kind]).map(|(_, hit)| mark(hit))),
    }
}

const CAVEAT: &str = "The kind is that of the lexicon's entry, not of the word in its sentence.";

/// A feature that counts one kind of a lexicon's entries.
pub const fn kind(
    name: &'static str,
    definition: &'static str,
    reference: &'static str,
    examples: &'static [Example],
    find: fn(&Passage, &mut Vec<Evidence>),
) -> Feature {
    Feature::rate(name, definition, &[Scope::Body], reference, CAVEAT, examples, find)
}
