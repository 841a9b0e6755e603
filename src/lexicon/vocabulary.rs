//! The vocabulary: what depends on the word form alone, looked up once per form and kept by each thread.

use super::{Lexicons, Phrases};
use crate::text::span::Span;
use crate::text::syllable::syllables;
use crate::text::tag::{FormTags, Tagger};
use crate::text::token::{Cut, is_apostrophe};
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// A distinct word form of one document.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Place of the folded form in [`super::super::document::Document::norms`].
    pub norm: Span,
    /// Letters and digits, in code points.
    pub letters: u16,
    /// All characters, in code points.
    pub characters: u16,
    pub syllables: u8,
    /// What the tagger knows of the form.
    pub tags: FormTags,
    /// The words of lexicons that this form can stand for: a range of [`Vocabulary`]'s lexeme pool, resolved by
    /// [`Phrases`].
    pub lexemes: Lexemes,
}

/// Up to four words of lexicons that one form matches: itself, itself without a possessive ending, wildcards.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lexemes {
    ids: [u32; 4],
    count: u8,
}

impl Lexemes {
    pub fn push(&mut self, id: u32) {
        if (self.count as usize) < self.ids.len() && !self.ids().contains(&id) {
            self.ids[self.count as usize] = id;
            self.count += 1;
        }
    }

    pub fn ids(&self) -> &[u32] {
        &self.ids[..self.count as usize]
    }
}

/// Forms seen so far, across documents. Reading resets nothing but the numbering, so a form costs its analysis once.
///
/// The tables outgrow the near caches, so look-ups come in rows: first all keys, then all ids, then all numbers, and no
/// step waits for what the one before has not loaded yet.
#[derive(Debug)]
pub struct Vocabulary<'a> {
    lexicons: &'a Lexicons,
    /// Ids of forms of up to sixteen bytes by the bytes themselves: no pointer to follow, no string to compare.
    short: FxHashMap<Key, u32>,
    long: FxHashMap<Box<str>, u32>,
    forms: Vec<Form>,
    /// For each form the document that last used it and its number there.
    seen: Vec<(u32, u32)>,
    document: u32,
    keys: Vec<Option<Key>>,
    ids: Vec<u32>,
    folded: String,
}

/// The folded form of a token of one to sixteen plain characters, with zero bytes at its end.
type Key = [u64; 2];

/// Past this many forms the vocabulary starts anew, so that memory stays flat over millions of articles.
const MOST_FORMS: usize = 200_000;

impl<'a> Vocabulary<'a> {
    pub fn new(lexicons: &'a Lexicons) -> Vocabulary<'a> {
        Vocabulary {
            lexicons,
            short: FxHashMap::default(),
            long: FxHashMap::default(),
            forms: Vec::new(),
            seen: Vec::new(),
            document: 0,
            keys: Vec::new(),
            ids: Vec::new(),
            folded: String::new(),
        }
    }

    pub fn lexicons(&self) -> &'a Lexicons {
        self.lexicons
    }

    /// Numbers the forms of a document's tokens in the order in which they come: `numbers` gets one for each token,
    /// `forms` each distinct form, `norms` their folded texts one behind the other.
    pub fn number(
        &mut self,
        text: &str,
        cuts: &[Cut],
        numbers: &mut Vec<u32>,
        forms: &mut Vec<Form>,
        norms: &mut String,
    ) {
        self.start_document();
        self.keys.clear();
        self.keys.extend(cuts.iter().map(|cut| packed(cut.span.of(text))));
        self.ids.clear();
        self.ids
            .extend(self.keys.iter().map(|key| key.and_then(|key| self.short.get(&key).copied()).unwrap_or(UNKNOWN)));
        numbers.reserve(cuts.len());
        let mut fresh: Vec<(u32, u32)> = Vec::with_capacity(cuts.len() / 2);
        for (at, cut) in cuts.iter().enumerate() {
            let id = match self.ids[at] {
                UNKNOWN => self.look_up(cut.span.of(text)),
                id => id,
            };
            let seen = &mut self.seen[id as usize];
            if seen.0 != self.document {
                *seen = (self.document, fresh.len() as u32);
                fresh.push((id, at as u32));
            }
            numbers.push(seen.1);
        }
        forms.extend(fresh.iter().map(|(id, _)| self.forms[*id as usize]));
        for (form, (_, at)) in forms.iter_mut().zip(fresh) {
            let start = norms.len();
            match self.keys[at as usize] {
                Some(key) => norms.push_str(unpacked(&bytes(key))),
                None => {
                    fold(cuts[at as usize].span.of(text), &mut self.folded);
                    norms.push_str(&self.folded);
                }
            }
            form.norm = Span::new(start, norms.len());
        }
    }

    fn start_document(&mut self) {
        if self.forms.len() > MOST_FORMS {
            self.short.clear();
            self.long.clear();
            self.forms.clear();
            self.seen.clear();
        }
        self.document = self.document.wrapping_add(1);
    }

    /// The id of a form that was not known when the document began, or that typography hides.
    fn look_up(&mut self, token: &str) -> u32 {
        fold(token, &mut self.folded);
        let key = packed(&self.folded);
        let known = match key {
            Some(key) => self.short.get(&key),
            None => self.long.get(self.folded.as_str()),
        };
        if let Some(id) = known {
            return *id;
        }
        let id = self.forms.len() as u32;
        self.forms.push(analyse(&self.folded, &self.lexicons.phrases));
        self.seen.push((self.document.wrapping_sub(1), 0));
        match key {
            Some(key) => self.short.insert(key, id),
            None => self.long.insert(self.folded.as_str().into(), id),
        };
        id
    }
}

const UNKNOWN: u32 = u32::MAX;

/// What [`fold`] makes of each ASCII character, or 0 where the rest of the token matters.
static FOLDED: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 1;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'(' | b')' | b'[' | b']' => 0,
            byte => byte.to_ascii_lowercase(),
        };
        byte += 1;
    }
    table
};

fn packed(token: &str) -> Option<Key> {
    let mut bytes = [0; 16];
    if token.is_empty() || token.len() > bytes.len() {
        return None;
    }
    let mut plain = true;
    for (folded, byte) in bytes.iter_mut().zip(token.bytes()) {
        *folded = FOLDED[byte as usize];
        plain &= *folded != 0;
    }
    let key = u128::from_le_bytes(bytes);
    plain.then_some([key as u64, (key >> 64) as u64])
}

fn bytes(key: Key) -> [u8; 16] {
    (u128::from(key[0]) | u128::from(key[1]) << 64).to_le_bytes()
}

fn unpacked(bytes: &[u8; 16]) -> &str {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    // Packed bytes are ASCII.
    std::str::from_utf8(&bytes[..end]).unwrap_or_default()
}

fn analyse(norm: &str, phrases: &Phrases) -> Form {
    let letters = norm.chars().filter(|c| c.is_alphanumeric()).count();
    Form {
        norm: Default::default(),
        letters: letters.min(u16::MAX as usize) as u16,
        characters: norm.chars().count().min(u16::MAX as usize) as u16,
        syllables: syllables(norm),
        tags: Tagger::embedded().form(norm),
        lexemes: phrases.lexemes(norm),
    }
}

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
            '–' | '—' | '‒' | '―' | '‐' | '‑' => folded.push('-'),
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
    }

    #[test]
    fn packing_is_folding() {
        for token in
            ["Dam", "U.S.", "don't", "(W)e", "(", "“", "naïve", "Straße", "a-b", "x\u{0}y", "sixteenletterss!", "7"]
        {
            let short = packed(token).map(|key| unpacked(&bytes(key)).to_owned());
            assert!(short.is_none_or(|short| short == folded(token)), "{token}");
        }
        assert!(packed("Dam").is_some() && packed("(W)e").is_none() && packed("naïve").is_none());
    }

    #[test]
    fn numbers_start_anew_with_each_document() {
        let mut vocabulary = Vocabulary::new(Lexicons::embedded());
        let mut number = |text: &str| {
            let (mut cuts, mut numbers, mut forms, mut norms) = (Vec::new(), Vec::new(), Vec::new(), String::new());
            crate::text::token::cut(text, &mut cuts);
            vocabulary.number(text, &cuts, &mut numbers, &mut forms, &mut norms);
            (numbers, norms, forms.len())
        };
        assert_eq!(number("The dam the naïve Dam"), (vec![0, 1, 0, 2, 1], "thedamnaïve".to_owned(), 3));
        assert_eq!(number("dam"), (vec![0], "dam".to_owned(), 1));
    }
}
