//! Form: what a word is and builds by its form and its tag alone, worked out once for every row of the word classes.

use super::Construction::{self, *};
use super::clause::AUXILIARIES;
use super::set::{Set, Sign};
use crate::lexicon::word_class::WordClass::*;
use crate::lexicon::word_class::{ClassRow, Classes, WordClasses};
use crate::text::tag::Tag;
use crate::text::token::TokenKind;
use std::sync::OnceLock;

/// What a token has before its neighbours are looked at.
pub(super) type Cell = (Classes, Set);

/// What the tokens with one row of word classes have in common.
#[derive(Debug)]
pub(super) struct Row {
    /// One for each tag.
    cells: [Cell; Tag::ALL.len()],
    /// What [`crate::lexicon::word_class::Phrases::seconds`] says of the phrases that begin with them.
    pub seconds: u64,
}

impl Row {
    pub fn cell(&self, tag: Tag) -> Cell {
        self.cells[tag as usize]
    }
}

/// Rows before those of words: what is neither word nor number, and numbers in figures.
const BEYOND: usize = 2;

/// These, and a row for each row of the word classes.
#[derive(Debug)]
pub(super) struct Forms(Vec<Row>);

impl Forms {
    pub fn embedded() -> &'static Forms {
        static EMBEDDED: OnceLock<Forms> = OnceLock::new();
        EMBEDDED.get_or_init(|| Forms::of(WordClasses::embedded()))
    }

    fn of(classes: &WordClasses) -> Forms {
        let neither = Row { cells: Default::default(), seconds: 0 };
        let in_figures = Classes::of(&[Numeral]);
        let number = Row { cells: Tag::ALL.map(|tag| (in_figures, by_tag(tag, in_figures))), seconds: 0 };
        let words = classes.rows().map(|row| Row {
            cells: Tag::ALL.map(|tag| word(tag, classes.get(row, tag))),
            seconds: classes.phrases(row).map_or(0, |phrases| phrases.seconds()),
        });
        Forms([neither, number].into_iter().chain(words).collect())
    }

    /// The row of a token whose form has `row` among the word classes. Which kind is next cannot be foretold: no branch
    /// asks for it.
    pub fn row(&self, row: ClassRow, kind: TokenKind) -> &Row {
        let word = usize::from(kind == TokenKind::Word) * (BEYOND + row.number());
        &self.0[word + usize::from(kind == TokenKind::Number)]
    }
}

/// A word's classes, without those that its tag excludes, and what it builds.
fn word(tag: Tag, classes: Classes) -> Cell {
    let mut less = Classes::default();
    if tag != Tag::Noun {
        less = less.and(Classes::of(&[Nominalisation]));
    }
    if !matches!(tag, Tag::Noun | Tag::VerbGerund) {
        less = less.and(Classes::of(&[Gerund]));
    }
    let classes = classes.without(less);
    let parts = [by_tag, lexical, contracted, signs].map(|part| part(tag, classes));
    (classes, parts.into_iter().fold(Set::default(), Set::and))
}

/// Whether a word has meaning by itself.
fn lexical(tag: Tag, classes: Classes) -> Set {
    let grammatical = classes.any(AUXILIARIES.and(Classes::of(&[Not])));
    match tag {
        Tag::Noun | Tag::ProperNoun | Tag::Adjective | Tag::Adverb if !grammatical => Set::of(&[LexicalWord]),
        tag if tag.is_verb() && !grammatical => Set::of(&[LexicalWord, LexicalVerb]),
        Tag::Number | Tag::Interjection | Tag::Punctuation | Tag::Symbol | Tag::Other => Set::default(),
        _ => Set::of(&[FunctionWord]),
    }
}

/// Adverbs that Biber's count of adverbs leaves out.
const OTHERWISE: Classes = Classes::of(&[Place, Time, Amplifier, Downtoner, Hedge, Not]);

/// What the tag builds, and the signs that it gives.
fn by_tag(tag: Tag, classes: Classes) -> Set {
    let only = |construction: Construction, holds: bool| if holds { Set::of(&[construction]) } else { Set::default() };
    match tag {
        Tag::Noun | Tag::ProperNoun => only(OtherNoun, !classes.any(Classes::of(&[Nominalisation, Gerund]))),
        Tag::Adjective => Set::of(&[AttributiveAdjective]).with(Sign::Adjective),
        Tag::Adverb => only(OtherAdverb, !classes.any(OTHERWISE)),
        Tag::Preposition => Set::default().with(Sign::Preposition),
        Tag::To => Set::default().with(Sign::To),
        Tag::Coordinator => Set::default().with(Sign::Coordinator),
        Tag::VerbPast => Set::of(&[PastTense]),
        Tag::VerbPresent => Set::of(&[PresentTense]),
        Tag::VerbGerund | Tag::VerbParticiple => Set::default().with(Sign::Participle),
        _ => Set::default(),
    }
}

/// A pronoun that ends in an auxiliary has its tense.
fn contracted(tag: Tag, classes: Classes) -> Set {
    let tensed = classes.any(AUXILIARIES) && classes.has(Present) && !tag.is_verb();
    if tensed { Set::of(&[PresentTense]) } else { Set::default() }
}

/// The signs that the classes of a word give.
fn signs(tag: Tag, classes: Classes) -> Set {
    const FACTUAL: Classes = Classes::of(&[Public, Private, Suasive]);
    /// What [`super::clause::Clause::settled`] looks at.
    const OPEN: Classes = Classes::of(&[Would, EmphaticBeforeAdjective, Discourse, OpeningConjunct, Conjunct, Do]);
    let open =
        classes.any(OPEN) || classes.has(Be) && classes.has(Present) || classes.has(Gerund) && tag == Tag::VerbGerund;
    let given = [
        (Sign::Open, open),
        (Sign::Passive, classes.any(Classes::of(&[Be, Get]))),
        (Sign::Auxiliary, classes.any(AUXILIARIES)),
        (Sign::Factual, classes.any(FACTUAL) && tag.is_verb()),
        (Sign::Wh, classes.has(Wh)),
        (Sign::That, classes.has(That)),
    ];
    given.into_iter().filter(|(_, holds)| *holds).fold(Set::default(), |set, (sign, _)| set.with(sign))
}
