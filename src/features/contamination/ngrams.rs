//! N-grams that stand more than once: refrains, copies, menus.

use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Reason, hit, miss, value};
use crate::text::span::Span;
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
    let mut classes: Vec<u32> = words.iter().map(|word| word.form).collect();
    let mut repeated = Repeated::words(words.len());
    for length in 2..=LONGEST {
        repeated = repeated.longer(&mut classes);
        if repeated.places.is_empty() {
            break;
        }
        if length <= TOP {
            for at in repeated.most_frequent(&classes, length) {
                let span = Span { start: words[at].span.start, end: words[at + length - 1].span.end };
                marks.push(Evidence { span, weight: length as f64, voice: words[at].voice, reason: Reason::Plain });
            }
        } else {
            longest.resize(words.len(), 0_u8);
            repeated.places.iter().for_each(|at| longest[*at as usize..*at as usize + length].fill(length as u8));
        }
    }
    let within = words.iter().zip(&longest).filter(|(_, longest)| **longest > 0);
    marks.extend(within.map(|(word, longest)| Evidence::token(word, f64::from(*longest))));
    marks[before..].sort_by_key(|mark| mark.span.start);
}

/// The places of sequences of one length that stand more than once. Sequences of the same words are of one class.
struct Repeated {
    places: Vec<u32>,
    /// How many places each class has.
    counts: Vec<u32>,
}

impl Repeated {
    /// All words, whether they are repeated or not: of pairs it is soon found out.
    fn words(count: usize) -> Repeated {
        Repeated { places: (0..count as u32).collect(), counts: Vec::new() }
    }

    /// Those of the places whose class another has too; there are `count` classes.
    fn of(mut places: Vec<u32>, classes: &[u32], count: usize) -> Repeated {
        let mut counts = vec![0_u32; count];
        places.iter().for_each(|at| counts[classes[*at as usize] as usize] += 1);
        places.retain(|at| counts[classes[*at as usize] as usize] > 1);
        Repeated { places, counts }
    }

    /// The sequences longer by a word, whose classes take the place of these.
    fn longer(&self, classes: &mut [u32]) -> Repeated {
        let pairs = self.places.windows(2).filter(|pair| pair[0] + 1 == pair[1]).map(|pair| pair[0]);
        let places = perhaps_twice(pairs.collect(), classes);
        let mut known: FxHashMap<(u32, u32), u32> = FxHashMap::with_capacity_and_hasher(places.len(), FxBuildHasher);
        for at in &places {
            let (at, fresh) = (*at as usize, known.len() as u32);
            // The class of the next place is still to be read, that of this one no more.
            classes[at] = *known.entry((classes[at], classes[at + 1])).or_insert(fresh);
        }
        Repeated::of(places, classes, known.len())
    }

    /// The places of the most frequent class, the first of them in the text if there are several, none overlapping.
    fn most_frequent(&self, classes: &[u32], length: usize) -> Vec<usize> {
        let mut best = (0, 0);
        for at in &self.places {
            let class = classes[*at as usize];
            let count = self.counts[class as usize];
            best = if count > best.0 { (count, class) } else { best };
        }
        let mut chosen: Vec<usize> = Vec::new();
        for at in self.places.iter().map(|at| *at as usize).filter(|at| classes[*at] == best.1) {
            if chosen.last().is_none_or(|last| last + length <= at) {
                chosen.push(at);
            }
        }
        chosen
    }
}

/// The places without most of those whose pair of classes stands only once: a pair is taken for another where both are
/// counted in one slot, and the slots are eight times as many as the places.
fn perhaps_twice(places: Vec<u32>, classes: &[u32]) -> Vec<u32> {
    let bits = (places.len() * 8).next_power_of_two().trailing_zeros().clamp(6, 31);
    // Multiplied by an odd number, the upper bits depend on all.
    let mix =
        |first: u32, second: u32| (first.wrapping_mul(0x9e37_79b1).rotate_left(15) ^ second).wrapping_mul(0x85eb_ca6b);
    let slot = |at: &u32| mix(classes[*at as usize], classes[*at as usize + 1]) >> (32 - bits);
    let slots: Vec<u32> = places.iter().map(slot).collect();
    let mut counts = vec![0_u8; 1 << bits];
    for slot in &slots {
        let count = &mut counts[*slot as usize];
        *count = count.saturating_add(1);
    }
    let twice = places.into_iter().zip(slots).filter(|(_, slot)| counts[*slot as usize] > 1);
    twice.map(|(place, _)| place).collect()
}
