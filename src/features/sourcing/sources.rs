//! Sources: who is credited, how many there are, and how the credited words are shared among them.

use crate::document::Document;
use crate::document::passage::{Passage, Scope, Totals};
use crate::document::source::SourceKind;
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Reason, hit, miss, value};
use crate::text::span::Span;

const CAVEAT: &str = "Joined by last name, head noun and nearest person: two Varns are one source, a pronoun may find the \
                      wrong person (gender is not looked at), “they” and “we” find nobody and are each a source of their own.";

pub static SOURCES: Feature = Feature {
    name: "sources",
    definition: "Distinct sources of credited content, marked where each is first named, weighed by the words credited to it.",
    reference: "Sigal 1973, Reporters and Officials, 119-130; Pareti 2015; Herfindahl 1950 and Simpson 1949 for the concentration",
    caveat: CAVEAT,
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[
        Measure::Count,
        Measure::Mean("words"),
        formula(
            "source_top_pct",
            "per cent of credited words",
            "100 * words of the most quoted source / credited words",
            top,
        ),
        formula("source_herfindahl", "0 to 1", "sum over sources of (words / credited words)^2", herfindahl),
        kinds("sources_person_n", "sources of kind person", number::<0>),
        kinds("sources_official_n", "sources of kind official", number::<1>),
        kinds("sources_organisation_n", "sources of kind organisation", number::<2>),
        kinds("sources_document_n", "sources of kind document", number::<3>),
        kinds("sources_anonymous_n", "sources of kind anonymous", number::<4>),
        kinds("sources_people_n", "sources of kind people", number::<5>),
    ],
    examples: &[
        hit("[Gen. Samuel Oduya] said the road was open. Oduya added that it was safe. [A report] says it is not."),
        miss("The road was open, and it was safe."),
        // Six words of Oduya's and four of the report's.
        value(
            "Gen. Samuel Oduya said the old road was safe and open. A report says the road is shut.",
            "source_top_pct",
            100.0 * 7.0 / 11.0,
        ),
        value(
            "Gen. Samuel Oduya said the old road was safe and open. A report says the road is shut.",
            "source_herfindahl",
            (49.0 + 16.0) / 121.0,
        ),
    ],
    find: Find::Marks(|passage, marks| {
        let document = passage.document;
        let marked = document.sources.list.iter().filter(|source| source.words > 0);
        push(passage, marks, marked.map(|source| (source.first, source.kind, f64::from(source.words))));
    }),
};

pub static SOURCE_MENTIONS: Feature = Feature {
    name: "source_mentions",
    definition: "Mentions of sources beside a cue, by the kind of source: a person; an official, who speaks by virtue of an \
                 office; an organisation or state; a document; an anonymous source; people without a name, such as critics, \
                 experts or villagers; or a pronoun left unresolved.",
    reference: "Sigal 1973, Reporters and Officials, 119-130; Gans 1979, Deciding What's News, 116-145 (sources by standing)",
    caveat: CAVEAT,
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[
        Measure::Count,
        Measure::Per1000Words,
        kinds_share("source_person_pct", "100 * mentions of persons / mentions", share::<0>),
        kinds_share("source_official_pct", "100 * mentions of officials / mentions", share::<1>),
        kinds_share("source_organisation_pct", "100 * mentions of organisations / mentions", share::<2>),
        kinds_share("source_document_pct", "100 * mentions of documents / mentions", share::<3>),
        kinds_share("source_anonymous_pct", "100 * mentions of anonymous sources / mentions", share::<4>),
        kinds_share("source_people_pct", "100 * mentions of people without a name / mentions", share::<5>),
        kinds_share("source_unresolved_pct", "100 * unresolved pronouns / mentions", share::<6>),
    ],
    examples: &[
        hit("[The mayor] said that it was done. [Critics] said that it was too late."),
        miss("The mayor met her critics."),
        value("The mayor said that it was done. Critics said that it was too late.", "source_official_pct", 50.0),
    ],
    find: Find::Marks(|passage, marks| {
        let mut mentions: Vec<(Span, SourceKind)> =
            credits(passage.document).map(|(source, _, kind)| (source, kind)).collect();
        mentions.sort_unstable_by_key(|(span, _)| (span.start, span.end));
        mentions.dedup_by_key(|(span, _)| *span);
        push(passage, marks, mentions.into_iter().map(|(span, kind)| (span, kind, 1.0)));
    }),
};

pub static FIRST_SOURCE: Feature = Feature {
    name: "first_source",
    definition: "The first source that is named beside a cue, weighed by the share of the body's words that stand before it.",
    reference: "Sigal 1973, Reporters and Officials; Van Dijk 1988, News as Discourse, 95-100 (order as relevance)",
    caveat: "A source named without a cue is not seen. Empty where nobody is credited.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[formula(
        "first_source_position",
        "per cent of the body's words before it",
        "100 * words before it / words",
        first,
    )],
    examples: &[
        hit("The road was open. [Oduya] said that it was safe. Varn said that it was shut."),
        miss("The road was open."),
        value("The road was open. Oduya said that it was safe.", "first_source_position", 40.0),
    ],
    find: Find::Marks(|passage, marks| {
        let spans = credits(passage.document).map(|(source, _, kind)| (source, kind));
        let Some((span, kind)) = spans.min_by_key(|(span, _)| span.start) else { return };
        let before = passage.words().take_while(|word| word.span.start < span.start).count();
        push(passage, marks, [(span, kind, before as f64)].into_iter());
    }),
};

/// The source, the cue if there is one, and the kind of each credit, in the order of the contents.
pub(super) fn credits<'a>(document: &'a Document) -> impl Iterator<Item = (Span, Option<Span>, SourceKind)> + use<'a> {
    document.sources.credits.iter().filter_map(|credit| {
        let attribution = document.attributions.get(credit.attribution as usize)?;
        let source = document.sources.list.get(credit.source as usize)?;
        Some((attribution.source?, attribution.cue, source.kind))
    })
}

/// Pushes spans that begin in the passage, each with the kind of its source.
pub(super) fn push(passage: &Passage, marks: &mut Vec<Evidence>, found: impl Iterator<Item = (Span, SourceKind, f64)>) {
    let document = passage.document;
    for (span, kind, weight) in found {
        let Some(token) = document.tokens.get(document.token_at(span.start)) else { continue };
        if passage.scope.holds(token) {
            marks.push(Evidence { span, weight, voice: token.voice, reason: Reason::Source(kind) });
        }
    }
}

pub(super) fn is_of(mark: &Evidence, kind: usize) -> bool {
    mark.reason == Reason::Source(SourceKind::ALL[kind])
}

const fn formula(
    name: &'static str,
    unit: &'static str,
    expression: &'static str,
    compute: fn(&Marks, &Totals) -> Option<f64>,
) -> Measure {
    Measure::Formula(Formula { name, unit, expression, compute })
}

const fn kinds(name: &'static str, expression: &'static str, compute: fn(&Marks, &Totals) -> Option<f64>) -> Measure {
    formula(name, "sources", expression, compute)
}

const fn kinds_share(
    name: &'static str,
    expression: &'static str,
    compute: fn(&Marks, &Totals) -> Option<f64>,
) -> Measure {
    formula(name, "per cent of mentions", expression, compute)
}

fn number<const KIND: usize>(marks: &Marks, _: &Totals) -> Option<f64> {
    Some(marks.iter().filter(|mark| is_of(mark, KIND)).count() as f64)
}

fn share<const KIND: usize>(marks: &Marks, totals: &Totals) -> Option<f64> {
    (!marks.is_empty()).then(|| number::<KIND>(marks, totals).unwrap_or(0.0) * 100.0 / marks.len() as f64)
}

fn credited(marks: &Marks) -> Option<f64> {
    let sum = marks.sum();
    (sum > 0.0).then_some(sum)
}

fn top(marks: &Marks, _: &Totals) -> Option<f64> {
    let most = marks.iter().map(|mark| mark.weight).fold(0.0, f64::max);
    credited(marks).map(|sum| 100.0 * most / sum)
}

fn herfindahl(marks: &Marks, _: &Totals) -> Option<f64> {
    let squares: f64 = marks.iter().map(|mark| mark.weight.powi(2)).sum();
    credited(marks).map(|sum| squares / (sum * sum))
}

fn first(marks: &Marks, totals: &Totals) -> Option<f64> {
    marks.first().filter(|_| totals.words > 0).map(|mark| 100.0 * mark.weight / f64::from(totals.words))
}
