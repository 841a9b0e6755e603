//! N-grams that stand more than once: refrains, copies, menus.

use crate::document::passage::{Passage, Scope, Totals};
use crate::document::sequence::Repeats;
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Reason, hit, miss, value};
use crate::text::span::Span;
use crate::text::token::Token;
use rustc_hash::{FxBuildHasher, FxHashMap};

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
        top("top_2gram_pct", |marks, totals| top_share(marks, totals, 2.0)),
        top("top_3gram_pct", |marks, totals| top_share(marks, totals, 3.0)),
        top("top_4gram_pct", |marks, totals| top_share(marks, totals, 4.0)),
        duplicate("duplicate_5gram_pct", |marks, totals| duplicate_share(marks, totals, 5.0)),
        duplicate("duplicate_6gram_pct", |marks, totals| duplicate_share(marks, totals, 6.0)),
        duplicate("duplicate_7gram_pct", |marks, totals| duplicate_share(marks, totals, 7.0)),
        duplicate("duplicate_8gram_pct", |marks, totals| duplicate_share(marks, totals, 8.0)),
        duplicate("duplicate_9gram_pct", |marks, totals| duplicate_share(marks, totals, 9.0)),
        duplicate("duplicate_10gram_pct", |marks, totals| duplicate_share(marks, totals, 10.0)),
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
    find: Find::Marks(ngrams),
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

fn top_share(marks: &Marks, totals: &Totals, length: f64) -> Option<f64> {
    let places = marks.iter().filter(|mark| mark.weight == length).count() as f64;
    (f64::from(totals.words) >= length).then(|| 100.0 * length * places / f64::from(totals.words))
}

fn duplicate_share(marks: &Marks, totals: &Totals, length: f64) -> Option<f64> {
    let words = marks.iter().filter(|mark| mark.weight >= length).count() as f64;
    (f64::from(totals.words) >= length).then(|| 100.0 * words / f64::from(totals.words))
}

/// Sequences whose most frequent one is marked, and the longest that is looked for.
const TOP: usize = 4;
const LONGEST: usize = 10;

/// A sequence can stand twice only where both sequences that are shorter by its first and by its last word do. So each
/// length is looked for only where the one before has been found: nearly nowhere in prose.
fn ngrams(passage: &Passage, marks: &mut Vec<Evidence>) {
    let words = passage.word_list();
    let (before, mut longest) = (marks.len(), Vec::new());
    let mut repeated = Repeated::pairs(words, &passage.repeats());
    for length in 2..=LONGEST {
        if repeated.places.is_empty() {
            break;
        }
        if length <= TOP {
            for at in repeated.most_frequent(length) {
                let span = Span { start: words[at].span.start, end: words[at + length - 1].span.end };
                marks.push(Evidence { span, weight: length as f64, voice: words[at].voice, reason: Reason::Plain });
            }
        } else {
            longest.resize(words.len(), 0_u8);
            repeated.places.iter().for_each(|at| longest[*at as usize..*at as usize + length].fill(length as u8));
        }
        repeated = repeated.longer();
    }
    let within = words.iter().zip(&longest).filter(|(_, longest)| **longest > 0);
    marks.extend(within.map(|(word, longest)| Evidence::token(word, f64::from(*longest))));
    marks[before..].sort_by_key(|mark| mark.span.start);
}

/// The places of sequences of one length that stand more than once.
struct Repeated {
    places: Vec<u32>,
    /// For each of them, by its place, a number that is the same for the same words.
    classes: Vec<u32>,
    /// How many places each class has.
    counts: Vec<u32>,
}

impl Repeated {
    fn pairs(words: &[Token], repeats: &Repeats) -> Repeated {
        let form = |at: usize| words[at].form;
        Repeated::of(pairs_perhaps_twice(words, repeats), vec![0; words.len()], |_, at| (form(at), form(at + 1)))
    }

    /// The sequences longer by a word.
    fn longer(self) -> Repeated {
        let neighbours = self.places.windows(2).filter(|pair| pair[0] + 1 == pair[1]);
        let places = neighbours.map(|pair| pair[0]).collect();
        // The class of the next place is still to be read when that of this one is given up.
        Repeated::of(places, self.classes, |classes, at| (classes[at], classes[at + 1]))
    }

    /// Those of the places of sequences, told by a pair of numbers, that are not the only ones of their sequence.
    fn of(mut places: Vec<u32>, mut classes: Vec<u32>, pair: impl Fn(&[u32], usize) -> (u32, u32)) -> Repeated {
        let mut known: FxHashMap<u64, u32> = FxHashMap::with_capacity_and_hasher(places.len(), FxBuildHasher);
        let mut counts: Vec<u32> = Vec::with_capacity(places.len());
        for at in places.iter().map(|at| *at as usize) {
            let (first, second) = pair(&classes, at);
            let class = *known.entry(u64::from(first) << 32 | u64::from(second)).or_insert_with(|| {
                counts.push(0);
                counts.len() as u32 - 1
            });
            counts[class as usize] += 1;
            classes[at] = class;
        }
        places.retain(|at| counts[classes[*at as usize] as usize] > 1);
        Repeated { places, classes, counts }
    }

    /// The places of the most frequent class, the first of them in the text if there are several, none overlapping.
    fn most_frequent(&self, length: usize) -> Vec<usize> {
        let mut best = (0, 0);
        for at in &self.places {
            let class = self.classes[*at as usize];
            let count = self.counts[class as usize];
            best = if count > best.0 { (count, class) } else { best };
        }
        let mut chosen: Vec<usize> = Vec::new();
        for at in self.places.iter().map(|at| *at as usize).filter(|at| self.classes[*at] == best.1) {
            if chosen.last().is_none_or(|last| last + length <= at) {
                chosen.push(at);
            }
        }
        chosen
    }
}

/// The places of pairs of words, without most of those that stand only once: both words of a pair stand elsewhere too, and
/// pairs are counted in slots, four times as many as the pairs, in which one is rarely taken for another.
fn pairs_perhaps_twice(words: &[Token], repeats: &Repeats) -> Vec<u32> {
    let count = words.len() as u32;
    let twice = |at: usize| (repeats.before[at] > 0) | (repeats.after[at] < count);
    let mut places = Vec::with_capacity(words.len());
    let mut last = false;
    for at in 0..words.len() {
        let this = twice(at);
        if last & this {
            places.push(at as u32 - 1);
        }
        last = this;
    }
    let bits = (places.len() * 4).next_power_of_two().trailing_zeros().clamp(6, 31);
    let slot = |at: &u32| {
        let (first, second) = (words[*at as usize].form, words[*at as usize + 1].form);
        // Multiplied by odd numbers, the upper bits depend on all.
        let mixed = first.wrapping_mul(0x9e37_79b1).rotate_left(15) ^ second;
        mixed.wrapping_mul(0x85eb_ca6b) >> (32 - bits)
    };
    let slots: Vec<u32> = places.iter().map(slot).collect();
    let mut counts = vec![0_u8; 1 << bits];
    for slot in &slots {
        let count = &mut counts[*slot as usize];
        *count = count.saturating_add(1);
    }
    let mut slots = slots.iter();
    places.retain(|_| slots.next().is_some_and(|slot| counts[*slot as usize] > 1));
    places
}
