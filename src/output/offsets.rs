//! Offsets: byte positions of a text as other programs count them.

use crate::text::span::Span;

/// What one step of an offset is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Unit {
    /// Unicode code points, as Python and R count.
    #[default]
    Characters,
    /// Bytes of UTF-8.
    Bytes,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

/// Translates byte spans of one text.
#[derive(Debug)]
pub struct Offsets {
    /// For each byte its offset in the unit; empty where bytes are units.
    table: Vec<u32>,
}

impl Offsets {
    pub fn new(text: &str, unit: Unit) -> Offsets {
        if unit == Unit::Bytes || text.is_ascii() {
            return Offsets { table: Vec::new() };
        }
        let mut table = Vec::with_capacity(text.len() + 1);
        let mut offset = 0;
        for c in text.chars() {
            table.extend(std::iter::repeat_n(offset, c.len_utf8()));
            offset += if unit == Unit::Utf16 { c.len_utf16() as u32 } else { 1 };
        }
        table.push(offset);
        Offsets { table }
    }

    /// Start and end of a span in the unit.
    pub fn of(&self, span: Span) -> [u32; 2] {
        let at = |byte: u32| self.table.get(byte as usize).copied().unwrap_or(byte);
        [at(span.start), at(span.end)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_unit_counts_in_its_own_way() {
        let text = "a“𝄞”";
        let last = Span::new(8, 11);
        let of = |unit| Offsets::new(text, unit).of(last);
        assert_eq!((of(Unit::Characters), of(Unit::Bytes), of(Unit::Utf16)), ([3, 4], [8, 11], [4, 5]));
    }
}
