//! Sentences and paragraphs: where a text pauses.
//!
//! Paragraphs end at line breaks; sentences at a terminal mark that no abbreviation, initial, number or ellipsis
//! explains away, with closing quotation marks and brackets drawn in.

use super::abbreviation::{self, Abbreviation};
use super::span::Span;
use super::token::{Cut, TokenKind, is_apostrophe};

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

/// A block of lines without an empty line or a line break that ends it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub span: Span,
    pub tokens: (u32, u32),
}

/// Cuts tokens into paragraphs: at every line break.
pub fn paragraphs(text: &str, cuts: &[Cut], paragraphs: &mut Vec<Paragraph>) {
    let mut first = 0;
    for at in 1..=cuts.len() {
        let ends = at == cuts.len()
            || text[cuts[at - 1].span.end as usize..cuts[at].span.start as usize]
                .contains(['\n', '\r', '\u{2028}', '\u{2029}']);
        if ends {
            let span = Span { start: cuts[first].span.start, end: cuts[at - 1].span.end };
            paragraphs.push(Paragraph { span, tokens: (first as u32, at as u32) });
            first = at;
        }
    }
}

/// Cuts paragraphs into sentences.
pub fn sentences(text: &str, cuts: &[Cut], paragraphs: &[Paragraph], sentences: &mut Vec<Sentence>) {
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let (start, end) = (paragraph.tokens.0 as usize, paragraph.tokens.1 as usize);
        let mut first = start;
        let mut at = start;
        while at < end {
            let next = boundary(text, cuts, at, end).unwrap_or(at + 1);
            let ends = next >= end || boundary(text, cuts, at, end).is_some();
            if ends {
                let span = Span { start: cuts[first].span.start, end: cuts[next - 1].span.end };
                sentences.push(Sentence { span, tokens: (first as u32, next as u32), paragraph: number as u32 });
                first = next;
            }
            at = next;
        }
    }
}

/// Where the next sentence begins if one ends with the token `at`: behind it and the closing marks that follow.
fn boundary(text: &str, cuts: &[Cut], at: usize, end: usize) -> Option<usize> {
    let token = cuts[at].span.of(text);
    let terminal = match cuts[at].kind {
        TokenKind::Punctuation => token.starts_with(['.', '!', '?', '…']),
        TokenKind::Word => token.ends_with('.'),
        _ => false,
    };
    if !terminal {
        return None;
    }
    let mut next = at + 1;
    while next < end && touches(cuts, next) && closes(cuts[next].span.of(text)) {
        next += 1;
    }
    if next >= end || touches(cuts, next) {
        return (next >= end).then_some(next);
    }
    let follower =
        text[cuts[next].span.start as usize..].trim_start_matches(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
    let lower = follower.starts_with(char::is_lowercase);
    match cuts[at].kind {
        TokenKind::Word if next == at + 1 => ends_in_abbreviation(token, follower).then_some(next),
        _ if lower => None,
        _ => Some(next),
    }
}

fn ends_in_abbreviation(token: &str, follower: &str) -> bool {
    match abbreviation::class(token.strip_suffix('.').unwrap_or(token)) {
        Some(
            Abbreviation::Title
            | Abbreviation::Number
            | Abbreviation::Within
            | Abbreviation::Month
            | Abbreviation::Initial,
        ) => false,
        _ => abbreviation::starts_sentence(follower),
    }
}

fn touches(cuts: &[Cut], at: usize) -> bool {
    cuts[at - 1].span.end == cuts[at].span.start
}

fn closes(token: &str) -> bool {
    matches!(token, "\"" | "”" | "»" | ")" | "]" | "}" | "!" | "?" | "." | "*" | "**")
        || is_apostrophe(token) && token != "‘"
}
