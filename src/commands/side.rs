//! What can be written beside the table, article by article.

use super::pipeline::Worker;
use super::survey::Taken;
use connote::codebook::Codebook;
use connote::document::{Depth, Document};
use connote::extract::FeatureVector;
use connote::output::spans::{self, Form};
use connote::output::{choices, long, repeated};
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

    /// The rows of an article, which has measured as `vector` without what is `taken` out of it.
    pub fn rows(
        self,
        document: &Document,
        vector: &FeatureVector,
        codebook: &Codebook,
        worker: &mut Worker,
        taken: &Taken,
    ) -> Vec<u8> {
        let mut rows = Vec::new();
        let written = match self {
            Side::Evidence(form) => spans::write(document, &mut worker.extractor, form, &mut rows),
            Side::Long => long::write(document, codebook, &mut worker.extractor, &mut rows),
            Side::Choices => choices::write(document, &mut rows),
            Side::Repeated => repeated::paragraphs(document, taken.outlet, &taken.paragraphs, &mut rows),
            Side::RepeatedEffect => match &taken.before {
                Some(before) => repeated::effect(document.id, codebook, before, vector, &mut rows),
                None => Ok(()),
            },
        };
        written.expect("writing to memory cannot fail");
        rows
    }
}
