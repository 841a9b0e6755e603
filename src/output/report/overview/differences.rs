//! Differences: each group held against the rest, the largest effects first.

use crate::codebook::Codebook;
use crate::compare::{Comparison, Contrast, Sides};
use crate::output::report::numbers::glance;
use crate::stats::difference::Estimate;
use serde::Serialize;
use std::collections::BTreeMap;

/// A group and what sets it apart.
#[derive(Debug, Serialize)]
pub struct Apart {
    pub group: String,
    pub other: String,
    pub articles: usize,
    pub rows: Vec<Difference>,
    /// Columns left out because their effect is smaller, or is told by another of their family.
    pub left_out: usize,
}

/// A feature in which a group differs from another, or from the rest.
#[derive(Debug, Serialize)]
pub struct Difference {
    pub column: String,
    pub label: String,
    pub unit: String,
    pub mean: String,
    pub other_mean: String,
    pub difference: String,
    pub limits: String,
    pub effect: String,
    pub effect_limits: String,
    pub adjusted_p: String,
    /// Whether the difference is larger than chance would have it after correction for many tests.
    pub holds: bool,
    pub bar: Bar,
}

/// Where an effect and its limits are drawn, in a picture 240 wide with zero in the middle.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Bar {
    pub at: f64,
    pub low: f64,
    pub high: f64,
}

/// Rows shown of each group, and of each family in it: formulas that say the same do not crowd out the rest.
const MOST: usize = 14;
const MOST_OF_FAMILY: usize = 3;
/// Adjusted p values below this are said to hold.
const HOLDS: f64 = 0.05;
const MIDDLE: f64 = 120.0;
/// Half of the picture, less a margin.
const REACH: f64 = 112.0;

/// What sets each group apart, and the effect at the end of the scale of all pictures.
pub fn differences(comparison: &Comparison, codebook: &Codebook) -> (Vec<Apart>, f64) {
    let paired = comparison.groups.len() == 2;
    let wanted = |sides: Sides| matches!(sides, Sides::Pair(..)) == paired;
    let mut chosen: Vec<Vec<&Contrast>> = vec![Vec::new(); comparison.groups.len()];
    for contrast in comparison.contrasts.iter().filter(|contrast| wanted(contrast.sides)) {
        // Counts with an exposure stand back: their rates say the same, fair to the length of texts.
        if comparison.features[contrast.feature].exposure.is_none() && contrast.hedges_g.is_some() {
            chosen[contrast.sides.a()].push(contrast);
        }
    }
    let all: Vec<usize> = chosen.iter().map(Vec::len).collect();
    let chosen: Vec<_> = chosen.into_iter().map(|rows| largest(comparison, codebook, rows)).collect();
    let end = chosen.iter().flatten().map(|row| size(row)).fold(1.0, f64::max).ceil();
    let apart = |(rows, all): (Vec<&Contrast>, usize)| {
        let first = rows.first()?;
        Some(Apart {
            group: comparison.first(first.sides).to_owned(),
            other: if paired { comparison.other(first.sides).to_owned() } else { "the rest".to_owned() },
            articles: comparison.groups[first.sides.a()].articles,
            left_out: all - rows.len(),
            rows: rows.iter().map(|row| Difference::new(comparison, codebook, row, end)).collect(),
        })
    };
    (chosen.into_iter().zip(all).filter_map(apart).collect(), end)
}

/// The largest effects, one column a feature and few features a family; first those that enough articles have to be
/// tested.
fn largest<'a>(comparison: &Comparison, codebook: &Codebook, mut rows: Vec<&'a Contrast>) -> Vec<&'a Contrast> {
    rows.sort_by(|a, b| {
        let untested = |row: &Contrast| adjusted_p(row).is_none();
        untested(a).cmp(&untested(b)).then(size(b).total_cmp(&size(a)))
    });
    let mut features: Vec<&str> = Vec::new();
    let mut families: BTreeMap<&str, usize> = BTreeMap::new();
    rows.retain(|row| {
        let Some(at) = codebook.position(&comparison.features[row.feature].name) else { return false };
        let (entry, counts) = (&codebook.columns[at].entry, codebook.columns[at].is_count());
        let of_family = families.entry(entry.family.name).or_default();
        if counts || features.contains(&entry.feature.name) || *of_family == MOST_OF_FAMILY || features.len() == MOST {
            return false;
        }
        features.push(entry.feature.name);
        *of_family += 1;
        true
    });
    rows
}

fn adjusted_p(contrast: &Contrast) -> Option<f64> {
    contrast.q.permutation.or(contrast.q.mann_whitney).or(contrast.q.welch)
}

fn size(contrast: &Contrast) -> f64 {
    contrast.hedges_g.map_or(0.0, |g| g.value.abs())
}

impl Difference {
    fn new(comparison: &Comparison, codebook: &Codebook, contrast: &Contrast, end: f64) -> Difference {
        let name = &comparison.features[contrast.feature].name;
        let column = codebook.position(name).map(|at| &codebook.columns[at]);
        let p = adjusted_p(contrast);
        let shown = |value: Option<f64>| value.map_or("–".to_owned(), |value| glance(value, false));
        Difference {
            column: name.clone(),
            label: name.replace('_', " "),
            unit: column.map_or(String::new(), |column| column.unit().to_owned()),
            mean: shown(contrast.a.summary.mean),
            other_mean: shown(contrast.b.summary.mean),
            difference: shown(contrast.difference.map(|it| it.value)),
            limits: limits(contrast.difference),
            effect: shown(contrast.hedges_g.map(|it| it.value)),
            effect_limits: limits(contrast.hedges_g),
            adjusted_p: p
                .map_or("not tested".to_owned(), |p| if p < 0.001 { "< 0.001".into() } else { format!("{p:.3}") }),
            holds: p.is_some_and(|p| p < HOLDS),
            bar: Bar::new(contrast.hedges_g, end),
        }
    }
}

fn limits(estimate: Option<Estimate>) -> String {
    let limits = estimate.and_then(|estimate| estimate.limits);
    limits.map_or(String::new(), |(low, high)| format!("{} to {}", glance(low, false), glance(high, false)))
}

impl Bar {
    fn new(effect: Option<Estimate>, end: f64) -> Bar {
        let place = |value: f64| (MIDDLE + REACH * (value / end).clamp(-1.06, 1.06)).round();
        let value = effect.map_or(0.0, |effect| effect.value);
        let (low, high) = effect.and_then(|effect| effect.limits).unwrap_or((value, value));
        Bar { at: place(value), low: place(low), high: place(high) }
    }
}
