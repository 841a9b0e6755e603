//! One column: each contrast of it with one thing left out after another.

use super::evidence::{Evidence, Marks};
use super::{Kind, Left, Trial, rate};
use crate::compare::table::{Column, Table};
use crate::compare::units::Units;
use crate::compare::{FEWEST, Options, Sides};
use crate::stats::difference::welch::{excludes_zero, limits};
use crate::stats::summary::Moments;
use std::collections::BTreeMap;

/// What a term adds to the value of each unit, and its marks there.
type Parts = BTreeMap<usize, (f64, u32)>;

/// What rows are called, and which unit and group they are in.
pub struct Names {
    rows: Vec<String>,
    unit: Vec<Option<usize>>,
    group: Vec<usize>,
}

impl Names {
    pub fn of(table: &Table, options: &Options, units: &Units) -> Names {
        let keys = ["doc_id", "id"].into_iter().find_map(|name| table.columns.iter().find(|c| c.name == name));
        let rows = match keys.filter(|column| column.name != options.by) {
            Some(column) => column.labels(),
            None => (1..=table.rows).map(|row| format!("row {row}")).collect(),
        };
        let mut names = Names { rows, unit: vec![None; table.rows], group: vec![0; units.rows.len()] };
        for (unit, of_unit) in units.rows.iter().enumerate() {
            of_unit.iter().for_each(|row| names.unit[*row] = Some(unit));
        }
        for (group, range) in units.ranges.iter().enumerate() {
            range.clone().for_each(|unit| names.group[unit] = group);
        }
        names
    }
}

/// One column.
pub struct Study<'a> {
    pub table: &'a Table,
    pub units: &'a Units,
    pub column: &'a Column,
    pub feature: usize,
    /// Of the units.
    pub values: &'a [f64],
    pub names: &'a Names,
}

impl Study<'_> {
    pub fn trials(&self, options: &Options, evidence: Option<&Evidence>) -> Vec<Trial> {
        let terms = evidence.and_then(|evidence| self.terms(evidence));
        let of_group = |group: usize| self.units.ranges[group].clone();
        let mut trials = Vec::new();
        for sides in Sides::all(self.units.groups.len()) {
            let b: Vec<usize> = sides.others(self.units.groups.len()).flat_map(of_group).collect();
            let base = Base::of(self.values, &of_group(sides.a()).collect::<Vec<_>>(), &b);
            if base.a.n < FEWEST as f64 || base.b.n < FEWEST as f64 {
                continue;
            }
            trials.push(self.trial(sides, Kind::Article, &base, self.articles(sides, &base)));
            if options.cluster.is_some() {
                trials.push(self.trial(sides, Kind::Cluster, &base, self.clusters(sides, &base)));
            }
            if let Some(terms) = terms.as_ref().filter(|terms| terms.len() > 1) {
                trials.push(self.trial(sides, Kind::Term, &base, self.without_terms(sides, &base, terms)));
            }
        }
        trials
    }

    fn trial(&self, sides: Sides, kind: Kind, base: &Base, mut left: Vec<(Left, Moments, Moments)>) -> Trial {
        let change = |left: &Left| (base.difference() - left.difference).abs();
        let flagged = |left: &Left| left.turns || left.loses;
        left.sort_by(|(x, ..), (y, ..)| {
            flagged(y).cmp(&flagged(x)).then(change(y).total_cmp(&change(x))).then_with(|| x.name.cmp(&y.name))
        });
        Trial {
            feature: self.feature,
            sides,
            kind,
            difference: base.difference(),
            clear: base.clear,
            tried: left.len(),
            turning: left.iter().filter(|(left, ..)| left.turns).count(),
            losing: left.iter().filter(|(left, ..)| left.loses).count(),
            strongest: left
                .into_iter()
                .take(kind.kept())
                .map(|(left, a, b)| Left { limits: limits(a, b), ..left })
                .collect(),
        }
    }

    /// The units of both sides that have a value, each with whether it is of the first.
    fn sides(&self, sides: Sides) -> impl Iterator<Item = (usize, bool)> {
        (0..self.values.len()).filter_map(move |unit| {
            let first = self.side(sides, unit)?;
            (!self.values[unit].is_nan()).then_some((unit, first))
        })
    }

    fn side(&self, sides: Sides, unit: usize) -> Option<bool> {
        let group = self.names.group[unit];
        match sides {
            _ if group == sides.a() => Some(true),
            Sides::Pair(_, b) => (group == b).then_some(false),
            Sides::Rest(_) => Some(false),
        }
    }

    fn articles(&self, sides: Sides, base: &Base) -> Vec<(Left, Moments, Moments)> {
        let cells = self.column.numbers().unwrap_or_default();
        let rows = self
            .sides(sides)
            .flat_map(|(unit, first)| self.units.rows[unit].iter().map(move |row| (unit, first, *row)));
        rows.filter_map(|(unit, first, row)| {
            cells[row]?;
            let others = self.units.rows[unit].iter().filter(|other| **other != row).filter_map(|other| cells[*other]);
            let (sum, count) = others.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
            let changed = (count > 0.0).then(|| sum / count);
            Some(base.without(self.names.rows[row].clone(), None, [(first, self.values[unit], changed)]))
        })
        .collect()
    }

    fn clusters(&self, sides: Sides, base: &Base) -> Vec<(Left, Moments, Moments)> {
        let named = self.sides(sides).filter(|(unit, _)| !self.units.clusters[*unit].is_empty());
        named
            .map(|(unit, first)| {
                let name = format!("{} ({})", self.units.clusters[unit], self.units.groups[self.names.group[unit]]);
                base.without(name, None, [(first, self.values[unit], None)])
            })
            .collect()
    }

    /// What each term adds to the value of each unit, and its marks there, if the column is a rate of marks.
    fn terms(&self, evidence: &Evidence) -> Option<BTreeMap<String, Parts>> {
        let (stem, scope) = rate(&self.column.name)?;
        let (rates, terms) = (self.column.numbers()?, evidence.features.get(stem)?);
        let words = format!("words_n{scope}");
        let words = self.table.columns.iter().find(|column| column.name == words)?.numbers()?;
        let of_term = |rows: &BTreeMap<usize, Marks>| {
            let mut parts = Parts::new();
            for (row, marks) in rows {
                let (count, unit) = (marks.in_scope(scope), self.names.unit[*row]);
                let (Some(unit), Some(words), Some(_)) = (unit, words[*row], rates[*row]) else { continue };
                if count > 0 && words > 0.0 {
                    let rows = self.units.rows[unit].iter().filter(|row| rates[**row].is_some()).count() as f64;
                    let part = parts.entry(unit).or_default();
                    part.0 += 1000.0 * f64::from(count) / words / rows;
                    part.1 += count;
                }
            }
            parts
        };
        Some(terms.iter().map(|(term, rows)| (term.clone(), of_term(rows))).collect())
    }

    fn without_terms(
        &self,
        sides: Sides,
        base: &Base,
        terms: &BTreeMap<String, Parts>,
    ) -> Vec<(Left, Moments, Moments)> {
        let one = |(term, parts): (&String, &Parts)| {
            let here = || parts.iter().filter_map(|(unit, part)| Some((*unit, self.side(sides, *unit)?, *part)));
            let marks = here().fold(
                (0, 0),
                |sum, (_, first, (_, count))| {
                    if first { (sum.0 + count, sum.1) } else { (sum.0, sum.1 + count) }
                },
            );
            let changes = here().map(|(unit, first, (part, _))| {
                let value = self.values[unit];
                (first, value, Some(value - part))
            });
            (marks != (0, 0)).then(|| base.without(term.clone(), Some(marks), changes))
        };
        terms.iter().filter_map(one).collect()
    }
}

/// A contrast with everything in.
struct Base {
    a: Moments,
    b: Moments,
    clear: bool,
}

impl Base {
    fn of(values: &[f64], a: &[usize], b: &[usize]) -> Base {
        let side = |units: &[usize]| {
            let known: Vec<f64> = units.iter().map(|unit| values[*unit]).filter(|value| !value.is_nan()).collect();
            Moments::of(&known)
        };
        let (a, b) = (side(a), side(b));
        Base { a, b, clear: excludes_zero(a, b).unwrap_or(false) }
    }

    fn difference(&self) -> f64 {
        self.a.mean - self.b.mean
    }

    /// The contrast after changes: side, value that goes, value that comes.
    fn without(
        &self,
        name: String,
        marks: Option<(u32, u32)>,
        changes: impl IntoIterator<Item = (bool, f64, Option<f64>)>,
    ) -> (Left, Moments, Moments) {
        let (mut a, mut b) = (self.a, self.b);
        for (first, goes, comes) in changes {
            let side = if first { &mut a } else { &mut b };
            *side = comes.map_or(*side, |value| side.with(value)).without(goes);
        }
        let (before, difference) = (self.difference(), a.mean - b.mean);
        let left = Left {
            name,
            marks,
            difference,
            limits: None,
            share: (before != 0.0).then(|| (before - difference) / before),
            turns: before * difference < 0.0,
            loses: self.clear && !excludes_zero(a, b).unwrap_or(false),
        };
        (left, a, b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::sensitivity::sensitivity;
    use crate::stats::difference::welch::welch;

    fn table() -> Table {
        // One article of b carries the whole difference.
        let rows = ["a,Ann,1", "a,Ann,2", "a,Bo,3", "a,Cy,2", "a,Di,1", "a,Ed,2", "b,Fay,1", "b,Gil,2", "b,Gil,2"];
        let more = ["b,Hal,2", "b,Ida,1", "b,Jo,2", "b,Jo,30"];
        let text = format!("paper,author,x\n{}\n", [&rows[..], &more[..]].concat().join("\n"));
        Table::from_reader(text.as_bytes(), "t.csv").unwrap()
    }

    #[test]
    fn the_article_that_carries_a_difference_comes_first() {
        let found = sensitivity(&table(), &Options::new("paper"), None).unwrap();
        let trial = &found.trials[0];
        assert_eq!((trial.tried, trial.turning, trial.kind), (13, 1, Kind::Article));
        let left = &trial.strongest[0];
        assert_eq!((left.name.as_str(), left.turns), ("row 13", true));
        let (a, b) = ([1.0, 2.0, 3.0, 2.0, 1.0, 2.0], [1.0, 2.0, 2.0, 2.0, 1.0, 2.0]);
        let (a, b) = (Moments::of(&a), Moments::of(&b));
        assert!((left.difference - (a.mean - b.mean)).abs() < 1e-12);
        let (low, high) = left.limits.unwrap();
        assert!(((low + high) / 2.0 - left.difference).abs() < 1e-9 && welch(a, b).unwrap().p > 0.05);
    }

    #[test]
    fn a_cluster_goes_as_a_whole() {
        let options = Options { cluster: Some("author".into()), ..Options::new("paper") };
        let found = sensitivity(&table(), &options, None).unwrap();
        let cluster = found.trials.iter().find(|trial| trial.kind == Kind::Cluster).unwrap();
        assert_eq!((cluster.tried, cluster.strongest[0].name.as_str()), (10, "Jo (b)"));
        let article = found.trials.iter().find(|trial| trial.kind == Kind::Article).unwrap();
        // Without the one article its author still has the other: 2 instead of 16.
        assert!((article.strongest[0].difference - ((1.5 + 3.0 + 2.0 + 1.0 + 2.0) / 5.0 - 8.0 / 5.0)).abs() < 1e-12);
    }
}
