//! Cues from the rest of the article: its habits with marks, its other quotations, the same words elsewhere.

use super::super::Function;
use super::super::marks::Class;
use super::super::pair::{Ending, Pair};
use super::{Cue, Cues, View};
use crate::document::Document;
use crate::lexicon::{Hit, seeds};
use crate::text::token::Part;
use std::cell::OnceCell;

/// What an article does with quotation marks, seen once.
#[derive(Debug, Default)]
pub struct Habits {
    has_double: bool,
    places: OnceCell<Places>,
    /// For each token, what it stands in.
    marked: Vec<Place>,
    has_speech: bool,
    is_loaded: bool,
}

/// For each form its first token, and for each token the next one of its form.
#[derive(Debug)]
struct Places {
    firsts: Vec<u32>,
    nexts: Vec<u32>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Bare,
    ShortMarks,
    LongMarks,
}

/// Longer quotations are not looked for elsewhere.
const LONGEST_PHRASE: usize = 4;
/// An article is loaded with a loaded term in so many tokens.
const LOADED_SHARE: usize = 65;
/// No token.
const NONE: u32 = u32::MAX;
/// So many places of a word are compared.
const MOST_PLACES: usize = 24;
/// A quotation of more tokens is taken for speech when its neighbours are judged.
const LONG: u32 = 12;

impl Habits {
    pub fn new(document: &Document, pairs: &[Pair]) -> Habits {
        if pairs.is_empty() {
            return Habits::default();
        }
        let body = document.tokens.len().max(1);
        let mut habits = Habits {
            has_double: pairs.iter().any(|pair| pair.class == Class::Double),
            marked: vec![Place::Bare; document.tokens.len()],
            ..Habits::default()
        };
        for pair in pairs {
            let place = if pair.close.0 - pair.open.1 > LONG { Place::LongMarks } else { Place::ShortMarks };
            habits.marked[pair.open.1 as usize..pair.close.0 as usize].fill(place);
            habits.has_speech |= place == Place::LongMarks;
        }
        let bare = |hit: &&Hit| habits.marked[hit.first as usize] == Place::Bare;
        let loaded = document.hits.of(seeds::LOADED_TERMS).iter().filter(bare).count();
        habits.is_loaded = loaded * LOADED_SHARE > body;
        habits
    }

    /// Whether the words stand elsewhere without marks, in short marks, and in long ones.
    fn elsewhere(&self, view: &View, words: std::ops::Range<usize>) -> [bool; 3] {
        let tokens = &view.document.tokens;
        let Places { firsts, nexts } = self.places.get_or_init(|| Places::of(view.document));
        let first = firsts[tokens[words.start].form as usize];
        let known = |place: u32| Some(place).filter(|place| *place != NONE);
        let places = std::iter::successors(known(first), |place| known(nexts[*place as usize]));
        let mut seen = [false; 3];
        for place in places.take(MOST_PLACES).map(|place| place as usize) {
            let same = place != words.start
                && words
                    .clone()
                    .all(|at| tokens.get(place + at - words.start).is_some_and(|t| t.form == tokens[at].form));
            seen[self.marked[place] as usize] |= same && tokens[place].part != Part::Markup;
        }
        seen
    }
}

impl Places {
    fn of(document: &Document) -> Places {
        let mut firsts = vec![NONE; document.forms.len()];
        let mut nexts = vec![NONE; document.tokens.len()];
        for (at, (token, next)) in document.tokens.iter().zip(&mut nexts).enumerate().rev() {
            *next = std::mem::replace(&mut firsts[token.form as usize], at as u32);
        }
        Places { firsts, nexts }
    }
}

pub fn look(view: &View, habits: &Habits, cues: &mut Cues) {
    let pair = view.pair();
    let single = matches!(pair.class, Class::Single | Class::SingleGuillemet);
    cues.plain(Cue::SingleBesideDouble, single && habits.has_double && view.depth == 0);
    cues.plain(Cue::SingleMarks, single && !habits.has_double);
    cues.plain(Cue::Nested, view.depth > 0);
    let holds = view.pairs.get(view.at + 1).is_some_and(|next| next.open.0 < pair.close.0);
    cues.plain(Cue::Holds, holds);
    cues.plain(Cue::LoadedArticle, habits.is_loaded);
    cues.plain(Cue::NoSpeech, !habits.has_speech);
    let line = view.paragraph().is_some_and(|paragraph| {
        let last = paragraph.end - 1;
        paragraph.len() < 24 && view.is_wordlike(last)
            || last + 1 == pair.close.1 as usize && !view.is_wordlike(last) && last >= 1 && view.is_wordlike(last - 1)
    });
    cues.plain(Cue::LineWithoutStop, line);
    neighbours(view, cues);
    repeated(view, habits, cues);
}

/// Other quotations of the paragraph.
fn neighbours(view: &View, cues: &mut Cues) {
    let Some(paragraph) = view.paragraph() else { return };
    let pair = view.pair();
    let near = || view.pairs[view.at.saturating_sub(3)..].iter().take(7);
    let apart = |other: &&Pair| other.close.1 <= pair.open.0 || other.open.0 >= pair.close.1;
    let long = |other: &Pair| other.close.0 - other.open.1 > LONG || other.ending == Ending::Continued;
    let within = |other: &&Pair| paragraph.contains(&(other.open.0 as usize));
    cues.plain(Cue::LongBeside, near().filter(apart).filter(within).any(long));
    let sentence = view.left.start as u32..view.right.end as u32;
    let many = near().filter(apart).filter(|other| sentence.contains(&other.open.0) && !long(other)).count();
    cues.plain(Cue::ManyInSentence, many >= 2);
    if let Some(function) = joined(view) {
        let cue = match function {
            Function::Scare => Cue::JoinedScare,
            Function::Speech | Function::Fragment => Cue::JoinedVoice,
            Function::Title | Function::Term => Cue::JoinedName,
        };
        cues.plain(cue, true);
    }
}

/// The function of the quotation to which this one is joined: `“...” and “...”`, `“...,” a “...”`.
fn joined(view: &View) -> Option<Function> {
    let open = view.pair().open.0;
    let before = (0..view.at).rev().take(4).find(|at| view.pairs[*at].close.1 <= open)?;
    let gap = view.pairs[before].close.1 as usize..open as usize;
    let joins =
        |at: usize| matches!(view.norm(at), "," | "and" | "or" | "but" | "nor" | "/" | "&" | "a" | "an" | "the" | "no");
    (gap.len() <= 3 && gap.start >= view.left.start && gap.clone().all(joins)).then(|| view.decided[before])
}

fn repeated(view: &View, habits: &Habits, cues: &mut Cues) {
    let first = view.inside.clone().find(|at| view.is_wordlike(*at));
    let last = view.inside.clone().rev().find(|at| view.is_wordlike(*at));
    let (Some(first), Some(last)) = (first, last) else { return };
    if last + 1 - first > LONGEST_PHRASE || view.words > LONGEST_PHRASE {
        return;
    }
    let [bare, short, long] = habits.elsewhere(view, first..last + 1);
    cues.plain(Cue::UnmarkedElsewhere, bare);
    cues.plain(Cue::MarkedElsewhere, short);
    cues.plain(Cue::EchoesSpeech, long && view.depth == 0);
}
