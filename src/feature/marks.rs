//! Marks: all evidence of a feature in a passage, with what more than one formula asks of it.

use super::Evidence;
use std::cell::OnceCell;
use std::ops::Deref;

/// How many marks there are, and the sum of their weights: all that most numbers need.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tally {
    pub count: usize,
    pub sum: f64,
}

impl Tally {
    /// That of marks which weigh 1.
    pub fn ones(count: usize) -> Tally {
        Tally { count, sum: count as f64 }
    }

    pub fn of<'a>(marks: impl Iterator<Item = &'a Evidence>) -> Tally {
        marks.fold(Tally::default(), |tally, mark| Tally { count: tally.count + 1, sum: tally.sum + mark.weight })
    }
}

/// The marks of a feature in a passage, or no more than their tally. What is asked of them more than once is found once.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    list: Vec<Evidence>,
    tally: Option<Tally>,
    sum: OnceCell<f64>,
    spectrum: OnceCell<Vec<(f64, f64)>>,
}

impl Marks {
    /// Takes what `find` pushes in place of what it holds: the room is used again.
    pub fn refill(&mut self, find: impl FnOnce(&mut Vec<Evidence>)) {
        self.list.clear();
        self.tally = None;
        (self.sum, self.spectrum) = (OnceCell::new(), OnceCell::new());
        find(&mut self.list);
    }

    /// Takes the tally of marks in their place. There is nothing to walk along then.
    pub fn count(&mut self, tally: Tally) {
        self.refill(|_| ());
        self.tally = Some(tally);
    }

    /// How many there are, also where only their tally is known.
    pub fn len(&self) -> usize {
        self.tally.map_or(self.list.len(), |tally| tally.count)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Sum of the weights. The sum of nothing is 0 and not the -0 that an empty sum of floats is.
    pub fn sum(&self) -> f64 {
        let of_list = || self.list.iter().fold(0.0, |sum, mark| sum + mark.weight);
        self.tally.map_or_else(|| *self.sum.get_or_init(of_list), |tally| tally.sum)
    }

    /// Of marks weighed by frequencies: how many have each, as pairs of i and V(i), i ascending, without empty ones.
    pub fn spectrum(&self) -> &[(f64, f64)] {
        self.spectrum.get_or_init(|| {
            let mut counts: Vec<u32> = vec![0; 64];
            for mark in &self.list {
                let frequency = mark.weight as usize;
                if counts.len() <= frequency {
                    counts.resize(frequency + 1, 0);
                }
                counts[frequency] += 1;
            }
            let filled = counts.into_iter().enumerate().filter(|(_, count)| *count > 0);
            filled.map(|(frequency, count)| (frequency as f64, f64::from(count))).collect()
        })
    }
}

impl From<Vec<Evidence>> for Marks {
    fn from(list: Vec<Evidence>) -> Marks {
        Marks { list, ..Marks::default() }
    }
}

impl Deref for Marks {
    type Target = [Evidence];

    fn deref(&self) -> &[Evidence] {
        &self.list
    }
}

impl<'a> IntoIterator for &'a Marks {
    type Item = &'a Evidence;
    type IntoIter = std::slice::Iter<'a, Evidence>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
