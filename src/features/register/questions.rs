//! Questions and clauses with wh-words.

use crate::document::grammar::Construction;
use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{construction, rate};

pub static QUESTIONS: Feature = rate(
    "wh_questions",
    "Wh-words that open a clause with an auxiliary near, in a sentence that ends in a question mark. Feature 13 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Questions without a question mark are missed.",
    &[hit("[Who] will pay, and why?"), miss("She asked when it broke. When it broke, they left.")],
    &[construction(Construction::WhQuestion)],
);

pub static CLAUSES: Feature = rate(
    "wh_clauses",
    "Wh-clauses that are the object of a public, private or suasive verb. Feature 23 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Only a wh-word right behind the verb is seen.",
    &[hit("They know [what] happened."), miss("What happened is known.")],
    &[construction(Construction::WhClause)],
);
