//! Grammar: the words of a document by what they are, and the constructions they build, all found in one walk.
//!
//! Some hundred features count words of a class or constructions. Each of them takes its own list here, so that a
//! feature costs no more than its marks; or, where nobody asks for marks, how long the list is. The walk is done when
//! the first of them asks.

mod clause;
mod coordination;
mod nouns;
mod participles;
mod passives;
mod that;
mod verbs;
mod wh;

use super::Document;
use crate::lexicon::word_class::{Classes, WordClass, WordClasses};
use crate::text::tag::Tag;
use crate::text::token::{Part, Token, TokenKind};
use clause::Clause;
use passives::Passive;
use std::ops::Range;

/// What words build together, or are where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Construction {
    PastTense,
    PresentTense,
    Perfect,
    Progressive,
    AuxiliaryBe,
    AuxiliaryHave,
    AuxiliaryDo,
    ProVerbDo,
    MainBe,
    Infinitive,
    SplitInfinitive,
    SplitAuxiliary,
    AgentlessPassive,
    ByPassive,
    ExistentialThere,
    OtherNoun,
    OtherAdverb,
    AttributiveAdjective,
    PredicativeAdjective,
    StrandedPreposition,
    PiedPiping,
    ThatVerbComplement,
    ThatAdjectiveComplement,
    ThatNounComplement,
    ThatDeletion,
    ThatRelativeSubject,
    ThatRelativeObject,
    WhRelativeSubject,
    WhRelativeObject,
    SentenceRelative,
    WhClause,
    WhQuestion,
    PresentParticipialClause,
    PastParticipialClause,
    PresentParticiple,
    PastParticiple,
    PhrasalCoordination,
    ClausalCoordination,
    LexicalVerb,
    LexicalWord,
    FunctionWord,
}

impl Construction {
    const COUNT: usize = Construction::FunctionWord as usize + 1;
}

/// Longer words are put together.
pub const MOST_LETTERS: usize = 12;

/// What the places of a list have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    Class(WordClass),
    Construction(Construction),
    /// The words with a tag.
    Tag(Tag),
    /// The words of so many letters and digits; those of [`MOST_LETTERS`] and more are one list.
    Letters(usize),
}

/// Where lists of each kind begin among all lists: those of classes come first.
const CONSTRUCTIONS: usize = WordClass::COUNT;
const TAGS: usize = CONSTRUCTIONS + Construction::COUNT;
const LENGTHS: usize = TAGS + Tag::ALL.len();
const LISTS: usize = LENGTHS + MOST_LETTERS;
/// As many as their numbers can tell apart.
const ROOM: usize = 1 << u8::BITS;

impl List {
    fn number(self) -> usize {
        match self {
            List::Class(class) => class as usize,
            List::Construction(construction) => CONSTRUCTIONS + construction as usize,
            List::Tag(tag) => TAGS + tag as usize,
            List::Letters(letters) => LENGTHS + letters.clamp(1, MOST_LETTERS) - 1,
        }
    }
}

/// The first token of a place, and the one past the last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    pub first: u32,
    pub end: u32,
}

/// How many places each list has.
#[derive(Debug)]
pub struct Counts([u32; ROOM]);

/// All lists of places that begin in the body, each in the order of the text.
#[derive(Debug)]
pub struct Grammar {
    places: Vec<Place>,
    /// Where each list begins among the places, and where the last ends.
    starts: [u32; LISTS + 1],
}

/// What the walk finds.
#[derive(Debug)]
struct Found<'a> {
    counts: [u32; ROOM],
    /// Places as they are found, each with the number of its list; none where they are only to be counted.
    places: Option<Vec<(u8, Place)>>,
    /// The tokens of the document.
    tokens: &'a [Token],
    /// Whether all of them are in the body.
    body: bool,
    /// The index of the first token of the sentence at hand.
    base: usize,
    /// Where the last phrase ends, and its classes.
    phrase: (usize, Classes),
}

impl Found<'_> {
    fn cover(&mut self, end: usize, classes: Classes) {
        let (last, covered) = self.phrase;
        self.phrase = (end, if end == last { covered.and(classes) } else { classes });
    }

    /// The classes that the token `at` has as part of a phrase.
    fn covering(&self, at: usize) -> Classes {
        if at < self.phrase.0 { self.phrase.1 } else { Classes::default() }
    }

    fn push(&mut self, list: List, at: usize, end: usize) {
        self.push_numbered(list.number(), at, end);
    }

    fn push_numbered(&mut self, list: usize, at: usize, end: usize) {
        if !self.body && self.tokens[self.base + at].part != Part::Body {
            return;
        }
        self.counts[list % ROOM] += 1;
        if let Some(places) = &mut self.places {
            let (first, end) = (self.base + at, self.base + end);
            places.push((list as u8, Place { first: first as u32, end: end as u32 }));
        }
    }

    /// The words of the body by tag and length.
    fn count(&mut self, words: &[Token]) {
        for word in words {
            self.counts[List::Tag(word.tag).number() % ROOM] += 1;
            self.counts[List::Letters(word.letters.into()).number() % ROOM] += u32::from(word.letters > 0);
        }
    }

    /// A construction whose one sign is the token `at`.
    fn mark(&mut self, construction: Construction, at: usize) {
        self.span(construction, at..at + 1);
    }

    fn span(&mut self, construction: Construction, tokens: Range<usize>) {
        self.push(List::Construction(construction), tokens.start, tokens.end);
    }
}

/// Classes that only serve to find others: nothing counts them.
const SERVANTS: Classes = Classes::of(&[
    WordClass::Subject,
    WordClass::Relative,
    WordClass::That,
    WordClass::There,
    WordClass::Be,
    WordClass::Get,
    WordClass::Have,
    WordClass::Do,
    WordClass::Would,
    WordClass::Present,
    WordClass::EmphaticBeforeAdjective,
    WordClass::OpeningConjunct,
    WordClass::Tells,
    WordClass::ThatNoun,
    WordClass::NoNominalisation,
    WordClass::NoGerund,
]);

impl Counts {
    pub(super) fn of(document: &Document) -> Counts {
        let mut found = walk(document, None);
        found.count(&document.words);
        Counts(found.counts)
    }

    /// How many places a list has.
    pub fn places(&self, list: List) -> u32 {
        self.0[list.number()]
    }
}

impl Grammar {
    pub(super) fn of(document: &Document) -> Grammar {
        let found = walk(document, Some(Vec::with_capacity(document.tokens.len() * 5)));
        Grammar::sorted(&found.places.unwrap_or_default(), &found.counts)
    }

    /// Lays the lists one behind the other.
    fn sorted(found: &[(u8, Place)], counts: &[u32; ROOM]) -> Grammar {
        let mut starts = [0; LISTS + 1];
        for (list, count) in counts[..LISTS].iter().enumerate() {
            starts[list + 1] = starts[list] + count;
        }
        let mut next = starts;
        let mut places = vec![Place::default(); found.len()];
        for (list, place) in found {
            let at = &mut next[*list as usize];
            places[*at as usize] = *place;
            *at += 1;
        }
        Grammar { places, starts }
    }

    pub fn places(&self, list: List) -> &[Place] {
        let number = list.number();
        &self.places[self.starts[number] as usize..self.starts[number + 1] as usize]
    }
}

/// Goes through the sentences of the body once; places are kept where there is room for them.
fn walk<'d>(document: &'d Document, places: Option<Vec<(u8, Place)>>) -> Found<'d> {
    let classes = WordClasses::embedded();
    let tokens = &document.tokens;
    let body = document.parts.0.is_empty();
    let mut found = Found { counts: [0; ROOM], places, tokens, body, base: 0, phrase: Default::default() };
    let (mut sets, mut passives) = (Vec::new(), Vec::new());
    for sentence in &document.sentences {
        let tokens = &tokens[sentence.range()];
        if !body && !tokens.iter().any(|token| token.part == Part::Body) {
            continue;
        }
        found.base = sentence.range().start;
        found.phrase = Default::default();
        sets.clear();
        sets.extend(tokens.iter().map(|token| classes_of(document, classes, token)));
        let clause = Clause::settle(document, classes, tokens, &mut sets);
        passives::find(&clause, &mut passives, &mut found);
        for (at, token) in tokens.iter().enumerate() {
            match token.kind {
                TokenKind::Word => clause.word(at, token, &mut found),
                TokenKind::Number => found.push(List::Class(WordClass::Numeral), at, at + 1),
                _ => continue,
            }
            constructions(&clause, at, &passives, &mut found);
        }
        that::find(&clause, &mut found);
    }
    found
}

/// The constructions whose sign is the token `at`.
fn constructions(clause: &Clause, at: usize, passives: &[Passive], found: &mut Found) {
    match clause.tag(at) {
        tag if tag.is_verb() => {
            verbs::verb(clause, at, passives, found);
            participles::find(clause, at, found);
            that::deletion(clause, at, found);
        }
        Tag::To => verbs::infinitive(clause, at, found),
        Tag::Coordinator => coordination::find(clause, at, found),
        tag => nouns::find(clause, at, tag, passives, found),
    }
    verbs::auxiliary(clause, at, passives, found);
    wh::find(clause, at, found);
}

/// What a token is by its form and its tag. A number in figures is a numeral.
fn classes_of(document: &Document, classes: &WordClasses, token: &Token) -> Classes {
    match token.kind {
        TokenKind::Word => classes.get(document.form(token).classes, token.tag),
        TokenKind::Number => Classes::of(&[WordClass::Numeral]),
        _ => Classes::default(),
    }
}
