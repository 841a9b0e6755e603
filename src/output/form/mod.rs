//! Form: what kind of file the finished table is.
//!
//! While it grows it is CSV, whose rows can be held to be whole one by one; another form is made of it at the end, in a
//! pass or two and in bounded memory. So its cells hold what those of the CSV would.

#[cfg(feature = "parquet")]
mod parquet;
mod sav;

use super::schema::Variable;
use super::table::Finished;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Csv,
    Parquet,
    /// A system file of SPSS.
    Sav,
}

/// A finished table that is to get its form.
#[derive(Debug)]
pub struct Table<'a> {
    pub finished: &'a Finished,
    pub variables: &'a [Variable<'a>],
    /// The columns' definitions, for forms that carry them: CSVW.
    pub metadata: &'a serde_json::Value,
}

impl Form {
    /// The form that the extension of a file's name asks for.
    pub fn of(path: &Path) -> Form {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "parquet" => Form::Parquet,
            "sav" => Form::Sav,
            _ => Form::Csv,
        }
    }

    /// The usual extension.
    pub fn extension(self) -> &'static str {
        match self {
            Form::Csv => "csv",
            Form::Parquet => "parquet",
            Form::Sav => "sav",
        }
    }

    /// Whether this build of connote writes it.
    pub fn is_built_in(self) -> bool {
        self != Form::Parquet || cfg!(feature = "parquet")
    }

    /// Writes a table whose `rows` have been written as CSV. Says what could not be kept.
    ///
    /// # Errors
    /// Those of the files.
    pub fn write(self, table: &Table, rows: File, out: impl Write + Send) -> io::Result<Vec<String>> {
        match self {
            Form::Csv => table.finished.put_in_order(rows, out).map(|()| Vec::new()),
            #[cfg(feature = "parquet")]
            Form::Parquet => parquet::write(table, rows, out).map(|()| Vec::new()),
            #[cfg(not(feature = "parquet"))]
            Form::Parquet => Err(io::Error::other("this build of connote writes no Parquet")),
            Form::Sav => sav::write(table, rows, out),
        }
    }
}

/// The number in a cell; nothing where it is empty.
fn number(cell: &[u8]) -> io::Result<Option<f64>> {
    if cell.is_empty() {
        return Ok(None);
    }
    let number = std::str::from_utf8(cell).ok().and_then(|cell| cell.parse().ok());
    let unread = || io::Error::new(io::ErrorKind::InvalidData, "a cell of the table holds no number any more");
    number.map(Some).ok_or_else(unread)
}

#[cfg(test)]
mod tests;
