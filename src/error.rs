//! What can go wrong at the borders: files, records and outputs. Reading and measuring are total and have no errors.

use std::path::PathBuf;

/// An error that ends a run. What concerns one article only is an [`crate::ingest::Rejection`].
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file could not be opened, read or written.
    #[error("{}: {source}; {advice}", path.display())]
    File { path: PathBuf, source: std::io::Error, advice: &'static str },
    /// The inputs hold no article.
    #[error(
        "no article found in {inputs}; connote reads .txt, .md, .html, .docx, .pdf, .jsonl, .csv, .xlsx, .parquet, .warc and .wet, .gz or .zst of each, and .zip"
    )]
    NoArticles { inputs: String },
    /// A column that was asked for is in no header.
    #[error("{place}: no column \"{column}\"; there are: {present}")]
    NoColumn { place: String, column: String, present: String },
    /// What was asked for cannot be done; the message says what to do instead.
    #[error("{0}")]
    Usage(String),
}
