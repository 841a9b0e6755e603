//! Part-of-speech tags by a greedy averaged perceptron over hashed features (Collins 2002, EMNLP;
//! look-ahead features and greedy decoding after Honnibal 2013). Weights: `seeds/language/tagger.md`.

#[path = "tag/context.rs"]
mod context;
#[path = "tag/form.rs"]
pub(super) mod form;
#[cfg(test)]
#[path = "tag/tests.rs"]
mod tests;

pub(super) use context::Context;
use context::Near;
pub use context::Words;
use form::OPEN;
pub use form::{FormTags, Shape};
use std::sync::OnceLock;

/// Word classes, as fine as passives, finite verbs and clauses need; the order is that of the weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tag {
    Noun,
    ProperNoun,
    Pronoun,
    WhWord,
    Determiner,
    Adjective,
    Adverb,
    Preposition,
    Particle,
    Subordinator,
    Coordinator,
    To,
    Number,
    Modal,
    VerbBase,
    VerbPresent,
    VerbPast,
    VerbParticiple,
    VerbGerund,
    Interjection,
    Punctuation,
    Symbol,
    #[default]
    Other,
}

use Tag::*;

impl Tag {
    #[rustfmt::skip]
    pub const ALL: [Tag; 23] = [
        Noun, ProperNoun, Pronoun, WhWord, Determiner, Adjective, Adverb, Preposition, Particle,
        Subordinator, Coordinator, To, Number, Modal, VerbBase, VerbPresent, VerbPast,
        VerbParticiple, VerbGerund, Interjection, Punctuation, Symbol, Other,
    ];
    #[rustfmt::skip]
    const NAMES: [&str; 23] = [
        "noun", "proper-noun", "pronoun", "wh-word", "determiner", "adjective", "adverb",
        "preposition", "particle", "subordinator", "coordinator", "to", "number", "modal",
        "verb-base", "verb-present", "verb-past", "verb-participle", "verb-gerund", "interjection",
        "punctuation", "symbol", "other",
    ];

    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Any verb form, modals included.
    pub fn is_verb(self) -> bool {
        matches!(self, Modal | VerbBase | VerbGerund | VerbParticiple | VerbPast | VerbPresent)
    }

    pub fn is_finite_verb(self) -> bool {
        matches!(self, Modal | VerbPast | VerbPresent)
    }

    pub fn is_nominal(self) -> bool {
        matches!(self, Noun | ProperNoun | Pronoun)
    }

    fn bit(self) -> u32 {
        1 << self as u32
    }

    pub(super) fn from_index(index: usize) -> Tag {
        Self::ALL.get(index).copied().unwrap_or_default()
    }
}

/// Weights of one feature, one per tag, the last unused.
pub(super) type Row = [u8; 24];

/// Table look-ups into the weights file, which is used as it lies.
#[derive(Clone, Copy, Default)]
pub struct Tagger {
    /// Sorted by hash.
    lexicon: &'static [[u8; 8]],
    /// Four 16-bit fingerprints a bucket, each of the row at its own index; 0 is none.
    buckets: &'static [[u8; 8]],
    rows: &'static [Row],
    /// Classes that have but one tag behind some tags, sorted, and which: see [`Context::slot`].
    classes: &'static [[u8; 4]],
    after: &'static [After],
}

/// The only tag of a class behind each tag, or `OPEN`: first of forms in small letters, then of capitalised ones.
pub(super) type After = [u8; 48];

static EMBEDDED: &[u8] = include_bytes!("../../seeds/language/tagger.model");

impl Tagger {
    pub fn embedded() -> &'static Tagger {
        static TAGGER: OnceLock<Tagger> = OnceLock::new();
        TAGGER.get_or_init(|| Tagger::from_bytes(EMBEDDED).unwrap_or_default())
    }

    pub(super) fn from_bytes(bytes: &'static [u8]) -> Option<Tagger> {
        let (magic, rest) = bytes.split_at_checked(8)?;
        let (counts, rest) = rest.split_at_checked(8)?;
        let count =
            |i: usize| -> Option<usize> { Some(u32::from_le_bytes(counts.get(i..i + 4)?.try_into().ok()?) as usize) };
        let (lexicon, rest) = rest.split_at_checked(count(0)?.checked_mul(8)?)?;
        let (buckets, rest) = rest.split_at_checked(count(4)?.checked_mul(8)?)?;
        let (rows, rest) = rest.split_at_checked(count(4)?.checked_mul(4 * size_of::<Row>())?)?;
        let (classes, after) = rest.split_at_checked(rest.len() / (4 + size_of::<After>()) * 4)?;
        let tagger = Tagger {
            lexicon: lexicon.as_chunks().0,
            buckets: buckets.as_chunks().0,
            rows: rows.as_chunks().0,
            classes: classes.as_chunks().0,
            after: after.as_chunks().0,
        };
        let complete = tagger.rows.len() == tagger.buckets.len() * 4 && tagger.after.len() == tagger.classes.len();
        (magic == b"connote1" && complete).then_some(tagger)
    }

    /// Tags one sentence from left to right, into `tags` from its start.
    pub fn tag(&self, words: &Words, tags: &mut Vec<Tag>) {
        tags.clear();
        tags.reserve(words.len());
        let mut context = Context::new(words);
        for (at, near) in words.iter().enumerate() {
            let tag = match context.settled(near).or_else(|| self.sure(&context, near)) {
                Some(tag) => tag,
                None => {
                    let (mut keys, mut count) = ([0u32; MOST], 0);
                    context.features(words, at, near, |key| {
                        keys[count % MOST] = key;
                        count += 1;
                    });
                    self.score(keys.get(..count).unwrap_or(&keys))
                }
            };
            context.push(&near[1].0, tag);
            tags.push(tag);
        }
    }

    /// The tag of a form that has no other behind the last tag: one token in four needs no score for this.
    pub(super) fn sure(&self, context: &Context, near: &Near) -> Option<Tag> {
        let after = self.after.get(usize::from(near[1].0.sure))?;
        let tag = *after.get(context.slot(near)?)?;
        (tag != OPEN).then(|| Tag::from_index(tag.into()))
    }

    /// Look-ups first, then sums: no step waits for the one before.
    fn score(&self, keys: &[u32]) -> Tag {
        let (mut found, mut count) = ([0u32; MOST], 0);
        for key in keys {
            let (bucket, print) = place(*key, self.buckets.len());
            let prints = self.buckets.get(bucket).map_or(0, |b| u64::from_le_bytes(*b));
            // Which of the four 16-bit lanes equals the fingerprint: the lowest zero lane of the difference.
            let x = prints ^ (u64::from(print) * LANES);
            let zero = x.wrapping_sub(LANES) & !x & (LANES << 15);
            found[count % MOST] = bucket as u32 * 4 + (zero.trailing_zeros() >> 4);
            count += usize::from(zero != 0);
        }
        let scores = self.sum(found.get(..count).unwrap_or(&found));
        // Score and index in one integer, so that the maximum needs no branch.
        let packed = scores.as_flattened().iter().zip(0i32..23).map(|(&s, i)| (i32::from(s) << 5) | (31 - i)).max();
        Tag::from_index(31 - (packed.unwrap_or(0) & 31) as usize)
    }

    /// Apart, so that the sums stay whole vectors.
    #[inline(never)]
    fn sum(&self, found: &[u32]) -> [[i16; 8]; 3] {
        let mut scores = [[0i16; 8]; 3];
        for at in found {
            let Some(row) = self.rows.get(*at as usize) else { continue };
            for (scores, weights) in scores.iter_mut().zip(row.as_chunks::<8>().0) {
                for (score, weight) in scores.iter_mut().zip(weights) {
                    *score += i16::from(*weight as i8);
                }
            }
        }
        scores
    }
}

const MOST: usize = 32;
const LANES: u64 = 0x0001_0001_0001_0001;

/// Bucket and fingerprint of a feature.
pub(super) fn place(key: u32, buckets: usize) -> (usize, u16) {
    let bucket = (u64::from(key) * buckets as u64) >> 32;
    (bucket as usize, (key as u16).max(1))
}
