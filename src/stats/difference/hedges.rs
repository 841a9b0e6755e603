//! Difference of two means in units of their common spread.

use super::Estimate;
use crate::stats::summary::Moments;
use statrs::distribution::{ContinuousCDF, Normal};
use statrs::function::gamma::ln_gamma;

/// Hedges' g: the difference of the means over the pooled standard deviation, freed of its bias in small samples by the
/// exact factor (Hedges & Olkin 1985, Statistical Methods for Meta-Analysis, p. 81, eq. 10). Its 95 % limits are those of
/// the large-sample normal distribution (p. 86, eq. 14 and 15). Absent where there is no spread.
pub fn hedges_g(a: Moments, b: Moments) -> Option<Estimate> {
    let freedom = a.n + b.n - 2.0;
    let spread = (freedom > 0.0).then(|| ((a.squares + b.squares) / freedom).sqrt()).filter(|spread| *spread > 0.0)?;
    let value = correction(freedom) * (a.mean - b.mean) / spread;
    let variance = 1.0 / a.n + 1.0 / b.n + value * value / (2.0 * (a.n + b.n));
    let half = Normal::standard().inverse_cdf(0.975) * variance.sqrt();
    value.is_finite().then_some(Estimate { value, limits: Some((value - half, value + half)) })
}

/// The factor that takes the bias away: gamma(m / 2) / (sqrt(m / 2) gamma((m - 1) / 2)).
fn correction(freedom: f64) -> f64 {
    // With one degree of freedom the gamma function has a pole: all is bias.
    if freedom <= 1.0 {
        return 0.0;
    }
    (ln_gamma(freedom / 2.0) - ln_gamma((freedom - 1.0) / 2.0)).exp() / (freedom / 2.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Option<Estimate>, value: f64, low: f64, high: f64) {
        let Estimate { value: g, limits: Some((a, b)) } = found.unwrap() else { panic!("no limits") };
        assert!((g - value).abs() < 1e-9 && (a - low).abs() < 1e-6 && (b - high).abs() < 1e-6, "{g} {a} {b}");
    }

    #[test]
    fn g_is_that_of_metafor() {
        // R 4.2.2, metafor 3.8.1: escalc("SMD", ...), yi -+ qnorm(.975) * sqrt(vi), for the groups of R's sleep.
        let a = Moments::of(&[0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]);
        let b = Moments::of(&[1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
        near(hedges_g(a, b), -0.796935239191122, -1.707586149924556, 0.113715671542312);
        // The same for miles per gallon in R's mtcars: 13 cars with manual gears, 19 with automatic.
        let manual = Moments::of(&[21.0, 21.0, 22.8, 32.4, 30.4, 33.9, 27.3, 26.0, 30.4, 15.8, 19.7, 15.0, 21.4]);
        let automatic = Moments::of(&[
            21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 21.5, 15.5, 15.2, 13.3,
            19.2,
        ]);
        near(hedges_g(manual, automatic), 1.440635402401855, 0.651805886710005, 2.229464918093704);
    }

    #[test]
    fn without_spread_there_is_no_effect_size() {
        assert_eq!(hedges_g(Moments::of(&[1.0, 1.0]), Moments::of(&[2.0, 2.0])), None);
        assert_eq!(hedges_g(Moments::of(&[]), Moments::of(&[2.0])), None);
    }
}
