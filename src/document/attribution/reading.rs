//! A document as attribution reads it: cue words by form, quotations as units, sentences that run across quotations.

use super::{Attribution, Manner};
use crate::document::Document;
use crate::document::quotation::Quotation;
use crate::lexicon::reporting::{CueRow, Cues, Entry};
use crate::text::signal::Signal;
use crate::text::span::Span;
use crate::text::tag::Tag;
use crate::text::token::{Part, TokenKind};
use std::ops::Range;

/// Sentences are not joined beyond this many tokens and cut there, so that looking around stays cheap.
const LONGEST: usize = 400;

/// An outermost pair of quotation marks, in tokens, marks included.
#[derive(Debug, Clone)]
pub(super) struct Quote {
    pub tokens: Range<usize>,
    /// Holds a sentence or a clause of somebody rather than a phrase.
    pub clausal: bool,
    /// A comma or stop stands before the closing mark.
    pub stopped: bool,
}

/// An attribution in tokens.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub content: Range<usize>,
    pub cue: Range<usize>,
    pub source: Option<Range<usize>>,
}

#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub document: &'a Document<'a>,
    cues: &'static Cues,
    /// The tokens whose form may begin a cue.
    cue_tokens: Vec<u32>,
    pub quotes: Vec<Quote>,
    /// For each token the number of its outermost quotation, plus one.
    quote_of: Vec<u32>,
}

impl<'a> Reading<'a> {
    pub fn new(document: &'a Document<'a>) -> Reading<'a> {
        let mut cue_tokens = Vec::with_capacity(document.tokens.len() / 6);
        for (token, at) in document.tokens.iter().zip(0..) {
            if !document.form(token).reporting.cues.is_empty() {
                cue_tokens.push(at);
            }
        }
        let quote_of = if document.quotations.is_empty() { Vec::new() } else { vec![0; document.tokens.len()] };
        let mut reading = Reading { document, cues: Cues::embedded(), cue_tokens, quotes: Vec::new(), quote_of };
        for quotation in document.quotations.iter().filter(|quotation| quotation.inside.is_none()) {
            let inside = quotation.tokens.0 as usize..quotation.tokens.1 as usize;
            let tokens = with_marks(document, quotation);
            let stopped = reading.is_stopped(&inside);
            let clausal = reading.is_clausal(inside, stopped);
            reading.quotes.push(Quote { tokens: tokens.clone(), clausal, stopped });
            let number = reading.quotes.len() as u32;
            for place in &mut reading.quote_of[tokens] {
                *place = number;
            }
        }
        reading
    }

    fn is_stopped(&self, inside: &Range<usize>) -> bool {
        let last = inside.end.checked_sub(1).filter(|last| inside.contains(last));
        last.is_some_and(|last| {
            matches!(
                self.signal(last),
                Signal::Stop | Signal::Comma | Signal::Exclamation | Signal::Question | Signal::Ellipsis
            )
        })
    }

    /// A comma or stop before the closing mark, or a finite verb, tells a clause from a phrase.
    fn is_clausal(&self, inside: Range<usize>, stopped: bool) -> bool {
        let words = inside.clone().filter(|at| self.is_word(*at)).take(4).count();
        let verb = inside.take(60).any(|at| self.tag(at).is_finite_verb());
        stopped && words > 1 || verb && words > 3
    }

    pub fn norm(&self, at: usize) -> &'a str {
        self.document.tokens.get(at).map_or("", |token| self.document.norm(token))
    }

    pub fn signal(&self, at: usize) -> Signal {
        self.document.tokens.get(at).map_or(Signal::None, |token| token.signal)
    }

    pub fn tag(&self, at: usize) -> Tag {
        self.document.tokens.get(at).map_or(Tag::Punctuation, |token| token.tag)
    }

    /// A finite verb, or a pronoun with one contracted to it: "they're".
    pub fn is_finite(&self, at: usize) -> bool {
        let tag = self.tag(at);
        tag.is_finite_verb() || tag == Tag::Pronoun && self.signal(at) == Signal::Contracted
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
    }

    /// A hyphen that joins two words, unlike one that stands for a dash.
    pub fn is_hyphen(&self, at: usize) -> bool {
        let joined = |at: usize| match self.document.tokens.get(at..at + 2) {
            Some([left, right]) => left.span.end == right.span.start,
            _ => false,
        };
        self.signal(at) == Signal::Hyphen && at > 0 && joined(at - 1) && joined(at)
    }

    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.signal(at), Signal::Hyphen | Signal::Dash) && !self.is_hyphen(at)
    }

    pub fn capitalised(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at) else { return false };
        match self.document.text.as_bytes().get(token.span.start as usize) {
            Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
            _ => token.span.of(self.document.text).starts_with(char::is_uppercase),
        }
    }

    /// The outermost quotation around a token.
    pub fn quote(&self, at: usize) -> Option<&Quote> {
        let number = *self.quote_of.get(at)? as usize;
        self.quotes.get(number.checked_sub(1)?)
    }

    /// The quotation that begins with this token.
    pub fn quote_from(&self, at: usize) -> Option<&Quote> {
        self.quote(at).filter(|quote| quote.tokens.start == at)
    }

    /// The quotation whose closing mark is this token.
    pub fn quote_to(&self, at: usize) -> Option<&Quote> {
        self.quote(at).filter(|quote| quote.tokens.end == at + 1)
    }

    /// Whether a token's form may begin a cue.
    pub fn is_cue(&self, at: usize) -> bool {
        !self.cue_row(at).is_empty()
    }

    fn cue_row(&self, at: usize) -> CueRow {
        self.document.tokens.get(at).map_or(CueRow::default(), |token| self.document.form(token).reporting.cues)
    }

    /// The tokens before `end` whose form may begin a cue, from the `first` of those on.
    pub fn cues_before(&self, first: usize, end: usize) -> &[u32] {
        let cues = &self.cue_tokens[first..];
        let count = cues.iter().position(|at| *at as usize >= end).unwrap_or(cues.len());
        &cues[..count]
    }

    /// The cue entries that stand at a token, with the token behind each.
    pub fn entries(&self, at: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
        let numbers = self.cues.at(self.cue_row(at));
        numbers.iter().filter_map(move |number| {
            let entry = self.cues.entries.get(*number as usize)?;
            let follows = (1..).zip(&entry.rest).all(|(step, word)| self.norm(at + step) == *word);
            follows.then_some((entry, at + 1 + entry.rest.len()))
        })
    }

    /// Sentences in tokens, where no sentence ends inside a quotation.
    pub fn stretches(&self) -> Vec<Range<usize>> {
        let mut stretches: Vec<Range<usize>> = Vec::with_capacity(self.document.sentences.len());
        for sentence in &self.document.sentences {
            let range = sentence.range();
            let inside = self.quote(range.start).is_some_and(|quote| quote.tokens.start < range.start);
            match stretches.last_mut() {
                Some(last) if last.len() < LONGEST && (inside || self.reports_back(last, &range)) => {
                    last.end = range.end
                }
                _ => stretches.extend(range.clone().step_by(LONGEST).map(|at| at..range.end.min(at + LONGEST))),
            }
        }
        stretches
    }

    /// "“Is it safe?” Varn asked.": the sentence behind a quoted question belongs to it.
    fn reports_back(&self, last: &Range<usize>, next: &Range<usize>) -> bool {
        let asked = last.end.checked_sub(1).and_then(|at| self.quote_to(at)).is_some_and(|quote| quote.stopped);
        let touching = self.paragraph_start(next.start).is_some_and(|start| start < next.start);
        let far = next.end.min(next.start + 10);
        asked
            && touching
            && (next.start..far)
                .take_while(|at| self.quote(*at).is_none() && self.signal(*at) != Signal::Comma)
                .find_map(|at| self.verb(at, next.start))
                .is_some_and(|verb| self.follows_words(&verb, next))
    }

    /// The first token of the paragraph that a token stands in.
    pub fn paragraph_start(&self, at: usize) -> Option<usize> {
        let sentence = self.document.sentences.get(self.document.tokens.get(at)?.sentence as usize)?;
        Some(self.document.paragraphs.get(sentence.paragraph as usize)?.tokens.0 as usize)
    }

    /// One past the last token of the paragraph that a token stands in.
    pub fn paragraph_end(&self, at: usize) -> Option<usize> {
        let sentence = self.document.sentences.get(self.document.tokens.get(at)?.sentence as usize)?;
        Some(self.document.paragraphs.get(sentence.paragraph as usize)?.tokens.1 as usize)
    }

    /// Drops stops, commas, dashes and lone brackets at the ends that stand outside quotations, a coordinator that
    /// joins nothing, and what is no body.
    pub fn trim(&self, content: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = content;
        let loose = |at: usize| {
            self.quote(at).is_none()
                && matches!(
                    self.signal(at),
                    Signal::Stop
                        | Signal::Comma
                        | Signal::Semicolon
                        | Signal::Colon
                        | Signal::Question
                        | Signal::Exclamation
                        | Signal::Hyphen
                        | Signal::Dash
                        | Signal::Ellipsis
                        | Signal::Closing
                        | Signal::Opening
                )
        };
        let dated = |at: usize| {
            let part = self.document.tokens.get(at).map(|token| token.part);
            matches!(part, Some(Part::Dateline | Part::Byline | Part::Markup))
        };
        let bracketed = |range: Range<usize>, mark: Signal| range.into_iter().any(|at| self.signal(at) == mark);
        while start < end && (loose(start) || dated(start)) {
            if self.signal(start) == Signal::Opening && bracketed(start..end, Signal::Closing) {
                break;
            }
            start += 1;
        }
        let dangling = |at: usize| {
            let even = || self.signal(at) == Signal::Even && self.signal(at + 1).is_subordinator();
            self.quote(at).is_none() && (matches!(self.signal(at), Signal::And | Signal::Or | Signal::But) || even())
        };
        while start < end && (loose(end - 1) || dangling(end - 1)) {
            if self.signal(end - 1) == Signal::Closing && bracketed(start..end, Signal::Opening) {
                break;
            }
            end -= 1;
        }
        start..end
    }

    /// A content without the connective that joins its sentence to the one before: "But", "Meanwhile,".
    pub fn unconnected(&self, content: Range<usize>) -> Range<usize> {
        let Range { start, end } = content;
        // "So-called" joins nothing.
        let compound = self.is_hyphen(start + 1);
        let bare = !compound
            && matches!(self.signal(start), Signal::But | Signal::And | Signal::So | Signal::Yet | Signal::Nor);
        let adverb =
            matches!(self.signal(start), Signal::Connective | Signal::Then) && self.signal(start + 1) == Signal::Comma;
        match (self.quote(start), bare, adverb) {
            (None, true, _) => self.trim(start + 1..end),
            (None, _, true) => self.trim(start + 2..end),
            _ => start..end,
        }
    }

    pub fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let list = self.document.tokens.get(tokens.clone())?;
        Some(Span { start: list.first()?.span.start, end: list.last()?.span.end })
    }

    pub fn attribution(&self, found: &Found) -> Option<Attribution> {
        let content = self.span(&found.content)?;
        let source = found.source.as_ref().and_then(|source| self.span(source));
        Some(Attribution { manner: self.manner(&found.content), content, cue: self.span(&found.cue), source })
    }

    fn manner(&self, content: &Range<usize>) -> Manner {
        if self.quotes.is_empty() {
            return Manner::Indirect;
        }
        let (mut quoted, mut bare) = (false, false);
        for at in content.clone().filter(|at| self.is_word(*at)) {
            let inside = self.quote(at).is_some();
            quoted |= inside;
            bare |= !inside;
        }
        match (quoted, bare) {
            (false, _) => Manner::Indirect,
            (true, false) => Manner::Direct,
            (true, true) => Manner::Mixed,
        }
    }
}

/// The tokens of a quotation with its marks, which are of one token or two.
fn with_marks(document: &Document, quotation: &Quotation) -> Range<usize> {
    let tokens = &document.tokens;
    let (inside, end) = (quotation.tokens.0 as usize, quotation.tokens.1 as usize);
    let before = tokens[..inside].iter().rev().take_while(|token| token.span.start >= quotation.span.start).count();
    let behind = tokens[end..].iter().take_while(|token| token.span.start < quotation.span.end).count();
    inside - before..end + behind
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn marks_at_the_ends_are_left_out() {
        assert_eq!(read("“We know,” she said. (It is safe, she said.)")[1], "she | said | It is safe");
        assert_eq!(read("But the dam is safe, she said."), ["she | said | the dam is safe"]);
        assert_eq!(read("So-called experts may wait, she said."), ["she | said | So-called experts may wait"]);
        assert_eq!(read("She praised the dam even as it leaked."), ["She | praised | the dam"]);
        assert_eq!(read("She said the dam was even."), ["She | said | the dam was even"]);
    }
}
