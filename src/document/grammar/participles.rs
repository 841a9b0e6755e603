//! Participles that open a clause of their own or stand behind the noun they belong to (Biber 1988, 25-28).

use super::clause::Clause;
use super::{Construction, Found};
use crate::lexicon::word_class::WordClass::{Be, Have, Possessive, Quantifier};
use crate::text::tag::Tag;

pub(super) fn find(clause: &Clause, at: usize, found: &mut Found) {
    let next = clause.tag(at + 1);
    let before = at.wrapping_sub(1);
    let construction = match clause.tag(at) {
        Tag::VerbGerund if clause.opens(at) => {
            let begins = matches!(next, Tag::Preposition | Tag::Determiner | Tag::WhWord | Tag::Pronoun | Tag::Adverb)
                || clause.has(at + 1, Possessive);
            begins.then_some(Construction::PresentParticipialClause)
        }
        Tag::VerbGerund => (clause.tag(before) == Tag::Noun).then_some(Construction::PresentParticiple),
        Tag::VerbParticiple if clause.opens(at) => {
            matches!(next, Tag::Preposition | Tag::Adverb).then_some(Construction::PastParticipialClause)
        }
        Tag::VerbParticiple => {
            let noun = clause.is_noun(before) || clause.has(before, Quantifier);
            let follows = matches!(next, Tag::Preposition | Tag::Adverb) || clause.has(at + 1, Be);
            (noun && follows && !clause.is_helped(before)).then_some(Construction::PastParticiple)
        }
        _ => None,
    };
    // Few come as far as to have their form looked at.
    if let Some(construction) = construction
        && !(clause.tag(at) == Tag::VerbGerund && PREPOSITIONS.contains(&clause.norm(at)))
    {
        found.mark(construction, at);
    }
}

/// Prepositions in the form of a participle (Quirk et al. 1985, 9.8).
const PREPOSITIONS: [&str; 9] =
    ["according", "barring", "concerning", "depending", "excluding", "following", "given", "including", "regarding"];

impl Clause<'_> {
    /// An auxiliary stands before the noun: "has the dam collapsed in", "was the dam built by".
    fn is_helped(&self, noun: usize) -> bool {
        const LONGEST: usize = 3;
        (noun.saturating_sub(LONGEST)..noun).any(|at| self.has(at, Have) || self.has(at, Be))
    }
}
