//! Surface: how much text there is, how long its units are, and how it is punctuated.

mod length;
mod punctuation;
mod size;

use crate::document::Depth;
use crate::feature::Family;
pub(super) use size::{SENTENCES, WORDS};

pub static SURFACE: Family = Family {
    name: "surface",
    about: "How much text there is, how long its units are, and how it is punctuated.",
    default: true,
    english: false,
    depth: Depth::Words,
    features: &[
        &WORDS,
        &SENTENCES,
        &size::PARAGRAPHS,
        &size::CHARACTERS,
        &size::NUMBERS,
        &length::WORD_LENGTH,
        &length::SENTENCE_LENGTH,
        &length::PARAGRAPH_LENGTH,
        &punctuation::COMMAS,
        &punctuation::SEMICOLONS,
        &punctuation::COLONS,
        &punctuation::DASHES,
        &punctuation::BRACKETS,
        &punctuation::QUESTION_MARKS,
        &punctuation::EXCLAMATION_MARKS,
        &punctuation::ELLIPSES,
        &punctuation::QUOTATION_MARKS,
    ],
};
