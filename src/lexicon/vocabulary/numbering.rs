//! Numbering: the forms of a document get numbers in the order in which they come.

use super::keys::Key;
use super::{Entry, Form, Vocabulary};
use crate::text::signal::Signal;
use crate::text::span::Span;

/// What a token is told about its form.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Number of the form among the forms of the document.
    pub number: u32,
    /// Letters and digits, in code points.
    pub letters: u16,
    pub syllables: u8,
    pub signal: Signal,
    /// Whether a cue of attribution may begin with it.
    pub is_cue: bool,
}

/// The number that a form has while it is in no document.
pub(super) const NONE: u32 = u32::MAX;

/// A walk along the tokens of a document. It is to end at [`Numbering::end`].
#[derive(Debug)]
pub struct Numbering<'v, 'l> {
    pub(super) vocabulary: &'v mut Vocabulary<'l>,
    pub(super) count: u32,
}

impl Numbering<'_, '_> {
    /// The form of the next token.
    #[inline]
    pub fn word(&mut self) -> Word {
        let Vocabulary { ids, entries, fresh, places, .. } = &mut *self.vocabulary;
        let id = ids[places.len()];
        let entry = &mut entries[id as usize];
        // New or not is a toss-up: both numbers are at hand and a mask takes one, as a branch would be mispredicted.
        let is_new = u32::from(entry.number == NONE);
        let number = entry.number ^ (entry.number ^ self.count) & is_new.wrapping_neg();
        entry.number = number;
        fresh[number as usize] = id;
        self.count += is_new;
        places.push(entry.lexemes);
        let Entry { letters, syllables, signal, is_cue, .. } = *entry;
        Word { number, letters, syllables, signal, is_cue }
    }

    /// The forms of the document by their numbers, and their folded texts one behind the other.
    pub fn end(self) -> (Vec<Form>, String) {
        let Vocabulary { entries, fresh, texts, .. } = self.vocabulary;
        let fresh = &fresh[..self.count as usize];
        let mut forms = Vec::with_capacity(fresh.len());
        let mut norms = Vec::with_capacity(8 * fresh.len());
        forms.extend(fresh.iter().map(|id| {
            let entry = &mut entries[*id as usize];
            entry.number = NONE;
            let start = norms.len();
            push_norm(entry, texts, &mut norms);
            Form { norm: Span::new(start, norms.len()), ..entry.form }
        }));
        // Whole texts side by side are text.
        (forms, String::from_utf8(norms).unwrap_or_default())
    }
}

/// A short text lies in the key: sixteen bytes are copied faster than as many as it has.
#[inline]
fn push_norm(entry: &Entry, texts: &str, norms: &mut Vec<u8>) {
    let (bytes, length) = Key::bytes(entry.key);
    if length > 0 {
        let end = norms.len() + length;
        norms.extend_from_slice(&bytes);
        norms.truncate(end);
    } else {
        norms.extend_from_slice(entry.form.norm.of(texts).as_bytes());
    }
}
