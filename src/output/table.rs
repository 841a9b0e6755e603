//! Table: one row of numbers per article, as CSV.

mod finished;

pub use finished::{Extent, Finished};

use super::columns::meta_name;
use super::number;
use crate::article::{Article, Meta};
use crate::codebook::{Codebook, Column};
use crate::document::{Document, layout};
use crate::extract::FeatureVector;
use serde::{Deserialize, Serialize};
use std::io::{self, Write};

/// What one article contributes.
#[derive(Debug, Clone)]
pub struct Row {
    pub id: String,
    pub meta: Meta,
    pub status: Status,
    pub vector: FeatureVector,
    /// The id of the first article of its group of near-duplicates.
    pub group: Option<String>,
}

impl Row {
    /// The row of an article; what its format did not say of title, author and date is taken from its text. With fewer
    /// words than `fewest` its status is short, in another language than English it is that.
    pub fn new(article: &Article, document: &Document, vector: FeatureVector, fewest: u32) -> Row {
        let (meta, status) = (meta(article, document), Status::of(document, fewest));
        Row { id: article.id.clone(), meta, status, vector, group: None }
    }
}

/// What is known about an article: what its format says and, where that is silent, what its text says of title, author
/// and date.
pub fn meta(article: &Article, document: &Document) -> Meta {
    let said = layout::said(document.text, &document.parts);
    let mut meta = article.meta.clone();
    meta.title = meta.title.or(said.headline);
    meta.author = meta.author.or(said.author);
    meta.date = meta.date.or(said.date);
    meta
}

/// What an article's rates rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Ok,
    /// Fewer words than asked for: rates rest on little.
    Short,
    /// Not in English: columns that rest on English are empty.
    Language,
    /// No word at all.
    Empty,
}

impl Status {
    /// All there are, from the best on.
    pub const ALL: [Status; 4] = [Status::Ok, Status::Short, Status::Language, Status::Empty];

    /// What it says of an article.
    pub fn meaning(self) -> &'static str {
        match self {
            Status::Ok => "words enough",
            Status::Short => "fewer words than --min-words: rates rest on little",
            Status::Language => "not in English: what rests on English is missing",
            Status::Empty => "no word",
        }
    }

    pub fn of(document: &Document, fewest: u32) -> Status {
        match document.words.len() {
            0 => Status::Empty,
            _ if document.foreign.is_some() => Status::Language,
            n if n < fewest as usize => Status::Short,
            _ => Status::Ok,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Status::Ok => "ok",
            Status::Short => "short",
            Status::Language => "language",
            Status::Empty => "empty",
        }
    }
}

/// The column of the groups of near-duplicates.
pub const GROUP: &str = "duplicate_group";

/// Names of metadata columns in order: the four known ones first, others as they come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetaColumns(Vec<String>);

const KNOWN: [&str; 4] = ["meta_outlet", "meta_date", "meta_title", "meta_author"];

impl MetaColumns {
    pub fn names(&self) -> &[String] {
        &self.0
    }

    /// Takes in the names of fields that are not there yet.
    fn take<'a>(&mut self, cells: impl Iterator<Item = (String, &'a str)>) {
        for (name, _) in cells {
            if !self.0.contains(&name) {
                self.0.push(name);
            }
        }
        let rank = |name: &String| KNOWN.iter().position(|known| known == name).unwrap_or(KNOWN.len());
        self.0.sort_by_key(rank);
    }
}

/// The fields of an article that hold something, each with its column's name.
pub fn cells(meta: &Meta) -> Vec<(String, &str)> {
    let known = [&meta.outlet, &meta.date, &meta.title, &meta.author];
    let known = KNOWN.iter().zip(known).filter_map(|(name, value)| Some((name.to_string(), value.as_deref()?)));
    let more = meta.more.iter().map(|(field, value)| (meta_name(field), value.as_str()));
    known.chain(more).filter(|(_, value)| !value.is_empty()).collect()
}

/// The metadata columns of a table that is being written: all that later rows need to know of earlier ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// Those that the header has; `None` before it is written.
    first: Option<MetaColumns>,
    /// Columns that came later, in the order in which they came.
    late: Vec<String>,
}

/// Writes a table batch by batch. A metadata column that shows up after the first rows is kept at the end of its rows and
/// put in its place when the table is finished, so that memory does not grow with the number of articles.
#[derive(Debug)]
pub struct TableWriter<'a> {
    codebook: &'a Codebook,
    /// By column of the codebook whether its values are whole numbers.
    whole: Vec<bool>,
    columns: Columns,
    excel: bool,
    grouped: bool,
    line: csv::ByteRecord,
    cell: String,
    /// Rows on their way to the file.
    rows: Vec<u8>,
}

impl<'a> TableWriter<'a> {
    /// A writer that goes on behind rows with `columns`; the default is a new table.
    pub fn new(codebook: &'a Codebook, excel: bool, columns: Columns) -> TableWriter<'a> {
        TableWriter {
            codebook,
            whole: codebook.columns.iter().map(Column::is_count).collect(),
            columns,
            excel,
            grouped: false,
            line: csv::ByteRecord::new(),
            cell: String::new(),
            rows: Vec::new(),
        }
    }

    /// With a column for the groups of near-duplicates, or without.
    pub fn grouped(self, grouped: bool) -> TableWriter<'a> {
        TableWriter { grouped, ..self }
    }

    /// What the rows so far have been written with.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Writes rows behind those of the calls before; those of the first call decide the first set of metadata columns.
    ///
    /// # Errors
    /// Those of the file.
    pub fn write(&mut self, rows: &[Row], mut file: impl Write) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        self.rows.clear();
        let first = match self.columns.first.clone() {
            Some(first) => first,
            None => self.header(rows)?,
        };
        rows.iter().try_for_each(|row| self.row(row, &first))?;
        file.write_all(&self.rows)
    }

    /// Ends the table: without any row it still has a header.
    ///
    /// # Errors
    /// Those of the file.
    pub fn finish(&mut self, mut file: impl Write) -> io::Result<Finished> {
        self.rows.clear();
        let first = match self.columns.first.clone() {
            Some(first) => first,
            None => self.header(&[])?,
        };
        file.write_all(&self.rows)?;
        let features = self.codebook.columns.len() + usize::from(self.grouped);
        Ok(Finished { features, first, late: self.columns.late.clone() })
    }

    fn header(&mut self, rows: &[Row]) -> io::Result<MetaColumns> {
        let mut first = MetaColumns::default();
        first.take(rows.iter().flat_map(|row| cells(&row.meta)));
        self.line.clear();
        let features = self.codebook.columns.iter().map(|column| column.name.as_str());
        let known = first.0.iter().map(String::as_str);
        let id = if self.excel { "\u{feff}doc_id" } else { "doc_id" };
        for name in
            std::iter::once(id).chain(known).chain(["status"]).chain(self.grouped.then_some(GROUP)).chain(features)
        {
            self.line.push_field(name.as_bytes());
        }
        self.end_line()?;
        self.columns.first = Some(first.clone());
        Ok(first)
    }

    fn row(&mut self, row: &Row, first: &MetaColumns) -> io::Result<()> {
        self.line.clear();
        self.text(&row.id);
        let cells = cells(&row.meta);
        let value_of = |wanted: &String| cells.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value);
        first.0.iter().for_each(|name| self.text(value_of(name)));
        self.line.push_field(row.status.as_str().as_bytes());
        if self.grouped {
            self.text(row.group.as_deref().unwrap_or_default());
        }
        self.end_line()?;
        // The line goes on with numbers, which need no quotation marks.
        self.rows.pop();
        for (whole, value) in self.whole.iter().zip(&row.vector.values) {
            self.rows.push(b',');
            number::push(*value, *whole, &mut self.rows);
        }
        for (name, _) in &cells {
            if !first.0.contains(name) && !self.columns.late.contains(name) {
                self.columns.late.push(name.clone());
            }
        }
        self.line.clear();
        // Behind an empty cell a line begins with the comma that is wanted here.
        self.line.push_field(b"");
        for at in 0..self.columns.late.len() {
            self.text(value_of(&self.columns.late[at]));
        }
        if self.line.len() > 1 {
            self.end_line()
        } else {
            self.rows.push(b'\n');
            Ok(())
        }
    }

    /// Puts the line at hand behind the rows.
    fn end_line(&mut self) -> io::Result<()> {
        let mut csv = csv::WriterBuilder::new().flexible(true).buffer_capacity(1 << 10).from_writer(&mut self.rows);
        csv.write_byte_record(&self.line)?;
        csv.flush()
    }

    /// A cell of text; for spreadsheets, one that would be run as a formula is made plain by an apostrophe.
    fn text(&mut self, value: &str) {
        self.cell.clear();
        if self.excel && value.starts_with(['=', '+', '-', '@', '\t', '\r']) {
            self.cell.push('\'');
        }
        self.cell.push_str(value);
        self.line.push_field(self.cell.as_bytes());
    }
}

fn writer<W: Write>(file: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().flexible(true).buffer_capacity(1 << 16).from_writer(file)
}

#[cfg(test)]
mod tests;
