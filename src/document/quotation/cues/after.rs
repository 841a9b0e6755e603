//! Cues on the right of the closing mark, and in the sentences around.

use super::{Cue, Cues, View};
use crate::lexicon::reporting::List;
use crate::lexicon::seeds;
use crate::text::tag::Tag;

pub fn look(view: &View, cues: &mut Cues) {
    follows(view, cues);
    ends(view, cues);
    sources(view, cues);
    let meaning = |at: usize| view.is(at, List::Meaning);
    cues.at(Cue::MeaningNear, view.nearest_right(3, meaning).or(view.nearest_left(3, meaning)));
}

fn follows(view: &View, cues: &mut Cues) {
    let Some(next) = view.right.clone().next() else { return };
    let tag = view.tag(next);
    let whole = view.pair().close.0.checked_sub(1).is_some_and(|last| !view.is_wordlike(last as usize));
    let nominal = !whole && matches!(tag, Tag::Noun | Tag::ProperNoun | Tag::Adjective);
    cues.at(Cue::NounAfter, Some(next).filter(|_| nominal));
    cues.at(Cue::MentionAfter, view.nearest_right(2, |at| view.is(at, List::Mention)));
    let work = view.nearest_right(2, |at| view.is(at, List::Work));
    cues.at(Cue::WorkAfter, work.filter(|_| view.has_capital()));
    let verb = matches!(tag, Tag::VerbPast | Tag::VerbPresent | Tag::Modal);
    let reports = view.reports(&(next..next + 1)).next().is_some();
    cues.at(Cue::VerbAfter, Some(next).filter(|_| verb && !reports));
    cues.at(Cue::ByAfter, Some(next).filter(|_| view.norm(next) == "by"));
    let name = |at: Option<usize>| {
        let is_name = |at: usize| view.tag(at) == Tag::ProperNoun && view.is_capital(at);
        at.is_some_and(|at| is_name(at) && !view.norm(at).ends_with("'s"))
    };
    cues.plain(
        Cue::Nickname,
        view.words <= 3 && !whole && view.has_capital() && name(Some(next)) && name(view.back(0)),
    );
}

fn ends(view: &View, cues: &mut Cues) {
    let ends = view.right.clone().all(|at| !view.is_wordlike(at));
    cues.plain(Cue::SentenceEnds, ends);
    let whole = view.paragraph().is_some_and(|paragraph| {
        let (open, close) = (view.pair().open.0 as usize, view.pair().close.1 as usize);
        let bare = |mut range: std::ops::Range<usize>| range.len() < 4 && range.all(|at| !view.is_wordlike(at));
        bare(paragraph.start..open.max(paragraph.start)) && bare(close..paragraph.end.max(close))
    });
    cues.plain(Cue::ParagraphAlone, whole);
}

/// Who may be speaking.
fn sources(view: &View, cues: &mut Cues) {
    let close = view.pair().close.1 as usize;
    let paragraph_end = view.paragraph().map_or(close, |paragraph| paragraph.end.max(close));
    let after = close..paragraph_end.min(close + 5);
    let end = after.clone().find(|at| view.is_mark(*at) || view.norm(*at) == ".").unwrap_or(after.end);
    let said = view.reports(&(close..end)).next();
    cues.at(Cue::SayingAfter, said);
    let left = view.reports(&view.left).next_back();
    let right = view.reports(&view.right).next();
    let said = said.or(left).or(right);
    cues.at(Cue::SayingInSentence, said);
    let speaks = said.and_then(|verb| speaker(view, verb));
    cues.at(Cue::SourceSpeaks, speaks);
    let sentence = Sentence::of(view);
    cues.plain(Cue::AccordingTo, sentence.according);
    let [before, behind] = view.neighbours();
    cues.at(Cue::SayingSentenceBefore, view.reports(&before).next());
    cues.at(Cue::SayingSentenceAfter, view.reports(&behind).next());
    cues.at(Cue::Hypothetical, left.filter(|verb| is_hypothetical(view, *verb)));
    let loaded = view.hit(seeds::LOADED_TERMS, &view.left).or(view.hit(seeds::LOADED_TERMS, &view.right));
    cues.at(Cue::LoadedInSentence, loaded.map(|hit| hit.first as usize));
    cues.at(Cue::WriterInSentence, sentence.writer);
    cues.plain(Cue::NameInSentence, sentence.name);
    cues.at(Cue::VagueAgent, sentence.vague);
}

/// What the words of the sentence outside the marks are, seen in one walk.
#[derive(Debug, Default)]
struct Sentence {
    according: bool,
    name: bool,
    writer: Option<usize>,
    vague: Option<usize>,
}

impl Sentence {
    fn of(view: &View) -> Sentence {
        let mut sentence = Sentence::default();
        let mut see = |at: usize| {
            let lists = view.lists(at);
            sentence.name |= view.tag(at) == Tag::ProperNoun;
            if !lists.any([List::According, List::Writer, List::Vague]) {
                return;
            }
            sentence.according |= lists.has(List::According);
            sentence.writer = sentence.writer.or(Some(at).filter(|_| lists.has(List::Writer)));
            sentence.vague = sentence.vague.or(Some(at).filter(|_| lists.has(List::Vague)));
        };
        view.left.clone().for_each(&mut see);
        view.right.clone().for_each(&mut see);
        sentence
    }
}

/// `you might say`, `to say`, `if asked`: nobody has said it.
fn is_hypothetical(view: &View, verb: usize) -> bool {
    let before = verb.saturating_sub(3).max(view.left.start)..verb;
    let mut near = before.map(|at| view.norm(at));
    near.any(|norm| {
        matches!(norm, "to" | "might" | "may" | "can" | "could" | "would" | "should" | "if" | "you" | "simply")
    })
}

/// The name or person beside a reporting verb.
fn speaker(view: &View, verb: usize) -> Option<usize> {
    let tokens = view.document.tokens.len();
    let person = |at: &usize| {
        let tag = view.tag(*at);
        tag == Tag::ProperNoun || matches!(view.norm(*at), "he" | "she" | "they" | "i" | "we" | "who")
    };
    let before = verb.saturating_sub(3)..verb;
    let after = (verb + 1).min(tokens)..(verb + 4).min(tokens);
    before.rev().chain(after).find(person)
}
