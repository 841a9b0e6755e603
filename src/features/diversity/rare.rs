//! Rare words: those that stand once or twice.

use super::types::{FIND, FIRST_OF_EACH, NO_WORD, REACH, WORKED, sizes};
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Tally, hit, miss, value};
use crate::text::token::Token;

pub static HAPAX: Feature = Feature {
    name: "hapax",
    definition: "Hapax legomena: words that stand only once.",
    reference: "Baayen 2001, Word Frequency Distributions, chapter 2",
    caveat: "A share of all words, not of the types; falls as a text grows.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: true,
    measures: &[Measure::Count, Measure::PercentOfWords],
    examples: &[
        hit("The [dam] and the [village] and the [river] [wait]."),
        miss("Wait and wait and wait."),
        value(WORKED, "hapax_n", 4.0),
        value(WORKED, "hapax_pct", 44.44444444444444),
    ],
    find: Find::Tallied(
        |passage, marks| marks.extend(hapaxes(passage).map(|token| Evidence::token(token, 1.0))),
        |passage| {
            let repeats = passage.repeats();
            let words = repeats.before.len();
            let once = |(before, after): (&u32, &u32)| u32::from((*before == 0) & (*after as usize >= words));
            Tally::ones(repeats.before.iter().zip(repeats.after).map(once).sum::<u32>() as usize)
        },
    ),
};

pub static HAPAX_TYPES: Feature = Feature {
    name: "hapax_types",
    definition: "Share of the types that stand only once.",
    reference: "Baayen 2001, Word Frequency Distributions, chapter 2",
    caveat: "About half in texts of very different lengths, but more in short ones.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "hapax_types_pct",
        unit: "per cent of types",
        expression: "100 * V(1) / V, with V types, V(1) of them of frequency 1",
        compute: |marks, totals| sizes(marks, totals).map(|(_, types)| 100.0 * of_frequency(marks, 1) / types),
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "hapax_types_pct", 66.66666666666667)],
    find: FIND,
};

pub static HONORE_R: Feature = Feature {
    name: "honore_r",
    definition: "Honoré's R: the more of its types stand only once, the higher.",
    reference: "Honoré 1979, Bulletin of the Association for Literary and Linguistic Computing 7(2), 172-177",
    caveat: "Natural logarithm; absent where every word stands only once.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "honore_r",
        unit: "index",
        expression: "100 ln(N) / (1 - V(1) / V), with V types, V(1) of them of frequency 1, and N words",
        compute: |marks, totals| {
            let (words, types) = sizes(marks, totals)?;
            let once = of_frequency(marks, 1);
            (once < types).then(|| 100.0 * words.ln() / (1.0 - once / types))
        },
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "honore_r", 659.1673732008658)],
    find: FIND,
};

pub static SICHEL_S: Feature = Feature {
    name: "sichel_s",
    definition: "Sichel's S: the share of types that stand twice.",
    reference: "Sichel 1975, Journal of the American Statistical Association 70(351), 542-547",
    caveat: "Rests on few types in a short text.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "sichel_s",
        unit: "ratio",
        expression: "V(2) / V, with V types, V(2) of them of frequency 2",
        compute: |marks, totals| sizes(marks, totals).map(|(_, types)| of_frequency(marks, 2) / types),
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "sichel_s", 0.16666666666666666)],
    find: FIND,
};

fn hapaxes<'a>(passage: &Passage<'a>) -> impl Iterator<Item = &'a Token> + use<'a> {
    let (words, repeats) = (passage.word_list(), passage.repeats());
    let places = repeats.before.iter().zip(repeats.after);
    let once = words.iter().zip(places).filter(|(_, (before, after))| **before == 0 && **after as usize >= words.len());
    once.map(|(token, _)| token)
}

fn of_frequency(marks: &Marks, frequency: usize) -> f64 {
    marks.weighing(frequency..=frequency) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    #[test]
    fn where_all_stand_once_there_is_no_honore_r() {
        assert_eq!(proof::value(&HONORE_R, "honore_r", "Nobody waits here"), None);
        assert_eq!(proof::value(&HAPAX, "hapax_pct", "Nobody waits here"), Some(100.0));
    }
}
