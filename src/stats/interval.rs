//! Confidence intervals for one count, one share, one mean.

use statrs::distribution::{ChiSquared, ContinuousCDF, Normal, StudentsT};

/// Lower and upper limit.
pub type Interval = (f64, f64);

const LEVEL: f64 = 0.95;

/// Exact 95 % limits for the mean of a Poisson count (Garwood 1936, Biometrika 28, 437-442).
pub fn poisson(count: f64) -> Option<Interval> {
    let tail = (1.0 - LEVEL) / 2.0;
    let quantile = |freedom: f64, p: f64| ChiSquared::new(freedom).ok().map(|chi| chi.inverse_cdf(p) / 2.0);
    let low = if count > 0.0 { quantile(2.0 * count, tail)? } else { 0.0 };
    Some((low, quantile(2.0 * count + 2.0, 1.0 - tail)?))
}

/// 95 % limits for a share of `count` in `base` (Wilson 1927, JASA 22, 209-212, without continuity correction).
pub fn wilson(count: f64, base: f64) -> Option<Interval> {
    if base <= 0.0 {
        return None;
    }
    let z = Normal::standard().inverse_cdf((1.0 + LEVEL) / 2.0);
    let (share, square) = (count / base, z * z);
    let middle = (share + square / (2.0 * base)) / (1.0 + square / base);
    let half =
        z / (1.0 + square / base) * (share * (1.0 - share) / base + square / (4.0 * base * base)).max(0.0).sqrt();
    Some(((middle - half).max(0.0), (middle + half).min(1.0)))
}

/// 95 % limits for the mean of independent values (Student 1908): absent for fewer than two.
pub fn student(mean: f64, spread: f64, count: usize) -> Option<Interval> {
    let freedom = count.checked_sub(1).filter(|freedom| *freedom > 0)? as f64;
    let t = StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf((1.0 + LEVEL) / 2.0);
    let half = t * spread / (count as f64).sqrt();
    Some((mean - half, mean + half))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Option<Interval>, low: f64, high: f64) {
        let (a, b) = found.unwrap();
        assert!((a - low).abs() < 1e-5 && (b - high).abs() < 1e-5, "{a} {b}");
    }

    #[test]
    fn poisson_limits_are_garwoods() {
        near(poisson(0.0), 0.0, 3.688879);
        near(poisson(10.0), 4.795389, 18.390356);
    }

    #[test]
    fn wilson_limits_are_those_of_newcombe_1998() {
        // Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263 and 0 of 20.
        let (a, b) = wilson(81.0, 263.0).unwrap();
        assert!((a - 0.2553).abs() < 5e-5 && (b - 0.3662).abs() < 5e-5);
        let (a, b) = wilson(0.0, 20.0).unwrap();
        assert!(a < 1e-12 && (b - 0.1611).abs() < 5e-5);
    }

    #[test]
    fn a_mean_of_one_value_has_no_limits() {
        assert_eq!(student(3.0, 0.0, 1), None);
        // t(0.975, 4) = 2.776445
        near(student(10.0, 5.0_f64.sqrt(), 5), 10.0 - 2.776445, 10.0 + 2.776445);
    }
}
