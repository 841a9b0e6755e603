//! Complement clauses and infinitives.

use crate::document::grammar::Construction;
use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{construction, rate};

pub static THAT_VERB: Feature = rate(
    "that_verb_complements",
    "That-clauses that complement a verb. Feature 21 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The verb is looked for up to eight words back.",
    &[
        hit("She told the villagers [that] it holds, and they know [that] it leaks."),
        miss("She was sure that it holds. The dam that leaks is old."),
    ],
    &[construction(Construction::ThatVerbComplement)],
);

pub static THAT_ADJECTIVE: Feature = rate(
    "that_adjective_complements",
    "That-clauses that complement an adjective. Feature 22 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "A result (“so old that”) is not counted.",
    &[hit("She was sure [that] it holds."), miss("It is so old that it leaks. She said that it holds.")],
    &[construction(Construction::ThatAdjectiveComplement)],
);

pub static INFINITIVES: Feature = rate(
    "infinitives",
    "Infinitives with “to”. Feature 24 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Split infinitives are counted too.",
    &[hit("They plan [to leave] and want [to never return]."), miss("They went to town and may leave.")],
    &[construction(Construction::Infinitive)],
);

pub static DELETION: Feature = rate(
    "that_deletion",
    "Public, private and suasive verbs with a clause behind them that has lost its “that”. Feature 60 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "An object with a participle that the tagger takes for a past tense is counted.",
    &[
        hit("They [think] the dam holds, and she [said] it's old."),
        miss("They think that the dam holds. They saw the dam."),
    ],
    &[construction(Construction::ThatDeletion)],
);
