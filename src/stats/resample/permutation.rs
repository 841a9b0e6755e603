//! Permutation: how often chance alone would put two groups as far apart.

use super::stream::{below, stream};
use super::{Draws, blocks};
use ndarray::{Array1, Array2, ArrayView2};

/// The units of two groups.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    /// Whether a unit is in the first group.
    pub first: &'a [bool],
    /// The stratum of each unit, such as its topic: labels change places only within one.
    pub strata: &'a [usize],
}

/// Two-sided p values of the permutation test of each column, absent where a column has no spread within the strata.
///
/// `values` is units × columns, not-a-number where missing. Labels are shuffled within the strata; the statistic is the
/// sum over the first group of the deviations from the mean of the stratum, which without strata orders the permutations
/// as the difference of the means does (Edgington & Onghena 2007, Randomization Tests, ch. 4; strata: Good 2005,
/// Permutation, Parametric and Bootstrap Tests, section 3.7). The data themselves count as one permutation, so that p is
/// never 0 (Phipson & Smyth 2010, eq. 2). `label` names the pair of groups.
pub fn test(values: ArrayView2<f64>, labels: Labels, label: &str, draws: Draws) -> Vec<Option<f64>> {
    let members = members(labels);
    let deviations = deviations(values, &members);
    let observed = Array1::from_iter(labels.first.iter().map(|first| f64::from(u8::from(*first)))).dot(&deviations);
    let size = deviations.map_axis(ndarray::Axis(0), |column| column.iter().map(|value| value.abs()).sum::<f64>());
    // Sums that are equal but for rounding are equal.
    let least: Vec<f64> = observed.iter().zip(&size).map(|(sum, size)| sum.abs() - 1e-11 * size).collect();
    let label = format!("permutation {label}");
    let draw = |number: usize, row: &mut [f64]| {
        let mut rng = stream(draws.seed, &label, number);
        for stratum in &members {
            // The first steps of Fisher and Yates's shuffle draw the first group.
            let mut units = stratum.units.clone();
            for at in 0..stratum.first {
                let other = at + below(&mut rng, (units.len() - at) as u32) as usize;
                units.swap(at, other);
                row[units[at]] = 1.0;
            }
        }
    };
    let beyond = blocks(draws, values.nrows(), draw, |weights| {
        let sums = weights.dot(&deviations);
        let count =
            |(column, least): (usize, &f64)| sums.column(column).iter().filter(|sum| sum.abs() >= *least).count();
        least.iter().enumerate().map(count).collect::<Vec<usize>>()
    });
    let total = |column: usize| 1 + beyond.iter().map(|block| block[column]).sum::<usize>();
    let p = |column: usize| total(column) as f64 / (draws.number + 1) as f64;
    (0..values.ncols()).map(|column| (size[column] > 0.0).then(|| p(column))).collect()
}

/// A stratum with units of both groups; others cannot be shuffled.
struct Stratum {
    units: Vec<usize>,
    /// How many of its units are in the first group.
    first: usize,
}

fn members(labels: Labels) -> Vec<Stratum> {
    let most = labels.strata.iter().max().map_or(0, |most| most + 1);
    let mut strata: Vec<Stratum> = (0..most).map(|_| Stratum { units: Vec::new(), first: 0 }).collect();
    for (unit, (first, stratum)) in labels.first.iter().zip(labels.strata).enumerate() {
        strata[*stratum].units.push(unit);
        strata[*stratum].first += usize::from(*first);
    }
    strata.retain(|stratum| stratum.first > 0 && stratum.first < stratum.units.len());
    strata
}

/// How many units of each group are in strata with both groups: the test rests on these.
pub fn shuffled(labels: Labels) -> (usize, usize) {
    let strata = members(labels);
    let first: usize = strata.iter().map(|stratum| stratum.first).sum();
    (first, strata.iter().map(|stratum| stratum.units.len()).sum::<usize>() - first)
}

/// Deviations from the mean of the stratum; zero where the value is missing or its stratum has one group only.
fn deviations(values: ArrayView2<f64>, strata: &[Stratum]) -> Array2<f64> {
    let mut deviations = Array2::zeros(values.raw_dim());
    for (column, stratum) in (0..values.ncols()).flat_map(|column| strata.iter().map(move |s| (column, s))) {
        let known = || stratum.units.iter().map(|unit| (*unit, values[[*unit, column]])).filter(|(_, v)| !v.is_nan());
        let mean = known().map(|(_, value)| value).sum::<f64>() / known().count() as f64;
        for (unit, value) in known() {
            deviations[[unit, column]] = value - mean;
        }
    }
    deviations
}

#[cfg(test)]
mod tests {
    use super::*;

    fn p(values: &[f64], first: &[bool], strata: &[usize]) -> Option<f64> {
        let values = Array2::from_shape_vec((values.len(), 1), values.to_vec()).unwrap();
        test(values.view(), Labels { first, strata }, "a b", Draws { seed: 1, number: 50_000 })[0]
    }

    /// All ways to choose the first group within the strata: the exact p.
    fn exact(values: &[f64], first: &[bool], strata: &[usize]) -> f64 {
        let sizes = |chosen: &dyn Fn(usize) -> bool| -> Vec<usize> {
            let most = strata.iter().max().unwrap() + 1;
            (0..most).map(|s| (0..values.len()).filter(|unit| strata[*unit] == s && chosen(*unit)).count()).collect()
        };
        let centred: Vec<f64> = (0..values.len())
            .map(|unit| {
                let peers: Vec<f64> =
                    (0..values.len()).filter(|o| strata[*o] == strata[unit]).map(|o| values[o]).collect();
                values[unit] - peers.iter().sum::<f64>() / peers.len() as f64
            })
            .collect();
        let sum = |chosen: &dyn Fn(usize) -> bool| -> f64 {
            (0..values.len()).filter(|unit| chosen(*unit)).map(|unit| centred[unit]).sum::<f64>().abs()
        };
        let (wanted, observed) = (sizes(&|unit| first[unit]), sum(&|unit| first[unit]));
        let (mut all, mut beyond) = (0.0, 0.0);
        for choice in 0_u32..1 << values.len() {
            let chosen = |unit: usize| choice >> unit & 1 == 1;
            if sizes(&chosen) == wanted {
                all += 1.0;
                beyond += f64::from(u8::from(sum(&chosen) >= observed - 1e-9));
            }
        }
        beyond / all
    }

    #[test]
    fn p_is_that_of_all_permutations() {
        let values = [1.0, 2.0, 2.5, 3.0, 7.0, 4.0, 6.0, 8.0, 9.0, 5.5];
        let first: Vec<bool> = (0..10).map(|unit| unit < 5).collect();
        let expected = exact(&values, &first, &[0; 10]);
        let found = p(&values, &first, &[0; 10]).unwrap();
        // scipy 1.17.1: stats.permutation_test((values[:5], values[5:]), difference of means).pvalue
        assert!((expected - 0.05555555555555555).abs() < 1e-12, "{expected}");
        assert!((found - expected).abs() < 0.003, "{found} {expected}");
    }

    #[test]
    fn strata_are_kept_apart() {
        // The topic explains all: within each there is nothing between the groups.
        let values = [1.3, 1.0, 1.2, 1.1, 9.2, 9.1, 9.15, 9.3, 9.0, 9.05];
        let first: Vec<bool> = [true, true, true, false, true, false, false, false, false, false].into();
        let strata = [0, 0, 0, 0, 1, 1, 1, 1, 1, 1];
        let (found, expected) = (p(&values, &first, &strata).unwrap(), exact(&values, &first, &strata));
        assert!((found - expected).abs() < 0.008, "{found} {expected}");
        let (free, all) = (p(&values, &first, &[0; 10]).unwrap(), exact(&values, &first, &[0; 10]));
        assert!((free - all).abs() < 0.008 && (free - found).abs() > 0.1, "{free} {all} {found}");
        assert_eq!(shuffled(Labels { first: &first, strata: &strata }), (4, 6));
    }

    #[test]
    fn without_spread_or_both_groups_there_is_no_test() {
        let first = [true, true, false, false];
        assert_eq!(p(&[3.0; 4], &first, &[0; 4]), None);
        assert_eq!(p(&[1.0, 2.0, 3.0, 4.0], &first, &[0, 0, 1, 1]), None);
        assert_eq!(p(&[f64::NAN; 4], &first, &[0; 4]), None);
    }
}
