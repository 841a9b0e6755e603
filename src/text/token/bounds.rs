//! Word bounds of UAX #29: by a table for ASCII and the usual typographic marks, else by unicode-segmentation.

use crate::text::span::Span;
use unicode_segmentation::UnicodeSegmentation;

/// The word break classes of the characters that the table knows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    /// `_`: joins letters and digits.
    Joiner,
    /// `:`: joins letters.
    MidLetter,
    /// `,` and `;`: join digits.
    MidNumber,
    /// `.` and apostrophes: join letters, and digits.
    Mid,
    Other,
}

/// Pushes the pieces of `text[start..end]`, a run without white space.
pub fn pieces(text: &str, start: usize, end: usize, pieces: &mut Vec<Span>) {
    let bytes = &text.as_bytes()[..end];
    let before = pieces.len();
    let mut at = start;
    while at < end {
        match piece_end(bytes, at) {
            Some(next) => pieces.push(Span::new(at, next)),
            None => {
                pieces.truncate(before);
                return pieces_of_any(text, start, end, pieces);
            }
        }
        at = pieces.last().map_or(end, |piece| piece.end as usize);
    }
}

/// The pieces of text in any script.
fn pieces_of_any(text: &str, start: usize, end: usize, pieces: &mut Vec<Span>) {
    let found = text[start..end].split_word_bound_indices();
    pieces.extend(found.map(|(at, piece)| Span::new(start + at, start + at + piece.len())));
}

/// Where the piece that begins at `at` ends; `None` if the table does not know a character on the way.
fn piece_end(bytes: &[u8], at: usize) -> Option<usize> {
    let (mut class, length) = class_at(bytes, at)?;
    let mut end = at + length;
    if !matches!(class, Class::Letter | Class::Digit | Class::Joiner) {
        // A mark of accent or a joiner behind it would belong to it.
        return (end == bytes.len() || class_at(bytes, end).is_some()).then_some(end);
    }
    while end < bytes.len() {
        let (next, length) = class_at(bytes, end)?;
        match next {
            Class::Letter | Class::Digit | Class::Joiner => (class, end) = (next, end + length),
            Class::Other => break,
            _ => {
                let after = end + length;
                if after == bytes.len() {
                    break;
                }
                let (beyond, length) = class_at(bytes, after)?;
                let joins = match class {
                    Class::Letter => next != Class::MidNumber && beyond == Class::Letter,
                    Class::Digit => next != Class::MidLetter && beyond == Class::Digit,
                    _ => false,
                };
                if !joins {
                    break;
                }
                (class, end) = (beyond, after + length);
            }
        }
    }
    Some(end)
}

/// The class of the character at `at` and its length in bytes.
fn class_at(bytes: &[u8], at: usize) -> Option<(Class, usize)> {
    let class = match bytes[at] {
        b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
        b'0'..=b'9' => Class::Digit,
        b'_' => Class::Joiner,
        b':' => Class::MidLetter,
        b',' | b';' => Class::MidNumber,
        b'.' | b'\'' => Class::Mid,
        0x21..=0x7e => Class::Other,
        0xe2 => return typographic(bytes.get(at + 1..at + 3)?).map(|class| (class, 3)),
        _ => return None,
    };
    Some((class, 1))
}

/// The class of `‘ ’ “ ” – — …`, from their second and third byte.
fn typographic(rest: &[u8]) -> Option<Class> {
    match rest {
        [0x80, 0x98 | 0x99] => Some(Class::Mid),
        [0x80, 0x93 | 0x94 | 0x9c | 0x9d | 0xa6] => Some(Class::Other),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn both(text: &str) -> (Vec<Span>, Vec<Span>) {
        let (mut table, mut any) = (Vec::new(), Vec::new());
        pieces(text, 0, text.len(), &mut table);
        pieces_of_any(text, 0, text.len(), &mut any);
        (table, any)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn the_table_equals_the_standard(text in "[!-~‘’“”–—…é\u{301}\u{200d}A1.:,;'_]{0,24}") {
            let (table, any) = both(&text);
            prop_assert_eq!(table, any);
        }

        #[test]
        fn and_so_on_dense_joints(text in "[aB1_.:,;'’é-]{0,16}") {
            let (table, any) = both(&text);
            prop_assert_eq!(table, any);
        }
    }
}
