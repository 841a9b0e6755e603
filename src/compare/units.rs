//! Units: what is drawn, shuffled and counted. An article is one, or all articles of a cluster in a group.

use super::Options;
use super::table::{Column, Table};
use crate::error::Error;
use ndarray::Array2;
use std::collections::BTreeMap;
use std::ops::Range;

/// The rows of a table in groups, and within these in units.
#[derive(Debug, Clone)]
pub struct Units {
    /// Names of the groups, in alphabetical order.
    pub groups: Vec<String>,
    /// The units of each group: they lie side by side.
    pub ranges: Vec<Range<usize>>,
    /// The rows of each unit.
    pub rows: Vec<Vec<usize>>,
    /// The name of each unit's cluster; empty where the unit is a row.
    pub clusters: Vec<String>,
    /// The stratum of each unit; one for all where there are none. A unit with rows in several has the last: such units
    /// are cut into pieces before strata are used.
    pub strata: Vec<usize>,
}

/// Which columns divide the rows.
struct Keys {
    group: Vec<String>,
    cluster: Option<Vec<String>>,
    stratum: Option<Vec<String>>,
}

impl Units {
    /// Units for everything that does not look at strata.
    ///
    /// # Errors
    /// A column that is named is not there.
    pub fn of(table: &Table, options: &Options) -> Result<Units, Error> {
        Ok(Units::cut(table.rows, &Keys::of(table, options)?, false))
    }

    /// Units for shuffling within strata: what lies in two strata is two pieces.
    ///
    /// # Errors
    /// As [`Units::of`].
    pub fn pieces(table: &Table, options: &Options) -> Result<Units, Error> {
        Ok(Units::cut(table.rows, &Keys::of(table, options)?, true))
    }

    fn cut(rows: usize, keys: &Keys, by_stratum: bool) -> Units {
        let mut strata: Vec<&str> = keys.stratum.iter().flatten().map(String::as_str).collect();
        strata.sort_unstable();
        strata.dedup();
        let stratum = |row: usize| {
            let name = keys.stratum.as_ref().map(|names| names[row].as_str());
            name.and_then(|name| strata.binary_search(&name).ok()).unwrap_or_default()
        };
        // A key orders the units: group, then first row.
        let mut first: BTreeMap<(&str, &str, usize), usize> = BTreeMap::new();
        let mut units: BTreeMap<(&str, usize), (Vec<usize>, &str, usize)> = BTreeMap::new();
        for row in (0..rows).filter(|row| !keys.group[*row].is_empty()) {
            let group = keys.group[row].as_str();
            let cluster = keys.cluster.as_ref().map_or("", |names| names[row].as_str());
            let piece = if by_stratum { stratum(row) } else { 0 };
            let start = if cluster.is_empty() { row } else { *first.entry((group, cluster, piece)).or_insert(row) };
            let unit = units.entry((group, start)).or_insert((Vec::new(), cluster, stratum(row)));
            unit.0.push(row);
        }
        let mut all = Units {
            groups: Vec::new(),
            ranges: Vec::new(),
            rows: Vec::new(),
            clusters: Vec::new(),
            strata: Vec::new(),
        };
        for ((group, _), (rows, cluster, stratum)) in units {
            if all.groups.last().is_none_or(|last| last != group) {
                all.groups.push(group.to_owned());
                all.ranges.push(all.rows.len()..all.rows.len());
            }
            all.rows.push(rows);
            all.clusters.push(cluster.to_owned());
            all.strata.push(stratum);
            if let Some(range) = all.ranges.last_mut() {
                range.end += 1;
            }
        }
        all
    }

    /// The value of each unit in each column, units × columns: the mean over its rows, not-a-number where all are missing.
    pub fn values(&self, columns: &[&Column]) -> Array2<f64> {
        let mut values = Array2::from_elem((self.rows.len(), columns.len()), f64::NAN);
        for (at, cells) in columns.iter().enumerate().filter_map(|(at, column)| Some((at, column.numbers()?))) {
            for (unit, rows) in self.rows.iter().enumerate() {
                let known = rows.iter().filter_map(|row| cells[*row]);
                let (sum, count) = known.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
                values[[unit, at]] = sum / count;
            }
        }
        values
    }

    /// Sum of a count and of its exposure over the rows of each unit that have both.
    pub fn counts(&self, count: &Column, exposure: &Column) -> Vec<(f64, f64)> {
        let (Some(counts), Some(exposures)) = (count.numbers(), exposure.numbers()) else { return Vec::new() };
        let both = |rows: &Vec<usize>| {
            let known = rows.iter().filter_map(|row| counts[*row].zip(exposures[*row]));
            known.fold((0.0, 0.0), |sums, (count, exposure)| (sums.0 + count, sums.1 + exposure))
        };
        self.rows.iter().map(both).collect()
    }

    /// How many rows of a group have a value, and how many have none.
    pub fn known(&self, group: usize, column: &Column) -> (usize, usize) {
        let rows = self.rows[self.ranges[group].clone()].iter().flatten();
        let cells = column.numbers().unwrap_or_default();
        rows.fold((0, 0), |(known, missing), row| match cells[*row] {
            Some(_) => (known + 1, missing),
            None => (known, missing + 1),
        })
    }
}

impl Keys {
    fn of(table: &Table, options: &Options) -> Result<Keys, Error> {
        let labels =
            |name: &Option<String>| name.as_ref().map(|name| table.column(name).map(Column::labels)).transpose();
        Ok(Keys {
            group: table.column(&options.by)?.labels(),
            cluster: labels(&options.cluster)?,
            stratum: labels(&options.within)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str =
        "paper,by,topic,x\nb,Ann,dam,1\na,Bo,dam,2\nb,Ann,sea,\nb,,dam,4\na,Bo,sea,6\n,Bo,sea,9\nb,Ann,sea,8\n";

    fn options() -> Options {
        Options { within: Some("topic".into()), cluster: Some("by".into()), ..Options::new("paper") }
    }

    #[test]
    fn units_are_clusters_in_groups() {
        let table = Table::from_reader(TABLE.as_bytes(), "t").unwrap();
        let units = Units::of(&table, &options()).unwrap();
        assert_eq!(units.groups, ["a", "b"]);
        assert_eq!(units.rows, [vec![1, 4], vec![0, 2, 6], vec![3]]);
        assert_eq!(units.ranges, [0..1, 1..3]);
        let x = table.column("x").unwrap();
        assert_eq!(units.values(&[x]).column(0).to_vec(), [4.0, 4.5, 4.0]);
        assert_eq!((units.known(1, x), units.known(0, x)), ((3, 1), (2, 0)));
    }

    #[test]
    fn pieces_lie_in_one_stratum() {
        let table = Table::from_reader(TABLE.as_bytes(), "t").unwrap();
        let units = Units::pieces(&table, &options()).unwrap();
        assert_eq!(units.rows, [vec![1], vec![4], vec![0], vec![2, 6], vec![3]]);
        assert_eq!(units.strata, [0, 1, 0, 1, 0]);
    }

    #[test]
    fn without_clusters_a_unit_is_a_row() {
        let table = Table::from_reader(TABLE.as_bytes(), "t").unwrap();
        let units = Units::of(&table, &Options::new("paper")).unwrap();
        assert_eq!(units.rows, [vec![1], vec![4], vec![0], vec![2], vec![3], vec![6]]);
        assert!(units.values(&[table.column("x").unwrap()])[[3, 0]].is_nan());
    }
}
