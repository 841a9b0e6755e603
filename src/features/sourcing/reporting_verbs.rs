//! Reporting verbs: neutral ones, ones that doubt, ones that endorse what they report.

use crate::document::passage::Scope;
use crate::feature::{Example, Feature, Find, hit, miss};
use crate::lexicon::seeds::REPORTING_VERBS as LEXICON;

pub static REPORTING_VERBS: Feature = verbs(
    &[Scope::Body, Scope::Author, Scope::Quoted, Scope::Headline],
    "reporting_verbs",
    "Verbs by which words or thoughts are reported.",
    &[hit("Varn [said] so, and her rival [claimed] the opposite."), miss("The claims were false.")],
    None,
);

pub static NEUTRAL_VERBS: Feature = verbs(
    VOICES,
    "neutral_verbs",
    "Reporting verbs that take no stand on what they report.",
    &[hit("Varn [said] so."), miss("Varn claimed so.")],
    Some("neutral"),
);

pub static DOUBTING_VERBS: Feature = verbs(
    VOICES,
    "doubting_verbs",
    "Reporting verbs that hold what they report at a distance.",
    &[hit("Varn [claimed] that the dam was safe."), miss("Varn said so.")],
    Some("doubting"),
);

pub static ENDORSING_VERBS: Feature = verbs(
    VOICES,
    "endorsing_verbs",
    "Reporting verbs that present what they report as true.",
    &[hit("Varn [admitted] that the dam leaks."), miss("Varn said so.")],
    Some("endorsing"),
);

const VOICES: &[Scope] = &[Scope::Body, Scope::Author, Scope::Quoted];

const fn verbs(
    scopes: &'static [Scope],
    name: &'static str,
    definition: &'static str,
    examples: &'static [Example],
    kind: Option<&'static str>,
) -> Feature {
    const REFERENCE: &str =
        "Thompson & Ye 1991, Applied Linguistics 12(4), 365-382; Hooper 1975; Caldas-Coulthard 1994";
    const CAVEAT: &str = "Counted whether or not something is reported: “to report for duty” is in it.";
    Feature::rate(name, definition, scopes, REFERENCE, CAVEAT, examples, Find::Hits(LEXICON, kind))
}
