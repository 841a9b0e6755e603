//! The comparison as a whole: which columns, which contrasts, what is resampled together, what is corrected together.

use super::checks::{check_groups, exposure, measures, notes_on_rows};
use super::contrast::{Grouped, Names, Resampled};
use super::table::{Column, Table};
use super::units::Units;
use super::{Comparison, Contrast, FEWEST, Feature, Group, MOST_PAIRED, Options, Sides};
use crate::error::Error;
use crate::stats::adjust::benjamini_hochberg;
use crate::stats::resample::bootstrap::{self, Sums};
use crate::stats::resample::permutation::{self, Labels};
use ndarray::{Array2, Axis};
use rayon::prelude::*;

/// Sums of resamples held at once: 64 MB, and as much for their counts.
const HELD: usize = 1 << 23;

/// Compares the groups of a table.
///
/// # Errors
/// A column is not there, no column holds numbers, or there are fewer than two groups or more than a thousand: the message
/// says what to do.
pub fn compare(table: &Table, options: &Options) -> Result<Comparison, Error> {
    compare_with(table, options, &mut |_, _| {})
}

/// The same, telling now and then how much is done of how much.
///
/// # Errors
/// As [`compare`].
pub fn compare_with(table: &Table, options: &Options, told: &mut dyn FnMut(u64, u64)) -> Result<Comparison, Error> {
    let mut notes = table.notes.clone();
    let units = Units::of(table, options)?;
    check_groups(table, options, units.groups.len())?;
    notes_on_rows(table, options, &mut notes)?;
    let exposure = options.exposure.as_deref().map(|name| exposure(table, name)).transpose()?;
    let measures = measures(table, options, &mut notes)?;
    let run = Run {
        table,
        options,
        pieces: if options.within.is_some() { Units::pieces(table, options)? } else { units.clone() },
        sides: Sides::all(units.groups.len()),
        units,
        exposure,
    };
    let width = (HELD / (run.units.groups.len() * options.draws.number).max(1)).clamp(1, measures.len());
    let steps = (measures.len().div_ceil(width) * (run.units.groups.len() + run.sides.len() + 1)) as u64;
    let mut done = 0;
    let mut step = || {
        done += 1;
        told(done, steps);
    };
    let (mut features, mut contrasts) = (Vec::new(), Vec::new());
    for (chunk, columns) in measures.chunks(width).enumerate() {
        for (feature, of_feature) in run.columns(columns, chunk * width, &mut step) {
            features.push(feature);
            contrasts.extend(of_feature);
        }
    }
    adjust(&mut features, &mut contrasts);
    run.notes(&mut notes);
    Ok(Comparison { options: options.clone(), groups: run.groups(), features, contrasts, notes })
}

struct Run<'a> {
    table: &'a Table,
    options: &'a Options,
    units: Units,
    /// What is shuffled.
    pieces: Units,
    sides: Vec<Sides>,
    exposure: Option<&'a Column>,
}

impl Run<'_> {
    /// Some columns, resampled together; `from` is the place of the first among the features.
    fn columns(&self, columns: &[&Column], from: usize, step: &mut dyn FnMut()) -> Vec<(Feature, Vec<Contrast>)> {
        let values = self.units.values(columns);
        let draws = self.options.draws;
        let sums: Vec<Sums> = (0..self.units.groups.len())
            .map(|group| {
                step();
                let rows: Vec<usize> = self.units.ranges[group].clone().collect();
                bootstrap::sums(values.select(Axis(0), &rows).view(), &self.units.groups[group], draws)
            })
            .collect();
        let pieces = if self.options.within.is_some() { &self.pieces.values(columns) } else { &values };
        let resampled: Vec<(Option<Sums>, Vec<Option<f64>>)> = self
            .sides
            .iter()
            .map(|sides| {
                step();
                // A pair shares the sums of its second group.
                let rest = matches!(sides, Sides::Rest(_));
                let others = || sides.others(sums.len()).map(|group| &sums[group]);
                (rest.then(|| Sums::together(others())).flatten(), self.permutation(*sides, pieces))
            })
            .collect();
        step();
        let one = |at: usize| {
            let grouped = self.grouped(columns[at], at, from + at, &values);
            let names = Names { groups: &self.units.groups, options: self.options };
            let contrasts = self.sides.iter().zip(&resampled).map(|(sides, (rest, p))| {
                let b = match sides {
                    Sides::Pair(_, b) => &sums[*b],
                    Sides::Rest(a) => rest.as_ref().unwrap_or(&sums[*a]),
                };
                let found = Resampled { a: &sums[sides.a()], b, column: at, permutation_p: p[at] };
                grouped.contrast(*sides, &found, &names)
            });
            let contrasts = contrasts.collect();
            (self.feature(columns[at], &grouped), contrasts)
        };
        (0..columns.len()).into_par_iter().map(one).collect()
    }

    fn permutation(&self, sides: Sides, values: &Array2<f64>) -> Vec<Option<f64>> {
        let (rows, first, strata) = self.labels(sides);
        let labels = Labels { first: &first, strata: &strata };
        let (a, b) = permutation::shuffled(labels);
        if a.min(b) < FEWEST {
            return vec![None; values.ncols()];
        }
        let other = match sides {
            Sides::Pair(_, b) => self.units.groups[b].as_str(),
            Sides::Rest(_) => "",
        };
        // No group has an empty name: that is the rest.
        let label = format!("{}\n{other}", self.units.groups[sides.a()]);
        permutation::test(values.select(Axis(0), &rows).view(), labels, &label, self.options.draws)
    }

    /// The pieces of both sides: their places, whether they are of the first, their strata.
    fn labels(&self, sides: Sides) -> (Vec<usize>, Vec<bool>, Vec<usize>) {
        let ranges = &self.pieces.ranges;
        let of_a = ranges[sides.a()].clone().map(|unit| (unit, true));
        let of_b = sides.others(ranges.len()).flat_map(|group| ranges[group].clone()).map(|unit| (unit, false));
        let (rows, first): (Vec<usize>, Vec<bool>) = of_a.chain(of_b).unzip();
        let strata = rows.iter().map(|unit| self.pieces.strata[*unit]).collect();
        (rows, first, strata)
    }

    fn grouped(&self, column: &Column, at: usize, feature: usize, values: &Array2<f64>) -> Grouped {
        let units = &self.units;
        let sorted = units.ranges.iter().map(|range| {
            let mut known: Vec<f64> = range.clone().map(|unit| values[[unit, at]]).filter(|v| !v.is_nan()).collect();
            known.sort_unstable_by(f64::total_cmp);
            known
        });
        let sorted = sorted.collect();
        let known = (0..units.groups.len()).map(|group| units.known(group, column)).collect();
        let counts = self.exposure(column).map(|exposure| {
            let all = units.counts(column, exposure);
            units.ranges.iter().map(|range| all[range.clone()].to_vec()).collect()
        });
        Grouped { feature, sorted, known, counts }
    }

    /// What a count is held against: the option's column for all whole numbers, else what the table knows.
    fn exposure(&self, column: &Column) -> Option<&Column> {
        if let Some(exposure) = self.exposure {
            let cells = column.numbers()?;
            let whole = cells.iter().flatten().all(|value| *value >= 0.0 && value.fract() == 0.0);
            return (whole && exposure.name != column.name).then_some(exposure);
        }
        let name = column.exposure.as_ref()?;
        self.table.columns.iter().find(|other| other.name == *name && other.numbers().is_some())
    }

    fn feature(&self, column: &Column, grouped: &Grouped) -> Feature {
        Feature {
            name: column.name.clone(),
            unit: column.unit.clone(),
            exposure: self.exposure(column).map(|exposure| exposure.name.clone()),
            kruskal_wallis: grouped.kruskal_wallis(),
            kruskal_wallis_q: None,
        }
    }

    fn groups(&self) -> Vec<Group> {
        let one = |(name, range): (&String, &std::ops::Range<usize>)| Group {
            name: name.clone(),
            articles: self.units.rows[range.clone()].iter().map(Vec::len).sum(),
            units: range.len(),
        };
        self.units.groups.iter().zip(&self.units.ranges).map(one).collect()
    }

    fn notes(&self, notes: &mut Vec<String>) {
        if self.units.groups.len() > MOST_PAIRED {
            notes.push(format!(
                "{} groups: each is held against the rest only; for pairs keep the rows of at most {MOST_PAIRED}",
                self.units.groups.len()
            ));
        }
        let Some(within) = &self.options.within else { return };
        for sides in &self.sides {
            let (_, first, strata) = self.labels(*sides);
            let (a, b) = permutation::shuffled(Labels { first: &first, strata: &strata });
            if a.min(b) < FEWEST {
                let name = |group: usize| self.units.groups[group].as_str();
                let other = if let Sides::Pair(_, b) = sides { name(*b) } else { "the rest" };
                notes.push(format!(
                    "no permutation test of {} against {other}: values of {within} that both have hold {a} and {b} units",
                    name(sides.a())
                ));
            }
        }
    }
}

/// Benjamini and Hochberg's correction. A family is one test over all features and all contrasts of one kind.
fn adjust(features: &mut [Feature], contrasts: &mut [Contrast]) {
    let p: Vec<Option<f64>> = features.iter().map(|feature| feature.kruskal_wallis.map(|test| test.p)).collect();
    features.iter_mut().zip(benjamini_hochberg(&p)).for_each(|(feature, q)| feature.kruskal_wallis_q = q);
    for pairs in [true, false] {
        let of_kind = |contrast: &&mut Contrast| matches!(contrast.sides, Sides::Pair(..)) == pairs;
        let mut family: Vec<&mut Contrast> = contrasts.iter_mut().filter(of_kind).collect();
        let welch: Vec<_> = family.iter().map(|contrast| contrast.welch.map(|test| test.p)).collect();
        let mann_whitney: Vec<_> = family.iter().map(|contrast| contrast.mann_whitney.map(|test| test.p)).collect();
        let permutation: Vec<_> = family.iter().map(|contrast| contrast.permutation_p).collect();
        let adjusted = benjamini_hochberg(&welch).into_iter().zip(benjamini_hochberg(&mann_whitney));
        for ((contrast, (welch, mann_whitney)), permutation) in
            family.iter_mut().zip(adjusted).zip(benjamini_hochberg(&permutation))
        {
            contrast.q = super::Adjusted { welch, mann_whitney, permutation };
        }
    }
}
