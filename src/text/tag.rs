//! Part-of-speech tags by a greedy averaged perceptron over hashed features (Collins 2002, EMNLP;
//! look-ahead features and greedy decoding after Honnibal 2013). Weights: `seeds/language/tagger.md`.

#[path = "tag/context.rs"]
mod context;
#[path = "tag/form.rs"]
pub(super) mod form;
#[path = "tag/shape.rs"]
mod shape;
#[cfg(test)]
#[path = "tag/tests.rs"]
mod tests;

pub(super) use context::Context;

pub use context::{Near, Words};
pub use form::FormTags;
use form::OPEN;
pub use shape::Shape;
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

/// Weights of one feature, one per tag; the last is that of no tag and 0, the lowest.
pub(super) type Row = [u8; 24];

/// Table look-ups into the weights file, which is used as it lies.
#[derive(Clone, Copy, Default)]
pub struct Tagger {
    /// Each entry at the place of its hash, or at the first free one behind it.
    lexicon: &'static [[u8; 8]],
    /// Four 16-bit fingerprints a bucket, 0 for none, and the indices of their rows.
    buckets: &'static [[[u8; 8]; 2]],
    /// The rows most used come first, so that they stay near.
    rows: &'static [Row],
    /// The only tags of classes between a tag and a class: 24 bits of [`Context::between`], and which.
    between: &'static [[u8; 4]],
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
        let (counts, rest) = rest.split_at_checked(16)?;
        let count = |i: usize| Some(u32::from_le_bytes(*counts.as_chunks().0.get(i)?) as usize);
        let (lexicon, rest) = rest.split_at_checked(count(0)?.checked_mul(8)?)?;
        let (buckets, rest) = rest.split_at_checked(count(1)?.checked_mul(16)?)?;
        let (rows, rest) = rest.split_at_checked(count(2)?.checked_mul(size_of::<Row>())?)?;
        let (between, rest) = rest.split_at_checked(count(3)?.checked_mul(4)?)?;
        let (classes, after) = rest.split_at_checked(rest.len() / (4 + size_of::<After>()) * 4)?;
        let tagger = Tagger {
            lexicon: lexicon.as_chunks().0,
            buckets: buckets.as_chunks().0.as_chunks().0,
            rows: rows.as_chunks().0,
            between: between.as_chunks().0,
            classes: classes.as_chunks().0,
            after: after.as_chunks().0,
        };
        (magic == b"connote2" && tagger.after.len() == tagger.classes.len()).then_some(tagger)
    }

    /// Tags one sentence from left to right: a tag for each of its words.
    pub fn tag<'t>(&self, words: &Words, tags: impl Iterator<Item = &'t mut Tag>) {
        let mut context = Context::new(words);
        for (at, tag) in tags.enumerate() {
            let Some(near) = words.near(at) else { break };
            *tag = match context.settled(near).or_else(|| self.sure(&context, near)) {
                Some(tag) => tag,
                None => self.scored(context, words, at, near),
            };
            context.push(&near[1].0, *tag);
        }
    }

    /// The tag of a form that has no other behind the last tag, or between it and the class that follows.
    pub(super) fn sure(&self, context: &Context, near: &Near) -> Option<Tag> {
        let slot = context.slot(near)?;
        let after = self.after.get(usize::from(near[1].0.sure)).and_then(|after| after.get(slot));
        if let Some(tag) = after.filter(|tag| **tag != OPEN) {
            return Some(Tag::from_index((*tag).into()));
        }
        let key = Context::between(near, slot);
        let [tag, rest @ ..] = *self.between.get(spread(key, self.between.len()))?;
        let [.., a, b, c] = (key << 8).to_le_bytes();
        (rest == [a, b, c]).then(|| Tag::from_index(tag.into()))
    }

    /// The tag with the highest score. Keys first, then look-ups, then sums: no step waits for the one before.
    #[inline(never)]
    fn scored(&self, context: Context, words: &Words, at: usize, near: &Near) -> Tag {
        let (mut keys, mut asked) = ([0u32; MOST], 0);
        context.features(words, at, near, |key| {
            keys[asked % MOST] = key;
            asked += 1;
        });
        let (mut found, mut count) = ([0u16; MOST], 0);
        for key in keys.get(..asked).unwrap_or(&keys) {
            let (row, is_there) = self.look_up(*key);
            found[count % MOST] = row;
            count += usize::from(is_there);
        }
        let scores = self.sum(found.get(..count).unwrap_or(&found));
        // The first of the highest: how far each is behind, and its index, in one integer, so that no branch is needed.
        let scores = scores.as_flattened();
        let top = scores.iter().copied().fold(0, i16::max);
        let packed = scores.iter().zip(0i16..).map(|(score, at)| (score - top).max(-1023) * 32 + (31 - at));
        Tag::from_index((31 - packed.fold(i16::MIN, i16::max)) as usize)
    }

    /// The row of a feature, and whether it has one.
    #[inline(always)]
    fn look_up(&self, key: u32) -> (u16, bool) {
        let (bucket, print) = place(key, self.buckets.len());
        let [prints, rows] = self.buckets.get(bucket).map_or([0; 2], |bucket| bucket.map(u64::from_le_bytes));
        // Which of the four 16-bit lanes equals the fingerprint: the lowest zero lane of the difference.
        let x = prints ^ (u64::from(print) * LANES);
        let zero = x.wrapping_sub(LANES) & !x & (LANES << 15);
        // With a bit for none, the compiler need not ask whether there is one.
        let lane = (zero | 1 << 63).trailing_zeros() & !15;
        ((rows >> lane) as u16, zero != 0)
    }

    /// Apart, so that the sums stay whole vectors. Weights are kept 128 too high: all tags alike.
    #[inline(never)]
    fn sum(&self, found: &[u16]) -> [[i16; 8]; 3] {
        let mut scores = [[0i16; 8]; 3];
        for at in found {
            let Some(row) = self.rows.get(usize::from(*at)) else { continue };
            for (scores, weights) in scores.iter_mut().zip(row.as_chunks::<8>().0) {
                for (score, weight) in scores.iter_mut().zip(weights) {
                    *score += i16::from(*weight);
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
    (spread(key, buckets), key as u16 | 1)
}

/// The place of a key among a number of places.
pub(super) fn spread(key: u32, places: usize) -> usize {
    ((u64::from(key) * places as u64) >> 32) as usize
}
