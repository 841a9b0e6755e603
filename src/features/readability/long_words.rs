//! Long words: seven letters or more, and the two indices built on them.

use super::{WORKED, base};
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Example, Feature, Find, Formula, Measure, Reach, Tally, hit, miss, value};

pub static LONG_WORDS: Feature = Feature {
    name: "long_words",
    definition: "Words of seven letters or more, that is of more than six, weighed by their letters; long_words_pct is also \
        known as LIW.",
    reference: "Björnsson 1968, Läsbarhet",
    caveat: "Apostrophes are no letters, digits within a word are; names count like all others.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Count, Measure::PercentOfWords],
    examples: &[HIT, MISS, value(WORKED, "long_words_n", 5.0), value(WORKED, "long_words_pct", 25.0)],
    find: FIND,
};

pub static LIX: Feature = Feature {
    name: "lix",
    definition: "Läsbarhetsindex: words per sentence plus the percentage of long words; 40 is an average newspaper, \
        higher is harder.",
    reference: "Björnsson 1968, Läsbarhet; Björnsson 1983, Reading Research Quarterly 18(4), 480-497",
    caveat: "Björnsson also ends a sentence at a colon; here sentences are those of all other columns.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "lix",
        unit: "index",
        expression: "words / sentences + 100 * long words / words",
        compute: |marks, totals| {
            let (words, sentences) = base(totals)?;
            Some(words / sentences + 100.0 * marks.len() as f64 / words)
        },
    })],
    examples: &[HIT, MISS, value(WORKED, "lix", 35.0)],
    find: FIND,
};

pub static RIX: Feature = Feature {
    name: "rix",
    definition: "Long words per sentence: the rate index made from LIX.",
    reference: "Anderson 1983, Journal of Reading 26(6), 490-496",
    caveat: "One long sentence weighs as much as several short ones with the same words.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "rix",
        unit: "long words per sentence",
        expression: "long words / sentences",
        compute: |marks, totals| base(totals).map(|(_, sentences)| marks.len() as f64 / sentences),
    })],
    examples: &[HIT, MISS, value(WORKED, "rix", 2.5)],
    find: FIND,
};

/// The reach of every feature that rests on these marks.
const REACH: Reach = Reach::Shared("long words");

const HIT: Example = hit("The [village] doesn't trust the [president].");
const MISS: Example = miss("Nobody isn't there, so be silent.");

/// What all of them find.
const FIND: Find = Find::Tallied(long_words, |passage| {
    let words: u32 = passage.lengths().letters.iter().skip(7).sum();
    Tally::ones(words as usize)
});

fn long_words(passage: &Passage, marks: &mut Vec<Evidence>) {
    let words = passage.word_list();
    let long = words.iter().filter(|token| token.letters > 6);
    marks.extend(long.map(|token| Evidence::token(token, f64::from(token.letters))));
}
