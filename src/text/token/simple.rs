//! Simple chunks: words and numbers with the usual marks around them, read in one go.
//!
//! Most chunks are of this kind. What is cut here the long way would cut alike; whatever else stands in a chunk is left
//! to it.

use super::{Cuts, TokenKind};
use crate::text::abbreviation;

/// Cuts the chunk that begins at `start`, with letters up to `end`, and tells where it ends; or cuts nothing if it is not simple.
pub fn chunk(text: &str, start: usize, end: usize, cuts: &mut Cuts) -> Option<usize> {
    let before = cuts.len();
    let mut chunk = Chunk { text, bytes: text.as_bytes(), cuts };
    if end > start && chunk.is_over(end) {
        chunk.cuts.push_letters(start, end);
        return Some(end);
    }
    let end = match chunk.byte(start) {
        b'0'..=b'9' | b'$' => chunk.number(start),
        b'-' => chunk.dash(start, 1),
        0xe2 if matches!(chunk.bytes.get(start + 1..start + 3), Some([0x80, 0x93 | 0x94])) => chunk.dash(start, 3),
        _ => chunk.words(start, end),
    };
    if end.is_none() {
        cuts.truncate(before);
    }
    end
}

struct Chunk<'t, 'c> {
    text: &'t str,
    bytes: &'t [u8],
    cuts: &'c mut Cuts,
}

impl Chunk<'_, '_> {
    fn push(&mut self, start: usize, end: usize, kind: TokenKind) {
        self.cuts.push(self.text, start, end, kind);
    }

    /// The byte at `at`, or the white space that ends every text.
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b' ')
    }

    fn is_over(&self, at: usize) -> bool {
        matches!(self.byte(at), b' ' | 9..=13)
    }

    /// The length of the mark at `at` if it is `"` or the typographic one with this last byte.
    fn quote(&self, at: usize, last: u8) -> usize {
        match self.byte(at) {
            b'"' => 1,
            0xe2 if self.byte(at + 1) == 0x80 && self.byte(at + 2) == last => 3,
            _ => 0,
        }
    }

    /// A hyphen, `–` or `—` that stands alone.
    fn dash(&mut self, start: usize, length: usize) -> Option<usize> {
        self.push(start, start + length, TokenKind::Punctuation);
        self.is_over(start + length).then_some(start + length)
    }

    /// One word, or more with hyphens between; `end` is where the letters at `start` end.
    fn words(&mut self, start: usize, end: usize) -> Option<usize> {
        let (mut at, mut end) = (start, end);
        if end == start {
            let bracket = self.byte(start) == b'(';
            at += if bracket { 1 } else { self.quote(start, OPENING) };
            end = letters_end(self.bytes, at);
            // `(W)e` is a word.
            if at == start || end < at + 1 + usize::from(bracket) {
                return None;
            }
            self.push(start, at, TokenKind::Punctuation);
        }
        loop {
            end = self.word_end(end);
            // `e-mail` is a word.
            if self.byte(end) != b'-' || end < at + 2 {
                return self.close(at, end);
            }
            self.push(at, end, TokenKind::Word);
            self.push(end, end + 1, TokenKind::Punctuation);
            at = end + 1;
            end = letters_end(self.bytes, at);
            if end == at {
                return None;
            }
        }
    }

    /// Where the word ends whose first letters end at `end`: apostrophes join letters.
    fn word_end(&self, mut end: usize) -> usize {
        loop {
            let mark = match self.byte(end) {
                b'\'' => 1,
                0xe2 => self.quote(end, APOSTROPHE),
                _ => return end,
            };
            let next = letters_end(self.bytes, end + mark);
            if mark == 0 || next == end + mark {
                return end;
            }
            end = next;
        }
    }

    /// The word `text[at..end]` and the marks behind it.
    fn close(&mut self, at: usize, end: usize) -> Option<usize> {
        if self.byte(end) == b'.' {
            return self.period(at, end);
        }
        self.push(at, end, TokenKind::Word);
        match self.byte(end) {
            b',' | b'!' | b'?' => self.mark(end, Self::closing),
            // With a bracket behind it, it may be an emoticon.
            b':' | b';' => self.mark(end, |_, end| Some(end)),
            _ => self.closing(end),
        }
    }

    /// A mark of one byte at `at`, and what `rest` finds behind it, to the end of the chunk.
    fn mark(&mut self, at: usize, rest: fn(&mut Self, usize) -> Option<usize>) -> Option<usize> {
        self.push(at, at + 1, TokenKind::Punctuation);
        let end = rest(self, at + 1)?;
        self.is_over(end).then_some(end)
    }

    /// A quotation mark or bracket that may close at `at`, with a mark behind it.
    fn closing(&mut self, at: usize) -> Option<usize> {
        let length = if self.byte(at) == b')' { 1 } else { self.quote(at, CLOSING) };
        if length > 0 {
            self.push(at, at + length, TokenKind::Punctuation);
            if matches!(self.byte(at + length), b',' | b'.' | b';') {
                return self.mark(at + length, |_, end| Some(end));
            }
        }
        self.is_over(at + length).then_some(at + length)
    }

    /// The word `text[at..end]` and the period behind it, which may belong to it.
    fn period(&mut self, at: usize, end: usize) -> Option<usize> {
        let spaced = self.is_over(end + 1);
        // `www.` opens a link if anything follows.
        if !spaced && matches!(self.byte(end - 1), b'w' | b'W') {
            return None;
        }
        let rest = &self.text[end + 1..];
        let next = if spaced { rest.trim_start() } else { rest };
        let previous = self.cuts.last().map_or("", |cut| cut.span.of(self.text));
        if abbreviation::takes_period(&self.text[at..end], previous, next, spaced) {
            self.push(at, end + 1, TokenKind::Word);
        } else {
            self.push(at, end, TokenKind::Word);
            self.push(end, end + 1, TokenKind::Punctuation);
        }
        self.closing(end + 1)
    }

    /// A number, with a sign of money before it or a mark behind it.
    fn number(&mut self, start: usize) -> Option<usize> {
        let mut at = start;
        if self.byte(at) == b'$' {
            self.push(at, at + 1, TokenKind::Symbol);
            at += 1;
        }
        let mut end = self.digits_end(at);
        if end == at {
            return None;
        }
        while matches!(self.byte(end), b'.' | b',') && self.byte(end + 1).is_ascii_digit() {
            end = self.digits_end(end + 1);
        }
        self.push(at, end, TokenKind::Number);
        if self.byte(end) == b'%' {
            self.push(end, end + 1, TokenKind::Symbol);
            end += 1;
        }
        match self.byte(end) {
            b',' | b'.' | b';' | b')' => self.mark(end, |_, end| Some(end)),
            _ => self.is_over(end).then_some(end),
        }
    }

    fn digits_end(&self, at: usize) -> usize {
        at + self.bytes.get(at..).map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_digit()).count())
    }
}

/// The last bytes of `“`, `”` and `’`.
const OPENING: u8 = 0x9c;
const CLOSING: u8 = 0x9d;
const APOSTROPHE: u8 = 0x99;

const ONES: u64 = u64::MAX / 255;
const TOPS: u64 = ONES << 7;

/// Where the ASCII letters end that begin at `at`: eight at a time, as a loop over single ones would mispredict its end
/// in nearly every word.
#[inline]
pub fn letters_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(eight) = bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()) {
        let others = !letters(u64::from_le_bytes(eight)) & TOPS;
        if others != 0 {
            return at + others.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + bytes.get(at..).map_or(0, |rest| rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count())
}

/// The top bit of each byte that is an ASCII letter: the sums carry into it from `a` and from `{` on.
fn letters(bytes: u64) -> u64 {
    let small = (bytes | (ONES * 0x20)) & !TOPS;
    let from_a = small + ONES * (0x80 - b'a' as u64);
    let behind_z = small + ONES * (0x7f - b'z' as u64);
    from_a & !behind_z & !bytes & TOPS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_end_where_they_end() {
        for text in ["word ", "Zebra@azAZ", "{a", "abcdefghijk[", "naïvely", "", "abcdefgh", "`", "abcdefghé"] {
            let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
            assert_eq!(letters_end(text.as_bytes(), 0), letters, "{text}");
        }
    }
}
