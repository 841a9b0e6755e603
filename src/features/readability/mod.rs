//! Readability: how hard a text is to read, by the length of its words and sentences.

mod danielson_bryan;
mod flesch;
mod gunning_fog;
mod letters;
mod linsear_write;
mod long_words;
mod monosyllables;
mod polysyllables;
mod products;
#[cfg(test)]
pub(super) mod proof;
mod recalculated;
mod syllables;

use crate::document::Depth;
use crate::document::passage::Totals;
use crate::feature::Family;

pub static READABILITY: Family = Family {
    name: "readability",
    about: "How hard a text is to read, by the length of its words and sentences.",
    default: true,
    english: true,
    depth: Depth::Tags,
    features: &[
        &syllables::SYLLABLES,
        &flesch::FLESCH_READING_EASE,
        &flesch::FLESCH_KINCAID_GRADE,
        &recalculated::FLESCH_POWERS,
        &monosyllables::MONOSYLLABLES,
        &monosyllables::FARR_JENKINS_PATERSON,
        &monosyllables::FORCAST,
        &monosyllables::COLEMAN,
        &linsear_write::LINSEAR_WRITE,
        &letters::LETTERS,
        &letters::AUTOMATED_READABILITY_INDEX,
        &recalculated::READABILITY_INDEX_NAVY,
        &letters::COLEMAN_LIAU,
        &polysyllables::POLYSYLLABLES,
        &polysyllables::SMOG,
        &polysyllables::SMOG_GENERAL,
        &gunning_fog::GUNNING_FOG,
        &recalculated::FOG_RECALCULATED,
        &long_words::LONG_WORDS,
        &long_words::LIX,
        &long_words::RIX,
        &danielson_bryan::DANIELSON_BRYAN,
        &products::WHEELER_SMITH,
        &products::STRAIN,
        &products::EASY_LISTENING,
        &products::FUCKS,
        &products::EFLAW,
    ],
};

/// The worked text of most formulas: 20 words, 2 sentences, 31 syllables, 94 letters; 14 words of one syllable, 5 of
/// three (committee, hospital, nobody, umbrella, president); 5 of seven letters or more (village, but not nobody).
const WORKED: &str = "The committee met in the hospital. Nobody from the village was asked, and the umbrella of the \
    president stayed shut.";

/// Words and sentences, where there are both.
fn base(totals: &Totals) -> Option<(f64, f64)> {
    (totals.words > 0 && totals.sentences > 0).then(|| (f64::from(totals.words), f64::from(totals.sentences)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_hold() {
        proof::holds(&READABILITY);
    }

    #[test]
    fn without_words_there_is_no_value() {
        for text in ["", "?!", "3,000 9:30.", "https://lantern.example/a"] {
            for feature in READABILITY.features {
                for column in proof::columns(feature) {
                    let value = proof::value(feature, &column, text);
                    let expected = column.ends_with("_n").then_some(0.0);
                    assert_eq!(value, expected, "{column} of {text:?}");
                    assert!(value.is_none_or(f64::is_sign_positive), "{column} of {text:?}");
                }
            }
        }
    }

    #[test]
    fn one_word_is_enough() {
        for feature in READABILITY.features {
            for column in
                proof::columns(feature).iter().filter(|column| *column != "smog" && !column.starts_with("danielson"))
            {
                assert!(proof::value(feature, column, "Go").is_some(), "{column}");
            }
        }
    }
}
