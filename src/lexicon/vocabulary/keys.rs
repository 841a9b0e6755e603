//! Keys: short tokens packed into two words, and the table that finds their forms.
//!
//! Nearly every token is looked up here, so neither packing nor probing follows a pointer or loops over bytes.

use crate::text::span::Span;
use crate::text::tag::Shape;

/// A token of one to fifteen bytes with its length behind them; small letters for capitals if all of it is ASCII.
/// Tokens with one key have one folded form, but a form may have many keys: `don't`, `don’t`. By default that of no token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Key([u64; 2]);

/// The bytes of a key, of which the last is its length.
const SIZE: usize = 16;

/// A token of one to fifteen bytes: the first eight and the rest, 0 behind the last.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    bytes: [u64; 2],
    length: usize,
}

impl Head {
    /// That of the token at `span`, unless it is longer than keys are.
    #[inline(always)]
    pub fn of(text: &[u8], span: Span) -> Option<Head> {
        let length = span.len();
        let [low_kept, high_kept] = *KEPT.get(length.wrapping_sub(1))?;
        let [low, high] = window(text, span)?;
        Some(Head { bytes: [low & low_kept, high & high_kept], length })
    }

    /// How it is written, if that is told quickly.
    #[inline(always)]
    pub fn shape(self) -> Option<Shape> {
        let [low, high] = self.bytes;
        Shape::of_bytes(low, high)
    }
}

impl Key {
    #[inline(always)]
    pub fn of(head: Head) -> Key {
        let Head { bytes: [low, high], length } = head;
        // Capitals are told among ASCII characters only.
        let ascii = u64::from((low | high) & TOPS == 0).wrapping_neg();
        Key([low | capitals(low) & ascii, high | capitals(high) & ascii | (length as u64) << 56])
    }

    /// The bytes of the key, and how many there are; none of the default one.
    pub fn bytes(self) -> ([u8; SIZE], usize) {
        let mut bytes = [0; SIZE];
        bytes[..8].copy_from_slice(&self.0[0].to_le_bytes());
        bytes[8..].copy_from_slice(&self.0[1].to_le_bytes());
        (bytes, (self.0[1] >> 56) as usize)
    }

    /// The halves of the product of both words, each with some bits turned, laid over each other.
    fn hash(self) -> u32 {
        let [low, high] = self.0;
        let product = u128::from(low ^ 0x9e37_79b9_7f4a_7c15) * u128::from(high ^ 0xd1b5_4a32_d192_ed03);
        let hash = product as u64 ^ (product >> 64) as u64;
        (hash ^ hash >> 32) as u32
    }
}

/// The sixteen bytes from where the span begins, or those of the span where the text has no more.
fn window(text: &[u8], span: Span) -> Option<[u64; 2]> {
    let start = span.start as usize;
    let bytes = match text.get(start..start + SIZE) {
        Some(whole) => u128::from_le_bytes(whole.try_into().ok()?),
        None => {
            let mut bytes = [0; SIZE];
            let rest = text.get(span.range())?;
            bytes.get_mut(..rest.len())?.copy_from_slice(rest);
            u128::from_le_bytes(bytes)
        }
    };
    Some([bytes as u64, (bytes >> 64) as u64])
}

/// For each length from 1 on the bits of its bytes in both words.
static KEPT: [[u64; 2]; SIZE - 1] = {
    let mut kept = [[0; 2]; SIZE - 1];
    let mut at = 0;
    while at < kept.len() {
        let bits = u128::MAX >> (128 - 8 * (at + 1));
        kept[at] = [bits as u64, (bits >> 64) as u64];
        at += 1;
    }
    kept
};

const ONES: u64 = u64::MAX / 255;
const TOPS: u64 = ONES << 7;

/// What makes small letters of the capitals among eight ASCII characters: the two sums carry into the top bit of each
/// byte from `A` and from `[` on.
fn capitals(bytes: u64) -> u64 {
    let from_a = bytes.wrapping_add(ONES * (0x80 - b'A' as u64));
    let behind_z = bytes.wrapping_add(ONES * (0x7f - b'Z' as u64));
    ((from_a ^ behind_z) & TOPS) >> 2
}

/// Numbers by their keys. The keys themselves lie with what else is asked of a number, so that many slots share a line of the
/// cache.
#[derive(Debug, Default)]
pub struct Slots {
    /// Empty, or a power of two of which no more than half are taken.
    slots: Vec<u32>,
    taken: usize,
}

/// No number: the slot is free.
const FREE: u32 = u32::MAX;

impl Slots {
    pub fn len(&self) -> usize {
        self.taken
    }

    /// The number in the slot to which a key leads: that of the key, unless another was there before.
    #[inline]
    pub fn guess(&self, key: Key) -> u32 {
        let last = self.slots.len().wrapping_sub(1);
        self.slots.get(key.hash() as usize & last).copied().unwrap_or(FREE)
    }

    /// The number of a key, where `is` tells whether a number has that key.
    pub fn get(&self, key: Key, is: impl Fn(u32) -> bool) -> Option<u32> {
        let last = self.slots.len().wrapping_sub(1);
        let mut at = key.hash() as usize & last;
        loop {
            let number = *self.slots.get(at).filter(|number| **number != FREE)?;
            if is(number) {
                return Some(number);
            }
            at = (at + 1) & last;
        }
    }

    /// Takes in a number whose key is not there yet; `key_of` tells the keys of numbers.
    pub fn insert(&mut self, number: u32, key_of: impl Fn(u32) -> Key) {
        if self.taken * 2 >= self.slots.len() {
            self.grow(&key_of);
        }
        self.put(key_of(number), number);
        self.taken += 1;
    }

    fn put(&mut self, key: Key, number: u32) {
        let last = self.slots.len() - 1;
        let mut at = key.hash() as usize & last;
        while self.slots[at] != FREE {
            at = (at + 1) & last;
        }
        self.slots[at] = number;
    }

    /// The lowest numbers first: frequent words come early in any text, and so keep the slots that are looked at first.
    fn grow(&mut self, key_of: impl Fn(u32) -> Key) {
        let fresh = vec![FREE; (2 * self.slots.len()).max(1024)];
        let mut taken = std::mem::replace(&mut self.slots, fresh);
        taken.retain(|number| *number != FREE);
        taken.sort_unstable();
        taken.into_iter().for_each(|number| self.put(key_of(number), number));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold;
    use super::*;
    use proptest::prelude::*;

    fn within(text: &[u8], span: Span) -> Option<Key> {
        Head::of(text, span).map(Key::of)
    }

    fn key(token: &str) -> Option<Key> {
        Head::of(token.as_bytes(), Span::new(0, token.len())).map(Key::of)
    }

    #[test]
    fn keys_tell_tokens_apart_but_for_case() {
        assert_eq!(key("Dam"), key("dAM"));
        assert_ne!(key("x"), key("x\u{0}"));
        assert_ne!(key("É"), key("é"));
        assert_eq!((key(""), key("sixteen letters.")), (None, None));
        assert_eq!(within(b"The Dam and more of it", Span::new(4, 7)), key("dam"));
        assert_eq!(within(b"[Z@", Span::new(0, 3)), within(b"[z@", Span::new(0, 3)));
        assert_eq!(within(b"Breakwater and more", Span::new(0, 10)), key("breakwater"));
        assert_ne!(key("seventy"), key("seventyy"));
        let (bytes, length) = key("Breakwater").unwrap().bytes();
        assert_eq!(&bytes[..length], b"breakwater");
    }

    #[test]
    fn the_text_around_is_no_matter_to_a_shape() {
        let mut quick = 0;
        let surfaces =
            "dam Dam A breakwateR Breakwater breakwaTerwarden dam1 DAM's U.S. 's iDam 1990s don't Élan don’t .";
        for surface in surfaces.split(' ') {
            let text = format!("~{surface}Zz 9zzzzzz");
            let head = Head::of(text.as_bytes(), Span::new(1, 1 + surface.len()));
            let shape = head.and_then(Head::shape);
            assert!(shape.is_none_or(|shape| shape == Shape::of(surface)), "{surface}");
            quick += usize::from(shape.is_some());
        }
        assert_eq!(quick, 7);
    }

    #[test]
    fn the_slots_keep_what_they_are_given() {
        let mut slots = Slots::default();
        let key = |number: u32| Key([u64::from(number / 3), u64::from(number % 3)]);
        let get = |slots: &Slots, number| slots.get(key(number), |found| found == number);
        assert_eq!(get(&slots, 0), None);
        for number in 0..5000 {
            slots.insert(number, key);
        }
        assert_eq!(slots.len(), 5000);
        assert!((0..5000).all(|number| get(&slots, number) == Some(number)));
        assert_eq!(get(&slots, 5000), None);
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
