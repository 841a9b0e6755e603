//! Most frequent: the terms that many articles have most often, in memory that does not grow with their number.

use super::terms::ArticleTerms;
use rustc_hash::FxHashMap;

/// Terms kept at once: some 100 MB. English news has fewer different words in a hundred million.
const MOST_KEPT: usize = 1 << 20;

/// Counts terms over articles. When more than so many different ones are kept, the rarest half is forgotten, and a term
/// that comes (or comes again) later may have been there before, but no more often than those were (lossy counting:
/// Manku & Motwani 2002, section 4.2).
#[derive(Debug, Clone)]
pub struct MostFrequent {
    counts: FxHashMap<Box<str>, Count>,
    most_kept: usize,
    /// What has been forgotten occurred at most so often.
    forgotten: u64,
}

/// How often a term was counted, and how often it may have been forgotten before.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    counted: u64,
    forgotten: u64,
}

impl Count {
    fn most(self) -> u64 {
        self.counted + self.forgotten
    }
}

/// The most frequent terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Top {
    /// By how often they were counted, equals by the alphabet.
    pub terms: Vec<String>,
    /// Whether no term that was forgotten could stand among them.
    pub sure: bool,
}

impl Default for MostFrequent {
    fn default() -> MostFrequent {
        MostFrequent { counts: FxHashMap::default(), most_kept: MOST_KEPT, forgotten: 0 }
    }
}

impl MostFrequent {
    /// Takes in the terms of an article.
    pub fn add(&mut self, article: &ArticleTerms) {
        for (term, times) in article.counts() {
            match self.counts.get_mut(term) {
                Some(count) => count.counted += u64::from(times),
                None => {
                    let count = Count { counted: u64::from(times), forgotten: self.forgotten };
                    self.counts.insert(term.into(), count);
                }
            }
        }
        if self.counts.len() > self.most_kept {
            self.forget();
        }
    }

    /// Forgets the rarer half, and those that are as rare as the most frequent of it.
    fn forget(&mut self) {
        let mut counts: Vec<u64> = self.counts.values().map(|count| count.most()).collect();
        let middle = counts.len() / 2;
        self.forgotten = *counts.select_nth_unstable(middle).1;
        self.counts.retain(|_, count| count.most() > self.forgotten);
    }

    /// The `most` most frequent terms, or all where there are fewer.
    pub fn top(self, most: usize) -> Top {
        let mut terms: Vec<(Box<str>, Count)> = self.counts.into_iter().collect();
        terms.sort_unstable_by(|a, b| b.1.counted.cmp(&a.1.counted).then_with(|| a.0.cmp(&b.0)));
        let others = terms.iter().skip(most).map(|(_, count)| count.most());
        let rival = others.fold(self.forgotten, u64::max);
        let least = terms.iter().take(most).next_back().map_or(0, |(_, count)| count.counted);
        let sure = self.forgotten == 0 || terms.len() >= most && least > rival;
        terms.truncate(most);
        Top { terms: terms.into_iter().map(|(term, _)| term.into()).collect(), sure }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(most_kept: usize, articles: &[&[(&str, u32)]], most: usize) -> (String, bool) {
        let mut counts = MostFrequent { most_kept, ..MostFrequent::default() };
        articles.iter().for_each(|article| counts.add(&ArticleTerms::counted(article)));
        let top = counts.top(most);
        (top.terms.join(" "), top.sure)
    }

    #[test]
    fn terms_stand_by_their_counts_and_equals_by_the_alphabet() {
        let articles: [&[(&str, u32)]; 2] =
            [&[("the", 3), ("sea", 2), ("dam", 1)], &[("dam", 1), ("the", 1), ("of", 2)]];
        assert_eq!(counted(9, &articles, 3), ("the dam of".to_owned(), true));
        assert_eq!(counted(9, &articles, 9), ("the dam of sea".to_owned(), true));
        assert_eq!(counted(9, &[], 3), (String::new(), true));
    }

    #[test]
    fn what_is_forgotten_is_rare_and_doubt_is_said() {
        // After the first article "a" (9) and "b" (5) are kept: the others occurred twice at most.
        let first: &[(&str, u32)] = &[("a", 9), ("b", 5), ("c", 2), ("d", 2), ("e", 1)];
        assert_eq!(counted(4, &[first, &[("f", 2)]], 2), ("a b".to_owned(), true));
        assert_eq!(counted(4, &[first], 3), ("a b".to_owned(), false), "two are known, three were asked for");
        // "f" was counted three times and may have been there twice before: as often as "b".
        assert_eq!(counted(4, &[first, &[("f", 3)]], 2), ("a b".to_owned(), false));
        assert_eq!(
            counted(5, &[first, &[("f", 3)]], 2),
            ("a b".to_owned(), true),
            "what was forgotten occurred three times at most"
        );
    }

    #[test]
    fn few_kept_terms_find_what_all_terms_find() {
        // A Zipfian stream: term k occurs in every k-th article.
        let names: Vec<String> = (1..400).map(|term| format!("w{term}")).collect();
        let article = |at: usize| -> Vec<(&str, u32)> {
            let here = (1..400).filter(|term| at.is_multiple_of(*term));
            here.map(|term| (names[term - 1].as_str(), 1)).collect()
        };
        let articles: Vec<Vec<(&str, u32)>> = (1..3000).map(article).collect();
        let articles: Vec<&[(&str, u32)]> = articles.iter().map(Vec::as_slice).collect();
        let (few, sure) = counted(100, &articles, 8);
        assert_eq!((few, sure), (counted(100_000, &articles, 8).0, true));
    }
}
