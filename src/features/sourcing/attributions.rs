//! Attributions: content that is credited to a source, directly, in part or in the author's words.

use crate::document::attribution::{Attribution, Manner};
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Example, Feature, Find, Measure, Reach, Reason, Tally, hit, miss};
use crate::text::span::Span;
use crate::text::token::Token;

const REFERENCE: &str = "Pareti 2015, Attribution: a computational approach, chapter 2; Newell, Margolin & Ruths 2018";

pub static ATTRIBUTIONS: Feature = manner(
    "attributions",
    "Stretches of text that are credited to a source by a cue such as “said” or “according to”.",
    &[hit("Varn said [the harbour would close]."), miss("The harbour closed.")],
    |passage, marks| find(passage, marks, |_| true),
);

pub static DIRECT_SPEECH: Feature = manner(
    "direct_speech",
    "Credited content that stands in quotation marks as a whole.",
    &[hit("[“We are leaving tonight,”] said Mayor Ilse Varn."), miss("Varn said the harbour would close.")],
    |passage, marks| find(passage, marks, |attribution| attribution.manner == Manner::Direct),
);

pub static MIXED_SPEECH: Feature = manner(
    "mixed_speech",
    "Credited content of which only a part stands in quotation marks.",
    &[hit("Varn said [the plan was “a slow disaster” for the village]."), miss("Varn said the harbour would close.")],
    |passage, marks| find(passage, marks, |attribution| attribution.manner == Manner::Mixed),
);

pub static INDIRECT_SPEECH: Feature = manner(
    "indirect_speech",
    "Credited content in the author's own words.",
    &[hit("Varn said [the harbour would close]."), miss("“We are leaving tonight,” said Mayor Ilse Varn.")],
    |passage, marks| find(passage, marks, |attribution| attribution.manner == Manner::Indirect),
);

pub static ATTRIBUTED_WORDS: Feature = Feature {
    name: "attributed_words",
    definition: "Words inside content that is credited to a source, in quotation marks or not.",
    reference: REFERENCE,
    caveat: "Indirect speech ends where its clause is judged to end.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Count, Measure::PercentOfWords],
    examples: &[hit("Varn said [the] [harbour] [would] [close]."), miss("The harbour closed.")],
    find: Find::Tallied(
        |passage, marks| marks.extend(credited(passage).flatten().map(|word| Evidence::token(word, 1.0))),
        |passage| Tally::ones(credited(passage).map(<[Token]>::len).sum()),
    ),
};

/// The words of each attribution, without those of attributions before it.
fn credited<'a>(passage: &Passage<'a>) -> impl Iterator<Item = &'a [Token]> {
    let mut rest = passage.word_list();
    passage.document.attributions.iter().map(move |attribution| {
        let Span { start, end } = attribution.content;
        let behind = &rest[rest.partition_point(|word| word.span.start < start)..];
        let credited = behind.partition_point(|word| word.span.start < end);
        rest = &behind[credited..];
        &behind[..credited]
    })
}

const CAVEAT: &str = "Told by cue, clause and quotation marks; a source named a sentence earlier is not looked for.";

const fn manner(
    name: &'static str,
    definition: &'static str,
    examples: &'static [Example],
    find: fn(&Passage, &mut Vec<Evidence>),
) -> Feature {
    Feature::rate(name, definition, &[Scope::Body], REFERENCE, CAVEAT, examples, Find::Marks(find))
}

fn find(passage: &Passage, marks: &mut Vec<Evidence>, chosen: fn(&Attribution) -> bool) {
    let document = passage.document;
    for attribution in document.attributions.iter().filter(|attribution| chosen(attribution)) {
        let Some(token) = document.tokens.get(document.token_at(attribution.content.start)) else { continue };
        if passage.scope.holds(token) {
            let reason = Reason::Manner(attribution.manner);
            marks.push(Evidence { span: attribution.content, weight: 1.0, voice: token.voice, reason });
        }
    }
}
