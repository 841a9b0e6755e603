//! Context: what is known of a token from its neighbours, and the features made of it.

use super::Tag::{self, *};
use super::form::{CLITIC, EDGE, FINITE, FormTags, KNOWN, LETTERS, OPENING, PAST, RARE, SETTLED, SETTLED_SMALL};
use super::shape::Shape;
use std::num::Wrapping;

/// The tag before the first token.
const EDGE_TAG: u32 = Tag::ALL.len() as u32;

/// What a tag does to the last verb.
#[derive(Clone, Copy)]
struct Effect {
    /// What is left of it, and what takes its place or is added.
    keep: u32,
    set: u32,
    /// Whether it may be that of an auxiliary.
    helps: bool,
}

/// By tag; all numbers, so that no branch is needed: no predictor guesses the tag.
const EFFECTS: [Effect; 32] = {
    const LEAVES: u32 = 32;
    let mut effects = [Effect { keep: u32::MAX, set: 0, helps: false }; 32];
    let mut at = 0;
    while at < Tag::ALL.len() {
        let (keep, set, helps) = match Tag::ALL[at] {
            Modal | VerbBase | VerbGerund | VerbParticiple | VerbPast | VerbPresent => (0, at as u32, true),
            WhWord => (u32::MAX, LEAVES, true),
            Pronoun => (u32::MAX, 0, true),
            Punctuation | Coordinator | Subordinator => (u32::MAX, LEAVES, false),
            _ => (u32::MAX, 0, false),
        };
        effects[at] = Effect { keep, set, helps };
        at += 1;
    }
    effects
};

/// A word between the one before and the two behind.
pub type Near = [(FormTags, Shape); 4];

/// The words of a sentence, with an edge before and two behind, so that every word has neighbours.
#[derive(Default)]
pub struct Words(Vec<(FormTags, Shape)>);

impl Words {
    const EDGE: (FormTags, Shape) = (EDGE, Shape { case: Shape::SMALL, capitals: 0 });

    /// Takes the words of another sentence.
    pub fn fill(&mut self, words: impl Iterator<Item = (FormTags, Shape)>) {
        self.0.clear();
        self.0.push(Words::EDGE);
        self.0.extend(words);
        self.0.extend([Words::EDGE; 2]);
    }

    pub fn count(&self) -> usize {
        self.0.len().saturating_sub(3)
    }

    /// A word with its neighbours.
    pub fn near(&self, at: usize) -> Option<&Near> {
        self.0.get(at..)?.first_chunk()
    }

    /// Each word with its neighbours.
    pub fn iter(&self) -> impl Iterator<Item = &Near> {
        (0..self.count()).filter_map(|at| self.near(at))
    }

    /// The words behind one.
    fn behind(&self, at: usize) -> &[(FormTags, Shape)] {
        self.0.get(at + 2..self.count() + 1).unwrap_or_default()
    }
}

/// Whether a token begins a sentence, or stands behind what may open one.
fn begins(near: &Near) -> bool {
    near[0].0.flags & OPENING != 0
}

/// What the tags to the left leave behind.
#[derive(Clone, Copy)]
pub struct Context {
    last: u32,
    before: u32,
    /// The last verb, by auxiliary or tag; 32 is added once the clause is left.
    verb: u32,
    /// Most words are capitalised: capitals say little.
    headline: bool,
}

impl Context {
    pub fn new(words: &Words) -> Context {
        let (mut capitals, mut all) = (0, 0);
        for (form, shape) in &words.0 {
            let letters = u32::from(form.flags & LETTERS != 0);
            all += letters;
            capitals += letters & u32::from(shape.capital());
        }
        Context { last: EDGE_TAG, before: EDGE_TAG, verb: 0, headline: capitals > 2 && capitals * 10 > all * 6 }
    }

    /// A form with one tag needs no score, unless a capital may make it a name.
    pub fn settled(&self, near: &Near) -> Option<Tag> {
        let (form, shape) = &near[1];
        let enough = if shape.capital() { SETTLED } else { SETTLED | SETTLED_SMALL };
        (form.flags & enough != 0).then(|| Tag::from_index(form.fixed.into()))
    }

    /// The place in an [`After`] for the last tag and the case of a token: none behind a contraction, in a headline, or
    /// for capitals that begin a sentence.
    pub fn slot(&self, near: &Near) -> Option<usize> {
        let case = match near[1].1.case {
            Shape::SMALL => 0,
            Shape::CAPITALISED if !self.headline && !begins(near) => EDGE_TAG + 1,
            _ => return None,
        };
        (self.last <= EDGE_TAG).then_some((self.last + case) as usize)
    }

    pub fn push(&mut self, form: &FormTags, tag: Tag) {
        let clitic = u32::from(form.flags & CLITIC) << 3;
        (self.before, self.last) = (self.last, tag as u32 | clitic);
        let Effect { keep, set, helps } = EFFECTS[tag as usize % EFFECTS.len()];
        let verb = self.verb & keep | set;
        self.verb = if helps & (form.auxiliary != 0) { form.auxiliary.into() } else { verb };
    }

    /// Key of a token's class between the tag before and the class behind it.
    pub fn between(near: &Near, slot: usize) -> u32 {
        key(0, role::CLASS.of(near[1].0.class) + role::NEXT_CLASS.of(near[2].0.class) + role::LAST.of(slot as u32))
    }

    /// Keys of the features of one token; the same function trains and tags.
    #[inline(always)]
    pub fn features(&self, words: &Words, at: usize, near: &Near, mut emit: impl FnMut(u32)) {
        let [(left, _), (form, shape), (right, right_shape), (right2, _)] = near;
        let case = |shape: Shape, initial: bool| {
            u32::from(shape.case) | u32::from(initial) << 3 | u32::from(self.headline) << 4
        };
        let known = form.flags & KNOWN != 0;
        let [s3, s4] = form.suffix.map(u32::from);
        let word = role::WORD.of(if known { form.word } else { s3 | 1 << 20 });
        let class = role::CLASS.of(form.class);
        let (last, before, verb) = (role::LAST.of(self.last), role::BEFORE.of(self.before), role::VERB.of(self.verb));
        let here = role::CASE.of(case(*shape, begins(near)));
        let next_case = role::NEXT_CASE.of(case(*right_shape, right.flags & LETTERS == 0));
        let (left, right, next_class) =
            (role::LEFT.of(left.word), role::RIGHT.of(right.word), role::NEXT_CLASS.of(right.class));

        emit(key(1, word));
        emit(key(2, word + here));
        emit(key(3, word + last));
        emit(key(4, word + right));
        emit(key(5, class + last));
        emit(key(6, class + last + before));
        emit(key(7, class + left));
        emit(key(8, class + next_class));
        emit(key(9, class + verb));
        emit(key(10, last + before));
        emit(key(19, class + here));
        emit(key(11, last + next_class));
        emit(key(12, here + next_case + last));
        emit(key(21, class + next_class + role::SECOND.of(right2.class)));
        if !known || form.flags & RARE != 0 {
            emit(key(13, role::FOUR.of(s4) + here));
            emit(key(14, role::THREE.of(s3) + here));
            emit(key(15, left + here));
            emit(key(16, right + here));
        }
        if form.flags & PAST != 0 {
            let ahead = role::AHEAD.of(ahead(words.behind(at)));
            emit(key(17, ahead + verb + last));
            emit(key(18, ahead + class));
        }
    }
}

/// Key of a feature of a kind, from the sum of what it is made of: one multiplication for each part, however many features
/// share it.
fn key(kind: u64, parts: Wrapping<u64>) -> u32 {
    ((parts + Wrapping(kind) * role::KIND).0 >> 32) as u32
}

/// What a feature is made of, each with an odd number that spreads it over all bits.
mod role {
    use std::num::Wrapping;

    pub struct Role(Wrapping<u64>);

    impl Role {
        pub fn of(self, value: u32) -> Wrapping<u64> {
            self.0 * Wrapping(value.into())
        }
    }

    const fn role(spread: u64) -> Role {
        Role(Wrapping(spread))
    }

    pub const KIND: Wrapping<u64> = Wrapping(0xc4ce_b9fe_1a85_ec53);
    pub const WORD: Role = role(0x9e37_79b9_7f4a_7c15);
    pub const CLASS: Role = role(0xbf58_476d_1ce4_e5b9);
    pub const LAST: Role = role(0x94d0_49bb_1331_11eb);
    pub const BEFORE: Role = role(0xd6e8_feb8_6659_fd93);
    pub const VERB: Role = role(0xa076_1d64_78bd_642f);
    pub const CASE: Role = role(0xe703_7ed1_a0b4_28db);
    pub const NEXT_CASE: Role = role(0x8ebc_6af0_9c88_c6e3);
    pub const LEFT: Role = role(0x5899_65cc_7537_4cc3);
    pub const RIGHT: Role = role(0x1d8e_4e27_c47d_124f);
    pub const NEXT_CLASS: Role = role(0xeb44_acca_b455_d165);
    pub const SECOND: Role = role(0xc2b2_ae3d_27d4_eb4f);
    pub const THREE: Role = role(0x85eb_ca77_c2b2_ae63);
    pub const FOUR: Role = role(0x27d4_eb2f_1656_67c5);
    pub const AHEAD: Role = role(0xff51_afd7_ed55_8ccd);
}

/// The first surely finite verb or clause edge to the right: "the men arrested there were", "arrested there .".
fn ahead(words: &[(FormTags, Shape)]) -> u32 {
    for (distance, (form, _)) in (0u32..8).zip(words) {
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
