//! Groups of articles compared, column by column: reads tables, hands columns to `stats`, knows no text.

mod checks;
mod contrast;
mod metadata;
mod run;
pub mod sensitivity;
pub mod table;
mod units;

pub use run::{compare, compare_with};

use crate::stats::difference::Estimate;
use crate::stats::difference::ranks::{KruskalWallis, MannWhitney};
use crate::stats::difference::rate::RateRatio;
use crate::stats::difference::welch::Welch;
use crate::stats::resample::Draws;
use crate::stats::summary::Summary;

/// Fewer units in a group than this are described and not tested.
pub const FEWEST: usize = 5;

/// With more groups than this each is only held against the rest.
pub const MOST_PAIRED: usize = 30;

/// How to compare.
#[derive(Debug, Clone)]
pub struct Options {
    /// The column that names the group of each row.
    pub by: String,
    /// The column of strata within which labels are shuffled, such as the topic.
    pub within: Option<String>,
    /// The column of clusters that are taken as one unit, such as the author.
    pub cluster: Option<String>,
    /// The exposure of all columns of whole numbers, instead of what metadata or names say.
    pub exposure: Option<String>,
    pub draws: Draws,
}

impl Options {
    /// The seed of all draws where none is named.
    pub const SEED: u64 = 1949;
    /// Resamples and permutations where no number is named.
    pub const RESAMPLES: usize = 2000;

    pub fn new(by: &str) -> Options {
        let draws = Draws { seed: Options::SEED, number: Options::RESAMPLES };
        Options { by: by.to_owned(), within: None, cluster: None, exposure: None, draws }
    }
}

/// All features of a table compared between all groups.
#[derive(Debug, Clone)]
pub struct Comparison {
    pub options: Options,
    /// In alphabetical order.
    pub groups: Vec<Group>,
    /// In the order of the table.
    pub features: Vec<Feature>,
    /// By feature; pairs first, then each group against the rest (left out where there are two groups).
    pub contrasts: Vec<Contrast>,
    /// What a reader must know: columns and rows left out, and why.
    pub notes: Vec<String>,
}

/// A group of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub name: String,
    pub articles: usize,
    /// Clusters, or articles where there are none.
    pub units: usize,
}

/// A column of numbers, and what is said of all groups together.
#[derive(Debug, Clone)]
pub struct Feature {
    pub name: String,
    pub unit: Option<String>,
    /// The column that its counts are held against.
    pub exposure: Option<String>,
    /// Over all groups with at least [`FEWEST`] units that have a value.
    pub kruskal_wallis: Option<KruskalWallis>,
    /// Its p among those of all features.
    pub kruskal_wallis_q: Option<f64>,
}

/// Which groups are held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sides {
    Pair(usize, usize),
    /// A group and all others.
    Rest(usize),
}

/// One feature, one group against another or against the rest. Differences are the first less the second.
#[derive(Debug, Clone)]
pub struct Contrast {
    /// Its place among the features.
    pub feature: usize,
    pub sides: Sides,
    pub a: Side,
    pub b: Side,
    /// Of the means, with bootstrap limits.
    pub difference: Option<Estimate>,
    pub hedges_g: Option<Estimate>,
    pub cliffs_delta: Option<Estimate>,
    pub welch: Option<Welch>,
    pub mann_whitney: Option<MannWhitney>,
    pub permutation_p: Option<f64>,
    /// Adjusted p values; the family is all features and all contrasts of the same kind, pair or rest, of the run.
    pub q: Adjusted,
    pub rate_ratio: Option<RateRatio>,
    /// Units per group that would show a difference of 20 % of the mean with a power of 80 %.
    pub units_needed: Option<u64>,
    /// Why something is absent.
    pub note: String,
}

/// The p values of a contrast after Benjamini and Hochberg.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Adjusted {
    pub welch: Option<f64>,
    pub mann_whitney: Option<f64>,
    pub permutation: Option<f64>,
}

/// One side of a contrast.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Side {
    /// Rows with a value.
    pub n: usize,
    /// Rows without.
    pub missing: usize,
    /// Of the units that have a value.
    pub summary: Summary,
}

impl Comparison {
    /// The name of the second side.
    pub fn other(&self, sides: Sides) -> &str {
        match sides {
            Sides::Pair(_, b) => &self.groups[b].name,
            Sides::Rest(_) => "rest",
        }
    }

    /// The name of the first side.
    pub fn first(&self, sides: Sides) -> &str {
        &self.groups[sides.a()].name
    }

    /// What a unit is called.
    pub fn unit(&self) -> &str {
        self.options.cluster.as_deref().unwrap_or("article")
    }
}

impl Sides {
    pub fn a(self) -> usize {
        match self {
            Sides::Pair(a, _) | Sides::Rest(a) => a,
        }
    }

    /// All contrasts of so many groups.
    pub fn all(groups: usize) -> Vec<Sides> {
        let pairs = (0..groups).flat_map(|a| (a + 1..groups).map(move |b| Sides::Pair(a, b)));
        let pairs = pairs.filter(|_| groups <= MOST_PAIRED);
        let rest = (0..groups).map(Sides::Rest).filter(|_| groups > 2);
        pairs.chain(rest).collect()
    }

    /// The groups of the second side.
    pub fn others(self, groups: usize) -> impl Iterator<Item = usize> {
        (0..groups).filter(move |group| match self {
            Sides::Pair(_, b) => *group == b,
            Sides::Rest(a) => *group != a,
        })
    }
}
