//! Register: the linguistic features of Biber 1988, and his dimensions.

mod adjectives;
mod adverbials;
mod complements;
mod degree;
mod dimensions;
mod loadings;
mod nouns;
mod participles;
mod passives;
mod questions;
mod reduced;
mod relatives;
mod tense;
mod types;
mod verbs;

use crate::document::Depth;
use crate::feature::Family;

pub static REGISTER: Family = Family {
    name: "register",
    about: "The linguistic features of Biber 1988 and his dimensions of variation.",
    default: true,
    english: true,
    depth: Depth::Tags,
    features: &[
        &tense::PAST,
        &tense::PERFECT,
        &tense::PRESENT,
        &tense::PRO_DO,
        &tense::MAIN_BE,
        &tense::THERE,
        &adverbials::PLACE,
        &adverbials::TIME,
        &adverbials::ADVERBS,
        &questions::QUESTIONS,
        &questions::CLAUSES,
        &nouns::NOMINALISATIONS,
        &nouns::GERUNDS,
        &nouns::NOUNS,
        &passives::AGENTLESS,
        &passives::BY,
        &complements::THAT_VERB,
        &complements::THAT_ADJECTIVE,
        &complements::INFINITIVES,
        &complements::DELETION,
        &participles::PRESENT_CLAUSES,
        &participles::PAST_CLAUSES,
        &participles::PAST_WHIZ,
        &participles::PRESENT_WHIZ,
        &relatives::THAT_SUBJECT,
        &relatives::THAT_OBJECT,
        &relatives::WH_SUBJECT,
        &relatives::WH_OBJECT,
        &relatives::PIED,
        &relatives::SENTENCE,
        &adjectives::ATTRIBUTIVE,
        &adjectives::PREDICATIVE,
        &types::TYPE_TOKEN_RATIO,
        &degree::CONJUNCTS,
        &degree::DOWNTONERS,
        &degree::HEDGES,
        &degree::AMPLIFIERS,
        &degree::EMPHATICS,
        &degree::DISCOURSE,
        &verbs::POSSIBILITY,
        &verbs::NECESSITY,
        &verbs::PREDICTION,
        &verbs::PUBLIC,
        &verbs::PRIVATE,
        &verbs::SUASIVE,
        &verbs::SEEM,
        &reduced::STRANDED,
        &reduced::SPLIT_INFINITIVES,
        &reduced::SPLIT_AUXILIARIES,
        &reduced::PHRASAL,
        &reduced::CLAUSAL,
        &dimensions::DIMENSION_1,
        &dimensions::DIMENSION_2,
        &dimensions::DIMENSION_3,
        &dimensions::DIMENSION_4,
        &dimensions::DIMENSION_5,
        &dimensions::DIMENSION_6,
    ],
};
