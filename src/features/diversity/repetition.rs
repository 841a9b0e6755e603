//! Repetition: how likely two words are the same, and how much a word tells.

use super::types::{FIRST_OF_EACH, NO_WORD, REACH, WORKED, sizes, spectrum, types};
use crate::document::passage::Scope;
use crate::feature::{Feature, Formula, Measure, value};

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
            let squares: f64 = spectrum(marks).map(|(frequency, types)| frequency * frequency * types).sum();
            Some(10_000.0 * (squares - words) / (words * words))
        },
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "yule_k", 987.6543209876543)],
    find: types,
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
            let pairs: f64 = spectrum(marks).map(|(frequency, types)| frequency * (frequency - 1.0) * types).sum();
            Some(pairs / (words * (words - 1.0)))
        },
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "simpson_d", 0.1111111111111111)],
    find: types,
};

pub static ENTROPY: Feature = Feature {
    name: "entropy",
    definition: "Shannon entropy of the words: the bits that tell which type a word is.",
    reference: "Shannon 1948, Bell System Technical Journal 27, 379-423",
    caveat: "Grows with length; estimated by the frequencies themselves, which is too low for short texts.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "entropy",
        unit: "bits",
        expression: "log2(N) - sum of i log2(i) V(i) / N, with V(i) types of frequency i and N words",
        compute: |marks, totals| {
            let (words, _) = sizes(marks, totals)?;
            let known: f64 = spectrum(marks).map(|(frequency, types)| frequency * frequency.log2() * types).sum();
            Some((words.log2() - known / words).max(0.0))
        },
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "entropy", 2.4193819456463714)],
    find: types,
};

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
