//! View: one pair of marks with its surroundings, within reach of a fixed number of tokens.

use super::super::Function;
use super::super::pair::Pair;
use super::known::Known;
use crate::document::Document;
use crate::lexicon::reporting::{List, Lists};
use crate::lexicon::{Hit, LexiconId};
use crate::text::tag::Tag;
use crate::text::token::{Token, TokenKind};
use std::ops::Range;

/// So many tokens of a quotation, and of the sentence on each side of it, are looked at.
const REACH: usize = 60;

/// A pair among all pairs of its document.
pub struct View<'a> {
    pub document: &'a Document<'a>,
    known: &'a Known,
    pub pairs: &'a [Pair],
    pub at: usize,
    /// The functions of the pairs before it.
    pub decided: &'a [Function],
    /// How many pairs it stands in.
    pub depth: usize,
    /// The tokens inside, as far as they are looked at.
    pub inside: Range<usize>,
    /// The tokens of its sentence on the left, and on the right.
    pub left: Range<usize>,
    pub right: Range<usize>,
    /// How many words are inside, as far as it is looked.
    pub words: usize,
}

impl<'a> View<'a> {
    pub fn new(
        document: &'a Document<'a>,
        known: &'a Known,
        pairs: &'a [Pair],
        at: usize,
        decided: &'a [Function],
        depth: usize,
    ) -> View<'a> {
        let pair = pairs[at];
        let (open, close) = (pair.open.0 as usize, pair.close.1 as usize);
        let inside = pair.open.1 as usize..(pair.close.0 as usize).min(pair.open.1 as usize + REACH);
        let left = sentence_of(document, open).map_or(open, |range| range.start.max(open.saturating_sub(REACH)))..open;
        let right = sentence_of(document, close.saturating_sub(1))
            .map_or(close..close, |range| close..range.end.max(close).min(close + REACH));
        let words = document.tokens[inside.clone()].iter().filter(|token| is_wordlike(token)).count();
        View { document, known, pairs, at, decided, depth, inside, left, right, words }
    }

    pub fn pair(&self) -> &Pair {
        &self.pairs[self.at]
    }

    pub fn token(&self, at: usize) -> &Token {
        &self.document.tokens[at]
    }

    pub fn norm(&self, at: usize) -> &str {
        self.document.norm(self.token(at))
    }

    pub fn lists(&self, at: usize) -> Lists {
        self.document.form(self.token(at)).reporting.lists
    }

    /// Whether a token's form is in a list.
    pub fn is(&self, at: usize, list: List) -> bool {
        self.lists(at).has(list)
    }

    pub fn text(&self, at: usize) -> &str {
        self.token(at).span.of(self.document.text)
    }

    pub fn tag(&self, at: usize) -> Tag {
        self.token(at).tag
    }

    /// The index of the nth token on the left, counted from 0, within the sentence.
    pub fn back(&self, n: usize) -> Option<usize> {
        self.left.end.checked_sub(n + 1).filter(|at| *at >= self.left.start)
    }

    /// The nearest of `reach` tokens on the left for which `wanted` holds; a mark of another pair ends the search.
    pub fn nearest_left(&self, reach: usize, wanted: impl Fn(usize) -> bool) -> Option<usize> {
        let near = self.left.clone().rev().take(reach);
        near.take_while(|at| !self.is_mark(*at)).find(|at| wanted(*at))
    }

    /// The same on the right.
    pub fn nearest_right(&self, reach: usize, wanted: impl Fn(usize) -> bool) -> Option<usize> {
        let near = self.right.clone().take(reach);
        near.take_while(|at| !self.is_mark(*at)).find(|at| wanted(*at))
    }

    pub fn is_mark(&self, at: usize) -> bool {
        self.is(at, List::Mark)
    }

    pub fn is_wordlike(&self, at: usize) -> bool {
        is_wordlike(self.token(at))
    }

    pub fn is_capital(&self, at: usize) -> bool {
        match self.document.text.as_bytes().get(self.token(at).span.start as usize) {
            Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
            _ => self.text(at).starts_with(char::is_uppercase),
        }
    }

    /// The first word inside has a capital.
    pub fn has_capital(&self) -> bool {
        self.inside.clone().find(|at| self.is_wordlike(*at)).is_some_and(|at| self.is_capital(at))
    }

    /// The first hit of a lexicon that begins in a range of tokens.
    pub fn hit(&self, lexicon: LexiconId, range: &Range<usize>) -> Option<&'a Hit> {
        let hits = self.document.hits.of(lexicon);
        let from = hits.partition_point(|hit| (hit.first as usize) < range.start);
        hits.get(from).filter(|hit| (hit.first as usize) < range.end)
    }

    /// The reporting verbs of a range of tokens, as their first tokens.
    pub fn reports(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = usize> + use<'a> {
        self.known.reports(range)
    }

    /// The sentence before that of the pair, and the one after it, in the same paragraph.
    pub fn neighbours(&self) -> [Range<usize>; 2] {
        let empty = 0..0;
        let sentence = |at: usize| self.document.sentences.get(at);
        let own = self.token(self.pair().open.0 as usize).sentence as usize;
        let last = self.token(self.pair().close.1 as usize - 1).sentence as usize;
        let near = |own: usize, other: Option<usize>| {
            let (own, other) = (sentence(own)?, sentence(other?)?);
            let range = other.range();
            (own.paragraph == other.paragraph).then(|| range.start..range.end.min(range.start + REACH))
        };
        [near(own, own.checked_sub(1)).unwrap_or(empty.clone()), near(last, last.checked_add(1)).unwrap_or(empty)]
    }

    pub fn paragraph(&self) -> Option<Range<usize>> {
        let sentence = self.document.sentences.get(self.token(self.pair().open.0 as usize).sentence as usize)?;
        let paragraph = self.document.paragraphs.get(sentence.paragraph as usize)?;
        Some(paragraph.tokens.0 as usize..paragraph.tokens.1 as usize)
    }
}

fn is_wordlike(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Number)
}

fn sentence_of(document: &Document, at: usize) -> Option<Range<usize>> {
    let sentence = document.tokens.get(at)?.sentence as usize;
    document.sentences.get(sentence).map(|sentence| sentence.range())
}
