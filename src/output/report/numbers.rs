//! Numbers: the row of an article as tables, a family each, every number with the marks it was made of.

use super::marks::Marks;
use crate::codebook::{Codebook, Column, Entry};
use crate::document::Document;
use crate::document::passage::Scope;
use crate::extract::Finding;
use crate::feature::{Family, Measure};
use serde::Serialize;

/// A family of the row.
#[derive(Debug, Serialize)]
pub struct Chapter {
    pub name: &'static str,
    pub about: &'static str,
    /// The scopes of its columns, in order.
    pub scopes: Vec<&'static str>,
    pub features: Vec<Concept>,
}

/// A feature with its numbers.
#[derive(Debug, Serialize)]
pub struct Concept {
    pub name: String,
    pub label: String,
    pub definition: String,
    pub reference: String,
    pub caveat: &'static str,
    pub rows: Vec<Row>,
}

/// A measure of a feature, over all scopes.
#[derive(Debug, Serialize)]
pub struct Row {
    pub label: String,
    /// Aligned with the scopes of the chapter.
    pub cells: Vec<Option<Cell>>,
}

/// A number.
#[derive(Debug, Clone, Serialize)]
pub struct Cell {
    pub column: String,
    /// With four decimals or none, as in the table; `None` where there is no base.
    pub value: Option<String>,
    /// The same to be read at a glance.
    pub glance: String,
    pub unit: &'static str,
    pub expression: &'static str,
    pub scope: &'static str,
    pub list: usize,
}

/// The row of a document by families. `findings` are those of `codebook`, in its order.
pub fn chapters(document: &Document, codebook: &Codebook, findings: &[Finding], marks: &mut Marks) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut columns = codebook.columns.iter();
    for finding in findings {
        let entry = &finding.entry;
        let list = marks.list(document, &finding.evidence);
        if chapters.last().is_none_or(|chapter| chapter.name != entry.family.name) {
            chapters.push(Chapter::new(entry.family));
        }
        let Some(chapter) = chapters.last_mut() else { continue };
        let at = chapter.scopes.iter().position(|scope| *scope == entry.scope.as_str()).unwrap_or(0);
        let width = chapter.scopes.len();
        if chapter.features.last().is_none_or(|concept| concept.name != entry.name()) {
            chapter.features.push(Concept::new(entry, width));
        }
        let rows = chapter.features.last_mut().map(|concept| concept.rows.iter_mut());
        for (column, row) in columns.by_ref().take(entry.feature.measures.len()).zip(rows.into_iter().flatten()) {
            row.cells[at] = Some(Cell::new(column, finding, list));
        }
    }
    chapters
}

impl Chapter {
    fn new(family: &'static Family) -> Chapter {
        let used = |scope: &Scope| family.features.iter().any(|feature| feature.scopes.contains(scope));
        let scopes = Scope::ALL.iter().filter(|scope| used(scope)).map(|scope| scope.as_str()).collect();
        Chapter { name: family.name, about: family.about, scopes, features: Vec::new() }
    }
}

impl Concept {
    fn new(entry: &Entry, width: usize) -> Concept {
        let row = |measure: &Measure| Row { label: label(measure), cells: vec![None; width] };
        Concept {
            name: entry.name().to_owned(),
            label: entry.name().replace('_', " "),
            definition: entry.definition().to_owned(),
            reference: entry.reference().to_owned(),
            caveat: entry.feature.caveat,
            rows: entry.feature.measures.iter().map(row).collect(),
        }
    }
}

fn label(measure: &Measure) -> String {
    match measure {
        Measure::Count => "number".to_owned(),
        Measure::Per1000Words => "per 1,000 words".to_owned(),
        Measure::PercentOfWords => "% of words".to_owned(),
        Measure::Mean(_) => "mean".to_owned(),
        Measure::Spread(_) => "standard deviation".to_owned(),
        Measure::Median(_) => "median".to_owned(),
        Measure::Formula(formula) => formula.unit.to_owned(),
    }
}

impl Cell {
    fn new(column: &Column, finding: &Finding, list: usize) -> Cell {
        let value = column.measure.reduce(&finding.evidence, &finding.totals);
        let mut cell = String::new();
        crate::output::number::number(value, column.is_count(), &mut cell);
        let glance = value.map_or("–".to_owned(), |value| glance(value, column.is_count()));
        Cell {
            column: column.name.clone(),
            value: value.map(|_| cell),
            glance,
            unit: column.unit(),
            expression: column.expression(),
            scope: column.entry.scope.as_str(),
            list,
        }
    }
}

/// A number with as many decimals as tell it from its neighbours.
pub fn glance(value: f64, whole: bool) -> String {
    let places = match value.abs() {
        0.0 => 0,
        _ if whole => 0,
        size if size < 0.1 => 4,
        size if size < 1.0 => 3,
        size if size < 100.0 => 2,
        _ => 1,
    };
    let shown = format!("{value:.places$}");
    if let Some(rest) = shown.strip_prefix('-') { format!("−{rest}") } else { shown }
}

#[cfg(test)]
mod tests {
    use super::glance;

    #[test]
    fn small_numbers_keep_what_tells_them_apart() {
        let cases =
            [(0.0, "0"), (0.0123, "0.0123"), (0.5, "0.500"), (12.345, "12.35"), (-3.5, "−3.50"), (434.06, "434.1")];
        assert!(cases.iter().all(|(value, shown)| glance(*value, false) == *shown));
        assert_eq!(glance(1234.0, true), "1234");
    }
}
