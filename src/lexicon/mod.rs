//! What the seeds know: lexicons, and all phrases of all lexicons found in one pass.

mod condition;
pub mod dictionary;
mod frequent;
mod parse;
mod phrases;
pub mod reporting;
pub mod seeds;
mod vocabulary;
pub mod word_class;

pub use condition::{Conditions, Tokens};
pub use frequent::{Frequent, Numbered};
pub use parse::{Entry, Lexicon, SeedError, Text};
pub use phrases::{Hit, Hits, Phrases};
pub use vocabulary::{Form, Numbering, TokenLexemes, Vocabulary, Word, fold};

use rayon::prelude::*;

/// The place of a lexicon in the list of all lexicons of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LexiconId(pub u8);

/// All lexicons of a run, with the structure that finds their phrases.
#[derive(Debug)]
pub struct Lexicons {
    pub list: Vec<Lexicon>,
    pub phrases: Phrases,
    /// For each lexicon its kinds, in the order in which its entries bring them.
    kinds: Vec<Vec<Text>>,
    /// For each lexicon the weights of its entries: side by side they stay near, as whole entries do not.
    weights: Vec<Vec<f64>>,
    /// For each reporting verb whether it reports wherever it stands.
    reports: Vec<bool>,
    /// What the run counts one by one; most runs count nothing so.
    pub frequent: Frequent,
}

impl Lexicons {
    /// # Panics
    /// With more than 255 lexicons.
    pub fn new(mut list: Vec<Lexicon>) -> Lexicons {
        assert!(list.len() <= usize::from(u8::MAX), "more lexicons than their ids tell apart");
        let mut category = 0;
        for lexicon in &mut list {
            lexicon.first_category = category;
            category += lexicon.categories.len() as u32;
            let mut weights = lexicon.entries.iter().flat_map(|entry| &entry.categories);
            lexicon.weighed = weights.any(|(_, weight)| *weight != 1.0);
        }
        let kinds: Vec<_> = list.iter().map(kinds).collect();
        let weights = list.iter().map(|lexicon| lexicon.entries.iter().map(|entry| entry.weight).collect()).collect();
        let verbs = list.get(usize::from(seeds::REPORTING_VERBS.0)).into_iter().flat_map(|verbs| &verbs.entries);
        let reports = verbs.map(reporting::reports).collect();
        let phrases = Phrases::new(&list, &kinds);
        Lexicons { list, phrases, kinds, weights, reports, frequent: Frequent::default() }
    }

    /// The number of a kind in a lexicon, as hits carry it; `None` where no entry is of that kind.
    pub fn kind(&self, lexicon: LexiconId, name: &str) -> Option<u16> {
        let at = self.kinds.get(usize::from(lexicon.0))?.iter().position(|kind| kind == name)?;
        Some(at as u16)
    }

    /// How many kinds the entries of each lexicon are of.
    pub fn kinds_per_lexicon(&self) -> impl Iterator<Item = usize> {
        self.kinds.iter().map(Vec::len)
    }

    /// The lexicons that are part of connote, in the order of [`seeds::SEEDS`].
    pub fn embedded() -> &'static Lexicons {
        static EMBEDDED: std::sync::OnceLock<Lexicons> = std::sync::OnceLock::new();
        EMBEDDED.get_or_init(|| Lexicons::with(Vec::new(), Vec::new()))
    }

    /// The embedded lexicons and `more`, with `sets` among the labelling choices.
    pub fn with(more: Vec<Lexicon>, sets: Vec<Lexicon>) -> Lexicons {
        // The seeds are part of the program and a test reads each of them.
        let parse = |seed: &seeds::Seed| Lexicon::parse_embedded(seed.name, seed.text).expect("embedded lexicon");
        let mut list: Vec<Lexicon> = seeds::SEEDS.par_iter().map(parse).collect();
        sets.into_iter().for_each(|set| list[seeds::CHOICES.0 as usize].extend(set));
        list.extend(more);
        Lexicons::new(list)
    }

    /// These lexicons in a run that counts `frequent` one by one.
    pub fn counting(self, frequent: Frequent) -> Lexicons {
        Lexicons { frequent, ..self }
    }

    /// The lexicons that are not embedded.
    pub fn own(&self) -> impl Iterator<Item = (LexiconId, &Lexicon)> {
        let numbered = (0..).map(LexiconId).zip(&self.list);
        numbered.skip(seeds::SEEDS.len())
    }

    /// The most lexicons that may be given to `with`.
    pub fn most() -> usize {
        usize::from(u8::MAX) - seeds::SEEDS.len()
    }

    pub fn entry(&self, hit: &Hit) -> &Entry {
        &self.list[hit.lexicon.0 as usize].entries[hit.entry as usize]
    }

    /// Whether a hit is a reporting verb that reports wherever it stands.
    pub fn reports(&self, hit: &Hit) -> bool {
        hit.lexicon == seeds::REPORTING_VERBS && self.reports[hit.entry as usize]
    }

    /// The weight of a hit's entry.
    pub fn weight(&self, hit: &Hit) -> f64 {
        self.weights[hit.lexicon.0 as usize][hit.entry as usize]
    }
}

fn kinds(lexicon: &Lexicon) -> Vec<Text> {
    let mut kinds: Vec<Text> = Vec::new();
    for entry in &lexicon.entries {
        if !kinds.contains(&entry.kind) {
            kinds.push(entry.kind.clone());
        }
    }
    kinds
}
