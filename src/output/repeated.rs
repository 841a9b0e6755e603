//! Repeated paragraphs that were taken for boilerplate, and what that changed.

use super::number::number;
use crate::codebook::Codebook;
use crate::corpus::repeated::Paragraph;
use crate::document::Document;
use crate::extract::FeatureVector;
use std::io::{self, Write};

/// The columns of the list of paragraphs.
pub const HEADER: &str = "doc_id,outlet,articles_n,words_n,text\n";

/// The columns of what they change.
pub const EFFECT: &str = "doc_id,column,before,after\n";

/// Writes a row for every paragraph: `articles_n` of the outlet have it.
///
/// # Errors
/// Those of `out`.
pub fn paragraphs(
    document: &Document,
    outlet: &str,
    found: &[(Paragraph, u32)],
    out: &mut impl Write,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    for (paragraph, articles) in found {
        let (articles, words) = (articles.to_string(), paragraph.words.to_string());
        csv.write_record([document.id, outlet, &articles, &words, paragraph.span.of(document.text)])?;
    }
    out.write_all(&csv.into_inner().map_err(|error| error.into_error())?)
}

/// Writes a row for every column whose value is another without the paragraphs.
///
/// # Errors
/// Those of `out`.
pub fn effect(
    id: &str,
    codebook: &Codebook,
    before: &FeatureVector,
    after: &FeatureVector,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    for ((column, before), after) in codebook.columns.iter().zip(&before.values).zip(&after.values) {
        let [mut old, mut new] = [String::new(), String::new()];
        number(*before, column.is_count(), &mut old);
        number(*after, column.is_count(), &mut new);
        if old != new {
            csv.write_record([id, &column.name, &old, &new])?;
        }
    }
    out.write_all(&csv.into_inner().map_err(|error| error.into_error())?)
}
