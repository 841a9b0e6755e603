//! Passives: a form of “be” or “get” with the past participle it governs.

use super::clause::Clause;
use super::{Construction, Found, Sign};
use crate::lexicon::word_class::Classes;
use crate::lexicon::word_class::WordClass::{Be, Get, Wh};
use crate::text::signal::Signal;
use crate::text::tag::Tag;

const AUXILIARIES: Classes = Classes::of(&[Be, Get]);

/// Marks the participles, with or without an agent; their auxiliaries get a sign, and those that the tagger takes for
/// adjectives are none.
pub(super) fn find<'a>(clause: impl Fn(usize) -> Clause<'a>, signed: &[u32], found: &mut Found) {
    for auxiliary in signed.iter().map(|at| *at as usize) {
        if !found.sets[auxiliary].shows(Sign::Passive) {
            continue;
        }
        let clause = clause(auxiliary);
        if let Some(participle) = clause.passive(auxiliary) {
            let agent = clause.has_agent(participle);
            found.mark(if agent { Construction::ByPassive } else { Construction::AgentlessPassive }, participle);
            found.sets[participle] = found.sets[participle].without(Construction::AttributiveAdjective);
            found.sets[auxiliary] = found.sets[auxiliary].with(Sign::Helps);
        }
    }
}

/// Words between the auxiliary and the participle of a question: when was the old harbour built?
const LONGEST_SUBJECT: usize = 4;

impl Clause<'_> {
    /// The participle that an auxiliary governs: before the next auxiliary, with no more between than may stand there.
    fn passive(&self, auxiliary: usize) -> Option<usize> {
        if !self.set(auxiliary).any(AUXILIARIES) {
            return None;
        }
        for at in auxiliary + 1..self.end() {
            if self.set(at).any(AUXILIARIES) {
                return None;
            }
            if self.is_participle(at, auxiliary) {
                return Some(at);
            }
            if !self.may_stand_between(at, auxiliary) {
                return None;
            }
        }
        None
    }

    /// A participle by its tag; or by its form, where the tagger sees an adjective or a past tense behind the
    /// auxiliary and no noun follows that an adjective could stand before.
    fn is_participle(&self, at: usize, auxiliary: usize) -> bool {
        let tag = self.tag(at);
        if !matches!(tag, Tag::VerbParticiple | Tag::VerbPast | Tag::Adjective) || !self.is_word(at) {
            return false;
        }
        let norm = self.norm(at);
        let formed = match tag {
            Tag::VerbParticiple => !(norm == "done" && self.is_through(at, auxiliary)),
            Tag::VerbPast => (auxiliary + 1..at).all(|between| self.tag(between) == Tag::Adverb),
            _ => norm.ends_with("ed") && !self.is_noun(at + 1),
        };
        let quality = || ADJECTIVES.binary_search(&norm).is_ok() && !self.has_agent(at);
        let negated = || norm.starts_with("un") && norm.ends_with("ed");
        formed && !matches!(self.norm(at - 1), "very" | "as") && !negated() && !quality()
    }

    /// “they are done”, “the mayor is done talking”: somebody has finished.
    fn is_through(&self, done: usize, auxiliary: usize) -> bool {
        let subject = self.norm(auxiliary.wrapping_sub(1));
        let person = |norm: &str| matches!(norm, "i" | "you" | "he" | "she" | "we" | "they");
        let contracted = self.norm(auxiliary).split_once('\'').is_some_and(|(pronoun, _)| person(pronoun));
        contracted || person(subject) || self.tag(done + 1) == Tag::VerbGerund
    }

    /// Adverbs, negation, a subject in a question and a parenthesis may stand between auxiliary and participle.
    fn may_stand_between(&self, at: usize, auxiliary: usize) -> bool {
        match self.tag(at) {
            Tag::Adverb | Tag::Particle | Tag::Interjection => true,
            _ if matches!(self.norm(at), "not" | "all" | "both" | "either" | "neither" | "further" | ",") => true,
            Tag::Pronoun | Tag::Determiner | Tag::Adjective | Tag::Noun | Tag::ProperNoun
                if at <= auxiliary + LONGEST_SUBJECT && self.asks(auxiliary) =>
            {
                true
            }
            _ => self.parenthesis(at, auxiliary),
        }
    }

    /// Whether the auxiliary opens a question: it begins the sentence or follows a question word.
    fn asks(&self, auxiliary: usize) -> bool {
        auxiliary == self.start() || self.tag(auxiliary - 1) == Tag::WhWord || self.has(auxiliary, Wh)
    }

    /// Whether a token stands inside commas that open right behind the auxiliary: was, as you recall, closed.
    fn parenthesis(&self, at: usize, auxiliary: usize) -> bool {
        const LONGEST: usize = 8;
        let opens = self.signal(auxiliary + 1) == Signal::Comma;
        let longest = self.end().min(auxiliary + 2 + LONGEST);
        opens && at > auxiliary + 1 && (at..longest).any(|later| self.signal(later) == Signal::Comma)
    }

    /// “by” and who did it, not by when or how far.
    fn has_agent(&self, participle: usize) -> bool {
        const ADVERBIAL: [&str; 14] = [
            "then", "now", "far", "law", "mistake", "accident", "chance", "hand", "night", "day", "midnight", "noon",
            "default", "virtue",
        ];
        let by = (participle + 1..participle + 3).find(|at| self.signal(*at) == Signal::By);
        by.is_some_and(|by| {
            let next = by + 1;
            let names = self.is_word(next) && self.tag(next) != Tag::VerbGerund && self.tag(next) != Tag::Number;
            names && !ADVERBIAL.contains(&self.norm(next)) && !is_date(self.norm(next))
        })
    }
}

fn is_date(norm: &str) -> bool {
    norm.ends_with("day") || crate::text::calendar::MONTHS.contains(&norm)
}

/// Words in the form of a participle that name a quality or a frame of mind behind “be” unless an agent follows (Quirk
/// et al. 1985, 3.77), and two that have no passive. In alphabetical order.
#[rustfmt::skip]
const ADJECTIVES: [&str; 47] = [
    "aged", "annoyed", "ashamed", "astonished", "become", "beloved", "come", "complicated",
    "concerned", "confused", "crooked", "delighted", "determined", "embarrassed", "excited", "frustrated",
    "gifted", "gone", "impressed", "inclined", "indebted", "interested", "jagged", "naked", "outdated", "overjoyed",
    "overpriced", "pleased", "privileged", "ragged", "related", "relieved", "rugged", "sacred", "satisfied", "scared",
    "shocked", "sophisticated", "surprised", "talented", "terrified", "thrilled", "tired", "wasted", "wicked", "worried",
    "wretched",
];

#[cfg(test)]
mod tests {
    #[test]
    fn adjectives_are_sorted() {
        assert!(super::ADJECTIVES.is_sorted());
    }
}
