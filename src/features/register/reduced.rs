//! Stranded and split forms, and co-ordination.

use crate::document::grammar::Construction;
use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{construction, rate};

pub static STRANDED: Feature = rate(
    "stranded_prepositions",
    "Prepositions with a mark or the end behind them. Feature 61 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "An adverb that the tagger takes for a preposition is counted.",
    &[hit("The river which they drank [from]."), miss("The river from which they drank.")],
    &[construction(Construction::StrandedPreposition)],
);

pub static SPLIT_INFINITIVES: Feature = rate(
    "split_infinitives",
    "Infinitives with an adverb behind “to”. Feature 62 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "“Not” is no adverb here.",
    &[hit("They want [to never return]."), miss("They want never to return.")],
    &[construction(Construction::SplitInfinitive)],
);

pub static SPLIT_AUXILIARIES: Feature = rate(
    "split_auxiliaries",
    "Auxiliaries with an adverb between them and the verb. Feature 63 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "“Not” is no adverb here.",
    &[hit("The dam [has never held]."), miss("The dam has not held.")],
    &[construction(Construction::SplitAuxiliary)],
);

pub static PHRASAL: Feature = rate(
    "phrasal_coordination",
    "“And” between two nouns, two adjectives, two adverbs or two verbs. Feature 64 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The words next to “and” decide, not the phrases.",
    &[hit("Boats [and] houses sank."), miss("The boats and the houses sank.")],
    &[construction(Construction::PhrasalCoordination)],
);

pub static CLAUSAL: Feature = rate(
    "clausal_coordination",
    "“And” between clauses: behind a mark, or before a subject, a wh-word or a subordinator. Feature 65 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "A clause whose subject is a noun phrase behind a comma is missed, as in Biber's rule.",
    &[hit("It rained, [and] they left. [And] that was all."), miss("Boats and houses sank.")],
    &[construction(Construction::ClausalCoordination)],
);
