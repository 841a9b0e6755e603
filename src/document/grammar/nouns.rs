//! Adjectives and prepositions by what stands around them (Biber 1988, 40, 41, 61).

use super::clause::Clause;
use super::{Construction, Found};
use crate::lexicon::word_class::WordClass::Be;
use crate::text::tag::Tag;

/// An adjective is attributive unless it is found to be predicative, or the participle of a passive.
pub(super) fn adjective(clause: &Clause, at: usize, found: &mut Found) {
    if clause.is_predicative(at) && found.sets[at].has(Construction::AttributiveAdjective) {
        found.sets[at] = found.sets[at].without(Construction::AttributiveAdjective);
        found.mark(Construction::PredicativeAdjective, at);
    }
}

/// The last word before a mark or the end of its sentence.
pub(super) fn preposition(clause: &Clause, at: usize, found: &mut Found) {
    if clause.is_stranded(at) {
        found.mark(Construction::StrandedPreposition, at);
    }
}

impl Clause<'_> {
    /// Behind “be” and not before a noun.
    fn is_predicative(&self, at: usize) -> bool {
        let modifies = |at: usize| matches!(self.tag(at), Tag::Adjective | Tag::VerbParticiple) || self.is_noun(at);
        let follows = self.has(self.before_adverbs(at), Be);
        follows && !modifies(at + 1) && !modifies(self.beyond_adverbs(at + 1))
    }

    /// A mark or the end follows, not what a preposition governs.
    fn is_stranded(&self, at: usize) -> bool {
        if self.tag(at + 1) != Tag::Punctuation {
            return false;
        }
        at + 1 >= self.end() || matches!(self.norm(at + 1), "." | "," | ";" | ":" | "?" | "!" | ")")
    }
}
