//! Near-duplicates: articles that share most of their sequences of words, told by sketches instead of texts.
//!
//! A sketch is a MinHash (Broder 1997, SEQUENCES, 21-29) with one permutation (Li, Owen & Zhang 2012, NIPS) whose empty
//! bins are filled from others (Shrivastava 2017, ICML). Bands of bins find the articles worth comparing (Leskovec,
//! Rajaraman & Ullman 2014, Mining of Massive Datasets, section 3.4), eight bits of each bin compare them (Li & König
//! 2010, WWW).

use crate::document::Document;
use rustc_hash::FxHashMap;

/// Words in a sequence.
const SEQUENCE: usize = 5;
const BANDS: usize = 20;
const ROWS: usize = 5;
const BINS: usize = BANDS * ROWS;

/// What is kept of an article: some 500 bytes, however long it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    bands: [u32; BANDS],
    bits: [u8; BINS],
}

impl Sketch {
    /// The sketch of the words of the body; `None` with fewer than five.
    pub fn of(document: &Document) -> Option<Sketch> {
        let forms = forms(document);
        let words: Vec<u64> = document.words.iter().map(|word| forms[word.form as usize]).collect();
        let mut least = [u64::MAX; BINS];
        for sequence in words.windows(SEQUENCE) {
            let hash = sequence.iter().fold(0, |hash: u64, word| mixed(hash ^ *word));
            let bin = &mut least[bin_of(hash)];
            *bin = (*bin).min(hash & u64::from(u32::MAX));
        }
        (words.len() >= SEQUENCE).then(|| Sketch::folded(filled(least)))
    }

    fn folded(least: [u64; BINS]) -> Sketch {
        let mut sketch = Sketch { bands: [0; BANDS], bits: [0; BINS] };
        for (band, bins) in sketch.bands.iter_mut().zip(least.chunks_exact(ROWS)) {
            *band = bins.iter().fold(0, |hash: u64, bin| mixed(hash ^ *bin)) as u32;
        }
        for (bits, bin) in sketch.bits.iter_mut().zip(least) {
            *bits = mixed(bin) as u8;
        }
        sketch
    }

    /// An estimate of the share of sequences that two articles have in common (Jaccard), from 0 to 1; its standard error
    /// is 0.05 or less.
    pub fn similarity(&self, other: &Sketch) -> f64 {
        const BY_CHANCE: f64 = 1.0 / 256.0;
        let same = self.bits.iter().zip(&other.bits).filter(|(a, b)| a == b).count() as f64 / BINS as f64;
        ((same - BY_CHANCE) / (1.0 - BY_CHANCE)).max(0.0)
    }
}

/// Fills each empty bin from a full one that its number chooses, so that short articles compare as long ones do.
fn filled(mut least: [u64; BINS]) -> [u64; BINS] {
    let full = least.map(|bin| bin != u64::MAX);
    if !full.contains(&true) {
        return least;
    }
    for at in (0..BINS).filter(|at| !full[*at]) {
        let choices = (1..).map(|attempt: u64| bin_of(mixed(at as u64 ^ (attempt << 32))));
        least[at] = choices.into_iter().find(|choice| full[*choice]).map_or(u64::MAX, |choice| least[choice]);
    }
    least
}

/// The bin that the upper half of a hash chooses.
fn bin_of(hash: u64) -> usize {
    ((hash >> 32) as usize * BINS) >> 32
}

/// The hash of each folded form of a document.
pub(super) fn forms(document: &Document) -> Vec<u64> {
    document.forms.iter().map(|form| hash(form.norm.of(&document.norms))).collect()
}

/// FNV-1a, then mixed: the same on all machines and in all versions.
pub(super) fn hash(text: &str) -> u64 {
    mixed(
        text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)),
    )
}

/// The finisher of SplitMix64 (Steele, Lea & Flood 2014, OOPSLA).
pub(super) fn mixed(hash: u64) -> u64 {
    let hash = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let hash = (hash ^ hash >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ hash >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ hash >> 31
}

/// The first article of the group to which another belongs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leader {
    /// Its number among the articles with a sketch that lead.
    pub number: u32,
    pub similarity: f64,
}

/// Articles by what they are near to. Each is compared with the first article of every group that shares a band with
/// it, not with its followers: so a group never drifts.
#[derive(Debug)]
pub struct Near {
    threshold: f64,
    leaders: Vec<Sketch>,
    /// For each band the latest leader with a hash, and for each leader the one before it with the same.
    latest: [FxHashMap<u32, u32>; BANDS],
    earlier: Vec<[u32; BANDS]>,
}

const NONE: u32 = u32::MAX;

impl Near {
    /// Groups articles with an estimated similarity of `threshold` or more.
    pub fn new(threshold: f64) -> Near {
        Near {
            threshold,
            leaders: Vec::new(),
            latest: std::array::from_fn(|_| FxHashMap::default()),
            earlier: Vec::new(),
        }
    }

    /// Takes in an article: the leader it is most similar to, the first of those as similar; or its own number as one.
    ///
    /// # Errors
    /// The number under which it leads from now on.
    pub fn add(&mut self, sketch: Sketch) -> Result<Leader, u32> {
        let mut candidates: Vec<u32> = Vec::new();
        for (at, band) in sketch.bands.iter().enumerate() {
            let known = |number: u32| Some(number).filter(|number| *number != NONE);
            let first = self.latest[at].get(band).copied();
            candidates.extend(std::iter::successors(first, |number| known(self.earlier[*number as usize][at])));
        }
        candidates.sort_unstable();
        candidates.dedup();
        let similar = candidates.into_iter().map(|number| {
            let similarity = self.leaders[number as usize].similarity(&sketch);
            Leader { number, similarity }
        });
        let best = similar
            .filter(|leader| leader.similarity >= self.threshold)
            .reduce(|best, other| if other.similarity > best.similarity { other } else { best });
        best.ok_or_else(|| self.lead(sketch))
    }

    fn lead(&mut self, sketch: Sketch) -> u32 {
        let number = self.leaders.len() as u32;
        let mut earlier = [NONE; BANDS];
        for ((latest, earlier), band) in self.latest.iter_mut().zip(&mut earlier).zip(sketch.bands) {
            *earlier = latest.insert(band, number).unwrap_or(NONE);
        }
        self.earlier.push(earlier);
        self.leaders.push(sketch);
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Depth;
    use crate::lexicon::{Lexicons, Vocabulary};

    fn sketch(text: &str) -> Option<Sketch> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        Sketch::of(&Document::read_to(Depth::Words, &article, &mut Vocabulary::new(Lexicons::embedded())))
    }

    /// Words from `from` to `to` of an endless text without repetitions.
    fn text(from: usize, to: usize) -> String {
        (from..to).map(|at| format!("w{at}x ")).collect()
    }

    #[test]
    fn similarity_estimates_the_shared_sequences() {
        for (shared, total) in [(190, 200), (160, 200), (100, 200), (40, 200), (600, 700)] {
            let (one, other) = (text(0, total), text(total - shared, 2 * total - shared));
            let (a, b) = (sketch(&one).unwrap(), sketch(&other).unwrap());
            let sequences = |words: usize| (words + 1 - SEQUENCE) as f64;
            let common = sequences(shared);
            let truth = common / (2.0 * sequences(total) - common);
            let estimate = a.similarity(&b);
            assert!((estimate - truth).abs() < 0.15, "{estimate} for {truth}");
        }
        let (one, other) = (sketch(&text(0, 300)).unwrap(), sketch(&text(1000, 1300)).unwrap());
        assert_eq!(one.similarity(&one), 1.0);
        assert!(one.similarity(&other) < 0.05);
    }

    #[test]
    fn case_marks_and_layout_make_no_difference() {
        let plain = "the dam broke on monday and the mayor said nothing at all about it";
        let printed = "The dam broke on Monday — and the mayor said “nothing at all” about it.";
        assert_eq!(sketch(plain), sketch(printed));
        assert_eq!(sketch("Too few words."), None);
    }

    #[test]
    fn groups_are_led_by_their_first_article() {
        let mut near = Near::new(0.7);
        let mut add = |text: &str| near.add(sketch(text).unwrap());
        assert_eq!(add(&text(0, 200)), Err(0));
        assert_eq!(add(&text(1000, 1200)), Err(1));
        let follower = add(&text(4, 204)).unwrap();
        assert_eq!(follower.number, 0);
        assert!(follower.similarity > 0.8);
        assert_eq!(add(&text(1000, 1200)), Ok(Leader { number: 1, similarity: 1.0 }));
        assert_eq!(add(&text(100, 300)), Err(2), "half of the words are not enough");
    }

    #[test]
    fn short_articles_compare_as_long_ones_do() {
        let mut near = Near::new(0.8);
        assert_eq!(near.add(sketch("The dam of Verrane broke.").unwrap()), Err(0));
        assert_eq!(near.add(sketch("The dam of Verrane held.").unwrap()), Err(1));
        assert_eq!(near.add(sketch("The dam of Verrane broke!").unwrap()).unwrap().number, 0);
    }
}
