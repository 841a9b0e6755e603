//! Clause: the words of a sentence with their tags and classes, and what stands around each.

use super::{Construction, Found, List, SERVANTS};
use crate::document::Document;
use crate::lexicon::word_class::WordClass::{self, *};
use crate::lexicon::word_class::{Classes, WordClasses};
use crate::text::tag::Tag;
use crate::text::token::{Token, TokenKind};

/// A sentence under analysis. Indexes count from its first token; beyond its edges stands punctuation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause<'a> {
    pub document: &'a Document<'a>,
    pub tokens: &'a [Token],
    classes: &'a WordClasses,
    sets: &'a [Classes],
    /// The classes of all its tokens together.
    pub all: Classes,
}

const AUXILIARIES: Classes = Classes::of(&[Be, Have, Do, Modal, Would]);

impl<'a> Clause<'a> {
    /// Settles which classes hold where a neighbour decides: so before an adjective, well at an opening, he'd with a
    /// participle. Neighbours are seen as their forms and tags give them.
    pub fn settle(
        document: &'a Document<'a>,
        classes: &'a WordClasses,
        tokens: &'a [Token],
        sets: &'a mut [Classes],
    ) -> Clause<'a> {
        const OPEN: Classes = Classes::of(&[
            Would,
            Present,
            EmphaticBeforeAdjective,
            Discourse,
            OpeningConjunct,
            Conjunct,
            Do,
            Nominalisation,
            Gerund,
        ]);
        let mut all = Classes::default();
        for at in 0..sets.len() {
            if sets[at].any(OPEN) {
                let clause = Clause { document, tokens, classes, sets, all };
                sets[at] = clause.settled(at);
            }
            all = all.and(sets[at]);
        }
        Clause { document, tokens, classes, sets, all }
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
        if set.has(Nominalisation) && self.tag(at) != Tag::Noun {
            less = less.and(Classes::of(&[Nominalisation]));
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

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn tag(&self, at: usize) -> Tag {
        self.tokens.get(at).map_or(Tag::Punctuation, |token| token.tag)
    }

    pub fn set(&self, at: usize) -> Classes {
        self.sets.get(at).copied().unwrap_or_default()
    }

    pub fn has(&self, at: usize, class: WordClass) -> bool {
        self.set(at).has(class)
    }

    pub fn norm(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| self.document.norm(token))
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
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

    /// Puts a word into the lists of its classes, its tag, its length and its part in the sentence.
    pub fn word(&self, at: usize, token: &Token, found: &mut Found) {
        self.phrases(at, token, found);
        let set = self.set(at);
        for class in set.without(SERVANTS).without(found.covering(at)).numbers() {
            found.push_numbered(class, at, at + 1);
        }
        if found.places.is_some() {
            found.push(List::Tag(token.tag), at, at + 1);
            if token.letters > 0 {
                found.push(List::Letters(token.letters.into()), at, at + 1);
            }
        }
        let grammatical = set.any(AUXILIARIES.and(Classes::of(&[Not])));
        match token.tag {
            Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::Adverb if !grammatical => {
                found.mark(Construction::LexicalWord, at);
            }
            tag if tag.is_verb() && !grammatical => {
                found.mark(Construction::LexicalWord, at);
                found.mark(Construction::LexicalVerb, at);
            }
            Tag::Number | Tag::Interjection | Tag::Punctuation | Tag::Symbol | Tag::Other => {}
            _ => found.mark(Construction::FunctionWord, at),
        }
    }

    /// Notes the longest phrase that begins here; its words have its classes no second time.
    fn phrases(&self, at: usize, token: &Token, found: &mut Found) {
        let phrases = self.classes.phrases(self.document.form(token).classes);
        let Some(phrases) = phrases.filter(|phrases| phrases.go_on(self.norm(at + 1))) else { return };
        let mut longest = 0;
        for phrase in phrases.iter() {
            let words = phrase.rest.len();
            let holds = || (at + 1..).zip(&phrase.rest).all(|(at, word)| self.norm(at) == *word);
            if words < longest || !holds() {
                continue;
            }
            longest = words;
            found.cover(at + 1 + words, phrase.classes);
            for class in phrase.classes.numbers() {
                found.push_numbered(class, at, at + 1 + words);
            }
        }
    }

    /// Numbers in figures are no words, but numerals.
    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }
}
