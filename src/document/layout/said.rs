//! Said: what an article says of itself, for the table where the format said nothing.

use super::credits::MOST_PIECES;
use super::date;
use super::line::{pieces, raw_lines};
use super::names;
use super::{Parts, markup};
use crate::text::span::Span;
use crate::text::token::Part;

/// Title, author and date as the article prints them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub headline: Option<String>,
    /// The names, without `By`.
    pub author: Option<String>,
    /// `2031-12-04`, or as it is printed where day and month cannot be told apart.
    pub date: Option<String>,
}

/// Reads the parts of an article.
pub fn said(text: &str, parts: &Parts) -> Said {
    let plain = |span| plain(text, span);
    Said {
        headline: parts.headline(text).map(plain).filter(|headline| !headline.is_empty()),
        author: parts.of(Part::Byline).find_map(|span| author(&plain(span))),
        date: parts.of(Part::Dateline).find_map(|span| day(&plain(span))),
    }
}

/// The words of a span, without markup and with single blanks.
fn plain(text: &str, span: Span) -> String {
    let raw = span.of(text);
    let mut words = String::with_capacity(raw.len());
    let mut at = 0;
    for sign in markup::signs(raw, &raw_lines(raw)) {
        words.push_str(&raw[at..sign.start as usize]);
        at = sign.end as usize;
    }
    words.push_str(&raw[at..]);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of a byline from the first to the last.
fn author(byline: &str) -> Option<String> {
    let pieces = pieces(byline, MOST_PIECES);
    let people = names::people(&pieces);
    let (first, last) = (people.first()?, people.last()?);
    Some(byline[pieces[first.0].at..pieces[last.1 - 1].end()].to_owned())
}

fn day(dateline: &str) -> Option<String> {
    let pieces = pieces(dateline, MOST_PIECES);
    (0..pieces.len()).find_map(|at| {
        let date = date::date(&pieces[at..])?;
        let printed = || dateline[pieces[at].at..pieces[at + date.pieces - 1].end()].to_owned();
        Some(date.iso.clone().unwrap_or_else(printed))
    })
}
