//! Context: what is known of a token from its neighbours, and the features made of it.

use super::Tag::{self, *};
use super::form::{
    CLITIC, EDGE, FINITE, FormTags, KNOWN, LETTERS, OPENING, PAST, RARE, SETTLED, SETTLED_SMALL, Shape, mix,
};

/// The tag before the first token.
const EDGE_TAG: u32 = Tag::ALL.len() as u32;

/// A word between the one before and the two behind.
pub type Near = [(FormTags, Shape); 4];

/// The words of a sentence, with an edge before and two behind, so that every word has neighbours.
#[derive(Default)]
pub struct Words(Vec<(FormTags, Shape)>);

impl Words {
    const EDGE: (FormTags, Shape) = (EDGE, Shape::SMALL);

    /// Takes the words of another sentence.
    pub fn fill(&mut self, words: impl Iterator<Item = (FormTags, Shape)>) {
        self.0.clear();
        self.0.push(Words::EDGE);
        self.0.extend(words);
        self.0.extend([Words::EDGE; 2]);
    }

    pub fn len(&self) -> usize {
        self.0.len().saturating_sub(3)
    }

    /// Each word with its neighbours.
    pub fn iter(&self) -> impl Iterator<Item = &Near> {
        self.0.windows(4).filter_map(<[_]>::first_chunk)
    }

    /// The words behind one.
    fn behind(&self, at: usize) -> &[(FormTags, Shape)] {
        self.0.get(at + 2..self.len() + 1).unwrap_or_default()
    }
}

/// Whether a token begins a sentence, or stands behind what may open one.
fn begins(near: &Near) -> bool {
    near[0].0.flags & OPENING != 0
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
        let case = match near[1].1 {
            Shape::SMALL => 0,
            Shape::CAPITALISED if !self.headline && !begins(near) => EDGE_TAG + 1,
            _ => return None,
        };
        (self.last <= EDGE_TAG).then_some((self.last + case) as usize)
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
    pub fn features(&self, words: &Words, at: usize, near: &Near, mut emit: impl FnMut(u32)) {
        let [(left, _), (form, shape), (right, right_shape), (right2, _)] = near;
        let edge = |tag: u32| if tag == EDGE_TAG { 30 } else { tag };
        let (t1, t2, verb) = (edge(self.last), edge(self.before), self.verb);
        let initial = begins(near);
        let case =
            |shape: Shape, initial: bool| u32::from(shape.0) | u32::from(initial) << 3 | u32::from(self.headline) << 4;
        let here = case(*shape, initial);
        let next = if at + 1 == words.len() { 32 } else { case(*right_shape, right.flags & LETTERS == 0) };
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
            let ahead = ahead(words.behind(at));
            emit(mix(50, ahead, verb << 8 | t1));
            emit(mix(51, ahead, class));
        }
    }
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
