//! Repetition: how likely two words are the same, and how much a word tells.

use super::types::{FIND, FIRST_OF_EACH, NO_WORD, REACH, WORKED, sizes};
use crate::document::passage::{Scope, Totals};
use crate::feature::{Feature, Formula, Marks, Measure, value};

pub static YULE_K: Feature = Feature {
    name: "yule_k",
    definition: "Yule's characteristic K: ten thousand times the chance that two words are the same; lower is more \
        diverse.",
    reference: "Yule 1944, The Statistical Study of Literary Vocabulary, chapter 3; Tweedie & Baayen 1998, \
        Computers and the Humanities 32, 323-352",
    caveat: "Nearly free of length, but ruled by the few most frequent words.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "yule_k",
        unit: "index",
        expression: "10^4 * (sum of i^2 V(i) - N) / N^2, with V(i) types of frequency i and N words",
        compute: |marks, totals| {
            let (words, _) = sizes(marks, totals).filter(|(words, _)| *words > 1.0)?;
            let squares: f64 = marks.spectrum().iter().map(|(frequency, types)| frequency * frequency * types).sum();
            Some(10_000.0 * (squares - words) / (words * words))
        },
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "yule_k", 987.6543209876543)],
    find: FIND,
};

pub static YULE_I: Feature = Feature {
    name: "yule_i",
    definition: "Yule's I: the square of the types by the repetition of the words; higher is more diverse.",
    reference: "Yule 1944, The Statistical Study of Literary Vocabulary; in the form of Oakes 1998, Statistics for Corpus \
        Linguistics, p. 204",
    caveat: "Unlike yule_k it falls as a text grows, much like the square of ttr. Absent where every word stands only \
        once.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "yule_i",
        unit: "index",
        expression: "V^2 / (sum of i^2 V(i) - V), with V types, V(i) of them of frequency i",
        compute: |marks, totals| {
            let (_, types) = sizes(marks, totals).filter(|(words, types)| types < words)?;
            let squares: f64 = marks.spectrum().iter().map(|(frequency, types)| frequency * frequency * types).sum();
            Some(types * types / (squares - types))
        },
    })],
    // 36 / (17 - 6).
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "yule_i", 3.272727272727273)],
    find: FIND,
};

pub static SIMPSON_D: Feature = Feature {
    name: "simpson_d",
    definition: "Simpson's D: the chance that two words drawn without putting back are the same; lower is more \
        diverse.",
    reference: "Simpson 1949, Nature 163, 688",
    caveat: "Ruled by the few most frequent words.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "simpson_d",
        unit: "probability",
        expression: "sum of i (i - 1) V(i) / (N (N - 1)), with V(i) types of frequency i and N words",
        compute: |marks, totals| {
            let (words, _) = sizes(marks, totals).filter(|(words, _)| *words > 1.0)?;
            let pairs: f64 =
                marks.spectrum().iter().map(|(frequency, types)| frequency * (frequency - 1.0) * types).sum();
            Some(pairs / (words * (words - 1.0)))
        },
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "simpson_d", 0.1111111111111111)],
    find: FIND,
};

pub static HERDAN_VM: Feature = Feature {
    name: "herdan_vm",
    definition: "Herdan's Vm: the coefficient of variation of the types' mean frequencies; lower is more even.",
    reference: "Herdan 1955, Applied Statistics 4, 1-12; Tweedie & Baayen 1998, Computers and the Humanities 32, 323-352",
    caveat: "Its last term, one by the types, shrinks as a text grows.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "herdan_vm",
        unit: "index",
        expression: "sqrt(sum of V(i) (i / N)^2 - 1 / V), with V types, V(i) of them of frequency i, and N words",
        compute: |marks, totals| {
            let (words, types) = sizes(marks, totals).filter(|(words, _)| *words > 1.0)?;
            let squares: f64 =
                marks.spectrum().iter().map(|(frequency, types)| types * (frequency / words).powi(2)).sum();
            // The square of a deviation, so never negative but for rounding.
            Some((squares - 1.0 / types).max(0.0).sqrt())
        },
    })],
    // sqrt(17 / 81 - 1 / 6).
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "herdan_vm", 0.20786985482077452)],
    find: FIND,
};

pub static ENTROPY: Feature = Feature {
    name: "entropy",
    definition: "Shannon entropy of the words, the bits that tell which type a word is; and evenness, its share of what it could \
        be if all types were as frequent.",
    reference: "Shannon 1948, Bell System Technical Journal 27, 379-423; Pielou 1966, Journal of Theoretical Biology 13, \
        131-144",
    caveat: "Grows with length; estimated by the frequencies themselves, which is too low for short texts.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[
        Measure::Formula(Formula {
            name: "entropy",
            unit: "bits",
            expression: "log2(N) - sum of i log2(i) V(i) / N, with V(i) types of frequency i and N words",
            compute: entropy,
        }),
        Measure::Formula(Formula {
            name: "evenness",
            unit: "ratio",
            expression: "entropy / log2(V), with V types",
            compute: |marks, totals| {
                let (_, types) = sizes(marks, totals).filter(|(_, types)| *types > 1.0)?;
                entropy(marks, totals).map(|bits| bits / types.log2())
            },
        }),
    ],
    examples: &[
        FIRST_OF_EACH,
        NO_WORD,
        value(WORKED, "entropy", 2.4193819456463714),
        value(WORKED, "evenness", 0.935944697445866),
    ],
    find: FIND,
};

fn entropy(marks: &Marks, totals: &Totals) -> Option<f64> {
    let (words, _) = sizes(marks, totals)?;
    let known: f64 = marks.spectrum().iter().map(|(frequency, types)| frequency * frequency.log2() * types).sum();
    Some((words.log2() - known / words).max(0.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    #[test]
    fn two_different_words_repeat_nothing() {
        assert_eq!(proof::value(&YULE_K, "yule_k", "Go on"), Some(0.0));
        assert_eq!(proof::value(&SIMPSON_D, "simpson_d", "Go on"), Some(0.0));
        assert_eq!(proof::value(&ENTROPY, "entropy", "Go on"), Some(1.0));
    }

    #[test]
    fn one_word_repeated_is_all_repetition() {
        assert_eq!(proof::value(&SIMPSON_D, "simpson_d", "Go go go"), Some(1.0));
        assert_eq!(proof::value(&ENTROPY, "entropy", "Go go go"), Some(0.0));
    }
}
