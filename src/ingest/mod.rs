//! Ingest: files, folders, tables and standard input become articles; one bad record never ends a run.

mod archive;
mod border;
mod decode;
mod export;
mod fields;
mod format;
mod html;
mod inventory;
mod limits;
mod matter;
mod office;
mod origin;
mod record;
mod rows;
mod source;
#[cfg(any(feature = "docx", feature = "parquet", feature = "xlsx", feature = "zip"))]
mod store;
mod walk;

use encoding_rs::Encoding;
use serde::{Deserialize, Serialize};

pub use format::Format;
pub use inventory::Inventory;
pub use limits::Limits;
pub use record::Record;
pub use source::Source;

use crate::article::{Article, Layout};

/// The text of a file that is no article, in whatever encoding it is.
///
/// # Errors
/// What the bytes look like, if not like text.
pub fn text(bytes: Vec<u8>) -> Result<String, String> {
    decode::file(bytes, None, false).map(|(text, _)| text)
}

/// How inputs are to be read.
#[derive(Debug, Clone)]
pub struct Options {
    /// Column or JSON key of the text.
    pub text_column: String,
    /// Column or JSON key of the id. The default need not exist; another must.
    pub id_column: String,
    /// Overrides the extensions; all files of a folder are then read.
    pub format: Option<Format>,
    /// Label of an encoding, such as `latin1`, for every input.
    pub encoding: Option<String>,
    /// Overrides what the format says about guessing.
    pub layout: Option<Layout>,
    pub limits: Limits,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            text_column: "text".to_owned(),
            id_column: "id".to_owned(),
            format: None,
            encoding: None,
            layout: None,
            limits: Limits::default(),
        }
    }
}

impl Options {
    fn forced(&self) -> Option<&'static Encoding> {
        Encoding::for_label(self.encoding.as_deref()?.as_bytes())
    }
}

/// What a record turned out to be.
pub struct Reading {
    pub article: Result<Article, Rejection>,
    /// Of a file that is one article; those of files with many are with the [`Source`].
    pub digest: Option<InputDigest>,
}

/// Something that is no article, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejection {
    pub id: String,
    /// Names file and line, and says what to do.
    pub reason: String,
}

/// SHA-256 of an input's bytes as they lie on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InputDigest {
    pub id: String,
    pub sha256: String,
}

fn no_column(column: &str, present: &[&str]) -> String {
    let present = if present.is_empty() { "none".to_owned() } else { present.join(", ") };
    format!("no column \"{column}\"; there are: {present}; name the right one with --text-column or --id-column")
}

fn too_long(what: &str, limit: usize, option: &str) -> String {
    format!(
        "{what} has more than {limit} bytes; look for a missing line end or quotation mark, or raise {option} if it is one \
         article"
    )
}
