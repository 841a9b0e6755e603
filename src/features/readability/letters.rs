//! Letters: the two formulas that count letters instead of syllables, made for machines.

use super::syllables::{EVERY_WORD, NO_WORD};
use super::{WORKED, base};
use crate::document::passage::Scope;
use crate::feature::{Evidence, Feature, Find, Formula, Measure, Reach, value};

pub static LETTERS: Feature = Feature {
    name: "letters",
    definition: "Words weighed by their letters and digits.",
    reference: "Smith & Senter 1967, Aerospace Medical Research Laboratories, AMRL-TR-66-220",
    caveat: "Apostrophes and periods inside a word are not counted.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "letters_n",
        unit: "letters",
        expression: "sum of the letters and digits of all words",
        compute: |marks, _| Some(marks.sum()),
    })],
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "letters_n", 94.0)],
    find: FIND,
};

pub static AUTOMATED_READABILITY_INDEX: Feature = Feature {
    name: "automated_readability_index",
    definition: "School grade by the letters and digits per word and the words per sentence.",
    reference: "Smith & Senter 1967, Aerospace Medical Research Laboratories, AMRL-TR-66-220",
    caveat: "The authors counted strokes on a typewriter; here only letters and digits of words count, so neither \
        punctuation nor numbers.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "automated_readability_index",
        unit: "school grade",
        expression: "4.71 * characters / words + 0.5 * words / sentences - 21.43",
        compute: |marks, totals| {
            let (words, sentences) = base(totals)?;
            Some(4.71 * (marks.sum() / words) + 0.5 * (words / sentences) - 21.43)
        },
    })],
    // With 21.34, its digits turned round, it would be 5.797.
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "automated_readability_index", 5.707)],
    find: FIND,
};

pub static COLEMAN_LIAU: Feature = Feature {
    name: "coleman_liau",
    definition: "School grade by the letters and the sentences per 100 words.",
    reference: "Coleman & Liau 1975, Journal of Applied Psychology 60(2), 283-284",
    caveat: "Digits within words count as letters; the authors' samples were of 100 words, here the whole text is \
        scaled to that.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "coleman_liau",
        unit: "school grade",
        expression: "0.0588 * (100 * letters / words) - 0.296 * (100 * sentences / words) - 15.8",
        compute: |marks, totals| {
            let (words, sentences) = base(totals)?;
            Some(0.0588 * (100.0 * marks.sum() / words) - 0.296 * (100.0 * sentences / words) - 15.8)
        },
    })],
    // With 5.89 and 30, which are often printed, it would be 8.883.
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "coleman_liau", 8.876)],
    find: FIND,
};

/// The reach of every feature that rests on these marks.
pub const REACH: Reach = Reach::Shared("words by letters");

/// What all of them find: every word, weighed by its letters and digits.
pub const FIND: Find = Find::Weighed(
    |passage, marks| Evidence::words(passage, marks, |token| f64::from(token.letters)),
    |passage, counts| counts.extend_from_slice(&passage.lengths().letters),
);
