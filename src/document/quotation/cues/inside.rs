//! Cues between the marks: how much, what kind of words, what punctuation.

use super::{Cue, Cues, View};
use crate::lexicon::reporting::List;
use crate::lexicon::seeds;
use crate::text::tag::Tag;
use crate::text::token::TokenKind;

pub fn look(view: &View, cues: &mut Cues) {
    let length = match view.words {
        0 | 1 => Cue::OneWord,
        2 => Cue::TwoWords,
        3 | 4 => Cue::ThreeOrFourWords,
        5..=9 => Cue::FiveToNineWords,
        _ => Cue::TenOrMoreWords,
    };
    cues.plain(length, true);
    let seen = Seen::of(view);
    verbs(view, &seen, cues);
    persons(view, &seen, cues);
    capitals(view, &seen, cues);
    punctuation(view, cues);
    let first = seen.first;
    cues.at(
        Cue::VerbFirst,
        first.filter(|at| matches!(view.tag(*at), Tag::VerbBase | Tag::VerbGerund | Tag::VerbPast)),
    );
    cues.at(Cue::DeterminerFirst, first.filter(|at| view.tag(*at) == Tag::Determiner && view.words > 1));
    if let Some(hit) = view.hit(seeds::LOADED_TERMS, &view.inside) {
        let fair = matches!(view.document.lexicons.entry(hit).kind.as_ref(), "euphemism" | "praise");
        cues.at(if fair { Cue::LoadedFair } else { Cue::LoadedHarsh }, Some(hit.first as usize));
    }
    cues.plain(Cue::NumberInside, seen.number);
}

/// What is between the marks, seen in one walk.
#[derive(Debug, Default)]
struct Seen {
    /// The first word or number.
    first: Option<usize>,
    /// A longer word begins with a small letter.
    small: bool,
    number: bool,
    finite: Option<usize>,
    contracted: bool,
    first_person: Option<usize>,
    second_person: Option<usize>,
}

impl Seen {
    fn of(view: &View) -> Seen {
        let mut seen = Seen::default();
        for at in view.inside.clone() {
            let token = view.token(at);
            let is_number = token.kind == TokenKind::Number;
            if view.is_wordlike(at) {
                seen.first = seen.first.or(Some(at));
                seen.small |= token.span.len() > 3 && !is_number && !view.is_capital(at);
            }
            seen.number |= is_number;
            if token.tag.is_finite_verb() {
                seen.finite = seen.finite.or(Some(at));
            }
            let lists = view.lists(at);
            if lists.any([List::Contracted, List::First, List::Second]) {
                seen.contracted |= lists.has(List::Contracted);
                seen.first_person = seen.first_person.or(Some(at).filter(|_| lists.has(List::First)));
                seen.second_person = seen.second_person.or(Some(at).filter(|_| lists.has(List::Second)));
            }
        }
        seen
    }

    /// Three words or more, all but the short ones with a capital.
    fn is_title_case(&self, view: &View) -> bool {
        (3..=14).contains(&view.words) && !self.small
    }
}

fn verbs(view: &View, seen: &Seen, cues: &mut Cues) {
    if view.words < 2 || seen.is_title_case(view) {
        return;
    }
    cues.at(Cue::FiniteVerb, seen.finite);
    let subject = seen.finite.and_then(|verb| {
        let before = view.inside.start..verb;
        before.rev().take(8).find(|at| view.tag(*at).is_nominal() || view.tag(*at) == Tag::WhWord)
    });
    cues.plain(Cue::ClauseInside, subject.is_some() || seen.contracted);
}

fn persons(view: &View, seen: &Seen, cues: &mut Cues) {
    if view.words > 1 && !seen.is_title_case(view) {
        cues.at(Cue::FirstPerson, seen.first_person);
        cues.at(Cue::SecondPerson, seen.second_person);
    }
}

fn capitals(view: &View, seen: &Seen, cues: &mut Cues) {
    let begins = seen.first.is_some_and(|at| view.is_capital(at));
    cues.plain(Cue::CapitalFirst, begins);
    cues.plain(Cue::Capitals, begins && !seen.small && (2..=14).contains(&view.words));
    cues.plain(Cue::OneName, begins && view.words == 1);
}

fn punctuation(view: &View, cues: &mut Cues) {
    let end = view.pair().close.0 as usize;
    let Some(last) = end.checked_sub(1).filter(|last| *last >= view.inside.start) else { return };
    match view.norm(last) {
        "," => cues.plain(Cue::CommaInside, true),
        "." | "..." => cues.plain(Cue::StopInside, true),
        "!" | "?" => cues.plain(Cue::QuestionInside, true),
        _ => {}
    }
}
