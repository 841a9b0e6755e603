//! Keys: short tokens packed into two words, and the table that finds their forms.
//!
//! Nearly every token is looked up here, so neither packing nor probing follows a pointer or loops over bytes.

/// A token of one to fifteen bytes with its length behind them; small letters for capitals if all of it is ASCII.
/// Tokens with one key have one folded form, but a form may have many keys: `don't`, `don’t`.
pub type Key = [u64; 2];

/// The key of the token `text[start..end]`.
pub fn packed(text: &[u8], start: usize, end: usize) -> Option<Key> {
    let length = end.wrapping_sub(start);
    let mask = MASKS.get(length)?;
    let [low, high] = window(text, start, end)?;
    let (low, high) = (low & mask[0], high & mask[1]);
    let (low, high) = if (low | high) & TOPS == 0 { (lowered(low), lowered(high)) } else { (low, high) };
    (length > 0).then_some([low, high | (length as u64) << 56])
}

/// The sixteen bytes from `start` on, or those until `end` where the text has no more.
fn window(text: &[u8], start: usize, end: usize) -> Option<Key> {
    let mut bytes = [0; 16];
    match text.get(start..start + 16) {
        Some(whole) => bytes.copy_from_slice(whole),
        None => {
            let rest = text.get(start..end)?;
            bytes.get_mut(..rest.len())?.copy_from_slice(rest);
        }
    }
    let both = u128::from_le_bytes(bytes);
    Some([both as u64, (both >> 64) as u64])
}

/// The bytes of a window that belong to a token of each length.
static MASKS: [Key; 16] = {
    let mut masks = [[0; 2]; 16];
    let mut length = 1;
    while length < 16 {
        let mask = (1_u128 << (8 * length)) - 1;
        masks[length] = [mask as u64, (mask >> 64) as u64];
        length += 1;
    }
    masks
};

const ONES: u64 = u64::MAX / 255;
const TOPS: u64 = ONES << 7;

/// Eight ASCII characters with small letters for capitals: the two sums carry into the top bit of each byte from `A`
/// and from `[` on.
fn lowered(bytes: u64) -> u64 {
    let from_a = bytes + ONES * (0x80 - b'A' as u64);
    let behind_z = bytes + ONES * (0x7f - b'Z' as u64);
    bytes | ((from_a ^ behind_z) & TOPS) >> 2
}

/// Numbers by key: open addressing with the key in the slot, so that a look-up costs one line of the cache.
#[derive(Debug, Default)]
pub struct Keys {
    /// Empty, or a power of two of slots of which no more than half are taken. No key is zero: that slot is free.
    slots: Vec<(Key, u32)>,
    taken: usize,
}

impl Keys {
    pub fn len(&self) -> usize {
        self.taken
    }

    pub fn clear(&mut self) {
        *self = Keys::default();
    }

    pub fn get(&self, key: Key) -> Option<u32> {
        let (found, number) = self.slots.get(self.slot(key))?;
        (*found == key).then_some(*number)
    }

    pub fn insert(&mut self, key: Key, number: u32) {
        if self.taken * 2 >= self.slots.len() {
            self.grow();
        }
        let at = self.slot(key);
        if let Some(slot) = self.slots.get_mut(at) {
            self.taken += usize::from(slot.0 != key);
            *slot = (key, number);
        }
    }

    /// The slot of the key, or the free one where it belongs.
    fn slot(&self, key: Key) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut at = hash(key) as usize & last;
        while let Some((found, _)) = self.slots.get(at)
            && *found != key
            && *found != FREE
        {
            at = (at + 1) & last;
        }
        at
    }

    fn grow(&mut self) {
        let fresh = vec![(FREE, 0); (2 * self.slots.len()).max(1024)];
        for (key, number) in std::mem::replace(&mut self.slots, fresh) {
            let at = self.slot(key);
            if key != FREE {
                self.slots[at] = (key, number);
            }
        }
    }
}

const FREE: Key = [0; 2];

/// The halves of the product of both words, each with some bits turned, laid over each other.
fn hash(key: Key) -> u64 {
    let product = u128::from(key[0] ^ 0x9e37_79b9_7f4a_7c15) * u128::from(key[1] ^ 0xd1b5_4a32_d192_ed03);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;
    use proptest::prelude::*;

    fn key(token: &str) -> Option<Key> {
        packed(token.as_bytes(), 0, token.len())
    }

    #[test]
    fn keys_tell_tokens_apart_but_for_case() {
        assert_eq!(key("Dam"), key("dAM"));
        assert_ne!(key("x"), key("x\u{0}"));
        assert_ne!(key("É"), key("é"));
        assert_eq!((key(""), key("sixteen letters.")), (None, None));
        assert_eq!(packed(b"The Dam and more of it", 4, 7), key("dam"));
        assert_eq!(packed(b"[Z@", 0, 3), packed(b"[z@", 0, 3));
    }

    #[test]
    fn the_table_keeps_what_it_is_given() {
        let mut keys = Keys::default();
        assert_eq!(keys.get([1, 2]), None);
        for number in 0..5000 {
            keys.insert([u64::from(number), 1], number);
        }
        assert_eq!(keys.len(), 5000);
        assert!((0..5000).all(|number| keys.get([u64::from(number), 1]) == Some(number)));
        assert_eq!(keys.get([5000, 1]), None);
    }

    proptest! {
        #[test]
        fn one_key_has_one_fold(token in "[ -~]{1,4}[A-Za-zßİKé’“\u{301}\u{331}()]{0,4}") {
            let turned = |c: char| if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
            let other: String = token.chars().map(turned).collect();
            let (mut a, mut b) = (String::new(), String::new());
            fold(&token, &mut a);
            fold(&other, &mut b);
            prop_assert!(key(&token) != key(&other) || a == b);
        }
    }
}
