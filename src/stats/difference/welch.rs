//! Difference of two means without the assumption of equal spread.

use crate::stats::interval::Interval;
use crate::stats::summary::Moments;
use statrs::distribution::{ContinuousCDF, StudentsT};

/// Welch's t test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Welch {
    pub t: f64,
    pub freedom: f64,
    /// Two-sided.
    pub p: f64,
}

/// Welch's test that two means are equal (1947, Biometrika 34, 28-35; degrees of freedom by Satterthwaite 1946). Absent
/// where a sample has fewer than two values or neither has any spread.
pub fn welch(a: Moments, b: Moments) -> Option<Welch> {
    let (error, freedom) = error(a, b)?;
    let t = (a.mean - b.mean) / error;
    let p = 2.0 * StudentsT::new(0.0, 1.0, freedom).ok()?.cdf(-t.abs());
    Some(Welch { t, freedom, p })
}

/// 95 % limits of the difference of two means, from the same test.
pub fn limits(a: Moments, b: Moments) -> Option<Interval> {
    let (error, freedom) = error(a, b)?;
    let half = error * StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(0.975);
    let difference = a.mean - b.mean;
    Some((difference - half, difference + half))
}

/// Whether those limits leave zero out. The quantile is only worked out where the bounds of all quantiles do not decide.
pub fn excludes_zero(a: Moments, b: Moments) -> Option<bool> {
    let (error, freedom) = error(a, b)?;
    let t = ((a.mean - b.mean) / error).abs();
    // From three degrees of freedom on, Student's 97.5 % quantile lies between 1.96 and 3.183.
    match t {
        t if t < 1.959 => Some(false),
        t if t > 3.183 && freedom >= 3.0 => Some(true),
        t => Some(t > StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(0.975)),
    }
}

/// Standard error of the difference and its degrees of freedom.
fn error(a: Moments, b: Moments) -> Option<(f64, f64)> {
    let (from_a, from_b) = (a.variance()? / a.n, b.variance()? / b.n);
    let sum = from_a + from_b;
    if sum <= 0.0 {
        return None;
    }
    let freedom = sum * sum / (from_a * from_a / (a.n - 1.0) + from_b * from_b / (b.n - 1.0));
    Some((sum.sqrt(), freedom))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R's `sleep`: Student (1908).
    const A: [f64; 10] = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    const B: [f64; 10] = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    #[test]
    fn the_example_of_rs_manual() {
        // R 4.2.2: t.test(extra ~ group, data = sleep)
        let test = welch(Moments::of(&A), Moments::of(&B)).unwrap();
        assert!((test.t + 1.860_813_467_486_853).abs() < 1e-9);
        assert!((test.freedom - 17.776_473_516_178_5).abs() < 1e-9);
        assert!((test.p - 0.0793941401873582).abs() < 1e-9);
        let (low, high) = limits(Moments::of(&A), Moments::of(&B)).unwrap();
        assert!((low + 3.3654832307117104).abs() < 1e-6 && (high - 0.2054832307117102).abs() < 1e-6);
    }

    #[test]
    fn the_quick_answer_is_that_of_the_limits() {
        for step in 0..60 {
            let moved = B.map(|value| value + f64::from(step) * 0.1);
            let (a, b) = (Moments::of(&A), Moments::of(&moved));
            let (low, high) = limits(a, b).unwrap();
            assert_eq!(excludes_zero(a, b), Some(low > 0.0 || high < 0.0), "moved by {step}");
        }
    }

    #[test]
    fn no_spread_no_test() {
        assert_eq!(welch(Moments::of(&[1.0, 1.0]), Moments::of(&[2.0, 2.0])), None);
        assert_eq!(welch(Moments::of(&[1.0]), Moments::of(&[2.0, 3.0])), None);
    }
}
