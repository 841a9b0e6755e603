//! Boilerplate: what the outlet prints around every article.

use crate::document::passage::{Scope, tokens_of};
use crate::feature::{Evidence, Feature, Find, Formula, Measure, Reach, miss};
use crate::text::token::Part;

pub static BOILERPLATE_WORDS: Feature = Feature {
    name: "boilerplate_words",
    definition: "Words in credits, disclaimers, teasers and forms around the article: left out of all other columns.",
    reference: "Kohlschütter, Fankhauser & Nejdl 2010 on boilerplate; connote's own rules",
    caveat: "Told by its wording and place; what an outlet words otherwise stays in the body.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[
        Measure::Count,
        Measure::Formula(Formula {
            name: "boilerplate_words_pct",
            unit: "per cent of words",
            expression: "100 * words of boilerplate / (words of the body + words of boilerplate)",
            compute: |marks, totals| {
                let (boilerplate, body) = (marks.len() as f64, f64::from(totals.words));
                (boilerplate + body > 0.0).then(|| 100.0 * boilerplate / (boilerplate + body))
            },
        }),
    ],
    examples: &[miss("The dam holds.")],
    find: Find::Marks(|passage, marks| {
        let words = tokens_of(passage.document, Part::Boilerplate).filter(|token| token.is_word());
        marks.extend(words.map(|token| Evidence::token(token, 1.0)));
    }),
};
