//! Keyness: how much more often something is found in one collection than in another.

/// How often a term is found in two collections, and how large they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Occurrences in the collection of interest, and in the other.
    pub count: f64,
    pub other: f64,
    /// Words of each; both more than zero.
    pub size: f64,
    pub other_size: f64,
}

impl Pair {
    /// The binary logarithm of the ratio of the relative frequencies (Hardie 2014, "Log Ratio: an informal
    /// introduction", CASS). 1 is twice as often, -1 half as often. As there, a count of zero is taken as 0.5, since a
    /// ratio with nothing has no value.
    pub fn log_ratio(&self) -> f64 {
        let known = |count: f64| if count == 0.0 { 0.5 } else { count };
        ((known(self.count) / self.size) / (known(self.other) / self.other_size)).log2()
    }

    /// %DIFF: the difference of the relative frequencies in per cent of the other (Gabrielatos & Marchi 2011, "Keyness:
    /// matching metrics to definitions", Corpus Linguistics in the South 1). `None` where the other has none.
    pub fn percent_difference(&self) -> Option<f64> {
        let (here, there) = (self.count / self.size, self.other / self.other_size);
        (there > 0.0).then(|| 100.0 * (here - there) / there)
    }

    /// G², the log-likelihood ratio (Dunning 1993, Computational Linguistics 19, 61-74), over the two cells of the term as
    /// Rayson & Garside 2000 (Proc. Workshop on Comparing Corpora, 1-6) have it. Always positive: it has no direction.
    pub fn log_likelihood(&self) -> f64 {
        let share = (self.count + self.other) / (self.size + self.other_size);
        g2(&[(self.count, self.size * share), (self.other, self.other_size * share)])
    }

    /// The log-odds ratio with an informative Dirichlet prior and its z-score (Monroe, Colaresi & Quinn 2008, Political
    /// Analysis 16, 372-403, eq. 16, 20, 22 and 23). `prior` is the prior's number of words in all, of which the term
    /// gets the share it has in both collections together.
    pub fn log_odds(&self, prior: f64) -> LogOdds {
        let term = prior * (self.count + self.other) / (self.size + self.other_size);
        let odds = |count: f64, size: f64| (count + term).ln() - (size + prior - count - term).ln();
        let ratio = odds(self.count, self.size) - odds(self.other, self.other_size);
        let variance = 1.0 / (self.count + term) + 1.0 / (self.other + term);
        LogOdds { ratio, z: ratio / variance.sqrt() }
    }
}

/// A weighted log-odds ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogOdds {
    pub ratio: f64,
    /// The ratio in units of its standard error.
    pub z: f64,
}

/// Twice the sum of observed * ln(observed / expected) over the cells of a table.
fn g2(cells: &[(f64, f64)]) -> f64 {
    let terms = cells.iter().filter(|(observed, _)| *observed > 0.0);
    (2.0 * terms.map(|(observed, expected)| observed * (observed / expected).ln()).sum::<f64>()).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Pair = Pair { count: 120.0, other: 30.0, size: 10_000.0, other_size: 5_000.0 };
    const ONLY_HERE: Pair = Pair { count: 8.0, other: 0.0, size: 1_000.0, other_size: 1_000.0 };

    fn near(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9 * expected.abs().max(1.0), "{found} {expected}");
    }

    #[test]
    fn twice_as_often_is_one_and_a_hundred_per_cent() {
        near(HERE.log_ratio(), 1.0);
        near(HERE.percent_difference().unwrap(), 100.0);
    }

    #[test]
    fn weighted_log_odds_and_g2_are_those_of_an_independent_computation() {
        let LogOdds { ratio, z } = HERE.log_odds(500.0);
        near(ratio, 0.6319307313246272);
        near(z, 3.3044448902360024);
        near(HERE.log_likelihood(), 13.10763620458966);
    }

    #[test]
    fn what_is_found_nowhere_counts_half_in_a_log_ratio() {
        near(ONLY_HERE.log_ratio(), 4.0);
        assert_eq!(ONLY_HERE.percent_difference(), None);
        // 2 * 8 * ln 2
        near(ONLY_HERE.log_likelihood(), 16.0 * 2.0_f64.ln());
    }

    #[test]
    fn g2_is_that_of_dunning_1993() {
        // Section 6, "the swiss": 110 of 2,552 and 111 of 29,225 bigrams.
        let observed = [110.0, 2442.0, 111.0, 29114.0];
        let (rows, all) = ([2552.0, 29225.0], 31777.0);
        let columns = [221.0, 31556.0];
        let cells: Vec<(f64, f64)> = (0..4).map(|at| (observed[at], rows[at / 2] * columns[at % 2] / all)).collect();
        assert!((g2(&cells) - 270.72).abs() < 0.005, "{}", g2(&cells));
    }
}
