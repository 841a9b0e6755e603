//! Fisher's alpha: the one parameter of the logarithmic series by which types grow with words.

use super::types::{FIND, FIRST_OF_EACH, NO_WORD, REACH, WORKED, sizes};
use crate::document::passage::Scope;
use crate::feature::{Feature, Formula, Measure, value};

pub static FISHER_ALPHA: Feature = Feature {
    name: "fisher_alpha",
    definition: "Fisher's alpha: the parameter of the logarithmic series that has as many types in as many words; \
        higher is more diverse.",
    reference: "Fisher, Corbet & Williams 1943, Journal of Animal Ecology 12(1), 42-58",
    caveat: "Words do not follow the series: it still grows with length. Absent where every word stands only once.",
    scopes: &[Scope::Body],
    reach: REACH,
    length_bound: true,
    measures: &[Measure::Formula(Formula {
        name: "fisher_alpha",
        unit: "index",
        expression: "alpha for which V = alpha ln(1 + N / alpha), with V types and N words",
        compute: |marks, totals| sizes(marks, totals).and_then(|(words, types)| alpha(words, types)),
    })],
    examples: &[FIRST_OF_EACH, NO_WORD, value(WORKED, "fisher_alpha", 7.866907028617893)],
    find: FIND,
};

/// Newton's method. The types that alpha foretells grow ever slower with it, so that from the second step on it is
/// approached from below. `None` where types are as many as words: alpha is infinite.
fn alpha(words: f64, types: f64) -> Option<f64> {
    if types >= words {
        return None;
    }
    let mut alpha = types / (1.0 + words).ln();
    for _ in 0..100 {
        let log = (words / alpha).ln_1p();
        let step = (alpha * log - types) / (log - words / (alpha + words));
        let next = (alpha - step).max(alpha / 10.0);
        if (next - alpha).abs() <= 1e-15 * alpha {
            break;
        }
        alpha = next;
    }
    Some(alpha)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alpha_foretells_the_types_it_was_made_of() {
        for (words, types) in [(2.0, 1.0), (9.0, 6.0), (400.0, 220.0), (400.0, 399.0), (100_000.0, 9000.0), (1e6, 2.0)]
        {
            let alpha = alpha(words, types).unwrap();
            let foretold = alpha * (words / alpha).ln_1p();
            assert!((foretold - types).abs() < 1e-8 * types, "{words} {types}: {alpha} {foretold}");
        }
        assert_eq!(alpha(5.0, 5.0), None);
    }
}
