//! The vocabulary: what depends on the word form alone, looked up once per form and kept by each thread.

mod fold;
mod keys;

use super::reporting::Reporting;
use super::word_class::{ClassRow, WordClasses};
use super::{Lexicons, Phrases};
use crate::text::span::Span;
use crate::text::syllable::syllables;
use crate::text::tag::{FormTags, Tagger};
use crate::text::token::Cut;
use fold::DASH;
pub use fold::fold;
pub(super) use keys::{Hashed, Table};
use keys::{Key, Keys, packed};
use rustc_hash::FxHashMap;

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
    /// Its row among the word classes.
    pub classes: ClassRow,
    /// What it can be where somebody is reported to say something.
    pub reporting: Reporting,
}

/// Up to four words of lexicons that one form matches: itself, itself without a possessive ending, without the period
/// of an abbreviation, and the longest wildcard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Lexemes {
    ids: [u32; 4],
    count: u8,
    /// Whether one of them is a phrase by itself.
    pub ends: bool,
    /// Where the phrases begin that begin with them, and if at one node, the range of its entries.
    pub root: Root,
    pub terms: (u32, u32),
    /// Of the words, and of those that lead on from them in a phrase, the last six bits as the place of a bit: most
    /// tokens lead nowhere, and this tells without a walk.
    pub bits: u64,
    pub next: u64,
}

/// The node of the phrases that begin with a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// One, or that of the tree where there is none.
    Node(u32),
    /// Its words begin phrases apart from each other: `run` and `run*`.
    Several,
}

impl Default for Root {
    fn default() -> Root {
        Root::Node(0)
    }
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
/// The tables outgrow the near caches, so look-ups come in rows: first all keys, then all ids, then all numbers, then all forms, and
/// no step waits for what the one before has not loaded yet.
#[derive(Debug)]
pub struct Vocabulary<'a> {
    lexicons: &'a Lexicons,
    /// Ids of forms by each short token that has been folded to them.
    short: Keys,
    /// Ids of forms by their folded text.
    known: FxHashMap<Box<str>, u32>,
    /// Each form with the place of its folded text in `texts`.
    forms: Vec<Form>,
    texts: String,
    /// For each form the document that last used it and its number there.
    seen: Vec<(u32, u32)>,
    document: u32,
    keys: Vec<Option<Key>>,
    ids: Vec<u32>,
    fresh: Vec<u32>,
    folded: String,
}

/// Past this many forms, keys or bytes the vocabulary starts anew, so that memory stays flat over millions of articles.
const MOST_FORMS: usize = 200_000;
const MOST_TEXT: usize = 1 << 24;

impl<'a> Vocabulary<'a> {
    pub fn new(lexicons: &'a Lexicons) -> Vocabulary<'a> {
        Vocabulary {
            lexicons,
            short: Keys::default(),
            known: FxHashMap::default(),
            forms: Vec::new(),
            texts: String::new(),
            seen: Vec::new(),
            document: 0,
            keys: Vec::new(),
            ids: Vec::new(),
            fresh: Vec::new(),
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
        let mut ids = std::mem::take(&mut self.ids);
        ids.clear();
        self.keys.clear();
        self.keys
            .extend(cuts.iter().map(|cut| packed(text.as_bytes(), cut.span.start as usize, cut.span.end as usize)));
        ids.extend(self.keys.iter().map(|key| key.and_then(|key| self.short.get(key)).unwrap_or(UNKNOWN)));
        for (id, cut) in ids.iter_mut().zip(cuts).filter(|(id, _)| **id == UNKNOWN) {
            *id = self.look_up(text, cut.span);
        }
        let mut fresh = std::mem::take(&mut self.fresh);
        fresh.clear();
        fresh.resize(cuts.len(), 0);
        let (mut count, document, all) = (0, self.document, &mut self.seen[..]);
        numbers.extend(ids.iter().map(|id| {
            let seen = &mut all[*id as usize];
            // New or not is a toss-up: both numbers are at hand and a mask takes one, as a branch would be mispredicted.
            let (last, before) = *seen;
            let is_new = u32::from(last != document);
            let number = before ^ (before ^ count) & is_new.wrapping_neg();
            *seen = (document, number);
            fresh[number as usize] = *id;
            count += is_new;
            number
        }));
        forms.extend(fresh[..count as usize].iter().map(|id| self.forms[*id as usize]));
        norms.reserve(forms.iter().map(|form| form.norm.len()).sum());
        for form in forms.iter_mut() {
            let start = norms.len();
            norms.push_str(form.norm.of(&self.texts));
            form.norm = Span::new(start, norms.len());
        }
        (self.ids, self.fresh) = (ids, fresh);
    }

    fn start_document(&mut self) {
        if self.forms.len().max(self.short.len()) > MOST_FORMS || self.texts.len() > MOST_TEXT {
            self.short.clear();
            self.known.clear();
            self.forms.clear();
            self.texts.clear();
            self.seen.clear();
        }
        self.document = self.document.wrapping_add(1);
    }

    /// The id of a form by a token that was not known when the document began, or that is long.
    fn look_up(&mut self, text: &str, span: Span) -> u32 {
        let key = packed(text.as_bytes(), span.start as usize, span.end as usize);
        if let Some(id) = key.and_then(|key| self.short.get(key)) {
            return id;
        }
        fold(span.of(text), &mut self.folded);
        let id = match self.known.get(self.folded.as_str()) {
            Some(id) => *id,
            None => self.learn(),
        };
        if let Some(key) = key {
            self.short.insert(key, id);
        }
        id
    }

    /// Makes a form of the folded text.
    fn learn(&mut self) -> u32 {
        let id = self.forms.len() as u32;
        let start = self.texts.len();
        self.texts.push_str(&self.folded);
        let norm = Span::new(start, self.texts.len());
        self.forms.push(Form { norm, ..analyse(&self.folded, &self.lexicons.phrases) });
        self.seen.push((self.document.wrapping_sub(1), 0));
        self.known.insert(self.folded.as_str().into(), id);
        id
    }
}

const UNKNOWN: u32 = u32::MAX;

fn analyse(norm: &str, phrases: &Phrases) -> Form {
    let letters = norm.chars().filter(|c| c.is_alphanumeric()).count();
    Form {
        norm: Default::default(),
        letters: letters.min(u16::MAX as usize) as u16,
        // A dash is one character, also where a typewriter takes two hyphens for it.
        characters: if norm == DASH { 1 } else { norm.chars().count().min(u16::MAX as usize) as u16 },
        syllables: syllables(norm),
        tags: Tagger::embedded().form(norm),
        lexemes: phrases.lexemes(norm),
        classes: WordClasses::embedded().find(norm),
        reporting: Reporting::of(norm),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
