//! What the seeds know: lexicons, and all phrases of all lexicons found in one pass.

mod condition;
mod parse;
mod phrases;
pub mod seeds;
mod vocabulary;
pub mod word_class;

pub use condition::{Conditions, Tokens};
pub use parse::{Entry, Lexicon, SeedError};
pub use phrases::{Hit, Hits, Phrases};
pub use vocabulary::{Form, Vocabulary, fold};

/// The place of a lexicon in the list of all lexicons of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LexiconId(pub u8);

/// All lexicons of a run, with the structure that finds their phrases.
#[derive(Debug)]
pub struct Lexicons {
    pub list: Vec<Lexicon>,
    pub phrases: Phrases,
}

impl Lexicons {
    pub fn new(list: Vec<Lexicon>) -> Lexicons {
        let phrases = Phrases::new(&list);
        Lexicons { list, phrases }
    }

    /// The lexicons that are part of connote, in the order of [`seeds::SEEDS`].
    pub fn embedded() -> &'static Lexicons {
        static EMBEDDED: std::sync::OnceLock<Lexicons> = std::sync::OnceLock::new();
        EMBEDDED.get_or_init(|| {
            // The seeds are part of the program and a test reads each of them.
            let parse = |seed: &seeds::Seed| Lexicon::parse(seed.name, seed.text).expect("embedded lexicon");
            Lexicons::new(seeds::SEEDS.iter().map(parse).collect())
        })
    }

    pub fn entry(&self, hit: &Hit) -> &Entry {
        &self.list[hit.lexicon.0 as usize].entries[hit.entry as usize]
    }
}
