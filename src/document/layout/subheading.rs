//! Subheadings: short lines between paragraphs of the body. They are headlines too.

use super::line::{Line, pieces};
use super::names;
use crate::text::span::Span;
use crate::text::token::Part;

/// Subheadings are not longer, in bytes and in words.
const LONGEST: usize = 64;
const MOST_WORDS: usize = 9;
/// What a line without capitals or `#` must stand before.
const SHORTEST_PARAGRAPH: usize = 110;

/// The subheadings among lines of body; `taken` are known to be something else.
pub(super) fn read(lines: &[Line], taken: &[bool], parts: &mut Vec<(Span, Part)>) {
    let free = |at: usize| lines.get(at).filter(|_| !taken.get(at).copied().unwrap_or(false));
    for (at, line) in lines.iter().enumerate() {
        if taken.get(at).copied().unwrap_or(false) || line.rule || line.text.len() > 2 * LONGEST {
            continue;
        }
        let neighbours = (at.checked_sub(1).and_then(free), free(at + 1));
        let found = match neighbours {
            (_, Some(_)) if line.heading => true,
            (Some(before), Some(after)) => {
                is_short(line) && (is_shouted(line, before) || is_between(line, before, after))
            }
            _ => false,
        };
        if found {
            parts.push((line.plain_span(), Part::Headline));
        }
    }
}

fn is_short(line: &Line) -> bool {
    let text = line.plain();
    let starts = text.trim_start_matches(|c: char| "“‘\"'".contains(c));
    let set_apart = line.wrapped || line.span.start == line.plain_span().start;
    set_apart
        && !line.linked
        && text.len() <= LONGEST
        && text.split_whitespace().count() <= MOST_WORDS
        && starts.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
}

/// All in capitals, where the line before is not.
fn is_shouted(line: &Line, before: &Line) -> bool {
    let capitals = |line: &Line| !line.plain().contains(char::is_lowercase);
    let letters = line.plain().chars().filter(|c| c.is_uppercase()).count();
    letters >= 8
        && line.plain().contains(' ')
        && capitals(line)
        && !capitals(before)
        && (line.apart || before.ends_sentence())
        && line.plain().ends_with(|c: char| c.is_alphanumeric() || c == '?')
}

/// `Ann Holm, head of the mill`: an item of a list or the words below a picture.
fn names_someone(line: &Line) -> bool {
    let pieces = pieces(line.plain(), MOST_WORDS);
    names::name(&pieces).is_some_and(|length| length > 1 && pieces.get(length).is_some_and(|piece| piece.text == ","))
}

/// Without an end mark, between paragraphs that have one.
fn is_between(line: &Line, before: &Line, after: &Line) -> bool {
    let first = |line: &Line| line.plain().chars().next();
    line.plain().ends_with(char::is_alphanumeric)
        && !names_someone(line)
        && before.ends_sentence()
        && after.ends_sentence()
        && after.text.len() >= SHORTEST_PARAGRAPH
        && first(after).is_some_and(|c| !c.is_lowercase())
}
