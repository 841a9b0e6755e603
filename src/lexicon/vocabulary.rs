//! The vocabulary: what depends on the word form alone, looked up once per form and kept by each thread.

mod fold;
mod keys;
mod lexemes;
mod numbering;

use super::Lexicons;
use super::reporting::Reporting;
use super::word_class::{ClassRow, WordClasses};
use crate::text::span::Span;
use crate::text::syllable::syllables;
use crate::text::tag::{FormTags, Shape, Tagger};
use crate::text::token::Cut;
use fold::DASH;
pub use fold::fold;
use keys::{Head, Key, Slots};
pub use lexemes::{Lexemes, Root, TokenLexemes};
use numbering::NONE;
pub use numbering::{Numbering, Word};
use rustc_hash::FxHashMap;

/// A distinct word form of one document.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Place of the folded form in [`super::super::document::Document::norms`].
    pub norm: Span,
    /// What the tagger knows of the form.
    pub tags: FormTags,
    /// What it can be where somebody is reported to say something.
    pub reporting: Reporting,
    /// Its row among the word classes.
    pub classes: ClassRow,
    /// All characters, in code points.
    pub characters: u16,
}

/// A form of the vocabulary: one line of the cache.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
struct Entry {
    /// That of its folded text, if it has one.
    key: Key,
    /// Its number in the document at hand.
    number: u32,
    /// Place of its lexemes, the words of lexicons that it can stand for.
    lexemes: u32,
    letters: u16,
    syllables: u8,
    tags: FormTags,
    reporting: Reporting,
    classes: ClassRow,
    characters: u16,
}

impl Entry {
    /// The form in a document where its folded text has a place.
    fn form(&self, norm: Span) -> Form {
        let Entry { tags, reporting, classes, characters, .. } = *self;
        Form { norm, tags, reporting, classes, characters }
    }
}

/// Forms seen so far, across documents. Reading resets nothing but the numbering, so a form costs its analysis once.
#[derive(Debug)]
pub struct Vocabulary<'a> {
    lexicons: &'a Lexicons,
    /// Ids of forms by each short token that has been folded to them; those from `OTHER` on are places in `others`.
    short: Slots,
    /// Tokens that have another key than their form, and the ids of the forms.
    others: Vec<(Key, u32)>,
    /// Ids of forms by their folded text.
    known: FxHashMap<Box<str>, u32>,
    entries: Vec<Entry>,
    /// The folded texts of the forms that have no key, one behind the other, and where that of each ends, by their ids.
    texts: String,
    ends: Vec<(u32, usize)>,
    /// The first is that of forms which no lexicon knows.
    lexemes: Vec<Lexemes>,
    /// Of each token of the document at hand its key, if it has one, how it is written, the id of its form and, as far as they
    /// have been numbered, the place of its lexemes.
    keys: Vec<Key>,
    shapes: Vec<Shape>,
    ids: Vec<u32>,
    places: Vec<u32>,
    /// The ids of the forms of the document at hand by their numbers; the rest has no meaning.
    fresh: Vec<u32>,
    folded: String,
}

/// Past this many forms, keys or bytes the vocabulary starts anew, so that memory stays flat over millions of articles.
const MOST_FORMS: usize = 200_000;
const MOST_TEXT: usize = 1 << 24;

const OTHER: u32 = 1 << 31;

impl<'a> Vocabulary<'a> {
    pub fn new(lexicons: &'a Lexicons) -> Vocabulary<'a> {
        Vocabulary {
            lexicons,
            short: Slots::default(),
            others: Vec::new(),
            known: FxHashMap::default(),
            entries: Vec::new(),
            texts: String::new(),
            ends: Vec::new(),
            lexemes: vec![Lexemes::default()],
            keys: Vec::new(),
            shapes: Vec::new(),
            ids: Vec::new(),
            places: Vec::new(),
            fresh: Vec::new(),
            folded: String::new(),
        }
    }

    pub fn lexicons(&self) -> &'a Lexicons {
        self.lexicons
    }

    /// Begins to number the forms of a text with these tokens.
    pub fn number<'v>(&'v mut self, text: &str, tokens: &[Cut]) -> Numbering<'v, 'a> {
        if self.entries.len().max(self.short.len()) > MOST_FORMS || self.texts.len() > MOST_TEXT {
            *self = Vocabulary::new(self.lexicons);
        }
        self.look_up(text, tokens);
        self.places.clear();
        self.places.reserve(tokens.len());
        self.fresh.resize(tokens.len(), 0);
        Numbering { vocabulary: self, count: 0 }
    }

    /// Finds the ids of the forms of all tokens. The tables outgrow the near caches, so this goes in rows: first all keys, then all
    /// slots, then all entries, and no step waits for what the one before has not loaded yet.
    fn look_up(&mut self, text: &str, tokens: &[Cut]) {
        self.keys.resize(tokens.len(), Key::default());
        self.shapes.resize(tokens.len(), Shape::default());
        for ((cut, key), shape) in tokens.iter().zip(&mut self.keys).zip(&mut self.shapes) {
            let head = Head::of(text.as_bytes(), cut.span);
            *key = head.map(Key::of).unwrap_or_default();
            *shape = head.and_then(Head::shape).unwrap_or_else(|| Shape::of(cut.span.of(text)));
        }
        let mut ids = std::mem::take(&mut self.ids);
        ids.clear();
        ids.extend(self.keys.iter().map(|key| self.short.guess(*key)));
        for (at, id) in ids.iter_mut().enumerate() {
            let key = self.keys[at];
            if self.entries.get(*id as usize).is_none_or(|entry| entry.key != key) || key == Key::default() {
                *id = self.id(tokens[at].span.of(text), key);
            }
        }
        self.ids = ids;
    }

    /// The lexemes of the tokens that have been numbered.
    pub fn lexemes(&self) -> TokenLexemes<'_> {
        TokenLexemes { places: &self.places, table: &self.lexemes }
    }

    /// The id of the form of a token, which has this key or none.
    fn id(&mut self, token: &str, key: Key) -> u32 {
        let key = (key != Key::default()).then_some(key);
        key.and_then(|key| self.find(key)).unwrap_or_else(|| self.id_of(token, key))
    }

    /// The id of the form of a token with this key.
    fn find(&self, key: Key) -> Option<u32> {
        let id = self.short.get(key, |id| key_of(id, &self.entries, &self.others) == key)?;
        Some(self.others.get((id ^ OTHER) as usize).map_or(id, |(_, form)| *form))
    }

    /// The id of the form of a token that is long or has not been met.
    #[cold]
    fn id_of(&mut self, token: &str, key: Option<Key>) -> u32 {
        fold(token, &mut self.folded);
        let id = match self.known.get(self.folded.as_str()) {
            Some(id) => *id,
            None => self.learn(),
        };
        if let Some(key) = key {
            let same = self.entries[id as usize].key == key;
            let number = if same { id } else { OTHER + self.others.len() as u32 };
            if !same {
                self.others.push((key, id));
            }
            let (entries, others) = (&self.entries, &self.others);
            self.short.insert(number, |number| key_of(number, entries, others));
        }
        id
    }

    /// Makes a form of the folded text.
    fn learn(&mut self) -> u32 {
        let id = self.entries.len() as u32;
        let lexemes = match self.lexicons.phrases.lexemes(&self.folded) {
            none if none == Lexemes::default() => 0,
            some => {
                self.lexemes.push(some);
                self.lexemes.len() as u32 - 1
            }
        };
        let entry = Entry { lexemes, ..analyse(&self.folded) };
        if entry.key == Key::default() {
            self.texts.push_str(&self.folded);
            self.ends.push((id, self.texts.len()));
        }
        self.entries.push(entry);
        self.known.insert(self.folded.as_str().into(), id);
        id
    }
}

/// The key of a token by the number under which it is looked up.
fn key_of(number: u32, entries: &[Entry], others: &[(Key, u32)]) -> Key {
    others.get((number ^ OTHER) as usize).map_or_else(|| entries[number as usize].key, |other| other.0)
}

fn analyse(norm: &str) -> Entry {
    let letters = norm.chars().filter(|c| c.is_alphanumeric()).count();
    // A dash is one character, also where a typewriter takes two hyphens for it.
    let characters = if norm == DASH { 1 } else { norm.chars().count().min(u16::MAX as usize) as u16 };
    Entry {
        key: Head::of(norm.as_bytes(), Span::new(0, norm.len())).map(Key::of).unwrap_or_default(),
        number: NONE,
        lexemes: 0,
        letters: letters.min(u16::MAX as usize) as u16,
        syllables: syllables(norm),
        tags: Tagger::embedded().form(norm),
        reporting: Reporting::of(norm),
        classes: WordClasses::embedded().find(norm),
        characters,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_one_line_of_the_cache() {
        assert_eq!(size_of::<Entry>(), 64);
    }

    #[test]
    fn numbers_start_anew_with_each_document() {
        let mut vocabulary = Vocabulary::new(Lexicons::embedded());
        let mut number = |text: &str| {
            let mut cuts = crate::text::token::Cuts::default();
            crate::text::token::cut(text, &mut cuts);
            let mut numbering = vocabulary.number(text, &cuts);
            let numbers: Vec<u32> = cuts.iter().map(|_| numbering.word().number).collect();
            let (forms, norms) = numbering.end();
            (numbers, forms.iter().map(|form| form.norm.of(&norms).to_owned()).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(number("The dam the naïve Dam"), (vec![0, 1, 0, 2, 1], "the dam naïve".to_owned()));
        assert_eq!(number("dam don’t don't DON’T"), (vec![0, 1, 1, 1], "dam don't".to_owned()));
        assert_eq!(number("An unforeseeability dam"), (vec![0, 1, 2], "an unforeseeability dam".to_owned()));
        assert_eq!(number("dam"), (vec![0], "dam".to_owned()));
        assert_eq!(number("Misunderstandings unforeseeability").1, "misunderstandings unforeseeability");
    }
}
