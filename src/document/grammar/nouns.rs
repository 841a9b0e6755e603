//! Nouns, adjectives, adverbs and prepositions by what stands around them (Biber 1988, 16, 40-42, 61).

use super::clause::Clause;
use super::passives::Passive;
use super::{Construction, Found};
use crate::lexicon::word_class::Classes;
use crate::lexicon::word_class::WordClass::*;
use crate::text::tag::Tag;

/// Adverbs that Biber's count of adverbs leaves out.
const OTHERWISE: Classes = Classes::of(&[Place, Time, Amplifier, Downtoner, Hedge, Not]);

pub(super) fn find(clause: &Clause, at: usize, tag: Tag, passives: &[Passive], found: &mut Found) {
    let construction = match tag {
        Tag::Noun | Tag::ProperNoun => {
            let special = clause.has(at, Nominalisation) || clause.has(at, Gerund);
            (!special).then_some(Construction::OtherNoun)
        }
        Tag::Adjective if passives.iter().any(|passive| passive.participle == at) => None,
        Tag::Adjective if clause.is_predicative(at) => Some(Construction::PredicativeAdjective),
        Tag::Adjective => Some(Construction::AttributiveAdjective),
        Tag::Adverb => (!clause.set(at).any(OTHERWISE)).then_some(Construction::OtherAdverb),
        Tag::Preposition => clause.is_stranded(at).then_some(Construction::StrandedPreposition),
        _ => None,
    };
    if let Some(construction) = construction {
        found.mark(construction, at);
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
        at + 1 >= self.len() || matches!(self.norm(at + 1), "." | "," | ";" | ":" | "?" | "!" | ")")
    }
}
