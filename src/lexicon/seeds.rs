//! The list of the embedded lexicons: one line a file of `seeds/`.

use super::LexiconId;

/// An embedded lexicon before it is read.
#[derive(Debug)]
pub struct Seed {
    pub name: &'static str,
    pub text: &'static str,
}

macro_rules! seed {
    ($name:literal) => {
        Seed { name: $name, text: include_str!(concat!("../../seeds/lexicons/", $name, ".tsv")) }
    };
}

pub static SEEDS: [Seed; 12] = [
    seed!("hedges"),
    seed!("boosters"),
    seed!("reporting_verbs"),
    seed!("loaded_terms"),
    seed!("discourse"),
    seed!("rhetoric"),
    seed!("degree"),
    seed!("presuppositions"),
    seed!("harms"),
    seed!("valence"),
    seed!("arousal"),
    Seed { name: "choices", text: include_str!("../../seeds/choices.tsv") },
];

pub const HEDGES: LexiconId = LexiconId(0);
pub const BOOSTERS: LexiconId = LexiconId(1);
pub const REPORTING_VERBS: LexiconId = LexiconId(2);
pub const LOADED_TERMS: LexiconId = LexiconId(3);
pub const DISCOURSE: LexiconId = LexiconId(4);
pub const RHETORIC: LexiconId = LexiconId(5);
pub const DEGREE: LexiconId = LexiconId(6);
pub const PRESUPPOSITIONS: LexiconId = LexiconId(7);
pub const HARMS: LexiconId = LexiconId(8);
pub const VALENCE: LexiconId = LexiconId(9);
pub const AROUSAL: LexiconId = LexiconId(10);
pub const CHOICES: LexiconId = LexiconId(11);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    #[test]
    fn every_seed_is_read_and_stands_under_its_own_name() {
        for (id, name) in [
            (HEDGES, "hedges"),
            (BOOSTERS, "boosters"),
            (REPORTING_VERBS, "reporting_verbs"),
            (LOADED_TERMS, "loaded_terms"),
            (DISCOURSE, "discourse"),
            (RHETORIC, "rhetoric"),
            (DEGREE, "degree"),
            (PRESUPPOSITIONS, "presuppositions"),
            (HARMS, "harms"),
            (VALENCE, "valence"),
            (AROUSAL, "arousal"),
            (CHOICES, "choices"),
        ] {
            assert_eq!(Lexicons::embedded().list[id.0 as usize].name, name);
        }
        assert!(Lexicons::embedded().list.iter().all(|lexicon| lexicon.entries.len() > 100));
    }
}
