//! Dates: how articles write the day they appeared.

use super::line::Piece;
use crate::text::calendar::MONTHS;

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// A date at the beginning of some pieces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Date {
    /// How many pieces it takes.
    pub pieces: usize,
    /// `2031-12-04`, or `2031-12` without a day; absent where day and month cannot be told apart.
    pub iso: Option<String>,
}

/// The date with a year that the pieces begin with, weekday and time of day included.
pub(super) fn date(pieces: &[Piece]) -> Option<Date> {
    let mut at = 0;
    if pieces.first().is_some_and(|piece| is_weekday(piece.text)) {
        at = 1 + commas(&pieces[1..]);
    }
    let rest = &pieces[at..];
    let found = numeric(rest).or_else(|| month_first(rest)).or_else(|| day_first(rest))?;
    at += found.pieces;
    Some(Date { pieces: at + time(&pieces[at..]), ..found })
}

/// A month with a day, in either order, or a weekday: the length of a date without a year.
pub(super) fn day(pieces: &[Piece]) -> Option<usize> {
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.text);
    match () {
        () if month(text(0)).is_some() && day_number(text(1)).is_some() => Some(2),
        () if day_number(text(0)).is_some() && month(text(1)).is_some() => Some(2),
        () if is_weekday(text(0)) => Some(1),
        () => None,
    }
}

pub(super) fn is_weekday(word: &str) -> bool {
    begins_name(word, &WEEKDAYS, 5).is_some()
}

/// The number of a month, from 1, written out or abbreviated.
pub(super) fn month(word: &str) -> Option<u32> {
    begins_name(word, &MONTHS, 4).map(|at| at as u32 + 1)
}

/// Which of the names a word is, or abbreviates by its first three letters or up to `longest` of them.
fn begins_name(word: &str, names: &[&str], longest: usize) -> Option<usize> {
    let word = word.trim_end_matches('.').as_bytes();
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let start = [word[0] | 0x20, word[1] | 0x20, word[2] | 0x20];
    let at = names.iter().position(|name| name.as_bytes()[..3] == start)?;
    let name = names[at].as_bytes();
    let fits = word.len() == name.len() || word.len() <= longest.min(name.len());
    (fits && name[..word.len()].eq_ignore_ascii_case(word)).then_some(at)
}

fn month_first(pieces: &[Piece]) -> Option<Date> {
    let month = month(pieces.first()?.text)?;
    if let Some(day) = pieces.get(1).and_then(|piece| day_number(piece.text)) {
        let comma = commas(&pieces[2..]);
        let year = year(pieces.get(2 + comma)?.text)?;
        return Some(Date { pieces: 3 + comma, iso: Some(iso(year, month, day)?) });
    }
    let comma = commas(&pieces[1..]);
    let year = year(pieces.get(1 + comma)?.text)?;
    Some(Date { pieces: 2 + comma, iso: Some(format!("{year}-{month:02}")) })
}

fn day_first(pieces: &[Piece]) -> Option<Date> {
    let day = day_number(pieces.first()?.text)?;
    let of = usize::from(pieces.get(1)?.text == "of");
    let month = month(pieces.get(1 + of)?.text)?;
    let comma = commas(pieces.get(2 + of..)?);
    let year = year(pieces.get(2 + of + comma)?.text)?;
    Some(Date { pieces: 3 + of + comma, iso: Some(iso(year, month, day)?) })
}

/// `18.12.2031`, `2031-12-18`, `2031-12-18T09:00:00Z`, `12/18/2031`.
fn numeric(pieces: &[Piece]) -> Option<Date> {
    let word = pieces.first()?.text.trim_end_matches('.');
    let word = word.split_once('T').map_or(word, |(date, _)| date);
    let sign = word.chars().find(|c| matches!(c, '.' | '/' | '-'))?;
    let mut fields = word.split(sign);
    let (a, b, c) = (fields.next()?, fields.next()?, fields.next()?);
    if fields.next().is_some() {
        return None;
    }
    let number = |field: &str| (field.len() <= 2).then(|| field.parse::<u32>().ok()).flatten();
    if let Some(year) = year(a) {
        return Some(Date { pieces: 1, iso: Some(iso(year, number(b)?, number(c)?)?) });
    }
    let (first, second, year) = (number(a)?, number(b)?, year(c)?);
    let (day_first, month_first) = (iso(year, second, first), iso(year, first, second));
    let iso = match (day_first, month_first) {
        (None, None) => return None,
        (day_first, _) if sign == '.' => Some(day_first?),
        (Some(a), Some(b)) => (a == b).then_some(a),
        (a, b) => a.or(b),
    };
    Some(Date { pieces: 1, iso })
}

/// How many pieces a time of day takes: `at 9:30 a.m. EST`, `| 21:05 GMT`.
fn time(pieces: &[Piece]) -> usize {
    let text = |at: usize| pieces.get(at).map_or("", |piece| piece.text);
    let lead = pieces.iter().take(2).take_while(|p| matches!(p.text, "," | "|" | "-" | "–" | "at" | "·")).count();
    if !is_clock(text(lead)) {
        return 0;
    }
    let mut at = lead + 1;
    at += usize::from(matches!(text(at).to_ascii_lowercase().as_str(), "am" | "pm" | "a.m." | "p.m."));
    let zones =
        ["GMT", "UTC", "BST", "CET", "CEST", "EET", "MSK", "IST", "ET", "EST", "EDT", "CT", "CST", "PT", "PST", "PDT"];
    at + usize::from(zones.contains(&text(at)))
}

fn is_clock(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word[digits..];
    let half = |text: &str| matches!(text.to_ascii_lowercase().as_str(), "" | "am" | "pm" | "a.m." | "p.m.");
    let minutes =
        rest.strip_prefix([':', '.']).filter(|m| m.len() >= 2 && m.bytes().take(2).all(|b| b.is_ascii_digit()));
    matches!(digits, 1 | 2) && minutes.map_or(!rest.is_empty() && half(rest), |m| half(m[2..].trim_start_matches(':')))
}

fn commas(pieces: &[Piece]) -> usize {
    pieces.iter().take(1).filter(|piece| piece.text == ",").count()
}

fn day_number(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let ending = matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th");
    let day = word[..digits].parse().ok().filter(|day| (1..=31).contains(day))?;
    (ending && digits <= 2).then_some(day)
}

fn year(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1600..2200).contains(year))
}

fn iso(year: u32, month: u32, day: u32) -> Option<String> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=days).contains(&day).then(|| format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::super::line::pieces;
    use super::*;

    fn read(text: &str) -> Option<(usize, Option<String>)> {
        date(&pieces(text, 20)).map(|date| (date.pieces, date.iso))
    }

    #[test]
    fn dates_are_read_in_many_forms() {
        for text in [
            "December 04, 2031",
            "4 December 2031",
            "4th of December 2031",
            "Dec. 4, 2031",
            "04.12.2031",
            "2031-12-04",
            "Thursday, December 04, 2031",
            "Thu. 4 Dec 2031",
            "2031-12-04T10:00:00Z",
            "December 4th 2031",
            "4 December 2031 at 9:30 a.m. EST",
            "4 December, 2031 | 21:05 GMT",
        ] {
            let (taken, iso) = read(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((taken, iso.as_deref()), (pieces(text, 20).len(), Some("2031-12-04")), "{text}");
        }
        assert_eq!(read("December 2031"), Some((2, Some("2031-12".into()))));
        assert_eq!(read("25/11/2031"), Some((1, Some("2031-11-25".into()))));
        assert_eq!(read("11/25/2031"), Some((1, Some("2031-11-25".into()))));
    }

    #[test]
    fn day_and_month_are_not_guessed() {
        assert_eq!(read("5/11/2031"), Some((1, None)));
        assert_eq!(read("5/5/2031"), Some((1, Some("2031-05-05".into()))));
    }

    #[test]
    fn what_only_looks_like_a_date_is_none() {
        for text in
            ["May we ask", "31 February 2031", "1.2.3", "2031", "12 ships", "32.12.2031", "Friday", "v1.12.2031"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
