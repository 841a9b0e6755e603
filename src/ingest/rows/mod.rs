//! Rows: a file of many articles, read one by one.

mod csv;
mod json;
#[cfg(feature = "parquet")]
mod parquet;
mod stream;
mod values;
#[cfg(feature = "xlsx")]
mod xlsx;

use std::io;
use std::sync::Arc;

use super::format::Format;
use super::inventory::Inventory;
use super::limits;
use super::origin::{SharedTap, unpack};
use super::record::{Content, Place, Record, Spot};
use super::walk::Found;
use super::{InputDigest, Options, fields};
use crate::article::Article;
use stream::Stream;

pub(super) use csv::Row;
pub(super) use json::article as json_article;
#[cfg(feature = "parquet")]
pub(super) use parquet::open as open_parquet;
#[cfg(feature = "xlsx")]
pub(super) use xlsx::open as open_xlsx;

/// What follows one after the other in a file.
pub(super) trait Rows: Send {
    /// The next one; an error where there is no way further.
    fn next(&mut self) -> io::Result<Option<Part>>;

    /// What the file held, once there is no more of it; `None` where every row is an article.
    fn inventory(&mut self) -> Option<Inventory> {
        None
    }
}

/// One of many articles in a file.
pub(super) struct Part {
    /// Its own name, if it has one.
    pub id: Option<String>,
    /// Its number, where not only articles are counted.
    pub number: Option<u64>,
    /// Where in the file it is.
    pub at: Option<Spot>,
    pub content: Content,
}

/// Why a container cannot be opened.
pub(super) enum Trouble {
    Reason(String),
    NoColumn { column: String, present: Vec<String> },
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        Trouble::Reason(limits::reason(&error, "cannot be read", "check the file and its permissions"))
    }
}

/// The columns of a table.
pub(super) struct Header {
    pub names: Vec<String>,
    pub text: usize,
    pub id: Option<usize>,
}

impl Header {
    pub fn new(names: Vec<String>, options: &Options) -> Result<Header, Trouble> {
        let find = |column: &str| names.iter().position(|name| name == column);
        let missing = |column: &str| Trouble::NoColumn { column: column.to_owned(), present: names.clone() };
        let text = find(&options.text_column).ok_or_else(|| missing(&options.text_column))?;
        let id = find(&options.id_column);
        // The default is only an offer; a column that somebody names has to be there.
        if id.is_none() && options.id_column != Options::default().id_column {
            return Err(missing(&options.id_column));
        }
        Ok(Header { names, text, id })
    }

    /// Text and meta of one row.
    pub fn article(&self, cells: Vec<String>) -> Article {
        let (mut text, mut rest) = (String::new(), Vec::new());
        for (column, (name, cell)) in self.names.iter().zip(cells).enumerate() {
            if column == self.text {
                text = cell;
            } else if Some(column) != self.id {
                rest.push((name.clone(), cell));
            }
        }
        Article { text, meta: fields::sort(rest), ..Article::default() }
    }
}

pub(super) struct Container {
    id: Arc<str>,
    outlet: Option<String>,
    rows: Box<dyn Rows>,
    /// Rows are numbered `path#3`, because other files of this run have a row 3 too.
    prefix: bool,
    tap: Option<SharedTap>,
    /// What lies in an archive has no digest of its own.
    pub is_input: bool,
    number: u64,
    ended: bool,
}

impl Container {
    /// Of a file that is read from its start to its end, through `tap`.
    pub fn open(file: &Found, options: &Options, prefix: bool, tap: SharedTap) -> Result<Container, Trouble> {
        let source = unpack(io::BufReader::new(tap.clone()), file.packing, options.limits);
        let rows: Box<dyn Rows> = match file.format {
            Format::Json => Box::new(values::Values::new(Stream::open(source, options)?, &file.id, options)),
            Format::Csv | Format::Tsv => csv::open(Stream::open(source, options)?, file.format, options)?,
            #[cfg(feature = "warc")]
            Format::Warc => Box::new(super::archive::Records::new(source, &file.id, options)),
            _ => Box::new(json::Lines::new(Stream::open(source, options)?, options)),
        };
        Ok(Container { tap: Some(tap), ..Container::of(file, rows, prefix) })
    }

    /// Of rows that read the file in a way of their own.
    pub fn of(file: &Found, rows: Box<dyn Rows>, prefix: bool) -> Container {
        let (id, outlet) = (Arc::from(file.id.as_str()), file.outlet());
        Container { id, outlet, rows, prefix, tap: None, is_input: file.origin.is_input(), number: 0, ended: false }
    }

    /// The digest of a file that was read through a tap, once there are no more rows.
    pub fn digest(&self) -> Option<InputDigest> {
        self.tap.clone()?.digest(&self.id)
    }

    /// What the file held, once there are no more rows.
    pub fn inventory(&mut self) -> Option<Inventory> {
        self.rows.inventory()
    }

    fn record(&self, part: Part) -> Record {
        let number = part.number.unwrap_or(self.number);
        let named = || if self.prefix { format!("{}#{number}", self.id) } else { number.to_string() };
        let place = Place { file: self.id.clone(), at: part.at };
        Record { id: part.id.unwrap_or_else(named), outlet: self.outlet.clone(), place, content: part.content }
    }

    fn lost(&self, id: Option<String>, reason: String) -> Record {
        self.record(Part { id, number: None, at: None, content: Content::Lost(reason) })
    }
}

impl Iterator for Container {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.ended {
            return None;
        }
        self.number += 1;
        match self.rows.next() {
            Ok(Some(part)) => return Some(self.record(part)),
            Ok(None) => self.ended = true,
            Err(error) => {
                self.ended = true;
                let after = "what was read before is in, mend the file for the rest";
                return Some(self.lost(None, limits::reason(&error, "cannot be read further", after)));
            }
        }
        let nothing = || "empty; it holds no article, so leave it out or fill it".to_owned();
        (self.number == 1).then(|| self.lost(Some(self.id.to_string()), nothing()))
    }
}

/// A row over the limit.
fn long(at: Option<Spot>, options: &Options) -> Part {
    let reason = super::too_long("this row", options.limits.line, "--max-line-mb");
    Part { id: None, number: None, at, content: Content::Lost(reason) }
}
