//! Long form: one row per article, feature and statistic, with what each value rests on and its interval.

use crate::codebook::{Codebook, Column, Entry};
use crate::document::Document;
use crate::document::passage::Totals;
use crate::extract::Found;
use crate::feature::{Marks, Measure};
use crate::stats::interval;

/// The columns.
pub const HEADER: &str = "doc_id,feature,scope,n,exposure,unit,value,lo,hi\n";

/// The rows of a document's values. `n` is the number of marks, `exposure` what they are held against (words for rates,
/// marks for means); `lo` and `hi` are 95 % limits: Garwood's for counts and rates, Wilson's for shares, Student's for
/// means. They treat the marks of one article as independent and say nothing about an outlet.
#[derive(Debug)]
pub struct Long<'d> {
    id: &'d str,
    columns: std::slice::Iter<'d, Column>,
    csv: csv::Writer<Vec<u8>>,
}

impl<'d> Long<'d> {
    pub fn of(document: &'d Document, codebook: &'d Codebook) -> Long<'d> {
        Long { id: document.id, columns: codebook.columns.iter(), csv: csv::Writer::from_writer(Vec::new()) }
    }

    /// Takes the marks of the next entry of the codebook.
    pub fn take(&mut self, entry: &Entry, found: Found) {
        for column in self.columns.by_ref().take(entry.feature.measures.len()) {
            if let Some((marks, totals)) = found {
                self.csv.write_record(row(self.id, column, marks, totals)).expect(MEMORY);
            }
        }
    }

    pub fn end(self) -> Vec<u8> {
        self.csv.into_inner().expect(MEMORY)
    }
}

const MEMORY: &str = "writing to memory cannot fail";

fn row(id: &str, column: &Column, marks: &Marks, totals: &Totals) -> [String; 9] {
    let value = column.measure.reduce(marks, totals);
    let limits = limits(column, marks, totals);
    let shown = |value: Option<f64>| value.map(|value| format!("{value:.4}")).unwrap_or_default();
    let suffix = column.entry.scope.suffix();
    [
        id.to_owned(),
        column.name.strip_suffix(suffix).unwrap_or(&column.name).to_owned(),
        column.entry.scope.as_str().to_owned(),
        marks.len().to_string(),
        exposure(column, marks, totals).map(|exposure| exposure.to_string()).unwrap_or_default(),
        column.unit().to_owned(),
        shown(value),
        shown(limits.map(|limits| limits.0)),
        shown(limits.map(|limits| limits.1)),
    ]
}

fn exposure(column: &Column, marks: &Marks, totals: &Totals) -> Option<u32> {
    match column.measure {
        Measure::Count | Measure::Per1000Words | Measure::PercentOfWords => Some(totals.words),
        Measure::Mean(_) | Measure::Spread(_) | Measure::Median(_) => Some(marks.len() as u32),
        Measure::Formula(_) => None,
    }
}

fn limits(column: &Column, marks: &Marks, totals: &Totals) -> Option<interval::Interval> {
    let (count, words) = (marks.len() as f64, f64::from(totals.words));
    let scaled = |limits: interval::Interval, factor: f64| (limits.0 * factor, limits.1 * factor);
    match column.measure {
        // A feature without a rate is a size, not an event.
        Measure::Count => column.counts_events().then(|| interval::poisson(count)).flatten(),
        Measure::Per1000Words if words > 0.0 => interval::poisson(count).map(|limits| scaled(limits, 1000.0 / words)),
        Measure::PercentOfWords => interval::wilson(count, words).map(|limits| scaled(limits, 100.0)),
        Measure::Mean(unit) => {
            let spread = Measure::Spread(unit).reduce(marks, totals)?;
            interval::student(column.measure.reduce(marks, totals)?, spread, marks.len())
        }
        _ => None,
    }
}
