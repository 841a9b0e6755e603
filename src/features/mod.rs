//! The table of contents: a folder is a chapter of the codebook, a file is a concept.

mod affect;
mod choices;
mod contamination;
mod diversity;
mod frequent_words;
mod grammar;
mod lexical;
mod loaded;
pub(crate) mod most_frequent;
pub(crate) mod own;
mod quotation;
mod readability;
mod register;
mod rhetoric;
mod sourcing;
mod stance;
mod surface;
mod syntax;
mod words;

use crate::feature::{Family, Feature};

/// All families, in the order of their columns.
pub static FAMILIES: [&Family; 15] = [
    &surface::SURFACE,
    &quotation::QUOTATION,
    &sourcing::SOURCING,
    &stance::STANCE,
    &loaded::LOADED,
    &choices::CHOICES,
    &rhetoric::RHETORIC,
    &affect::AFFECT,
    &readability::READABILITY,
    &diversity::DIVERSITY,
    &words::WORDS,
    &syntax::SYNTAX,
    &register::REGISTER,
    &contamination::CONTAMINATION,
    &frequent_words::FREQUENT_WORDS,
];

/// What rates rest on: measured along with whatever is chosen, in the scopes that are.
pub static EXPOSURES: [&Feature; 2] = [&surface::WORDS, &surface::SENTENCES];
