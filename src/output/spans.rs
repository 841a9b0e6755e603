//! Spans: the evidence, one row per mark, from which every count can be computed again.

use super::offsets::{Offsets, Unit};
use crate::document::Document;
use crate::document::passage::Scope;
use crate::extract::Extractor;
use crate::feature::Measure;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, Write};

/// One mark.
#[derive(Debug, Serialize)]
pub struct Mark<'a> {
    pub doc_id: &'a str,
    pub feature: &'a str,
    pub start: u32,
    pub end: u32,
    pub text: &'a str,
    /// Whose words: the author's or quoted ones of the body, or the headline's.
    pub voice: &'static str,
    pub weight: f64,
    pub entry: String,
}

/// How evidence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Csv,
    JsonLines,
}

/// The columns of the CSV form.
pub const HEADER: &str = "doc_id,feature,start,end,text,voice,weight,entry\n";

/// Writes the marks of the body, and of the headline where a column is about it, for every feature that has a count or a
/// rate, feature by feature in codebook order.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document, extractor: &mut Extractor, form: Form, out: &mut impl Write) -> io::Result<()> {
    let offsets = Offsets::new(document.text, Unit::Characters);
    let mut table = Table { csv: csv::Writer::from_writer(Vec::new()), places: Default::default(), weight: None };
    let mut lines = Vec::new();
    let mut result = Ok(());
    extractor.walk(document, |entry, marks, _| {
        // What a feature with cases marks is counted, whatever the count is held against.
        let counted = entry.case.is_some() || entry.feature.measures.iter().any(Measure::counts);
        let headline = entry.scope == Scope::Headline;
        if !counted || (entry.scope != Scope::Body && !headline) {
            return;
        }
        for mark in marks {
            let [start, end] = offsets.of(mark.span);
            let row = Mark {
                doc_id: document.id,
                feature: entry.name(),
                start,
                end,
                text: mark.span.of(document.text),
                voice: if headline { entry.scope.as_str() } else { mark.voice.as_str() },
                weight: (mark.weight * 1e4).round() / 1e4,
                entry: mark.entry(document),
            };
            let written = match form {
                Form::Csv => table.row(&row),
                Form::JsonLines => json_line(&row, &mut lines),
            };
            if let Err(error) = written {
                result = Err(error);
            }
        }
    });
    result?;
    out.write_all(&table.csv.into_inner().map_err(|error| error.into_error())?)?;
    out.write_all(&lines)
}

/// Marks as CSV. Most marks weigh what the one before weighs: its number is written once.
struct Table {
    csv: csv::Writer<Vec<u8>>,
    places: [String; 2],
    weight: Option<(f64, String)>,
}

impl Table {
    fn row(&mut self, mark: &Mark) -> io::Result<()> {
        let [start, end] = &mut self.places;
        for (place, cell) in [(mark.start, &mut *start), (mark.end, &mut *end)] {
            cell.clear();
            write!(cell, "{place}").map_err(io::Error::other)?;
        }
        if self.weight.as_ref().is_none_or(|(last, _)| last.to_bits() != mark.weight.to_bits()) {
            self.weight = Some((mark.weight, format!("{:?}", mark.weight)));
        }
        let weight = self.weight.as_ref().map_or("", |(_, text)| text);
        let cells = [mark.doc_id, mark.feature, start, end, mark.text, mark.voice, weight, &mark.entry];
        Ok(self.csv.write_record(cells)?)
    }
}

fn json_line(row: &Mark, lines: &mut Vec<u8>) -> io::Result<()> {
    serde_json::to_writer(&mut *lines, row)?;
    lines.push(b'\n');
    Ok(())
}
