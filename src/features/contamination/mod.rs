//! Contamination: what is in a text that is no prose of an article.

mod boilerplate;
mod characters;
mod ending;
mod ngrams;
mod paragraphs;

use crate::document::Depth;
use crate::feature::Family;

pub static CONTAMINATION: Family = Family {
    name: "contamination",
    about: "What is in a text that is no prose of an article: to find, not to judge, what was badly collected.",
    default: true,
    english: false,
    depth: Depth::Words,
    features: &[
        &boilerplate::BOILERPLATE_WORDS,
        &paragraphs::DUPLICATE_PARAGRAPHS,
        &paragraphs::OPEN_PARAGRAPHS,
        &ngrams::REPEATED_NGRAMS,
        &ending::TRUNCATED_ENDING,
        &characters::SYMBOLS,
        &characters::LINKS,
        &characters::DIGITS,
        &characters::CAPITAL_LETTERS,
    ],
};
