//! Steps: from a node of the tree and a word to the next node.

use crate::lexicon::vocabulary::{Hashed, Table};

/// A table of all steps. Nearly all that are asked for are not there: a few bits for each step, which stay in the near caches,
/// tell that of most of them.
#[derive(Debug, Default)]
pub struct Steps {
    nodes: Table<u64>,
    bits: Vec<u64>,
}

/// How many bits each step has.
const ROOM: usize = 16;

impl Steps {
    pub fn new(steps: &[(u32, u32, u32)]) -> Steps {
        let words = (steps.len() * ROOM).next_power_of_two().div_ceil(64);
        let mut all = Steps { nodes: Table::default(), bits: vec![0; words] };
        for (node, word, next) in steps {
            let key = key(*node, *word);
            let (at, bit) = all.place(key);
            all.bits[at] |= bit;
            all.nodes.insert(key, *next);
        }
        all
    }

    pub fn next(&self, node: u32, word: u32) -> Option<u32> {
        let key = key(node, word);
        let (at, bit) = self.place(key);
        if self.bits[at] & bit == 0 { None } else { self.nodes.get(key) }
    }

    fn place(&self, key: u64) -> (usize, u64) {
        // Not the bits by which the table places its keys.
        let hash = key.hash() >> 32;
        ((hash as usize / 64) & (self.bits.len() - 1), 1 << (hash % 64))
    }
}

/// A node and a word as one number. The node of the tree itself, 0, leads on in another way, so that no key is 0.
fn key(node: u32, word: u32) -> u64 {
    u64::from(node) << 32 | u64::from(word)
}
