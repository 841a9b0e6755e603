//! Gunning's fog index: sentences and hard words, without those that only look hard.

use super::base;
use crate::document::Document;
use crate::document::passage::Scope;
use crate::feature::{Evidence, Feature, Find, Formula, Measure, Reach, Tally, hit, miss, value};
use crate::text::tag::Tag;
use crate::text::token::Token;

pub static GUNNING_FOG: Feature = Feature {
    name: "gunning_fog",
    definition: "Years of schooling asked of a reader, by sentence length and hard words: three syllables or more, \
        but no proper name and no verb that has its third syllable from -ed, -es or -ing.",
    reference: "Gunning 1952, The Technique of Clear Writing; -ing after the later use of his rule",
    caveat: "Names and verbs are told by the tagger; a compound with a hyphen is judged by its parts, as Gunning \
        wanted, one without (bookkeeper) as one word, as he did not.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "gunning_fog",
        unit: "years of schooling",
        expression: "0.4 * (words / sentences + 100 * hard words / words)",
        compute: |marks, totals| {
            let (words, sentences) = base(totals)?;
            Some(0.4 * (words / sentences + 100.0 * marks.len() as f64 / words))
        },
    })],
    examples: &[
        hit("The [committee] rejected the plan, and the [hospital] was [abandoned]."),
        miss("Rebecca demanded bread and was expecting wine."),
        // Rebecca is a name: 0.4 * (7 + 100 * 2 / 7).
        value("Rebecca told the committee about the hospital.", "gunning_fog", 14.228571428571428),
        // Of committee, rejected and hospital two are hard: 0.4 * (9 + 100 * 2 / 9).
        value("The committee rejected the plan of the old hospital.", "gunning_fog", 12.488888888888889),
    ],
    find: Find::Tallied(
        |passage, marks| {
            let long = passage.word_list().iter().filter(|word| word.syllables >= 3);
            let hard = long.filter(|word| is_hard(passage.document, word));
            marks.extend(hard.map(|word| Evidence::token(word, f64::from(word.syllables))));
        },
        |passage| {
            let (words, lengths) = (passage.word_list(), passage.lengths());
            let hard = lengths.long.iter().filter(|place| is_hard(passage.document, &words[**place as usize]));
            Tally::ones(hard.count())
        },
    ),
};

/// Whether a word of three syllables or more is hard.
fn is_hard(document: &Document, word: &Token) -> bool {
    let inflected = || word.syllables == 3 && word.tag.is_verb() && ends_in_syllable(document.norm(word));
    word.tag != Tag::ProperNoun && !inflected()
}

/// Whether the ending of a verb is a syllable of its own: demanded, trespasses, expecting; not abandoned.
fn ends_in_syllable(verb: &str) -> bool {
    let stem = |ending| verb.strip_suffix(ending);
    stem("ing").is_some()
        || stem("ed").is_some_and(|stem| stem.ends_with(['t', 'd']))
        || stem("es").is_some_and(|stem| {
            stem.ends_with(['s', 'z', 'x', 'c', 'g']) || stem.ends_with("sh") || stem.ends_with("ch")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_a_syllable_only_behind_its_like() {
        for verb in ["demanded", "expected", "trespasses", "challenges", "remaining"] {
            assert!(ends_in_syllable(verb), "{verb}");
        }
        for verb in ["abandoned", "imagined", "continues", "determine", ""] {
            assert!(!ends_in_syllable(verb), "{verb}");
        }
    }
}
