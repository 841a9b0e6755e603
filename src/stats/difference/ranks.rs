//! Tests on ranks.

use statrs::distribution::{ChiSquared, ContinuousCDF, Normal};

/// Mann and Whitney's test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MannWhitney {
    /// Pairs in which the first sample is above, ties counted half.
    pub u: f64,
    /// Two-sided.
    pub p: f64,
}

/// Whether one of two samples tends to be above the other (Mann & Whitney 1947, Annals of Mathematical Statistics 18,
/// 50-60): normal approximation with the correction for ties and for continuity (Lehmann 1975, Nonparametrics, p. 20), as
/// R's `wilcox.test(exact = FALSE)`. Absent where all values are equal or a sample is empty.
pub fn mann_whitney(a: &[f64], b: &[f64]) -> Option<MannWhitney> {
    let (m, n) = (a.len() as f64, b.len() as f64);
    let Ranked { sums, ties } = rank(&[a, b]);
    let total = m + n;
    let u = sums[0] - m * (m + 1.0) / 2.0;
    let variance = m * n / 12.0 * (total + 1.0 - ties / (total * (total - 1.0)));
    if a.is_empty() || b.is_empty() || variance <= 0.0 {
        return None;
    }
    let distance = ((u - m * n / 2.0).abs() - 0.5).max(0.0);
    let p = 2.0 * Normal::standard().sf(distance / variance.sqrt());
    Some(MannWhitney { u, p: p.min(1.0) })
}

/// Kruskal and Wallis's test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct KruskalWallis {
    pub h: f64,
    pub freedom: f64,
    pub p: f64,
}

/// Whether any of several samples tends to be above another (Kruskal & Wallis 1952, JASA 47, 583-621): chi-squared
/// approximation, corrected for ties (p. 586, eq. 1.2). Empty samples do not count; absent with fewer than two, or where
/// all values are equal.
pub fn kruskal_wallis(samples: &[&[f64]]) -> Option<KruskalWallis> {
    let samples: Vec<&[f64]> = samples.iter().copied().filter(|sample| !sample.is_empty()).collect();
    let Ranked { sums, ties } = rank(&samples);
    let n: f64 = samples.iter().map(|sample| sample.len() as f64).sum();
    let correction = 1.0 - ties / (n * n * n - n);
    if samples.len() < 2 || correction.is_nan() || correction <= 0.0 {
        return None;
    }
    let squares: f64 = sums.iter().zip(&samples).map(|(sum, sample)| sum * sum / sample.len() as f64).sum();
    let h = (12.0 / (n * (n + 1.0)) * squares - 3.0 * (n + 1.0)) / correction;
    let freedom = samples.len() as f64 - 1.0;
    Some(KruskalWallis { h, freedom, p: ChiSquared::new(freedom).ok()?.sf(h.max(0.0)) })
}

/// Samples ranked together.
struct Ranked {
    /// Sum of the ranks of each sample.
    sums: Vec<f64>,
    /// Sum of t^3 - t over ties of t values.
    ties: f64,
}

/// Ranks of all values together; equal values share the mean of their ranks.
fn rank(samples: &[&[f64]]) -> Ranked {
    let tagged = samples.iter().enumerate().flat_map(|(at, sample)| sample.iter().map(move |value| (*value, at)));
    let mut all: Vec<(f64, usize)> = tagged.collect();
    all.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (mut sums, mut ties, mut done) = (vec![0.0; samples.len()], 0.0, 0.0);
    // -0.0 and 0.0 are neighbours in this order and equal.
    for tied in all.chunk_by(|a, b| a.0 == b.0) {
        let t = tied.len() as f64;
        let shared = done + (t + 1.0) / 2.0;
        tied.iter().for_each(|(_, at)| sums[*at] += shared);
        ties += t * t * t - t;
        done += t;
    }
    Ranked { sums, ties }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mann_whitney_is_that_of_r() {
        // R 4.2.2: wilcox.test(extra ~ group, data = sleep, exact = FALSE)
        let a = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
        let b = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        let test = mann_whitney(&a, &b).unwrap();
        assert!((test.u - 25.5).abs() < 1e-12 && (test.p - 0.0693275754336266).abs() < 1e-9, "{test:?}");
    }

    #[test]
    fn kruskal_wallis_is_that_of_r() {
        // R 4.2.2: kruskal.test(Ozone ~ Month, data = airquality), without the missing days.
        let may = [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37];
        let june = [29, 71, 39, 23, 21, 37, 20, 12, 13];
        let july =
            [135, 49, 32, 64, 40, 77, 97, 97, 85, 10, 27, 7, 48, 35, 61, 79, 63, 16, 80, 108, 20, 52, 82, 50, 64, 59];
        let august =
            [39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85];
        let september = [
            96, 78, 73, 91, 47, 32, 20, 23, 21, 24, 44, 21, 28, 9, 13, 46, 18, 13, 24, 16, 13, 23, 36, 7, 14, 30, 14,
            18, 20,
        ];
        let months: [&[i32]; 5] = [&may, &june, &july, &august, &september];
        let months: Vec<Vec<f64>> = months.iter().map(|days| days.iter().copied().map(f64::from).collect()).collect();
        let test = kruskal_wallis(&months.iter().map(Vec::as_slice).collect::<Vec<_>>()).unwrap();
        assert!((test.h - 29.2665763061169).abs() < 1e-9 && test.freedom == 4.0);
        assert!((test.p - 6.90071411854678e-6).abs() < 1e-12);
    }

    #[test]
    fn equal_values_give_no_test() {
        assert_eq!(mann_whitney(&[1.0, 1.0], &[1.0]), None);
        assert_eq!(mann_whitney(&[], &[1.0]), None);
        assert_eq!(kruskal_wallis(&[&[1.0, 1.0], &[1.0]]), None);
        assert_eq!(kruskal_wallis(&[&[1.0, 2.0], &[]]), None);
    }
}
