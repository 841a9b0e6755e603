//! SAV: a system file of SPSS, after the description in GNU PSPP's Developers Guide, "System File Format" (2020).
//!
//! It begins with a dictionary: variables with labels and formats, what the codes of the status mean, long names, the
//! encoding. Cases follow, packed. A missing number is system-missing, a missing text blank.

mod dictionary;
mod packer;

use super::{Table, number};
use crate::output::schema::{Kind, Variable};
use dictionary::{Dictionary, LONGEST};
use packer::Packer;
use std::fs::File;
use std::io::{self, Seek, Write};

pub(super) fn write(table: &Table, mut rows: File, mut out: impl Write) -> io::Result<Vec<String>> {
    let extent = table.finished.extent(&rows)?;
    rows.rewind()?;
    let dictionary = Dictionary::new(table.variables, &extent.widths);
    out.write_all(&dictionary.bytes(table.variables, extent.rows))?;
    let mut packer = Packer::new(out);
    table.finished.each_row(rows, |row| {
        for ((variable, width), cell) in table.variables.iter().zip(&dictionary.widths).zip(row) {
            match variable.kind {
                Kind::Text | Kind::Status => dictionary::segments(*width)
                    .enumerate()
                    .try_for_each(|(at, segment)| packer.text(part(cell, at, *width), segment))?,
                Kind::Count | Kind::Decimal => packer.number(number(cell)?)?,
            }
        }
        Ok(())
    })?;
    packer.finish()?;
    let cut = table.variables.iter().zip(&extent.widths).filter(|(variable, width)| is_cut(variable, **width));
    Ok(cut.map(|(variable, width)| told(&variable.name, *width)).collect())
}

fn is_cut(variable: &Variable, width: usize) -> bool {
    !variable.kind.is_number() && width > LONGEST
}

fn told(name: &str, width: usize) -> String {
    format!("{name} has a text of {width} bytes; SPSS takes no more than {LONGEST}, so it is cut there")
}

/// What stands in a segment of a text of this width: 255 bytes of it.
fn part(cell: &[u8], segment: usize, width: usize) -> &[u8] {
    let cell = &cell[..whole(cell, width)];
    let rest = &cell[cell.len().min(segment * 255)..];
    &rest[..rest.len().min(255)]
}

/// How many bytes of a text fit into a width without a torn character.
fn whole(text: &[u8], width: usize) -> usize {
    let mut end = text.len().min(width);
    while end < text.len() && end > 0 && text[end] & 0xc0 == 0x80 {
        end -= 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_character_is_torn() {
        assert_eq!((whole("aé".as_bytes(), 2), whole("aé".as_bytes(), 3), whole("日".as_bytes(), 2)), (1, 3, 0));
    }

    #[test]
    fn segments_hold_255_bytes_each() {
        let text = [b'x'; 600];
        let lengths: Vec<usize> = (0..3).map(|at| part(&text, at, 600).len()).collect();
        assert_eq!(lengths, [255, 255, 90]);
        assert_eq!(part(b"short", 1, 600), b"");
    }
}
