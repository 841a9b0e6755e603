//! Joins: pieces of UAX #29 that a reader sees as one token.

use super::{TokenKind, is_apostrophe};
use crate::text::abbreviation;
use crate::text::span::Span;

/// A piece and what stands around it.
pub struct Site<'a> {
    pub text: &'a str,
    pub pieces: &'a [Span],
    pub at: usize,
    /// The text behind the pieces, and whether white space (or the end) comes first.
    pub after: &'a str,
    pub spaced: bool,
    /// The token before.
    pub previous: &'a str,
}

impl<'a> Site<'a> {
    /// How many pieces from here make one token, and of what kind.
    pub fn join(&self) -> (usize, TokenKind) {
        let head = self.piece(0);
        match kind_of(head) {
            TokenKind::Word => (self.word(head), TokenKind::Word),
            TokenKind::Number => (self.number(head), TokenKind::Number),
            kind => self.mark(head, kind),
        }
    }

    fn piece(&self, ahead: usize) -> &'a str {
        self.pieces.get(self.at + ahead).map_or("", |piece| piece.of(self.text))
    }

    fn left(&self) -> usize {
        self.pieces.len() - self.at
    }

    fn word(&self, head: &str) -> usize {
        match (self.piece(1), self.piece(2)) {
            (".", next) if (next != "." || self.left() == 3) && self.is_abbreviated(head) => 2,
            ("&", next) if is_wordlike(next) => 3,
            ("(", "s" | "es") if self.piece(3) == ")" => 4,
            ("-", next) if head.eq_ignore_ascii_case("e") && is_wordlike(next) => 3,
            ("/", next) if is_slash_word(head, next) => 3,
            _ => 1,
        }
    }

    fn number(&self, head: &str) -> usize {
        match self.piece(1) {
            ":" if is_clock(head, self.piece(2)) => {
                if self.piece(3) == ":" && is_clock("00", self.piece(4)) {
                    5
                } else {
                    3
                }
            }
            // 12/31/1999
            "/" if self.piece(3) == "/" && (0..3).all(|n| is_date_part(self.piece(2 * n))) => 5,
            "-" => self.telephone(head),
            // 6a.m.
            "." if head.ends_with(['m', 'M']) && self.is_abbreviated(head) => 2,
            // 70's
            mark if is_apostrophe(mark) && self.piece(2) == "s" && matches!(digits(head), 2 | 4) => 3,
            _ => 1,
        }
    }

    /// 555-0123, 555-555-0123: groups of three, three and four digits.
    fn telephone(&self, head: &str) -> usize {
        let group = |ahead: usize| if self.piece(ahead - 1) == "-" { digits(self.piece(ahead)) } else { 0 };
        match (digits(head), group(2), group(4)) {
            (3, 4, 0) => 3,
            (3, 3, 4) => 5,
            _ => 1,
        }
    }

    fn mark(&self, head: &str, kind: TokenKind) -> (usize, TokenKind) {
        let (second, third) = (self.piece(1), self.piece(2));
        if matches!(head, "(" | "[") && bracketed_initial(second, third, self.piece(3)) {
            return (4, TokenKind::Word);
        }
        if head == "#" && is_wordlike(second) {
            return (2, TokenKind::Word);
        }
        if head == "@" && self.at == 0 && is_wordlike(second) {
            return (2, TokenKind::Link);
        }
        if is_apostrophe(head) && is_clipped(second, third) {
            let closed = matches!(second, "n" | "N") && is_apostrophe(third);
            return (if closed { 3 } else { 2 }, kind_of(second));
        }
        if head == "." && self.at == 0 && kind_of(second) == TokenKind::Number && second.len() < 4 {
            return (2, TokenKind::Number);
        }
        match self.smiley() {
            0 => (self.run(head), kind),
            pieces => (pieces, TokenKind::Symbol),
        }
    }

    /// A run of the same mark, or of `?` and `!` in any order.
    fn run(&self, head: &str) -> usize {
        let rest = &self.pieces[self.at..];
        let same = |mark: &dyn Fn(&str) -> bool| rest.iter().take_while(|piece| mark(piece.of(self.text))).count();
        match head {
            "!" | "?" => same(&|piece| matches!(piece, "!" | "?")),
            "." | "-" | "*" | "_" | "=" | "~" | "…" | "–" | "—" | "#" | "+" | "`" | "$" | "<" | ">" => {
                same(&|piece| piece == head)
            }
            _ => 1,
        }
    }

    /// The pieces of an emoticon that closes the chunk: `:)`, `;-)`, `:P`. 0 if there is none, or if the bracket
    /// closes another.
    fn smiley(&self) -> usize {
        let left = self.left();
        let nose = usize::from(matches!(self.piece(1), "-" | "^" | "o"));
        if !matches!(self.piece(0), ":" | ";" | "=") || left < 2 + nose {
            return 0;
        }
        let mouth = self.piece(1 + nose);
        let bracket = matches!(mouth, ")" | "(") && (1 + nose..left).all(|n| self.piece(n) == mouth);
        let letter = matches!(mouth, "P" | "p" | "D") && left == 2 + nose && self.at == 0;
        if self.spaced && (bracket || letter) && !(mouth == ")" && self.is_bracketed()) { left } else { 0 }
    }

    /// Whether a bracket stands open a little before.
    fn is_bracketed(&self) -> bool {
        let before = &self.text.as_bytes()[..self.pieces[self.at].start as usize];
        before.iter().rev().take(160).find(|byte| matches!(byte, b'(' | b')')) == Some(&b'(')
    }

    /// Whether the period behind `head` belongs to it.
    fn is_abbreviated(&self, head: &str) -> bool {
        let beyond = self.pieces.get(self.at + 2);
        let next = match beyond {
            Some(piece) => &self.text[piece.start as usize..],
            None => self.after.trim_start(),
        };
        abbreviation::takes_period(head, self.previous, next, beyond.is_none() && self.spaced)
    }
}

pub fn kind_of(piece: &str) -> TokenKind {
    match piece.chars().find(|c| c.is_alphanumeric()) {
        Some(c) if c.is_numeric() => TokenKind::Number,
        Some(_) => TokenKind::Word,
        None if piece.chars().all(is_symbol) => TokenKind::Symbol,
        None => TokenKind::Punctuation,
    }
}

fn is_symbol(c: char) -> bool {
    matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '%' | '&' | '#' | '@' | '\\' | '*' | '_')
        || ('\u{a2}'..='\u{bf}').contains(&c) && !matches!(c, '«' | '»' | '¡' | '¿' | '§' | '¶' | '·')
        || matches!(c, '×' | '÷' | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' | '\u{fe0f}' | '\u{200d}')
        || c as u32 >= 0x1f000
}

fn is_wordlike(piece: &str) -> bool {
    piece.chars().next().is_some_and(char::is_alphanumeric)
}

/// The number of digits if there is nothing else, or 0.
fn digits(piece: &str) -> usize {
    if piece.bytes().all(|b| b.is_ascii_digit()) { piece.len() } else { 0 }
}

fn is_date_part(piece: &str) -> bool {
    matches!(digits(piece), 1 | 2 | 4)
}

/// `b/c`, `w/o`, `n/a`: short forms written with a stroke.
fn is_slash_word(head: &str, rest: &str) -> bool {
    [("b", "c"), ("w", "o"), ("n", "a"), ("c", "o")]
        .iter()
        .any(|(a, b)| head.eq_ignore_ascii_case(a) && rest.eq_ignore_ascii_case(b))
}

/// `9:30`, `10:15PM`: one or two digits, then two, then perhaps a half of the day.
fn is_clock(hours: &str, rest: &str) -> bool {
    let leading = rest.bytes().take_while(u8::is_ascii_digit).count();
    matches!(digits(hours), 1 | 2)
        && leading == 2
        && matches!(rest[2..].to_ascii_lowercase().as_str(), "" | "am" | "pm" | "a.m" | "p.m" | "h")
}

/// `(W)e`, `[t]he`: an initial changed by the editor.
fn bracketed_initial(letter: &str, close: &str, rest: &str) -> bool {
    letter.chars().count() == 1
        && letter.chars().all(char::is_alphabetic)
        && matches!(close, ")" | "]")
        && rest.chars().next().is_some_and(char::is_alphabetic)
}

/// `'em`, `'tis`, `'n'`, `'90s`: the apostrophe stands for letters or digits left out.
fn is_clipped(piece: &str, next: &str) -> bool {
    let leading = piece.bytes().take_while(u8::is_ascii_digit).count();
    let decade = leading == 2 && matches!(&piece[2..], "" | "s") && !is_apostrophe(next);
    let known = ["em", "tis", "twas", "til", "bout", "cause", "cos", "cuz", "round", "neath", "nuff", "twill"];
    decade
        || known.iter().any(|word| word.eq_ignore_ascii_case(piece)) && !is_apostrophe(next)
        || piece.eq_ignore_ascii_case("n") && is_apostrophe(next)
}
