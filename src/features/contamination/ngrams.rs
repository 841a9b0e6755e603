//! N-grams that stand more than once: refrains, copies, menus.

use crate::document::passage::Scope;
use crate::document::passage::{Passage, Totals};
use crate::feature::{Evidence, Feature, Formula, Measure, Reach, Reason, hit, miss, value};
use crate::text::span::Span;
use rustc_hash::FxHashMap;

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
    find: ngrams,
};

const TWICE: &str = "Read more news on our page. Go. Read more news on our page.";

type Compute = fn(&[Evidence], &Totals) -> Option<f64>;

const fn top(name: &'static str, compute: Compute) -> Measure {
    let expression = "100 * words in the places of the most frequent sequence of n words / words";
    Measure::Formula(Formula { name, unit: "per cent of words", expression, compute })
}

const fn duplicate(name: &'static str, compute: Compute) -> Measure {
    let expression = "100 * words in sequences of n words that stand elsewhere too / words";
    Measure::Formula(Formula { name, unit: "per cent of words", expression, compute })
}

fn top_share(marks: &[Evidence], totals: &Totals, length: f64) -> Option<f64> {
    let places = marks.iter().filter(|mark| mark.weight == length).count() as f64;
    (f64::from(totals.words) >= length).then(|| 100.0 * length * places / f64::from(totals.words))
}

fn duplicate_share(marks: &[Evidence], totals: &Totals, length: f64) -> Option<f64> {
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
    let mut classes: Vec<u32> = words.iter().map(|word| word.form).collect();
    let mut places = repeated(0..words.len() as u32, &mut classes, passage.document.forms.len());
    let mut longest = vec![0_u8; words.len()];
    for length in 2..=LONGEST {
        let pairs = places.windows(2).filter(|pair| pair[0] + 1 == pair[1]).map(|pair| pair[0]);
        let mut known: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        let pairs: Vec<(u32, u32)> = pairs
            .map(|at| {
                let fresh = known.len() as u32;
                (at, *known.entry((classes[at as usize], classes[at as usize + 1])).or_insert(fresh))
            })
            .collect();
        pairs.iter().for_each(|(at, class)| classes[*at as usize] = *class);
        places = repeated(pairs.iter().map(|(at, _)| *at), &mut classes, known.len());
        if places.is_empty() {
            break;
        }
        if length <= TOP {
            for at in most_frequent(&places, &classes, length) {
                let span = Span { start: words[at].span.start, end: words[at + length - 1].span.end };
                marks.push(Evidence { span, weight: length as f64, voice: words[at].voice, reason: Reason::Plain });
            }
        } else {
            places.iter().for_each(|at| longest[*at as usize..*at as usize + length].fill(length as u8));
        }
    }
    let within = words.iter().zip(&longest).filter(|(_, longest)| **longest > 0);
    marks.extend(within.map(|(word, longest)| Evidence::token(word, f64::from(*longest))));
    marks.sort_by_key(|mark| mark.span.start);
}

/// Those of the places whose class another has too; there are `count` classes.
fn repeated(places: impl Iterator<Item = u32> + Clone, classes: &mut [u32], count: usize) -> Vec<u32> {
    let mut counts = vec![0_u32; count];
    places.clone().for_each(|at| counts[classes[at as usize] as usize] += 1);
    places.filter(|at| counts[classes[*at as usize] as usize] > 1).collect()
}

/// The places of the most frequent class, the first of them in the text if there are several, none overlapping.
fn most_frequent(places: &[u32], classes: &[u32], length: usize) -> Vec<usize> {
    let mut counts: FxHashMap<u32, usize> = FxHashMap::default();
    places.iter().for_each(|at| *counts.entry(classes[*at as usize]).or_default() += 1);
    let mut best = (0, 0);
    for at in places {
        let class = classes[*at as usize];
        best = if counts[&class] > best.0 { (counts[&class], class) } else { best };
    }
    let mut chosen: Vec<usize> = Vec::new();
    for at in places.iter().map(|at| *at as usize).filter(|at| classes[*at] == best.1) {
        if chosen.last().is_none_or(|last| last + length <= at) {
            chosen.push(at);
        }
    }
    chosen
}
