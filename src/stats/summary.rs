//! What a sample of numbers is like: number, mean, spread, quantiles.

/// A sample in a few numbers; what it is too small for is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Summary {
    pub n: usize,
    pub mean: Option<f64>,
    pub median: Option<f64>,
    /// Standard deviation (n - 1): from two values on.
    pub sd: Option<f64>,
    /// Third quartile less first.
    pub iqr: Option<f64>,
}

impl Summary {
    /// Of values in ascending order.
    pub fn of_sorted(values: &[f64]) -> Summary {
        let moments = Moments::of(values);
        let quartile = |p| quantile(values, p);
        Summary {
            n: values.len(),
            mean: (!values.is_empty()).then_some(moments.mean),
            median: quartile(0.5),
            sd: moments.variance().map(f64::sqrt),
            iqr: quartile(0.75).zip(quartile(0.25)).map(|(third, first)| third - first),
        }
    }
}

/// A quantile of values in ascending order, linear between neighbours: type 7 of Hyndman & Fan (1996, American
/// Statistician 50, 361-365), which is R's and numpy's default.
pub fn quantile(sorted: &[f64], p: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = p.clamp(0.0, 1.0) * last as f64;
    let (below, share) = (place.floor() as usize, place.fract());
    let above = sorted[(below + 1).min(last)];
    Some(sorted[below] + share * (above - sorted[below]))
}

/// Number, mean and sum of squared deviations, which take one value in or out without a look at the others
/// (Welford 1962, Technometrics 4, 419-420).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Moments {
    pub n: f64,
    pub mean: f64,
    pub squares: f64,
}

impl Moments {
    pub fn of(values: &[f64]) -> Moments {
        let n = values.len() as f64;
        if values.is_empty() {
            return Moments::default();
        }
        let mean = values.iter().sum::<f64>() / n;
        Moments { n, mean, squares: values.iter().map(|value| (value - mean).powi(2)).sum() }
    }

    pub fn with(self, value: f64) -> Moments {
        let n = self.n + 1.0;
        let mean = self.mean + (value - self.mean) / n;
        Moments { n, mean, squares: self.squares + (value - self.mean) * (value - mean) }
    }

    pub fn without(self, value: f64) -> Moments {
        let n = self.n - 1.0;
        if n < 1.0 {
            return Moments::default();
        }
        let mean = self.mean - (value - self.mean) / n;
        Moments { n, mean, squares: (self.squares - (value - self.mean) * (value - mean)).max(0.0) }
    }

    /// Sample variance (n - 1): from two values on.
    pub fn variance(self) -> Option<f64> {
        (self.n > 1.0).then(|| self.squares / (self.n - 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R 4.2.2, `sort(sleep$extra[sleep$group == 1])`: Student (1908), hours of sleep gained.
    const SLEEP: [f64; 10] = [-1.6, -1.2, -0.2, -0.1, 0.0, 0.7, 0.8, 2.0, 3.4, 3.7];

    #[test]
    fn a_sample_is_what_r_says() {
        let summary = Summary::of_sorted(&SLEEP);
        // R 4.2.2: mean, median, sd and IQR of the same.
        for (found, expected) in [
            (summary.mean, 0.75),
            (summary.median, 0.35),
            (summary.sd, 1.78900965775916),
            (summary.iqr, 1.875),
            (quantile(&SLEEP, 0.25), -0.175),
            (quantile(&SLEEP, 1.0), 3.7),
        ] {
            assert!((found.unwrap() - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn too_few_values_have_no_spread() {
        assert_eq!(Summary::of_sorted(&[]), Summary::default());
        let one = Summary::of_sorted(&[2.0]);
        assert_eq!((one.mean, one.sd, one.iqr), (Some(2.0), None, Some(0.0)));
    }

    #[test]
    fn a_value_taken_out_was_never_in() {
        let all = Moments::of(&SLEEP);
        let fewer = all.without(3.7).without(-1.6);
        let direct = Moments::of(&SLEEP[1..9]);
        assert!((fewer.mean - direct.mean).abs() < 1e-12 && (fewer.squares - direct.squares).abs() < 1e-12);
        let again = fewer.with(3.7).with(-1.6);
        assert!((again.mean - all.mean).abs() < 1e-12 && (again.squares - all.squares).abs() < 1e-12);
        assert_eq!(Moments::of(&[4.0]).without(4.0), Moments::default());
    }
}
