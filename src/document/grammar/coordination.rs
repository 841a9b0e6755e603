//! Co-ordination by “and”: of words, and of clauses (Biber 1988, 64 and 65).

use super::clause::Clause;
use super::{Construction, Found};
use crate::lexicon::word_class::Classes;
use crate::lexicon::word_class::WordClass::*;
use crate::text::signal::Signal;
use crate::text::tag::Tag;

pub(super) fn find(clause: &Clause, at: usize, found: &mut Found) {
    if clause.signal(at) != Signal::And {
        return;
    }
    let before = at.wrapping_sub(1);
    if clause.joins_words(before, at + 1) {
        found.mark(Construction::PhrasalCoordination, at);
    } else if clause.joins_clauses(before, at + 1) {
        found.mark(Construction::ClausalCoordination, at);
    }
}

impl Clause<'_> {
    /// Two nouns, two adjectives, two adverbs or two verbs.
    fn joins_words(&self, left: usize, right: usize) -> bool {
        let (a, b) = (self.tag(left), self.tag(right));
        let same = a == b && matches!(a, Tag::Adjective | Tag::Adverb);
        let verbs = |tag: Tag| tag.is_verb() && tag != Tag::Modal;
        same || self.is_noun(left) && self.is_noun(right) || verbs(a) && verbs(b)
    }

    /// A mark stands before, or a subject or another opening of a clause behind.
    fn joins_clauses(&self, left: usize, right: usize) -> bool {
        const OPENINGS: Classes = Classes::of(&[Wh, Because, Though, If, OtherSubordinator, Discourse, Conjunct]);
        let ends = matches!(
            self.signal(left),
            Signal::Stop
                | Signal::Semicolon
                | Signal::Colon
                | Signal::Exclamation
                | Signal::Question
                | Signal::Hyphen
                | Signal::Dash
        );
        let sentence = left.wrapping_add(1) == self.start() || ends;
        let subject = self.has(right, Subject) || self.has(right, DemonstrativePronoun);
        let word = matches!(self.norm(right), "so" | "then") || self.has(right, There) && self.verb_follows(right + 1);
        sentence || self.signal(left) == Signal::Comma && (subject || word) || self.set(right).any(OPENINGS)
    }
}
