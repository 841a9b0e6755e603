//! Relative clauses.

use crate::document::grammar::Construction;
use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{construction, rate};

pub static THAT_SUBJECT: Feature = rate(
    "that_relatives_subject",
    "Relative clauses in which “that” is the subject. Feature 29 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The tagger takes about one relative “that” in six for the conjunction.",
    &[hit("The dam [that] broke was old."), miss("She said that the dam broke.")],
    &[construction(Construction::ThatRelativeSubject)],
);

pub static THAT_OBJECT: Feature = rate(
    "that_relatives_object",
    "Relative clauses in which “that” is not the subject. Feature 30 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The tagger takes about one relative “that” in six for the conjunction.",
    &[hit("The dam [that] they built was old."), miss("She said that they built it.")],
    &[construction(Construction::ThatRelativeObject)],
);

pub static WH_SUBJECT: Feature = rate(
    "wh_relatives_subject",
    "Relative clauses in which who or which is the subject. Feature 31 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Clauses with and without comma are counted alike.",
    &[hit("The man [who] built it left, and the dam, [which] leaks, stayed."), miss("They asked who built it.")],
    &[construction(Construction::WhRelativeSubject)],
);

pub static WH_OBJECT: Feature = rate(
    "wh_relatives_object",
    "Relative clauses in which who, whom, whose or which is not the subject. Feature 32 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Clauses with “whose” are all counted here.",
    &[hit("The man [whom] they sent and the dam [which] he built."), miss("The man who built it left.")],
    &[construction(Construction::WhRelativeObject)],
);

pub static PIED: Feature = rate(
    "pied_piping",
    "Relative pronouns behind their preposition. Feature 33 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "An indirect question behind a preposition is counted.",
    &[hit("The river from [which] they drank."), miss("The river which they drank from.")],
    &[construction(Construction::PiedPiping)],
);

pub static SENTENCE: Feature = rate(
    "sentence_relatives",
    "“Which” behind a comma where it comments on the clause and not on a noun. Feature 34 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Told from other relatives by the word before, or by the verb (means, is why).",
    &[hit("They left early, [which] means trouble."), miss("The dam, which leaks, is old.")],
    &[construction(Construction::SentenceRelative)],
);
