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
/// longer above 0. The starts are taken from the last to the first. A start one word earlier adds a type and a word to
/// every balance, and takes a type from those beyond the place where the form of that word stands next, which is new no
/// longer: before that place no factor can end, and if it lies behind the end of the factor that began one word later,
/// none before that end.
fn factors(passage: &Passage, marks: &mut Vec<Evidence>) {
    let (words, repeats) = (passage.word_list(), passage.repeats());
    let types = repeats.before.iter().filter(|before| **before == 0).count();
    if words.is_empty() || TYPE as usize * types > WORD as usize * words.len() {
        return;
    }
    // The text written once more begins with a group.
    let shift = words.len().next_multiple_of(GROUP) - words.len();
    let mut balances = Balances::behind(shift, &repeats);
    let (mut end, mut balance) = balances.factor(shift + words.len(), shift + words.len());
    let next = next_places(&repeats);
    let mut lengths = vec![0; words.len()];
    for (place, length) in lengths.iter_mut().enumerate().rev() {
        let (start, next) = (shift + place, shift + next[place] as usize);
        balances.begin(start, next);
        if next >= end && balance + TYPE - WORD <= 0 {
            balance += TYPE - WORD;
        } else {
            (end, balance) = balances.factor(start, next.min(end));
        }
        *length = (end - start) as u32;
    }
    marks.extend(words.iter().zip(lengths).map(|(word, length)| Evidence::token(word, f64::from(length))));
}

/// For each word the place where its form stands next, in the text written twice.
fn next_places(repeats: &Repeats) -> Vec<u32> {
    let count = repeats.before.len() as u32;
    // First the place where its form stands first.
    let mut next: Vec<u32> = Vec::with_capacity(repeats.before.len());
    for (place, before) in (0..).zip(repeats.before) {
        next.push(before.checked_sub(1).map_or(place, |before| next[before as usize]));
    }
    for (next, after) in next.iter_mut().zip(repeats.after) {
        *next = if *after < count { *after } else { count + *next };
    }
    next
}

/// Words in a block, of which it is kept how low the balance comes in it; and in a group of eight blocks, which are looked
/// at side by side.
const BLOCK: usize = 8;
const GROUP: usize = 8 * BLOCK;

/// The balances of all stretches from a start on.
struct Balances {
    /// A bit for each place of the text written twice: whether its form is new since the start. A byte is a block.
    new: Vec<u8>,
    /// How low the balance comes in each block behind that of the start, less `rise`: for all groups before the horizon.
    lowest: Vec<[i32; GROUP / BLOCK]>,
    horizon: usize,
    /// What has been added to all balances.
    rise: i32,
}

impl Balances {
    /// Those from the place on where the text is written once more, `shift` places later than its words say.
    fn behind(shift: usize, repeats: &Repeats) -> Balances {
        let count = shift + repeats.before.len();
        let groups = (count + repeats.before.len()) / GROUP + 2;
        let mut new = vec![0; groups * GROUP / BLOCK];
        for (place, _) in repeats.before.iter().enumerate().filter(|(_, before)| **before == 0) {
            new[(count + place) / BLOCK] |= 1 << ((count + place) % BLOCK);
        }
        // Blocks that are still to come seem never to be low.
        let lowest = vec![[i32::MAX / 2; GROUP / BLOCK]; groups];
        let mut balances = Balances { new, lowest, horizon: count / GROUP, rise: 0 };
        balances.widen(0);
        balances
    }

    /// Moves the start one word back, to a word whose form stands next at the place `next`.
    fn begin(&mut self, start: usize, next: usize) {
        self.rise += TYPE - WORD;
        self.new[start / BLOCK] |= 1 << (start % BLOCK);
        self.repeat(next);
        if start % BLOCK == 0 {
            let block = start / BLOCK;
            self.lowest[start / GROUP][block % 8] = i32::from(self.step(block).lowest) - self.rise;
        }
    }

    /// Takes a type from all balances beyond a place.
    fn repeat(&mut self, place: usize) {
        let (block, group) = (place / BLOCK, place / GROUP);
        let before = self.step(block).lowest;
        self.new[block] &= !(1 << (place % BLOCK));
        let after = self.step(block).lowest;
        let Some([first, behind @ ..]) = self.lowest[..self.horizon].get_mut(group..) else { return };
        for (at, lowest) in first.iter_mut().enumerate() {
            *lowest -= if at > block % 8 { TYPE } else { 0 };
        }
        first[block % 8] += i32::from(after - before);
        for group in behind {
            group.iter_mut().for_each(|lowest| *lowest -= TYPE);
        }
    }

    fn step(&self, block: usize) -> &'static Step {
        &STEPS[self.new[block] as usize]
    }

    /// Where the factor ends, and its balance there: not before `from`. There is one.
    fn factor(&mut self, start: usize, from: usize) -> (usize, i32) {
        if from < start + BLOCK {
            // The block of the start is not among the lowest.
            let block = start / BLOCK;
            let pair = u16::from_le_bytes([self.new[block], self.new[block + 1]]);
            let step = &STEPS[(pair >> (start % BLOCK)) as usize & 0xff];
            if step.lowest <= 0 {
                return step.end(start, 0);
            }
        }
        let mut group = from / GROUP;
        loop {
            if group == self.horizon {
                let last = group * 8 - 1;
                let step = self.step(last);
                self.widen(self.lowest[group - 1][7] + i32::from(step.all - step.lowest));
            }
            let low = low(&self.lowest[group], -self.rise);
            if low != 0 {
                // What lies far behind is found anew when it is needed.
                self.horizon = self.horizon.min(group + 2);
                let lane = low.trailing_zeros() as usize;
                let block = group * 8 + lane;
                let step = self.step(block);
                let balance = self.lowest[group][lane] + self.rise - i32::from(step.lowest);
                return step.end(block * BLOCK, balance);
            }
            group += 1;
        }
    }

    /// Takes in one more group, before which the balance, less `rise`, is known.
    fn widen(&mut self, mut balance: i32) {
        for lane in 0..GROUP / BLOCK {
            let step = self.step(self.horizon * 8 + lane);
            self.lowest[self.horizon][lane] = balance + i32::from(step.lowest);
            balance += i32::from(step.all);
        }
        self.horizon += 1;
    }
}

/// Which of eight numbers are no higher than a bar, as a set of bits.
fn low<T: Copy + PartialOrd>(numbers: &[T; 8], bar: T) -> u32 {
    numbers.iter().enumerate().fold(0, |low, (at, number)| low | u32::from(*number <= bar) << at)
}

/// What the words of a block do to the balance: each and all before it, all, and where it is lowest.
#[derive(Clone, Copy)]
struct Step {
    after: [i16; BLOCK],
    all: i16,
    lowest: i16,
}

impl Step {
    /// Where a block at `at` brings the balance down to 0, and the balance there.
    fn end(&self, at: usize, balance: i32) -> (usize, i32) {
        let low = low(&self.after, -balance as i16);
        let word = low.trailing_zeros() as usize;
        (at + word + 1, balance + i32::from(self.after[word % BLOCK]))
    }
}

static STEPS: [Step; 256] = {
    let mut steps = [Step { after: [0; BLOCK], all: 0, lowest: i16::MAX }; 256];
    let mut bits = 0;
    while bits < 256 {
        let mut word = 0;
        while word < BLOCK {
            steps[bits].all += TYPE as i16 * ((bits >> word) & 1) as i16 - WORD as i16;
            steps[bits].after[word] = steps[bits].all;
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
