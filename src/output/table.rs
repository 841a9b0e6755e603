//! Table: one row of numbers per article, as CSV.

use super::columns::meta_name;
use super::number::number;
use crate::article::{Article, Meta};
use crate::codebook::Codebook;
use crate::document::{Document, layout};
use crate::extract::FeatureVector;
use std::io;
use std::path::Path;
use tempfile::NamedTempFile;

/// What one article contributes.
#[derive(Debug, Clone)]
pub struct Row {
    pub id: String,
    pub meta: Meta,
    pub status: Status,
    pub vector: FeatureVector,
}

impl Row {
    /// The row of an article; what its format did not say of title, author and date is taken from its text. With fewer
    /// words than `fewest` its status is short, in another language than English it is that.
    pub fn new(article: &Article, document: &Document, vector: FeatureVector, fewest: u32) -> Row {
        Row { id: article.id.clone(), meta: meta(article, document), status: Status::of(document, fewest), vector }
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

/// Names of metadata columns in order: the four known ones first, others as they come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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

/// Writes the table to a temporary file. A metadata column that shows up after the first rows is kept at the end of its
/// rows and put in its place when the table is finished, so that memory does not grow with the number of articles.
#[derive(Debug)]
pub struct TableWriter<'a> {
    codebook: &'a Codebook,
    csv: csv::Writer<NamedTempFile>,
    /// The columns that the header has.
    first: MetaColumns,
    /// Columns that came later, in the order in which they came.
    late: Vec<String>,
    excel: bool,
    started: bool,
    line: csv::ByteRecord,
    cell: String,
}

impl<'a> TableWriter<'a> {
    pub fn new(file: NamedTempFile, codebook: &'a Codebook, excel: bool) -> TableWriter<'a> {
        TableWriter {
            codebook,
            csv: writer(file),
            first: MetaColumns::default(),
            late: Vec::new(),
            excel,
            started: false,
            line: csv::ByteRecord::new(),
            cell: String::new(),
        }
    }

    /// Writes rows; those of the first call decide the first set of metadata columns.
    ///
    /// # Errors
    /// Those of the file.
    pub fn write(&mut self, rows: &[Row]) -> io::Result<()> {
        if !self.started && !rows.is_empty() {
            self.first.take(rows.iter().flat_map(|row| cells(&row.meta)));
            self.header()?;
        }
        rows.iter().try_for_each(|row| self.row(row))
    }

    /// The file, complete, and the metadata columns it has.
    ///
    /// # Errors
    /// Those of the file.
    pub fn finish(mut self) -> io::Result<(NamedTempFile, MetaColumns)> {
        if !self.started {
            self.header()?;
        }
        let file = into_file(self.csv)?;
        if self.late.is_empty() {
            return Ok((file, self.first));
        }
        let mut all = self.first.clone();
        all.take(self.late.iter().map(|name| (name.clone(), "")));
        // A field of the old rows: id, first columns, status, features, late columns.
        let tail = 1 + self.first.0.len();
        let behind = tail + 1 + self.codebook.columns.len();
        let place = |name: &String| match self.first.0.iter().position(|first| first == name) {
            Some(at) => 1 + at,
            None => behind + self.late.iter().position(|late| late == name).unwrap_or_default(),
        };
        let order: Vec<usize> = std::iter::once(0).chain(all.0.iter().map(place)).chain(tail..behind).collect();
        Ok((reorder(file, &order, &self.late)?, all))
    }

    fn header(&mut self) -> io::Result<()> {
        self.started = true;
        self.line.clear();
        let features = self.codebook.columns.iter().map(|column| column.name.as_str());
        let known = self.first.0.iter().map(String::as_str);
        let id = if self.excel { "\u{feff}doc_id" } else { "doc_id" };
        for name in std::iter::once(id).chain(known).chain(["status"]).chain(features) {
            self.line.push_field(name.as_bytes());
        }
        Ok(self.csv.write_byte_record(&self.line)?)
    }

    fn row(&mut self, row: &Row) -> io::Result<()> {
        self.line.clear();
        self.text(&row.id);
        let cells = cells(&row.meta);
        let value_of = |wanted: &String| cells.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value);
        for at in 0..self.first.0.len() {
            self.text(value_of(&self.first.0[at]));
        }
        self.line.push_field(row.status.as_str().as_bytes());
        for (column, value) in self.codebook.columns.iter().zip(&row.vector.values) {
            self.cell.clear();
            number(*value, column.is_count(), &mut self.cell);
            self.line.push_field(self.cell.as_bytes());
        }
        for (name, _) in &cells {
            if !self.first.0.contains(name) && !self.late.contains(name) {
                self.late.push(name.clone());
            }
        }
        for at in 0..self.late.len() {
            self.text(value_of(&self.late[at]));
        }
        Ok(self.csv.write_byte_record(&self.line)?)
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

fn writer(file: NamedTempFile) -> csv::Writer<NamedTempFile> {
    csv::WriterBuilder::new().flexible(true).buffer_capacity(1 << 16).from_writer(file)
}

fn into_file(csv: csv::Writer<NamedTempFile>) -> io::Result<NamedTempFile> {
    csv.into_inner().map_err(|error| io::Error::new(error.error().kind(), error.to_string()))
}

/// Copies a table with its fields in a new order. Rows written before a late column was known lack its field: it is
/// empty; the header lacks all of them and gets their names.
fn reorder(file: NamedTempFile, order: &[usize], late: &[String]) -> io::Result<NamedTempFile> {
    let mut old = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file.reopen()?);
    let mut csv = writer(NamedTempFile::new_in(file.path().parent().unwrap_or(Path::new(".")))?);
    let mut record = csv::ByteRecord::new();
    let mut names = late.iter();
    while old.read_byte_record(&mut record)? {
        names.by_ref().for_each(|name| record.push_field(name.as_bytes()));
        csv.write_record(order.iter().map(|at| record.get(*at).unwrap_or_default()))?;
    }
    into_file(csv)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, more: &[(&str, &str)]) -> Row {
        let more = more.iter().map(|(field, value)| (field.to_string(), value.to_string())).collect();
        let meta = Meta { more, ..Meta::default() };
        Row { id: id.into(), meta, status: Status::Ok, vector: FeatureVector { values: vec![Some(-0.00001), None] } }
    }

    fn codebook() -> Codebook {
        let mut codebook = Codebook::full();
        codebook.columns.retain(|column| ["word_length_mean", "sentence_length_sd"].contains(&column.name.as_str()));
        codebook
    }

    fn table(batches: &[&[Row]], excel: bool) -> String {
        let codebook = codebook();
        let mut table = TableWriter::new(NamedTempFile::new().unwrap(), &codebook, excel);
        batches.iter().for_each(|rows| table.write(rows).unwrap());
        std::fs::read_to_string(table.finish().unwrap().0.path()).unwrap()
    }

    #[test]
    fn a_late_column_finds_its_place() {
        let mut outlet = row("c", &[("Topic", "dam")]);
        outlet.meta.outlet = Some("post".into());
        let text = table(&[&[row("a", &[("topic", "x,y")])], &[row("b", &[("page", "3")]), outlet]], false);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "doc_id,meta_outlet,meta_topic,meta_page,status,word_length_mean,sentence_length_sd");
        assert_eq!(lines[1], "a,,\"x,y\",,ok,0.0000,");
        assert_eq!(lines[2], "b,,,3,ok,0.0000,");
        assert_eq!(lines[3], "c,post,dam,,ok,0.0000,");
    }

    #[test]
    fn spreadsheets_run_no_formula() {
        let text = table(&[&[row("=1+1", &[])]], true);
        assert!(text.starts_with("\u{feff}doc_id,status"));
        assert!(text.contains("\n'=1+1,ok"));
    }

    #[test]
    fn an_empty_run_has_a_header() {
        assert_eq!(table(&[], false), "doc_id,status,word_length_mean,sentence_length_sd\n");
    }
}
