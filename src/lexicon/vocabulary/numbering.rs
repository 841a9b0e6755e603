//! Numbering: the forms of a document get numbers in the order in which they come.

use super::{Form, Vocabulary};
use crate::text::signal::Signal;
use crate::text::span::Span;
use crate::text::tag::Shape;

/// What a token is told about its form.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// Number of the form among the forms of the document.
    pub number: u32,
    /// Letters and digits, in code points.
    pub letters: u16,
    pub syllables: u8,
    pub signal: Signal,
    /// How the token is written.
    pub shape: Shape,
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
        let Vocabulary { ids, shapes, entries, fresh, places, .. } = &mut *self.vocabulary;
        let (id, shape) = (ids[places.len()], shapes[places.len()]);
        let entry = &mut entries[id as usize];
        let (letters, syllables) = (entry.letters, entry.syllables);
        let (signal, is_cue) = (entry.reporting.signal, !entry.reporting.cues.is_empty());
        places.push(entry.lexemes);
        // New or not is a toss-up: both numbers are at hand and a mask takes one, as a branch would be mispredicted.
        let is_new = u32::from(entry.number == NONE);
        let number = entry.number ^ (entry.number ^ self.count) & is_new.wrapping_neg();
        entry.number = number;
        fresh[number as usize] = id;
        self.count += is_new;
        Word { number, letters, syllables, signal, shape, is_cue }
    }

    /// The forms of the document by their numbers, and their folded texts one behind the other.
    pub fn end(self) -> (Vec<Form>, String) {
        let Vocabulary { entries, fresh, texts, ends, .. } = self.vocabulary;
        let fresh = &fresh[..self.count as usize];
        let mut forms = Vec::with_capacity(fresh.len());
        let mut norms = Vec::with_capacity(8 * fresh.len());
        forms.extend(fresh.iter().map(|id| {
            let entry = &mut entries[*id as usize];
            entry.number = NONE;
            let start = norms.len();
            match entry.key.bytes() {
                (_, 0) => norms.extend_from_slice(long(*id, ends, texts).as_bytes()),
                // Sixteen bytes are copied faster than as many as it has.
                (bytes, length) => {
                    norms.extend_from_slice(&bytes);
                    norms.truncate(start + length);
                }
            }
            entry.form(Span::new(start, norms.len()))
        }));
        // Whole texts side by side are text.
        (forms, String::from_utf8(norms).unwrap_or_default())
    }
}

/// The text of a form that has no key.
fn long<'t>(id: u32, ends: &[(u32, usize)], texts: &'t str) -> &'t str {
    let at = ends.partition_point(|(other, _)| *other < id);
    let start = at.checked_sub(1).map_or(0, |before| ends[before].1);
    ends.get(at).map_or("", |(_, end)| &texts[start..*end])
}
