//! Function words and lexical density.

use crate::document::grammar::Construction;
use crate::document::passage::Totals;
use crate::feature::{Feature, Formula, Marks, Measure, hit, miss, value};
use crate::features::grammar::{construction, measured, share};

pub static FUNCTION_WORDS: Feature = share(
    "function_words",
    "Words of the closed classes: articles and other determiners, pronouns, prepositions, particles, conjunctions, wh-words, auxiliaries and modals, “to”, “not”.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 2.34-2.42",
    "Be, have and do are counted as main verbs too; adverbs are counted as lexical words.",
    &[
        hit("[The] mayor [has] [not] seen [the] dam [that] broke."),
        miss("Mayors see dams."),
        value("The mayor has not seen the dam that broke.", "function_words_pct", 500.0 / 9.0),
    ],
    &[construction(Construction::FunctionWord)],
);

pub static LEXICAL_DENSITY: Feature = measured(
    "lexical_density",
    "Lexical words (nouns, main verbs, adjectives, adverbs) as a share of all words.",
    "Ure 1971, p. 445",
    "Ure counts adverbs in -ly; here all adverbs are lexical. Numerals and interjections are neither lexical nor function words.",
    &[Measure::Formula(Formula {
        name: "lexical_density",
        unit: "per cent of words",
        expression: "100 * lexical words / words",
        compute: density,
    })],
    &[
        hit("The [mayor] has not [seen] the [old] [dam]."),
        miss("They have it."),
        value("The mayor has not seen the old dam.", "lexical_density", 50.0),
    ],
    &[construction(Construction::LexicalWord)],
);

fn density(marks: &Marks, totals: &Totals) -> Option<f64> {
    (totals.words > 0).then(|| 100.0 * marks.len() as f64 / f64::from(totals.words))
}
