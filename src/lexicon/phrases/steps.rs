//! Steps: from a node of the tree and a word to the next node.

/// A table of all steps. Nearly all that are asked for are not there: a few bits for each step, which stay in the near caches,
/// tell that of most of them.
#[derive(Debug, Default)]
pub struct Steps {
    /// Open addressing with the key in the slot, so that a look-up costs one line of the cache; a free one has the key 0.
    slots: Vec<(u64, u32)>,
    bits: Vec<u64>,
}

/// How many bits each step has.
const ROOM: usize = 16;

impl Steps {
    pub fn new(steps: &[(u32, u32, u32)]) -> Steps {
        let words = (steps.len() * ROOM).next_power_of_two().div_ceil(64);
        let slots = (2 * steps.len() + 1).next_power_of_two();
        let mut all = Steps { slots: vec![(0, 0); slots], bits: vec![0; words] };
        for (node, word, next) in steps {
            let key = key(*node, *word);
            let hash = hash(key);
            let (at, bit) = all.bit(hash);
            all.bits[at] |= bit;
            let slot = all.slot(key, hash);
            all.slots[slot] = (key, *next);
        }
        all
    }

    /// Whether there is perhaps a step from the node by the word.
    #[inline]
    pub fn may_lead(&self, node: u32, word: u32) -> bool {
        let (at, bit) = self.bit(hash(key(node, word)));
        self.bits[at] & bit != 0
    }

    pub fn next(&self, node: u32, word: u32) -> Option<u32> {
        if !self.may_lead(node, word) {
            return None;
        }
        let key = key(node, word);
        let (found, next) = self.slots[self.slot(key, hash(key))];
        (found == key).then_some(next)
    }

    /// The slot of the key, or the free one where it belongs.
    fn slot(&self, key: u64, hash: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut at = hash as usize & last;
        while self.slots[at].0 != key && self.slots[at].0 != 0 {
            at = (at + 1) & last;
        }
        at
    }

    fn bit(&self, hash: u64) -> (usize, u64) {
        // Not the bits by which the table places its keys.
        let hash = hash >> 32;
        ((hash as usize / 64) & (self.bits.len() - 1), 1 << (hash % 64))
    }
}

/// The halves of a product laid over each other.
fn hash(key: u64) -> u64 {
    let product = u128::from(key ^ 0x9e37_79b9_7f4a_7c15) * 0xd1b5_4a32_d192_ed03;
    product as u64 ^ (product >> 64) as u64
}

/// A node and a word as one number. The node of the tree itself, 0, leads on in another way, so that no key is 0.
fn key(node: u32, word: u32) -> u64 {
    u64::from(node) << 32 | u64::from(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_where_they_are_said_to() {
        let all: Vec<_> = (1..3000).map(|at| (at % 70 + 1, at, at + 7)).collect();
        let steps = Steps::new(&all);
        assert!(all.iter().all(|(node, word, next)| steps.next(*node, *word) == Some(*next)));
        assert!(all.iter().all(|(node, word, _)| steps.next(node + 70, *word).is_none()));
        assert_eq!(Steps::new(&[]).next(1, 1), None);
    }
}
