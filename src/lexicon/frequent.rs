//! Frequent: the words and sequences of characters that a run counts one by one, known once its input has been counted.

use rustc_hash::FxHashMap;

/// The most frequent terms of an input.
#[derive(Debug, Clone, Default)]
pub struct Frequent {
    /// Folded words.
    pub words: Numbered,
    /// Sequences of characters, a blank shown as `_`.
    pub sequences: Numbered,
    /// Characters of each sequence.
    pub length: usize,
}

impl Frequent {
    pub fn is_empty(&self) -> bool {
        self.words.terms.is_empty() && self.sequences.terms.is_empty()
    }
}

/// Terms by number: 0 is the most frequent.
#[derive(Debug, Clone, Default)]
pub struct Numbered {
    terms: Vec<String>,
    numbers: FxHashMap<String, u32>,
}

impl Numbered {
    /// Terms that differ, the most frequent first.
    pub fn new(terms: Vec<String>) -> Numbered {
        let numbers = terms.iter().cloned().zip(0..).collect();
        Numbered { terms, numbers }
    }

    pub fn number(&self, term: &str) -> Option<u32> {
        self.numbers.get(term).copied()
    }

    /// The term of a number; nothing where there is none.
    pub fn term(&self, number: u32) -> &str {
        self.terms.get(number as usize).map_or("", String::as_str)
    }

    pub fn terms(&self) -> &[String] {
        &self.terms
    }
}
