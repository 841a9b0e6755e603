//! Passage: the part of a document that is to be measured, and its totals.

use super::sequence::{Lengths, Repeats};
pub use super::totals::Totals;
use super::{Counted, Document};
use crate::lexicon::{Hit, LexiconId};
use crate::text::sentence::Paragraph;
use crate::text::token::{Part, Token, TokenKind, Voice};
use std::borrow::Cow;

/// What is to be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The article without headline, byline, date line and boilerplate.
    Body,
    /// The words of the body that are the author's own.
    Author,
    /// The words of the body that are quoted from others.
    Quoted,
    Headline,
}

impl Scope {
    pub const ALL: [Scope; 4] = [Scope::Body, Scope::Author, Scope::Quoted, Scope::Headline];

    pub fn as_str(self) -> &'static str {
        match self {
            Scope::Body => "body",
            Scope::Author => "author",
            Scope::Quoted => "quoted",
            Scope::Headline => "headline",
        }
    }

    /// What a column of this scope ends in.
    pub fn suffix(self) -> &'static str {
        match self {
            Scope::Body => "",
            Scope::Author => "_author",
            Scope::Quoted => "_quoted",
            Scope::Headline => "_headline",
        }
    }

    /// The voice of its words, where it is one.
    pub fn voice(self) -> Option<Voice> {
        match self {
            Scope::Author => Some(Voice::Author),
            Scope::Quoted => Some(Voice::Quoted),
            Scope::Body | Scope::Headline => None,
        }
    }

    /// The number of the scope of a token that has no other within it, or [`NOWHERE`]: no branch asks for it.
    pub(super) fn narrowest(token: &Token) -> u8 {
        NARROWEST[token.part as usize][token.voice as usize]
    }

    pub fn holds(self, token: &Token) -> bool {
        match self {
            Scope::Body => token.part == Part::Body,
            Scope::Author => token.part == Part::Body && token.voice == Voice::Author,
            Scope::Quoted => token.part == Part::Body && token.voice == Voice::Quoted,
            Scope::Headline => token.part == Part::Headline,
        }
    }
}

/// By part and voice: the body is what its author and those quoted say.
const NARROWEST: [[u8; 2]; 6] = {
    let mut scopes = [[NOWHERE; 2]; 6];
    scopes[Part::Body as usize] = [Scope::Author as u8, Scope::Quoted as u8];
    scopes[Part::Headline as usize] = [Scope::Headline as u8; 2];
    scopes
};

/// The number of no scope.
pub(super) const NOWHERE: u8 = Scope::ALL.len() as u8;

/// A document seen through a scope.
#[derive(Debug, Clone, Copy)]
pub struct Passage<'a> {
    pub document: &'a Document<'a>,
    pub scope: Scope,
    /// How many of its words are looked at.
    limit: usize,
}

impl<'a> Passage<'a> {
    pub fn new(document: &'a Document<'a>, scope: Scope) -> Passage<'a> {
        Passage { document, scope, limit: usize::MAX }
    }

    /// The passage as far as its first `words` words: `words` and `word_list` give no more.
    pub fn first(self, words: u32) -> Passage<'a> {
        Passage { limit: words as usize, ..self }
    }

    /// All tokens of the scope.
    pub fn tokens(&self) -> impl Iterator<Item = &'a Token> + use<'a> {
        let part = if self.scope == Scope::Headline { Part::Headline } else { Part::Body };
        let (author, quoted) = (self.scope != Scope::Quoted, self.scope != Scope::Author);
        self.document.tokens.iter().filter(move |token| {
            let voice = if token.voice == Voice::Author { author } else { quoted };
            voice & (token.part == part)
        })
    }

    /// The numbers, the links or the symbols of the scope.
    pub fn others(&self, kind: TokenKind) -> impl Iterator<Item = &'a Token> + use<'a> {
        let (document, scope) = (self.document, self.scope);
        let others = document.others.iter().map(|at| &document.tokens[*at as usize]);
        others.filter(move |token| token.kind == kind && scope.holds(token))
    }

    /// The words of the scope: numbers are counted apart.
    pub fn words(&self) -> impl Iterator<Item = &'a Token> + use<'a> {
        let (tokens, part) = match self.scope {
            Scope::Headline => (&self.document.tokens, Part::Headline),
            _ => (&self.document.words, Part::Body),
        };
        let (author, quoted) = (self.scope != Scope::Quoted, self.scope != Scope::Author);
        let words = tokens.iter().filter(move |token| {
            let voice = if token.voice == Voice::Author { author } else { quoted };
            voice & (token.part == part) & token.is_word()
        });
        words.take(self.limit)
    }

    /// The words of the scope side by side.
    pub fn word_list(&self) -> &'a [Token] {
        let words = self.document.sequences[self.scope as usize].words(self);
        &words[..words.len().min(self.limit)]
    }

    /// How many words there are.
    pub fn word_count(&self) -> usize {
        self.document.sequences[self.scope as usize].count(self).min(self.limit)
    }

    /// How many of these words have each length.
    pub fn lengths(&self) -> Cow<'a, Lengths> {
        let sequence = &self.document.sequences[self.scope as usize];
        match sequence.words(self) {
            words if words.len() > self.limit => Cow::Owned(Lengths::of(&words[..self.limit])),
            words => Cow::Borrowed(sequence.lengths(words)),
        }
    }

    /// Where each of these words stands before and after.
    pub fn repeats(&self) -> Repeats<'a> {
        let sequence = &self.document.sequences[self.scope as usize];
        let words = sequence.words(self);
        sequence.repeats(words, self.document.forms.len(), words.len().min(self.limit))
    }

    /// The punctuation and symbols of the scope whose folded form begins with one of some bytes, as few do, each with its
    /// index among the document's tokens.
    pub fn marks_from<const N: usize>(&self, first: [u8; N]) -> impl Iterator<Item = &'a (u32, Token)> + use<'a, N> {
        let document = self.document;
        let marks = document.sequences[self.scope as usize].marks(self).iter();
        marks.filter(move |(byte, _)| first.contains(byte)).map(|(_, place)| &document.marks[*place as usize])
    }

    /// The sentences all of whose words and numbers lie in the scope.
    pub fn sentences(&self) -> impl Iterator<Item = &'a Counted> + use<'a> {
        let scope = self.scope;
        self.document.counted.iter().filter(move |counted| {
            let voice = match scope {
                Scope::Author => counted.voice == Some(Voice::Author),
                Scope::Quoted => counted.voice == Some(Voice::Quoted),
                Scope::Body | Scope::Headline => true,
            };
            let part = if scope == Scope::Headline { Part::Headline } else { Part::Body };
            voice && counted.part == Some(part)
        })
    }

    /// The paragraphs with a word or number in the scope.
    pub fn paragraphs(&self) -> impl Iterator<Item = &'a Paragraph> + use<'a> {
        let (document, scope) = (self.document, self.scope);
        document.paragraphs.iter().filter(move |paragraph| {
            let tokens = &document.tokens[paragraph.tokens.0 as usize..paragraph.tokens.1 as usize];
            tokens.iter().any(|token| scope.holds(token) && matches!(token.kind, TokenKind::Word | TokenKind::Number))
        })
    }

    /// The hits of a lexicon that begin in the scope.
    pub fn hits(&self, lexicon: LexiconId) -> impl Iterator<Item = &'a Hit> + use<'a> {
        let (document, scope) = (self.document, self.scope);
        document.hits.of(lexicon).iter().filter(move |hit| scope.holds(&document.tokens[hit.first as usize]))
    }

    /// Those whose entry is of one of several kinds, each with the place of its kind.
    pub fn hits_of<const N: usize>(
        &self,
        lexicon: LexiconId,
        kinds: [Option<u16>; N],
    ) -> impl Iterator<Item = (usize, &'a Hit)> + use<'a, N> {
        let (document, scope) = (self.document, self.scope);
        let of_kind = move |hit: &'a Hit| Some((kinds.iter().position(|kind| *kind == Some(hit.kind))?, hit));
        let hits = document.hits.of(lexicon).iter().filter_map(of_kind);
        hits.filter(move |(_, hit)| scope.holds(&document.tokens[hit.first as usize]))
    }

    /// The terms of a lexicon with categories that begin in the scope, each with a category and its weight there. In each
    /// category they are the leftmost and longest, or all where the lexicon lets them overlap.
    pub fn terms(&self, lexicon: LexiconId, mut take: impl FnMut(&Hit, u32, f64)) {
        let list = &self.document.lexicons.list[lexicon.0 as usize];
        let mut free = vec![0; list.categories.len()];
        for hit in self.hits(lexicon) {
            for (category, weight) in &list.entries[hit.entry as usize].categories {
                let free = &mut free[*category as usize];
                if list.overlap || hit.first >= *free {
                    *free = hit.end;
                    take(hit, *category, *weight);
                }
            }
        }
    }

    pub fn totals(&self) -> Totals {
        Totals::all(self.document)[self.scope as usize]
    }
}

/// The tokens of a part that is not the body.
pub fn tokens_of<'a>(document: &'a Document, part: Part) -> impl Iterator<Item = &'a Token> + use<'a> {
    let spans = document.parts.0.iter().filter(move |(_, of)| *of == part);
    let tokens = spans.flat_map(|(span, _)| {
        let place = |position: u32| document.tokens.partition_point(|token| token.span.start < position);
        &document.tokens[place(span.start)..place(span.end)]
    });
    tokens.filter(move |token| token.part == part)
}
