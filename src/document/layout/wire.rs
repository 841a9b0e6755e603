//! Wire datelines: `PORT HALE, Nov. 3 (Wire) —` before the first sentence.

use super::date;
use super::line::{Line, pieces};
use super::names;
use crate::text::span::Span;

/// A dateline is over within so many pieces.
const MOST_PIECES: usize = 20;

/// Capitals that announce an article and name no place.
const LABELS: [&str; 12] = [
    "ANALYSIS",
    "BREAKING",
    "COMMENT",
    "CORRECTION",
    "EXCLUSIVE",
    "INTERVIEW",
    "OPINION",
    "REVIEW",
    "UPDATE",
    "UPDATED",
    "VIDEO",
    "WATCH",
];

/// The place in capitals, with region, day and agency, up to the dash before the first sentence of a body.
pub(super) fn dateline(line: &Line) -> Option<Span> {
    let pieces = pieces(&line.text, MOST_PIECES);
    let place = pieces.iter().take(5).take_while(|piece| is_capitals(piece.text)).count();
    let letters: usize =
        pieces[..place].iter().map(|piece| piece.text.chars().filter(|c| c.is_alphabetic()).count()).sum();
    if place == 0 || letters < 4 || LABELS.contains(&pieces[0].text) {
        return None;
    }
    let mut at = place;
    loop {
        let rest = &pieces[at..];
        let first = rest.first()?.text;
        if matches!(first, "—" | "–" | "-" | "―") {
            break;
        }
        at += match first {
            "," | "/" => 1,
            "(" => 1 + rest.iter().take(6).position(|piece| piece.text == ")")?,
            _ => date::date(rest).map(|date| date.pieces).or_else(|| date::day(rest)).or_else(|| names::name(rest))?,
        };
    }
    let dashes = pieces[at..].iter().take(2).take_while(|piece| matches!(piece.text, "—" | "–" | "-" | "―")).count();
    let end = pieces[at + dashes - 1].end();
    let hyphen = pieces[at].text == "-" && dashes == 1;
    let spaced = line.text[..pieces[at].at].ends_with(char::is_whitespace);
    let follower = line.text[end..].trim_start_matches(|c: char| c.is_whitespace() || "“\"‘'«([".contains(c));
    let starts = follower.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (starts && (spaced || !hyphen)).then(|| line.place(pieces[0].at, end))
}

fn is_capitals(word: &str) -> bool {
    let plain = word.strip_prefix("St").unwrap_or(word);
    plain.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '\'' | '’' | '-' | '/'))
        && word.chars().any(char::is_alphabetic)
        && !word.starts_with('-')
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::*;

    fn read(text: &str) -> Option<&str> {
        dateline(&line::lines(text, &line::raw_lines(text), &[], &[])[0]).map(|span| span.of(text))
    }

    #[test]
    fn a_place_in_capitals_before_a_dash_is_a_dateline() {
        for (dateline, body) in [
            ("PORT HALE —", " Two ships sank."),
            ("PORT HALE, Ostmark —", " “No,” he said."),
            ("PORT HALE, Nov. 3 (Wire) —", " Two ships sank."),
            ("ST. ORVEN, Ost. (QW) -", " Two ships sank."),
            ("PORT HALE —", "Two ships sank."),
            ("PORT HALE/ORVEN --", " Two ships sank."),
        ] {
            assert_eq!(read(&format!("{dateline}{body}")), Some(dateline));
        }
    }

    #[test]
    fn capitals_before_a_dash_are_often_none() {
        for text in [
            "UNESCO — the agency for culture — said no.",
            "UPDATE — The ships were found.",
            "PORT HALE-BASED firms lost.",
            "A — B",
            "Port Hale — Two ships sank.",
            "PORT HALE lost two ships — The crew was saved.",
            "I — We — they.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
