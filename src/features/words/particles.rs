//! Smaller classes: prepositions, particles, wh-words, contractions, numerals.

use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{class, rate, tag};
use crate::lexicon::word_class::WordClass;
use crate::text::tag::Tag;

pub static PREPOSITIONS: Feature = rate(
    "prepositions",
    "Prepositions. Feature 39 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, sections 9.1-9.14",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("The water came [over] the wall [at] noon."), miss("The water came and went.")],
    &[tag(Tag::Preposition)],
);

pub static PARTICLES: Feature = rate(
    "particles",
    "Particles of phrasal verbs: give up, carry out.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 16.2",
    "The tagger finds about three of four, and one in four that it finds is an adverb or a preposition.",
    &[hit("They gave [up] and carried it [out]."), miss("They walked along the wall.")],
    &[tag(Tag::Particle)],
);

pub static WH: Feature = rate(
    "wh_words",
    "Words that ask or relate: who, which, what, where, when, why, how, whether, and their contractions.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 6.32-6.39, 11.14",
    "“However” is counted where it means “how”, if the tagger sees it.",
    &[hit("[Who] knows [what] happened and [why]? [What's] left?"), miss("Nobody knows.")],
    &[class(WordClass::Wh)],
);

pub static CONTRACTIONS: Feature = rate(
    "contractions",
    "Verbs and “not” run together with the word before: it's, don't, they'll. Feature 59 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The contraction of “is” or “has” behind a noun looks like the genitive and is not counted.",
    &[hit("[It's] late, they [don't] know, and [we'll] see."), miss("The mayor's house is old.")],
    &[class(WordClass::Contraction)],
);

pub static NUMERALS: Feature = rate(
    "numerals",
    "Numerals, cardinal and ordinal, in words or figures.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 6.63",
    "Figures are marked, but they are no words, so the base does not hold them; “second” is counted where it is no noun.",
    &[hit("[Two] boats and [40] people were the [first] to leave."), miss("Some boats left.")],
    &[class(WordClass::Numeral)],
);
