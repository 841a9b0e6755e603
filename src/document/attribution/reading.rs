//! A document as attribution reads it: cue words by form, quotations as units, sentences that run across quotations.

use super::cue::{Cues, Entry};
use super::{Attribution, Manner};
use crate::document::Document;
use crate::document::quotation::Function;
use crate::text::span::Span;
use crate::text::tag::Tag;
use crate::text::token::TokenKind;
use std::ops::Range;

/// An outermost pair of quotation marks, in tokens, marks included.
#[derive(Debug, Clone)]
pub(super) struct Quote {
    pub tokens: Range<usize>,
    pub function: Function,
    /// Holds a sentence or a clause of somebody rather than a phrase.
    pub clausal: bool,
}

/// An attribution in tokens.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub content: Range<usize>,
    pub cue: Range<usize>,
    pub source: Option<Range<usize>>,
    #[allow(dead_code, reason = "names the construction when debugging")]
    pub rule: &'static str,
}

#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub document: &'a Document<'a>,
    pub cues: &'static Cues,
    /// For each form of the document the cue entries it may begin.
    by_form: Vec<&'static [u16]>,
    pub quotes: Vec<Quote>,
    /// For each token the number of its outermost quotation, plus one.
    quote_of: Vec<u32>,
}

impl<'a> Reading<'a> {
    pub fn new(document: &'a Document<'a>) -> Reading<'a> {
        let cues = Cues::embedded();
        let by_form = document.forms.iter().map(|form| cues.of(form.norm.of(&document.norms))).collect();
        let mut reading =
            Reading { document, cues, by_form, quotes: Vec::new(), quote_of: vec![0; document.tokens.len()] };
        for quotation in document.quotations.iter().filter(|quotation| quotation.inside.is_none()) {
            let first = document.token_at(quotation.span.start);
            let end = document.token_at(quotation.span.end.saturating_sub(1)).saturating_add(1);
            let inside = quotation.tokens.0 as usize..quotation.tokens.1 as usize;
            let tokens = first..end.min(document.tokens.len());
            let clausal = reading.is_clausal(inside);
            reading.quotes.push(Quote { tokens: tokens.clone(), function: quotation.function, clausal });
            let number = reading.quotes.len() as u32;
            for place in &mut reading.quote_of[tokens] {
                *place = number;
            }
        }
        reading
    }

    /// A comma or stop before the closing mark, or a finite verb, tells a clause from a phrase.
    fn is_clausal(&self, inside: Range<usize>) -> bool {
        let words = inside.clone().filter(|at| self.is_word(*at)).count();
        let last = inside.end.checked_sub(1).filter(|last| inside.contains(last));
        let stopped = last.is_some_and(|last| matches!(self.norm(last), "." | "," | "!" | "?" | "..."));
        let verb = inside.take(60).any(|at| self.tag(at).is_finite_verb());
        stopped && words > 1 || verb && words > 3
    }

    pub fn norm(&self, at: usize) -> &'a str {
        self.document.tokens.get(at).map_or("", |token| self.document.norm(token))
    }

    pub fn tag(&self, at: usize) -> Tag {
        self.document.tokens.get(at).map_or(Tag::Punctuation, |token| token.tag)
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
        self.norm(at) == "-" && at > 0 && joined(at - 1) && joined(at)
    }

    pub fn is_dash(&self, at: usize) -> bool {
        matches!(self.norm(at), "-" | "--") && !self.is_hyphen(at)
    }

    pub fn capitalised(&self, at: usize) -> bool {
        let token = self.document.tokens.get(at);
        token.is_some_and(|token| token.span.of(self.document.text).starts_with(char::is_uppercase))
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

    /// The cue entries that stand at a token, with the token behind each.
    pub fn entries(&self, at: usize) -> impl Iterator<Item = (&'static Entry, usize)> {
        let numbers = self.document.tokens.get(at).map_or(&[][..], |token| self.by_form[token.form as usize]);
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
                Some(last) if inside => last.end = range.end,
                _ => stretches.push(range),
            }
        }
        stretches
    }

    /// Drops stops, commas and dashes at the ends that stand outside quotations.
    pub fn trim(&self, content: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = content;
        let loose = |at: usize| {
            self.quote(at).is_none() && matches!(self.norm(at), "." | "," | ";" | ":" | "?" | "!" | "-" | "--" | "...")
        };
        while start < end && loose(start) {
            start += 1;
        }
        while start < end && loose(end - 1) {
            end -= 1;
        }
        start..end
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
        let quoted = content.clone().filter(|at| self.is_word(*at) && self.quote(*at).is_some()).count();
        let words = content.clone().filter(|at| self.is_word(*at)).count();
        match quoted {
            0 => Manner::Indirect,
            _ if quoted == words => Manner::Direct,
            _ => Manner::Mixed,
        }
    }
}
