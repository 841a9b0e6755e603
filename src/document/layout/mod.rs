//! Layout: headline, byline, date line, boilerplate and markup told from the body.
//!
//! Lines are looked at, not paragraphs: head and tail of a page are set line by line. What is unsure is body.

mod biography;
mod boilerplate;
mod credits;
mod date;
mod head;
mod line;
mod links;
mod markup;
mod names;
mod said;
mod subheading;
mod tail;
mod wire;

pub use said::{Said, said};

use crate::article::{Article, Layout};
use crate::text::sentence::Paragraph;
use crate::text::span::Span;
use crate::text::token::{Cut, Part};

/// The parts of a text that are not body, sorted and apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts(pub Vec<(Span, Part)>);

impl Parts {
    /// All spans of one part; a line with markup inside is one span.
    pub fn of(&self, part: Part) -> impl Iterator<Item = Span> + '_ {
        let mut at = 0;
        std::iter::from_fn(move || {
            while self.0.get(at).is_some_and(|(_, p)| *p != part) {
                at += 1;
            }
            let mut span = self.0.get(at)?.0;
            at += 1;
            while let (Some((between, Part::Markup)), Some((next, p))) = (self.0.get(at), self.0.get(at + 1))
                && *p == part
                && between.start == span.end
                && between.end == next.start
            {
                span.end = next.end;
                at += 2;
            }
            Some(span)
        })
    }

    /// The headline: it stands before all body, as subheadings do not.
    pub fn headline(&self, text: &str) -> Option<Span> {
        let headline = self.of(Part::Headline).next()?;
        let mut at = 0;
        for (span, _) in self.0.iter().take_while(|(span, _)| span.start < headline.start) {
            if !is_blank(&text[at..(span.start as usize).max(at)]) {
                return None;
            }
            at = span.end as usize;
        }
        is_blank(&text[at..headline.start as usize]).then_some(headline)
    }

    pub fn cursor(&self) -> Cursor<'_> {
        Cursor { parts: &self.0, at: 0 }
    }
}

fn is_blank(text: &str) -> bool {
    text.chars().all(line::is_blank)
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
pub fn parts(article: &Article, cuts: &[Cut]) -> Parts {
    let text = article.text.as_str();
    let mut whole: Vec<_> = article.given.matter.iter().map(|span| (*span, Part::Markup)).collect();
    whole.extend(article.given.boilerplate.iter().map(|span| (*span, Part::Boilerplate)));
    let mut signs = Vec::new();
    if article.layout == Layout::Article {
        let raw = line::raw_lines(text);
        signs = markup::signs(text, &raw);
        let lines = line::lines(text, &raw, &signs, &article.given.matter);
        let head = head::read(article, &lines);
        whole.extend(below(text, &lines[head.body..], &head.authors));
        whole.extend(head.parts);
        signs.retain(|sign| !splits_token(*sign, cuts));
    }
    if let Some(span) = article.given.headline {
        whole.retain(|(other, _)| !other.overlaps(span));
        whole.push((span, Part::Headline));
    }
    whole.retain(|(span, _)| !span.is_empty());
    whole.sort_unstable();
    whole.dedup_by(|next, before| next.0.start < before.0.end);
    Parts(with_signs(whole, &signs))
}

/// Boilerplate and subheadings among the lines from the first one of the body on.
fn below(text: &str, lines: &[line::Line], authors: &[biography::Author]) -> Vec<(Span, Part)> {
    let taken = tail::read(text, lines, authors);
    let boilerplate = lines.iter().zip(&taken).filter(|(line, taken)| **taken && !line.rule);
    let mut parts = boilerplate.map(|(line, _)| (line.span, Part::Boilerplate)).collect();
    subheading::read(lines, &taken, &mut parts);
    parts
}

/// A sign inside a token cannot be set apart from it: `_so_` may be cut as one word.
fn splits_token(sign: Span, cuts: &[Cut]) -> bool {
    let at = cuts.partition_point(|cut| cut.span.end <= sign.start);
    cuts[at..]
        .iter()
        .take_while(|cut| cut.span.start < sign.end)
        .any(|cut| cut.span.start < sign.start || cut.span.end > sign.end)
}

/// Puts markup between the other parts. A headline is measured, so signs are cut out of it; the other parts keep theirs.
fn with_signs(whole: Vec<(Span, Part)>, signs: &[Span]) -> Vec<(Span, Part)> {
    let mut parts = Vec::with_capacity(whole.len() + signs.len());
    let mut signs = signs.iter().copied().peekable();
    for (mut span, part) in whole {
        while let Some(sign) = signs.next_if(|sign| sign.end <= span.start) {
            parts.push((sign, Part::Markup));
        }
        while let Some(sign) = signs.next_if(|sign| sign.start < span.end) {
            if part == Part::Headline && span.covers(sign) {
                if span.start < sign.start {
                    parts.push((Span { start: span.start, end: sign.start }, part));
                }
                parts.push((sign, Part::Markup));
                span.start = sign.end;
            }
        }
        if !span.is_empty() {
            parts.push((span, part));
        }
    }
    parts.extend(signs.map(|sign| (sign, Part::Markup)));
    parts
}

/// Divides paragraphs where a part begins or ends, so that no sentence runs from one part into another.
pub fn divide(parts: &Parts, cuts: &[Cut], paragraphs: &mut Vec<Paragraph>) {
    if parts.0.iter().all(|(_, part)| *part == Part::Markup) {
        return;
    }
    let mut cursor = parts.cursor();
    let whole = std::mem::take(paragraphs);
    for paragraph in whole {
        let (start, end) = (paragraph.tokens.0 as usize, paragraph.tokens.1 as usize);
        let (mut first, mut last) = (start, None);
        for (at, cut) in cuts.iter().enumerate().take(end).skip(start) {
            let part = cursor.part_at(cut.span.start);
            if part == Part::Markup {
                continue;
            }
            if last.is_some_and(|last| last != part) {
                paragraphs.push(paragraph_of(cuts, first, at));
                first = at;
            }
            last = Some(part);
        }
        paragraphs.push(if first == start { paragraph } else { paragraph_of(cuts, first, end) });
    }
}

fn paragraph_of(cuts: &[Cut], first: usize, end: usize) -> Paragraph {
    let span = Span { start: cuts[first].span.start, end: cuts[end - 1].span.end };
    Paragraph { span, tokens: (first as u32, end as u32) }
}

#[cfg(test)]
mod tests;
