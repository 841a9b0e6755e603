//! Tokens: the only answer to "what is a word?".
//!
//! Words are those of UAX #29 (unicode-segmentation). On top of it a joining pass keeps together what a reader sees
//! as one: links, mail addresses, decimals, dates, clock times, abbreviations with their period, `AT&T`, `:-)`.

mod bounds;
mod cuts;
mod cutter;
mod join;
mod link;
mod simple;

use super::signal::Signal;
use super::span::Span;
use super::tag::{Shape, Tag};
pub use cuts::{Cut, Cuts};
pub use cutter::cut;

/// What a token is. White space is no token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    Word,
    Number,
    #[default]
    Punctuation,
    Symbol,
    Link,
}

impl TokenKind {
    pub fn as_str(self) -> &'static str {
        match self {
            TokenKind::Word => "word",
            TokenKind::Number => "number",
            TokenKind::Punctuation => "punctuation",
            TokenKind::Symbol => "symbol",
            TokenKind::Link => "link",
        }
    }
}

/// Who says a token: the article's author, or somebody the author quotes between quotation marks. Words in scare
/// quotes, titles and terms are the author's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    #[default]
    Author,
    Quoted,
}

impl Voice {
    pub fn as_str(self) -> &'static str {
        match self {
            Voice::Author => "author",
            Voice::Quoted => "quoted",
        }
    }
}

/// The part of an article that a token belongs to. Only the body is measured, and the headline where a column says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    #[default]
    Body,
    Headline,
    Byline,
    Dateline,
    /// Credits, disclaimers, teasers, forms: what the outlet prints around every article.
    Boilerplate,
    /// Signs of a markup language: `[`, `](https://...)`, `*`, `#`; front matter.
    Markup,
}

/// A token with all that the reading has found out about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    /// Number of its form among the forms of the document.
    pub form: u32,
    /// Index of its sentence.
    pub sentence: u32,
    pub kind: TokenKind,
    pub tag: Tag,
    pub part: Part,
    pub voice: Voice,
    /// What its form is to the constructions of attribution.
    pub signal: Signal,
    /// How it is written.
    pub shape: Shape,
    /// Syllables of its form.
    pub syllables: u8,
    /// Letters and digits of its form, in code points.
    pub letters: u16,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// The characters that are written for an apostrophe.
pub fn is_apostrophe(piece: &str) -> bool {
    matches!(piece, "'" | "\u{2019}" | "\u{2018}" | "\u{2bc}" | "\u{ff07}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        let mut cuts = Cuts::default();
        cut(text, &mut cuts);
        cuts.iter().map(|c| c.span.of(text)).collect()
    }

    #[test]
    fn what_a_reader_sees_as_one_stays_one() {
        for one in [
            "don't",
            "Syria’s",
            "3,000",
            "1.50",
            "9:00AM",
            "10:30",
            "a.m.",
            "R.V.O.",
            "Gen.",
            "AT&T",
            "#MeToo",
            "(W)e",
            "armament(s)",
            "'90s",
            "’em",
            "http://a.example/b_(c)?d=1",
            "a.b@c.example.org",
            "www.here.example",
            "lantern.com",
            "...",
            "1990s",
            "70's",
            "12/31/1999",
            "555-555-0123",
            "555-0123",
            ".5",
            "e-mail",
            "b/c",
            "?!",
            "$$$",
            ":-)",
            ";)",
            ":P",
            "6a.m.",
            "Doe@HARBOUR",
        ] {
            assert_eq!(texts(one), [one]);
        }
    }

    #[test]
    fn the_rest_is_cut() {
        assert_eq!(texts("so-called “war,” he"), ["so", "-", "called", "“", "war", ",", "”", "he"]);
        assert_eq!(texts("[prove](https://a.example/x)."), ["[", "prove", "]", "(", "https://a.example/x", ")", "."]);
        assert_eq!(texts("$1.50 (see www.a.example)."), ["$", "1.50", "(", "see", "www.a.example", ")", "."]);
        assert_eq!(texts("It ended. No. Not so."), ["It", "ended", ".", "No", ".", "Not", "so", "."]);
        assert_eq!(texts("Berth No. 5 here"), ["Berth", "No.", "5", "here"]);
        assert_eq!(texts("10-12 and/or 24/7"), ["10", "-", "12", "and", "/", "or", "24", "/", "7"]);
        assert_eq!(texts("(as follows:) x:y 1/2"), ["(", "as", "follows", ":", ")", "x:y", "1", "/", "2"]);
        assert_eq!(texts("the nets' end.The rest"), ["the", "nets", "'", "end", ".", "The", "rest"]);
        assert_eq!(texts("Rowan Inc.. It"), ["Rowan", "Inc.", ".", "It"]);
    }
}
