//! Map: articles near to each other in the words they use most, as points and as a tree.

use super::seen::Seen;
use crate::corpus::delta::Delta;
use crate::corpus::frequencies::{Choice, Frequencies};
use crate::corpus::terms::TermTable;
use crate::output::printable::printable;
use crate::stats::cluster::{self, Linkage};
use crate::stats::components::{Components, components};
use crate::stats::distance::Distance;
use serde::Serialize;

/// Articles along the two directions in which they differ most.
#[derive(Debug, Serialize)]
pub struct Map {
    pub points: Vec<Point>,
    /// Words that were looked at.
    pub words: usize,
    pub across: Axis,
    pub up: Axis,
}

/// A direction: its share in all differences in per cent, and the words at both its ends.
#[derive(Debug, Serialize)]
pub struct Axis {
    pub share: String,
    pub low: String,
    pub high: String,
}

/// An article in a picture 960 wide and 540 high.
#[derive(Debug, Serialize)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    pub group: usize,
    pub article: usize,
}

/// Articles joined by Burrows's Delta, in a picture 960 wide.
#[derive(Debug, Serialize)]
pub struct Tree {
    pub height: usize,
    /// The two ends and the join of each branching: x of the first, its y, x of the second, its y, x of the join.
    pub joins: Vec<[f64; 5]>,
    pub leaves: Vec<Leaf>,
}

/// An article at the end of a branch.
#[derive(Debug, Serialize)]
pub struct Leaf {
    pub y: f64,
    pub label: String,
    pub group: usize,
    pub article: usize,
}

/// Articles that a tree can name.
const MOST_LEAVES: usize = 60;
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 540.0;
const MARGIN: f64 = 16.0;
/// Where the names of leaves begin, and how far apart they are.
const NAMES: f64 = 560.0;
const STEP: f64 = 19.0;
/// Words named at each end of an axis.
const NAMED: usize = 6;

/// The frequencies that map and tree are drawn from; `None` where there is nothing to draw.
pub fn frequencies(table: &TermTable) -> Option<Frequencies> {
    Frequencies::new(table, Choice::default()).ok().filter(|frequencies| frequencies.texts.len() > 2)
}

/// The rows of the frequencies among the articles: those without words have none.
fn rows(articles: &[&Seen]) -> Vec<usize> {
    (0..articles.len()).filter(|at| articles[*at].terms.words > 0).collect()
}

fn group(article: &Seen, groups: &[String]) -> usize {
    groups.iter().position(|group| article.group.as_ref() == Some(group)).unwrap_or(0)
}

/// The first two principal components of the z-scores of the most frequent words.
pub fn map(frequencies: &Frequencies, articles: &[&Seen], groups: &[String]) -> Option<Map> {
    let found = components(&frequencies.values, 2);
    let rows = rows(articles);
    if found.scores.ncols() < 2 || found.scores.nrows() != rows.len() {
        return None;
    }
    let scaled = |axis: usize, length: f64| {
        let column = found.scores.column(axis);
        let low = column.iter().copied().fold(f64::INFINITY, f64::min);
        let high = column.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let scale = if high > low { (length - 2.0 * MARGIN) / (high - low) } else { 0.0 };
        column.iter().map(|value| tenth(MARGIN + (value - low) * scale)).collect::<Vec<f64>>()
    };
    let (across, up) = (scaled(0, WIDTH), scaled(1, HEIGHT));
    let point = |(at, article): (usize, &usize)| Point {
        x: across[at],
        y: tenth(HEIGHT - up[at]),
        group: group(articles[*article], groups),
        article: *article,
    };
    Some(Map {
        points: rows.iter().enumerate().map(point).collect(),
        words: frequencies.features.len(),
        across: Axis::new(&found, frequencies, 0),
        up: Axis::new(&found, frequencies, 1),
    })
}

impl Axis {
    fn new(found: &Components, frequencies: &Frequencies, axis: usize) -> Axis {
        let mut words: Vec<(f64, &str)> =
            found.loadings.column(axis).iter().copied().zip(frequencies.features.iter().map(String::as_str)).collect();
        words.sort_by(|a, b| a.0.total_cmp(&b.0));
        let named = |words: Vec<(f64, &str)>| words.into_iter().map(|(_, word)| word).collect::<Vec<_>>().join(", ");
        let low = words.iter().take(NAMED).copied().collect();
        let high = words.iter().rev().take(NAMED).copied().collect();
        Axis { share: format!("{:.0}", 100.0 * found.shares[axis]), low: named(low), high: named(high) }
    }
}

/// The tree of the articles, where they are few enough to be named.
pub fn tree(frequencies: &Frequencies, articles: &[&Seen], groups: &[String]) -> Option<Tree> {
    let rows = rows(articles);
    if rows.len() > MOST_LEAVES || rows.len() != frequencies.texts.len() {
        return None;
    }
    let merges = cluster::tree(&Delta::new(frequencies, Distance::Burrows).distances, Linkage::Ward);
    let order = cluster::leaves(&merges);
    let y = |place: usize| STEP * (place as f64 + 0.8);
    // Leaves first, then the clusters as they are joined: x and y of each.
    let mut places: Vec<(f64, f64)> = vec![(NAMES - 10.0, 0.0); rows.len()];
    order.iter().enumerate().for_each(|(place, leaf)| places[*leaf].1 = y(place));
    let highest = merges.iter().map(|merge| merge.height).fold(f64::MIN_POSITIVE, f64::max);
    let mut joins = Vec::with_capacity(merges.len());
    for merge in &merges {
        let (left, right) = (places[merge.left], places[merge.right]);
        let x = tenth(MARGIN + (NAMES - 10.0 - MARGIN) * (1.0 - merge.height / highest));
        joins.push([left.0, tenth(left.1), right.0, tenth(right.1), x]);
        places.push((x, (left.1 + right.1) / 2.0));
    }
    let leaf = |(place, at): (usize, &usize)| {
        let article = rows[*at];
        Leaf {
            y: tenth(y(place)),
            label: printable(&articles[article].id).chars().take(58).collect(),
            group: group(articles[article], groups),
            article,
        }
    };
    let leaves: Vec<Leaf> = order.iter().enumerate().map(leaf).collect();
    Some(Tree { height: (y(leaves.len()) as usize) + 4, joins, leaves })
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
