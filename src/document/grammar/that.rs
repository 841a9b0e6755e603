//! That: complement and relative clauses with “that”, and complement clauses without it (Biber 1988, 21, 22, 29, 30, 60).

use super::clause::Clause;
use super::{Construction, Found, Sign};
use crate::lexicon::word_class::Classes;
use crate::lexicon::word_class::WordClass::*;
use crate::text::signal::Signal;
use crate::text::tag::Tag;

const REPORTING: Classes = Classes::of(&[Public, Private, Suasive, Seem, Tells]);

/// Every “that” that opens a clause.
pub(super) fn find<'a>(clause: impl Fn(usize) -> Clause<'a>, signed: &[u32], found: &mut Found) {
    // Where the sentence at hand begins, and what the last “that” opens there.
    let mut last = (0, None);
    for at in signed.iter().map(|at| *at as usize) {
        if !found.sets[at].shows(Sign::That) {
            continue;
        }
        let clause = clause(at);
        let before = if last.0 == clause.start() { last.1 } else { None };
        let construction = match clause.tag(at) {
            Tag::WhWord | Tag::Subordinator
                if before.is_some() && clause.tag(at.wrapping_sub(1)) == Tag::Coordinator =>
            {
                before
            }
            Tag::WhWord if clause.tells(at) => Some(Construction::ThatVerbComplement),
            Tag::WhWord => Some(clause.gap(at)),
            Tag::Subordinator => clause.governor(at),
            _ => None,
        };
        if let Some(construction) = construction {
            found.mark(construction, at);
        }
        last = (clause.start(), construction.or(before));
    }
}

/// A verb that takes a that-clause and has a clause without “that” behind it.
pub(super) fn deletion(clause: &Clause, at: usize, found: &mut Found) {
    if clause.clause_begins(at + 1) && !clause.follows_quote(at) {
        found.mark(Construction::ThatDeletion, at);
    }
}

impl Clause<'_> {
    /// What the clause opened by the conjunction “that” belongs to.
    fn governor(&self, that: usize) -> Option<Construction> {
        let mut before = self.before_adverbs(that);
        if self.signal(before) == Signal::Comma {
            before = self.before_adverbs(before);
        }
        match self.tag(before) {
            Tag::Adjective => (!self.is_result(before)).then_some(Construction::ThatAdjectiveComplement),
            tag if tag.is_verb() => (!self.has(before, Be)).then_some(Construction::ThatVerbComplement),
            Tag::Particle => Some(Construction::ThatVerbComplement),
            _ if self.has(before, ThatNoun) && !self.reports(before, NEAR) => Some(Construction::ThatNounComplement),
            Tag::Punctuation => None,
            _ if self.reports(before, FAR) => Some(Construction::ThatVerbComplement),
            // The tagger takes some relatives for the conjunction.
            _ if self.is_noun(before) && !self.is_result(before) => Some(self.gap(that)),
            _ => None,
        }
    }

    /// The tagger takes some conjunctions for relatives: "told the board that half of it", "said in a letter that it".
    fn tells(&self, that: usize) -> bool {
        let from = that.saturating_sub(FAR);
        let verb = (from..that).rev().find(|at| self.tag(*at).is_verb() || self.tag(*at) == Tag::Punctuation);
        !self.verb_follows(that + 1)
            && verb.is_some_and(|verb| {
                let addressed = self.has(verb, Tells) && self.tag(verb + 1) != Tag::Preposition;
                addressed || self.has(verb, Public) && self.tag(verb + 1) == Tag::Preposition
            })
    }

    /// Whether a relative “that” is the subject of its clause.
    fn gap(&self, that: usize) -> Construction {
        match self.verb_follows(that + 1) {
            true => Construction::ThatRelativeSubject,
            false => Construction::ThatRelativeObject,
        }
    }

    /// "So tired that", "such a flood that": a result, no complement.
    fn is_result(&self, word: usize) -> bool {
        const REACH: usize = 6;
        (word.saturating_sub(REACH)..word).any(|at| matches!(self.norm(at), "so" | "such"))
    }

    /// A verb of reporting at most `reach` tokens before, in the same clause: "told the villagers that".
    fn reports(&self, before: usize, reach: usize) -> bool {
        for at in (before.saturating_sub(reach)..=before.min(self.end())).rev() {
            match self.tag(at) {
                tag if tag.is_verb() => return self.set(at).any(REPORTING),
                Tag::Punctuation | Tag::WhWord | Tag::Subordinator => return false,
                _ => {}
            }
        }
        false
    }

    /// “...,” said the mayor: what is said stands before.
    fn follows_quote(&self, at: usize) -> bool {
        matches!(self.signal(at.wrapping_sub(1)), Signal::Quote | Signal::Apostrophe)
    }

    /// Subject and finite verb stand from `at` on.
    fn clause_begins(&self, at: usize) -> bool {
        if self.tag(at) == Tag::Pronoun {
            let contracted = self.has(at, Present) || self.has(at, Modal) || self.has(at, Have);
            let subject = self.has(at, Subject) || self.has(at, DemonstrativePronoun) || self.has(at, Indefinite);
            let possessed = self.has(at, Possessive) && self.verb_behind_noun(at + 1);
            return contracted || subject && self.finite_follows(at + 1) || possessed || self.begins_with_there(at);
        }
        let start = if self.tag(at) == Tag::Determiner { at + 1 } else { at };
        self.begins_with_there(at) || self.verb_behind_noun(start)
    }

    fn begins_with_there(&self, at: usize) -> bool {
        self.has(at, There) && (self.has(at, Present) || self.finite_follows(at + 1))
    }

    /// Adjectives, a noun and a finite verb.
    fn verb_behind_noun(&self, at: usize) -> bool {
        const LONGEST: usize = 5;
        let modifies = |at: usize| matches!(self.tag(at), Tag::Adjective | Tag::Number) || self.is_noun(at);
        let end = (at..at + LONGEST).find(|at| !modifies(*at));
        end.is_some_and(|end| end > at && self.is_noun(end - 1) && self.finite_follows(end))
    }

    fn finite_follows(&self, at: usize) -> bool {
        self.tag(self.beyond_adverbs(at)).is_finite_verb()
    }
}

/// A noun has its own that-clause unless the reporting verb is right before its phrase: "told the meeting that".
const NEAR: usize = 0;
/// How far back a verb of reporting may stand: "said in a statement on Monday that".
const FAR: usize = 8;
