//! Lists: `1.`, `2)`, `a.`, `(b)`, `•` open an item, and an item is a sentence of its own.

use super::site::Site;
use crate::text::abbreviation::{self, Abbreviation};
use crate::text::token::TokenKind;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Digits,
    Letters,
}

/// What stands behind the number of an item, and whether a bracket stands before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    Period,
    Bracket,
    PeriodBracket,
    Brackets,
}

#[derive(Clone, Copy)]
struct Marker {
    style: Style,
    frame: Frame,
    value: u32,
    /// The first token of the item's text.
    next: usize,
}

/// The list that a paragraph holds, as far as it has been read.
#[derive(Default)]
pub struct List {
    last: Option<Marker>,
}

impl List {
    /// Where the text of an item begins if its marker stands at the site.
    pub fn marker(&mut self, site: &Site) -> Option<usize> {
        if is_bullet(site.token(site.at)) && (site.at == site.start || !site.touches(site.at)) {
            let numbered = read(site, site.at + 1);
            self.last = numbered.or(self.last);
            return Some(numbered.map_or(site.at + 1, |marker| marker.next));
        }
        let marker = read(site, site.at).filter(|_| !site.touches(site.at))?;
        let succeeds = self
            .last
            .is_some_and(|last| (last.style, last.frame, last.value + 1) == (marker.style, marker.frame, marker.value));
        let opens = site.at == site.first && may_open(site, marker);
        (succeeds && !counts_on(site) || opens).then(|| {
            self.last = Some(marker);
            marker.next
        })
    }
}

/// Whether a marker at the beginning of a sentence begins a list.
fn may_open(site: &Site, marker: Marker) -> bool {
    let bracketed = matches!(marker.frame, Frame::Bracket | Frame::PeriodBracket);
    site.at == site.start || bracketed || marker.value == 1 && marker.next < site.end
}

/// `1) this, 2) that and 3) those` is one sentence.
fn counts_on(site: &Site) -> bool {
    matches!(site.before(1), "," | "and" | "or" | "&")
}

fn is_bullet(token: &str) -> bool {
    matches!(token, "•" | "⁃" | "‣" | "◦" | "▪" | "●" | "■" | "∙")
}

/// The marker that begins with the token `at`.
fn read(site: &Site, at: usize) -> Option<Marker> {
    let open = site.token(at) == "(";
    let at = at + usize::from(open);
    if open && !site.touches(at) {
        return None;
    }
    let word = site.token(at);
    let (stem, owned) = match word.strip_suffix('.') {
        Some(stem) => (stem, true),
        None => (word, false),
    };
    let (style, value) = value(site.kind(at)?, stem)?;
    let mut next = at + 1;
    let period = owned || site.token(next) == "." && site.touches(next);
    next += usize::from(period && !owned);
    let close = site.token(next) == ")" && site.touches(next);
    next += usize::from(close);
    let frame = match (open, period, close) {
        (true, false, true) => Frame::Brackets,
        (false, true, false) => Frame::Period,
        (false, true, true) => Frame::PeriodBracket,
        (false, false, true) => Frame::Bracket,
        _ => return None,
    };
    (!site.touches(next) && next < site.end).then_some(Marker { style, frame, value, next })
}

fn value(kind: TokenKind, stem: &str) -> Option<(Style, u32)> {
    match (kind, stem.as_bytes()) {
        (TokenKind::Number, digits) if digits.len() < 4 => stem.parse().ok().map(|value| (Style::Digits, value)),
        (TokenKind::Word, [letter @ b'a'..=b'z']) => Some((Style::Letters, u32::from(letter - b'a') + 1)),
        _ => None,
    }
}

/// Whether the first item of a list begins with the token `at`.
pub fn begins(site: &Site, at: usize) -> bool {
    read(site, at).is_some_and(|marker| marker.value == 1)
}

/// Whether the sentence is so far nothing but a label: `1.`, `Q.`, `P.S.`, an initial.
pub fn is_label(site: &Site) -> bool {
    let token = site.token(site.first);
    let labels = |token: &str| {
        let stem = token.strip_suffix('.').unwrap_or(token);
        matches!(stem, "P.S" | "PS" | "N.B" | "NB" | "Q" | "A")
            || stem.len() == 1 && abbreviation::class(stem) == Some(Abbreviation::Initial) && stem != "I"
    };
    match site.at - site.first {
        0 => labels(token),
        1 => labels(token) && site.token(site.at) == "." && site.touches(site.at),
        _ => false,
    }
}
