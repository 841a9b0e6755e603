//! Marks: all evidence of a feature in a passage, with what more than one formula asks of it.

use super::Evidence;
use std::cell::OnceCell;
use std::ops::{Deref, RangeInclusive};

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

/// The marks of a feature in a passage, or no more than their tally, or than how many have each weight. What is asked of
/// them more than once is found once.
#[derive(Debug, Clone, Default)]
pub struct Marks {
    list: Vec<Evidence>,
    tally: Option<Tally>,
    sum: OnceCell<f64>,
    weights: OnceCell<Box<Weights>>,
    /// Whether the weights are known without the list.
    weighed: bool,
}

/// What is asked of marks that are weighed by whole numbers.
#[derive(Debug, Clone, Default)]
struct Weights {
    /// How many have each weight, from 0 on.
    counts: Vec<u32>,
    spectrum: OnceCell<Vec<(f64, f64)>>,
    worked: OnceCell<Vec<f64>>,
}

impl Weights {
    fn of(list: &[Evidence]) -> Weights {
        let mut counts: Vec<u32> = vec![0; 64];
        for mark in list {
            let weight = mark.weight as usize;
            if counts.len() <= weight {
                counts.resize(weight + 1, 0);
            }
            counts[weight] += 1;
        }
        Weights { counts, ..Weights::default() }
    }

    fn tally(&self) -> Tally {
        let add = |(count, sum), (weight, n): (u64, &u32)| (count + u64::from(*n), sum + weight * u64::from(*n));
        let (count, sum) = (0..).zip(&self.counts).fold((0, 0), add);
        Tally { count: count as usize, sum: sum as f64 }
    }
}

impl Marks {
    /// Takes what `find` pushes in place of what it holds: the room is used again.
    pub fn refill(&mut self, find: impl FnOnce(&mut Vec<Evidence>)) {
        self.clear(None);
        find(&mut self.list);
    }

    /// Takes the tally of marks in their place. There is nothing to walk along then.
    pub fn count(&mut self, tally: Tally) {
        self.clear(Some(tally));
    }

    /// Takes in their place how many have each weight, from 0 on, as `find` pushes them. There is nothing to walk along then.
    pub fn weigh(&mut self, find: impl FnOnce(&mut Vec<u32>)) {
        let mut weights = Box::<Weights>::default();
        find(&mut weights.counts);
        self.clear(Some(weights.tally()));
        (self.weights, self.weighed) = (weights.into(), true);
    }

    fn clear(&mut self, tally: Option<Tally>) {
        self.list.clear();
        (self.tally, self.weighed) = (tally, false);
        (self.sum, self.weights) = (OnceCell::new(), OnceCell::new());
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

    fn weights(&self) -> &Weights {
        self.weights.get_or_init(|| Weights::of(&self.list).into())
    }

    /// How many have each weight, from 0 on, where that is known in place of the marks.
    pub(super) fn weighed(&self) -> Option<&[u32]> {
        self.weighed.then(|| self.weights().counts.as_slice())
    }

    /// Of marks weighed by whole numbers: how many have one of these weights.
    pub fn weighing(&self, weights: RangeInclusive<usize>) -> usize {
        let counts = &self.weights().counts;
        let end = counts.len().min(weights.end().saturating_add(1));
        counts.get(*weights.start()..end).map_or(0, |counts| counts.iter().sum::<u32>() as usize)
    }

    /// Of marks weighed by frequencies: how many have each, as pairs of i and V(i), i ascending, without empty ones.
    pub fn spectrum(&self) -> &[(f64, f64)] {
        let weights = self.weights();
        weights.spectrum.get_or_init(|| {
            let filled = (0..).zip(&weights.counts).filter(|(_, count)| **count > 0);
            filled.map(|(frequency, count)| (f64::from(frequency), f64::from(*count))).collect()
        })
    }

    /// What several formulas need to have worked out of these weights; the first of them does it. It is one thing for all
    /// features that share marks.
    pub fn worked(&self, work: impl FnOnce() -> Vec<f64>) -> &[f64] {
        self.weights().worked.get_or_init(work)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feature::Reason;
    use crate::text::span::Span;
    use crate::text::token::Voice;

    #[test]
    fn weights_by_themselves_give_what_marks_give() {
        let mark = |weight| Evidence { span: Span::default(), weight, voice: Voice::Author, reason: Reason::Plain };
        let (mut marked, mut weighed) = (Marks::from([3.0, 1.0, 3.0, 0.0, 70.0].map(mark).to_vec()), Marks::default());
        weighed.weigh(|counts| {
            counts.resize(80, 0);
            (counts[0], counts[1], counts[3], counts[70]) = (1, 1, 2, 1);
        });
        for marks in [&marked, &weighed] {
            assert_eq!((marks.len(), marks.sum()), (5, 77.0));
            assert_eq!(marks.spectrum(), [(0.0, 1.0), (1.0, 1.0), (3.0, 2.0), (70.0, 1.0)]);
            let weighing = [0..=0, 1..=3, 4..=69, 3..=usize::MAX, 90..=99].map(|weights| marks.weighing(weights));
            assert_eq!(weighing, [1, 3, 0, 3, 0]);
        }
        marked.refill(|list| list.push(mark(2.0)));
        weighed.count(Tally::ones(1));
        assert_eq!((marked.weighing(0..=9), weighed.len(), weighed.sum()), (1, 1, 1.0));
    }
}
