//! Spans: the evidence, one row per mark, from which every count can be computed again.

use super::number;
use super::offsets::{Offsets, Unit};
use crate::codebook::Entry;
use crate::document::Document;
use crate::document::passage::Scope;
use crate::feature::{Marks, Measure, Reason};
use serde::Serialize;

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
    pub entry: &'a str,
}

/// How evidence is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Csv,
    JsonLines,
}

/// The columns of the CSV form.
pub const HEADER: &str = "doc_id,feature,start,end,text,voice,weight,entry\n";

/// The rows of a document: the marks of the body, and of the headline where a column is about it, for every feature that
/// has a count or a rate, feature by feature in codebook order.
#[derive(Debug)]
pub struct Spans<'d> {
    document: &'d Document<'d>,
    form: Form,
    offsets: Offsets,
    weight: Weight,
    rows: String,
}

impl<'d> Spans<'d> {
    pub fn of(document: &'d Document<'d>, form: Form) -> Spans<'d> {
        let offsets = Offsets::new(document.text, Unit::Characters);
        Spans { document, form, offsets, weight: Weight::default(), rows: String::new() }
    }

    /// Takes the marks of an entry.
    pub fn take(&mut self, entry: &Entry, marks: &Marks) {
        // What a feature with cases marks is counted, whatever the count is held against.
        let counted = entry.case.is_some() || entry.feature.measures.iter().any(Measure::counts);
        let headline = entry.scope == Scope::Headline;
        if !counted || (entry.scope != Scope::Body && !headline) {
            return;
        }
        let document = self.document;
        let mut front = String::new();
        cells([document.id, entry.name()], &mut front);
        let mut said: (Reason, String) = (Reason::Plain, String::new());
        for mark in marks {
            let [start, end] = self.offsets.of(mark.span);
            if mark.reason != said.0 {
                said = (mark.reason, mark.entry(document));
            }
            let row = Mark {
                doc_id: document.id,
                feature: entry.name(),
                start,
                end,
                text: mark.span.of(document.text),
                voice: if headline { entry.scope.as_str() } else { mark.voice.as_str() },
                weight: mark.weight,
                entry: &said.1,
            };
            match self.form {
                Form::Csv => self.line(&front, &row),
                Form::JsonLines => self.json_line(&Mark { weight: rounded(row.weight), ..row }),
            }
        }
    }

    pub fn end(self) -> Vec<u8> {
        self.rows.into_bytes()
    }

    /// A row of CSV, whose first two cells are the same in all rows of an entry. There are some ten rows to a word of the
    /// text: this is the csv crate's rule, and nothing else of it.
    fn line(&mut self, front: &str, mark: &Mark) {
        self.rows.push_str(front);
        for place in [mark.start, mark.end] {
            number::digits(place.into(), 0, &mut self.rows);
            self.rows.push(',');
        }
        cells([mark.text, mark.voice, self.weight.shown(mark.weight)], &mut self.rows);
        cell(mark.entry, &mut self.rows);
        self.rows.push('\n');
    }

    fn json_line(&mut self, row: &Mark) {
        self.rows.push_str(&serde_json::to_string(row).expect("marks have no keys that are no strings"));
        self.rows.push('\n');
    }
}

/// Cells, each with a comma behind it.
fn cells<const N: usize>(texts: [&str; N], row: &mut String) {
    for text in texts {
        cell(text, row);
        row.push(',');
    }
}

/// A cell, in quotation marks where RFC 4180 wants them.
fn cell(text: &str, row: &mut String) {
    if !text.bytes().any(|byte| matches!(byte, b'"' | b',' | b'\r' | b'\n')) {
        row.push_str(text);
        return;
    }
    row.push('"');
    row.push_str(&text.replace('"', "\"\""));
    row.push('"');
}

fn rounded(weight: f64) -> f64 {
    (weight * 1e4).round() / 1e4
}

/// The last weight as it is shown: most marks weigh what the one before weighs.
#[derive(Debug, Default)]
struct Weight(Option<(f64, String)>);

impl Weight {
    fn shown(&mut self, weight: f64) -> &str {
        if self.0.as_ref().is_none_or(|(last, _)| last.to_bits() != weight.to_bits()) {
            self.0 = Some((weight, format!("{:?}", rounded(weight))));
        }
        self.0.as_ref().map_or("", |(_, text)| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn cells_are_those_of_the_csv_crate(texts: [String; 3], odd in "[a\",\r\n é]{0,6}") {
            let mut csv = csv::Writer::from_writer(Vec::new());
            csv.write_record(texts.iter().chain([&odd])).unwrap();
            let mut row = String::new();
            cells(texts.each_ref().map(String::as_str), &mut row);
            cell(&odd, &mut row);
            row.push('\n');
            proptest::prop_assert_eq!(row.into_bytes(), csv.into_inner().unwrap());
        }
    }
}
