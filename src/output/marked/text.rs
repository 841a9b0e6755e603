//! The text token by token, with what is drawn over it.

use super::{DRAWN, found};
use crate::document::Document;
use crate::extract::Finding;
use crate::output::printable::printable;
use crate::text::span::Span;
use crate::text::token::{Part, Token, Voice};
use anstyle::{AnsiColor, Color, Style};
use std::cmp::Reverse;
use std::fmt::Write;

pub fn mark_style(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour))).bold().underline()
}

pub fn quoted_style() -> Style {
    Style::new().italic()
}

pub fn outside_style() -> Style {
    Style::new().dimmed()
}

/// The marks of one stretch, of one kind or of several.
#[derive(Debug)]
struct Mark {
    span: Span,
    letters: String,
    colour: AnsiColor,
}

/// Where the pen is.
#[derive(Debug, Default)]
struct Pen {
    drawn: String,
    style: Style,
    outside: bool,
    quoted: bool,
    colour: bool,
}

/// The article with its marks.
pub fn drawn(document: &Document, findings: &[Finding], colour: bool) -> String {
    let marks = marks(findings);
    let mut pen = Pen { colour, ..Pen::default() };
    let (mut next, mut before) = (0, 0);
    let mut open: Vec<&Mark> = Vec::new();
    for token in &document.tokens {
        let gap = printable(&document.text[before..token.span.start as usize]).into_owned();
        before = token.span.end as usize;
        let first = open.len();
        while let Some(mark) = marks.get(next).filter(|mark| mark.span.start < token.span.end) {
            open.push(mark);
            next += 1;
        }
        pen.step(token, &gap, &open, first);
        pen.drawn.push_str(&printable(token.span.of(document.text)));
        pen.close(token, &mut open);
    }
    pen.finish();
    pen.drawn
}

/// The drawn marks, sorted, the longer before the shorter; those of the same words are one.
fn marks(findings: &[Finding]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for (name, letter, colour) in DRAWN {
        for mark in found(findings, name).flat_map(|finding| &finding.evidence) {
            match marks.iter_mut().find(|known| known.span == mark.span) {
                Some(known) if known.letters.contains(letter) => {}
                Some(known) => known.letters.push(letter),
                None => marks.push(Mark { span: mark.span, letters: letter.to_string(), colour }),
            }
        }
    }
    marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end)));
    marks
}

impl Pen {
    /// Goes over the gap before a token to the token: what ends, ends before the gap; what goes on, goes on through it.
    fn step(&mut self, token: &Token, gap: &str, open: &[&Mark], first: usize) {
        let outside = if token.part == Part::Markup { self.outside } else { token.part != Part::Body };
        let quoted = token.voice == Voice::Quoted;
        if self.colour {
            self.paint(style(outside, quoted, open), gap, open.len() == first);
        } else {
            self.drawn.push_str(if self.quoted && !quoted { "⟩" } else { "" });
            self.drawn.push_str(gap);
            self.drawn.push_str(if self.outside != outside { "░" } else { "" });
            self.drawn.push_str(if quoted && !self.quoted { "⟨" } else { "" });
            self.drawn.extend(open[first..].iter().map(|_| '['));
        }
        (self.outside, self.quoted) = (outside, quoted);
    }

    /// A style ends with its line: a terminal would carry it to the edge.
    fn paint(&mut self, style: Style, gap: &str, no_mark_begins: bool) {
        let goes_on = style == self.style && no_mark_begins && !gap.contains('\n');
        if goes_on {
            self.drawn.push_str(gap);
        } else {
            let _ = write!(self.drawn, "{:#}{gap}{style}", self.style);
        }
        self.style = style;
    }

    fn close(&mut self, token: &Token, open: &mut Vec<&Mark>) {
        // The shorter mark lies inside and ends first.
        for mark in open.iter().rev().filter(|mark| mark.span.end <= token.span.end && !self.colour) {
            let _ = write!(self.drawn, "|{}]", mark.letters);
        }
        open.retain(|mark| mark.span.end > token.span.end);
    }

    fn finish(&mut self) {
        match self.colour {
            true => drop(write!(self.drawn, "{:#}", self.style)),
            false => {
                self.drawn.push_str(if self.quoted { "⟩" } else { "" });
                self.drawn.push_str(if self.outside { "░" } else { "" });
            }
        }
        self.drawn.push('\n');
    }
}

/// The innermost mark gives the colour.
fn style(outside: bool, quoted: bool, open: &[&Mark]) -> Style {
    let style = match open.last() {
        Some(mark) => mark_style(mark.colour),
        None if outside => outside_style(),
        None => Style::new(),
    };
    if quoted { style | quoted_style().get_effects() } else { style }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::codebook::Codebook;
    use crate::extract::Extractor;
    use crate::lexicon::{Lexicons, Vocabulary};

    fn shown(text: &str, colour: bool) -> String {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        let codebook = Codebook::full();
        drawn(&document, &Extractor::new(&codebook).findings(&document), colour)
    }

    #[test]
    fn a_mark_inside_another_is_drawn_too() {
        let text = "The so-called “greedy experts” may come.";
        assert_eq!(shown(text, false), "The [so-called|LH] [“[greedy|L] experts”|S] [may|H] come.\n");
        assert!(shown("“We may leave tonight,” said Varn.", false).starts_with("“⟨We [may|H] leave tonight,⟩” "));
    }

    #[test]
    fn a_style_goes_through_the_gaps_and_ends_with_its_words() {
        assert_eq!(shown("It may not be, perhaps.", true).matches("\u{1b}[0m").count(), 2);
        assert_eq!(
            anstream::adapter::strip_str(&shown("It may\n\nbe “so”.", true)).to_string(),
            "It may\n\nbe “so”.\n"
        );
    }

    #[test]
    fn the_text_cannot_steer_the_terminal() {
        for colour in [false, true] {
            let drawn = shown("Red \u{1b}[31malert\u{7} and \u{9b}31m \u{202e}back\r\nand on.", colour);
            let plain = drawn.replace(['\n'], "");
            let plain = anstream::adapter::strip_str(&plain).to_string();
            assert!(!plain.contains(char::is_control) && !plain.contains('\u{202e}'), "{plain:?}");
            assert!(plain.contains("␛") && plain.contains("[31malert␇"), "{plain:?}");
        }
    }
}
