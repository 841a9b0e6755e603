//! Sentences and paragraphs: where a text pauses.
//!
//! Sentences end at a terminal mark that none of the rules of `boundary` explains away, with what closes behind it;
//! at list markers, ruled lines and the time stamps of letters; and with their paragraph, unless a page break cuts them.

mod block;
mod boundary;
mod follower;
mod list;
mod paragraph;
mod site;

use super::span::Span;
use super::token::{Cut, Cuts, TokenKind};
use list::List;
pub use paragraph::{Paragraph, paragraphs};
use site::Site;

/// A sentence: where it stands and which tokens it holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    /// Index of the first token, and of the one past the last.
    pub tokens: (u32, u32),
    /// Index of the paragraph it begins in.
    pub paragraph: u32,
}

impl Sentence {
    pub fn range(&self) -> std::ops::Range<usize> {
        self.tokens.0 as usize..self.tokens.1 as usize
    }
}

/// Cuts paragraphs into sentences.
pub fn sentences(text: &str, cuts: &Cuts, paragraphs: &[Paragraph], sentences: &mut Vec<Sentence>) {
    let plain = paragraph::is_edited(text, paragraphs);
    sentences.reserve(paragraphs.len() + cuts.len() / 16);
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let before = sentences.len();
        Walk::new(text, cuts, number, paragraph).run(sentences);
        let broken = plain && number > 0 && paragraph::continues(text, cuts, &paragraphs[number - 1], paragraph);
        if broken && before > 0 && before < sentences.len() {
            let rest = sentences.remove(before);
            let sentence = &mut sentences[before - 1];
            (sentence.span.end, sentence.tokens.1) = (rest.span.end, rest.tokens.1);
        }
    }
}

/// A walk along the tokens of one paragraph.
struct Walk<'a> {
    text: &'a str,
    cuts: &'a [Cut],
    paragraph: u32,
    start: usize,
    end: usize,
    /// The first token of the sentence at hand.
    first: usize,
    at: usize,
    /// The stops from the token at hand on: what no rule knows anything of inside a sentence stands between them.
    stops: &'a [u32],
    list: List,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str, cuts: &'a Cuts, number: usize, paragraph: &Paragraph) -> Walk<'a> {
        let (start, end) = (paragraph.tokens.0 as usize, paragraph.tokens.1 as usize);
        let stops = &cuts.stops()[cuts.stops().partition_point(|stop| *stop < paragraph.tokens.0)..];
        let (paragraph, list) = (number as u32, List::default());
        Walk { text, cuts, paragraph, start, end, first: start, at: start, stops, list }
    }

    fn run(mut self, sentences: &mut Vec<Sentence>) {
        while self.at < self.end {
            if self.at > self.first + 2 {
                self.at = self.stop();
            }
            if self.at < self.end {
                if self.is_plain() {
                    self.at += 1;
                } else {
                    self.step(sentences);
                }
            }
        }
        self.close(self.end, sentences);
    }

    /// The next stop from the token at hand on, or the end of the paragraph.
    fn stop(&mut self) -> usize {
        while let [stop, rest @ ..] = self.stops
            && (*stop as usize) < self.at
        {
            self.stops = rest;
        }
        self.stops.first().map_or(self.end, |stop| self.end.min(*stop as usize))
    }

    /// Whether the token at hand is a stop of the kind that no rule looks at.
    fn is_plain(&self) -> bool {
        let Cut { span, kind } = self.cuts[self.at];
        let last = self.text.as_bytes()[span.end as usize - 1];
        let period = last == b'.';
        // A closing formula or the number of an item would have one.
        let marked = || self.cuts.get(self.at + 1).is_some_and(|next| next.kind == TokenKind::Punctuation);
        match kind {
            TokenKind::Word => !period && self.at > self.start && !marked(),
            TokenKind::Number => !period && span.len() < 6 && (span.len() > 3 || !marked()),
            TokenKind::Punctuation => match span.len() {
                1 => !matches!(last, b'.' | b'!' | b'?' | b'('),
                // `‘ ’ “ ”`
                3 => matches!(last, 0x98 | 0x99 | 0x9c | 0x9d) && span.of(self.text).starts_with(['‘', '’', '“', '”']),
                _ => false,
            },
            TokenKind::Symbol => span.len() == 1,
            TokenKind::Link => false,
        }
    }

    /// Whether the token at hand is a period or another mark that nothing but the end of a sentence begins with.
    fn is_mark(&self) -> bool {
        let Cut { span, kind } = self.cuts[self.at];
        let first = self.text.as_bytes()[span.start as usize];
        kind == TokenKind::Punctuation && span.len() == 1 && matches!(first, b'.' | b'!' | b'?')
    }

    /// Looks at the token at hand, and at those that belong to the same mark.
    fn step(&mut self, sentences: &mut Vec<Sentence>) {
        let site = self.site();
        if self.is_mark() {
            self.end(site, sentences);
        } else if let Some(marker) = self.list.marker(&site) {
            self.close(self.at, sentences);
            self.at = marker;
        } else if let Some(block) = block::block_end(&site) {
            if block::stands_apart(&site) {
                self.close(self.at, sentences);
            }
            self.close(block, sentences);
            self.at = block;
        } else if site.is_terminal() {
            self.end(site, sentences);
        } else {
            self.at += 1;
        }
    }

    /// Ends the sentence at hand at a terminal mark, unless a rule explains it away.
    fn end(&mut self, site: Site<'a>, sentences: &mut Vec<Sentence>) {
        let site = site.with_closers();
        if boundary::ends(&site) {
            self.close(site.next, sentences);
        }
        self.at = site.next;
    }

    fn site(&self) -> Site<'a> {
        let Walk { text, cuts, start, first, at, end, .. } = *self;
        Site { text, cuts, start, first, at, next: at + 1, end }
    }

    /// Ends the sentence at hand before the token `end`.
    fn close(&mut self, end: usize, sentences: &mut Vec<Sentence>) {
        if end > self.first {
            let span = Span { start: self.cuts[self.first].span.start, end: self.cuts[end - 1].span.end };
            sentences.push(Sentence { span, tokens: (self.first as u32, end as u32), paragraph: self.paragraph });
            self.first = end;
        }
    }
}

#[cfg(test)]
mod tests;
