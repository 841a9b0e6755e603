//! The walk over a document's sentences that finds cues and gives each its content.

use super::complement::{Complement, Shape};
use super::cue::{Kind, Takes};
use super::reading::{Found, Reading};
use super::verb::{Form, Verb};
use crate::text::tag::Tag;
use std::ops::Range;

/// The last cue, for quotations that go on without one.
#[derive(Debug, Clone)]
struct Last {
    cue: Range<usize>,
    source: Option<Range<usize>>,
    stretch: usize,
}

#[derive(Debug)]
struct Walk<'a, 'b> {
    reading: &'a Reading<'b>,
    found: Vec<Found>,
    last: Option<Last>,
    /// The cue ends with a colon: what follows is its content.
    ahead: bool,
    number: usize,
}

pub(super) fn walk(reading: &Reading) -> Vec<Found> {
    let mut walk = Walk { reading, found: Vec::new(), last: None, ahead: false, number: 0 };
    for (number, stretch) in reading.stretches().into_iter().enumerate() {
        walk.number = number;
        walk.stretch(&stretch);
    }
    walk.found
}

impl Walk<'_, '_> {
    fn stretch(&mut self, stretch: &Range<usize>) {
        let before = self.found.len();
        if self.ahead {
            self.ahead = false;
            if let Some(quote) = self.reading.quote_from(stretch.start) {
                let content = quote.tokens.clone();
                self.push_last(content, "ahead");
            }
        }
        let mut from = stretch.start;
        while let Some(tail) = self.reading.tail(from, stretch.end) {
            let before = self.reading.trim(from..tail.whole.start);
            self.remember(tail.cue.clone(), tail.source.clone());
            if !before.is_empty() && !(before.len() == 1 && self.reading.tag(before.start) == Tag::Coordinator) {
                self.push_last(before, if tail.inverted { "tail-inverted" } else { "tail" });
            }
            from = tail.whole.end;
            let comma = self.reading.norm(from) == ",";
            let next = from + usize::from(comma);
            if self.reading.quote_from(next).is_some()
                || comma && (tail.interrupts || !tail.inverted && self.goes_on(next))
            {
                let end = self.reading.clause_end(next, stretch.end, None);
                self.push_last(next..end, "tail-rest");
                from = end;
            }
        }
        self.forward(from, stretch);
        self.leftover(stretch, before);
    }

    /// Whether the content goes on behind "..., he said,".
    fn goes_on(&self, next: usize) -> bool {
        matches!(self.reading.norm(next), "and" | "that" | "because" | "including" | "not" | "even" | "especially")
    }

    /// Cues before their content, from left to right.
    fn forward(&mut self, from: usize, stretch: &Range<usize>) {
        let mut start = from;
        let mut at = from;
        while at < stretch.end {
            if let Some(quote) = self.reading.quote(at).filter(|quote| quote.clausal) {
                at = quote.tokens.end.max(at + 1);
                continue;
            }
            if let Some((found, end)) = self.reading.according(at, start, stretch) {
                self.found.extend(found);
                at = end.max(at + 1);
                start = at;
                continue;
            }
            let end = match self.verbal(at, start, stretch) {
                Some(end) => Some(end),
                None => self.nominal(at, start, stretch),
            };
            match end {
                Some(end) => {
                    at = end.max(at + 1);
                    start = at;
                }
                None => at += 1,
            }
        }
    }

    fn nominal(&mut self, at: usize, from: usize, stretch: &Range<usize>) -> Option<usize> {
        let (found, end) = self.reading.nominal_cue(at, from, stretch)?;
        self.found.push(found);
        Some(end)
    }

    fn verbal(&mut self, at: usize, from: usize, stretch: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        let verb = reading.verb(at, from)?;
        let source = reading.subject_before(verb.group.start, from);
        if verb.passive || verb.form == Form::Participle || verb.entry.kind == Kind::Seem {
            return self.raised(&verb, from, stretch);
        }
        let complement = reading.complement(&verb, stretch.end)?;
        let reports = verb.entry.takes.any(Takes::QUOTE.or(Takes::CLAUSE));
        if verb.form == Form::Infinitive && !reports && complement.shape == Shape::Thing {
            return None;
        }
        let cue = verb.group.start..complement.cue_end;
        if complement.shape == Shape::Ahead {
            self.remember(cue, source);
            self.ahead = true;
            return None;
        }
        let end = self.end_of(&complement, &verb, stretch.end);
        let content = reading.trim(complement.start..end);
        if content.is_empty() {
            return None;
        }
        self.remember(cue, source);
        self.push_last(content, complement.rule);
        Some(end)
    }

    fn end_of(&self, complement: &Complement, verb: &Verb, limit: usize) -> usize {
        match complement.shape {
            Shape::Thing => self.reading.phrase_end(complement.start, limit, Some(verb)),
            Shape::Quote if self.reading.quote_from(complement.start).is_some_and(|quote| quote.clausal) => {
                self.reading.quote_from(complement.start).map_or(limit, |quote| quote.tokens.end)
            }
            _ => self.reading.clause_end(complement.start, limit, Some(verb)),
        }
    }

    /// "is accused of ...", "was described as ...", "appears to ...": the subject belongs to the content.
    fn raised(&mut self, verb: &Verb, from: usize, stretch: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        if verb.form == Form::Participle {
            return None;
        }
        let subject = reading.subject_before(verb.group.start, from)?;
        let next = verb.group.end;
        let complement = matches!(reading.norm(next), "to" | "of" | "as" | "for" | "that" | "a" | "an" | "the")
            || reading.tag(next) == Tag::Adjective;
        if !complement || next >= stretch.end {
            return None;
        }
        let that = reading.norm(next) == "that";
        let end = if that {
            reading.clause_end(next, stretch.end, Some(verb))
        } else {
            reading.clause_end(next, stretch.end, Some(verb))
        };
        let content = reading.trim(next..end);
        self.remember(verb.group.clone(), None);
        if !that {
            self.push_last(subject, "raised-subject");
        }
        self.push_last(content, "raised");
        Some(end)
    }

    fn remember(&mut self, cue: Range<usize>, source: Option<Range<usize>>) {
        self.last = Some(Last { cue, source, stretch: self.number });
    }

    fn push_last(&mut self, content: Range<usize>, rule: &'static str) {
        let content = self.reading.trim(content);
        let Some(last) = self.last.as_ref().filter(|_| !content.is_empty()) else { return };
        self.found.push(Found { content, cue: last.cue.clone(), source: last.source.clone(), rule });
    }

    /// Quotations of the stretch that no cue claims go to the last cue near by.
    fn leftover(&mut self, stretch: &Range<usize>, before: usize) {
        let mut at = stretch.start;
        while at < stretch.end {
            let Some(quote) = self.reading.quote(at).cloned() else {
                at += 1;
                continue;
            };
            at = quote.tokens.end.max(at + 1);
            let claimed = self.found[before..]
                .iter()
                .any(|found| found.content.start < quote.tokens.end && quote.tokens.start < found.content.end);
            let near = self.last.as_ref().is_some_and(|last| self.number - last.stretch <= 3);
            if !claimed && near && (quote.clausal || quote.function.is_voice()) {
                if let Some(last) = &mut self.last {
                    last.stretch = self.number;
                }
                self.push_last(quote.tokens.clone(), "leftover");
            }
        }
    }
}
