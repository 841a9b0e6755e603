//! Cues on the left of the opening mark.

use super::{Cue, Cues, View};
use crate::lexicon::reporting::List;
use crate::text::tag::Tag;

pub fn look(view: &View, cues: &mut Cues) {
    begins(view, cues);
    introduced(view, cues);
    if let Some(last) = view.back(0) {
        neighbour(view, last, cues);
    }
    let negation = view.nearest_left(4, |at| view.is(at, List::Negation));
    cues.at(Cue::NegationBefore, negation);
}

fn begins(view: &View, cues: &mut Cues) {
    let starts = view.left.clone().all(|at| !view.is_wordlike(at));
    cues.plain(Cue::SentenceBegins, starts);
    let paragraph = view.paragraph().is_some_and(|paragraph| paragraph.start == view.pair().open.0 as usize);
    cues.plain(Cue::ParagraphBegins, paragraph);
}

/// Words that introduce what is in the marks.
fn introduced(view: &View, cues: &mut Cues) {
    let doubt = view.nearest_left(4, |at| {
        let behind = |word: &str| at >= 2 && view.norm(at - 1) == "-" && view.norm(at - 2) == word;
        let lists = view.lists(at);
        (lists.has(List::Calling)
            && view.norm(at) == "called"
            && (behind("so") || at >= 1 && view.norm(at - 1) == "so"))
            || lists.has(List::Doubt) && !reports_itself(view, at) && (!lists.has(List::BehindSelf) || behind("self"))
    });
    cues.at(Cue::DoubtBefore, doubt);
    cues.at(Cue::NamingBefore, view.nearest_left(2, |at| view.is(at, List::Naming)));
    if doubt.is_none() {
        called(view, cues);
    }
    cues.at(Cue::MentionBefore, view.nearest_left(2, |at| view.is(at, List::Mention)));
    let work = |at: usize| view.is(at, List::Work) || view.is(at, List::Staging);
    cues.at(Cue::WorkBefore, view.nearest_left(3, work).filter(|_| view.has_capital()));
    let near = view.left.end.saturating_sub(3).max(view.left.start)..view.left.end;
    cues.at(Cue::SayingBefore, view.reports(&near).next_back());
}

/// `critics claimed`, `he alleged`: here the word that doubts is the verb of a source.
fn reports_itself(view: &View, at: usize) -> bool {
    let subject = at.checked_sub(1).filter(|before| *before >= view.left.start);
    matches!(view.norm(at), "claimed" | "alleged" | "declared" | "professed" | "touted" | "hyped")
        && subject.is_some_and(|before| view.tag(before).is_nominal() || view.tag(before) == Tag::Adverb)
}

/// `called the plan “...”` has a caller; `a book called “...”`, `known as “...”`, `is called “...”` have none.
fn called(view: &View, cues: &mut Cues) {
    let known = view.nearest_left(5, |at| view.norm(at) == "known");
    let Some(verb) = view.nearest_left(7, |at| view.is(at, List::Calling) && view.tag(at).is_verb()) else {
        return cues.at(Cue::KnownAs, known);
    };
    let before = verb.checked_sub(1).filter(|before| *before >= view.left.start);
    let passive = before.is_some_and(|before| view.is(before, List::Be) || view.norm(before) == "always");
    let somebody = before.is_some_and(|before| matches!(view.norm(before), "they" | "we" | "you" | "people"));
    let cue = match verb + 1 == view.left.end {
        _ if passive || somebody || known.is_some() => Cue::KnownAs,
        true if before.is_some_and(|before| !view.tag(before).is_nominal() || view.tag(before) == Tag::Noun) => {
            Cue::CalledDirectly
        }
        _ => Cue::CallingBefore,
    };
    cues.at(cue, Some(verb));
}

/// The token that touches the opening mark.
fn neighbour(view: &View, last: usize, cues: &mut Cues) {
    let norm = view.norm(last);
    let cue = match norm {
        "a" | "an" => Some(Cue::IndefiniteBefore),
        "the" => Some(Cue::DefiniteBefore),
        "as" => Some(Cue::AsBefore),
        "that" => Some(Cue::ThatBefore),
        "like" => Some(Cue::LikeBefore),
        "," if view.back(1).is_some_and(|at| view.norm(at) == "like") => Some(Cue::LikeBefore),
        "on" => Some(Cue::OnBefore),
        "and" | "or" | "&" => Some(Cue::AndBefore),
        "," => Some(Cue::CommaBefore),
        ":" => Some(Cue::ColonBefore),
        "(" | "[" | "-" | "--" => Some(Cue::BracketBefore),
        _ if view.is(last, List::Demonstrative) => Some(Cue::DemonstrativeBefore),
        _ if view.is(last, List::Possessive) => Some(Cue::PossessiveBefore),
        _ if view.is(last, List::Be) => Some(Cue::BeBefore),
        _ if norm.ends_with("'s") || norm.ends_with("s'") => Some(Cue::PossessiveNameBefore),
        _ => by_tag(view.tag(last)),
    };
    let introduced =
        [Cue::DoubtBefore, Cue::NamingBefore, Cue::CallingBefore, Cue::CalledDirectly, Cue::KnownAs, Cue::SayingBefore];
    let known = cues.0.iter().any(|found| found.token == Some(last as u32) && introduced.contains(&found.cue));
    if let Some(cue) = cue.filter(|_| !known) {
        cues.at(cue, Some(last));
    }
}

fn by_tag(tag: Tag) -> Option<Cue> {
    match tag {
        Tag::Adjective => Some(Cue::AdjectiveBefore),
        Tag::Preposition | Tag::To | Tag::Subordinator => Some(Cue::PrepositionBefore),
        Tag::ProperNoun => Some(Cue::NameBefore),
        tag if tag.is_verb() => Some(Cue::VerbBefore),
        _ => None,
    }
}
