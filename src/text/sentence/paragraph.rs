//! Paragraphs: blocks of lines, and the two ways in which a line break ends none.
//!
//! A text may be wrapped hard, at a column; and a page break may cut a sentence in two.

use crate::text::span::Span;
use crate::text::token::{Cut, TokenKind};

/// A block of lines without an empty line or a line break that ends it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub span: Span,
    pub tokens: (u32, u32),
}

/// Cuts tokens into paragraphs: at every line break but those of hard wrapping.
pub fn paragraphs(text: &str, cuts: &[Cut], paragraphs: &mut Vec<Paragraph>) {
    let mut block = 0;
    let mut lines: Vec<(usize, usize)> = Vec::new();
    let mut first = 0;
    for at in 1..=cuts.len() {
        let breaks = if at == cuts.len() { 2 } else { line_breaks(text, cuts, at) };
        if breaks > 0 {
            lines.push((first, at));
            first = at;
        }
        if breaks > 1 {
            push_block(text, cuts, &lines[block..], paragraphs);
            block = lines.len();
        }
    }
}

/// The number of line breaks before the token `at`, up to 2.
fn line_breaks(text: &str, cuts: &[Cut], at: usize) -> usize {
    let (from, to) = (cuts[at - 1].span.end as usize, cuts[at].span.start as usize);
    let gap = &text.as_bytes()[from..to];
    if gap.len() < 2 && gap != b"\n" && gap != b"\r" {
        return 0;
    }
    let gap = &text[from..to];
    let lines = gap.matches('\n').count().max(gap.matches('\r').count());
    let marks = gap.matches(['\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}']).count();
    lines.min(2) + 2 * marks
}

/// Makes paragraphs of a block, lines that no empty line parts.
fn push_block(text: &str, cuts: &[Cut], lines: &[(usize, usize)], paragraphs: &mut Vec<Paragraph>) {
    let width = |line: &(usize, usize)| (cuts[line.1 - 1].span.end - cuts[line.0].span.start) as usize;
    let widest = lines.iter().map(width).max().unwrap_or(0);
    let wrapped = lines.len() > 2 && (45..=130).contains(&widest);
    let mut first = lines.first().map_or(0, |line| line.0);
    for (number, line) in lines.iter().enumerate() {
        let joins = lines.get(number + 1).is_some_and(|next| {
            let word = cuts[next.0].span.len();
            let full = width(line) + 1 + word > widest.min(width(line) + 30);
            let cut = width(line) >= 40 && is_cut(text, cuts, line.1 - 1, next.0);
            wrapped && width(line) + 1 + word > widest && full && !opens_item(text, cuts, next.0) || cut
        });
        if !joins {
            let span = Span { start: cuts[first].span.start, end: cuts[line.1 - 1].span.end };
            paragraphs.push(Paragraph { span, tokens: (first as u32, line.1 as u32) });
            first = line.1;
        }
    }
}

/// Whether a sentence goes on from the token `last` to the token `next`: no mark ends it, and a small letter follows.
fn is_cut(text: &str, cuts: &[Cut], last: usize, next: usize) -> bool {
    let open = match cuts[last].kind {
        TokenKind::Word => !cuts[last].span.of(text).ends_with('.'),
        TokenKind::Number => true,
        TokenKind::Punctuation => matches!(cuts[last].span.of(text), "," | "-" | "–"),
        _ => false,
    };
    open && cuts[next].kind == TokenKind::Word && cuts[next].span.of(text).starts_with(char::is_lowercase)
}

/// Whether a line begins with a bullet or a number.
fn opens_item(text: &str, cuts: &[Cut], at: usize) -> bool {
    cuts[at].kind == TokenKind::Number
        || matches!(cuts[at].span.of(text), "•" | "*" | "-" | "–" | "·" | "▪" | "●" | ">")
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
    small * 5 <= paragraphs.len()
}
