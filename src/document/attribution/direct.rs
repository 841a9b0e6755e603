//! Cues that follow their content or interrupt it: "..., he said", "..., said Varn, ...".

use super::reading::Reading;
use super::verb::{Form, Verb};
use crate::lexicon::reporting::{Entry, Kind, Takes};
use crate::text::signal::Signal;
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
    /// The first such cue at `from` or behind it.
    pub fn tail(&self, cues: &[u32], from: usize, limit: usize) -> Option<Tail> {
        let tail = |verb: Verb| self.plain(&verb, from, limit).or_else(|| self.inverted(&verb, from, limit));
        // Its content ends, or "as" opens it, before any such cue.
        let last = cues.last().map_or(from, |cue| *cue as usize);
        let opening = (from..last).find(|at| self.may_precede_tail(*at))?;
        let behind = cues.iter().map(|cue| *cue as usize).filter(|cue| *cue > opening);
        let outside = behind.filter(|at| self.quote(*at).is_none());
        outside.filter_map(|at| self.tail_verb(at, from)).find_map(tail)
    }

    fn may_precede_tail(&self, at: usize) -> bool {
        let signal = self.signal(at);
        matches!(signal, Signal::Comma | Signal::Question | Signal::Exclamation | Signal::Hyphen | Signal::Dash)
            || signal == Signal::As
            || self.quote(at).is_some()
    }

    fn tail_verb(&self, at: usize, from: usize) -> Option<Verb> {
        self.verb_with(at, from, is_tail_entry).filter(is_tail_verb)
    }

    /// "..., he said".
    fn plain(&self, verb: &Verb, from: usize, limit: usize) -> Option<Tail> {
        let mut subject = self.phrase_before(verb.group.start, from);
        if subject.is_none() || subject.as_ref().is_some_and(|subject| !self.ends_content(subject.start, from)) {
            subject = self.subject_before(verb.group.start, from);
        }
        let subject = subject.filter(|subject| {
            subject.start > from && self.ends_content(subject.start, from)
                || self.signal(subject.start.saturating_sub(1)) == Signal::As
        });
        let subject = subject
            .or_else(|| self.between_marks(verb.group.start, from))
            .filter(|subject| self.tag(subject.end - 1) != Tag::WhWord)?;
        let mut start = subject.start;
        let as_said = start > from && self.signal(start - 1) == Signal::As;
        if as_said {
            start -= 1;
        }
        let opens = as_said && start == from;
        if !(opens || self.ends_content(start, from)) {
            return None;
        }
        let end = self.adjuncts_end(verb.group.end, limit, verb.entry.takes.any(Takes::HEARER))?;
        let before = from..start;
        let quoted = self.is_quoted(start);
        let clause = quoted || self.has_finite(before.clone());
        let comma = self.signal(end) == Signal::Comma;
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
        if named.is_empty()
            || self.is_finite(subject.end)
            || matches!(self.signal(subject.end), Signal::That | Signal::Colon)
        {
            return None;
        }
        let quoted = self.is_quoted(start);
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

    /// Whether a sentence is only a subject, a cue and an occasion: its content stands before it.
    pub fn follows_words(&self, verb: &Verb, sentence: &Range<usize>) -> bool {
        let subject = sentence.start..verb.group.start;
        let hearer = verb.entry.takes.any(Takes::HEARER);
        is_tail_verb(verb)
            && verb.entry.takes.any(Takes::QUOTE)
            && (subject.is_empty() || self.nominal(subject.start) && !self.has_finite(subject))
            && (self
                .adjuncts_end(verb.group.end, sentence.end, hearer)
                .is_some_and(|end| end + 1 >= sentence.end || self.quote_from(end + 1).is_some()))
    }

    /// What lies between a closing mark and the verb, if it is short and holds no verb.
    fn between_marks(&self, end: usize, from: usize) -> Option<Range<usize>> {
        let far = from.max(end.saturating_sub(20));
        let close = (far..end).rev().find(|at| self.quote_to(*at).is_some())?;
        let subject = close + 1..end;
        (!subject.is_empty() && self.nominal(subject.start) && !self.has_finite(subject.clone())).then_some(subject)
    }

    /// Words of somebody end right before `start`.
    fn is_quoted(&self, start: usize) -> bool {
        let quote = start.checked_sub(1).and_then(|last| self.quote_to(last));
        let quote = quote.or_else(|| start.checked_sub(2).and_then(|last| self.quote_to(last)));
        quote.is_some_and(|quote| quote.clausal || quote.stopped)
    }

    /// A comma, dash or closing mark stands before `at`, so that a content may end there.
    fn ends_content(&self, at: usize, from: usize) -> bool {
        at > from
            && (matches!(self.signal(at - 1), Signal::Comma | Signal::Question | Signal::Exclamation)
                || self.is_dash(at - 1)
                || self.quote_to(at - 1).is_some())
    }

    /// "On Monday", "After the vote": no content yet.
    fn is_introduction(&self, before: &Range<usize>) -> bool {
        matches!(
            self.tag(before.start),
            Tag::Preposition | Tag::Subordinator | Tag::VerbGerund | Tag::WhWord | Tag::VerbParticiple | Tag::Adverb
        ) || matches!(
            self.signal(before.start),
            Signal::As
                | Signal::When
                | Signal::After
                | Signal::While
                | Signal::Asked
                | Signal::In
                | Signal::At
                | Signal::Later
                | Signal::Then
        )
    }

    /// The end of hearer, place and time behind a cue, if no content begins there.
    fn adjuncts_end(&self, from: usize, limit: usize, hearer: bool) -> Option<usize> {
        let mut subordinate = false;
        let mut at = from;
        if self.nominal(at)
            && !hearer
            && !self.signal(at).is_time()
            && !matches!(self.signal(at), Signal::Last | Signal::This | Signal::Me)
        {
            return None;
        }
        while at < limit {
            let signal = self.signal(at);
            if let Some(quote) = self.quote(at).filter(|quote| !quote.clausal && at > from + 1) {
                // A title behind "on Varn's": the occasion.
                let stopped = quote.stopped;
                at = quote.tokens.end.max(at + 1);
                if stopped {
                    return Some(at);
                }
                continue;
            }
            if signal == Signal::Colon {
                return Some(at);
            }
            if self.quote(at).is_some() || matches!(signal, Signal::That | Signal::Whether) && !subordinate {
                return None;
            }
            if matches!(
                signal,
                Signal::Comma | Signal::Stop | Signal::Semicolon | Signal::Question | Signal::Exclamation
            ) || self.is_dash(at)
            {
                return Some(at);
            }
            if self.is_finite(at) && !subordinate {
                return None;
            }
            subordinate |= matches!(self.tag(at), Tag::Subordinator | Tag::WhWord)
                || matches!(
                    signal,
                    Signal::As | Signal::After | Signal::Before | Signal::When | Signal::While | Signal::During
                );
            at += 1;
        }
        Some(limit)
    }
}

fn is_tail_entry(entry: &Entry) -> bool {
    entry.takes.any(Takes::QUOTE.or(Takes::CLAUSE))
        && matches!(entry.kind, Kind::Speech | Kind::Thought | Kind::Evidence)
}

fn is_tail_verb(verb: &Verb) -> bool {
    is_tail_entry(verb.entry) && verb.form == Form::Finite && !verb.passive
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn a_cue_behind_its_content() {
        assert_eq!(read("The dam is safe, the mayor said."), ["the mayor | said | The dam is safe"]);
        assert_eq!(read("“We are leaving,” she said on Monday."), ["she | said | “We are leaving,”"]);
        assert_eq!(read("“We are leaving,” said Ilse Varn."), ["Ilse Varn | said | “We are leaving,”"]);
        assert_eq!(read("“Is it safe?” she asked."), ["she | asked | “Is it safe?”"]);
    }

    #[test]
    fn a_cue_between_the_parts_of_its_content() {
        assert_eq!(
            read("“We are leaving,” she said, “and we are not coming back.”"),
            ["she | said | “We are leaving,”", "she | said | “and we are not coming back.”"]
        );
        assert_eq!(read("The dam, she said, would be safe."), ["she | said | The dam", "she | said | would be safe"]);
    }

    #[test]
    fn an_introduction_is_no_content() {
        assert_eq!(read("After the storm, she said, “We are leaving.”"), ["she | said | “We are leaving.”"]);
        assert_eq!(read("As the mayor said, the dam is safe."), ["the mayor | said | the dam is safe"]);
    }
}
