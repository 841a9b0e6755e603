//! Quotation: what quotation marks are used for, and how much of an article others say.

mod functions;
mod share;

use crate::document::Depth;
use crate::feature::Family;

pub static QUOTATION: Family = Family {
    name: "quotation",
    about: "What quotation marks are used for, and how much of an article others say.",
    default: true,
    english: true,
    depth: Depth::Quotations,
    features: &[
        &functions::SCARE_QUOTES,
        &functions::SPEECH_QUOTES,
        &functions::FRAGMENT_QUOTES,
        &functions::TITLE_QUOTES,
        &functions::TERM_QUOTES,
        &functions::UNCLOSED_QUOTES,
        &share::QUOTED_WORDS,
        &share::QUOTATION_LENGTH,
    ],
};
