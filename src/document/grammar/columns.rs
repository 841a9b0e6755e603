//! Columns: how often each bit is set in a row of words of 64 bits.

/// Two words: what is done with both is done at once.
type Pair = [u64; 2];

/// How many pairs are added up before a sum is written down.
const PAIRS: usize = 16;
const BLOCK: usize = 2 * PAIRS;
/// As many blocks as a byte can count.
const MOST_BLOCKS: usize = 255;

/// The number of words that have each bit, the lowest first.
///
/// All 64 columns are added up side by side, by the carry-save adders of a positional population count (Muła, Kurz & Lemire
/// 2018, The Computer Journal 61(1), 111-120; Klarqvist, Muła & Lemire 2021): no branch depends on what is set.
pub(super) fn count<T>(words: &[T], bits: impl Fn(&T) -> u64) -> [u32; 64] {
    let mut counts = [0; 64];
    for words in words.chunks(BLOCK * MOST_BLOCKS) {
        let mut sums = Sums::default();
        let (blocks, rest) = words.as_chunks::<BLOCK>();
        blocks.iter().for_each(|block| sums.add(&block.each_ref().map(&bits)));
        let mut last = [0; BLOCK];
        last.iter_mut().zip(rest).for_each(|(last, word)| *last = bits(word));
        if !rest.is_empty() {
            sums.add(&last);
        }
        counts.iter_mut().enumerate().for_each(|(column, count)| *count += sums.of(column));
    }
    counts
}

/// Sums of columns in binary, the digits of a place in one word; from the fifth digit on in bytes. Words of even and of odd
/// places have sums of their own.
#[derive(Debug, Default)]
struct Sums {
    digits: [Pair; 4],
    /// For every eighth column, from each of the first eight on, how many blocks have brought 16 more.
    bytes: [Pair; 8],
}

impl Sums {
    fn add(&mut self, block: &[u64; BLOCK]) {
        let [ones, twos, fours, eights] = &mut self.digits;
        let (pairs, _) = block.as_chunks::<2>();
        let (halves, _) = pairs.as_chunks::<8>();
        let [low, high] = [0, 1].map(|half| eight(ones, twos, fours, &halves[half]));
        let carried = add(eights, low, high);
        for (first, bytes) in self.bytes.iter_mut().enumerate() {
            bytes.iter_mut().zip(carried).for_each(|(bytes, carried)| *bytes += carried >> first & (u64::MAX / 0xff));
        }
    }

    fn of(&self, column: usize) -> u32 {
        let of_one = |one: usize| {
            let digit = |(place, digits): (usize, &Pair)| (digits[one] >> column & 1) << place;
            let digits: u64 = self.digits.iter().enumerate().map(digit).sum();
            let blocks = self.bytes[column % 8][one] >> (column / 8 * 8) & 0xff;
            (digits + blocks * PAIRS as u64) as u32
        };
        of_one(0) + of_one(1)
    }
}

/// Adds eight pairs and gives what is carried to the eights.
fn eight(ones: &mut Pair, twos: &mut Pair, fours: &mut Pair, pairs: &[Pair; 8]) -> Pair {
    let [a, b, c, d] = [0, 2, 4, 6].map(|at| add(ones, pairs[at], pairs[at + 1]));
    let [a, b] = [add(twos, a, b), add(twos, c, d)];
    add(fours, a, b)
}

/// Adds two digits to a third in every column: the sum stays, the carry is given.
fn add(digit: &mut Pair, a: Pair, b: Pair) -> Pair {
    std::array::from_fn(|one| {
        let both = a[one] ^ b[one];
        let carry = a[one] & b[one] | both & digit[one];
        digit[one] ^= both;
        carry
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_as_one_by_one() {
        let mut state = 1_u64;
        for length in [0, 1, 15, 16, 17, 500, BLOCK * MOST_BLOCKS, BLOCK * MOST_BLOCKS + 33] {
            let words: Vec<u64> = (0..length)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    state ^ state >> 31 | 1
                })
                .collect();
            let expected = std::array::from_fn(|bit| words.iter().filter(|word| **word >> bit & 1 != 0).count() as u32);
            assert_eq!(count(&words, |word| *word), expected, "{length}");
        }
    }
}
