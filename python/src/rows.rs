//! Rows: what was measured, laid out as Arrow has it: values side by side, and a bit for each that is there.

use connote::codebook::Codebook;
use connote::document::Document;
use connote::extract::Extractor;
use connote::lexicon::{Lexicons, Vocabulary};
use connote::output::number::cell_value;
use connote::output::table::Status;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a thread keeps from one article to the next.
pub struct Worker<'a> {
    pub vocabulary: Vocabulary<'a>,
    pub extractor: Extractor<'a>,
}

impl<'a> Worker<'a> {
    pub fn new(lexicons: &'a Lexicons, extractor: Extractor<'a>) -> Worker<'a> {
        Worker { vocabulary: Vocabulary::new(lexicons), extractor }
    }

    /// `None` where `work` panics: one article may cost its own row and no other.
    pub fn caught<T>(&mut self, work: impl FnOnce(&mut Worker<'a>) -> T) -> Option<T> {
        let clean = self.extractor.clone();
        let done = catch_unwind(AssertUnwindSafe(|| work(self))).ok();
        if done.is_none() {
            *self = Worker::new(self.vocabulary.lexicons(), clean);
        }
        done
    }
}

/// The row of one article.
#[derive(Default)]
pub struct Row {
    /// `None` where there was no text.
    pub status: Option<String>,
    /// One for each column of the codebook, or none at all.
    values: Vec<Option<f64>>,
}

impl Row {
    pub fn measured(worker: &mut Worker, document: &Document, fewest: u32) -> Row {
        let vector = worker.extractor.vector(document);
        Row { status: Some(Status::of(document, fewest).as_str().to_owned()), values: vector.values }
    }

    /// The row of something that is no article; `reason` names its place.
    pub fn rejected(reason: &str) -> Row {
        Row { status: Some(format!("rejected: {reason}")), values: Vec::new() }
    }
}

/// For each column its values, 64 bits each in little-endian order, and the bits that say which are there.
pub fn columns<'py>(
    py: Python<'py>,
    codebook: &Codebook,
    rows: &[Row],
) -> Vec<(Bound<'py, PyBytes>, Bound<'py, PyBytes>)> {
    let column = |(at, column): (usize, &connote::codebook::Column)| {
        let whole = column.is_count();
        let mut values = Vec::with_capacity(rows.len() * 8);
        let mut there = vec![0_u8; rows.len().div_ceil(8)];
        for (row, found) in rows.iter().enumerate() {
            let value = found.values.get(at).copied().flatten().map(|value| cell_value(value, whole));
            there[row / 8] |= u8::from(value.is_some()) << (row % 8);
            let value = value.unwrap_or_default();
            values.extend(if whole { (value as i64).to_le_bytes() } else { value.to_le_bytes() });
        }
        (PyBytes::new(py, &values), PyBytes::new(py, &there))
    };
    codebook.columns.iter().enumerate().map(column).collect()
}
