//! How many units a comparison needs.

use statrs::distribution::{ContinuousCDF, Normal, StudentsT};
use statrs::function::gamma::ln_gamma;

/// Chance of a false alarm, two-sided.
const ALPHA: f64 = 0.05;

/// Units per group with which Student's two-sided test at 5 % finds a difference of the means as large as `effect`
/// standard deviations with the chance `power` (Cohen 1988, Statistical Power Analysis, ch. 2; exact, by the noncentral t
/// distribution). Absent where there is no effect to be found.
pub fn units_needed(effect: f64, power: f64) -> Option<u64> {
    // Beyond this the normal approximation is right to the unit, and nobody has so many articles by hand.
    const LARGE: f64 = 20_000.0;
    let effect = effect.abs();
    let normal = Normal::standard();
    let z = normal.inverse_cdf(1.0 - ALPHA / 2.0);
    // Guenther 1981, American Statistician 35, 243-244: within a unit or two of the exact number.
    let guess = 2.0 * ((z + normal.inverse_cdf(power)) / effect).powi(2) + z * z / 4.0;
    if !guess.is_finite() || guess > 1e15 {
        return None;
    }
    let mut units = guess.ceil().max(2.0);
    if units > LARGE {
        return Some(units as u64);
    }
    while units > 2.0 && power_of(units - 1.0, effect)? >= power {
        units -= 1.0;
    }
    while power_of(units, effect)? < power {
        units += 1.0;
    }
    Some(units as u64)
}

/// Chance that Student's two-sided test at 5 % with `n` units in each of two groups finds a difference of `effect`
/// standard deviations: the noncentral t distribution as a mean over the estimate of the spread, by Simpson's rule.
pub fn power_of(n: f64, effect: f64) -> Option<f64> {
    const STEPS: u32 = 400;
    let freedom = 2.0 * n - 2.0;
    let critical = StudentsT::new(0.0, 1.0, freedom).ok()?.inverse_cdf(1.0 - ALPHA / 2.0);
    let shift = effect * (n / 2.0).sqrt();
    let reach = 10.0 / (2.0 * freedom).sqrt();
    let (from, to) = ((1.0 - reach).max(0.0), 1.0 + reach);
    let width = (to - from) / f64::from(STEPS);
    let scale = 2.0_f64.ln() + freedom / 2.0 * (freedom / 2.0).ln() - ln_gamma(freedom / 2.0);
    let normal = Normal::standard();
    let part = |step: u32| {
        let spread = from + width * f64::from(step);
        if spread <= 0.0 {
            return 0.0;
        }
        let density = (scale + (freedom - 1.0) * spread.ln() - freedom * spread * spread / 2.0).exp();
        let found = normal.cdf(shift - critical * spread) + normal.cdf(-shift - critical * spread);
        let weight = if step == 0 || step == STEPS { 1.0 } else { f64::from(2 + 2 * (step % 2)) };
        weight * density * found
    };
    Some((0..=STEPS).map(part).sum::<f64>() * width / 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn power_is_that_of_statsmodels() {
        // statsmodels 0.15.0: TTestIndPower().power(effect, n, 0.05); the last two also R 4.2.2, power.t.test(strict = TRUE)
        for (effect, n, expected) in
            [(1.0, 20.0, 0.8689530277239897), (1.0, 5.0, 0.28629549338059757), (0.3, 100.0, 0.5600592535808472)]
        {
            assert!((power_of(n, effect).unwrap() - expected).abs() < 1e-6);
        }
    }

    #[test]
    fn the_number_needed_is_that_of_r() {
        // R 4.2.2: power.t.test(delta = 1, sd = 1, power = .90), the example of its manual: n = 22.02110; and with
        // power = .80: delta = .2, sd = .5: 99.08057; delta = 1, sd = 2: 63.76561.
        assert_eq!(units_needed(1.0, 0.9), Some(23));
        assert_eq!(units_needed(0.4, 0.8), Some(100));
        assert_eq!(units_needed(-0.5, 0.8), Some(64));
        assert_eq!(units_needed(0.0, 0.8), None);
        assert_eq!(units_needed(50.0, 0.8), Some(2));
    }
}
