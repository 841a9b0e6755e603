//! Words: the classes a text is made of, and how long its words are.

mod auxiliaries;
mod conjunctions;
mod density;
mod determiners;
mod lengths;
mod particles;
mod pronouns;
mod speech;

use crate::document::Depth;
use crate::feature::Family;

pub static WORDS: Family = Family {
    name: "words",
    about: "The classes of words a text is made of, and how long its words are.",
    default: true,
    english: true,
    depth: Depth::Tags,
    features: &[
        &determiners::ARTICLES,
        &determiners::DETERMINERS,
        &determiners::DEMONSTRATIVES,
        &determiners::QUANTIFIERS,
        &pronouns::FIRST,
        &pronouns::FIRST_SINGULAR,
        &pronouns::FIRST_PLURAL,
        &pronouns::SECOND,
        &pronouns::THIRD,
        &pronouns::IT,
        &pronouns::IMPERSONAL,
        &pronouns::INDEFINITE,
        &pronouns::DEMONSTRATIVE,
        &pronouns::REFLEXIVE,
        &pronouns::POSSESSIVE,
        &conjunctions::COORDINATORS,
        &conjunctions::CAUSAL,
        &conjunctions::BECAUSE,
        &conjunctions::CONCESSIVE,
        &conjunctions::THOUGH,
        &conjunctions::CONDITIONAL,
        &conjunctions::IF,
        &conjunctions::TEMPORAL,
        &conjunctions::COMPARATIVE,
        &conjunctions::OTHER,
        &auxiliaries::BE,
        &auxiliaries::HAVE,
        &auxiliaries::DO,
        &auxiliaries::MODALS,
        &auxiliaries::ANALYTIC,
        &auxiliaries::SYNTHETIC,
        &particles::PREPOSITIONS,
        &particles::PARTICLES,
        &particles::WH,
        &particles::CONTRACTIONS,
        &particles::NUMERALS,
        &speech::NOUNS,
        &speech::PROPER,
        &speech::PRONOUNS,
        &speech::DETERMINERS,
        &speech::ADJECTIVES,
        &speech::ADVERBS,
        &speech::VERBS,
        &speech::INTERJECTIONS,
        &density::FUNCTION_WORDS,
        &density::LEXICAL_DENSITY,
        &lengths::ONE,
        &lengths::TWO,
        &lengths::THREE,
        &lengths::FOUR,
        &lengths::FIVE,
        &lengths::SIX,
        &lengths::SEVEN,
        &lengths::EIGHT,
        &lengths::NINE,
        &lengths::TEN,
        &lengths::ELEVEN,
        &lengths::TWELVE,
    ],
};
