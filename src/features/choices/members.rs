//! Members: the terms chosen where a set of rival terms is in play.

use super::REFERENCE;
use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Reason, hit, miss, value};
use crate::lexicon::seeds::CHOICES as LEXICON;

pub static CHOICES: Feature = Feature {
    name: "choices",
    definition: "Terms between which a writer chooses, because rivals for the same thing exist (regime, government). A \
        set of rivals is in play in a voice where at least one member stands there; each that stands there is \
        one choice, and its share is its choices among all of its set (`extract --choices-table`). The marked \
        share is that of terms other than neutral ones, averaged over the sets in play, so that frequent sets do \
        not drown the others.",
    reference: REFERENCE,
    caveat: "A term is counted wherever it stands, also where its rivals would not fit: read the marks of a set before \
        its share. Which member is neutral is our judgement, with a reason in the list.",
    scopes: &[Scope::Body, Scope::Author, Scope::Quoted],
    reach: Reach::Place,
    length_bound: false,
    measures: &[
        Measure::Count,
        Measure::Per1000Words,
        Measure::Formula(Formula {
            name: "choices_marked_pct",
            unit: "per cent of choices",
            expression: "mean over the sets in play of 100 * marked / (marked + neutral)",
            compute: marked,
        }),
    ],
    examples: &[
        hit("The [regime] fell, and the [regime] [claimed] otherwise."),
        miss("The mayor went home by the river."),
        // Two of three names for those in power are marked, and the one verb is not: (66.67 + 0) / 2.
        value("The regime fell. The government of the junta said so.", "choices_marked_pct", 100.0 / 3.0),
    ],
    find: Find::Marks(|passage, marks| each(passage, |mark, _| marks.push(mark))),
};

pub static CHOICE_SETS: Feature = Feature {
    name: "choice_sets",
    definition: "Sets of rival terms in play: those of which at least one member occurs. The first is marked.",
    reference: REFERENCE,
    caveat: "A set whose member stands in another sense counts as well.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Count],
    examples: &[
        hit("The [regime] fell, and the regime [claimed] otherwise."),
        miss("The mayor went home by the river."),
    ],
    find: Find::Marks(|passage, marks| {
        let mut seen = Vec::new();
        each(passage, |mark, set| {
            if !seen.contains(&set) {
                seen.push(set);
                marks.push(mark);
            }
        });
    }),
};

/// Hands out the mark of each choice with its set.
pub(super) fn each(passage: &Passage, mut take: impl FnMut(Evidence, u32)) {
    let document = passage.document;
    let first = document.lexicons.list[LEXICON.0 as usize].first_category;
    passage.terms(LEXICON, |hit, set, weight| {
        let reason = Reason::Category { lexicon: LEXICON, entry: hit.entry, case: first + set };
        take(Evidence { weight, reason, ..Evidence::hit(document, hit) }, set);
    });
}

fn marked(marks: &Marks, _: &Totals) -> Option<f64> {
    let mut sets: Vec<(Option<u32>, f64, f64)> = Vec::new();
    for mark in marks {
        match sets.iter_mut().find(|(set, ..)| *set == mark.case()) {
            Some((_, marked, all)) => (*marked, *all) = (*marked + mark.weight, *all + 1.0),
            None => sets.push((mark.case(), mark.weight, 1.0)),
        }
    }
    let shares: f64 = sets.iter().map(|(_, marked, all)| marked / all).sum();
    (!sets.is_empty()).then(|| 100.0 * shares / sets.len() as f64)
}
