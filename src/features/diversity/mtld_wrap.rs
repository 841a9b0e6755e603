//! MTLD-W: the length of the factor that begins at each word, read around the end of the text.

use super::HUNDRED;
use crate::document::passage::{Passage, Scope};
use crate::document::sequence::Repeats;
use crate::feature::{Evidence, Feature, Find, Formula, Measure, Reach, hit, miss, value};

pub static MTLD_WRAP: Feature = Feature {
    name: "mtld_wrap",
    definition: "MTLD with wrap-around: for each word, the words from it on until their type-token ratio has come down to \
        0.72, reading on from the beginning where the text ends; the mean of these lengths.",
    reference: "Vidal & Jarvis 2020, Language Teaching Research 24(5), 568-587",
    caveat: "No factor is cut off, and the first and the last words weigh as much as all others. Absent where the ratio \
        of the whole text is above 0.72: some words have no factor.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "mtld_wrap",
        unit: "words",
        expression: "mean over all words of the words in the factor that begins with it",
        compute: |marks, totals| Measure::Mean("words").reduce(marks, totals),
    })],
    examples: &[
        hit("[Wait], [wait]!"),
        miss("Nobody waits here."),
        value("Go on, go on, but stay: go on.", "mtld_wrap", 4.375),
        value(HUNDRED, "mtld_wrap", 40.85),
    ],
    find: Find::Marks(factors),
};

/// 0.72 as a fraction: a factor is at its end where `TYPE` times its types is no more than `WORD` times its words.
const TYPE: i32 = 25;
const WORD: i32 = 18;

/// Marks each word, weighed by the length of the factor that begins with it.
///
/// The balance of a stretch of words is `TYPE` times its types less `WORD` times its words: its factor ends where it is no
/// longer above 0. One bit for each place of the text written twice says whether its form is new since the start at hand,
/// so that eight words can be judged at once. The starts are taken from the last to the first. A start one word earlier
/// adds a type and a word to every balance, and takes a type from those beyond the place where the form of that word
/// stands next, which is new no longer: before that place no factor can end, and if it lies behind the end of the factor
/// that began one word later, none before that end.
fn factors(passage: &Passage, marks: &mut Vec<Evidence>) {
    let (words, repeats) = (passage.word_list(), passage.repeats());
    let mut new = Bits::new(2 * words.len());
    let mut types = 0;
    for (place, _) in repeats.before.iter().enumerate().filter(|(_, before)| **before == 0) {
        new.set(words.len() + place);
        types += 1;
    }
    if TYPE * types > WORD * words.len() as i32 {
        return;
    }
    let before = marks.len();
    marks.extend(words.iter().map(|word| Evidence::token(word, 0.0)));
    let (mut end, mut balance) = new.factor(words.len(), 0);
    let starts = next_places(&repeats).into_iter().enumerate().zip(&mut marks[before..]);
    for ((start, next), mark) in starts.rev() {
        new.set(start);
        new.clear(next);
        if next >= end {
            balance += TYPE - WORD;
        } else {
            (end, balance) = (next, new.balance(start, next));
        }
        if balance > 0 {
            (end, balance) = new.factor(end, balance);
        }
        mark.weight = (end - start) as f64;
    }
}

/// For each word the place where its form stands next, in the text written twice.
fn next_places(repeats: &Repeats) -> Vec<usize> {
    let count = repeats.before.len();
    // First the place where its form stands first.
    let mut next: Vec<usize> = Vec::with_capacity(count);
    for (place, before) in repeats.before.iter().enumerate() {
        next.push(before.checked_sub(1).map_or(place, |before| next[before as usize]));
    }
    for (next, after) in next.iter_mut().zip(repeats.after) {
        let after = *after as usize;
        *next = if after < count { after } else { count + *next };
    }
    next
}

struct Bits(Vec<u8>);

/// Bits that eight bytes have from any bit of their first on.
const MOST: usize = 57;

impl Bits {
    fn new(count: usize) -> Bits {
        Bits(vec![0; count / 8 + 16])
    }

    fn set(&mut self, at: usize) {
        self.0[at / 8] |= 1 << (at % 8);
    }

    fn clear(&mut self, at: usize) {
        self.0[at / 8] &= !(1 << (at % 8));
    }

    /// The eight bits from a place on.
    fn eight(&self, at: usize) -> u8 {
        let pair = u16::from_le_bytes([self.0[at / 8], self.0[at / 8 + 1]]);
        (pair >> (at % 8)) as u8
    }

    /// The balance of a stretch.
    fn balance(&self, start: usize, end: usize) -> i32 {
        let ones = |at: usize| {
            let bits = self.0[at / 8..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight)) >> (at % 8);
            let beyond = 64 - (end - at).min(MOST) as u32;
            (bits << beyond).count_ones()
        };
        let types: u32 = (start..end).step_by(MOST).map(ones).sum();
        TYPE * types as i32 - WORD * (end - start) as i32
    }

    /// Where the factor ends that has a balance above 0, or none yet, before a place; and its balance there. There is one.
    fn factor(&self, mut at: usize, mut balance: i32) -> (usize, i32) {
        loop {
            let bits = self.eight(at);
            let step = &STEPS[bits as usize];
            if balance + i32::from(step.lowest) <= 0 {
                // All eight are judged, without a branch for each.
                let (mut after, mut above) = (balance, 0_u8);
                for word in 0..8 {
                    after += TYPE * i32::from(bits >> word & 1) - WORD;
                    above |= u8::from(after > 0) << word;
                }
                let count = above.trailing_ones() as usize + 1;
                return (at + count, balance + self.balance(at, at + count));
            } else {
                balance += i32::from(step.all);
                at += 8;
            }
        }
    }
}

/// What eight words do to the balance of types and words: all of them, and where it is lowest among them.
#[derive(Clone, Copy)]
struct Step {
    all: i16,
    lowest: i16,
}

static STEPS: [Step; 256] = {
    let mut steps = [Step { all: 0, lowest: i16::MAX }; 256];
    let mut bits = 0;
    while bits < 256 {
        let mut word = 0;
        while word < 8 {
            steps[bits].all += TYPE as i16 * ((bits >> word) & 1) as i16 - WORD as i16;
            if steps[bits].all < steps[bits].lowest {
                steps[bits].lowest = steps[bits].all;
            }
            word += 1;
        }
        bits += 1;
    }
    steps
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    /// The lengths by the definition, word for word.
    fn plain(words: &[&str]) -> Vec<f64> {
        let count = words.len();
        let factor = |start: usize| {
            let mut types = std::collections::BTreeSet::new();
            (1..=count).find(|length| {
                types.insert(words[(start + length - 1) % count]);
                25 * types.len() <= 18 * length
            })
        };
        (0..count).map(|start| factor(start).unwrap() as f64).collect()
    }

    fn weights(text: &str) -> Vec<f64> {
        proof::marks(&MTLD_WRAP, text).iter().map(|mark| mark.weight).collect()
    }

    #[test]
    fn factors_are_those_of_the_definition() {
        for modulus in [2, 3, 7, 19, 31, 61, 97] {
            let letter = |n: usize| char::from(b'a' + n as u8);
            let words: Vec<String> = (0..353)
                .map(|n| n * n / 7 % modulus)
                .map(|n| format!("{}o{}", letter(n / 10), letter(n % 10)))
                .collect();
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            assert_eq!(weights(&words.join(" ")), plain(&words), "{modulus}");
        }
    }

    #[test]
    fn a_text_that_hardly_repeats_has_no_value() {
        assert_eq!(proof::value(&MTLD_WRAP, "mtld_wrap", "Go on and stay, go."), None);
        assert_eq!(proof::value(&MTLD_WRAP, "mtld_wrap", "Go"), None);
    }

    #[test]
    fn where_the_text_begins_is_no_matter() {
        let words: Vec<&str> = HUNDRED.split_whitespace().collect();
        let turned = [&words[37..], &words[..37]].concat().join(" ");
        let value = |text: &str| proof::value(&MTLD_WRAP, "mtld_wrap", text).unwrap();
        assert!((value(HUNDRED) - value(&turned)).abs() < 1e-9);
    }
}
