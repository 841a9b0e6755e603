//! Choices: which of several rival names a text gives to a thing.

mod leans;
mod members;

use crate::document::Depth;
use crate::feature::Family;

pub static CHOICES: Family = Family {
    name: "choices",
    about: "Which of several rival names a text gives to a thing. A set of rivals is in play in a voice where at least one of \
        its members stands there; each member that stands there is one choice. The share of a member is its choices among \
        all choices of its set: `extract --choices-table` writes them, `extract --choices` adds sets.",
    default: true,
    english: true,
    depth: Depth::Hits,
    features: &[&members::CHOICES, &members::CHOICE_SETS, &leans::HARSHER, &leans::SOFTER, &leans::PARTISAN],
};

const REFERENCE: &str = "Bolinger 1980, Language: The Loaded Weapon; Entman 1993, Journal of Communication 43(4), 51-58; \
    Steuter & Wills 2009, chapter 4";
