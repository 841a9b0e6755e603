//! A document as attribution reads it: cue words by form, quotations as units, sentences that run across quotations.

use crate::document::Document;
use crate::document::quotation::Quotation;
use crate::lexicon::reporting::{Class, CueRow, Cues, Entry};
use crate::text::signal::Signal;
use crate::text::tag::Tag;
use crate::text::token::{Token, TokenKind};
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
    pub tokens: &'a [Token],
    cues: &'static Cues,
    pub quotes: Vec<Quote>,
    /// For each token the number of its outermost quotation, plus one.
    quote_of: Vec<u32>,
}

impl<'a> Reading<'a> {
    pub fn new(document: &'a Document<'a>) -> Reading<'a> {
        let quote_of = if document.quotations.is_empty() { Vec::new() } else { vec![0; document.tokens.len()] };
        let mut reading =
            Reading { document, tokens: &document.tokens, cues: Cues::embedded(), quotes: Vec::new(), quote_of };
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
        self.tokens.get(at).map_or("", |token| self.document.norm(token))
    }

    pub fn signal(&self, at: usize) -> Signal {
        self.tokens.get(at).map_or(Signal::None, |token| token.signal)
    }

    pub fn tag(&self, at: usize) -> Tag {
        self.tokens.get(at).map_or(Tag::Punctuation, |token| token.tag)
    }

    /// A finite verb, or a pronoun with one contracted to it: "they're".
    pub fn is_finite(&self, at: usize) -> bool {
        let tag = self.tag(at);
        tag.is_finite_verb() || tag == Tag::Pronoun && self.signal(at) == Signal::Contracted
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
    }

    /// A hyphen that joins two words, unlike one that stands for a dash.
    pub fn is_hyphen(&self, at: usize) -> bool {
        let joined = |at: usize| match self.tokens.get(at..at + 2) {
            Some([left, right]) => left.span.end == right.span.start,
            _ => false,
        };
        self.signal(at) == Signal::Hyphen && at > 0 && joined(at - 1) && joined(at)
    }

    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.signal(at), Signal::Hyphen | Signal::Dash) && !self.is_hyphen(at)
    }

    pub fn capitalised(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
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

    /// Whether a token's form may begin a cue of a class.
    pub fn begins(&self, at: usize, class: Class) -> bool {
        self.cue_row(at).has(class)
    }

    fn cue_row(&self, at: usize) -> CueRow {
        self.tokens.get(at).map_or(CueRow::default(), |token| self.document.form(token).reporting.cues)
    }

    /// The tokens before `end` whose form may begin a cue, from the `first` of those on.
    pub fn cues_before(&self, first: usize, end: usize) -> &[u32] {
        let cues = &self.document.cues[first..];
        let count = cues.iter().position(|at| *at as usize >= end).unwrap_or(cues.len());
        &cues[..count]
    }

    /// The cue entries that stand at a token, with the token behind each.
    pub fn entries(&self, at: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
        self.cues.at(self.cue_row(at)).filter_map(move |entry| {
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
        let sentence = self.document.sentences.get(self.tokens.get(at)?.sentence as usize)?;
        Some(self.document.paragraphs.get(sentence.paragraph as usize)?.tokens.0 as usize)
    }

    /// One past the last token of the paragraph that a token stands in.
    pub fn paragraph_end(&self, at: usize) -> Option<usize> {
        let sentence = self.document.sentences.get(self.tokens.get(at)?.sentence as usize)?;
        Some(self.document.paragraphs.get(sentence.paragraph as usize)?.tokens.1 as usize)
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
