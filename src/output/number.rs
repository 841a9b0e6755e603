//! Numbers as cells: four decimals or none, and nothing where a value is missing.

/// A value as the contract has it: four decimals, or none where it is whole; nothing where it is missing.
pub fn number(value: Option<f64>, whole: bool, cell: &mut String) {
    let mut bytes = Vec::new();
    push(value, whole, &mut bytes);
    cell.push_str(std::str::from_utf8(&bytes).unwrap_or_default());
}

/// Puts such a cell behind others.
pub(super) fn push(value: Option<f64>, whole: bool, line: &mut Vec<u8>) {
    let Some(value) = value else { return };
    let scaled = value * if whole { 1.0 } else { 1e4 };
    if scaled.abs() >= EXACT {
        let places = if whole { 0 } else { 4 };
        line.extend_from_slice(format!("{value:.places$}").as_bytes());
        return;
    }
    // The nearest whole number, the one away from 0 where there are two: what lies behind the point is exact.
    let cut = scaled as i64;
    let behind = scaled - cut as f64;
    let rounded = cut + i64::from(behind >= 0.5) - i64::from(behind <= -0.5);
    if rounded < 0 {
        line.push(b'-');
    }
    line.extend_from_slice(written(rounded.unsigned_abs(), !whole, &mut [0; ROOM]));
}

/// Above that, not all digits are those of the number.
const EXACT: f64 = 1e15;

/// The value that a reader of the cell finds: the same bits as its digits have when they are parsed.
pub fn cell_value(value: f64, whole: bool) -> f64 {
    let scale = if whole { 1.0 } else { 1e4 };
    let scaled = (value * scale).round();
    if scaled.abs() >= EXACT {
        let mut cell = String::new();
        number(Some(value), whole, &mut cell);
        return cell.parse().unwrap_or(value);
    }
    // Both are whole and exact, so their quotient is the number nearest to the digits; there is no negative zero.
    scaled / scale + 0.0
}

/// Writes a whole number.
pub(super) fn digits(number: u64, cell: &mut String) {
    cell.push_str(std::str::from_utf8(written(number, false, &mut [0; ROOM])).unwrap_or_default());
}

/// More than the longest number needs.
const ROOM: usize = 24;

/// The digits of a number, or of so many ten thousandths: several times faster than the formatter, and there are hundreds a
/// row.
fn written(number: u64, decimals: bool, room: &mut [u8; ROOM]) -> &[u8] {
    let (mut rest, mut at) = (number, ROOM);
    if decimals {
        at = pair(rest % 100, at, room);
        at = pair(rest / 100 % 100, at, room) - 1;
        room[at] = b'.';
        rest /= 10_000;
    }
    while rest >= 100 {
        at = pair(rest % 100, at, room);
        rest /= 100;
    }
    if rest >= 10 {
        at = pair(rest, at, room);
    } else {
        at -= 1;
        room[at] = b'0' + rest as u8;
    }
    &room[at..]
}

/// Writes two digits before a place; where they begin.
fn pair(number: u64, end: usize, room: &mut [u8; ROOM]) -> usize {
    room[end - 2..end].copy_from_slice(&PAIRS[number as usize % 100]);
    end - 2
}

const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number] = [b'0' + number as u8 / 10, b'0' + number as u8 % 10];
        number += 1;
    }
    pairs
};

/// Six significant digits: small p values must not become zero.
pub fn six_digits(value: f64) -> String {
    let rounded: f64 = format!("{value:.5e}").parse().unwrap_or(value);
    match rounded.abs() {
        0.0 => "0".to_owned(),
        1e-4..1e15 => rounded.to_string(),
        _ => format!("{rounded:e}"),
    }
}

pub fn six_digits_or_nothing(value: Option<f64>) -> String {
    value.map(six_digits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(value: Option<f64>, whole: bool) -> String {
        let mut cell = String::new();
        number(value, whole, &mut cell);
        cell
    }

    #[test]
    fn cells_are_what_the_formatter_writes() {
        for value in
            [0.0, 1.0, 0.05, 12.3456, 12.34567, -0.89, -1234.5, 0.0001, 99_999.999_96, 1e14, 3e17, 99.99, 100.0]
        {
            assert_eq!(cell(Some(value), false), format!("{value:.4}"));
        }
        assert_eq!((cell(Some(812.0), true), cell(Some(0.0), true)), ("812".to_owned(), "0".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn a_cell_is_read_back_to_the_bit(value in -1e13..1e13_f64, small in -1e3..1e3_f64, whole: bool) {
            for value in [value, small, -small / 1e8, value * 1e6] {
                let read: f64 = cell(Some(value), whole).parse().unwrap();
                proptest::prop_assert_eq!(read.to_bits(), cell_value(value, whole).to_bits());
            }
        }

        #[test]
        fn digits_are_those_of_the_formatter(number in 0..1_000_000_000_000_000_u64, small in 0..100_000_u64) {
            for number in [number, small] {
                let (mut whole, mut decimal) = (String::new(), String::new());
                digits(number, &mut whole);
                decimal.push_str(std::str::from_utf8(written(number, true, &mut [0; ROOM])).unwrap());
                proptest::prop_assert_eq!(whole, number.to_string());
                proptest::prop_assert_eq!(decimal, format!("{}.{:04}", number / 10_000, number % 10_000));
            }
        }
    }

    #[test]
    fn there_is_no_negative_zero_and_no_word_for_missing() {
        assert_eq!((cell(Some(-0.00001), false), cell(None, false)), ("0.0000".to_owned(), String::new()));
    }

    #[test]
    fn small_numbers_keep_their_digits() {
        for (value, cell) in
            [(0.123456789, "0.123457"), (-1234567.0, "-1234570"), (4.56e-9, "4.56e-9"), (-0.0, "0"), (12.0, "12")]
        {
            assert_eq!(six_digits(value), cell);
        }
    }
}
