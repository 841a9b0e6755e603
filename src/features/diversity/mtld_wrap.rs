//! MTLD-W: the length of the factor that begins at each word, read around the end of the text.

use super::HUNDRED;
use super::mtld::{TYPE, WORD};
use crate::document::passage::{Passage, Scope};
use crate::document::sequence::Repeats;
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
    let words = passage.word_list();
    let (mut lengths, mut open) = (vec![0; words.len()], 0);
    let found = each_end(&passage.repeats(), |factors, _, end| {
        for (start, length) in lengths.iter_mut().enumerate().take(end).skip(open) {
            if *length == 0 && factors.has_ended(start) {
                *length = end - start;
            }
        }
        open += lengths[open..].iter().take_while(|length| **length > 0).count();
    });
    if found {
        let weighed = words.iter().zip(lengths);
        marks.extend(weighed.map(|(word, length)| Evidence::token(word, length as f64)));
    }
}

/// All lengths together are all ends less all starts.
fn tally(passage: &Passage) -> Tally {
    let repeats = passage.repeats();
    let mut ends = 0;
    if !each_end(&repeats, |_, ended, end| ends += ended * end) {
        return Tally::default();
    }
    let count = repeats.before.len();
    Tally { count, sum: (ends - count * (count - 1) / 2) as f64 }
}

/// Hands on, place by place behind which factors end, how many do, with the place; `false` where some words have none.
///
/// The balance of a stretch of words is `TYPE` times its types less `WORD` times its words: its factor ends where it is no
/// longer above 0. The words are read once, and again from the beginning until all factors have ended. Each word adds a
/// type and a word to the stretches from all starts behind the place where its form stood last, and no more than a word to
/// those from there and before: only these can end.
fn each_end(repeats: &Repeats, mut hand_on: impl FnMut(&Factors, usize, usize)) -> bool {
    let count = repeats.before.len();
    let types: usize = repeats.before.iter().map(|before| usize::from(*before == 0)).sum();
    if count == 0 || TYPE as usize * types > WORD as usize * count {
        return false;
    }
    // One more than the place where each form stood last; where it had not, it stood last in the text before this one.
    let once = repeats.before.iter().map(|before| *before as usize);
    let again = (0..count).map(|place| match repeats.before[place] {
        0 => last_place(repeats.after, place) + 1,
        before => count + before as usize,
    });
    let (mut factors, mut open) = (Factors::new(count), count);
    once.chain(again).enumerate().any(|(place, before)| {
        if before > factors.first() {
            let ended = factors.repeat(before - 1, place + 1);
            if ended > 0 {
                hand_on(&factors, ended, place + 1);
                open -= ended;
            }
        }
        open == 0
    })
}

/// Where the form of the word at a place stands last.
fn last_place(after: &[u32], place: usize) -> usize {
    let next = |place: &usize| after.get(*place).map(|next| *next as usize).filter(|next| *next < after.len());
    std::iter::successors(Some(place), next).last().unwrap_or(place)
}

/// The factors from all starts, in blocks.
struct Factors {
    blocks: Vec<Block>,
    /// The first block with a factor that has not ended.
    open: usize,
}

/// Starts that are judged together.
const BLOCK: usize = 32;

/// The factors from the starts of a block.
struct Block {
    /// What each balance lies above the block's own; [`ENDED`] where the factor has ended.
    balances: [i16; BLOCK],
    /// The block's own balance and the lowest of all, but for what each word adds to all.
    own: i32,
    lowest: i32,
}

/// Above all other balances, also where some is taken off.
const ENDED: i16 = i16::MAX;
const ABOVE_ALL: i16 = ENDED / 2;
const NONE_LEFT: i32 = i32::MAX / 2;

/// What a new type adds to a balance with its word.
const NEW: i32 = TYPE - WORD;

impl Factors {
    fn new(count: usize) -> Factors {
        let mut blocks: Vec<Block> = (0..count).step_by(BLOCK).map(Block::new).collect();
        if let Some(last) = blocks.last_mut() {
            last.balances[(count - 1) % BLOCK + 1..].fill(ENDED);
        }
        Factors { blocks, open: 0 }
    }

    /// The first start whose factor may not have ended.
    fn first(&self) -> usize {
        self.open * BLOCK
    }

    fn has_ended(&self, start: usize) -> bool {
        self.blocks[start / BLOCK].balances[start % BLOCK] > ABOVE_ALL
    }

    /// Takes in the word before the place `end`, whose form stood last at the place `before`; how many factors end.
    fn repeat(&mut self, before: usize, end: usize) -> usize {
        let (at, end) = (before / BLOCK, end as i32);
        let mut ended = self.blocks.get_mut(at).map_or(0, |block| block.settle((before % BLOCK) as i16, TYPE, end));
        let behind = at.min(self.blocks.len());
        for block in &mut self.blocks[self.open..behind] {
            block.own -= TYPE;
            block.lowest -= TYPE;
            if block.lowest + NEW * end <= 0 {
                ended += block.settle(BLOCK as i16 - 1, 0, end);
            }
        }
        if self.open < behind && self.blocks[self.open].lowest > NONE_LEFT / 2 {
            self.open += 1;
        }
        ended
    }
}

impl Block {
    /// One whose first start is at a place.
    fn new(place: usize) -> Block {
        let own = -NEW * place as i32;
        let balances = std::array::from_fn(|at| -(NEW as i16) * at as i16);
        Block { balances, own, lowest: own + i32::from(balances[BLOCK - 1]) }
    }

    /// Takes something from the balances of the starts up to one of them, and ends the factors whose balance is no longer
    /// above 0; how many. Starts behind that one may still be to come.
    fn settle(&mut self, last: i16, loss: i32, end: i32) -> usize {
        let limit = (-(self.own + NEW * end)).clamp(i16::MIN.into(), ABOVE_ALL.into()) as i16;
        let (mut ended, mut lowest) = (0_i16, ENDED);
        // All are looked at side by side, without a way out.
        for (at, balance) in (0..).zip(&mut self.balances) {
            let less = *balance - if at <= last { loss as i16 } else { 0 };
            let ends = (at <= last) & (less <= limit);
            ended += i16::from(ends);
            *balance = less.max(if ends { ENDED } else { i16::MIN });
            lowest = lowest.min(*balance);
        }
        self.lowest = if lowest > ABOVE_ALL { NONE_LEFT } else { self.own + i32::from(lowest) };
        ended as usize
    }
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
