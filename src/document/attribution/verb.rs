//! The verb group of a reporting verb: its auxiliaries, form and voice.

use super::cue::{Class, Entry, Takes};
use super::reading::Reading;
use crate::text::tag::Tag;
use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// "said", "has said", "would say".
    Finite,
    /// "saying".
    Gerund,
    /// "to say".
    Infinitive,
    /// A participle without auxiliary: "a report titled".
    Participle,
}

#[derive(Debug, Clone)]
pub(super) struct Verb {
    /// Auxiliaries, adverbs, verb and particles.
    pub group: Range<usize>,
    pub head: usize,
    pub entry: &'static Entry,
    pub form: Form,
    pub passive: bool,
}

const LONGEST_GROUP: usize = 6;

impl Reading<'_> {
    /// The reporting verb whose head is the token `at`.
    pub fn verb(&self, at: usize, from: usize) -> Option<Verb> {
        let tag = self.tag(at);
        let mistaken = tag == Tag::Noun && self.is_plain_report(at, from);
        if !mistaken
            && !matches!(tag, Tag::VerbBase | Tag::VerbPresent | Tag::VerbPast | Tag::VerbParticiple | Tag::VerbGerund)
        {
            return None;
        }
        // "late-deciding", "Varn-backing", "the 12 pledged delegates": modifiers, not verbs.
        let compound = at > 0 && self.is_hyphen(at - 1) || self.is_hyphen(at + 1);
        let modifier = at > from
            && matches!(self.tag(at - 1), Tag::Determiner | Tag::Number | Tag::Adjective)
            && matches!(self.tag(at + 1), Tag::Noun | Tag::ProperNoun);
        if compound || modifier {
            return None;
        }
        let verbs = self.entries(at).filter(|(entry, _)| entry.class == Class::Verb);
        let (entry, end) = verbs.max_by_key(|(_, end)| *end)?;
        let tag = if mistaken { Tag::VerbPresent } else { tag };
        let (mut first, mut step) = (at, at);
        let (mut be, mut have, mut finite, mut to) = (false, false, false, false);
        while step > from && at - step < LONGEST_GROUP {
            let before = step - 1;
            let norm = self.norm(before);
            match self.tag(before) {
                Tag::Adverb => {}
                Tag::Particle | Tag::Other if is_not(norm) => {}
                Tag::Modal => {
                    finite = true;
                    first = before;
                }
                _ if is_be(norm) => {
                    be = true;
                    finite |= !matches!(norm, "be" | "been" | "being");
                    first = before;
                }
                _ if is_have(norm) && !matches!(tag, Tag::VerbGerund) || is_do(norm) => {
                    have = true;
                    finite |= norm != "having";
                    first = before;
                }
                Tag::To => {
                    to = true;
                    first = before;
                    step = before;
                    break;
                }
                _ => break,
            }
            step = before;
        }
        if !to && step < first {
            first = step;
        }
        // Adverbs directly before the verb belong to the cue: "repeatedly said".
        let form = match tag {
            _ if to && !finite => Form::Infinitive,
            _ if finite => Form::Finite,
            Tag::VerbGerund => Form::Gerund,
            // "Varn said." is often tagged like "the words said": a verb that takes a clause reports.
            Tag::VerbParticiple if !have && (be || !entry.takes.any(Takes::QUOTE.or(Takes::CLAUSE))) => {
                Form::Participle
            }
            _ => Form::Finite,
        };
        let passive = be && matches!(tag, Tag::VerbParticiple | Tag::VerbPast);
        Some(Verb { group: first.max(from)..end, head: at, entry, form, passive })
    }
}

impl Reading<'_> {
    /// A verb tagged as a noun, as "claims" may be: a subject before it, a clause or words in marks behind it.
    fn is_plain_report(&self, at: usize, from: usize) -> bool {
        at > from
            && matches!(self.tag(at - 1), Tag::Noun | Tag::ProperNoun)
            && (self.quote_from(at + 1).is_some_and(|quote| quote.clausal)
                || matches!(self.norm(at + 1), "he" | "she" | "they" | "it" | "we" | "i"))
    }
}

fn is_be(norm: &str) -> bool {
    matches!(
        norm,
        "am" | "is" | "are" | "was" | "were" | "be" | "been" | "being" | "isn't" | "aren't" | "wasn't" | "weren't"
    ) || norm.ends_with("'re")
        || norm.ends_with("'m")
        || matches!(norm, "he's" | "she's" | "it's" | "who's" | "that's")
}

fn is_have(norm: &str) -> bool {
    matches!(norm, "has" | "have" | "had" | "having" | "hasn't" | "haven't" | "hadn't") || norm.ends_with("'ve")
}

fn is_do(norm: &str) -> bool {
    matches!(norm, "do" | "does" | "did" | "don't" | "doesn't" | "didn't")
}

fn is_not(norm: &str) -> bool {
    matches!(norm, "not" | "n't")
}
