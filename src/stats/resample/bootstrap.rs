//! Bootstrap: means of samples drawn with replacement from a sample.

use super::stream::{below, stream};
use super::{Draws, blocks};
use ndarray::{Array2, ArrayView2, Axis, concatenate};

/// Sums of resamples: columns × resamples.
#[derive(Debug, Clone, PartialEq)]
pub struct Sums {
    pub sums: Array2<f64>,
    /// How many values each sum has: fewer than units where values are missing.
    pub counts: Array2<f64>,
}

/// Resamples the units of one group with replacement (Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 6).
/// `values` is units × columns, not-a-number where missing. A resample is a row of numbers of times that each unit is
/// drawn, the same for all columns: the sums are the product of the matrix of these numbers with that of the values.
/// `label` names the group.
pub fn sums(values: ArrayView2<f64>, label: &str, draws: Draws) -> Sums {
    let units = values.nrows();
    let known = values.mapv(|value| if value.is_nan() { 0.0 } else { 1.0 });
    let filled = values.mapv(|value| if value.is_nan() { 0.0 } else { value });
    let label = format!("bootstrap {label}");
    let draw = |number: usize, row: &mut [f64]| {
        let mut rng = stream(draws.seed, &label, number);
        (0..units).for_each(|_| row[below(&mut rng, units as u32) as usize] += 1.0);
    };
    // Where nothing is missing the count is the number of units.
    let gaps: Vec<usize> = (0..values.ncols()).filter(|column| known.column(*column).sum() < units as f64).collect();
    let known = known.select(Axis(1), &gaps);
    let parts = blocks(draws, units, draw, |weights| (filled.t().dot(&weights.t()), known.t().dot(&weights.t())));
    let (parts, present): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
    let present = side_by_side(&present, gaps.len());
    let mut counts = Array2::from_elem((values.ncols(), draws.number), units as f64);
    for (row, column) in gaps.into_iter().enumerate() {
        counts.row_mut(column).assign(&present.row(row));
    }
    Sums { sums: side_by_side(&parts, values.ncols()), counts }
}

fn side_by_side(parts: &[Array2<f64>], rows: usize) -> Array2<f64> {
    let views: Vec<_> = parts.iter().map(|part| part.view()).collect();
    // All parts have as many rows; without any there is no resample.
    concatenate(Axis(1), &views).unwrap_or_else(|_| Array2::zeros((rows, 0)))
}

impl Sums {
    /// The means of a column, not-a-number where a resample has no value.
    pub fn means(&self, column: usize) -> impl Iterator<Item = f64> {
        self.sums.row(column).into_iter().zip(self.counts.row(column)).map(|(sum, count)| sum / count)
    }

    /// The sums of several groups taken together, each resampled by itself: the sizes of the groups are the researcher's
    /// choice, not chance (Davison & Hinkley 1997, Bootstrap Methods, section 3.2).
    pub fn together<'a>(groups: impl IntoIterator<Item = &'a Sums>) -> Option<Sums> {
        let mut groups = groups.into_iter();
        let first = groups.next()?.clone();
        Some(groups.fold(first, |mut all, group| {
            all.sums += &group.sums;
            all.counts += &group.counts;
            all
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn resamples_have_the_mean_and_spread_of_theory() {
        let values = array![[1.0, f64::NAN], [2.0, 5.0], [3.0, 5.0], [4.0, 5.0], [10.0, f64::NAN]];
        let draws = Draws { seed: 1, number: 20_000 };
        let sums = sums(values.view(), "a", draws);
        let means: Vec<f64> = sums.means(0).collect();
        let mean = means.iter().sum::<f64>() / 20_000.0;
        let variance = means.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / 20_000.0;
        // The bootstrap distribution of a mean has its mean and the variance sum (x - m)^2 / n^2 (E & T 1993, eq. 5.12).
        assert!((mean - 4.0).abs() < 0.05 && (variance - 50.0 / 25.0).abs() < 0.08, "{mean} {variance}");
        assert!(sums.means(1).all(|mean| mean.is_nan() || mean == 5.0));
        assert!(sums.counts.row(1).iter().all(|count| *count <= 5.0 && count.fract() == 0.0));
        assert!(sums.counts.row(0).iter().all(|count| *count == 5.0));
    }

    #[test]
    fn threads_change_nothing() {
        let values = Array2::from_shape_fn((40, 3), |(unit, column)| (unit * 7 % 11) as f64 + column as f64);
        let draws = Draws { seed: 5, number: 700 };
        let pool = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let one = pool(1).install(|| sums(values.view(), "a", draws));
        assert_eq!(one, pool(3).install(|| sums(values.view(), "a", draws)));
        assert_ne!(one, sums(values.view(), "b", draws));
        let alone = sums(values.select(Axis(1), &[1]).view(), "a", draws);
        assert!(one.means(1).zip(alone.means(0)).all(|(a, b)| (a - b).abs() < 1e-12), "columns share their draws");
    }
}
