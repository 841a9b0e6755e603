//! Triads: three members of one kind, the last two joined by “and” or “or”.

use super::{RATE, VOICES, norm};
use crate::document::Document;
use crate::feature::{Evidence, Feature, Find, Reach, Reason, hit, miss};
use crate::text::span::Span;
use crate::text::tag::Tag;

pub static TRIADS: Feature = Feature {
    name: "triads",
    definition: "Groups of exactly three nouns, adjectives, adverbs or verbs of one form, “a, b and c”, nouns with what stands \
                 before them.",
    reference: "Atkinson 1984, Our Masters' Voices, 57-62 (three-part lists); Jefferson 1990; Lausberg 1960, section 443 (tricolon)",
    caveat: "Names and numbers are left out as mere lists; three things that are simply three are counted.",
    scopes: VOICES,
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[
        hit("They want [bread, peace and a roof]. It was [slow, costly and cruel]."),
        miss("Varn, Oduya and Lisk met. We saw boats, nets, ropes and tents."),
    ],
    find: Find::Marks(|passage, marks| {
        let document = passage.document;
        let commas = passage.marks_from([b',']).filter(|(_, token)| document.norm(token) == ",");
        let triads = commas.filter_map(|(at, _)| triad(document, *at as usize));
        marks.extend(triads.filter_map(|(first, end)| {
            let (first, last) = (document.tokens.get(first)?, document.tokens.get(end.checked_sub(1)?)?);
            let span = Span { start: first.span.start, end: last.span.end };
            Some(Evidence { span, weight: 1.0, voice: first.voice, reason: Reason::Plain })
        }));
    }),
};

/// A member is a head of one tag with what may stand before it.
const LONGEST_MEMBER: usize = 4;

/// The tokens of the triad whose first comma stands at `comma`.
fn triad(document: &Document, comma: usize) -> Option<(usize, usize)> {
    let kind = document.tokens.get(comma.checked_sub(1)?).map(|token| token.tag).filter(|tag| is_head(*tag))?;
    let sentence = document.tokens[comma].sentence;
    let second = member(document, comma + 1, kind, sentence)?;
    let joint = second + usize::from(norm(document, second) == ",");
    if !matches!(norm(document, joint), "and" | "or" | "nor" | "&") {
        return None;
    }
    let end = member(document, joint + 1, kind, sentence)?;
    let first = first_of(document, comma, kind, sentence);
    let longer = first > 0 && norm(document, first - 1) == "," && first > 1 && document.tokens[first - 2].tag == kind;
    let goes_on = norm(document, end) == "," && matches!(norm(document, end + 1), "and" | "or");
    (!longer && !goes_on && !is_adverbial(document, first, sentence)).then_some((first, end))
}

fn is_head(tag: Tag) -> bool {
    use Tag::*;
    matches!(tag, Noun | Adjective | Adverb | VerbBase | VerbPresent | VerbPast | VerbParticiple | VerbGerund)
}

fn stands_before(tag: Tag, kind: Tag) -> bool {
    match kind {
        Tag::Noun => matches!(tag, Tag::Noun | Tag::Adjective | Tag::Determiner | Tag::Pronoun | Tag::Number),
        Tag::Adjective | Tag::VerbParticiple => tag == Tag::Adverb,
        _ => false,
    }
}

/// The end of a member that begins at `start`.
fn member(document: &Document, start: usize, kind: Tag, sentence: u32) -> Option<usize> {
    let tag = |at: usize| document.tokens.get(at).filter(|token| token.sentence == sentence).map(|token| token.tag);
    let mut end = start;
    while end < start + LONGEST_MEMBER && tag(end).is_some_and(|tag| tag == kind || stands_before(tag, kind)) {
        // A head of another kind than noun is one word.
        end += 1;
        if kind != Tag::Noun && tag(end - 1) == Some(kind) {
            break;
        }
    }
    (end > start && tag(end - 1) == Some(kind)).then_some(end)
}

fn first_of(document: &Document, comma: usize, kind: Tag, sentence: u32) -> usize {
    let reach = (comma.saturating_sub(LONGEST_MEMBER)..comma - 1).rev();
    let before = reach.take_while(|at| {
        let token = &document.tokens[*at];
        token.sentence == sentence && stands_before(token.tag, kind)
    });
    before.last().unwrap_or(comma - 1)
}

/// “In spring, boats and nets”: what opens the sentence with a preposition is no member.
fn is_adverbial(document: &Document, first: usize, sentence: u32) -> bool {
    let tag =
        |back: usize| first.checked_sub(back).map(|at| &document.tokens[at]).filter(|token| token.sentence == sentence);
    let preposition = tag(1).is_some_and(|token| matches!(token.tag, Tag::Preposition | Tag::Subordinator));
    preposition && tag(2).is_none_or(|token| token.tag == Tag::Punctuation)
}
