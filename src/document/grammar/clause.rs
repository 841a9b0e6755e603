//! Clause: the words of a sentence with their tags and classes, and what stands around each.

use super::{Found, Sign};
use crate::document::Document;
use crate::lexicon::word_class::Classes;
use crate::lexicon::word_class::WordClass::{self, *};
use crate::text::signal::Signal;
use crate::text::tag::Tag;
use crate::text::token::{Token, TokenKind};

/// A sentence under analysis. Indexes are those of the document's tokens; beyond its edges stands punctuation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause<'a> {
    document: &'a Document<'a>,
    start: usize,
    tokens: &'a [Token],
    sets: &'a [Classes],
}

pub(super) const AUXILIARIES: Classes = Classes::of(&[Be, Have, Do, Modal, Would]);

/// Settles which classes hold where a neighbour decides: so before an adjective, well at an opening, he'd with a
/// participle. Neighbours are seen as their forms and tags give them.
pub(super) fn settle(document: &Document, signed: &[u32], found: &mut Found) {
    for at in signed.iter().map(|at| *at as usize) {
        if found.sets[at].shows(Sign::Open) {
            found.classes[at] = Clause::around(document, &found.classes, at).settled(at);
        }
    }
}

impl<'a> Clause<'a> {
    /// The sentence of the token `at`, where all tokens have `classes`.
    pub fn around(document: &'a Document<'a>, classes: &'a [Classes], at: usize) -> Clause<'a> {
        let range = document.sentences[document.tokens[at].sentence as usize].range();
        Clause { document, start: range.start, tokens: &document.tokens[range.clone()], sets: &classes[range] }
    }

    fn settled(&self, at: usize) -> Classes {
        let set = self.set(at);
        let (mut more, mut less) = (Classes::default(), Classes::default());
        let mut give = |class: WordClass| more = more.and(Classes::of(&[class]));
        if set.has(Would) {
            match self.tag(self.beyond_adverbs(at + 1)) {
                Tag::VerbParticiple | Tag::VerbPast => give(Have),
                _ => [Modal, Prediction].into_iter().for_each(&mut give),
            }
        }
        if set.has(Be) && set.has(Present) && matches!(self.norm(self.beyond_adverbs(at + 1)), "been" | "got") {
            give(Have);
            less = less.and(Classes::of(&[Be]));
        }
        if set.has(EmphaticBeforeAdjective) && self.tag(at + 1) == Tag::Adjective || self.insists(at) {
            give(Emphatic);
        }
        if set.has(OpeningConjunct) && self.opens(at) && self.norm(at + 1) != "than" {
            give(Conjunct);
        }
        if set.has(Conjunct) && self.norm(at) == "however" && matches!(self.tag(at + 1), Tag::Adjective | Tag::Adverb) {
            less = less.and(Classes::of(&[Conjunct]));
        }
        if set.has(Discourse) && !(self.opens(at) && self.tag(at + 1) == Tag::Punctuation) {
            less = less.and(Classes::of(&[Discourse]));
        }
        if set.has(Gerund) && !self.is_gerund(at) {
            less = less.and(Classes::of(&[Gerund]));
        }
        set.without(less).and(more)
    }

    /// "They do believe it": the auxiliary stands where none is needed.
    fn insists(&self, at: usize) -> bool {
        self.has(at, Do)
            && !self.has(at, Not)
            && matches!(self.tag(at), Tag::VerbPresent | Tag::VerbPast)
            && self.tag(at + 1) == Tag::VerbBase
            && !self.opens(at)
            && !self.has(at.wrapping_sub(1), Wh)
    }

    /// An -ing form that is a noun, or stands where a noun phrase does.
    fn is_gerund(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        match self.tag(at) {
            Tag::Noun => true,
            Tag::VerbGerund => {
                matches!(self.tag(before), Tag::Preposition | Tag::Determiner) || self.has(before, Possessive)
            }
            _ => false,
        }
    }

    /// Where it begins, and where it ends.
    pub fn start(&self) -> usize {
        self.start
    }

    pub fn end(&self) -> usize {
        self.start + self.tokens.len()
    }

    fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at.wrapping_sub(self.start))
    }

    pub fn tag(&self, at: usize) -> Tag {
        self.token(at).map_or(Tag::Punctuation, |token| token.tag)
    }

    pub fn set(&self, at: usize) -> Classes {
        self.sets.get(at.wrapping_sub(self.start)).copied().unwrap_or_default()
    }

    pub fn has(&self, at: usize, class: WordClass) -> bool {
        self.set(at).has(class)
    }

    pub fn norm(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.document.norm(token))
    }

    /// What a mark or one of the commonest words is: sooner told than its form.
    pub fn signal(&self, at: usize) -> Signal {
        self.token(at).map_or(Signal::None, |token| token.signal)
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::is_word)
    }

    pub fn is_auxiliary(&self, at: usize) -> bool {
        self.set(at).any(AUXILIARIES)
    }

    pub fn is_noun(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Noun | Tag::ProperNoun)
    }

    /// A clause can begin here: an edge or a mark stands before.
    pub fn opens(&self, at: usize) -> bool {
        self.tag(at.wrapping_sub(1)) == Tag::Punctuation
    }

    fn is_adverbial(&self, at: usize) -> bool {
        matches!(self.tag(at), Tag::Adverb | Tag::Interjection) || self.has(at, Not) && !self.is_auxiliary(at)
    }

    /// The first token from `at` on that is no adverb and no “not”.
    pub fn beyond_adverbs(&self, at: usize) -> usize {
        const MOST: usize = 3;
        (at..at + MOST).find(|at| !self.is_adverbial(*at)).unwrap_or(at + MOST)
    }

    /// The last token before `at` that is no adverb and no “not”; past the start where there is none.
    pub fn before_adverbs(&self, at: usize) -> usize {
        const MOST: usize = 3;
        let mut before = at.wrapping_sub(1);
        for _ in 0..MOST {
            if !self.is_adverbial(before) {
                break;
            }
            before = before.wrapping_sub(1);
        }
        before
    }

    /// A finite verb or an auxiliary begins here, behind adverbs.
    pub fn verb_follows(&self, at: usize) -> bool {
        let verb = self.beyond_adverbs(at);
        self.tag(verb).is_finite_verb() || self.is_auxiliary(verb) && self.tag(verb).is_verb()
    }

    /// Numbers in figures are no words, but numerals.
    pub fn is_number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.kind == TokenKind::Number)
    }
}
