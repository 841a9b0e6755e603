//! Imperatives: sentences in the mood of command, advice or request.

use super::{RATE, VOICES, norm};
use crate::document::Document;
use crate::document::passage::Passage;
use crate::feature::{Evidence, Feature, Find, Reach, Reason, hit, miss};
use crate::text::signal::Signal;
use crate::text::span::Span;
use crate::text::tag::Tag;

pub static IMPERATIVES: Feature = Feature {
    name: "imperatives",
    definition: "Sentences, or quotations, that open with a verb in its base form and no subject, negated or with \
                 “please”, “let us” or a connective before it; the verb is marked.",
    reference: "Quirk, Greenbaum, Leech & Svartvik 1985, sections 11.24-11.30; Biber et al. 1999, 219-222",
    caveat: "Told by the tagger's base form at the start: clipped sentences (“Comes as no surprise”) are not counted, a subject \
             left out before a base form is.",
    scopes: VOICES,
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[
        hit("[Consider] the dam. Please [do not forget] the village."),
        hit("“[Go] home,” she said."),
        miss("Do they know? To go home was best. They go home."),
    ],
    find: Find::Marks(find),
};

fn find(passage: &Passage, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    let sentences = document.counted.iter().map(|counted| document.sentences[counted.sentence as usize].range());
    let commands =
        sentences.filter_map(|sentence| verb(document, sentence.start).filter(|_| !asks(document, sentence.end)));
    let voices = document.quotations.iter().filter(|quotation| quotation.function.is_voice());
    let openings = voices.map(|quotation| quotation.tokens.0 as usize).filter(|first| opens_clause(document, *first));
    let mut verbs: Vec<(usize, usize)> = commands.collect();
    verbs.extend(openings.filter_map(|first| verb(document, first)));
    verbs.sort_unstable();
    verbs.dedup();
    for (first, last) in verbs {
        let (token, last) = (&document.tokens[first], &document.tokens[last]);
        if passage.scope.holds(token) {
            let span = Span { start: token.span.start, end: last.span.end };
            marks.push(Evidence { span, weight: 1.0, voice: token.voice, reason: Reason::Plain });
        }
    }
}

fn asks(document: &Document, end: usize) -> bool {
    (0..end).rev().take(3).any(|at| norm(document, at).starts_with('?'))
}

/// Whether a quotation begins a clause of its own, with a capital.
fn opens_clause(document: &Document, first: usize) -> bool {
    document.tokens.get(first).is_some_and(|token| token.span.of(document.text).starts_with(char::is_uppercase))
}

/// The first and the last token of the imperative verb group that opens at `start`.
fn verb(document: &Document, start: usize) -> Option<(usize, usize)> {
    let sentence = document.tokens.get(start)?.sentence;
    let tag = |at: usize| document.tokens.get(at).filter(|token| token.sentence == sentence).map(|token| token.tag);
    let mut at = start;
    while at < start + 4 && (tag(at) == Some(Tag::Punctuation) || opens(document, at)) {
        at += 1;
    }
    let first = at;
    match norm(document, at) {
        "don't" | "never" | "always" => at += 1,
        "do" if norm(document, at + 1) == "not" => at += 2,
        "let" if norm(document, at + 1) == "us" => return Some((first, at)),
        "let's" => return Some((first, at)),
        _ => {}
    }
    let word = norm(document, at);
    let subject = matches!(tag(at + 1), Some(Tag::VerbPast | Tag::VerbPresent | Tag::Modal));
    let auxiliary =
        at == first && matches!(word, "do" | "have" | "are" | "am" | "were") && tag(at + 1) == Some(Tag::Pronoun);
    (tag(at) == Some(Tag::VerbBase) && !subject && !auxiliary && !word.contains('\'') && word != "till")
        .then_some((first, at))
}

/// What may stand before the verb. The commonest are told by their signals, and most words by their length.
fn opens(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else { return false };
    match token.signal {
        Signal::Comma | Signal::And | Signal::But | Signal::So | Signal::Then | Signal::Or => true,
        _ if !matches!(token.letters, 3 | 4 | 6) => false,
        _ => matches!(document.norm(token), "please" | "just" | "now" | "also"),
    }
}
