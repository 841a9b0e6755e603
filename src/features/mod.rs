//! The table of contents: a folder is a chapter of the codebook, a file is a concept.

mod diversity;
mod lexical;
mod loaded;
mod quotation;
mod readability;
mod sourcing;
mod stance;
mod surface;
mod syntax;

use crate::feature::{Family, Feature};

/// All families, in the order of their columns.
pub static FAMILIES: [&Family; 8] = [
    &surface::SURFACE,
    &quotation::QUOTATION,
    &sourcing::SOURCING,
    &stance::STANCE,
    &loaded::LOADED,
    &readability::READABILITY,
    &diversity::DIVERSITY,
    &syntax::SYNTAX,
];

/// What rates rest on: measured along with whatever is chosen, in the scopes that are.
pub static EXPOSURES: [&Feature; 2] = [&surface::WORDS, &surface::SENTENCES];
