//! N-grams that stand more than once: refrains, copies, menus.

use crate::document::passage::{Passage, Scope, Totals};
use crate::document::sequence::Repeats;
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Reason, hit, miss, value};
use crate::text::sieve::Sieve;
use crate::text::span::Span;
use crate::text::token::Token;

pub static REPEATED_NGRAMS: Feature = Feature {
    name: "repeated_ngrams",
    definition: "Words in repeated sequences. Marked are the places of the most frequent sequence of 2, of 3 and of 4 words, \
        weighed 2, 3 and 4; and each word in a sequence of 5 words or more that stands elsewhere too, weighed by the \
        longest, up to 10.",
    reference: "Rae et al. 2021, Scaling Language Models (arXiv:2112.11446), appendix A1",
    caveat: "Words take the place of the authors' characters; sequences run across marks and paragraphs. 0 where no \
        sequence stands twice. Pages above 20, 18 and 16 per cent for 2 to 4 words, or 15 down to 10 per cent for 5 to \
        10, the authors leave out.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: true,
    measures: &[
        top("top_2gram_pct", |marks, totals| top_share(marks, totals, 2)),
        top("top_3gram_pct", |marks, totals| top_share(marks, totals, 3)),
        top("top_4gram_pct", |marks, totals| top_share(marks, totals, 4)),
        duplicate("duplicate_5gram_pct", |marks, totals| duplicate_share(marks, totals, 5)),
        duplicate("duplicate_6gram_pct", |marks, totals| duplicate_share(marks, totals, 6)),
        duplicate("duplicate_7gram_pct", |marks, totals| duplicate_share(marks, totals, 7)),
        duplicate("duplicate_8gram_pct", |marks, totals| duplicate_share(marks, totals, 8)),
        duplicate("duplicate_9gram_pct", |marks, totals| duplicate_share(marks, totals, 9)),
        duplicate("duplicate_10gram_pct", |marks, totals| duplicate_share(marks, totals, 10)),
    ],
    examples: &[
        hit("[The dam] holds, and [the dam] is old."),
        miss("The dam holds and nobody sleeps."),
        // Twice two words of eight.
        value("The dam holds, and the dam is old.", "top_2gram_pct", 50.0),
        // Twice six words of thirteen.
        value(TWICE, "duplicate_6gram_pct", 92.3076923076923),
        value(TWICE, "duplicate_7gram_pct", 0.0),
    ],
    find: Find::Weighed(ngrams, weights),
};

const TWICE: &str = "Read more news on our page. Go. Read more news on our page.";

type Compute = fn(&Marks, &Totals) -> Option<f64>;

const fn top(name: &'static str, compute: Compute) -> Measure {
    let expression = "100 * words in the places of the most frequent sequence of n words / words";
    Measure::Formula(Formula { name, unit: "per cent of words", expression, compute })
}

const fn duplicate(name: &'static str, compute: Compute) -> Measure {
    let expression = "100 * words in sequences of n words that stand elsewhere too / words";
    Measure::Formula(Formula { name, unit: "per cent of words", expression, compute })
}

fn top_share(marks: &Marks, totals: &Totals, length: u32) -> Option<f64> {
    let places = marks.weighing(length as usize..=length as usize) as f64;
    (totals.words >= length).then(|| 100.0 * f64::from(length) * places / f64::from(totals.words))
}

fn duplicate_share(marks: &Marks, totals: &Totals, length: u32) -> Option<f64> {
    let words = marks.weighing(length as usize..=usize::MAX) as f64;
    (totals.words >= length).then(|| 100.0 * words / f64::from(totals.words))
}

/// Sequences whose most frequent one is marked, and the longest that is looked for.
const TOP: usize = 4;
const LONGEST: usize = 10;

fn ngrams(passage: &Passage, marks: &mut Vec<Evidence>) {
    let words = passage.word_list();
    let before = marks.len();
    let longest = repeated(passage, |length, places| {
        marks.extend(places.iter().map(|at| {
            let span = Span { start: words[*at].span.start, end: words[*at + length - 1].span.end };
            Evidence { span, weight: length as f64, voice: words[*at].voice, reason: Reason::Plain }
        }));
    });
    let within = words.iter().zip(&longest).filter(|(_, longest)| **longest > 0);
    marks.extend(within.map(|(word, longest)| Evidence::token(word, f64::from(*longest))));
    marks[before..].sort_by_key(|mark| mark.span.start);
}

fn weights(passage: &Passage, counts: &mut Vec<u32>) {
    counts.resize(LONGEST + 1, 0);
    let longest = repeated(passage, |length, places| counts[length] += places.len() as u32);
    longest.iter().filter(|longest| **longest > 0).for_each(|longest| counts[usize::from(*longest)] += 1);
}

/// Hands on the places of the most frequent sequence of each length that is marked, and gives for each word the longest
/// sequence around it that stands elsewhere too; nothing where none of more than [`TOP`] words does.
///
/// A sequence can stand twice only where both sequences that are shorter by its first and by its last word do. So each
/// length is looked for only where the one before has been found: nearly nowhere in prose.
fn repeated(passage: &Passage, mut hand_on: impl FnMut(usize, &[usize])) -> Vec<u8> {
    let words = passage.word_list();
    let (mut longest, mut chosen) = (Vec::new(), Vec::new());
    let mut repeated = Repeated::pairs(words, &passage.repeats());
    for length in 2..=LONGEST {
        if repeated.places.is_empty() {
            break;
        }
        if length <= TOP {
            repeated.most_frequent(length, &mut chosen);
            hand_on(length, &chosen);
        } else {
            longest.resize(words.len(), 0_u8);
            repeated.places.iter().for_each(|at| longest[*at as usize..*at as usize + length].fill(length as u8));
        }
        repeated.lengthen();
    }
    longest
}

/// The places of sequences of one length that stand more than once.
struct Repeated {
    places: Vec<u32>,
    /// For each of them, by its place, a number that is the same for the same words.
    classes: Vec<u32>,
    known: Vec<Class>,
    /// One more than the number of a class, where its sequence is looked for.
    slots: Vec<u32>,
}

/// The places with the same words.
struct Class {
    /// The classes of the sequence without its last and without its first word.
    parts: (u32, u32),
    count: u32,
}

impl Repeated {
    /// Sequences of two words, both of which stand elsewhere too.
    fn pairs(words: &[Token], repeats: &Repeats) -> Repeated {
        let count = words.len() as u32;
        let twice = repeats.before.iter().zip(repeats.after).map(|(before, after)| (*before > 0) | (*after < count));
        let (mut places, mut last) = (Sieve::with_capacity(words.len()), false);
        for (at, this) in (0_u32..).zip(twice) {
            places.offer(at.wrapping_sub(1), last & this);
            last = this;
        }
        let classes = words.iter().map(|word| word.form).collect();
        let mut pairs = Repeated { places: places.kept(), classes, known: Vec::new(), slots: Vec::new() };
        pairs.classify();
        pairs
    }

    /// Goes on to the sequences longer by a word.
    fn lengthen(&mut self) {
        keep(&mut self.places, |place, next| place + 1 == next);
        self.classify();
    }

    /// Keeps the places of those that stand elsewhere too.
    fn classify(&mut self) {
        let bits = (self.places.len() * 2).next_power_of_two().trailing_zeros().clamp(4, 31);
        self.known.clear();
        self.known.reserve(self.places.len());
        self.slots.clear();
        self.slots.resize(1 << bits, 0);
        for at in &self.places {
            // The class of the next place is still to be read when that of this one is given up.
            if let Some([this, next, ..]) = self.classes.get_mut(*at as usize..) {
                *this = class((*this, *next), &mut self.known, &mut self.slots, bits);
            }
        }
        keep(&mut self.places, |place, _| self.known[self.classes[place as usize] as usize].count > 1);
    }

    /// The places of the most frequent class, the first of them in the text if there are several, none overlapping.
    fn most_frequent(&self, length: usize, chosen: &mut Vec<usize>) {
        let mut best = (0, 0);
        for at in &self.places {
            let class = self.classes[*at as usize];
            let count = self.known[class as usize].count;
            best = if count > best.0 { (count, class) } else { best };
        }
        chosen.clear();
        for at in self.places.iter().map(|at| *at as usize).filter(|at| self.classes[*at] == best.1) {
            if chosen.last().is_none_or(|last| last + length <= at) {
                chosen.push(at);
            }
        }
    }
}

/// The class of a sequence with these parts, which has one place more.
fn class(parts: (u32, u32), known: &mut Vec<Class>, slots: &mut [u32], bits: u32) -> u32 {
    // Multiplied by odd numbers, the upper bits depend on all.
    let mixed = parts.0.wrapping_mul(0x9e37_79b1).rotate_left(15) ^ parts.1;
    let mut slot = (mixed.wrapping_mul(0x85eb_ca6b) >> (32 - bits)) as usize;
    loop {
        let number = slots[slot];
        match known.get_mut(number.wrapping_sub(1) as usize) {
            None => {
                known.push(Class { parts, count: 1 });
                slots[slot] = known.len() as u32;
                return known.len() as u32 - 1;
            }
            Some(class) if class.parts == parts => {
                class.count += 1;
                return number - 1;
            }
            Some(_) => slot = (slot + 1) & (slots.len() - 1),
        }
    }
}

/// Keeps the places for which something holds of the place and the one behind it, which is past all behind the last.
/// Nobody can foretell which, so none is jumped over.
fn keep(places: &mut Vec<u32>, holds: impl Fn(u32, u32) -> bool) {
    let mut kept = 0;
    for at in 0..places.len() {
        let (place, next) = (places[at], places.get(at + 1).copied().unwrap_or(u32::MAX));
        places[kept] = place;
        kept += usize::from(holds(place, next));
    }
    places.truncate(kept);
}
