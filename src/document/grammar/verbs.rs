//! Verbs: aspect, auxiliaries, infinitives.

use super::clause::Clause;
use super::{Construction, Found, Sign};
use crate::lexicon::word_class::WordClass::*;
use crate::text::tag::Tag;

/// What an auxiliary, or a pronoun that ends in one, does with the verb behind it.
pub(super) fn auxiliary(clause: &Clause, at: usize, found: &mut Found) {
    let (verb, helps_passive) = (clause.tag(at).is_verb(), found.sets[at].shows(Sign::Helps));
    if verb && clause.has(at, Do) {
        let helps = clause.helps(at);
        found.mark(if helps { Construction::AuxiliaryDo } else { Construction::ProVerbDo }, at);
    }
    let next = clause.beyond_adverbs(at + 1);
    if clause.has(at, Have)
        && let Some(participle) = clause.participle(at, next)
    {
        found.span(Construction::Perfect, at..participle + 1);
        found.mark(Construction::AuxiliaryHave, at);
    }
    if clause.has(at, Be) {
        if (verb || clause.has(at, Present)) && !helps_passive && clause.is_main_be(at, next) {
            found.mark(Construction::MainBe, at);
        }
        let progressive = clause.tag(next) == Tag::VerbGerund;
        if progressive {
            found.span(Construction::Progressive, at..next + 1);
        }
        if progressive || helps_passive {
            found.mark(Construction::AuxiliaryBe, at);
        }
        if let Some(there) = clause.existential(at) {
            found.mark(Construction::ExistentialThere, there);
        }
    }
    if next > at + 1 && clause.splits(at, next) {
        found.span(Construction::SplitAuxiliary, at..next + 1);
    }
}

/// “to” with the base form it governs.
pub(super) fn infinitive(clause: &Clause, to: usize, found: &mut Found) {
    let verb = clause.beyond_adverbs(to + 1);
    if clause.tag(verb) == Tag::VerbBase {
        found.span(Construction::Infinitive, to..verb + 1);
        if (to + 1..verb).any(|at| clause.tag(at) == Tag::Adverb && !clause.has(at, Not)) {
            found.span(Construction::SplitInfinitive, to..verb + 1);
        }
    }
}

impl Clause<'_> {
    /// The participle of the perfect whose auxiliary is `have`; in a question the subject stands between.
    fn participle(&self, have: usize, next: usize) -> Option<usize> {
        const LONGEST_SUBJECT: usize = 4;
        let is_participle = |at: usize| matches!(self.tag(at), Tag::VerbParticiple | Tag::VerbPast);
        if is_participle(next) {
            return Some(next);
        }
        let asks = self.opens(have) || self.has(have.wrapping_sub(1), Wh);
        let subject = |at: usize| self.is_noun(at) || matches!(self.tag(at), Tag::Pronoun | Tag::Determiner);
        let end = (next..next + LONGEST_SUBJECT).find(|at| !subject(*at))?;
        (asks && end > next && self.tag(end) == Tag::VerbParticiple).then_some(end)
    }

    /// “do” before a base form, with “not”, or before the subject of a question.
    fn helps(&self, at: usize) -> bool {
        if !matches!(self.tag(at), Tag::VerbPresent | Tag::VerbPast | Tag::VerbBase) {
            return false;
        }
        let next = self.beyond_adverbs(at + 1);
        let finite = self.tag(at) != Tag::VerbBase || self.has(at, Not);
        let base = self.tag(next) == Tag::VerbBase;
        let asks = (self.opens(at) || self.has(at.wrapping_sub(1), Wh))
            && (self.tag(at + 1) == Tag::Pronoun || self.is_noun(at + 1) || self.tag(at + 1) == Tag::Determiner)
            && (at + 2..at + 7).any(|verb| self.tag(verb) == Tag::VerbBase);
        base || self.has(at, Not) || self.has(at + 1, Not) || finite && asks
    }

    /// “be” with a noun phrase, an adjective or a preposition behind it and its adverbs, and no “there” before.
    fn is_main_be(&self, at: usize, next: usize) -> bool {
        let complement = matches!(self.tag(next), Tag::Determiner | Tag::Adjective | Tag::Preposition | Tag::Number)
            || self.has(next, Possessive)
            || self.is_number(next);
        complement && !self.has(at, There) && !self.has(self.before_adverbs(at), There)
    }

    /// The empty “there” of a form of “be”: there is, there may have been, is there.
    fn existential(&self, be: usize) -> Option<usize> {
        if self.has(be, There) {
            return Some(be);
        }
        const MOST_AUXILIARIES: usize = 3;
        let mut before = self.before_adverbs(be);
        for _ in 0..MOST_AUXILIARIES {
            if !(self.is_auxiliary(before) || self.has(before, Seem) || self.tag(before) == Tag::To) {
                break;
            }
            if self.has(before, Be) {
                // "There has been": the first form of “be” has it.
                return None;
            }
            before = self.before_adverbs(before);
        }
        let asked = be + 1;
        let inverted = self.opens(be) && self.has(asked, There) && self.tag(be).is_finite_verb();
        let empty = |at: usize| self.has(at, There) && self.tag(at) != Tag::Preposition;
        if inverted { Some(asked) } else { empty(before).then_some(before) }
    }

    /// One or two adverbs stand between auxiliary and verb.
    fn splits(&self, at: usize, verb: usize) -> bool {
        let helped = matches!(self.tag(verb), Tag::VerbBase | Tag::VerbParticiple | Tag::VerbGerund | Tag::VerbPast);
        helped && (at + 1..verb).any(|between| self.tag(between) == Tag::Adverb && !self.has(between, Not))
    }
}
