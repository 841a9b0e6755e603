//! Diversity: how many different words a text uses, and how evenly.

mod draws;
mod fisher;
mod logarithms;
mod mtld;
mod mtld_wrap;
mod rare;
mod ratios;
mod repetition;
mod types;
mod vocd;
mod windows;

use crate::document::Depth;
use crate::feature::Family;

pub static DIVERSITY: Family = Family {
    name: "diversity",
    about: "How many different words a text uses, and how evenly.",
    default: true,
    english: false,
    depth: Depth::Words,
    features: &[
        &types::TYPES,
        &ratios::TTR,
        &ratios::ROOT_TTR,
        &ratios::CORRECTED_TTR,
        &logarithms::HERDAN_C,
        &logarithms::SUMMER_S,
        &logarithms::MAAS,
        &logarithms::DUGAST_U,
        &repetition::YULE_K,
        &repetition::YULE_I,
        &repetition::SIMPSON_D,
        &repetition::HERDAN_VM,
        &rare::HONORE_R,
        &logarithms::BRUNET_W,
        &rare::SICHEL_S,
        &repetition::ENTROPY,
        &fisher::FISHER_ALPHA,
        &draws::HDD,
        &vocd::VOCD_D,
        &rare::HAPAX,
        &rare::HAPAX_TYPES,
        &windows::MSTTR,
        &windows::MATTR,
        &mtld::MTLD,
        &mtld_wrap::MTLD_WRAP,
    ],
};

/// A hundred words, 59 of them different, marked as one window.
const MARKED_HUNDRED: &str = "[Before dawn the river came over the wall and into the lower streets. The mayor told \
    the people to leave their houses, but some of the people stayed, because they had been told the same thing in \
    spring and nothing had happened. By noon the water stood at the windows of the school. Boats went from house to \
    house, and the people in the boats called out the names of those who had stayed. In the evening the mayor came \
    back, looked at the wall and said that the wall had been high enough for every river but this one]";

/// The same without the marks.
const HUNDRED: &str = MARKED_HUNDRED.split_at(1).1.split_at(MARKED_HUNDRED.len() - 2).0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    #[test]
    fn the_examples_hold() {
        proof::holds(&DIVERSITY);
    }

    #[test]
    fn without_words_there_is_no_value() {
        for text in ["", "?!", "3,000 9:30.", "https://lantern.example/a"] {
            for feature in DIVERSITY.features {
                for column in proof::columns(feature) {
                    let expected = column.ends_with("_n").then_some(0.0);
                    assert_eq!(proof::value(feature, &column, text), expected, "{column} of {text:?}");
                }
            }
        }
    }

    #[test]
    fn one_word_has_ratios_but_nothing_that_needs_two() {
        let defined = [
            "types_n",
            "ttr",
            "root_ttr",
            "corrected_ttr",
            "brunet_w",
            "sichel_s",
            "entropy",
            "hapax_n",
            "hapax_pct",
            "hapax_types_pct",
        ];
        for feature in DIVERSITY.features {
            for column in proof::columns(feature) {
                let value = proof::value(feature, &column, "Go");
                assert_eq!(value.is_some(), defined.contains(&column.as_str()), "{column}");
                assert!(value.is_none_or(f64::is_sign_positive), "{column}");
            }
        }
    }

    #[test]
    fn frequencies_have_no_order() {
        let backwards: Vec<&str> = HUNDRED.split_whitespace().rev().collect();
        let features =
            DIVERSITY.features.iter().filter(|feature| !["mattr", "mtld", "mtld_wrap"].contains(&feature.name));
        for feature in features {
            for column in proof::columns(feature) {
                let expected = proof::value(feature, &column, HUNDRED);
                assert!(expected.is_some(), "{column}");
                assert_eq!(proof::value(feature, &column, &backwards.join(" ")), expected, "{column}");
            }
        }
    }
}
