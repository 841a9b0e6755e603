//! Context: what is known of a token from its neighbours, and the features made of it.

use super::Tag::{self, *};
use super::form::{CLITIC, EDGE, FINITE, FormTags, KNOWN, LETTERS, OPEN, OPENING, PAST, RARE, Shape, mix};

/// The tag before the first token.
const EDGE_TAG: u32 = 30;

/// Whether a token begins a sentence, or stands behind what may open one.
fn begins(words: &[(FormTags, Shape)], at: usize) -> bool {
    at.checked_sub(1).and_then(|left| words.get(left)).is_none_or(|(left, _)| left.flags & OPENING != 0)
}

/// What the tags to the left leave behind.
pub struct Context {
    last: u32,
    before: u32,
    /// The last verb, by auxiliary or tag; 32 is added once the clause is left.
    verb: u32,
    /// Most words are capitalised: capitals say little.
    headline: bool,
}

impl Context {
    pub fn new(words: &[(FormTags, Shape)]) -> Context {
        let (mut capitals, mut all) = (0, 0);
        for (form, shape) in words {
            let letters = u32::from(form.flags & LETTERS != 0);
            all += letters;
            capitals += letters & u32::from(shape.capital());
        }
        Context { last: EDGE_TAG, before: EDGE_TAG, verb: 0, headline: capitals > 2 && capitals * 10 > all * 6 }
    }

    /// A form with one tag needs no score, unless a capital may make it a name.
    pub fn settled(&self, words: &[(FormTags, Shape)], at: usize) -> Option<Tag> {
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
    pub fn slot(&self, words: &[(FormTags, Shape)], at: usize) -> Option<usize> {
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

    pub fn push(&mut self, form: &FormTags, tag: Tag) {
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
    pub fn features(&self, words: &[(FormTags, Shape)], at: usize, mut emit: impl FnMut(u32)) {
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
