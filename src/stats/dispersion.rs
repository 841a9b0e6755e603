//! Dispersion: how evenly something is spread over the parts of a collection.

/// The parts of a collection.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parts {
    size: f64,
    /// Share of the smallest part.
    smallest: f64,
}

impl Parts {
    /// Of parts with these sizes; empty ones do not count.
    pub fn new(sizes: impl Iterator<Item = f64>) -> Parts {
        let (size, smallest) = sizes
            .filter(|size| *size > 0.0)
            .fold((0.0, f64::INFINITY), |(sum, smallest), size| (sum + size, f64::min(smallest, size)));
        Parts { size, smallest: smallest / size }
    }

    /// The normalised deviation of proportions: 0 where every part has its share of what is counted, 1 where all is in the
    /// smallest part. DP is half the sum of the absolute differences between observed and expected shares (Gries 2008,
    /// International Journal of Corpus Linguistics 13, 403-437), here divided by its largest possible value, 1 - the
    /// smallest expected share (Lijffijt & Gries 2012, IJCL 17, 147-149). `found` holds count and size of each part with
    /// a count. `None` where nothing is counted or there is one part only.
    pub fn normalised_dp(&self, found: impl Iterator<Item = (f64, f64)> + Clone) -> Option<f64> {
        let counted: f64 = found.clone().map(|part| part.0).sum();
        (counted > 0.0 && self.smallest < 1.0).then(|| self.dp(found, counted) / (1.0 - self.smallest))
    }

    /// A part without a count deviates by its whole expected share.
    fn dp(&self, found: impl Iterator<Item = (f64, f64)>, counted: f64) -> f64 {
        let (mut deviation, mut without) = (0.0, 1.0);
        for (count, size) in found {
            let expected = size / self.size;
            deviation += (count / counted - expected).abs();
            without -= expected;
        }
        (deviation + f64::max(without, 0.0)) / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dp_is_that_of_gries_2008() {
        // Section 2, the word "a" in a corpus of 50 words in five parts: DP = 0.18.
        let found = [(1.0, 9.0), (2.0, 10.0), (3.0, 10.0), (4.0, 10.0), (5.0, 11.0)];
        let parts = Parts::new(found.iter().map(|part| part.1));
        assert!((parts.dp(found.into_iter(), 15.0) - 0.18).abs() < 1e-12);
        assert!((parts.normalised_dp(found.into_iter()).unwrap() - 0.18 / 0.82).abs() < 1e-12);
    }

    #[test]
    fn all_in_the_smallest_part_is_one() {
        let parts = Parts::new([2.0, 0.0, 8.0].into_iter());
        assert!((parts.normalised_dp([(7.0, 2.0)].into_iter()).unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(parts.normalised_dp([].into_iter()), None);
        assert_eq!(Parts::new([2.0].into_iter()).normalised_dp([(7.0, 2.0)].into_iter()), None);
    }
}
