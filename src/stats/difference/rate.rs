//! Ratio of two rates of counts.

use crate::stats::interval::Interval;
use statrs::distribution::{ContinuousCDF, StudentsT};

/// A ratio of rates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateRatio {
    /// Absent where the second rate is zero.
    pub value: Option<f64>,
    /// 95 % limits; absent where a sample has no count at all.
    pub limits: Option<Interval>,
    /// Pearson's chi-squared over its degrees of freedom: above 1 where counts spread more than Poisson's law has it.
    pub dispersion: Option<f64>,
}

/// Counts and what each was counted in, such as the words of an article.
#[derive(Debug, Clone, Copy)]
pub struct Counts<'a> {
    pub counts: &'a [f64],
    pub exposures: &'a [f64],
}

impl Counts<'_> {
    fn rate(&self) -> Option<f64> {
        let exposure: f64 = self.exposures.iter().sum();
        (exposure > 0.0).then(|| self.total() / exposure)
    }

    fn total(&self) -> f64 {
        self.counts.iter().sum()
    }

    /// Pearson's chi-squared under one rate; units without exposure say nothing.
    fn chi_squared(&self, rate: f64) -> f64 {
        let expected = self.exposures.iter().map(|exposure| rate * exposure);
        let parts = self.counts.iter().zip(expected).filter(|(_, expected)| *expected > 0.0);
        parts.map(|(count, expected)| (count - expected).powi(2) / expected).sum()
    }
}

/// The rate of `a` over that of `b` by quasi-Poisson regression with a log link and the logarithm of the exposure as
/// offset (McCullagh & Nelder 1989, Generalized Linear Models, sections 6.2 and 9.2): for two groups the estimates are
/// closed. The variance is the dispersion times Poisson's; a dispersion below 1 does not narrow the limits, since few
/// counts show it too often by chance. Student's quantile with n - 2 degrees of freedom. Absent without exposure.
pub fn rate_ratio(a: Counts, b: Counts) -> Option<RateRatio> {
    let (rate_a, rate_b) = (a.rate()?, b.rate()?);
    let units = a.exposures.iter().chain(b.exposures).filter(|exposure| **exposure > 0.0).count();
    let freedom = units.saturating_sub(2) as f64;
    let dispersion = (freedom > 0.0).then(|| (a.chi_squared(rate_a) + b.chi_squared(rate_b)) / freedom);
    let value = (rate_b > 0.0).then(|| rate_a / rate_b);
    let limits = dispersion.zip(value).filter(|(_, value)| *value > 0.0).and_then(|(dispersion, value)| {
        let error = (dispersion.max(1.0) * (1.0 / a.total() + 1.0 / b.total())).sqrt();
        let half = StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(0.975) * error;
        Some((value * (-half).exp(), value * half.exp()))
    });
    let dispersion = dispersion.filter(|_| a.total() + b.total() > 0.0);
    Some(RateRatio { value, limits, dispersion })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_that_of_rs_glm() {
        // Counts: R's InsectSprays (Beall 1942), sprays A and C; the exposures are ours. R 4.2.2:
        // glm(y ~ g + offset(log(e)), family = quasipoisson, control = glm.control(1e-15, 200)), exp(coef -+ qt(.975, 22) * se).
        let a = Counts {
            counts: &[10.0, 7.0, 20.0, 14.0, 14.0, 12.0, 10.0, 23.0, 17.0, 20.0, 14.0, 13.0],
            exposures: &[400.0, 380.0, 520.0, 410.0, 450.0, 390.0, 300.0, 610.0, 480.0, 500.0, 420.0, 460.0],
        };
        let c = Counts {
            counts: &[0.0, 1.0, 7.0, 2.0, 3.0, 1.0, 2.0, 1.0, 3.0, 0.0, 1.0, 4.0],
            exposures: &[310.0, 350.0, 600.0, 420.0, 380.0, 400.0, 410.0, 290.0, 500.0, 330.0, 360.0, 470.0],
        };
        let ratio = rate_ratio(a, c).unwrap();
        assert!((ratio.value.unwrap() - 6.30586466165413).abs() < 1e-9);
        assert!((ratio.dispersion.unwrap() - 0.759051434585707).abs() < 1e-6);
        // The dispersion is below 1: R's limits (4.284588, 9.280689) are widened to those of Poisson's law.
        let (low, high) = ratio.limits.unwrap();
        let poisson = (ratio.value.unwrap().ln() - low.ln()) / (ratio.value.unwrap().ln() - 4.28458813048968_f64.ln());
        assert!((poisson - (1.0 / 0.759051434585707_f64).sqrt()).abs() < 1e-6 && high > 9.28068881303508);
    }

    #[test]
    fn spread_beyond_poisson_widens_the_limits() {
        // R 4.2.2: glm(c(2,9,30,1,18,5, 1,0,12,3,0,7) ~ gl(2,6) + offset(log(rep(c(400,500),6))), quasipoisson),
        // with the same control: at its default the iteration stops three digits short of its own estimate.
        let a = Counts {
            counts: &[2.0, 9.0, 30.0, 1.0, 18.0, 5.0],
            exposures: &[400.0, 500.0, 400.0, 500.0, 400.0, 500.0],
        };
        let b = Counts { counts: &[1.0, 0.0, 12.0, 3.0, 0.0, 7.0], ..a };
        let ratio = rate_ratio(a, b).unwrap();
        let (low, high) = ratio.limits.unwrap();
        for (found, expected) in [
            (ratio.value.unwrap(), 2.82608695652174),
            (ratio.dispersion.unwrap(), 10.4584046996193),
            (low, 0.491975949169284),
            (high, 16.2340608302259),
        ] {
            assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        }
    }

    #[test]
    fn no_count_no_limits_and_no_exposure_no_ratio() {
        let some = Counts { counts: &[1.0, 2.0, 4.0], exposures: &[10.0, 10.0, 10.0] };
        let none = Counts { counts: &[0.0, 0.0, 0.0], ..some };
        let ratio = rate_ratio(none, some).unwrap();
        assert_eq!((ratio.value, ratio.limits), (Some(0.0), None));
        assert_eq!(rate_ratio(some, none).unwrap().value, None);
        assert_eq!(rate_ratio(some, Counts { counts: &[0.0], exposures: &[0.0] }), None);
    }
}
