//! vocd-D: the one curve, of a family of curves, along which the type-token ratio of a text falls.
//!
//! vocd draws samples of 35 to 50 words at random and takes means of their ratios. The mean that it approaches is known
//! (McCarthy & Jarvis 2007): the hypergeometric expectation. It is taken here instead of the samples, so D has neither
//! a seed nor a random error, and costs no draws.

use super::HUNDRED;
use super::draws::{self, expected_types};
use super::types::{FIND, FIRST_OF_EACH, NO_WORD, REACH};
use crate::document::passage::Scope;
use crate::feature::{Feature, Formula, Measure, value};

pub static VOCD_D: Feature = Feature {
    name: "vocd_d",
    definition: "vocd-D: the parameter of the curve nearest to the type-token ratios to be expected of 35 to 50 \
        words drawn at random.",
    reference: "McKee, Malvern & Richards 2000, Literary and Linguistic Computing 15(3), 323-338; expectation in \
        place of samples: McCarthy & Jarvis 2007, Language Testing 24(4), 459-488",
    caveat: "The program of the authors draws at random and differs a little from run to run; absent below 50 words \
        and where no word stands twice.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "vocd_d",
        unit: "index",
        expression: "D that minimises the squares of TTR(n) - D / n * (sqrt(1 + 2 n / D) - 1), n = 35, ..., 50",
        compute: |marks, totals| expected_types(marks, totals).first_chunk().and_then(fit),
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(HUNDRED, "vocd_d", 40.88497211440519)],
    find: FIND,
};

/// Words in the shortest and in the longest sample.
const SHORTEST: usize = 35;
const LONGEST: usize = draws::MOST;

/// D by least squares (Gauss-Newton on 1/D, in which the curve is nearly straight), begun where the curve meets the
/// ratio of 42 words. `None` where nothing repeats: D is infinite.
fn fit(types: &[f64; LONGEST]) -> Option<f64> {
    let ratios = || (SHORTEST..=LONGEST).map(|n| (n as f64, types[n - 1] / n as f64));
    let middle = 42.0;
    let root = 2.0 / (types[41] / middle) - 1.0;
    let mut inverse = (root * root - 1.0) / (2.0 * middle);
    for _ in 0..50 {
        let (mut gradient, mut curvature) = (0.0, 0.0);
        for (n, ratio) in ratios() {
            // D / n * (sqrt(1 + 2 n / D) - 1) without cancellation, and its derivative by 1/D.
            let root = (1.0 + 2.0 * n * inverse).sqrt();
            let slope = -2.0 * n / (root * (root + 1.0) * (root + 1.0));
            gradient += (ratio - 2.0 / (root + 1.0)) * slope;
            curvature += slope * slope;
        }
        let step = gradient / curvature;
        inverse += step;
        if step.abs() <= 1e-13 * inverse {
            break;
        }
    }
    (inverse > 1e-9).then(|| 1.0 / inverse)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    fn of(text: &str) -> Option<f64> {
        proof::value(&VOCD_D, "vocd_d", text)
    }

    #[test]
    fn a_curve_of_the_family_is_its_own_fit() {
        for d in [0.5, 7.0, 42.0, 100.0, 350.0] {
            let types = std::array::from_fn(|at| {
                let n = (at + 1) as f64;
                d * ((1.0 + 2.0 * n / d).sqrt() - 1.0)
            });
            let found = fit(&types).unwrap();
            assert!((found - d).abs() < 1e-7 * d, "{found} instead of {d}");
        }
    }

    #[test]
    fn few_words_have_no_d_and_neither_have_words_without_repetition() {
        assert_eq!(of(&"go ".repeat(49)), None);
        assert!(of(&"go ".repeat(50)).is_some_and(|d| d > 0.0 && d < 0.1));
        let letters: Vec<String> = ('a'..='z').flat_map(|a| ['o', 'u'].map(|b| format!("{a}{b}{a}"))).collect();
        assert_eq!(of(&letters.join(" ")), None);
        assert!(of(&[letters.join(" "), letters.join(" ")].join(" ")).is_some());
    }
}
