//! Principal components: the few directions along which rows differ most.

use super::distance::z_scores;
use nalgebra::DMatrix;
use ndarray::Array2;

/// Principal components of the correlation matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct Components {
    /// One row a text, one column a component.
    pub scores: Array2<f64>,
    /// One row a variable, one column a component; each of length 1, its largest loading positive.
    pub loadings: Array2<f64>,
    /// Variance along each component, and its share in the variance of all variables.
    pub variances: Vec<f64>,
    pub shares: Vec<f64>,
}

/// The first `most` principal components of the columns, each as z-scores (sample standard deviation), by singular
/// value decomposition (Jolliffe & Cadima 2016, Philosophical Transactions A 374: 20150202). The sign of a component is
/// open; it is fixed so that its largest loading is positive.
pub fn components(values: &Array2<f64>, most: usize) -> Components {
    let scores = z_scores(values);
    let (rows, columns) = scores.dim();
    let kept = most.min(columns).min(rows.saturating_sub(1));
    let matrix = DMatrix::from_fn(rows, columns, |row, column| scores[[row, column]]);
    let found = matrix.svd(true, true);
    let (Some(left), Some(right)) = (found.u, found.v_t) else { unreachable!("both sides were asked for") };
    let squares: Vec<f64> = found.singular_values.iter().map(|value| value * value).collect();
    let all: f64 = squares.iter().sum();
    let mut order: Vec<usize> = (0..squares.len()).collect();
    order.sort_by(|a, b| squares[*b].total_cmp(&squares[*a]));
    order.truncate(kept);
    let sign = |at: usize| {
        let largest =
            right.row(at).iter().copied().fold(0.0, |a: f64, b: f64| if b.abs() > a.abs() + 1e-12 { b } else { a });
        if largest < 0.0 { -1.0 } else { 1.0 }
    };
    let signs: Vec<f64> = order.iter().map(|at| sign(*at)).collect();
    Components {
        scores: Array2::from_shape_fn((rows, kept), |(row, at)| {
            signs[at] * left[(row, order[at])] * found.singular_values[order[at]]
        }),
        loadings: Array2::from_shape_fn((columns, kept), |(column, at)| signs[at] * right[(order[at], column)]),
        variances: order.iter().map(|at| squares[*at] / (rows as f64 - 1.0)).collect(),
        shares: order.iter().map(|at| if all > 0.0 { squares[*at] / all } else { 0.0 }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn two_columns_that_go_together_are_one_component() {
        // Correlation 0.5: variances 1.5 and 0.5, along (1, 1) and (1, -1) over root 2.
        let found = components(&array![[1.0, 1.0], [2.0, 3.0], [3.0, 2.0]], 2);
        let half = 0.5_f64.sqrt();
        assert!((found.variances[0] - 1.5).abs() < 1e-12 && (found.shares[0] - 0.75).abs() < 1e-12);
        assert!((found.loadings[[0, 0]] - half).abs() < 1e-12 && (found.loadings[[1, 0]] - half).abs() < 1e-12);
        // The first row lies one standard deviation below both means.
        assert!((found.scores[[0, 0]] + 2.0 * half).abs() < 1e-12);
    }

    #[test]
    fn variances_are_those_of_an_independent_computation() {
        // numpy.linalg.eigvalsh of numpy.corrcoef.
        let values = array![
            [5.1, 2.0, 1.4, 0.9, 0.0],
            [4.7, 2.6, 1.1, 0.4, 0.3],
            [6.0, 1.7, 0.8, 0.9, 0.1],
            [5.5, 2.2, 1.9, 0.2, 0.2]
        ];
        let found = components(&values, 9);
        assert_eq!(found.variances.len(), 3);
        for (found, expected) in found.variances.iter().zip(VARIANCES) {
            assert!((found - expected).abs() < 1e-10, "{found} {expected}");
        }
        assert!((found.shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    const VARIANCES: [f64; 3] = [3.126057637185607, 1.1053934461278931, 0.7685489166865007];
}
