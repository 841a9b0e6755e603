//! Keyness: the words of one group of articles that set it apart from the others.

use super::terms::{Counted, LONGEST, TermTable};
use crate::error::Error;
use crate::stats::adjust::benjamini_hochberg;
use crate::stats::dispersion::Parts;
use crate::stats::keyness::{LogOdds, Pair};
use crate::stats::rank_sum::{Group, rank_sum};
use std::cmp::Ordering;

/// What is compared, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The one group that all others are compared with; otherwise each is compared with all others together.
    pub against: Option<String>,
    /// Terms in fewer articles of the two sides together are left out.
    pub min_articles: usize,
    /// Words of the prior of the log-odds ratio.
    pub prior: f64,
}

impl Default for Options {
    fn default() -> Options {
        Options { against: None, min_articles: 3, prior: 500.0 }
    }
}

/// With fewer articles on a side there is no test.
pub const FEWEST: usize = 5;

/// A term in a group, compared with the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Key<'a> {
    pub group: &'a str,
    pub term: &'a str,
    /// Words in the term.
    pub order: usize,
    pub count: u64,
    pub other_count: u64,
    /// Occurrences per million terms of this order.
    pub per_million: f64,
    pub other_per_million: f64,
    pub log_ratio: f64,
    pub percent_difference: Option<f64>,
    pub log_likelihood: f64,
    pub log_odds: LogOdds,
    /// Articles of the group with the term, and of the rest.
    pub articles: usize,
    pub other_articles: usize,
    /// Normalised deviation of proportions over the articles of the group.
    pub dispersion: Option<f64>,
    /// p of the rank-sum test over the relative frequencies in articles, and adjusted for all tests of the run.
    pub p: Option<f64>,
    pub p_adjusted: Option<f64>,
}

/// Compares every group (or every group but `against`) with the rest, term by term: sorted by group, then by the z-score
/// of the log-odds ratio from over- to under-used.
///
/// # Errors
/// There are fewer than two groups, or none of the name `against`.
pub fn keyness<'a>(table: &'a TermTable, options: &Options) -> Result<Vec<Key<'a>>, Error> {
    let groups = table.groups();
    if groups.len() < 2 {
        let there = groups.first().map_or("no group".to_owned(), |group| format!("one group, {group}"));
        return Err(Error::Usage(format!(
            "keyness compares groups and there is {there}; choose another column with --by"
        )));
    }
    let against = match &options.against {
        Some(name) => Some(groups.iter().position(|group| group == name).ok_or_else(|| {
            Error::Usage(format!("no group \"{name}\" to compare with; there are: {}", groups.join(", ")))
        })?),
        None => None,
    };
    let sides: Vec<Sides> = (0..groups.len())
        .filter(|group| Some(*group) != against)
        .map(|group| Sides::new(table, group, against))
        .collect();
    let postings = table.by_term();
    let mut keys = Vec::new();
    for sides in &sides {
        for term in 0..table.len() as u32 {
            keys.extend(sides.key(table, term, postings.of(term), options));
        }
    }
    adjust(&mut keys);
    keys.sort_by(|a, b| a.group.cmp(b.group).then_with(|| rank(a, b)));
    Ok(keys)
}

/// The more over-used comes first; of equals the first in the alphabet.
fn rank(a: &Key, b: &Key) -> Ordering {
    b.log_odds.z.total_cmp(&a.log_odds.z).then_with(|| a.term.cmp(b.term))
}

fn adjust(keys: &mut [Key]) {
    let p: Vec<Option<f64>> = keys.iter().map(|key| key.p).collect();
    keys.iter_mut().zip(benjamini_hochberg(&p)).for_each(|(key, adjusted)| key.p_adjusted = adjusted);
}

/// On which side an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Here,
    There,
    Neither,
}

/// A group and what it is compared with.
struct Sides {
    group: usize,
    side: Vec<Side>,
    articles: [usize; 2],
    /// Terms of each side in all, by their order.
    sizes: [[f64; LONGEST]; 2],
    /// The articles of the group as parts, by the order of terms.
    parts: [Parts; LONGEST],
}

impl Sides {
    fn new(table: &TermTable, group: usize, against: Option<usize>) -> Sides {
        let side = |article: &Counted| match against {
            _ if article.group as usize == group => Side::Here,
            Some(other) if article.group as usize != other => Side::Neither,
            _ => Side::There,
        };
        let side: Vec<Side> = table.articles().iter().map(side).collect();
        let (mut articles, mut sizes) = ([0; 2], [[0.0; LONGEST]; 2]);
        for (article, side) in table.articles().iter().zip(&side).filter(|(_, side)| **side != Side::Neither) {
            articles[*side as usize] += 1;
            let sizes = sizes[*side as usize].iter_mut();
            sizes.zip(article.totals).for_each(|(size, total)| *size += f64::from(total));
        }
        let here = || table.articles().iter().filter(|article| article.group as usize == group);
        let parts = std::array::from_fn(|order| Parts::new(here().map(|article| f64::from(article.totals[order]))));
        Sides { group, side, articles, sizes, parts }
    }

    fn key<'a>(&self, table: &'a TermTable, id: u32, postings: &[(u32, u32)], options: &Options) -> Option<Key<'a>> {
        let term = table.term(id);
        let order = term.split(' ').count();
        let mut counts = [0; 2];
        let mut shares: [Vec<f64>; 2] = [Vec::new(), Vec::new()];
        let mut here = Vec::new();
        for (article, count) in postings {
            let side = self.side[*article as usize];
            if side != Side::Neither {
                counts[side as usize] += u64::from(*count);
                let (count, total) =
                    (f64::from(*count), f64::from(table.articles()[*article as usize].totals[order - 1]));
                shares[side as usize].push(count / total);
                if side == Side::Here {
                    here.push((count, total));
                }
            }
        }
        let [size, other_size] = self.sizes.map(|sizes| sizes[order - 1]);
        let articles = shares.each_ref().map(Vec::len);
        if articles[0] + articles[1] < options.min_articles.max(1) || size == 0.0 || other_size == 0.0 {
            return None;
        }
        let pair = Pair { count: counts[0] as f64, other: counts[1] as f64, size, other_size };
        Some(Key {
            group: &table.groups()[self.group],
            term,
            order,
            count: counts[0],
            other_count: counts[1],
            per_million: 1e6 * pair.count / size,
            other_per_million: 1e6 * pair.other / other_size,
            log_ratio: pair.log_ratio(),
            percent_difference: pair.percent_difference(),
            log_likelihood: pair.log_likelihood(),
            log_odds: pair.log_odds(options.prior),
            articles: articles[0],
            other_articles: articles[1],
            dispersion: self.parts[order - 1].normalised_dp(here.into_iter()),
            p: self.test(&shares),
            p_adjusted: None,
        })
    }

    fn test(&self, shares: &[Vec<f64>; 2]) -> Option<f64> {
        let group = |side: usize| Group { positive: &shares[side], zeros: self.articles[side] - shares[side].len() };
        (self.articles.iter().all(|articles| *articles >= FEWEST)).then(|| rank_sum(group(0), group(1))).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::super::terms::{ArticleTerms, Label};
    use super::*;

    /// Two groups of five articles of ten words: "dam" in all of one, "sea" three times in one article of the other.
    fn table() -> TermTable {
        let mut table = TermTable::default();
        for at in 0..10 {
            let counts: &[(&str, u32)] = match at {
                0..5 => &[("dam", 2), ("the", 8)],
                5 => &[("sea", 3), ("the", 7)],
                _ => &[("the", 10)],
            };
            let group = if at < 5 { "wire" } else { "post" };
            table.add(Label { group, ..Label::default() }, ArticleTerms::counted(counts));
        }
        table.finish()
    }

    #[test]
    fn a_word_spread_over_its_group_is_told_from_one_of_a_single_article() {
        let table = table();
        let keys = keyness(&table, &Options { min_articles: 1, ..Options::default() }).unwrap();
        let key = |group: &str, term: &str| keys.iter().find(|key| (key.group, key.term) == (group, term)).unwrap();
        let (dam, sea) = (key("wire", "dam"), key("post", "sea"));
        assert_eq!((dam.count, dam.other_count, dam.articles, dam.other_articles), (10, 0, 5, 0));
        assert_eq!((dam.per_million, dam.percent_difference), (200_000.0, None));
        assert!(dam.dispersion.unwrap().abs() < 1e-12 && (sea.dispersion.unwrap() - 1.0).abs() < 1e-12);
        // scipy.stats.mannwhitneyu([0.2] * 5, [0] * 5, method="asymptotic") and ([0.3, 0, 0, 0, 0], [0] * 5)
        assert!((dam.p.unwrap() - 0.003976751709788651).abs() < 1e-9, "{:?}", dam.p);
        assert!((sea.p.unwrap() - 0.4237107971667934).abs() < 1e-9, "{:?}", sea.p);
        assert!(dam.p_adjusted.unwrap() > dam.p.unwrap());
    }

    #[test]
    fn of_two_groups_one_is_the_mirror_of_the_other() {
        let table = table();
        let keys = keyness(&table, &Options { min_articles: 1, ..Options::default() }).unwrap();
        for key in keys.iter().filter(|key| key.group == "wire") {
            let mirror = keys.iter().find(|other| other.group == "post" && other.term == key.term).unwrap();
            assert_eq!(key.log_odds.z, -mirror.log_odds.z);
            assert_eq!((key.log_likelihood, key.p), (mirror.log_likelihood, mirror.p));
        }
        assert_eq!(keys[0].group, "post");
        assert!(keys.windows(2).all(|two| two[0].group != two[1].group || two[0].log_odds.z >= two[1].log_odds.z));
    }

    #[test]
    fn groups_that_are_not_there_are_an_error() {
        let table = table();
        let options = Options { against: Some("gazette".into()), ..Options::default() };
        assert!(keyness(&table, &options).unwrap_err().to_string().contains("post, wire"));
        assert!(keyness(&TermTable::default(), &Options::default()).is_err());
        let options = Options { against: Some("post".into()), ..Options::default() };
        assert!(keyness(&table, &options).unwrap().iter().all(|key| key.group == "wire"));
    }
}
