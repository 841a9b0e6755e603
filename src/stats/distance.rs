//! Distances between the rows of a table of frequencies: Burrows's Delta and its kin.

use ndarray::{Array1, Array2, ArrayView1, Axis};

/// How far apart two rows are. z-scores are those of each column over all rows, with the sample standard deviation
/// (n - 1); n is the number of columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Distance {
    /// The mean of the absolute differences of z-scores (Burrows 2002, Literary and Linguistic Computing 17, 267-287;
    /// in this form Argamon 2008).
    #[default]
    Burrows,
    /// The Euclidean norm of the differences of z-scores, divided by n: Argamon's linear Delta (Argamon 2008, LLC 23,
    /// 131-147) as the R package stylo computes it.
    Argamon,
    /// 1 - the cosine of the vectors of z-scores (Smith & Aldridge 2011, Journal of Quantitative Linguistics 18, 63-88;
    /// Evert et al. 2017, DSH 32, ii4-ii16). 1 where a vector has no length.
    Cosine,
    /// The sum of the absolute differences of z-scores, each weighed by (n + 1 - rank) / n, not divided by n: Eder's Delta
    /// (Eder 2015, Digital Scholarship in the Humanities 30, 167-182). Ranks are counted from 0, the most frequent word,
    /// as stylo 0.7.7 counts them.
    Eder,
    /// The sum of the absolute differences of the square roots of the frequencies (Eder, Rybicki & Kestemont 2016,
    /// R Journal 8, 107-121).
    Simple,
    /// The mean of the squared differences of z-scores (Argamon 2008, eq. for the quadratic Delta).
    Quadratic,
    /// The sum of the absolute differences of the frequencies.
    Manhattan,
    /// 1 - the sum of the smaller over the sum of the larger frequencies of each column (Koppel & Winter 2014, JASIST 65,
    /// 178-187). 0 where both rows are empty.
    MinMax,
}

impl Distance {
    /// The distances between all rows: symmetric, zeros on the diagonal.
    pub fn matrix(self, frequencies: &Array2<f64>) -> Array2<f64> {
        let prepared = self.prepare(frequencies);
        let rows = prepared.nrows();
        let lengths: Array1<f64> = prepared.axis_iter(Axis(0)).map(|row| row.dot(&row).sqrt()).collect();
        let mut matrix = Array2::zeros((rows, rows));
        for a in 0..rows {
            for b in a + 1..rows {
                let lengths = lengths[a] * lengths[b];
                let distance = self.between(prepared.row(a), prepared.row(b), lengths);
                matrix[[a, b]] = distance;
                matrix[[b, a]] = distance;
            }
        }
        matrix
    }

    /// The values that are compared.
    fn prepare(self, frequencies: &Array2<f64>) -> Array2<f64> {
        match self {
            Distance::Manhattan | Distance::MinMax => frequencies.clone(),
            Distance::Simple => frequencies.mapv(f64::sqrt),
            Distance::Eder => {
                let columns = frequencies.ncols() as f64;
                let weights = Array1::from_shape_fn(frequencies.ncols(), |at| (columns + 1.0 - at as f64) / columns);
                z_scores(frequencies) * weights
            }
            Distance::Burrows | Distance::Argamon | Distance::Cosine | Distance::Quadratic => z_scores(frequencies),
        }
    }

    fn between(self, a: ArrayView1<f64>, b: ArrayView1<f64>, lengths: f64) -> f64 {
        let columns = a.len() as f64;
        let sum = |term: fn(f64, f64) -> f64| a.iter().zip(b).map(|(a, b)| term(*a, *b)).sum::<f64>();
        let absolute = || sum(|a, b| (a - b).abs());
        let squares = || sum(|a, b| (a - b) * (a - b));
        match self {
            Distance::Burrows => absolute() / columns,
            Distance::Argamon => squares().sqrt() / columns,
            Distance::Quadratic => squares() / columns,
            Distance::Eder | Distance::Simple | Distance::Manhattan => absolute(),
            Distance::Cosine if lengths > 0.0 => 1.0 - a.dot(&b) / lengths,
            Distance::Cosine => 1.0,
            Distance::MinMax => match sum(f64::max) {
                0.0 => 0.0,
                larger => 1.0 - sum(f64::min) / larger,
            },
        }
    }
}

/// The values of each column as deviations from its mean in units of its sample standard deviation (n - 1). A column
/// that does not vary is all zeros.
pub fn z_scores(values: &Array2<f64>) -> Array2<f64> {
    let mut scores = values.clone();
    for mut column in scores.axis_iter_mut(Axis(1)) {
        let rows = column.len() as f64;
        let mean = column.sum() / rows;
        column.mapv_inplace(|value| value - mean);
        let spread = (column.dot(&column) / (rows - 1.0)).sqrt();
        let varies = spread > f64::EPSILON * mean.abs();
        column.mapv_inplace(|value| if varies { value / spread } else { 0.0 });
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    /// Four rows, five columns; expected values by an independent computation in numpy.
    fn table() -> Array2<f64> {
        array![
            [5.1, 2.0, 1.4, 0.9, 0.0],
            [4.7, 2.6, 1.1, 0.4, 0.3],
            [6.0, 1.7, 0.8, 0.9, 0.1],
            [5.5, 2.2, 1.9, 0.2, 0.2]
        ]
    }

    #[test]
    fn all_distances_are_those_of_an_independent_computation() {
        for (distance, expected) in EXPECTED {
            let matrix = distance.matrix(&table());
            let found =
                [matrix[[0, 1]], matrix[[0, 2]], matrix[[0, 3]], matrix[[1, 2]], matrix[[1, 3]], matrix[[2, 3]]];
            for (found, expected) in found.iter().zip(expected) {
                assert!((found - expected).abs() < 1e-12, "{distance:?}: {found} {expected}");
            }
            assert_eq!(matrix, matrix.t());
        }
    }

    #[test]
    fn a_column_that_does_not_vary_says_nothing() {
        let z = z_scores(&array![[0.1, 1.0], [0.1, 2.0], [0.1, 3.0]]);
        assert_eq!(z, array![[0.0, -1.0], [0.0, 0.0], [0.0, 1.0]]);
        assert_eq!(Distance::Cosine.matrix(&array![[0.1], [0.1]])[[0, 1]], 1.0);
        assert_eq!(Distance::MinMax.matrix(&array![[0.0], [0.0]])[[0, 1]], 0.0);
    }

    const EXPECTED: [(Distance, [f64; 6]); 8] = [
        (
            Distance::Burrows,
            [
                1.3354196963676181,
                0.893429026961132,
                1.1662457693209625,
                1.6631691960054247,
                1.1081114662159703,
                1.4620806169070142,
            ],
        ),
        (
            Distance::Argamon,
            [
                0.6580763215531868,
                0.4685248627501539,
                0.5728178299953522,
                0.7983305812396528,
                0.5298214137934656,
                0.7079952642347569,
            ],
        ),
        (
            Distance::Cosine,
            [
                1.561441936916428,
                0.7573245163798408,
                1.4784666089094103,
                1.6891854666072996,
                0.888240946312791,
                1.592452862908206,
            ],
        ),
        (
            Distance::Eder,
            [
                4.736830316280281,
                4.070271224272336,
                4.045657801270041,
                7.164060766652501,
                4.797653100264864,
                5.769718620078268,
            ],
        ),
        (
            Distance::Simple,
            [
                1.2869650385177533,
                0.9065613976253457,
                1.2997882734701223,
                1.29225668720988,
                0.9218183188622089,
                1.4001142954928478,
            ],
        ),
        (
            Distance::Quadratic,
            [
                2.165322224944866,
                1.097577735075253,
                1.640601331802921,
                3.1866585847122093,
                1.4035536525705337,
                2.5062864708942163,
            ],
        ),
        (Distance::Manhattan, [2.099999999999999, 1.9000000000000004, 2.0000000000000004, 3.2, 2.3, 2.9]),
        (
            Distance::MinMax,
            [
                0.20388349514563098,
                0.1826923076923077,
                0.1869158878504673,
                0.29357798165137616,
                0.21495327102803763,
                0.2589285714285715,
            ],
        ),
    ];
}
