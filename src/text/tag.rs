//! Part-of-speech tags by a greedy averaged perceptron over hashed features (Collins 2002, EMNLP;
//! look-ahead features and greedy decoding after Honnibal 2013). Weights: `seeds/language/tagger.md`.

#[path = "tag/form.rs"]
pub(super) mod form;
#[cfg(test)]
#[path = "tag/tests.rs"]
mod tests;

use form::{CLITIC, EDGE, FINITE, KNOWN, LETTERS, OPEN, OPENING, PAST, RARE, mix};
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
    pub fn tag(&self, words: &[(FormTags, Shape)], tags: &mut Vec<Tag>) {
        tags.clear();
        tags.reserve(words.len());
        let mut context = Context::new(words);
        for at in 0..words.len() {
            let tag = match context.settled(words, at).or_else(|| self.sure(&context, words, at)) {
                Some(tag) => tag,
                None => {
                    let (mut keys, mut count) = ([0u32; MOST], 0);
                    context.features(words, at, |key| {
                        keys[count % MOST] = key;
                        count += 1;
                    });
                    self.score(keys.get(..count).unwrap_or(&keys))
                }
            };
            context.push(&words[at].0, tag);
            tags.push(tag);
        }
    }

    /// The tag of a form that has no other behind the last tag: one token in four needs no score for this.
    pub(super) fn sure(&self, context: &Context, words: &[(FormTags, Shape)], at: usize) -> Option<Tag> {
        let after = self.after.get(usize::from(words.get(at)?.0.sure))?;
        let tag = *after.get(context.slot(words, at)?)?;
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

/// The tag before the first token.
const EDGE_TAG: u32 = 30;

/// Whether a token begins a sentence, or stands behind what may open one.
fn begins(words: &[(FormTags, Shape)], at: usize) -> bool {
    at.checked_sub(1).and_then(|left| words.get(left)).is_none_or(|(left, _)| left.flags & OPENING != 0)
}

/// What the tags to the left leave behind.
pub(super) struct Context {
    last: u32,
    before: u32,
    /// The last verb, by auxiliary or tag; 32 is added once the clause is left.
    verb: u32,
    /// Most words are capitalised: capitals say little.
    headline: bool,
}

impl Context {
    pub(super) fn new(words: &[(FormTags, Shape)]) -> Context {
        let (mut capitals, mut all) = (0, 0);
        for (form, shape) in words {
            let letters = u32::from(form.flags & LETTERS != 0);
            all += letters;
            capitals += letters & u32::from(shape.capital());
        }
        Context { last: EDGE_TAG, before: EDGE_TAG, verb: 0, headline: capitals > 2 && capitals * 10 > all * 6 }
    }

    /// A form with one tag needs no score, unless a capital may make it a name.
    pub(super) fn settled(&self, words: &[(FormTags, Shape)], at: usize) -> Option<Tag> {
        let (form, shape) = words.get(at)?;
        if form.fixed == OPEN {
            return None;
        }
        let tag = Tag::from_index(form.fixed.into());
        let open = matches!(tag, Noun | Adjective | Adverb | Interjection | ProperNoun) || tag.is_verb();
        let doubt = open && form.flags & LETTERS != 0 && (shape.capital() || tag == ProperNoun);
        (!doubt).then_some(tag)
    }

    /// The place in an [`After`] for the last tag and the case of a token: none behind a contraction, in a headline, or
    /// for capitals that begin a sentence.
    pub(super) fn slot(&self, words: &[(FormTags, Shape)], at: usize) -> Option<usize> {
        const START: usize = Tag::ALL.len();
        let last = if self.last == EDGE_TAG { START } else { self.last as usize };
        let (_, shape) = words.get(at)?;
        let case = match *shape {
            Shape::SMALL => 0,
            Shape::CAPITALISED if !self.headline && !begins(words, at) => START + 1,
            _ => return None,
        };
        (last <= START).then_some(last + case)
    }

    pub(super) fn push(&mut self, form: &FormTags, tag: Tag) {
        let clitic = u32::from(form.flags & CLITIC) << 3;
        (self.before, self.last) = (self.last, tag as u32 | clitic);
        // Without branches: no predictor guesses the tag.
        let leaves = matches!(tag, Punctuation | Coordinator | WhWord | Subordinator);
        let helps = (form.auxiliary != 0) & (tag.is_verb() | matches!(tag, Pronoun | WhWord));
        let verb = if tag.is_verb() { tag as u32 } else { self.verb | u32::from(leaves) << 5 };
        self.verb = if helps { form.auxiliary.into() } else { verb };
    }

    /// Keys of the features of one token; the same function trains and tags.
    #[inline(always)]
    pub(super) fn features(&self, words: &[(FormTags, Shape)], at: usize, mut emit: impl FnMut(u32)) {
        let near = |offset: isize| at.checked_add_signed(offset).and_then(|i| words.get(i)).map_or(&EDGE, |w| &w.0);
        let Some((form, shape)) = words.get(at) else { return };
        let (left, right, right2) = (near(-1), near(1), near(2));
        let (t1, t2, verb) = (self.last, self.before, self.verb);
        let initial = begins(words, at);
        let case =
            |shape: Shape, initial: bool| u32::from(shape.0) | u32::from(initial) << 3 | u32::from(self.headline) << 4;
        let here = case(*shape, initial);
        let next = words.get(at + 1).map_or(32, |w| case(w.1, right.flags & LETTERS == 0));
        let known = form.flags & KNOWN != 0;
        let [s2, s3, s4] = form.suffix.map(u32::from);
        let word = if known { form.word } else { s3 | 1 << 20 };
        let class = form.class;

        emit(mix(10, word, 0));
        emit(mix(11, word, here));
        emit(mix(12, class, here));
        emit(mix(13, t1, class));
        emit(mix(14, t1 << 8 | t2, 0));
        emit(mix(15, word, t1));
        emit(mix(16, class, t1 << 8 | t2));
        emit(mix(17, left.word, class));
        emit(mix(19, right.word, class));
        emit(mix(20, right.word, word));
        emit(mix(21, right.class, t1));
        emit(mix(22, right.class, class));
        emit(mix(23, right.class, mix(0, class, t1)));
        emit(mix(24, right2.class, mix(0, class, right.class)));
        emit(mix(27, class, verb));
        emit(mix(29, here << 16 | next << 8 | t1, 0));
        if !known || form.flags & RARE != 0 {
            emit(mix(40, s4, here));
            emit(mix(41, s3, here));
            emit(mix(42, s2, here));
            emit(mix(43, s3, 0));
            emit(mix(44, s2, t1));
            emit(mix(45, s3, right.class));
            emit(mix(46, left.word, here));
            emit(mix(47, right.word, here));
        }
        if form.flags & PAST != 0 {
            let ahead = ahead(words, at);
            emit(mix(50, ahead, verb << 8 | t1));
            emit(mix(51, ahead, class));
        }
    }
}

/// The first surely finite verb or clause edge to the right: "the men arrested there were", "arrested there .".
fn ahead(words: &[(FormTags, Shape)], at: usize) -> u32 {
    for (distance, (form, _)) in (0u32..8).zip(words.iter().skip(at + 1)) {
        let edge = match Tag::from_index(form.fixed.into()) {
            _ if form.flags & FINITE != 0 => 1,
            Punctuation => 2,
            Coordinator => 3,
            WhWord | Subordinator | Modal => 4,
            _ => continue,
        };
        return edge << 4 | distance.min(3);
    }
    0
}
