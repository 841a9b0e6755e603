//! Folding: what is left of a token when typography and case are taken away.

use crate::text::token::is_apostrophe;
use unicode_normalization::UnicodeNormalization;

/// The folded form of every dash that no hyphen can be: an em dash, two or more hyphens. An en dash is folded to a hyphen,
/// since it stands for one in compounds.
pub const DASH: &str = "--";

/// The folded form of a token: case, apostrophes, dashes, marks and composition folded, an editor's brackets dropped.
/// Typography cannot change what a word is.
pub fn fold(token: &str, folded: &mut String) {
    folded.clear();
    if token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'\'' || b == b'.') {
        folded.extend(token.bytes().map(|b| b.to_ascii_lowercase() as char));
        return;
    }
    let wordlike = token.chars().any(char::is_alphanumeric);
    for c in token.nfkc_if_ligature() {
        match c {
            _ if is_apostrophe(c.encode_utf8(&mut [0; 4])) => folded.push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' => folded.push('"'),
            '—' | '―' if !folded.ends_with(DASH) => folded.push_str(DASH),
            '—' | '―' => {}
            '-' if !wordlike && folded.ends_with(DASH) => {}
            '–' | '‒' | '‐' | '‑' => folded.push('-'),
            '…' => folded.push_str("..."),
            '(' | ')' | '[' | ']' if wordlike => {}
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            c => folded.extend(c.to_lowercase()),
        }
    }
}

/// NFC, and ligatures taken apart: `ﬁ` is a matter of the font.
trait Composed {
    fn nfkc_if_ligature(&self) -> Box<dyn Iterator<Item = char> + '_>;
}

impl Composed for str {
    fn nfkc_if_ligature(&self) -> Box<dyn Iterator<Item = char> + '_> {
        if self.is_ascii() {
            return Box::new(self.chars());
        }
        Box::new(self.nfc().flat_map(|c| {
            let apart: &[char] = match c {
                'ﬀ' => &['f', 'f'],
                'ﬁ' => &['f', 'i'],
                'ﬂ' => &['f', 'l'],
                'ﬃ' => &['f', 'f', 'i'],
                'ﬄ' => &['f', 'f', 'l'],
                'ﬅ' | 'ﬆ' => &['s', 't'],
                _ => &[],
            };
            let whole = apart.is_empty().then_some(c);
            whole.into_iter().chain(apart.iter().copied())
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(token: &str) -> String {
        let mut out = String::new();
        fold(token, &mut out);
        out
    }

    #[test]
    fn typography_is_folded() {
        assert_eq!(folded("Don’t"), "don't");
        assert_eq!(folded("(W)e"), "we");
        assert_eq!(folded("armament(s)"), "armaments");
        assert_eq!(folded("ﬁnal"), "final");
        assert_eq!(folded("cafe\u{301}"), "café");
        assert_eq!(folded("…"), "...");
        assert_eq!(folded("”"), "\"");
        assert_eq!(folded("("), "(");
        assert_eq!([folded("—"), folded("--"), folded("----"), folded("——")], [DASH; 4]);
        assert_eq!([folded("–"), folded("-")], ["-"; 2]);
    }
}
