//! Packer: cases in SPSS's compression, in which small whole numbers, blanks and missing numbers are one byte each.

use std::io::{self, Write};

/// What is added to a small whole number to make its code.
pub(super) const BIAS: f64 = 100.0;

const LITERAL: u8 = 253;
const BLANK: u8 = 254;
const MISSING: u8 = 255;

/// Eight codes stand together; behind them what they do not hold themselves.
pub(super) struct Packer<W: Write> {
    out: W,
    codes: Vec<u8>,
    literals: Vec<u8>,
}

impl<W: Write> Packer<W> {
    pub fn new(out: W) -> Packer<W> {
        Packer { out, codes: Vec::with_capacity(8), literals: Vec::with_capacity(64) }
    }

    pub fn number(&mut self, value: Option<f64>) -> io::Result<()> {
        match value {
            None => self.code(MISSING),
            Some(value) if value.fract() == 0.0 && (-99.0..=151.0).contains(&value) => self.code((value + BIAS) as u8),
            Some(value) => self.literal(value.to_le_bytes()),
        }
    }

    /// A text with blanks up to its width, and up to a multiple of eight.
    pub fn text(&mut self, text: &[u8], width: usize) -> io::Result<()> {
        for start in (0..width).step_by(8) {
            let mut piece = [b' '; 8];
            let rest = &text[text.len().min(start)..];
            let length = rest.len().min(8);
            piece[..length].copy_from_slice(&rest[..length]);
            if piece == [b' '; 8] { self.code(BLANK)? } else { self.literal(piece)? }
        }
        Ok(())
    }

    fn literal(&mut self, bytes: [u8; 8]) -> io::Result<()> {
        self.literals.extend(bytes);
        self.code(LITERAL)
    }

    fn code(&mut self, code: u8) -> io::Result<()> {
        self.codes.push(code);
        if self.codes.len() == 8 { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.write_all(&self.codes)?;
        self.out.write_all(&self.literals)?;
        self.codes.clear();
        self.literals.clear();
        Ok(())
    }

    /// Ends the last eight codes with codes that say nothing.
    pub fn finish(mut self) -> io::Result<()> {
        if !self.codes.is_empty() {
            self.codes.resize(8, 0);
            self.flush()?;
        }
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_and_blanks_are_one_byte() {
        let mut out = Vec::new();
        let mut packer = Packer::new(&mut out);
        [Some(0.0), Some(151.0), Some(-99.0), None].into_iter().for_each(|value| packer.number(value).unwrap());
        packer.text(b"dam", 20).unwrap();
        packer.number(Some(152.0)).unwrap();
        packer.number(Some(0.5)).unwrap();
        packer.finish().unwrap();
        assert_eq!(out[..8], [100, 251, 1, 255, 253, 254, 254, 253]);
        assert_eq!(out[8..16], *b"dam     ");
        assert_eq!(out[16..24], 152_f64.to_le_bytes());
        assert_eq!(out[24..32], [253, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(out[32..], 0.5_f64.to_le_bytes());
    }
}
