//! Auxiliaries, modals and negation.

use crate::document::grammar::Construction;
use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{class, construction, rate};
use crate::lexicon::word_class::WordClass;

pub static BE: Feature = rate(
    "auxiliaries_be",
    "Forms of “be” with a verb in -ing or a past participle behind them.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 3.32, 3.61-3.78",
    "In a question longer than a few words the verb is not found.",
    &[hit("The dam [is] leaking and [was] repaired."), miss("The dam is old.")],
    &[construction(Construction::AuxiliaryBe)],
);

pub static HAVE: Feature = rate(
    "auxiliaries_have",
    "Forms of “have” with a past participle behind them.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 3.33, 4.18",
    "“’d” is read as “had” before a participle.",
    &[hit("The dam [has] held, and [they've] left."), miss("The village has a dam.")],
    &[construction(Construction::AuxiliaryHave)],
);

pub static DO: Feature = rate(
    "auxiliaries_do",
    "Forms of “do” that help another verb: in questions, with “not”, for emphasis.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 3.36",
    "A question whose verb is far away is missed.",
    &[hit("[Did] the dam fail? It [did] not hold."), miss("They did the work.")],
    &[construction(Construction::AuxiliaryDo)],
);

pub static MODALS: Feature = rate(
    "modals",
    "Modal auxiliaries, contracted ones included: can, may, must, should, will, would, need and dare as modals.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 3.39-3.42, 4.49-4.66",
    "“’d” is read as “would” unless a participle follows.",
    &[hit("They [may] leave and [can't] return; [we'll] see."), miss("They left in May.")],
    &[class(WordClass::Modal)],
);

pub static ANALYTIC: Feature = rate(
    "negation_analytic",
    "Negation of the verb: not and n't. Feature 67 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 10.55",
    "“Not only” is counted.",
    &[hit("The dam did [not] hold, and they [don't] know why."), miss("No dam held.")],
    &[class(WordClass::Not)],
);

pub static SYNTHETIC: Feature = rate(
    "negation_synthetic",
    "Negation in a noun phrase or a conjunction: no before a noun, neither, nor. Feature 66 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, sections 10.54-10.62",
    "Never, nobody and nothing are not counted here, as in Biber's definition.",
    &[hit("[No] dam held; [neither] mayor [nor] council came."), miss("The dam did not hold. No, they said.")],
    &[class(WordClass::No)],
);
