//! Cues that follow their content or interrupt it: "..., he said", "..., said Varn, ...".

use super::cue::{Kind, Takes};
use super::reading::Reading;
use super::verb::{Form, Verb};
use crate::text::tag::Tag;
use std::ops::Range;

/// A cue with its subject after the content, or between its parts.
#[derive(Debug, Clone)]
pub(super) struct Tail {
    /// Subject, cue and adjuncts, with the comma before.
    pub whole: Range<usize>,
    pub cue: Range<usize>,
    pub source: Option<Range<usize>>,
    pub inverted: bool,
    /// The content before the cue is a phrase that the part behind it completes.
    pub interrupts: bool,
}

impl Reading<'_> {
    /// The first such cue between `from` and `limit`.
    pub fn tail(&self, from: usize, limit: usize) -> Option<Tail> {
        let mut at = from;
        while at < limit {
            if let Some(quote) = self.quote(at) {
                at = quote.tokens.end.max(at + 1);
                continue;
            }
            if let Some(verb) = self.verb(at, from).filter(|verb| is_tail_verb(verb)) {
                if let Some(tail) = self.plain(&verb, from, limit).or_else(|| self.inverted(&verb, from, limit)) {
                    return Some(tail);
                }
            }
            at += 1;
        }
        None
    }

    /// "..., he said".
    fn plain(&self, verb: &Verb, from: usize, limit: usize) -> Option<Tail> {
        let mut subject = self.phrase_before(verb.group.start, from);
        if subject.is_none() || subject.as_ref().is_some_and(|subject| !self.ends_content(subject.start, from)) {
            subject = self.subject_before(verb.group.start, from);
        }
        let subject = subject.filter(|subject| self.tag(subject.end - 1) != Tag::WhWord)?;
        let mut start = subject.start;
        let as_said = start > from && self.norm(start - 1) == "as";
        if as_said {
            start -= 1;
        }
        if !self.ends_content(start, from) {
            return None;
        }
        let end = self.adjuncts_end(verb.group.end, limit)?;
        let before = from..start;
        let quoted = self
            .quote_to(start - 1)
            .or_else(|| self.quote_to(start.saturating_sub(2)))
            .is_some_and(|quote| quote.clausal);
        let clause = quoted || self.has_finite(before.clone());
        let comma = self.norm(end) == ",";
        if !quoted && !verb.entry.takes.any(Takes::CLAUSE.or(Takes::WH)) {
            return None;
        }
        if !quoted && comma && self.quote_from(end + 1).is_some() && self.is_introduction(&before) {
            return None;
        }
        let interrupts = !clause && comma && self.has_finite(end..limit);
        (clause || interrupts).then(|| Tail {
            whole: start..end,
            cue: verb.group.clone(),
            source: Some(subject),
            inverted: false,
            interrupts: interrupts || !quoted && comma && self.is_introduction(&before),
        })
    }

    /// "..., said Varn".
    fn inverted(&self, verb: &Verb, from: usize, limit: usize) -> Option<Tail> {
        let start = verb.group.start;
        if verb.group.len() != 1 || !self.ends_content(start, from) || verb.entry.takes.any(Takes::HEARER) {
            return None;
        }
        let subject = self.phrase_after(verb.group.end, limit);
        let named = self.bare_after(verb.group.end, limit);
        if named.is_empty() || self.tag(subject.end).is_finite_verb() || matches!(self.norm(subject.end), "that" | ":")
        {
            return None;
        }
        let quoted = self.quote_to(start - 1).is_some_and(|quote| quote.clausal)
            || self.quote_to(start.saturating_sub(2)).is_some_and(|quote| quote.clausal);
        if !quoted && (!self.has_finite(from..start) || self.has_finite(verb.group.end..subject.end)) {
            return None;
        }
        Some(Tail {
            whole: start..subject.end,
            cue: verb.group.clone(),
            source: Some(subject),
            inverted: true,
            interrupts: false,
        })
    }

    /// A comma, dash or closing mark stands before `at`, so that a content may end there.
    fn ends_content(&self, at: usize, from: usize) -> bool {
        at > from
            && (matches!(self.norm(at - 1), "," | "?" | "!") || self.is_dash(at - 1) || self.quote_to(at - 1).is_some())
    }

    /// "On Monday", "After the vote": no content yet.
    fn is_introduction(&self, before: &Range<usize>) -> bool {
        matches!(
            self.tag(before.start),
            Tag::Preposition | Tag::Subordinator | Tag::VerbGerund | Tag::WhWord | Tag::VerbParticiple | Tag::Adverb
        ) || matches!(
            self.norm(before.start),
            "as" | "when" | "after" | "while" | "asked" | "in" | "at" | "later" | "then"
        )
    }

    /// The end of hearer, place and time behind a cue, if no content begins there.
    fn adjuncts_end(&self, from: usize, limit: usize) -> Option<usize> {
        let mut subordinate = false;
        let mut at = from;
        while at < limit {
            let norm = self.norm(at);
            if self.quote(at).is_some() || matches!(norm, ":" | "that" | "whether") && !subordinate {
                return None;
            }
            if matches!(norm, "," | "." | ";" | "?" | "!") || self.is_dash(at) {
                return Some(at);
            }
            if self.tag(at).is_finite_verb() && !subordinate {
                return None;
            }
            subordinate |= matches!(self.tag(at), Tag::Subordinator | Tag::WhWord)
                || matches!(norm, "as" | "after" | "before" | "when" | "while" | "during");
            at += 1;
        }
        Some(limit)
    }
}

fn is_tail_verb(verb: &Verb) -> bool {
    verb.entry.takes.any(Takes::QUOTE.or(Takes::CLAUSE))
        && matches!(verb.entry.kind, Kind::Speech | Kind::Thought | Kind::Evidence)
        && verb.form == Form::Finite
        && !verb.passive
}
