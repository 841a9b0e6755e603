//! Blocks: stretches without a terminal mark that stand for themselves, such as ruled lines and time stamps.

use super::follower::{is_capital, is_lower, opens};
use super::site::Site;
use crate::text::abbreviation::{self, Abbreviation};
use crate::text::token::TokenKind;

/// Where the block ends that begins or closes with the token at the site.
pub fn block_end(site: &Site) -> Option<usize> {
    match site.kind(site.at)? {
        TokenKind::Number => stamp_end(site),
        TokenKind::Word => formula_end(site).or_else(|| caption_end(site)),
        _ => line_end(site).or_else(|| broken_end(site)),
    }
}

/// Whether the sentence at hand ends before the block.
pub fn stands_apart(site: &Site) -> bool {
    line_end(site).is_some() || stamp_end(site).is_some() && !is_lower(site.before(1))
}

/// The end of a ruled line that stands at the site: `_____`, `=====`.
fn line_end(site: &Site) -> Option<usize> {
    let token = site.token(site.at);
    let ruled = token.len() > 4 && token.bytes().all(|b| matches!(b, b'_' | b'=' | b'-' | b'~'));
    (ruled && !site.touches(site.at) && !site.touches(site.at + 1)).then_some(site.at + 1)
}

/// The end of a closing formula that stands for itself: `Best regards,` before a name.
fn formula_end(site: &Site) -> Option<usize> {
    const FORMULAS: [&str; 8] =
        ["regards", "sincerely", "respectfully", "cheers", "thanks", "truly", "faithfully", "cordially"];
    let last = site.token(site.at);
    let alone = site.at - site.first < 3 && is_capital(site.token(site.first));
    let name = site.token(site.at + 2);
    let named = site.token(site.at + 1) == "," && is_capital(name) && !opens(name);
    (alone && named && FORMULAS.iter().any(|word| word.eq_ignore_ascii_case(last))).then_some(site.at + 2)
}

/// The end of an utterance broken off for another: `Did you just — Yes.`
fn broken_end(site: &Site) -> Option<usize> {
    let dash = matches!(site.token(site.at), "—" | "–" | "--");
    let broken = dash && !site.touches(site.at) && !site.touches(site.at + 1);
    let next = site.token(site.at + 1);
    let opens = opens(next) && !next.starts_with('I') && abbreviation::class(next) != Some(Abbreviation::Title);
    (broken && is_lower(site.before(1)) && opens).then_some(site.at + 1)
}

/// The end of the number of a caption that stands for itself: `Figure 1.5 Boats at noon.`
fn caption_end(site: &Site) -> Option<usize> {
    let numbered = site.at == site.start && site.kind(site.at + 1) == Some(TokenKind::Number);
    let named = matches!(site.token(site.at), "Figure" | "Table" | "Exhibit" | "Photo" | "Plate");
    (numbered && named && is_capital(site.token(site.at + 2))).then_some(site.at + 2)
}

/// The end of a time stamp, as mail programs set it: `12/31/1999 11:59 PM`.
fn stamp_end(site: &Site) -> Option<usize> {
    let date = site.token(site.at);
    if site.kind(site.at) != Some(TokenKind::Number) || date.len() < 6 || date.matches('/').count() != 2 {
        return None;
    }
    let clock = site.token(site.at + 1);
    let half = matches!(site.token(site.at + 2), "AM" | "PM");
    (clock.contains(':')
        && site.kind(site.at + 1) == Some(TokenKind::Number)
        && (half || is_capital(site.token(site.at + 2))))
    .then_some(site.at + 2 + usize::from(half))
}
