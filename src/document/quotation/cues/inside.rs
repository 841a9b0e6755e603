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
    verbs(view, cues);
    persons(view, cues);
    capitals(view, cues);
    punctuation(view, cues);
    let first = view.inside.clone().find(|at| view.is_wordlike(*at));
    cues.at(
        Cue::VerbFirst,
        first.filter(|at| matches!(view.tag(*at), Tag::VerbBase | Tag::VerbGerund | Tag::VerbPast)),
    );
    cues.at(Cue::DeterminerFirst, first.filter(|at| view.tag(*at) == Tag::Determiner && view.words > 1));
    if let Some(hit) = view.hit(seeds::LOADED_TERMS, &view.inside) {
        let fair = matches!(view.document.lexicons.entry(hit).kind.as_ref(), "euphemism" | "praise");
        cues.at(if fair { Cue::LoadedFair } else { Cue::LoadedHarsh }, Some(hit.first as usize));
    }
    cues.plain(Cue::NumberInside, view.inside.clone().any(|at| view.token(at).kind == TokenKind::Number));
}

fn verbs(view: &View, cues: &mut Cues) {
    if view.words < 2 || is_title_case(view) {
        return;
    }
    let finite = view.inside.clone().find(|at| view.tag(*at).is_finite_verb());
    cues.at(Cue::FiniteVerb, finite);
    let subject = finite.and_then(|verb| {
        let before = view.inside.start..verb;
        before.rev().take(8).find(|at| view.tag(*at).is_nominal() || view.tag(*at) == Tag::WhWord)
    });
    let contracted = || view.inside.clone().any(|at| view.is(at, List::Contracted));
    cues.plain(Cue::ClauseInside, subject.is_some() || contracted());
}

fn persons(view: &View, cues: &mut Cues) {
    if view.words > 1 && !is_title_case(view) {
        let find = |list: List| view.inside.clone().find(|at| view.is(*at, list));
        cues.at(Cue::FirstPerson, find(List::First));
        cues.at(Cue::SecondPerson, find(List::Second));
    }
}

/// Three words or more, all but the short ones with a capital.
fn is_title_case(view: &View) -> bool {
    let mut words = view.inside.clone().filter(|at| view.is_wordlike(*at) && view.token(*at).span.len() > 3);
    (3..=14).contains(&view.words) && words.all(|at| view.is_capital(at) || view.token(at).kind == TokenKind::Number)
}

fn capitals(view: &View, cues: &mut Cues) {
    let words = || view.inside.clone().filter(|at| view.is_wordlike(*at));
    let begins = words().next().is_some_and(|at| view.is_capital(at));
    cues.plain(Cue::CapitalFirst, begins);
    let long = |at: &usize| view.token(*at).span.len() > 3 || view.is_capital(*at);
    let all = words().filter(long).all(|at| view.is_capital(at) || view.token(at).kind == TokenKind::Number);
    cues.plain(Cue::Capitals, begins && all && (2..=14).contains(&view.words));
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
