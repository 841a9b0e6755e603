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

use crate::feature::Family;

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
