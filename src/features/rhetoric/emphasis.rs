//! Emphasis and vagueness: how far a scale is turned up, and what is left without a number.

use super::VOICES;
use crate::feature::{Example, Feature, Find, hit, miss};
use crate::lexicon::seeds::{BOOSTERS, DEGREE};

pub static INTENSIFIERS: Feature = degree(
    "intensifiers",
    "Adverbs that turn a quality up: the emphatics among the boosters, weighed by their strength.",
    "Quirk et al. 1985, sections 8.104-8.115 (amplifiers); Biber 1988, features 48 and 49; Hyland 2005",
    "Counted beside any word; “seriously” or “badly” may be an adverb of manner.",
    &[hit("It was a [very] long and [utterly] useless talk."), miss("It was a long talk.")],
    Find::Hits(BOOSTERS, Some("emphatic")),
);

pub static SUPERLATIVES: Feature = degree(
    "superlatives",
    "Superlatives by ending, by “most” or “least”, and by meaning.",
    "Quirk et al. 1985, sections 7.74-7.85; Biber et al. 1999, 521-526",
    "A superlative that is plain fact (“the longest bridge”) is counted with the boast.",
    &[
        hit("The [biggest] and [most] costly plan, an [unprecedented] folly."),
        miss("At least most of the villagers came, at best."),
    ],
    Find::Hits(DEGREE, Some("superlative")),
);

pub static ABSOLUTES: Feature = degree(
    "absolutes",
    "Words that admit no exception (always, never, everyone, nobody): the universals among the boosters.",
    "Hyland 2005; Al-Mosaiwi & Johnstone 2018, Clinical Psychological Science 6(4), 529-542 (absolutist words)",
    "A plain universal (“all the votes”) is counted at a low weight.",
    &[hit("They [never] listen, and [everyone] knows it."), miss("They seldom listen, as some know.")],
    Find::Hits(BOOSTERS, Some("universal")),
);

pub static VAGUE_QUANTIFIERS: Feature = degree(
    "vague_quantifiers",
    "Quantities, shares and frequencies that are named without a figure.",
    "Channell 1994, Vague Language, chapter 5; Quirk et al. 1985, sections 5.10-5.25 and 6.48",
    "Vagueness may be all that is known; “some” before a number is an approximator and stays out.",
    &[
        hit("[Many] came, [dozens of] tents burned and [a number of] boats sank."),
        miss("Some 300 came, and 12 boats sank."),
    ],
    Find::Hits(DEGREE, Some("vague")),
);

const fn degree(
    name: &'static str,
    definition: &'static str,
    reference: &'static str,
    caveat: &'static str,
    examples: &'static [Example],
    find: Find,
) -> Feature {
    Feature::rate(name, definition, VOICES, reference, caveat, examples, find)
}
