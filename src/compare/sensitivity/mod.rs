//! Sensitivity: does a finding hang on one term, one article, one author?

pub mod evidence;
mod study;

use self::evidence::Evidence;
use self::study::{Names, Study};
use super::checks::measures;
use super::table::{Column, Table};
use super::units::Units;
use super::{Options, Sides};
use crate::error::Error;
use crate::stats::interval::Interval;
use rayon::prelude::*;

/// What each contrast is like without one term, one article, one cluster. By feature, contrast and kind.
#[derive(Debug, Clone)]
pub struct Sensitivity {
    pub groups: Vec<String>,
    pub features: Vec<String>,
    /// For each feature whether it is a count that has a rate beside it.
    pub counts: Vec<bool>,
    pub trials: Vec<Trial>,
}

/// A contrast, and all that was left out of it one by one.
#[derive(Debug, Clone)]
pub struct Trial {
    pub feature: usize,
    pub sides: Sides,
    pub kind: Kind,
    /// Mean of the first side less mean of the second, with everything in.
    pub difference: f64,
    /// Whether Welch's 95 % limits of the difference leave zero out.
    pub clear: bool,
    /// How many were left out, how many of these turn the sign, and how many lose the limits' clearness of zero.
    pub tried: usize,
    pub turning: usize,
    pub losing: usize,
    /// Those that matter most: what turns or loses first, then by the change of the difference.
    pub strongest: Vec<Left>,
}

/// What is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Term,
    Article,
    Cluster,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Term => "term",
            Kind::Article => "article",
            Kind::Cluster => "cluster",
        }
    }

    /// How many of the strongest are kept.
    fn kept(self) -> usize {
        match self {
            Kind::Term => 10,
            Kind::Article | Kind::Cluster => 3,
        }
    }
}

/// A contrast without one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Left {
    pub name: String,
    /// The marks of a term on each side.
    pub marks: Option<(u32, u32)>,
    pub difference: f64,
    /// Welch's limits without it.
    pub limits: Option<Interval>,
    /// Its share in the difference: for terms the contribution of a word shift (Gallagher et al. 2021, EPJ Data Science
    /// 10, 4, section 2.1: proportion shift, here of the mean of the articles' rates), which add up to 1.
    pub share: Option<f64>,
    pub turns: bool,
    pub loses: bool,
}

/// Leaves out each article, each cluster if there are any and, given the evidence, each term. Means and spreads are
/// updated, not computed anew (the jackknife of Quenouille 1949 and Tukey 1958), and limits are Welch's, not the
/// bootstrap's. Contrasts with fewer than [`super::FEWEST`] units on a side are passed by.
///
/// # Errors
/// A column is not there, or the evidence does not belong to the table.
pub fn sensitivity(table: &Table, options: &Options, evidence: Option<&Evidence>) -> Result<Sensitivity, Error> {
    let units = Units::of(table, options)?;
    let columns = measures(table, options, &mut Vec::new())?;
    if let Some(evidence) = evidence {
        check(table, &columns, evidence)?;
    }
    let names = Names::of(table, options, &units);
    let trials = columns.par_iter().enumerate().map(|(feature, column)| {
        let values = units.values(&[column]).column(0).to_vec();
        let study = Study { table, units: &units, column, feature, values: &values, names: &names };
        study.trials(options, evidence)
    });
    Ok(Sensitivity {
        trials: trials.collect::<Vec<_>>().concat(),
        features: columns.iter().map(|column| column.name.clone()).collect(),
        counts: columns.iter().map(|column| column.exposure.is_some()).collect(),
        groups: units.groups,
    })
}

/// The features whose marks can be taken out of a rate: those with a column per 1,000 words.
pub fn stems(table: &Table) -> impl Iterator<Item = &str> {
    table.columns.iter().filter_map(|column| Some(rate(&column.name)?.0))
}

/// A rate's name cut in stem and scope.
fn rate(name: &str) -> Option<(&str, &str)> {
    let scope = ["_author", "_quoted", "_headline"].into_iter().find(|scope| name.ends_with(scope)).unwrap_or("");
    let stem = name.strip_suffix(scope)?.strip_suffix("_p1k")?;
    (scope != "_headline").then_some((stem, scope))
}

/// The counts of the table are those of the evidence.
fn check(table: &Table, columns: &[&Column], evidence: &Evidence) -> Result<(), Error> {
    for (stem, scope) in columns.iter().filter_map(|column| rate(&column.name)) {
        let count = format!("{stem}_n{scope}");
        let cells = table.columns.iter().find(|column| column.name == count).and_then(Column::numbers);
        let (Some(cells), Some(terms)) = (cells, evidence.features.get(stem)) else { continue };
        let mut found = vec![0.0; table.rows];
        for (row, marks) in terms.values().flatten() {
            found[*row] += f64::from(marks.in_scope(scope));
        }
        let wrong = cells.iter().zip(&found).position(|(cell, found)| cell.is_some_and(|cell| cell != *found));
        if let Some(row) = wrong {
            return Err(Error::Usage(format!(
                "{} is not the evidence of {}: in row {} {count} is {}, and the evidence has {} marks; write both in one run",
                evidence.place,
                table.place,
                row + 1,
                cells[row].unwrap_or_default(),
                found[row]
            )));
        }
    }
    Ok(())
}
