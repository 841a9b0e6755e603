//! Cue balance: whether the verbs that credit a source doubt it, endorse it or do neither, by the kind of source.

use super::sources::{credits, is_of, push};
use crate::document::Document;
use crate::document::passage::{Scope, Totals};
use crate::feature::{Feature, Find, Formula, Marks, Measure, Reach, hit, miss, value};
use crate::lexicon::seeds::REPORTING_VERBS;
use crate::text::span::Span;

pub static CUE_BALANCE: Feature = Feature {
    name: "cue_balance",
    definition: "Cues of sources, weighed -1 where they doubt (claimed, alleged), 1 where they endorse (admitted, revealed), 0 \
                 where they do neither; the mean for all sources and for each kind.",
    reference: "Thompson & Ye 1991, Applied Linguistics 12(4), 365-382; Caldas-Coulthard 1994; Martin & White 2005, 111-117",
    caveat: "“Admitted” endorses what is said and tells against who says it: see the verbs. “According to” counts as neutral.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[
        Measure::Count,
        Measure::Mean("balance from -1 to 1"),
        balance("cue_balance_person", "mean weight of the cues of persons", mean::<0>),
        balance("cue_balance_official", "mean weight of the cues of officials", mean::<1>),
        balance("cue_balance_organisation", "mean weight of the cues of organisations", mean::<2>),
        balance("cue_balance_document", "mean weight of the cues of documents", mean::<3>),
        balance("cue_balance_anonymous", "mean weight of the cues of anonymous sources", mean::<4>),
        balance("cue_balance_people", "mean weight of the cues of people without a name", mean::<5>),
    ],
    examples: &[
        hit("The mayor [claimed] that it was done. Critics [said] that it was too late."),
        miss("The mayor met her critics."),
        value("The mayor claimed that it was done. Critics said that it was too late.", "cue_balance_mean", -0.5),
        value("The mayor claimed that it was done. Critics said that it was too late.", "cue_balance_official", -1.0),
    ],
    find: Find::Marks(|passage, marks| {
        let document = passage.document;
        let cues = credits(document).filter_map(|(_, cue, kind)| cue.map(|cue| (cue, kind)));
        let mut cues: Vec<_> = cues.collect();
        cues.sort_unstable_by_key(|(cue, _)| (cue.start, cue.end));
        cues.dedup_by_key(|(cue, _)| *cue);
        push(passage, marks, cues.into_iter().map(|(cue, kind)| (cue, kind, weight(document, cue))));
    }),
};

/// The side that the reporting verb of a cue takes.
fn weight(document: &Document, cue: Span) -> f64 {
    let hits = document.hits.of(REPORTING_VERBS);
    let first = document.token_at(cue.start) as u32;
    let from = hits.partition_point(|hit| hit.first < first);
    let inside = hits[from..].iter().take_while(|hit| document.tokens[hit.first as usize].span.start < cue.end);
    let kinds = inside.map(|hit| document.lexicons.entry(hit).kind.as_ref());
    let sides = kinds.map(|kind| match kind {
        "doubting" => -1.0,
        "endorsing" => 1.0,
        _ => 0.0,
    });
    sides.last().unwrap_or(0.0)
}

const fn balance(name: &'static str, expression: &'static str, compute: fn(&Marks, &Totals) -> Option<f64>) -> Measure {
    Measure::Formula(Formula { name, unit: "-1 to 1", expression, compute })
}

fn mean<const KIND: usize>(marks: &Marks, _: &Totals) -> Option<f64> {
    let chosen = || marks.iter().filter(|mark| is_of(mark, KIND));
    let count = chosen().count();
    (count > 0).then(|| chosen().map(|mark| mark.weight).sum::<f64>() / count as f64)
}
