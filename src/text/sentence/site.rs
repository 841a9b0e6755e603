//! A site: a terminal mark, what closes behind it, and what follows.

use super::follower;
use crate::text::token::{Cut, TokenKind, is_apostrophe};

/// A place where a sentence may end.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    pub text: &'a str,
    pub cuts: &'a [Cut],
    /// The first token of the paragraph.
    pub start: usize,
    /// The first token of the sentence.
    pub first: usize,
    /// The terminal mark, or the abbreviation with its period.
    pub at: usize,
    /// The first token behind the mark and what closes with it.
    pub next: usize,
    /// The end of the paragraph.
    pub end: usize,
}

/// How far a rule looks around a site.
const REACH: usize = 128;

impl<'a> Site<'a> {
    /// The token with this index, or "" outside the paragraph's rest and before the sentence.
    pub fn token(&self, index: usize) -> &'a str {
        if index < self.first || index >= self.end { "" } else { self.cuts[index].span.of(self.text) }
    }

    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        (index < self.end).then(|| self.cuts[index].kind)
    }

    /// The token `back` places before the mark, or "".
    pub fn before(&self, back: usize) -> &'a str {
        self.at.checked_sub(back).map_or("", |index| self.token(index))
    }

    /// Whether a token follows its predecessor without white space.
    pub fn touches(&self, index: usize) -> bool {
        index > 0 && index < self.end && self.cuts[index - 1].span.end == self.cuts[index].span.start
    }

    /// Whether the token is a mark that can end a sentence, or a word that ends in a period.
    pub fn is_terminal(&self) -> bool {
        let token = self.cuts[self.at].span.of(self.text);
        match self.cuts[self.at].kind {
            TokenKind::Punctuation => token.starts_with(['.', '!', '?', '…', '‽', '。', '．', '！', '？']),
            TokenKind::Word | TokenKind::Number => token.ends_with('.'),
            TokenKind::Symbol => is_emoticon(token),
            TokenKind::Link => true,
        }
    }

    pub fn is_abbreviation(&self) -> bool {
        matches!(self.cuts[self.at].kind, TokenKind::Word | TokenKind::Number)
    }

    /// The site with `next` behind everything that closes with the mark.
    pub fn with_closers(mut self) -> Site<'a> {
        while self.next < self.end && !self.cannot_close() {
            let more = self.closing();
            if more == 0 {
                break;
            }
            self.next += more;
        }
        self
    }

    /// Whether a word stands at `next`, as it does most often: none closes but the apostrophe among the letters, `ʼ`.
    fn cannot_close(&self) -> bool {
        let Cut { span, kind } = self.cuts[self.next];
        kind == TokenKind::Word && span.len() != 'ʼ'.len_utf8()
    }

    /// How many tokens at `next` still belong to the mark.
    fn closing(&self) -> usize {
        let (next, token) = (self.next, self.token(self.next));
        if self.kind(self.at) == Some(TokenKind::Link) {
            return usize::from(self.touches(next) && (is_quote(token) || matches!(token, ">" | ")" | "]")));
        }
        if let "[" = token {
            return self.reference();
        }
        if matches!(token, ")" | "]" | "}" | "）") {
            return 1;
        }
        if token == "." && self.is_omitted_after() {
            return 0;
        }
        let emoticon = self.kind(next) == Some(TokenKind::Symbol) && is_emoticon(token);
        if emoticon || is_terminal_run(token) && self.runs_on(next) {
            return 1;
        }
        let quote = is_quote(token);
        if self.touches(next) {
            let closes = quote && (!is_opening(token) || !self.touches(next + 1));
            return usize::from(closes || matches!(token, "*" | "**" | "_"));
        }
        if token.len() > 2 && token.bytes().all(|b| b == b'*') && !self.touches(next + 1) {
            return usize::from(!self.is_abbreviation());
        }
        let width = 1 + usize::from(self.is_pair(next));
        if quote && !self.touches(next + width) {
            return if self.is_open(token, width == 2) { width } else { 0 };
        }
        usize::from(!self.is_abbreviation() && follower::is_note_number(self))
    }

    /// Whether a terminal run at `index` goes on from the mark: `! !`, `. . .`, but not `. ... and`.
    fn runs_on(&self, index: usize) -> bool {
        !self.is_abbreviation() || self.touches(index) || !matches!(self.token(index), "..." | "…")
    }

    /// The tokens of a reference mark: `[1]`, `[12, 13]`, `[a]`; `[...]` at the end of a paragraph or before a capital.
    fn reference(&self) -> usize {
        let close = (self.next + 1..self.end.min(self.next + 6)).find(|&index| self.token(index) == "]");
        let Some(close) = close.filter(|close| *close > self.next + 1) else { return 0 };
        let inner = self.next + 1..close;
        let note = inner.clone().all(|index| {
            let token = self.token(index);
            token.len() < 4 && (self.kind(index) == Some(TokenKind::Number) || matches!(token, "," | "-" | "–"))
                || token.len() == 1 && token.bytes().all(|b| b.is_ascii_lowercase())
        });
        let opens = close + 1 == self.end || self.token(close + 1).starts_with(char::is_uppercase);
        let omission = opens && inner.len() == 1 && matches!(self.token(self.next + 1), "..." | "…");
        if note || omission { close + 1 - self.next } else { 0 }
    }

    /// Whether two straight marks make a double one: `''`.
    fn is_pair(&self, index: usize) -> bool {
        let single = |index: usize| self.cuts[index].span.of(self.text) == "'";
        self.touches(index + 1) && single(index) && single(index + 1)
    }

    /// Whether a quotation mark that stands alone can close: an odd number of its kind goes before, or none and none
    /// is left over in the sentence that follows.
    fn is_open(&self, mark: &str, pair: bool) -> bool {
        let same = |index: &usize| {
            let inner = self.touches(*index) && self.touches(index + 1);
            self.cuts[*index].span.of(self.text) == mark && if pair { self.is_pair(*index) } else { !inner }
        };
        let before = (self.at.saturating_sub(REACH)..self.at).filter(same).count();
        let after = (self.next + 1 + usize::from(pair)..self.end.min(self.next + REACH))
            .take_while(|index| !is_terminal_run(self.token(*index)))
            .filter(same)
            .count();
        mark != "``" && !self.closes_quote() && (before % 2 == 1 || before == 0 && after % 2 == 0)
    }

    /// Whether the mark is the period before an ellipsis that opens the next sentence: `It ended. . . . The`.
    fn is_omitted_after(&self) -> bool {
        self.next == self.at + 1
            && self.token(self.at) == "."
            && self.touches(self.at)
            && (0..3).all(|n| self.token(self.next + n) == ".")
            && self.token(self.next + 3).starts_with(char::is_uppercase)
    }

    /// Whether a bracket stands open at the mark and is closed soon.
    pub fn is_bracketed(&self) -> bool {
        let bracket = |index: usize| matches!(self.token(index), "(" | "[" | "{" | "（");
        let close = |index: usize| matches!(self.token(index), ")" | "]" | "}" | "）");
        let back = (self.first.max(self.at.saturating_sub(12))..self.at).rev().find(|&i| bracket(i) || close(i));
        let ahead = (self.next..self.end.min(self.next + 8)).find(|&i| bracket(i) || close(i));
        back.is_some_and(|index| bracket(index) && index > self.first) && ahead.is_some_and(close)
    }

    /// The tokens between the mark and `next`.
    pub fn closers(&self) -> impl Iterator<Item = &'a str> + '_ {
        (self.at + 1..self.next).map(|index| self.token(index))
    }

    pub fn closes_quote(&self) -> bool {
        self.closers().any(is_quote)
    }

    /// The index of the first word or number from `next` on, behind opening marks.
    pub fn follower(&self) -> Option<usize> {
        (self.next..self.end.min(self.next + 4))
            .find(|&index| matches!(self.cuts[index].kind, TokenKind::Word | TokenKind::Number | TokenKind::Link))
    }

    /// The text of the follower, or "".
    pub fn following(&self) -> &'a str {
        self.follower().map_or("", |index| self.token(index))
    }
}

pub fn is_quote(token: &str) -> bool {
    matches!(token, "\"" | "”" | "“" | "»" | "«" | "``" | "`") || is_apostrophe(token)
}

pub fn is_opening(token: &str) -> bool {
    matches!(token, "“" | "‘" | "«" | "``" | "(" | "[" | "{")
}

pub fn is_terminal_run(token: &str) -> bool {
    !token.is_empty() && token.chars().all(|c| matches!(c, '.' | '!' | '?' | '…'))
}

pub fn is_emoticon(token: &str) -> bool {
    token.len() > 1 && token.starts_with([':', ';', '='])
        || token.chars().all(|c| matches!(c as u32, 0x2600..=0x27bf | 0x1f300..=0x1faff | 0xfe0f | 0x200d))
}
