//! Paragraphs: blocks of lines, and the two ways in which a line break ends none.
//!
//! A text may be wrapped hard, at a column; and a page break may cut a sentence in two.

use crate::text::span::Span;
use crate::text::token::{Cut, Cuts, TokenKind};

/// A block of lines without an empty line or a line break that ends it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub span: Span,
    pub tokens: (u32, u32),
}

/// Cuts tokens into paragraphs: at every line break but those of hard wrapping.
pub fn paragraphs(text: &str, cuts: &Cuts, paragraphs: &mut Vec<Paragraph>) {
    let mut block = 0;
    let mut lines: Vec<(usize, usize)> = Vec::with_capacity(cuts.gaps().len() + 1);
    paragraphs.reserve(lines.capacity());
    let mut first = 0;
    for last in cuts.gaps().iter().map(|last| *last as usize) {
        let Some(next) = cuts.get(last + 1) else { break };
        let breaks = line_breaks(&text[cuts[last].span.end as usize..next.span.start as usize]);
        if breaks > 0 {
            lines.push((first, last + 1));
            first = last + 1;
        }
        if breaks > 1 {
            push_block(text, cuts, &lines[block..], paragraphs);
            block = lines.len();
        }
    }
    if !cuts.is_empty() {
        lines.push((first, cuts.len()));
        push_block(text, cuts, &lines[block..], paragraphs);
    }
}

/// The number of line breaks in the gap between two tokens, up to 2.
fn line_breaks(gap: &str) -> usize {
    let lines = gap.matches('\n').count().max(gap.matches('\r').count());
    lines.min(2) + 2 * gap.matches(['\u{2028}', '\u{2029}']).count()
}

/// Makes paragraphs of a block, lines that no empty line parts.
fn push_block(text: &str, cuts: &[Cut], lines: &[(usize, usize)], paragraphs: &mut Vec<Paragraph>) {
    let mut block = Block { text, cuts, lines, widest: 0 };
    block.widest = (0..lines.len()).map(|line| block.width(line)).max().unwrap_or(0);
    let wrapped = block.is_wrapped();
    let mut first = lines.first().map_or(0, |line| line.0);
    for (number, line) in lines.iter().enumerate() {
        let joins = number + 1 < lines.len()
            && (wrapped && block.is_full(number) && !block.opens_item(number + 1)
                || block.width(number) >= 40 && block.is_cut(number));
        if !joins {
            let span = Span { start: cuts[first].span.start, end: cuts[line.1 - 1].span.end };
            paragraphs.push(Paragraph { span, tokens: (first as u32, line.1 as u32) });
            first = line.1;
        }
    }
}

/// Lines that no empty line parts, by their tokens.
struct Block<'a> {
    text: &'a str,
    cuts: &'a [Cut],
    lines: &'a [(usize, usize)],
    widest: usize,
}

impl Block<'_> {
    fn width(&self, line: usize) -> usize {
        let (first, end) = self.lines[line];
        (self.cuts[end - 1].span.end - self.cuts[first].span.start) as usize
    }

    /// Whether the lines were broken at a column: most are as full as the next word allows, and one breaks a sentence.
    fn is_wrapped(&self) -> bool {
        let breaks = self.lines.len().saturating_sub(1);
        breaks > 1
            && (45..=130).contains(&self.widest)
            && 3 * (0..breaks).filter(|&line| self.is_full(line)).count() >= 2 * breaks
            && (0..breaks).any(|line| self.is_cut(line))
    }

    /// Whether the first word of the next line would not have fitted into the line.
    fn is_full(&self, line: usize) -> bool {
        self.width(line) + 1 + self.cuts[self.lines[line + 1].0].span.len() > self.widest
    }

    /// Whether a sentence goes on from the line to the next.
    fn is_cut(&self, line: usize) -> bool {
        is_cut(self.text, self.cuts, self.lines[line].1 - 1, self.lines[line + 1].0)
    }

    /// Whether a line begins with a bullet or a number.
    fn opens_item(&self, line: usize) -> bool {
        let cut = self.cuts[self.lines[line].0];
        let bullets = ["•", "*", "-", "–", "·", "▪", "●", ">"];
        cut.kind == TokenKind::Number || bullets.contains(&cut.span.of(self.text))
    }
}

/// Whether a sentence goes on from the token `last` to the token `next`: no mark ends it, and a small letter follows.
fn is_cut(text: &str, cuts: &[Cut], last: usize, next: usize) -> bool {
    let open = match cuts[last].kind {
        TokenKind::Word => !cuts[last].span.of(text).ends_with('.'),
        TokenKind::Number => true,
        TokenKind::Punctuation => matches!(cuts[last].span.of(text), "," | "-" | "–" | "—" | "--"),
        _ => false,
    };
    open && cuts[next].kind == TokenKind::Word && cuts[next].span.of(text).starts_with(char::is_lowercase)
}

/// Whether a page break cuts a sentence between two paragraphs: the first is long and without an end, the second
/// begins with a small letter.
pub fn continues(text: &str, cuts: &[Cut], before: &Paragraph, after: &Paragraph) -> bool {
    let (last, next) = (before.tokens.1 as usize - 1, after.tokens.0 as usize);
    if !is_cut(text, cuts, last, next) || cuts[next].span.of(text).len() == 1 && cuts[next].span.of(text) != "a" {
        return false;
    }
    // The dangling word of a line, or a text as long as no heading.
    before.span.len() >= 100 || before.span.len() >= 40 && dangles(cuts[last].span.of(text))
}

/// Words that end no sentence and no heading.
fn dangles(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "of" | "and" | "or" | "to" | "in" | "for" | "with" | "by" | "from" | "at" | ",")
        || matches!(word, "that" | "which" | "who" | "his" | "her" | "their" | "its" | "was" | "were" | "is" | "are")
}

/// Whether paragraphs begin with capitals, but for few: only then a small letter tells of a break.
pub fn is_edited(text: &str, paragraphs: &[Paragraph]) -> bool {
    let small = paragraphs.iter().filter(|paragraph| paragraph.span.of(text).starts_with(char::is_lowercase)).count();
    small <= 1 + paragraphs.len() / 10
}
