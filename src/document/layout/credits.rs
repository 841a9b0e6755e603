//! Credits: lines that say by whom and when, such as `By Jo Holm | 4 December 2031`.

use super::date::{self, Date};
use super::line::Piece;
use super::names::name;
use crate::text::token::Part;

/// Longer lines are no credits.
pub(super) const MOST_PIECES: usize = 32;

/// A line of credits: each part with the first piece and the one past the last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Credits {
    pub parts: Vec<(Part, usize, usize)>,
    /// A name that no `by` introduces, beside a date: a person or an outlet.
    pub bare: Option<(usize, usize)>,
    /// Somebody is credited by `by` or `Author:`.
    pub cued: bool,
    pub dated: bool,
}

/// Reads a whole line as credits; none if any of it is something else.
pub(super) fn credits(pieces: &[Piece]) -> Option<Credits> {
    let mut found = Credits::default();
    let mut at = 0;
    while at < pieces.len() {
        let rest = &pieces[at..];
        if is_separator(rest[0].text) {
            at += 1;
        } else if let Some((lead, date)) = dated(rest) {
            let length = lead + date.pieces;
            found.parts.push((Part::Dateline, at, at + length));
            found.dated = true;
            at += length;
        } else if let Some(length) = byline(rest).filter(|_| !found.cued) {
            found.parts.push((Part::Byline, at, at + length));
            found.cued = true;
            at += length;
        } else if found.cued && found.dated {
            // What follows a complete credit is the outlet's: sections, counts of comments.
            let prose = pieces.last().is_some_and(|piece| piece.text.ends_with('.') || piece.text == "?");
            if prose {
                return None;
            }
            found.parts.push((Part::Boilerplate, at, pieces.len()));
            at = pieces.len();
        } else {
            let length = name(rest).filter(|_| found.bare.is_none())?;
            match found.parts.last_mut() {
                Some((Part::Byline, _, end)) => *end = at + length,
                _ => found.bare = Some((at, at + length)),
            }
            at += length;
        }
    }
    (found.cued || found.dated).then_some(found)
}

/// A date with the words that may lead up to it: `Published on`, `Last updated:`.
fn dated(pieces: &[Piece]) -> Option<(usize, Date)> {
    let leads = |piece: &&Piece| {
        let word = piece.text.to_ascii_lowercase();
        let leads = ["published", "posted", "updated", "modified", "created", "first", "last", "on", "date", ":"];
        leads.contains(&word.as_str())
    };
    let lead = pieces.iter().take(4).take_while(leads).count();
    date::date(&pieces[lead..]).map(|date| (lead, date))
}

/// The length of `By Ann Holm and Jo Quay, Staff Writers`, `Author: Ann Holm`.
fn byline(pieces: &[Piece]) -> Option<usize> {
    let lead = cue(pieces)?;
    let mut at = lead + names(&pieces[lead..])?;
    // `for the Gazette`, `in Port Hale`
    if let Some(piece) = pieces.get(at)
        && matches!(piece.text, "for" | "in" | "at" | "of" | "from")
    {
        let article = usize::from(pieces.get(at + 1).is_some_and(|piece| piece.text == "the"));
        if let Some(length) = name(&pieces[at + 1 + article..]) {
            at += 1 + article + length;
        }
    }
    Some(at)
}

/// The length of the words that introduce a name: `By`, `Written by`, `Author:`.
pub(super) fn cue(pieces: &[Piece]) -> Option<usize> {
    let word = |at: usize| pieces.get(at).map_or(String::new(), |piece| piece.text.to_ascii_lowercase());
    match word(0).as_str() {
        "by" => Some(1 + usize::from(word(1) == ":")),
        "author" | "authors" | "writer" | "reporter" if word(1) == ":" => Some(2),
        "author(s" if word(1) == ")" && word(2) == ":" => Some(3),
        "written" | "reported" | "posted" | "words" | "text" | "story" | "published" if word(1) == "by" => {
            Some(2 + usize::from(word(2) == ":"))
        }
        _ => None,
    }
}

/// The length of one or more names joined by commas, `and` or `&`.
fn names(pieces: &[Piece]) -> Option<usize> {
    let first = pieces.first()?.text;
    if date::is_weekday(first) || date::month(first).is_some() && pieces.len() == 1 {
        return None;
    }
    let mut at = name(pieces)?;
    loop {
        let joint = pieces[at..].iter().take(2).take_while(|p| matches!(p.text, "," | "and" | "&" | "with")).count();
        let rest = &pieces[at + joint..];
        match name(rest).filter(|_| joint > 0 && date::date(rest).is_none() && !date::is_weekday(rest[0].text)) {
            Some(length) => at += joint + length,
            None => return Some(at),
        }
    }
}

fn is_separator(piece: &str) -> bool {
    matches!(piece, "," | ";" | "|" | "·" | "•" | "—" | "–" | "-" | "/" | "»" | "(" | ")")
}

#[cfg(test)]
mod tests {
    use super::super::line::pieces;
    use super::*;

    fn read(text: &str) -> Option<Vec<(Part, &str)>> {
        let pieces = pieces(text, MOST_PIECES);
        let found = credits(&pieces)?;
        let place =
            |(part, first, end): &(Part, usize, usize)| (*part, &text[pieces[*first].at..pieces[end - 1].end()]);
        Some(found.parts.iter().map(place).collect())
    }

    #[test]
    fn bylines_and_dates_share_a_line() {
        let both = |by, on| Some(vec![(Part::Byline, by), (Part::Dateline, on)]);
        assert_eq!(read("By Ann Holm | 4 December 2031"), both("By Ann Holm", "4 December 2031"));
        assert_eq!(read("by Ann de la Mare, December 4, 2031"), both("by Ann de la Mare", "December 4, 2031"));
        assert_eq!(
            read("04.12.2031 Author: Ann Holm"),
            Some(vec![(Part::Dateline, "04.12.2031"), (Part::Byline, "Author: Ann Holm")])
        );
        assert_eq!(
            read("Posted on July 29, 2031 by Ann Holm in Sport, Coast // 0 Comments"),
            Some(vec![
                (Part::Dateline, "Posted on July 29, 2031"),
                (Part::Byline, "by Ann Holm in Sport"),
                (Part::Boilerplate, "Coast // 0 Comments")
            ])
        );
    }

    #[test]
    fn bylines_name_people_and_what_they_are() {
        for line in [
            "By ANN HOLM",
            "By Prof. J. R. O’Dare",
            "By Ann Holm and Jo Quay",
            "By A. Holm, B. Quay & C. Rill",
            "By Ann Holm, Staff Writer",
            "By Ann Holm for the Gull Gazette",
            "Author(s): Ann Holm",
            "Written by Ann al-Amin",
        ] {
            assert_eq!(read(line), Some(vec![(Part::Byline, line)]), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_credits() {
        for line in [
            "By Monday the river had risen by a metre.",
            "By Monday",
            "By then it was over",
            "By Ann Holm’s account it rained.",
            "Author: the word is old",
            "On 4 December 2031 the mill burned.",
            "In May, 2031 was far away",
            "Ann Holm",
            "December 4, 2031 was a cold day",
            "The Gull Gazette",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
