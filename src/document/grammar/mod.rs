//! Grammar: the words of a document by what they are, and the constructions they build, all found in one walk.
//!
//! Some hundred features count words of a class or constructions. Each of them takes its own list here, so that a
//! feature costs no more than its marks; or, where nobody asks for marks, how long the list is. The walk is done when
//! the first of them asks.
//!
//! What a word is and builds by its form and its tag comes as two sets of bits from a table. Few words bear a sign that
//! their neighbours must be looked at too; these alone are, and change the bits. Counting is then counting bits.

mod clause;
mod columns;
mod coordination;
mod form;
mod list;
mod nouns;
mod participles;
mod passives;
mod phrases;
mod set;
mod that;
mod verbs;
mod wh;

use super::Document;
use crate::lexicon::word_class::{ClassRow, Classes, bits};
use crate::text::sieve::Sieve;
use crate::text::tag::Tag;
use crate::text::token::{Part, Token};
use clause::Clause;
use form::Forms;
use list::{CONSTRUCTIONS, LISTS, ROOM, SERVANTS};
pub use list::{Construction, List, MOST_LETTERS};
use set::{Set, Sign};
use std::ops::Range;

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
    /// The tokens of the document.
    tokens: &'a [Token],
    /// Whether all of them are in the body.
    body: bool,
    /// The classes of each token, and what begins there.
    classes: Vec<Classes>,
    sets: Vec<Set>,
    /// Places of several tokens, and those that a list has more than once, each with the number of its list.
    spans: Vec<(u8, Place)>,
    /// How many words of the body have each tag and each length.
    counts: [u32; ROOM],
}

impl Found<'_> {
    /// A construction whose one sign is the token `at`.
    fn mark(&mut self, construction: Construction, at: usize) {
        if self.sets[at].has(construction) {
            self.span(construction, at..at + 1);
        }
        self.sets[at] = self.sets[at].and(Set::of(&[construction]));
    }

    fn span(&mut self, construction: Construction, tokens: Range<usize>) {
        self.push(List::Construction(construction).number(), tokens);
    }

    fn push(&mut self, list: usize, tokens: Range<usize>) {
        if self.body || self.tokens[tokens.start].part == Part::Body {
            self.spans.push((list as u8, Place { first: tokens.start as u32, end: tokens.end as u32 }));
        }
    }

    /// Leaves out what is not in the body.
    fn keep_body(&mut self) {
        if !self.body {
            for ((token, classes), set) in self.tokens.iter().zip(&mut self.classes).zip(&mut self.sets) {
                if token.part != Part::Body {
                    (*classes, *set) = Default::default();
                }
            }
        }
    }

    /// How many places each list has.
    fn counts(&self) -> [u32; ROOM] {
        let mut counts = self.counts;
        counts[..CONSTRUCTIONS].copy_from_slice(&columns::count(&self.classes, |classes| classes.without(SERVANTS).0));
        let constructions = columns::count(&self.sets, |set| set.constructions());
        counts[CONSTRUCTIONS..][..Construction::COUNT].copy_from_slice(&constructions[..Construction::COUNT]);
        self.spans.iter().for_each(|(list, _)| counts[usize::from(*list)] += 1);
        counts
    }
}

impl Counts {
    pub(super) fn of(document: &Document) -> Counts {
        Counts(walk(document).counts())
    }

    /// How many places a list has.
    pub fn places(&self, list: List) -> u32 {
        self.0[list.number()]
    }
}

impl Grammar {
    pub(super) fn of(document: &Document) -> Grammar {
        let found = walk(document);
        let mut starts = [0; LISTS + 1];
        for (list, count) in found.counts()[..LISTS].iter().enumerate() {
            starts[list + 1] = starts[list] + count;
        }
        let mut grammar = Grammar { places: vec![Place::default(); starts[LISTS] as usize], starts };
        grammar.fill(&found);
        grammar
    }

    /// Lays the lists one behind the other.
    fn fill(&mut self, found: &Found) {
        let mut next = self.starts;
        let mut put = |list: usize, place: Place| {
            self.places[next[list] as usize] = place;
            next[list] += 1;
        };
        let words = found.tokens.iter().zip(&found.classes).zip(&found.sets);
        for (((token, classes), set), first) in words.zip(0..) {
            let place = Place { first, end: first + 1 };
            bits(classes.without(SERVANTS).0).for_each(|class| put(class, place));
            bits(set.constructions()).for_each(|construction| put(CONSTRUCTIONS + construction, place));
            if token.is_word() && token.part == Part::Body {
                put(List::Tag(token.tag).number(), place);
                if token.letters > 0 {
                    put(List::Letters(token.letters.into()).number(), place);
                }
            }
        }
        found.spans.iter().for_each(|(list, place)| put(usize::from(*list), *place));
        for list in self.starts.windows(2) {
            self.places[list[0] as usize..list[1] as usize].sort_by_key(|place| place.first);
        }
    }

    pub fn places(&self, list: List) -> &[Place] {
        let number = list.number();
        &self.places[self.starts[number] as usize..self.starts[number + 1] as usize]
    }
}

/// Goes through a document once.
fn walk<'d>(document: &'d Document) -> Found<'d> {
    let Read { mut found, begins, last } = read(document);
    let signed = signed(&found.sets);
    clause::settle(document, &signed, &mut found);
    let classes = std::mem::take(&mut found.classes);
    let clause = |at: usize| Clause::around(document, &classes, at);
    passives::find(clause, &signed, &mut found);
    for at in signed.iter().map(|at| *at as usize) {
        constructions(&clause(at), at, &mut found);
    }
    for at in last {
        nouns::preposition(&clause(at), at, &mut found);
    }
    that::find(clause, &signed, &mut found);
    found.classes = classes;
    phrases::find(document, &begins, &mut found);
    found.keep_body();
    found
}

/// What forms and tags tell.
struct Read<'d> {
    found: Found<'d>,
    /// The tokens where a phrase may begin.
    begins: Vec<usize>,
    /// The prepositions before a mark or the end of their sentence.
    last: Vec<usize>,
}

fn read<'d>(document: &'d Document) -> Read<'d> {
    let (forms, mut counts) = (Forms::embedded(), [0; ROOM]);
    // Side by side they stay near.
    let rows: Vec<ClassRow> = document.forms.iter().map(|form| form.classes).collect();
    let (mut begins, mut last) = (Vec::new(), Vec::new());
    // Of the token before.
    let (mut seconds, mut preposition, mut sentence) = (0, 0, 0);
    let tokens = document.tokens.iter().enumerate().map(|(at, token)| {
        let row = rows[token.form as usize];
        if row.is_among(seconds) {
            begins.push(at - 1);
        }
        // Either by itself is a toss-up: as numbers they make one branch.
        let edge = u64::from(token.tag == Tag::Punctuation) | u64::from(token.sentence != sentence);
        if preposition & edge != 0 {
            last.push(at - 1);
        }
        let counted = u32::from(token.is_word() & (token.part == Part::Body));
        counts[List::Tag(token.tag).number() % ROOM] += counted;
        counts[List::Letters(token.letters.into()).number() % ROOM] += counted & u32::from(token.letters > 0);
        let row = forms.row(row, token.kind);
        let cell = row.cell(token.tag);
        (seconds, preposition, sentence) = (row.seconds, u64::from(cell.1.shows(Sign::Preposition)), token.sentence);
        cell
    });
    let (classes, sets) = tokens.unzip();
    if preposition != 0 {
        last.push(document.tokens.len() - 1);
    }
    let body = document.parts.0.is_empty();
    Read { found: Found { tokens: &document.tokens, body, classes, sets, spans: Vec::new(), counts }, begins, last }
}

/// The tokens that are to be looked at with their neighbours.
fn signed(sets: &[Set]) -> Vec<u32> {
    let mut signed = Sieve::with_capacity(sets.len() / 2);
    (0..).zip(sets).for_each(|(at, set)| signed.offer(at, set.asks()));
    signed.kept()
}

/// The constructions whose sign is the token `at`.
fn constructions(clause: &Clause, at: usize, found: &mut Found) {
    let set = found.sets[at];
    if set.shows(Sign::Adjective) {
        nouns::adjective(clause, at, found);
    } else if set.shows(Sign::Participle) {
        participles::find(clause, at, found);
    } else if set.shows(Sign::To) {
        verbs::infinitive(clause, at, found);
    } else if set.shows(Sign::Coordinator) {
        coordination::find(clause, at, found);
    }
    if set.shows(Sign::Factual) {
        that::deletion(clause, at, found);
    }
    if set.shows(Sign::Auxiliary) {
        verbs::auxiliary(clause, at, found);
    }
    if set.shows(Sign::Wh) {
        wh::find(clause, at, found);
    }
}
