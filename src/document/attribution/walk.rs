//! The walk over a document's sentences that finds cues and gives each its content.

use super::complement::{Complement, Shape};
use super::reading::{Found, Reading};
use super::verb::{Form, Verb};
use crate::lexicon::reporting::{Kind, Takes};
use crate::text::signal::Signal;
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
pub(super) struct Walk<'a, 'b> {
    pub reading: &'a Reading<'b>,
    found: Vec<Found>,
    last: Option<Last>,
    /// The cue ends with a colon: what follows is its content.
    ahead: bool,
    /// Tokens before this one belong to a turn of an interview.
    taken: usize,
    number: usize,
    /// How many cues, and how many quotations, lie before the stretch.
    cues: usize,
    quotes: usize,
}

pub(super) fn walk(reading: &Reading) -> Vec<Found> {
    let mut walk = Walk {
        reading,
        found: Vec::with_capacity(reading.document.cues.len() / 2),
        last: None,
        ahead: false,
        taken: 0,
        number: 0,
        cues: 0,
        quotes: 0,
    };
    for (number, stretch) in reading.stretches().into_iter().enumerate() {
        walk.number = number;
        let cues = reading.cues_before(walk.cues, stretch.end);
        walk.stretch(&stretch, cues);
        walk.cues += cues.len();
    }
    walk.found
}

impl Walk<'_, '_> {
    fn stretch(&mut self, stretch: &Range<usize>, cues: &[u32]) {
        let before = self.found.len();
        if self.ahead {
            self.ahead = false;
            if let Some(quote) = self.reading.quote_from(stretch.start) {
                let content = quote.tokens.clone();
                self.push_last(content);
            } else if let Some(block) = self.reading.block(stretch) {
                self.taken = block.end;
                self.push_whole(block);
            }
        }
        if stretch.start < self.taken {
            return;
        }
        let marked = self.reading.labelled(stretch).or_else(|| self.reading.signed(stretch));
        if let Some((found, end)) = marked {
            self.remember(found.cue.clone(), found.source.clone());
            self.found.push(found);
            self.taken = end;
            return;
        }
        if !cues.is_empty() {
            let from = self.tails(stretch, cues);
            self.forward(from, stretch, cues);
        }
        self.leftover(stretch, before);
    }

    /// Cues behind or between the parts of their content; returns where the last one ends.
    fn tails(&mut self, stretch: &Range<usize>, cues: &[u32]) -> usize {
        let mut from = stretch.start;
        while let Some(tail) = self.reading.tail(cues, from, stretch.end) {
            let before = self.reading.unconnected(self.reading.trim(from..tail.whole.start));
            self.remember(tail.cue.clone(), tail.source.clone());
            let connective = before.len() == 1 && self.reading.tag(before.start) == Tag::Coordinator;
            if !connective {
                self.push_last(before);
            }
            from = tail.whole.end;
            let comma = self.reading.signal(from) == Signal::Comma;
            let colon = self.reading.signal(from) == Signal::Colon;
            let next = from + usize::from(comma || colon);
            if colon
                || self.reading.quote_from(next).is_some()
                || comma && (tail.interrupts || !tail.inverted && self.goes_on(next))
            {
                let end = self.reading.clause_end(next, stretch.end, None);
                self.push_last(next..end);
                from = end;
            }
        }
        from
    }

    /// Whether the content goes on behind "..., he said,".
    fn goes_on(&self, next: usize) -> bool {
        matches!(
            self.reading.signal(next),
            Signal::And
                | Signal::That
                | Signal::Because
                | Signal::Including
                | Signal::Not
                | Signal::Even
                | Signal::Especially
        )
    }

    /// Cues before their content, from left to right.
    fn forward(&mut self, from: usize, stretch: &Range<usize>, cues: &[u32]) {
        let mut start = from;
        let mut at = from;
        // "..., according to two aides" takes the whole sentence before it, whatever else reports there.
        let late = |at: &usize| self.reading.signal(*at) == Signal::According && self.reading.quote(*at).is_none();
        let cues = cues.iter().map(|cue| *cue as usize);
        let late = cues.clone().filter(|cue| *cue > from).find(late);
        if let Some((found, end)) = late.and_then(|late| self.reading.according(late, from, stretch)) {
            self.found.extend(found);
            at = end;
            start = end;
        }
        for cue in cues {
            if cue < at || self.reading.quote(cue).is_some_and(|quote| quote.clausal) {
                continue;
            }
            let end = match self.reading.according(cue, start, stretch) {
                Some((found, end)) => {
                    self.found.extend(found);
                    Some(end)
                }
                None => self.verbal(cue, start, stretch).or_else(|| self.nominal(cue, start, stretch)),
            };
            if let Some(end) = end {
                at = end.max(cue + 1);
                start = at;
            }
        }
    }

    fn nominal(&mut self, at: usize, from: usize, stretch: &Range<usize>) -> Option<usize> {
        let (found, end) = match self.reading.adverb_cue(at, stretch) {
            Some(found) => found,
            None => self.reading.nominal_cue(at, from, stretch)?,
        };
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
        let relative = source.as_ref().and_then(|source| source.start.checked_sub(1)).filter(|at| *at >= from);
        let relative = relative
            .is_some_and(|at| matches!(reading.signal(at), Signal::Which | Signal::Who | Signal::That | Signal::What));
        let complement = reading.complement(&verb, stretch.end, relative)?;
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
        let mut end = self.end_of(&complement, &verb, from, stretch.end);
        if source.as_ref().is_some_and(|source| reading.tag(source.start) == Tag::WhWord) {
            end = reading.relative_end(complement.start, end);
        }
        let content = reading.trim(complement.start..end);
        if content.is_empty() {
            return None;
        }
        let relative = source.as_ref().and_then(|source| source.start.checked_sub(1));
        self.remember(cue, source);
        if let Some(relative) = relative.filter(|_| complement.shape == Shape::Relative) {
            self.push_last(relative..relative + 1);
        }
        self.push_last(content);
        Some(end)
    }

    fn end_of(&self, complement: &Complement, verb: &Verb, from: usize, limit: usize) -> usize {
        match complement.shape {
            Shape::Thing => self.reading.phrase_end(complement.start, limit, Some(verb)),
            Shape::Infinitive => self.reading.infinitive_end(complement.start, limit, Some(verb)),
            Shape::Quote if self.reading.quote_from(complement.start).is_some_and(|quote| quote.clausal) => {
                self.reading.quote_from(complement.start).map_or(limit, |quote| quote.tokens.end)
            }
            _ => {
                let end = self.reading.clause_end(complement.start, limit, Some(verb));
                // "While some say X, others say Y": the first content ends with its own clause.
                let opener = verb.form == Form::Gerund && verb.group.start == from;
                match opener || self.reading.is_subordinate(from, verb.group.start) {
                    true => self.reading.first_clause(complement.start, end),
                    false => end,
                }
            }
        }
    }

    pub fn remember(&mut self, cue: Range<usize>, source: Option<Range<usize>>) {
        self.last = Some(Last { cue, source, stretch: self.number });
    }

    pub fn push_last(&mut self, content: Range<usize>) {
        self.push_whole(self.reading.trim(content));
    }

    /// Sentences with their stops.
    fn push_whole(&mut self, content: Range<usize>) {
        let Some(last) = self.last.as_ref().filter(|_| !content.is_empty()) else { return };
        self.found.push(Found { content, cue: last.cue.clone(), source: last.source.clone() });
    }

    /// Quotations of the stretch that no cue claims go to the last cue near by.
    fn leftover(&mut self, stretch: &Range<usize>, before: usize) {
        let quotes = &self.reading.quotes;
        self.quotes += quotes[self.quotes..].iter().take_while(|quote| quote.tokens.end <= stretch.start).count();
        for quote in quotes[self.quotes..].iter().take_while(|quote| quote.tokens.start < stretch.end) {
            let claimed = self.found[before..]
                .iter()
                .any(|found| found.content.start < quote.tokens.end && quote.tokens.start < found.content.end);
            let near = self.last.as_ref().is_some_and(|last| self.number - last.stretch <= 8);
            if !claimed && near && quote.clausal {
                if let Some(last) = &mut self.last {
                    last.stretch = self.number;
                }
                // "It “amounts to a gift.”" among quotations: the words before the mark are part of it.
                let alone = self.found.len() == before
                    && quote.tokens.end + 1 >= stretch.end
                    && quote.tokens.start <= stretch.start + 3;
                let content = if alone { stretch.start..stretch.end } else { quote.tokens.clone() };
                self.push_last(content);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn a_quotation_without_cue_goes_on() {
        assert_eq!(
            read("“We are leaving,” she said. “We are not coming back.”"),
            ["she | said | “We are leaving,”", "she | said | “We are not coming back.”"]
        );
        assert_eq!(
            read("Then she continued:\n\n“We are not coming back.”"),
            ["she | continued | “We are not coming back.”"]
        );
    }

    #[test]
    fn a_relative_clause_gives_its_pronoun() {
        assert_eq!(
            read("They built a dam which she said was unsafe."),
            ["she | said | which", "she | said | was unsafe"]
        );
    }
}
