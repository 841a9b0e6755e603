//! Presuppositions: what is taken for granted, by the verb or the word that takes it so.

use super::BODY;
use crate::feature::{Example, Feature, Find, hit, miss};
use crate::lexicon::seeds::PRESUPPOSITIONS;

pub static FACTIVES: Feature = trigger(
    "factives",
    "Words whose clause is taken for true (know, reveal, regret, admit, the fact that).",
    "Kiparsky & Kiparsky 1970; Hooper 1975; Karttunen 1971, Papers in Linguistics 4(1), 55-69",
    "Counted also without a clause (“he knew the town”), in questions and under “if”.",
    &[hit("Varn [admitted] that she [knew], as papers [revealed]."), miss("Varn said that she guessed so.")],
    Find::Hits(PRESUPPOSITIONS, Some("factive")),
);

pub static IMPLICATIVES: Feature = trigger(
    "implicatives",
    "Words that tell whether a thing was done and take its difficulty, duty or insolence for granted (manage to, fail to, \
     have the nerve to).",
    "Karttunen 1971, Language 47(2), 340-358",
    "“Refuse” and “decline” are often plain report: see the weights.",
    &[hit("The council [failed to] act and [had the nerve to] complain."), miss("The council did not act.")],
    Find::Hits(PRESUPPOSITIONS, Some("implicative")),
);

pub static CHANGES_OF_STATE: Feature = trigger(
    "changes_of_state",
    "Words that take an earlier state or event for granted (stop, continue, return, again, no longer, even).",
    "Levinson 1983, Pragmatics, 181-184; Simons 2001",
    "Most uses are plain report; what is presupposed is not found out.",
    &[
        hit("They [continued] to build, and [again] the dam is [no longer] safe."),
        miss("They build, and the dam is unsafe."),
    ],
    Find::Hits(PRESUPPOSITIONS, Some("change")),
);

const fn trigger(
    name: &'static str,
    definition: &'static str,
    reference: &'static str,
    caveat: &'static str,
    examples: &'static [Example],
    find: Find,
) -> Feature {
    Feature::rate(name, definition, BODY, reference, caveat, examples, find)
}
