//! Correction for many tests.

/// Benjamini and Hochberg's adjusted p values (1995, JRSS B 57, 289-300), in the order given: the share of false findings
/// to be expected among all tests with a value this low or lower. Absent tests stay absent and do not count.
pub fn benjamini_hochberg(p: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut order: Vec<usize> = (0..p.len()).filter(|at| p[*at].is_some()).collect();
    order.sort_by(|a, b| p[*a].partial_cmp(&p[*b]).unwrap_or(std::cmp::Ordering::Equal));
    let tests = order.len() as f64;
    let mut adjusted = vec![None; p.len()];
    let mut lowest: f64 = 1.0;
    for (rank, at) in order.into_iter().enumerate().rev() {
        let Some(value) = p[at] else { continue };
        lowest = lowest.min(value * tests / (rank + 1) as f64);
        adjusted[at] = Some(lowest);
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_paper() {
        // The fifteen tests of Benjamini & Hochberg 1995, section 4.1; adjusted by R 4.2.2, p.adjust(p, "BH").
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0,
        ];
        let expected = [
            0.0015,
            0.003,
            0.0095,
            0.035625,
            0.0603,
            0.0638571428571429,
            0.0638571428571429,
            0.0645,
            0.0765,
            0.486,
            0.581181818181818,
            0.714875,
            0.753230769230769,
            0.813214285714286,
            1.0,
        ];
        let found = benjamini_hochberg(&p.map(Some));
        for (found, expected) in found.iter().zip(expected) {
            assert!((found.unwrap() - expected).abs() < 1e-12);
        }
        assert_eq!(found.iter().flatten().filter(|q| **q <= 0.05).count(), 4, "the paper rejects four");
    }

    #[test]
    fn order_does_not_matter_and_absent_tests_do_not_count() {
        let found = benjamini_hochberg(&[Some(0.04), None, Some(0.01), Some(0.03), Some(0.02), Some(0.9)]);
        // R 4.2.2: p.adjust(c(.04, .01, .03, .02, .9), "BH")
        assert_eq!(found[1], None);
        for (at, expected) in [(0, 0.05), (2, 0.05), (3, 0.05), (4, 0.05), (5, 0.9)] {
            assert!((found[at].unwrap() - expected).abs() < 1e-12);
        }
    }
}
