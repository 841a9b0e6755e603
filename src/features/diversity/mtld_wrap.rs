//! MTLD-W: the length of the factor that begins at each word, read around the end of the text.

use super::HUNDRED;
use super::mtld::{TYPE, WORD};
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Find, Formula, Measure, Reach, Tally, hit, miss, value};

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
    find: Find::Tallied(factors, tally),
};

/// Marks each word, weighed by the length of the factor that begins with it.
fn factors(passage: &Passage, marks: &mut Vec<Evidence>) {
    let weighed = passage.word_list().iter().zip(lengths(passage));
    marks.extend(weighed.map(|(word, length)| Evidence::token(word, f64::from(length))));
}

fn tally(passage: &Passage) -> Tally {
    let lengths = lengths(passage);
    Tally { count: lengths.len(), sum: lengths.iter().map(|length| f64::from(*length)).sum() }
}

/// How long the factor is that begins with each word; nothing where some have none.
///
/// The balance of a stretch of words is `TYPE` times its types less `WORD` times its words: its factor ends where it is no
/// longer above 0. The starts are taken from the last to the first. A start one word earlier adds a type and a word to
/// every balance, and takes a type from those beyond the place where the form of that word stands next, which is new no
/// longer. Where that place lies behind the end of the factor at hand, the factor becomes no shorter; elsewhere no longer,
/// and it reaches beyond that place.
fn lengths(passage: &Passage) -> Vec<u32> {
    let repeats = passage.repeats();
    let count = repeats.before.len();
    let types = repeats.before.iter().filter(|before| **before == 0).count();
    if count == 0 || TYPE as usize * types > WORD as usize * count {
        return Vec::new();
    }
    let first = first_places(repeats.before);
    let mut factor = Factor::behind(repeats.before);
    factor.lengthen();
    let mut lengths = vec![0; count];
    let places = repeats.after.iter().zip(&first).zip(&mut lengths).enumerate();
    for (start, ((after, first), length)) in places.rev() {
        // Where the form stands last, it stands next where the text is written once more.
        let next = if (*after as usize) < count { *after as usize } else { count + *first as usize };
        factor.begin(start, next);
        *length = (factor.end - start) as u32;
    }
    lengths
}

/// For each word the place where its form stands first.
fn first_places(before: &[u32]) -> Vec<u32> {
    let mut first: Vec<u32> = vec![0; before.len()];
    for (place, before) in before.iter().enumerate() {
        first[place] = if *before == 0 { place as u32 } else { first[*before as usize - 1] };
    }
    first
}

/// The factor that begins at the start at hand.
struct Factor {
    /// A bit for each place of the text written twice: whether its form is new since the start.
    new: Vec<u8>,
    end: usize,
    /// The balance at the end.
    balance: i32,
}

impl Factor {
    /// One that is still to begin, where the text is written once more.
    fn behind(before: &[u32]) -> Factor {
        let count = before.len();
        // What lies before the start is never looked at.
        let mut new = vec![u8::MAX; count / 8 + 1];
        new.resize(2 * count / 8 + 10, 0);
        new[count / 8] &= !(u8::MAX << (count % 8));
        let (eights, rest) = before.as_chunks::<8>();
        let mut last = [u32::MAX; 8];
        last[..rest.len()].copy_from_slice(rest);
        for (block, eight) in (count / 8..).zip(eights.iter().chain([&last])) {
            let bits = eight.iter().zip(0..).fold(0, |bits, (before, bit)| bits | u16::from(*before == 0) << bit);
            let [here, behind] = (bits << (count % 8)).to_le_bytes();
            new[block] |= here;
            new[block + 1] |= behind;
        }
        Factor { new, end: count, balance: 0 }
    }

    /// Begins one word earlier, with a word whose form stands next at the place `next`.
    fn begin(&mut self, start: usize, next: usize) {
        self.new[next / 8] &= !(1 << (next % 8));
        self.balance += TYPE - WORD;
        if next < self.end {
            self.balance -= TYPE;
            self.shorten(start, next);
        } else if self.balance > 0 {
            self.lengthen();
        }
    }

    /// Takes in the words behind until the balance is no longer above 0. There are enough.
    fn lengthen(&mut self) {
        /// Bits that eight bytes have from any bit of their first on.
        const MOST: u32 = 57;
        loop {
            let bits = self.new[self.end / 8..].first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
            let new = (bits >> (self.end % 8)).trailing_ones();
            let old = u32::from(new < MOST);
            self.end += (new + old) as usize;
            self.balance += new as i32 * (TYPE - WORD) - old as i32 * WORD;
            if self.balance <= 0 {
                return;
            }
        }
    }

    /// Looks for an earlier end, behind a place.
    fn shorten(&mut self, start: usize, place: usize) {
        let block = start / 8;
        if place < start + 8 {
            let pair = u16::from_le_bytes([self.new[block], self.new[block + 1]]);
            let bits = (pair >> (start % 8)) as u8;
            if STEPS[bits as usize].lowest <= 0 {
                self.end_in(start, bits, 0);
                return;
            }
        }
        // Whole bytes are judged, from the last to that of the place. What lies before the place or behind the end in them
        // does no harm: there the balance is above 0, or lower only later.
        let mut last = (self.end - 1) / 8;
        let mut balance = self.balance - i32::from(AFTER[self.new[last] as usize][(self.end - 1) % 8]);
        let mut before = balance;
        let from = (place / 8).max(block + 1);
        for (at, bits) in self.new[from..last.max(from)].iter().enumerate().rev() {
            let step = &STEPS[*bits as usize];
            before -= i32::from(step.all);
            if before + i32::from(step.lowest) <= 0 {
                (last, balance) = (from + at, before);
            }
        }
        self.end_in(8 * last, self.new[last], balance);
    }

    /// Ends within the eight words at a place, where the balance comes down to 0.
    fn end_in(&mut self, at: usize, bits: u8, balance: i32) {
        let after = &AFTER[bits as usize];
        let word = after.iter().position(|after| balance + i32::from(*after) <= 0).unwrap_or_default();
        self.end = at + word + 1;
        self.balance = balance + i32::from(after[word % 8]);
    }
}

/// What eight words, of which the bits tell whether they are new, do to the balance.
static AFTER: [[i16; 8]; 256] = {
    let mut after = [[0; 8]; 256];
    let mut bits = 0;
    while bits < 256 {
        let (mut word, mut sum) = (0, 0);
        while word < 8 {
            sum += TYPE as i16 * ((bits >> word) & 1) as i16 - WORD as i16;
            after[bits][word] = sum;
            word += 1;
        }
        bits += 1;
    }
    after
};

/// All eight, and where it is lowest among them.
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
            steps[bits].all = AFTER[bits][word];
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
