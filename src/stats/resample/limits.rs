//! Limits from a bootstrap distribution.

use crate::stats::interval::Interval;
use crate::stats::summary::quantile;
use statrs::distribution::{ContinuousCDF, Normal};

/// 95 % limits of an estimate by the bias-corrected and accelerated bootstrap (Efron & Tibshirani 1993, section 14.3, eq.
/// 14.9 to 14.15). Rates of rare marks are skewed, and these limits follow the skew where those of the bare percentiles lag
/// behind it. `distribution` is put in order. Absent where it is empty or all on one side of the estimate.
pub fn bca(distribution: &mut [f64], estimate: f64, acceleration: f64) -> Option<Interval> {
    distribution.sort_unstable_by(f64::total_cmp);
    let below = distribution.partition_point(|value| *value < estimate);
    let not_above = distribution.partition_point(|value| *value <= estimate);
    let normal = Normal::standard();
    let bias = normal.inverse_cdf((below + not_above) as f64 / (2 * distribution.len()).max(1) as f64);
    let limit = |p: f64| {
        let z = bias + normal.inverse_cdf(p);
        let moved = normal.cdf(bias + z / (1.0 - acceleration * z));
        (bias.is_finite() && moved.is_finite()).then(|| quantile(distribution, moved)).flatten()
    };
    limit(0.025).zip(limit(0.975))
}

/// The acceleration of a difference of means: from the jackknife values of the mean of each sample, which are its
/// deviations (Efron & Tibshirani 1993, eq. 14.15; for several samples Davison & Hinkley 1997, eq. 5.28). Where a sample
/// is itself made of groups that are resampled apart, its deviations are those from the mean of each group.
pub fn acceleration(a: &[&[f64]], b: &[&[f64]]) -> f64 {
    let (square_a, cube_a) = influence(a);
    let (square_b, cube_b) = influence(b);
    let squares = square_a + square_b;
    if squares > 0.0 { (cube_a - cube_b) / (6.0 * squares.powf(1.5)) } else { 0.0 }
}

/// Sums of squares and cubes of the influence of each value on the mean of all.
fn influence(groups: &[&[f64]]) -> (f64, f64) {
    let n: f64 = groups.iter().map(|group| group.len() as f64).sum();
    groups.iter().filter(|group| !group.is_empty()).fold((0.0, 0.0), |sums, group| {
        let mean = group.iter().sum::<f64>() / group.len() as f64;
        group.iter().fold(sums, |(squares, cubes), value| {
            let share = (value - mean) / n;
            (squares + share * share, cubes + share * share * share)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: [f64; 10] = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    const B: [f64; 10] = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    #[test]
    fn the_limits_are_those_of_scipy() {
        // scipy 1.17.1: stats.bootstrap((a, b), difference of means, method="BCa", n_resamples=0, bootstrap_result=res),
        // with R's sleep as a and b and this as res.bootstrap_distribution.
        let mut distribution = [
            -2.3, -0.85, -3.02, -2.81, -2.32, -0.64, -1.53, -2.14, -1.56, -1.36, -1.47, -0.5, -1.67, -0.63, -0.41,
            -2.05, -2.39, -4.15, -0.72, -1.29, -0.9, -1.89, -2.53, -2.04, -1.32, -2.13, -1.31, -0.8, -0.61, -0.7,
            -1.52, -0.29, -0.82, -0.47, -1.5, -1.7, -1.7, -2.11, -1.56, -1.99,
        ];
        let acceleration = acceleration(&[&A], &[&B]);
        let (low, high) = bca(&mut distribution, 0.75 - 2.33, acceleration).unwrap();
        assert!((low + 3.720247726344274).abs() < 1e-6 && (high + 0.47630088120486375).abs() < 1e-6, "{low} {high}");
    }

    #[test]
    fn the_acceleration_is_that_of_the_jackknife() {
        // numpy 2.4.6: U = (n - 1) * (mean of jackknife values - jackknife values) of each sample,
        // sum(sum(U^3) / n^3) / (6 * sum(sum(U^2) / n^2)^1.5)
        assert!((acceleration(&[&A], &[&B]) - 0.0005266433470420337).abs() < 1e-12);
        assert_eq!(acceleration(&[&[1.0, 1.0]], &[&[2.0]]), 0.0);
    }

    #[test]
    fn a_distribution_on_one_side_has_no_limits() {
        assert_eq!(bca(&mut [1.0, 2.0], 0.0, 0.0), None);
        assert_eq!(bca(&mut [], 0.0, 0.0), None);
    }
}
