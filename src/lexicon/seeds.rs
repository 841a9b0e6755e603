//! The list of the embedded lexicons: one line a file of `seeds/lexicons/`.

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

pub static SEEDS: [Seed; 4] = [seed!("hedges"), seed!("boosters"), seed!("reporting_verbs"), seed!("loaded_terms")];

pub const HEDGES: LexiconId = LexiconId(0);
pub const BOOSTERS: LexiconId = LexiconId(1);
pub const REPORTING_VERBS: LexiconId = LexiconId(2);
pub const LOADED_TERMS: LexiconId = LexiconId(3);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicons;

    #[test]
    fn every_seed_is_read_and_stands_under_its_own_name() {
        let ids = [HEDGES, BOOSTERS, REPORTING_VERBS, LOADED_TERMS];
        let names = ids.map(|id| Lexicons::embedded().list[id.0 as usize].name.as_str());
        assert_eq!(names, ["hedges", "boosters", "reporting_verbs", "loaded_terms"]);
        assert!(Lexicons::embedded().list.iter().all(|lexicon| lexicon.entries.len() > 100));
    }
}
