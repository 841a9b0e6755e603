//! Keys: short tokens packed into one or two words, and the tables that find their forms.
//!
//! Nearly every token is looked up here, so neither packing nor probing follows a pointer or loops over bytes.

/// A token of one to fifteen bytes with its length behind them; small letters for capitals if all of it is ASCII.
/// Tokens with one key have one folded form, but a form may have many keys: `don't`, `don’t`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// Up to seven bytes, as three of four tokens have.
    Short(u64),
    Long([u64; 2]),
}

/// The key of the token `text[start..end]`.
#[inline]
pub fn packed(text: &[u8], start: usize, end: usize) -> Option<Key> {
    let length = end.wrapping_sub(start);
    match length {
        1..8 => {
            let bytes = u64::from_le_bytes(window(text, start, end)?) & (u64::MAX >> (64 - 8 * length));
            let bytes = if bytes & TOPS == 0 { lowered(bytes) } else { bytes };
            Some(Key::Short(bytes | (length as u64) << 56))
        }
        8..16 => {
            let both = u128::from_le_bytes(window(text, start, end)?) & (u128::MAX >> (128 - 8 * length));
            let (low, high) = (both as u64, (both >> 64) as u64);
            let (low, high) = if (low | high) & TOPS == 0 { (lowered(low), lowered(high)) } else { (low, high) };
            Some(Key::Long([low, high | (length as u64) << 56]))
        }
        _ => None,
    }
}

/// The `N` bytes from `start` on, or those until `end` where the text has no more.
fn window<const N: usize>(text: &[u8], start: usize, end: usize) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    match text.get(start..start + N) {
        Some(whole) => bytes.copy_from_slice(whole),
        None => {
            let rest = text.get(start..end)?;
            bytes.get_mut(..rest.len())?.copy_from_slice(rest);
        }
    }
    Some(bytes)
}

const ONES: u64 = u64::MAX / 255;
const TOPS: u64 = ONES << 7;

/// Eight ASCII characters with small letters for capitals: the two sums carry into the top bit of each byte from `A`
/// and from `[` on.
fn lowered(bytes: u64) -> u64 {
    let from_a = bytes + ONES * (0x80 - b'A' as u64);
    let behind_z = bytes + ONES * (0x7f - b'Z' as u64);
    bytes | ((from_a ^ behind_z) & TOPS) >> 2
}

/// Numbers by key. Short keys have a table of their own, half as large, so that more of it stays in the near caches.
#[derive(Debug, Default)]
pub struct Keys {
    short: Table<u64>,
    long: Table<[u64; 2]>,
}

impl Keys {
    pub fn len(&self) -> usize {
        self.short.taken + self.long.taken
    }

    pub fn clear(&mut self) {
        *self = Keys::default();
    }

    #[inline]
    pub fn get(&self, key: Key) -> Option<u32> {
        match key {
            Key::Short(key) => self.short.get(key),
            Key::Long(key) => self.long.get(key),
        }
    }

    pub fn insert(&mut self, key: Key, number: u32) {
        match key {
            Key::Short(key) => self.short.insert(key, number),
            Key::Long(key) => self.long.insert(key, number),
        }
    }
}

/// What a table can look up: no key is the default one, which marks a free slot.
pub trait Hashed: Copy + Default + PartialEq {
    fn hash(self) -> u64;
}

impl Hashed for u64 {
    fn hash(self) -> u64 {
        [self, 0].hash()
    }
}

impl Hashed for [u64; 2] {
    /// The halves of the product of both words, each with some bits turned, laid over each other.
    fn hash(self) -> u64 {
        let product = u128::from(self[0] ^ 0x9e37_79b9_7f4a_7c15) * u128::from(self[1] ^ 0xd1b5_4a32_d192_ed03);
        product as u64 ^ (product >> 64) as u64
    }
}

/// Open addressing with the key in the slot, so that a look-up costs one line of the cache.
#[derive(Debug, Default)]
pub struct Table<K> {
    /// Empty, or a power of two of slots of which no more than half are taken.
    slots: Vec<(K, u32)>,
    taken: usize,
}

impl<K: Hashed> Table<K> {
    #[inline]
    pub fn get(&self, key: K) -> Option<u32> {
        let (found, number) = self.slots.get(self.slot(key))?;
        (*found == key).then_some(*number)
    }

    pub fn insert(&mut self, key: K, number: u32) {
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
    #[inline]
    fn slot(&self, key: K) -> usize {
        let last = self.slots.len().wrapping_sub(1);
        let mut at = key.hash() as usize & last;
        while let Some((found, _)) = self.slots.get(at)
            && *found != key
            && *found != K::default()
        {
            at = (at + 1) & last;
        }
        at
    }

    fn grow(&mut self) {
        let fresh = vec![(K::default(), 0); (2 * self.slots.len()).max(1024)];
        for (key, number) in std::mem::replace(&mut self.slots, fresh) {
            let at = self.slot(key);
            if key != K::default() {
                self.slots[at] = (key, number);
            }
        }
    }
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
        assert_eq!(packed(b"Breakwater and more", 0, 10), key("breakwater"));
        assert_ne!(key("seventy"), key("seventyy"));
    }

    #[test]
    fn the_tables_keep_what_they_are_given() {
        let mut keys = Keys::default();
        let (short, long) =
            (|number: u32| Key::Short(u64::from(number) + 1), |number: u32| Key::Long([number.into(), 1]));
        assert_eq!((keys.get(short(0)), keys.get(long(0))), (None, None));
        for number in 0..5000 {
            keys.insert(short(number), number);
            keys.insert(long(number), number + 5000);
        }
        assert_eq!(keys.len(), 10_000);
        assert!((0..5000).all(|number| keys.get(short(number)) == Some(number)));
        assert!((0..5000).all(|number| keys.get(long(number)) == Some(number + 5000)));
        assert_eq!((keys.get(short(5000)), keys.get(long(5000))), (None, None));
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
