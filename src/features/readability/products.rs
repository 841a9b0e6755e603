//! Products: indices that multiply or add plain means, without fitted constants.

use super::letters;
use super::syllables::{EVERY_WORD, FIND, NO_WORD, REACH};
use super::{WORKED, base};
use crate::document::passage::Scope;
use crate::feature::{Feature, Formula, Measure, value};

pub static WHEELER_SMITH: Feature = Feature {
    name: "wheeler_smith",
    definition: "Words per sentence, times the share of words of two syllables or more, times ten.",
    reference: "Wheeler & Smith 1954, Elementary English 31(7), 397-399",
    caveat: "Made for primers: above 34.5 lies beyond its table of grades, as most news does. The authors also end a \
        sentence at a colon or semicolon.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "wheeler_smith",
        unit: "index",
        expression: "words / sentences * 10 * words of two syllables or more / words",
        compute: |marks, totals| {
            let (words, sentences) = base(totals)?;
            let longer = marks.weighing(2..=usize::MAX) as f64;
            Some(words / sentences * 10.0 * longer / words)
        },
    })],
    // 10 * 10 * 6 / 20.
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "wheeler_smith", 30.0)],
    find: FIND,
};

pub static STRAIN: Feature = Feature {
    name: "strain",
    definition: "Strain index: a tenth of the syllables in three sentences.",
    reference: "Solomon 2006, Qualitative Analysis of Media Language, Madurai Kamaraj University",
    caveat: "The author counts the first three sentences; here the mean of all is taken three times.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "strain",
        unit: "index",
        expression: "3 * syllables / sentences / 10",
        compute: |marks, totals| base(totals).map(|(_, sentences)| 3.0 * marks.sum() / sentences / 10.0),
    })],
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "strain", 4.65)],
    find: FIND,
};

pub static EASY_LISTENING: Feature = Feature {
    name: "easy_listening",
    definition: "Easy listening formula: syllables of a sentence beyond the first of each word; below 12 suits a \
        newscast.",
    reference: "Fang 1966, Journal of Broadcasting 11(1), 63-68",
    caveat: "Some tools count words of two syllables or more instead, which is less for long words.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "easy_listening",
        unit: "syllables per sentence",
        expression: "(syllables - words) / sentences",
        compute: |marks, totals| base(totals).map(|(words, sentences)| (marks.sum() - words) / sentences),
    })],
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "easy_listening", 5.5)],
    find: FIND,
};

pub static FUCKS: Feature = Feature {
    name: "fucks",
    definition: "Fucks' characteristic of style: letters per word times words per sentence.",
    reference: "Fucks 1955, Sprachforum 1, 233-244; in the form of Briest 1974, Zeitschrift für Phonetik, \
        Sprachwissenschaft und Kommunikationsforschung 27, 543-563",
    caveat: "By letters, as all tools have it; Fucks' other studies of style (1952, Biometrika 39, 122-129) measure \
        words in syllables: that product is syllables_n / sentences_n.",
    scopes: &[Scope::Body],
    reach: letters::REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "fucks",
        unit: "index",
        expression: "letters / words * words / sentences",
        compute: |marks, totals| base(totals).map(|(_, sentences)| marks.sum() / sentences),
    })],
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "fucks", 47.0)],
    find: letters::FIND,
};

pub static EFLAW: Feature = Feature {
    name: "eflaw",
    definition: "McAlpine's EFLAW: words and mini-words per sentence, mini-words being those of one to three letters: 25 \
        is easy to foreign readers, 30 is confusing.",
    reference: "McAlpine 2006, From Plain English to Global English",
    caveat: "Mini-words count twice because they make up phrasal verbs and idioms, whether they do or not.",
    scopes: &[Scope::Body],
    reach: letters::REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "eflaw",
        unit: "words per sentence",
        expression: "(words + words of up to three letters) / sentences",
        compute: |marks, totals| {
            let (words, sentences) = base(totals)?;
            let short = marks.weighing(0..=3) as f64;
            Some((words + short) / sentences)
        },
    })],
    // The, met, in, the; the, was, and, the, of, the.
    examples: &[EVERY_WORD, NO_WORD, value(WORKED, "eflaw", 15.0)],
    find: letters::FIND,
};
