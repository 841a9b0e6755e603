//! Choices: which of several rival names a text gives to a thing.

mod leans;
mod members;

use crate::document::Depth;
use crate::feature::Family;

pub static CHOICES: Family = Family {
    name: "choices",
    about: "Which of several rival names a text gives to a thing.",
    default: true,
    english: true,
    depth: Depth::Hits,
    features: &[&members::CHOICES, &members::CHOICE_SETS, &leans::HARSHER, &leans::SOFTER, &leans::PARTISAN],
};

const REFERENCE: &str = "Bolinger 1980, Language: The Loaded Weapon; Entman 1993, Journal of Communication 43(4), 51-58; \
    Steuter & Wills 2009, chapter 4";
