//! Delta: how far apart texts are in the words they use most, whose they seem to be, and how they fall into clusters.

use super::frequencies::Frequencies;
use crate::stats::distance::Distance;
use crate::stats::interval::{Interval, wilson};
use ndarray::Array2;
use std::collections::BTreeMap;

/// Distances between all texts.
#[derive(Debug, Clone, PartialEq)]
pub struct Delta {
    pub texts: Vec<String>,
    /// The group of each text; empty where it is in none.
    pub groups: Vec<String>,
    /// Texts that share it are not given to each other; empty for nothing.
    pub apart: Vec<String>,
    pub distances: Array2<f64>,
}

/// A text and one that is near to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    pub text: usize,
    /// 1 for the nearest.
    pub rank: usize,
    pub neighbour: usize,
    pub distance: f64,
}

/// Each text given to the group of its nearest other text.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    pub groups: Vec<String>,
    /// For each text that has a group the index of its own, and of the one it was given to.
    pub given: Vec<(usize, usize, usize)>,
    /// Texts by their own group (row) and the one they were given to (column).
    pub confusion: Array2<usize>,
    pub right: usize,
    /// Share of texts given to their own group, with its 95 % limits (Wilson).
    pub accuracy: f64,
    pub limits: Option<Interval>,
    /// Share of the largest group: what naming it every time would reach.
    pub baseline: f64,
}

impl Delta {
    pub fn new(frequencies: &Frequencies, distance: Distance) -> Delta {
        Delta {
            texts: frequencies.texts.clone(),
            groups: frequencies.groups.clone(),
            apart: frequencies.apart.clone(),
            distances: distance.matrix(&frequencies.values),
        }
    }

    /// The nearest texts of each text; of equals the one that stands first.
    pub fn neighbours(&self, most: usize) -> Vec<Neighbour> {
        let mut found = Vec::new();
        for text in 0..self.texts.len() {
            let mut others: Vec<usize> = (0..self.texts.len()).filter(|other| *other != text).collect();
            others.sort_by(|a, b| self.distances[[text, *a]].total_cmp(&self.distances[[text, *b]]));
            found.extend(others.into_iter().take(most).enumerate().map(|(at, neighbour)| Neighbour {
                text,
                rank: at + 1,
                neighbour,
                distance: self.distances[[text, neighbour]],
            }));
        }
        found
    }

    /// Gives each text to the group of the nearest other text that has one and is not to be kept apart from it
    /// (leave-one-out, one nearest neighbour). Which
    /// features are compared, and their means and deviations, come from all texts, groups from the others only. `None`
    /// with fewer than two groups, or where each has one text.
    pub fn attribution(&self) -> Option<Attribution> {
        let mut groups: Vec<String> = self.groups.iter().filter(|group| !group.is_empty()).cloned().collect();
        groups.sort();
        groups.dedup();
        let grouped = self.groups.iter().filter(|group| !group.is_empty()).count();
        if groups.len() < 2 || groups.len() == grouped {
            return None;
        }
        let places: BTreeMap<&str, usize> = groups.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        let own: Vec<Option<usize>> = self.groups.iter().map(|group| places.get(group.as_str()).copied()).collect();
        let mut given = Vec::new();
        for (text, group) in own.iter().enumerate().filter_map(|(text, group)| Some((text, (*group)?))) {
            let may = |other: &usize| {
                *other != text && (self.apart[text].is_empty() || self.apart[*other] != self.apart[text])
            };
            let others = (0..own.len()).filter(may).filter_map(|other| Some((other, own[other]?)));
            let nearest = others.min_by(|a, b| self.distances[[text, a.0]].total_cmp(&self.distances[[text, b.0]]));
            given.extend(nearest.map(|(_, nearest)| (text, group, nearest)));
        }
        let mut confusion = Array2::zeros((groups.len(), groups.len()));
        given.iter().for_each(|(_, own, given)| confusion[[*own, *given]] += 1);
        let right: usize = confusion.diag().sum();
        let (right_share, all) = (right as f64 / given.len() as f64, given.len() as f64);
        let largest = confusion.rows().into_iter().map(|row| row.sum()).max().unwrap_or_default();
        Some(Attribution {
            right,
            accuracy: right_share,
            limits: wilson(right as f64, all),
            baseline: largest as f64 / all,
            groups,
            given,
            confusion,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    fn delta(groups: [&str; 4]) -> Delta {
        let points = [0.0_f64, 1.0, 5.0, 7.0];
        Delta {
            texts: ["a", "b", "c", "d"].map(str::to_owned).to_vec(),
            groups: groups.map(str::to_owned).to_vec(),
            apart: vec![String::new(); 4],
            distances: Array2::from_shape_fn((4, 4), |(a, b)| (points[a] - points[b]).abs()),
        }
    }

    #[test]
    fn texts_go_to_the_group_of_their_nearest() {
        let found = delta(["wire", "wire", "post", "wire"]).attribution().unwrap();
        assert_eq!((found.right, found.accuracy, found.baseline), (2, 0.5, 0.75));
        // Rows are their own groups, post and wire: c is taken for d's, d for c's.
        assert_eq!(found.confusion, array![[0, 1], [1, 2]]);
        assert!(delta(["wire", "wire", "", "wire"]).attribution().is_none());
        let partly = delta(["wire", "wire", "", "post"]).attribution().unwrap();
        assert_eq!(partly.given, [(0, 1, 1), (1, 1, 1), (3, 0, 1)]);
    }

    #[test]
    fn texts_on_one_event_are_not_given_to_each_other() {
        let mut delta = delta(["wire", "post", "wire", "post"]);
        assert_eq!(delta.attribution().unwrap().right, 0);
        delta.apart = ["dam", "dam", "", ""].map(str::to_owned).to_vec();
        assert_eq!(delta.attribution().unwrap().given, [(0, 1, 1), (1, 0, 1), (2, 1, 0), (3, 0, 1)]);
    }

    #[test]
    fn neighbours_come_nearest_first() {
        let found = delta([""; 4]).neighbours(2);
        let of_b: Vec<(usize, f64)> =
            found.iter().filter(|near| near.text == 1).map(|near| (near.neighbour, near.distance)).collect();
        assert_eq!((found.len(), of_b), (8, vec![(0, 1.0), (2, 4.0)]));
    }
}
