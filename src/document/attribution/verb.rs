//! The verb group of a reporting verb: its auxiliaries, form and voice.

use super::reading::Reading;
use crate::lexicon::reporting::{Class, Entry, Takes};
use crate::text::signal::Signal;
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

/// What the words before a verb tell about it.
#[derive(Debug, Clone, Copy, Default)]
struct Auxiliaries {
    first: usize,
    be: bool,
    have: bool,
    finite: bool,
    to: bool,
}

impl Reading<'_> {
    /// The reporting verb whose head is the token `at`.
    pub fn verb(&self, at: usize, from: usize) -> Option<Verb> {
        self.verb_with(at, from, |_| true)
    }

    /// The same, if its entry is of the kind that is wanted.
    pub fn verb_with(&self, at: usize, from: usize, wanted: fn(&Entry) -> bool) -> Option<Verb> {
        if !self.begins(at, Class::Verb) {
            return None;
        }
        let mistaken = self.tag(at) == Tag::Noun && self.is_plain_report(at, from);
        let tag = if mistaken { Tag::VerbPresent } else { self.tag(at) };
        if !tag.is_verb() || tag == Tag::Modal || self.is_modifier(at, from) {
            return None;
        }
        let verbs = self.entries(at).filter(|(entry, _)| entry.class == Class::Verb);
        let (entry, end) = verbs.max_by_key(|(_, end)| *end).filter(|(entry, _)| wanted(entry))?;
        let before = self.auxiliaries(at, from, tag);
        let clausal = entry.takes.any(Takes::QUOTE.or(Takes::CLAUSE));
        let form = match tag {
            _ if before.to && !before.finite => Form::Infinitive,
            _ if before.finite => Form::Finite,
            Tag::VerbGerund => Form::Gerund,
            // "Varn said." is often tagged like "the words said": a verb that takes a clause reports.
            Tag::VerbParticiple if !before.have && (before.be || !clausal && !self.has_object(end)) => Form::Participle,
            _ => Form::Finite,
        };
        let passive = before.be && matches!(tag, Tag::VerbParticiple | Tag::VerbPast);
        Some(Verb { group: before.first.max(from)..end, head: at, entry, form, passive })
    }

    /// "late-deciding", "Varn-backing", "the 12 pledged delegates": modifiers, not verbs.
    fn is_modifier(&self, at: usize, from: usize) -> bool {
        let compound = at > 0 && self.is_hyphen(at - 1) || self.is_hyphen(at + 1);
        compound
            || at > from
                && matches!(self.tag(at - 1), Tag::Determiner | Tag::Number | Tag::Adjective)
                && matches!(self.tag(at + 1), Tag::Noun | Tag::ProperNoun)
    }

    /// Walks back from a verb over auxiliaries, "not" and adverbs: "has repeatedly said".
    fn auxiliaries(&self, at: usize, from: usize, tag: Tag) -> Auxiliaries {
        let mut found = Auxiliaries { first: at, ..Auxiliaries::default() };
        while found.first > from && at - found.first < LONGEST_GROUP {
            let before = found.first - 1;
            let signal = self.signal(before);
            match self.tag(before) {
                Tag::Pronoun if signal == Signal::Contracted => {
                    // "they've said": the subject carries the auxiliary.
                    let norm = self.norm(before);
                    let be = norm.ends_with("'re") || norm.ends_with("'m");
                    found.finite = true;
                    found.be |= be || norm.ends_with("'s") && tag == Tag::VerbGerund;
                    found.have |= !be;
                    break;
                }
                Tag::Adverb => {}
                Tag::Particle | Tag::Other if matches!(signal, Signal::Not | Signal::Negation) => {}
                Tag::Modal => found.finite = true,
                Tag::To => {
                    found.to = true;
                    found.first = before;
                    break;
                }
                _ => match signal {
                    Signal::Be | Signal::BareBe => {
                        found.be = true;
                        found.finite |= signal == Signal::Be;
                    }
                    Signal::Contracted if is_be(self.norm(before)) => {
                        found.be = true;
                        found.finite = true;
                    }
                    Signal::Have | Signal::Having if tag != Tag::VerbGerund => {
                        found.have = true;
                        found.finite |= signal == Signal::Have;
                    }
                    Signal::Do => {
                        found.have = true;
                        found.finite = true;
                    }
                    _ => break,
                },
            }
            found.first = before;
        }
        found
    }
}

impl Reading<'_> {
    /// "The ad slams Varn", "Ilse Varn reports.": an -s form with a name or determiner, or the end, behind it.
    fn third_person(&self, at: usize) -> bool {
        let ends = matches!(self.signal(at + 1), Signal::Stop | Signal::Comma) && self.tag(at - 1) == Tag::ProperNoun;
        ends || matches!(self.tag(at + 1), Tag::Determiner | Tag::ProperNoun)
    }

    /// An object or infinitive behind it: a finite verb rather than a participle.
    fn has_object(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Determiner | Tag::ProperNoun | Tag::Pronoun)
            || self.tag(at) == Tag::To && self.tag(at + 1) == Tag::VerbBase
    }

    /// A verb tagged as a noun, as "claims" may be: a subject before it, a clause or words in marks behind it.
    fn is_plain_report(&self, at: usize, from: usize) -> bool {
        at > from
            && (matches!(self.tag(at - 1), Tag::Noun | Tag::ProperNoun) || self.quote_to(at - 1).is_some())
            && (self.norm(at - 1).ends_with('s') && self.signal(at + 1) == Signal::That
                || self.norm(at).ends_with('s') && self.third_person(at)
                || self.quote_from(at + 1).is_some_and(|quote| quote.clausal)
                || matches!(
                    self.signal(at + 1),
                    Signal::He | Signal::She | Signal::They | Signal::It | Signal::We | Signal::I
                ))
    }
}

/// Whether the verb that is contracted to a word is a form of "be".
fn is_be(norm: &str) -> bool {
    norm.ends_with("'re") || norm.ends_with("'m") || matches!(norm, "who's" | "that's")
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn the_group_holds_auxiliaries_and_adverbs() {
        assert_eq!(
            read("She has repeatedly said that the dam is safe."),
            ["She | has repeatedly said | that the dam is safe"]
        );
        assert_eq!(read("She did not say that it is safe."), ["She | did not say | that it is safe"]);
    }

    #[test]
    fn modifiers_are_no_verbs() {
        assert!(read("The mayor-supporting crowd left.").is_empty());
    }
}
