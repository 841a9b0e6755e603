//! One column: its groups side by side, and each contrast of them.

use super::{Adjusted, Contrast, FEWEST, Options, Side, Sides};
use crate::stats::difference::Estimate;
use crate::stats::difference::cliff::cliffs_delta;
use crate::stats::difference::hedges::hedges_g;
use crate::stats::difference::power::units_needed;
use crate::stats::difference::ranks::{KruskalWallis, kruskal_wallis, mann_whitney};
use crate::stats::difference::rate::{Counts, RateRatio, rate_ratio};
use crate::stats::difference::welch::welch;
use crate::stats::resample::bootstrap::Sums;
use crate::stats::resample::limits::{acceleration, bca};
use crate::stats::summary::{Moments, Summary};

/// A column in groups.
pub struct Grouped {
    /// Place among the features.
    pub feature: usize,
    /// The values of the units of each group, in ascending order.
    pub sorted: Vec<Vec<f64>>,
    /// Rows with and without a value in each group.
    pub known: Vec<(usize, usize)>,
    /// Counts and exposures of the units of each group, where the column is a count.
    pub counts: Option<Vec<Vec<(f64, f64)>>>,
}

/// What resampling found for a contrast.
pub struct Resampled<'a> {
    pub a: &'a Sums,
    pub b: &'a Sums,
    /// Place of the column among those resampled together.
    pub column: usize,
    pub permutation_p: Option<f64>,
}

/// What words a note needs.
pub struct Names<'a> {
    pub groups: &'a [String],
    pub options: &'a Options,
}

impl Grouped {
    /// Kruskal and Wallis's test over the groups that are large enough.
    pub fn kruskal_wallis(&self) -> Option<KruskalWallis> {
        let groups: Vec<&[f64]> = self.sorted.iter().map(Vec::as_slice).filter(|group| group.len() >= FEWEST).collect();
        kruskal_wallis(&groups)
    }

    /// The contrast of two sides.
    pub fn contrast(&self, sides: Sides, resampled: &Resampled, names: &Names) -> Contrast {
        let a = &self.sorted[sides.a()];
        let b = self.others(sides);
        let (of_a, of_b) = (Moments::of(a), Moments::of(&b));
        let enough = a.len() >= FEWEST && b.len() >= FEWEST;
        let spread = of_a.squares + of_b.squares > 0.0;
        let bare = |estimate: Estimate| Estimate { limits: estimate.limits.filter(|_| enough && spread), ..estimate };
        let ratio = self.rate_ratio(sides).map(|ratio| RateRatio { limits: ratio.limits.filter(|_| enough), ..ratio });
        Contrast {
            feature: self.feature,
            sides,
            a: self.side(std::iter::once(sides.a()), a),
            b: self.side(sides.others(self.sorted.len()), &b),
            difference: (!a.is_empty() && !b.is_empty()).then(|| {
                let value = of_a.mean - of_b.mean;
                let limits = (enough && spread).then(|| self.limits(sides, value, resampled)).flatten();
                Estimate { value, limits }
            }),
            hedges_g: hedges_g(of_a, of_b).map(bare),
            cliffs_delta: cliffs_delta(a, &b).map(bare),
            welch: enough.then(|| welch(of_a, of_b)).flatten(),
            mann_whitney: enough.then(|| mann_whitney(a, &b)).flatten(),
            permutation_p: resampled.permutation_p.filter(|_| enough && spread),
            q: Adjusted::default(),
            rate_ratio: ratio,
            units_needed: enough.then(|| needed(a, of_a, &b, of_b)).flatten(),
            note: self.note(sides, (a.len(), b.len()), spread, names),
        }
    }

    fn others(&self, sides: Sides) -> Vec<f64> {
        let mut values: Vec<f64> =
            sides.others(self.sorted.len()).flat_map(|group| self.sorted[group].iter().copied()).collect();
        if matches!(sides, Sides::Rest(_)) {
            values.sort_unstable_by(f64::total_cmp);
        }
        values
    }

    fn side(&self, groups: impl Iterator<Item = usize>, sorted: &[f64]) -> Side {
        let (n, missing) = groups.fold((0, 0), |sum, group| (sum.0 + self.known[group].0, sum.1 + self.known[group].1));
        Side { n, missing, summary: Summary::of_sorted(sorted) }
    }

    fn limits(&self, sides: Sides, value: f64, resampled: &Resampled) -> Option<(f64, f64)> {
        let means = resampled.a.means(resampled.column).zip(resampled.b.means(resampled.column));
        let mut differences: Vec<f64> = means.map(|(a, b)| a - b).filter(|difference| difference.is_finite()).collect();
        let others: Vec<&[f64]> = sides.others(self.sorted.len()).map(|group| self.sorted[group].as_slice()).collect();
        bca(&mut differences, value, acceleration(&[&self.sorted[sides.a()]], &others))
    }

    fn rate_ratio(&self, sides: Sides) -> Option<RateRatio> {
        let groups = self.counts.as_ref()?;
        let (counts_a, exposures_a): (Vec<f64>, Vec<f64>) = groups[sides.a()].iter().copied().unzip();
        let others = sides.others(groups.len()).flat_map(|group| groups[group].iter().copied());
        let (counts_b, exposures_b): (Vec<f64>, Vec<f64>) = others.unzip();
        rate_ratio(
            Counts { counts: &counts_a, exposures: &exposures_a },
            Counts { counts: &counts_b, exposures: &exposures_b },
        )
    }

    fn note(&self, sides: Sides, units: (usize, usize), spread: bool, names: &Names) -> String {
        let unit = names.options.cluster.as_deref().unwrap_or("article");
        let other = match sides {
            Sides::Pair(_, b) => &names.groups[b],
            Sides::Rest(_) => "the rest",
        };
        let sides_named = [(&*names.groups[sides.a()], units.0), (other, units.1)];
        let few: Vec<String> = sides_named
            .iter()
            .filter(|(_, units)| *units < FEWEST)
            .map(|(name, units)| format!("{name} has {units}"))
            .collect();
        if !few.is_empty() {
            let what = if names.options.cluster.is_some() {
                format!("values of {unit}")
            } else {
                "articles with a value".into()
            };
            return format!("no test: fewer than {FEWEST} {what} ({})", few.join(", "));
        }
        if !spread {
            return "no test: all values of each side are equal".to_owned();
        }
        String::new()
    }
}

/// Units per group that show a difference of 20 % with a power of 80 %: only where a zero means nothing at all, so that
/// per cents have a meaning.
fn needed(a: &[f64], of_a: Moments, b: &[f64], of_b: Moments) -> Option<u64> {
    let least = a.first()?.min(*b.first()?);
    let spread = ((of_a.squares + of_b.squares) / (of_a.n + of_b.n - 2.0)).sqrt();
    let mean = (of_a.mean + of_b.mean) / 2.0;
    if least < 0.0 || spread <= 0.0 {
        return None;
    }
    units_needed(0.2 * mean / spread, 0.8)
}
