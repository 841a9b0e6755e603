//! The rank-sum test over values most of which may be zero, as relative frequencies of a word in articles are.

use statrs::distribution::{ContinuousCDF, Normal};

/// One group: its values above zero, in any order, and how many zeros it has besides.
#[derive(Debug, Clone, Copy)]
pub struct Group<'a> {
    pub positive: &'a [f64],
    pub zeros: usize,
}

impl Group<'_> {
    fn size(&self) -> f64 {
        (self.positive.len() + self.zeros) as f64
    }
}

/// Two-sided p-value of the Mann-Whitney test (Mann & Whitney 1947, Annals of Mathematical Statistics 18, 50-60) by the
/// normal approximation with corrections for ties (Lehmann 1975, p. 20) and continuity; the zeros are one tie. `None`
/// where a group is empty or all values are the same.
pub fn rank_sum(a: Group, b: Group) -> Option<f64> {
    let (size, all) = (a.size(), a.size() + b.size());
    let others = b.size();
    let zeros = (a.zeros + b.zeros) as f64;
    let mut values: Vec<(f64, bool)> = a.positive.iter().map(|value| (*value, true)).collect();
    values.extend(b.positive.iter().map(|value| (*value, false)));
    values.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let mut ranks = a.zeros as f64 * (zeros + 1.0) / 2.0;
    let mut ties = zeros.powi(3) - zeros;
    let mut before = zeros;
    for tied in values.chunk_by(|a, b| a.0 == b.0) {
        let count = tied.len() as f64;
        ranks += tied.iter().filter(|value| value.1).count() as f64 * (before + (count + 1.0) / 2.0);
        ties += count.powi(3) - count;
        before += count;
    }
    let statistic = ranks - size * (size + 1.0) / 2.0;
    let variance = size * others / 12.0 * (all + 1.0 - ties / (all * (all - 1.0)));
    let away = (statistic - size * others / 2.0).abs() - 0.5;
    // Where all values are tied the variance is rounding at most.
    (size > 0.0 && others > 0.0 && variance > 1e-9 * size * others)
        .then(|| (2.0 * Normal::standard().sf(away.max(0.0) / variance.sqrt())).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_values_are_those_of_scipy() {
        // scipy.stats.mannwhitneyu(a, b, method="asymptotic", use_continuity=True)
        let p = |a: &[f64], b: &[f64], zeros: (usize, usize)| {
            rank_sum(Group { positive: a, zeros: zeros.0 }, Group { positive: b, zeros: zeros.1 })
        };
        let near = |found: Option<f64>, expected: f64| assert!((found.unwrap() - expected).abs() < 1e-9, "{found:?}");
        near(p(&[19.0, 22.0, 16.0, 29.0, 24.0], &[20.0, 11.0, 17.0, 12.0], (0, 0)), 0.11134688653314041);
        near(p(&[3.0, 1.5, 2.0, 2.0], &[2.0], (2, 9)), 0.028853788793347705);
        assert_eq!(p(&[], &[], (4, 5)), None);
        assert_eq!(p(&[1.0], &[], (0, 0)), None);
    }
}
