//! Spans: the evidence, one row per mark, from which every count can be computed again.

use super::number;
use super::offsets::{Offsets, Unit};
use crate::codebook::Entry;
use crate::document::Document;
use crate::document::passage::Scope;
use crate::feature::{Evidence, Marks, Measure, Reason};
use serde::Serialize;
use std::iter::successors;
use std::ops::Range;

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

/// The rows of a document: the marks of the body, and of the headline where a column is about it, for every feature that
/// has a count or a rate, feature by feature in codebook order.
#[derive(Debug)]
pub struct Spans<'d> {
    document: &'d Document<'d>,
    form: Form,
    offsets: Offsets,
    places: Places,
    rows: String,
}

impl<'d> Spans<'d> {
    pub fn of(document: &'d Document<'d>, form: Form) -> Spans<'d> {
        let offsets = Offsets::new(document.text, Unit::Characters);
        Spans { document, form, offsets, places: Places::of(document.text), rows: String::new() }
    }

    /// Takes the marks of an entry.
    pub fn take(&mut self, entry: &Entry, marks: &Marks) {
        // What a feature with cases marks is counted, whatever the count is held against.
        let counted = entry.case.is_some() || entry.feature.measures.iter().any(Measure::counts);
        match (entry.scope, self.form) {
            (Scope::Body | Scope::Headline, Form::Csv) if counted => self.lines(entry, marks),
            (Scope::Body | Scope::Headline, Form::JsonLines) if counted => self.json_lines(entry, marks),
            _ => {}
        }
    }

    pub fn end(self) -> Vec<u8> {
        self.rows.into_bytes()
    }

    /// Rows of CSV. There are some ten to a word of the text: what is the same in many is written once and copied.
    fn lines(&mut self, entry: &Entry, marks: &Marks) {
        let mut front = String::new();
        cells([self.document.id, entry.name()], &mut front);
        let mut back = Back::default();
        for mark in marks {
            self.rows.push_str(&front);
            self.rows.push_str(self.places.cells(mark, entry.scope, &self.offsets, self.document.text));
            self.rows.push_str(back.cells(mark, self.document));
        }
    }

    fn json_lines(&mut self, entry: &Entry, marks: &Marks) {
        for mark in marks {
            let [start, end] = self.offsets.of(mark.span);
            let row = Mark {
                doc_id: self.document.id,
                feature: entry.name(),
                start,
                end,
                text: mark.span.of(self.document.text),
                voice: voice(mark, entry.scope),
                weight: rounded(mark.weight),
                entry: mark.entry(self.document),
            };
            self.rows.push_str(&serde_json::to_string(&row).expect("marks have no keys that are no strings"));
            self.rows.push('\n');
        }
    }
}

/// Whose words a mark stands for.
fn voice(mark: &Evidence, scope: Scope) -> &'static str {
    if scope == Scope::Headline { scope.as_str() } else { mark.voice.as_str() }
}

/// The cells of places, from start to voice: many features mark the same words, and each place is written once.
#[derive(Debug)]
struct Places {
    /// For each byte of the text one more than the number of the last place that begins there; 0 for none.
    last: Vec<u32>,
    list: Vec<Place>,
    cells: String,
}

#[derive(Debug)]
struct Place {
    end: u32,
    voice: &'static str,
    cells: Range<usize>,
    /// As `last`: the place before it that begins at the same byte.
    before: u32,
}

impl Places {
    fn of(text: &str) -> Places {
        Places { last: vec![0; text.len() + 1], list: Vec::new(), cells: String::new() }
    }

    fn cells(&mut self, mark: &Evidence, scope: Scope, offsets: &Offsets, text: &str) -> &str {
        let (span, voice) = (mark.span, voice(mark, scope));
        let place = |number: u32| (number as usize).checked_sub(1);
        let last = &mut self.last[span.start as usize];
        let known = successors(place(*last), |at| place(self.list[*at].before))
            .find(|at| (self.list[*at].end, self.list[*at].voice) == (span.end, voice));
        let at = known.unwrap_or_else(|| {
            let from = self.cells.len();
            for place in offsets.of(span) {
                number::digits(place.into(), &mut self.cells);
                self.cells.push(',');
            }
            cells([span.of(text), voice], &mut self.cells);
            self.list.push(Place { end: span.end, voice, cells: from..self.cells.len(), before: *last });
            *last = self.list.len() as u32;
            self.list.len() - 1
        });
        &self.cells[self.list[at].cells.clone()]
    }
}

/// The last two cells of a row and its end: most marks of an entry weigh the same for the same reason.
#[derive(Debug, Default)]
struct Back(Option<(u64, Reason)>, String);

impl Back {
    fn cells(&mut self, mark: &Evidence, document: &Document) -> &str {
        let key = (mark.weight.to_bits(), mark.reason);
        if self.0 != Some(key) {
            self.0 = Some(key);
            self.1.clear();
            cells([&format!("{:?}", rounded(mark.weight))], &mut self.1);
            cell(&mark.entry(document), &mut self.1);
            self.1.push('\n');
        }
        &self.1
    }
}

/// Cells, each with a comma behind it.
fn cells<const N: usize>(texts: [&str; N], row: &mut String) {
    for text in texts {
        cell(text, row);
        row.push(',');
    }
}

/// A cell, in quotation marks where RFC 4180 wants them: the csv crate's rule.
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
