//! What can be written beside the table, article by article.

use super::survey::Taken;
use connote::codebook::{Codebook, Entry};
use connote::document::{Depth, Document};
use connote::extract::{FeatureVector, Found};
use connote::output::long::{self, Long};
use connote::output::spans::{self, Form, Spans};
use connote::output::{choices, repeated};
use std::path::Path;

/// A file beside the table.
#[derive(Debug, Clone, Copy)]
pub enum Side {
    Evidence(Form),
    Long,
    Choices,
    /// Repeated paragraphs, and what it changed to leave them out.
    Repeated,
    RepeatedEffect,
}

impl Side {
    /// Evidence in the form that the file's name asks for.
    pub fn evidence(path: &Path) -> Side {
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("jsonl" | "ndjson") => Side::Evidence(Form::JsonLines),
            _ => Side::Evidence(Form::Csv),
        }
    }

    pub fn header(self) -> &'static str {
        match self {
            Side::Evidence(Form::Csv) => spans::HEADER,
            Side::Evidence(Form::JsonLines) => "",
            Side::Long => long::HEADER,
            Side::Choices => choices::HEADER,
            Side::Repeated => repeated::HEADER,
            Side::RepeatedEffect => repeated::EFFECT,
        }
    }

    /// How far articles must be read for it: marks and choices tell whose words they are.
    pub fn depth(self) -> Depth {
        match self {
            Side::Evidence(_) | Side::Choices => Depth::Quotations,
            Side::Long | Side::Repeated | Side::RepeatedEffect => Depth::Words,
        }
    }

    /// Rows of an article, to be made while it is measured or after.
    pub fn rows<'d>(self, document: &'d Document<'d>, codebook: &'d Codebook) -> Rows<'d> {
        match self {
            Side::Evidence(form) => Rows::Evidence(Spans::of(document, form)),
            Side::Long => Rows::Long(Box::new(Long::of(document, codebook))),
            Side::Choices => Rows::Choices,
            Side::Repeated => Rows::Repeated,
            Side::RepeatedEffect => Rows::RepeatedEffect,
        }
    }
}

/// The rows of an article for one file.
pub enum Rows<'d> {
    Evidence(Spans<'d>),
    Long(Box<Long<'d>>),
    Choices,
    Repeated,
    RepeatedEffect,
}

impl Rows<'_> {
    /// Takes what an entry's numbers are made of.
    pub fn see(&mut self, entry: &Entry, found: Found) {
        match (self, found) {
            (Rows::Evidence(spans), Some((marks, _))) => spans.take(entry, marks),
            (Rows::Long(long), found) => long.take(entry, found),
            _ => {}
        }
    }

    /// All rows of the article, which has measured as `vector` without what is `taken` out of it.
    pub fn end(self, document: &Document, vector: &FeatureVector, codebook: &Codebook, taken: &Taken) -> Vec<u8> {
        let mut rows = Vec::new();
        let written = match self {
            Rows::Evidence(spans) => return spans.end(),
            Rows::Long(long) => return long.end(),
            Rows::Choices => choices::write(document, &mut rows),
            Rows::Repeated => repeated::paragraphs(document, taken.outlet, &taken.paragraphs, &mut rows),
            Rows::RepeatedEffect => match &taken.before {
                Some(before) => repeated::effect(document.id, codebook, before, vector, &mut rows),
                None => Ok(()),
            },
        };
        written.expect("writing to memory cannot fail");
        rows
    }
}
