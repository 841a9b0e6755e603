//! Streams of random numbers, each a function of what it is for and of nothing else.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};
use sha2::{Digest, Sha256};

/// The stream for one resample of what `label` names. The key of the cipher is the SHA-256 of seed, label and number, so
/// that streams are independent and neither the order of the work nor another group in the table changes a draw. ChaCha
/// with eight rounds is fixed by its publication (Bernstein 2008), whatever the version of the crate.
pub fn stream(seed: u64, label: &str, number: usize) -> ChaCha8Rng {
    let mut hash = Sha256::new();
    hash.update(seed.to_le_bytes());
    hash.update((number as u64).to_le_bytes());
    hash.update(label.as_bytes());
    ChaCha8Rng::from_seed(hash.finalize().into())
}

/// A number below `limit`, all equally likely (Lemire 2019, ACM Transactions on Modeling and Computer Simulation 29, 3).
pub fn below(rng: &mut ChaCha8Rng, limit: u32) -> u32 {
    let mut product = u64::from(rng.next_u32()) * u64::from(limit);
    if (product as u32) < limit {
        let unfair = limit.wrapping_neg() % limit;
        while (product as u32) < unfair {
            product = u64::from(rng.next_u32()) * u64::from(limit);
        }
    }
    (product >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_never_changes() {
        // Python: key = SHA-256(seed ‖ number ‖ label), then ChaCha8 with zero nonce and counter.
        let mut rng = stream(2004, "a group", 7);
        let drawn: Vec<u32> = (0..4).map(|_| rng.next_u32()).collect();
        assert_eq!(drawn, [406038679, 1594588974, 3112864211, 2992618241]);
        assert_ne!(stream(2004, "a group", 8).next_u32(), drawn[0]);
        assert_ne!(stream(2005, "a group", 7).next_u32(), drawn[0]);
    }

    #[test]
    fn all_numbers_are_equally_likely() {
        let mut rng = stream(1, "dice", 0);
        let mut thrown = [0_u32; 6];
        (0..60_000).for_each(|_| thrown[below(&mut rng, 6) as usize] += 1);
        // Chi-squared with 5 degrees of freedom: 20.5 at one in a thousand.
        let chi: f64 = thrown.iter().map(|count| (f64::from(*count) - 1e4).powi(2) / 1e4).sum();
        assert!(chi < 20.5, "{thrown:?}");
        assert!((0..100).all(|_| below(&mut rng, 1) == 0));
    }
}
