//! The vocabulary: what depends on the word form alone, looked up once per form and kept by each thread.

use super::{Lexicons, Phrases};
use crate::text::syllable::syllables;
use crate::text::tag::{FormTags, Tagger};
use crate::text::token::is_apostrophe;
use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// A distinct word form of one document.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Place of the folded form in [`super::super::document::Document::norms`].
    pub norm: crate::text::span::Span,
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
#[derive(Debug)]
pub struct Vocabulary<'a> {
    lexicons: &'a Lexicons,
    /// Ids of forms of up to sixteen bytes by the bytes themselves: no pointer to follow, no string to compare.
    short: FxHashMap<u128, u32>,
    long: FxHashMap<Box<str>, u32>,
    forms: Vec<Form>,
    /// For each form the document that last used it and its number there.
    seen: Vec<(u32, u32)>,
    document: u32,
    folded: String,
}

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
            folded: String::new(),
        }
    }

    pub fn lexicons(&self) -> &'a Lexicons {
        self.lexicons
    }

    /// To be called before the first token of a document: numbers start at 0 again.
    pub fn start_document(&mut self) {
        if self.forms.len() > MOST_FORMS {
            self.short.clear();
            self.long.clear();
            self.forms.clear();
            self.seen.clear();
        }
        self.document = self.document.wrapping_add(1);
    }

    /// The number of a token's form among the forms of the present document; a form new to the document is appended
    /// to `forms` and its folded text to `norms`.
    pub fn number(&mut self, token: &str, forms: &mut Vec<Form>, norms: &mut String) -> u32 {
        fold(token, &mut self.folded);
        let key = packed(&self.folded);
        let known = match key {
            Some(key) => self.short.get(&key),
            None => self.long.get(self.folded.as_str()),
        };
        let id = match known {
            Some(id) => *id as usize,
            None => self.learn(key),
        };
        let (document, number) = self.seen[id];
        if document == self.document {
            return number;
        }
        let number = forms.len() as u32;
        self.seen[id] = (self.document, number);
        let mut form = self.forms[id];
        form.norm = crate::text::span::Span::new(norms.len(), norms.len() + self.folded.len());
        norms.push_str(&self.folded);
        forms.push(form);
        number
    }

    fn learn(&mut self, key: Option<u128>) -> usize {
        let id = self.forms.len();
        self.forms.push(analyse(&self.folded, &self.lexicons.phrases));
        self.seen.push((self.document.wrapping_sub(1), 0));
        match key {
            Some(key) => self.short.insert(key, id as u32),
            None => self.long.insert(self.folded.as_str().into(), id as u32),
        };
        id
    }
}

/// A form of one to sixteen bytes as an integer. Zero bytes fill it up, so a form that holds one is not packed.
fn packed(form: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    let fits = form.len() <= bytes.len() && !form.as_bytes().contains(&0);
    fits.then(|| {
        bytes[..form.len()].copy_from_slice(form.as_bytes());
        u128::from_le_bytes(bytes)
    })
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
    fn numbers_start_anew_with_each_document() {
        let mut vocabulary = Vocabulary::new(Lexicons::embedded());
        let (mut forms, mut norms) = (Vec::new(), String::new());
        vocabulary.start_document();
        let numbers = ["The", "dam", "the"].map(|word| vocabulary.number(word, &mut forms, &mut norms));
        assert_eq!((numbers, norms.as_str()), ([0, 1, 0], "thedam"));
        vocabulary.start_document();
        let (mut forms, mut norms) = (Vec::new(), String::new());
        assert_eq!(vocabulary.number("dam", &mut forms, &mut norms), 0);
    }
}
