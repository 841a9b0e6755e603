//! Wh-words: relative clauses, clauses that verbs take, questions (Biber 1988, 13, 23, 31-34).

use super::clause::Clause;
use super::{Construction, Found};
use crate::lexicon::word_class::Classes;
use crate::lexicon::word_class::WordClass::*;
use crate::text::signal::Signal;
use crate::text::tag::Tag;

const FACTUAL: Classes = Classes::of(&[Public, Private, Suasive]);

pub(super) fn find(clause: &Clause, at: usize, found: &mut Found) {
    let before = at.wrapping_sub(1);
    let construction = if clause.is_question(at) {
        Some(Construction::WhQuestion)
    } else if clause.tag(before).is_verb() && clause.set(before).any(FACTUAL) {
        (!clause.is_auxiliary(at + 1)).then_some(Construction::WhClause)
    } else if clause.has(at, Relative) {
        clause.relative(at)
    } else {
        None
    };
    if let Some(construction) = construction {
        found.mark(construction, at);
    }
}

impl Clause<'_> {
    /// A wh-word that opens a clause with an auxiliary near, in a sentence that ends as a question does.
    fn is_question(&self, at: usize) -> bool {
        const REACH: usize = 4;
        let inverted = || self.has(at, Present) || (at + 1..at + REACH).any(|next| self.is_auxiliary(next));
        self.opens(at) && self.ends_with_question_mark() && inverted()
    }

    fn ends_with_question_mark(&self) -> bool {
        const CLOSING: usize = 3;
        (self.end().saturating_sub(CLOSING)..self.end()).any(|at| self.norm(at).starts_with('?'))
    }

    /// The kind of the relative clause opened by who, whom, whose or which.
    fn relative(&self, at: usize) -> Option<Construction> {
        let before = at.wrapping_sub(1);
        if self.tag(before) == Tag::Preposition {
            return Some(Construction::PiedPiping);
        }
        let comma = self.signal(before) == Signal::Comma;
        let apart = comma || matches!(self.norm(before), "(" | "[" | "-" | "--" | "\"");
        let head = if apart { before.wrapping_sub(1) } else { before };
        let nominal = self.is_noun(head) || matches!(self.tag(head), Tag::Pronoun | Tag::Number | Tag::Determiner);
        let clausal = comma && self.norm(at) == "which" && (!nominal || self.comments(at + 1));
        if clausal && self.verb_follows(at + 1) {
            return Some(Construction::SentenceRelative);
        }
        if !nominal || !apart && self.is_asked(at) {
            return None;
        }
        // "Who's", "who'd": the verb is in the word.
        let subject = self.is_auxiliary(at) || self.verb_follows(at + 1);
        Some(if subject { Construction::WhRelativeSubject } else { Construction::WhRelativeObject })
    }

    /// "..., which means", "..., which is why": the whole clause before is commented on.
    fn comments(&self, at: usize) -> bool {
        let verb = self.beyond_adverbs(at);
        let verb = if self.tag(verb) == Tag::Modal { verb + 1 } else { verb };
        matches!(self.norm(verb), "mean" | "means" | "meant" | "suggests" | "suggested" | "explains" | "explained")
            || self.has(verb, Be) && matches!(self.norm(verb + 1), "why" | "how" | "what" | "when")
    }

    /// "Asked the mayor who": an indirect question.
    fn is_asked(&self, at: usize) -> bool {
        const REACH: usize = 4;
        const ASKING: [&str; 10] =
            ["ask", "asks", "asked", "asking", "tell", "tells", "told", "telling", "wonder", "wondered"];
        (at.saturating_sub(REACH)..at).any(|before| self.tag(before).is_verb() && ASKING.contains(&self.norm(before)))
    }
}
