//! Hedges: words by which a claim is held at arm's length, together and by kind.

use crate::document::passage::Scope;
use crate::feature::{Example, Feature, Find, Measure, Reach, hit, miss};
use crate::features::lexical;
use crate::lexicon::seeds::HEDGES as LEXICON;

pub static HEDGES: Feature = Feature {
    name: "hedges",
    definition: "Words and phrases by which the writer withholds full commitment to a claim, weighed by their strength.",
    reference: "Hyland 2005, Metadiscourse, 52-53 and appendix; Hyland 1998, Hedging in Scientific Research Articles",
    caveat: "A modal is counted in every sense; weights are ours, see the lexicon.",
    scopes: &[Scope::Body, Scope::Author, Scope::Quoted, Scope::Headline],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Count, Measure::Per1000Words, Measure::Mean("strength from 0 to 2")],
    examples: &[hit("Officials [may] act, [perhaps] soon."), miss("Officials acted at once in May.")],
    find: Find::Hits(LEXICON, None),
};

pub static HEDGES_MODAL: Feature = kind(
    "hedges_modal",
    "Hedges that are modal verbs.",
    &[hit("Officials [may] act, perhaps soon."), miss("Officials acted in May.")],
    Find::Hits(LEXICON, Some("modal")),
);

pub static HEDGES_ADVERB: Feature = kind(
    "hedges_adverb",
    "Hedges that are adverbs.",
    &[hit("Officials may act, [perhaps] soon."), miss("Officials may act.")],
    Find::Hits(LEXICON, Some("adverb")),
);

pub static HEDGES_ADJECTIVE: Feature = kind(
    "hedges_adjective",
    "Hedges that are adjectives.",
    &[hit("A [possible] leak."), miss("A leak.")],
    Find::Hits(LEXICON, Some("adjective")),
);

pub static HEDGES_NOUN: Feature = kind(
    "hedges_noun",
    "Hedges that are nouns.",
    &[hit("The [possibility] of rain remains."), miss("It will rain.")],
    Find::Hits(LEXICON, Some("noun")),
);

pub static HEDGES_VERB: Feature = kind(
    "hedges_verb",
    "Hedges that are lexical verbs.",
    &[hit("The dam [seems] safe."), miss("The dam is safe.")],
    Find::Hits(LEXICON, Some("verb")),
);

pub static HEDGES_APPROXIMATOR: Feature = kind(
    "hedges_approximator",
    "Hedges that make a number or a category vague.",
    &[hit("[Roughly] 300 people came."), miss("Exactly 300 people came.")],
    Find::Hits(LEXICON, Some("approximator")),
);

pub static HEDGES_SHIELD: Feature = kind(
    "hedges_shield",
    "Hedges that shift the commitment to a point of view or an unnamed source.",
    &[hit("[In my view] the dam is safe."), miss("The dam is safe.")],
    Find::Hits(LEXICON, Some("shield")),
);

const fn kind(name: &'static str, definition: &'static str, examples: &'static [Example], find: Find) -> Feature {
    lexical::kind(name, definition, REFERENCE, examples, find)
}

const REFERENCE: &str = "Hyland 1998, chapters 5 and 6; Prince, Frader & Bosk 1982 for approximators and shields";
