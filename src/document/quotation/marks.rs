//! Quotation marks: which tokens can be one, and whether their surroundings let them open or close.

use crate::document::Document;
use crate::text::token::{Part, Token, TokenKind, is_apostrophe};

/// Which marks can stand against which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Double,
    Single,
    Guillemet,
    SingleGuillemet,
}

/// What a mark may do where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Open,
    Close,
    /// Closes what is open, else opens.
    CloseOrOpen,
    /// Closes; with nothing open, and another closing mark to come, it is an opening mark with its space misplaced.
    CloseOrMisplaced,
    /// Closes, if nothing better follows: it may as well be a possessive or a unit.
    WeakClose,
}

/// A mark in the stream of tokens.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    pub class: Class,
    pub role: Role,
    /// Index of its first token, and of the one past its last.
    pub tokens: (u32, u32),
}

/// The marks among the tokens `first..end`, in order.
pub fn marks(document: &Document, first: usize, end: usize, marks: &mut Vec<Mark>) {
    let may_be_mark = |token: &Token| {
        token.signal.is_mark()
            && matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol)
            && token.part != Part::Markup
    };
    let mut at = first;
    while let Some(step) = document.tokens[at..end].iter().position(may_be_mark) {
        at += step;
        let found = mark(document, at, end);
        marks.extend(found);
        at = found.map_or(at + 1, |mark| mark.tokens.1 as usize);
    }
}

fn mark(document: &Document, at: usize, end: usize) -> Option<Mark> {
    let token = &document.tokens[at];
    let text = token.span.of(document.text);
    let doubled = is_apostrophe(text)
        && at + 1 < end
        && document.tokens[at + 1].span.start == token.span.end
        && document.tokens[at + 1].span.of(document.text) == text;
    let class = match text {
        _ if doubled => Class::Double,
        "\"" | "“" | "”" | "„" | "‟" | "``" | "＂" => Class::Double,
        "‘" | "’" | "'" | "‚" | "‛" | "`" => Class::Single,
        "«" | "»" => Class::Guillemet,
        "‹" | "›" => Class::SingleGuillemet,
        _ => return None,
    };
    let last = at + usize::from(doubled);
    let sides = Sides::of(document.text, token, &document.tokens[last]);
    let role = if class == Class::Single { single_role(text, sides) } else { double_role(text, sides) }?;
    Some(Mark { class, role, tokens: (at as u32, last as u32 + 1) })
}

/// What stands left and right of a mark.
#[derive(Debug, Clone, Copy)]
struct Sides<'a> {
    before: &'a str,
    after: &'a str,
    /// No word touches it from the left.
    starts_word: bool,
    /// No word touches it from the right.
    ends_word: bool,
}

impl<'a> Sides<'a> {
    fn of(text: &'a str, first: &Token, last: &Token) -> Sides<'a> {
        let (before, after) = (&text[..first.span.start as usize], &text[last.span.end as usize..]);
        Sides { before, after, starts_word: starts_word(before), ends_word: ends_word(after) }
    }

    fn touches_left(&self, wanted: fn(char) -> bool) -> bool {
        self.before.chars().next_back().is_some_and(wanted)
    }

    /// Behind the mark stand a space and a word: the sentence just goes on.
    fn goes_on(&self) -> bool {
        let mut rest = self.after.chars();
        rest.next().is_some_and(is_space) && rest.next().is_some_and(char::is_alphanumeric)
    }
}

/// How many marks and brackets may stand between a mark and its word.
const NEIGHBOURS: usize = 4;

fn starts_word(before: &str) -> bool {
    for c in before.chars().rev().take(NEIGHBOURS) {
        match c {
            c if c.is_whitespace() || is_dash(c) || matches!(c, '/' | '>' | '|' | '=' | ':') => return true,
            '(' | '[' | '{' | '*' | '_' | '#' => {}
            c if is_mark(c) => {}
            _ => return false,
        }
    }
    true
}

fn ends_word(after: &str) -> bool {
    for c in after.chars().take(NEIGHBOURS) {
        match c {
            c if c.is_whitespace() || is_dash(c) || matches!(c, '/' | '<' | '|') => return true,
            ')' | ']' | '}' | '*' | '_' | '.' | ',' | ';' | ':' | '!' | '?' | '…' => {}
            c if is_mark(c) => {}
            _ => return false,
        }
    }
    true
}

/// White space within a line, of whatever width.
fn is_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―' | '‐' | '‑')
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '‘'..='‟' | '«' | '»' | '‹' | '›')
}

/// Double marks and guillemets: the sides decide, the shape where they do not.
fn double_role(text: &str, sides: Sides) -> Option<Role> {
    let opens_by_shape = matches!(text, "“" | "„" | "‟" | "``" | "«" | "‹" | "‘" | "`");
    let straight = matches!(text, "\"" | "＂" | "'");
    if straight && sides.ends_word && sides.touches_left(|c| c.is_ascii_digit()) && sides.goes_on() {
        return Some(Role::WeakClose);
    }
    let misplaced = straight && sides.touches_left(char::is_alphabetic) && sides.goes_on();
    Some(match (sides.starts_word, sides.ends_word) {
        (false, true) if misplaced => Role::CloseOrMisplaced,
        _ if text == "„" => Role::Open,
        (true, false) if straight || opens_by_shape => Role::Open,
        (false, true) if straight || !opens_by_shape => Role::Close,
        (true, true) if opens_by_shape => Role::Open,
        (true, true) if !straight => Role::Close,
        (false, false) if opens_by_shape => Role::Open,
        _ => Role::CloseOrOpen,
    })
}

/// Single marks stand for apostrophes too: they open only where a word begins and close only where one ends.
fn single_role(text: &str, sides: Sides) -> Option<Role> {
    match (sides.starts_word, sides.ends_word) {
        (true, false) => Some(Role::Open),
        (false, true) if text != "‚" && text != "`" => {
            let apostrophe = is_clipped_end(sides.before) && sides.after.starts_with(is_space);
            Some(if apostrophe { Role::WeakClose } else { Role::Close })
        }
        (true, true) if matches!(text, "‘" | "‚") => Some(Role::Open),
        (true, true) if text == "’" => Some(Role::Close),
        _ => None,
    }
}

/// `the Joneses' house`, `goin' home`, `ol' man`, `6' tall`: a word that an apostrophe may end.
fn is_clipped_end(before: &str) -> bool {
    let word = before.len() - before.trim_end_matches(char::is_alphanumeric).len();
    let word = &before[before.len() - word.min(before.len())..];
    let lower = word.to_lowercase();
    lower.ends_with(['s', 'x', 'z'])
        || lower.ends_with("in")
        || matches!(lower.as_str(), "ol" | "th" | "o" | "an" | "n" | "lil" | "fo" | "mo" | "wi")
        || word.ends_with(|c: char| c.is_ascii_digit())
}
