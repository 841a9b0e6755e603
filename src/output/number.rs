//! Numbers as cells: four decimals or none, and nothing where a value is missing.

/// A value as the contract has it: four decimals, or none where it is whole; nothing where it is missing.
pub fn number(value: Option<f64>, whole: bool, cell: &mut String) {
    let Some(value) = value else { return };
    let scaled = (value * if whole { 1.0 } else { 1e4 }).round();
    if scaled.abs() >= 1e15 {
        let places = if whole { 0 } else { 4 };
        cell.push_str(&format!("{value:.places$}"));
        return;
    }
    if scaled < 0.0 {
        cell.push('-');
    }
    digits(scaled.abs() as u64, if whole { 0 } else { 4 }, cell);
}

/// The value that a reader of the cell finds: the same bits as its digits have when they are parsed.
pub fn cell_value(value: f64, whole: bool) -> f64 {
    let scale = if whole { 1.0 } else { 1e4 };
    let scaled = (value * scale).round();
    if scaled.abs() >= 1e15 {
        let mut cell = String::new();
        number(Some(value), whole, &mut cell);
        return cell.parse().unwrap_or(value);
    }
    // Both are whole and exact, so their quotient is the number nearest to the digits; there is no negative zero.
    scaled / scale + 0.0
}

/// Writes a number with so many of its digits behind the point: several times faster than the formatter, and there are
/// hundreds a row.
pub(super) fn digits(mut number: u64, behind: usize, cell: &mut String) {
    // Where all are noughts there is nothing to work out, and a third of the cells are.
    if number == 0 {
        cell.push_str(if behind > 0 { "0.0000" } else { "0" });
        return;
    }
    let mut written = [b'0'; 24];
    let mut at = written.len();
    let point = at - behind;
    while number > 0 || at >= point {
        if at == point && behind > 0 {
            at -= 1;
            written[at] = b'.';
        }
        at -= 1;
        written[at] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    cell.push_str(std::str::from_utf8(&written[at..]).unwrap_or_default());
}

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
        for value in [0.0, 1.0, 0.05, 12.3456, 12.34567, -0.89, -1234.5, 0.0001, 99_999.999_96, 1e14, 3e17] {
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
                digits(number, 0, &mut whole);
                digits(number, 4, &mut decimal);
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
