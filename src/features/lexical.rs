//! Marks that are hits of a lexicon, all of them or those of one kind.

use crate::document::passage::Passage;
use crate::feature::Evidence;
use crate::lexicon::LexiconId;

/// Pushes the hits of `lexicon` in the passage; with `kind`, those whose entry is of that kind.
pub fn hits(passage: &Passage, lexicon: LexiconId, kind: Option<&str>, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    let chosen = passage.hits(lexicon).filter(|hit| kind.is_none_or(|kind| document.lexicons.entry(hit).kind == kind));
    marks.extend(chosen.map(|hit| Evidence::hit(document, hit)));
}
