//! MTLD-W: the length of the factor that begins at each word, read around the end of the text.

use super::HUNDRED;
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Formula, Measure, Reach, hit, miss, value};
use crate::text::token::Token;

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
        compute: |marks, totals| Measure::Mean.reduce(marks, totals),
    })],
    examples: &[
        hit("[Wait], [wait]!"),
        miss("Nobody waits here."),
        value("Go on, go on, but stay: go on.", "mtld_wrap", 4.375),
        value(HUNDRED, "mtld_wrap", 40.85),
    ],
    find: factors,
};

/// 0.72 as a fraction: a factor is at its end where `TYPE` times its types is no more than `WORD` times its words.
const TYPE: i32 = 25;
const WORD: i32 = 18;

/// Marks each word, weighed by the length of the factor that begins with it.
///
/// One bit for each place of the text written twice says whether its form is new since the start at hand. When the start
/// moves on by one word, only the next place of that word's form changes: so eight words can be judged at once.
fn factors(passage: &Passage, marks: &mut Vec<Evidence>) {
    let words = passage.word_list();
    let mut new = Bits::new(2 * words.len());
    let next = next_places(&words, passage.document.forms.len());
    let mut types = 0;
    for next in next.iter().filter(|next| **next as usize >= words.len()) {
        new.set(*next as usize - words.len());
        types += 1;
    }
    if TYPE * types > WORD * words.len() as i32 {
        return;
    }
    marks.extend(words.iter().zip(next).enumerate().map(|(start, (word, next))| {
        let length = new.factor(start);
        new.set(next as usize);
        Evidence::token(word, f64::from(length))
    }));
}

/// For each word the place where its form stands next, in the text written twice.
fn next_places(words: &[Token], forms: usize) -> Vec<u32> {
    let count = words.len();
    let mut last = vec![0; forms];
    for (at, word) in words.iter().enumerate().rev() {
        last[word.form as usize] = (count + at) as u32;
    }
    let mut next = vec![0; count];
    for (at, word) in words.iter().enumerate().rev() {
        next[at] = std::mem::replace(&mut last[word.form as usize], at as u32);
    }
    next
}

struct Bits(Vec<u8>);

impl Bits {
    fn new(count: usize) -> Bits {
        Bits(vec![0; count / 8 + 9])
    }

    fn set(&mut self, at: usize) {
        self.0[at / 8] |= 1 << (at % 8);
    }

    /// The eight bits from a place on.
    fn eight(&self, at: usize) -> u8 {
        let pair = u16::from_le_bytes([self.0[at / 8], self.0[at / 8 + 1]]);
        (pair >> (at % 8)) as u8
    }

    /// The words of the factor that begins at a place; there is one.
    fn factor(&self, start: usize) -> u32 {
        let (mut at, mut balance) = (start, 0);
        loop {
            let bits = self.eight(at);
            let step = &STEPS[bits as usize];
            if balance + i32::from(step.lowest) <= 0 {
                let within = (0..8).find(|word| {
                    balance += TYPE * i32::from(bits >> word & 1) - WORD;
                    balance <= 0
                });
                return (at - start) as u32 + within.unwrap_or(7) + 1;
            }
            balance += i32::from(step.all);
            at += 8;
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
