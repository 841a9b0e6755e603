//! Leans: which way the chosen terms lean from the neutral ones.

use super::REFERENCE;
use super::members::each;
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Example, Feature, Find, hit, miss};
use crate::lexicon::seeds::CHOICES as LEXICON;

pub static HARSHER: Feature = lean(
    "choices_harsher",
    "Choices that name a thing worse than their neutral rivals do.",
    &[hit("The [regime] sent its [thugs] to the square."), miss("The government sent officers to the square.")],
    |passage, marks| find(passage, marks, "harsher"),
);

pub static SOFTER: Feature = lean(
    "choices_softer",
    "Choices that name a thing better or milder than their neutral rivals do.",
    &[hit("The [collateral damage] was regretted."), miss("Civilian deaths were regretted.")],
    |passage, marks| find(passage, marks, "softer"),
);

pub static PARTISAN: Feature = lean(
    "choices_partisan",
    "Choices that are the favourites of one camp.",
    &[
        hit("They want the [death tax] gone before the rich [pay their fair share]."),
        miss("They want the inheritance tax gone."),
    ],
    |passage, marks| find(passage, marks, "partisan"),
);

const CAVEAT: &str = "The lean is that of the list, not of the term in its sentence; the list names each reason.";

const fn lean(
    name: &'static str,
    definition: &'static str,
    examples: &'static [Example],
    find: fn(&Passage, &mut Vec<Evidence>),
) -> Feature {
    Feature::rate(name, definition, &[Scope::Body], REFERENCE, CAVEAT, examples, Find::Marks(find))
}

fn find(passage: &Passage, marks: &mut Vec<Evidence>, kind: &str) {
    let entries = &passage.document.lexicons.list[LEXICON.0 as usize].entries;
    each(passage, |mark, _| {
        if mark.entry_number().is_some_and(|entry| entries[entry as usize].kind == kind) {
            marks.push(mark);
        }
    });
}
