//! Loaded terms: dysphemisms, euphemisms, delegitimising labels, emotive intensifiers, praise.

use crate::document::passage::Scope;
use crate::feature::{Example, Feature, Find, Measure, Reach, hit, miss};
use crate::features::lexical;
use crate::lexicon::seeds::LOADED_TERMS as LEXICON;

pub static LOADED_TERMS: Feature = Feature {
    name: "loaded_terms",
    definition: "Words and phrases whose choice carries a judgement of what they name, weighed by its strength.",
    reference: "Bolinger 1980; Allan & Burridge 2006; Recasens, Danescu-Niculescu-Mizil & Jurafsky 2013",
    caveat: "A list knows no context: a word of judgement may be exact where it stands. Never a score of bias.",
    scopes: &[Scope::Body, Scope::Author, Scope::Quoted, Scope::Headline],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Count, Measure::Per1000Words, Measure::Mean("strength from 0 to 2")],
    examples: &[hit("The [regime's] [thugs] fled."), miss("The government's officers left.")],
    find: Find::Hits(LEXICON, None),
};

pub static LOADED_DYSPHEMISM: Feature = kind(
    "loaded_dysphemism",
    "Loaded terms that name a thing harshly.",
    &[hit("The [regime] fled."), miss("The government left.")],
    Find::Hits(LEXICON, Some("dysphemism")),
);

pub static LOADED_EUPHEMISM: Feature = kind(
    "loaded_euphemism",
    "Loaded terms that name a thing mildly.",
    &[hit("It was [collateral damage]."), miss("Nine villagers died.")],
    Find::Hits(LEXICON, Some("euphemism")),
);

pub static LOADED_LABEL: Feature = kind(
    "loaded_label",
    "Loaded terms that deny a person or group its standing.",
    &[hit("A [self-styled] general spoke."), miss("A general spoke.")],
    Find::Hits(LEXICON, Some("label")),
);

pub static LOADED_INTENSIFIER: Feature = kind(
    "loaded_intensifier",
    "Loaded terms that add feeling, not fact.",
    &[hit("A [shocking] report."), miss("A long report.")],
    Find::Hits(LEXICON, Some("intensifier")),
);

pub static LOADED_PRAISE: Feature = kind(
    "loaded_praise",
    "Loaded terms that praise.",
    &[hit("A [visionary] mayor."), miss("The leader of the council.")],
    Find::Hits(LEXICON, Some("praise")),
);

const fn kind(name: &'static str, definition: &'static str, examples: &'static [Example], find: Find) -> Feature {
    lexical::kind(name, definition, REFERENCE, examples, find)
}

const REFERENCE: &str =
    "Allan & Burridge 2006, Forbidden Words, chapter 2; Martin & White 2005, The Language of Evaluation";
