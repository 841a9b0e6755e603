//! How often a value of one sample is above a value of the other.

use super::Estimate;
use crate::stats::interval::Interval;
use statrs::distribution::{ContinuousCDF, StudentsT};

/// Cliff's delta of two samples in ascending order: the share of pairs in which the first is above less the share in
/// which it is below (Cliff 1993, Psychological Bulletin 114, 494-509). Its 95 % limits are the asymmetric ones of Feng &
/// Cliff (2004, Journal of Modern Applied Statistical Methods 3, 322-332, eq. 7; eq. 8 where no pair overlaps), with the
/// unbiased variance, its least value and Student's quantile. Absent where a sample is empty.
pub fn cliffs_delta(a: &[f64], b: &[f64]) -> Option<Estimate> {
    if a.is_empty() || b.is_empty() {
        return None;
    }
    let (rows, untied) = dominance(a, b);
    let (columns, _) = dominance(b, a);
    let (m, n) = (a.len() as f64, b.len() as f64);
    let value = rows.iter().sum::<f64>() / m;
    if a.len() < 2 || b.len() < 2 {
        return Some(Estimate { value, limits: None });
    }
    let of_rows: f64 = rows.iter().map(|row| (row - value).powi(2)).sum();
    let of_columns: f64 = columns.iter().map(|column| (column + value).powi(2)).sum();
    let of_pairs = untied - m * n * value * value;
    let unbiased = (n * n * of_rows + m * m * of_columns - of_pairs) / (m * n * (m - 1.0) * (n - 1.0));
    let variance = unbiased.max((1.0 - value * value) / (m * n - 1.0));
    Some(Estimate { value, limits: limits(value, variance, m, n) })
}

fn limits(value: f64, variance: f64, m: f64, n: f64) -> Option<Interval> {
    let t = StudentsT::new(0.0, 1.0, m + n - 2.0).ok()?.inverse_cdf(0.975);
    let square = t * t;
    if value.abs() >= 1.0 {
        let fewer = m.min(n);
        let inner = ((fewer - square) / (fewer + square)).max(-1.0);
        return Some(if value > 0.0 { (inner, 1.0) } else { (-1.0, -inner) });
    }
    let rest = 1.0 - value * value;
    let half = t * variance.sqrt() * (rest * rest + square * variance).sqrt();
    let base = rest + square * variance;
    let middle = value - value.powi(3);
    Some((((middle - half) / base).max(-1.0), ((middle + half) / base).min(1.0)))
}

/// For each value of `a`, the share of `b` below it less the share above; and the number of pairs that are no ties.
fn dominance(a: &[f64], b: &[f64]) -> (Vec<f64>, f64) {
    let (mut below, mut not_above, mut untied) = (0, 0, 0);
    let shares = a.iter().map(|value| {
        below += b[below..].iter().take_while(|other| *other < value).count();
        not_above = not_above.max(below);
        not_above += b[not_above..].iter().take_while(|other| *other <= value).count();
        let above = b.len() - not_above;
        untied += below + above;
        (below as f64 - above as f64) / b.len() as f64
    });
    let shares = shares.collect();
    (shares, untied as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_effsize() {
        // R package effsize 0.8.1, tests of cliff.delta: treatment against control.
        let treatment = [10.0, 10.0, 20.0, 20.0, 20.0, 30.0, 30.0, 30.0, 40.0, 50.0];
        let control = [10.0, 20.0, 30.0, 40.0, 40.0, 50.0];
        let Estimate { value, limits: Some((low, high)) } = cliffs_delta(&treatment, &control).unwrap() else {
            panic!("no limits")
        };
        assert!((value + 0.25).abs() < 1e-12);
        assert!((low + 0.7265846).abs() < 1e-7 && (high - 0.3890062).abs() < 1e-7, "{low} {high}");
        let turned = cliffs_delta(&control, &treatment).unwrap();
        assert!((turned.value - 0.25).abs() < 1e-12 && (turned.limits.unwrap().0 + high).abs() < 1e-12);
    }

    #[test]
    fn no_overlap_has_one_open_side() {
        // Feng & Cliff 2004, eq. 8 with t(0.975, 8) = 2.306004: (5 - t^2) / (5 + t^2).
        let low: Vec<f64> = (1..=5).map(f64::from).collect();
        let high: Vec<f64> = (11..=15).map(f64::from).collect();
        let found = cliffs_delta(&high, &low).unwrap();
        assert_eq!(found.value, 1.0);
        let (from, to) = found.limits.unwrap();
        assert!((from - (5.0 - 5.317655) / (5.0 + 5.317655)).abs() < 1e-6 && to == 1.0, "{from}");
    }

    #[test]
    fn small_samples_have_no_limits() {
        assert_eq!(cliffs_delta(&[], &[1.0]), None);
        assert_eq!(cliffs_delta(&[2.0], &[1.0, 3.0]), Some(Estimate { value: 0.0, limits: None }));
    }
}
