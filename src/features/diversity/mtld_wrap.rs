//! MTLD-W: the length of the factor that begins at each word, read around the end of the text.

use super::HUNDRED;
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

/// 0.72 as a fraction: a factor is at its end where `TYPE` times its types is no more than `WORD` times its words.
const TYPE: i32 = 25;
const WORD: i32 = 18;
/// What a word of a form that is new in a factor adds to its balance, `TYPE` times its types less `WORD` times its words.
const NEW: i32 = TYPE - WORD;

/// Marks each word, weighed by the length of the factor that begins with it.
fn factors(passage: &Passage, marks: &mut Vec<Evidence>) {
    let (words, before) = (passage.word_list(), marks.len());
    each(passage, |word, length| marks.push(Evidence::token(&words[word], length as f64)));
    marks[before..].sort_unstable_by_key(|mark| mark.span.start);
}

fn tally(passage: &Passage) -> Tally {
    let mut tally = Tally::default();
    each(passage, |_, length| tally = Tally { count: tally.count + 1, sum: tally.sum + length as f64 });
    tally
}

/// Gives each word with the length of the factor that begins with it, as the factors end: those of one place in the
/// order of the text.
///
/// The text is read once, and on from its beginning until all factors have ended. A word adds `NEW` to the balance of
/// every factor that is open, and takes `TYPE` from those in which its form has stood before: all that began no later than
/// the place where it stood last.
fn each(passage: &Passage, mut ended: impl FnMut(usize, usize)) {
    let repeats = passage.repeats();
    let count = repeats.before.len();
    let types = repeats.before.iter().filter(|before| **before == 0).count();
    if count == 0 || TYPE as usize * types > WORD as usize * count {
        return;
    }
    let mut open = Open::new(count);
    for (place, before) in repeats.before.iter().enumerate() {
        open.begin(place);
        if *before > 0 {
            open.repeat(place, *before as usize, &mut ended);
        }
    }
    for (place, before) in repeats.before.iter().enumerate() {
        if open.oldest == open.bases.len() {
            break;
        }
        let stood_last =
            || std::iter::successors(Some(place), |at| Some(repeats.after[*at] as usize).filter(|at| *at < count));
        let before = if *before > 0 { count } else { stood_last().last().map_or(0, |last| last + 1) };
        open.repeat(count + place, before, &mut ended);
    }
}

/// Words in a block: so many factors are looked at side by side.
const BLOCK: usize = 16;
/// The balance of a factor that has ended or has not begun: above all others.
const CLOSED: i16 = i16::MAX / 2;

/// `TYPE` for so many of a block, nothing for the others.
static FIRST: [[i16; BLOCK]; BLOCK] = {
    let mut first = [[0; BLOCK]; BLOCK];
    let mut count = 0;
    while count < BLOCK {
        let mut at = 0;
        while at < count {
            first[count][at] = TYPE as i16;
            at += 1;
        }
        count += 1;
    }
    first
};

/// The factors that have begun and not ended.
struct Open {
    /// The balance of the factor that begins with each word, less that of its block, and less `NEW` for each word read.
    balances: Vec<[i16; BLOCK]>,
    bases: Vec<i32>,
    /// The lowest of the balances of each block.
    lowest: Vec<i16>,
    /// The first block with a factor that is open or still to begin.
    oldest: usize,
    /// How many begin in all.
    count: usize,
}

impl Open {
    fn new(count: usize) -> Open {
        let blocks = count.div_ceil(BLOCK);
        Open {
            balances: vec![[CLOSED; BLOCK]; blocks],
            bases: (0..blocks).map(|block| -NEW * (block * BLOCK) as i32).collect(),
            lowest: vec![CLOSED; blocks],
            oldest: 0,
            count,
        }
    }

    /// A factor begins.
    fn begin(&mut self, place: usize) {
        let balance = (-NEW) as i16 * (place % BLOCK) as i16;
        self.balances[place / BLOCK][place % BLOCK] = balance;
        let lowest = &mut self.lowest[place / BLOCK];
        *lowest = balance.min(*lowest);
    }

    /// A word repeats for those that begin before `before`: some of them may end behind it.
    fn repeat(&mut self, place: usize, before: usize, ended: &mut impl FnMut(usize, usize)) {
        let block = (before / BLOCK).min(self.bases.len());
        if block < self.oldest {
            return;
        }
        self.bases[self.oldest..block].iter_mut().for_each(|base| *base -= TYPE);
        if let Some(balances) = self.balances.get_mut(block) {
            balances.iter_mut().zip(&FIRST[before % BLOCK]).for_each(|(balance, less)| *balance -= less);
            self.lowest[block] = lowest(balances);
        }
        let bar = -NEW * (place as i32 + 1);
        let mut next = self.oldest;
        while let Some(behind) = self.low(next, block, bar) {
            self.end(next + behind, bar, |start| ended(start, place + 1 - start));
            next += behind + 1;
        }
        while self.oldest < self.bases.len() && self.is_over(self.oldest, place) {
            self.oldest += 1;
        }
    }

    /// How many blocks behind `from`, and not behind `to`, there is one with a balance no higher than the bar.
    fn low(&self, from: usize, to: usize, bar: i32) -> Option<usize> {
        let balances = self.bases[from..].iter().zip(&self.lowest[from..]).take(to + 1 - from);
        balances.map(|(base, lowest)| base + i32::from(*lowest)).position(|lowest| lowest <= bar)
    }

    /// Ends the factors of a block whose balance is no higher than the bar.
    fn end(&mut self, block: usize, bar: i32, mut ended: impl FnMut(usize)) {
        let bar = (bar - self.bases[block]).min(i32::from(CLOSED / 2)) as i16;
        let balances = &mut self.balances[block];
        let below =
            balances.iter().enumerate().fold(0_u32, |set, (at, balance)| set | u32::from(*balance <= bar) << at);
        let mut rest = below;
        while rest != 0 {
            let at = rest.trailing_zeros() as usize;
            balances[at] = CLOSED;
            ended(block * BLOCK + at);
            rest &= rest - 1;
        }
        self.lowest[block] = lowest(balances);
    }

    /// Whether all factors of a block have begun and ended.
    fn is_over(&self, block: usize, place: usize) -> bool {
        self.lowest[block] > CLOSED / 2 && place + 1 >= self.count.min((block + 1) * BLOCK)
    }
}

fn lowest(balances: &[i16; BLOCK]) -> i16 {
    balances.iter().fold(i16::MAX, |lowest, balance| lowest.min(*balance))
}

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
