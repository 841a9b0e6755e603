//! The cutter: from text to chunks between white space, and from a chunk to tokens.

use super::{Cuts, TokenKind, bounds, join, link, simple};
use crate::text::span::Span;

/// Cuts `text` into tokens, in order, each on character boundaries; only white space is left out.
pub fn cut(text: &str, cuts: &mut Cuts) {
    let mut cutter = Cutter { text, cuts, pieces: Vec::new() };
    let mut at = 0;
    while at < text.len() {
        let end = simple::letters_end(text.as_bytes(), at);
        // Half of all tokens are letters with a blank behind them.
        if end > at && text.as_bytes().get(end) == Some(&b' ') {
            cutter.cuts.push_letters(at, end);
            at = end + 1;
            continue;
        }
        match white_at(text, at) {
            0 => {
                at = simple::chunk(text, at, end, cutter.cuts).unwrap_or_else(|| {
                    let end = chunk_end(text, at);
                    cutter.any_chunk(at, end);
                    end
                });
                // White space stands behind a chunk, and nearly always a blank.
                at += usize::from(text.as_bytes().get(at) == Some(&b' '));
            }
            white => {
                cutter.cuts.gap();
                at += white;
            }
        }
    }
}

/// The length of the white space character at `at`, or 0.
#[inline(always)]
fn white_at(text: &str, at: usize) -> usize {
    match text.as_bytes()[at] {
        b'!'..0xc2 => 0,
        b' ' | 9..=13 => 1,
        // The first bytes of all other white space of Unicode.
        0xc2 | 0xe1 | 0xe2 | 0xe3 => wide_white_at(text, at),
        _ => 0,
    }
}

#[inline(never)]
fn wide_white_at(text: &str, at: usize) -> usize {
    text[at..].chars().next().filter(|c| c.is_whitespace()).map_or(0, char::len_utf8)
}

fn chunk_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b' ' | 9..=13 => break,
            0xc2 | 0xe1 | 0xe2 | 0xe3 if white_at(text, at) > 0 => break,
            _ => at += 1,
        }
    }
    at
}

struct Cutter<'t, 'c> {
    text: &'t str,
    cuts: &'c mut Cuts,
    /// The pieces of the chunk at hand: kept for its memory.
    pieces: Vec<Span>,
}

impl Cutter<'_, '_> {
    /// Cuts a chunk around the links in it.
    fn any_chunk(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let Some((from, to)) = link::find(&self.text[at..end]) else { break };
            self.plain(at, at + from, end);
            self.push(at + from, at + to, TokenKind::Link);
            at += to;
        }
        self.plain(at, end, end);
    }

    /// Cuts a part of a chunk that holds no link: where a space was forgotten, then by UAX #29 and the joins.
    fn plain(&mut self, start: usize, end: usize, chunk_end: usize) {
        let mut at = start;
        while at < end {
            let stop = forgotten_space(&self.text[at..end]).map_or(end, |length| at + length);
            self.pieces.clear();
            bounds::pieces(self.text, at, stop, &mut self.pieces);
            self.join(stop, stop == chunk_end);
            at = stop;
        }
    }

    fn join(&mut self, stop: usize, whole: bool) {
        let mut at = 0;
        while at < self.pieces.len() {
            let site = join::Site {
                text: self.text,
                pieces: &self.pieces,
                at,
                after: &self.text[stop..],
                spaced: whole,
                previous: self.previous(),
            };
            let (count, kind) = site.join();
            let last = self.pieces[at + count.clamp(1, self.pieces.len() - at) - 1];
            self.push(self.pieces[at].start as usize, last.end as usize, kind);
            at += count.max(1);
        }
    }

    fn previous(&self) -> &str {
        self.cuts.last().map_or("", |cut| cut.span.of(self.text))
    }

    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        self.cuts.push(self.text, start, end, kind);
    }
}

/// How far the chunk goes until a sentence begins without a space: behind the period of `end.The`.
fn forgotten_space(chunk: &str) -> Option<usize> {
    let bytes = chunk.as_bytes();
    let mut lower = 0;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'a'..=b'z' => lower += 1,
            b'.' if lower > 1 => {
                let rest = &bytes[at + 1..];
                let word = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
                let opens = matches!(rest, [b'A'..=b'Z', b'a'..=b'z' | b'\'', ..]);
                if opens && !link::is_top(&chunk[at + 1..at + 1 + word]) {
                    return Some(at + 1);
                }
                lower = 0;
            }
            _ => lower = 0,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn the_simple_way_equals_the_long_way(
            before in "(Mr|at|No|J\\.|5)? ?",
            chunk in "[-–—]|\
                      [\"“($]?([A-Za-z]{1,9}|e|www|mailto|Inc|U|pm|[0-9]{1,4}([.,][0-9]{1,3})?)([-'’]([A-Za-z]{1,4}|com|s)){0,2}\
                      [.,;:!?)%]?[\"”)]?[.,;]?",
            after in "( [A-Za-z0-9,“(]{0,6})?",
        ) {
            let text = format!("{before} {chunk}{after}");
            let start = before.len() + 1;
            let mut simple = Cuts::default();
            cut(&text[..start], &mut simple);
            let mut long = simple.clone();
            if let Some(end) = simple::chunk(&text, start, simple::letters_end(text.as_bytes(), start), &mut simple) {
                prop_assert_eq!(end, start + chunk.len());
                Cutter { text: &text, cuts: &mut long, pieces: Vec::new() }.any_chunk(start, end);
                prop_assert_eq!(simple, long);
            }
        }

        #[test]
        fn white_space_is_that_of_unicode(text in "\\PC{0,6}[\\s\u{85}\u{a0}\u{2028}\u{3000}\u{1680}]{0,4}\\PC{0,6}") {
            let mut cuts = Cuts::default();
            cut(&text, &mut cuts);
            let kept: String = cuts.iter().map(|cut| cut.span.of(&text)).collect();
            let expected: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            prop_assert_eq!(kept, expected);
        }
    }
}
