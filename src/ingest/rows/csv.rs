//! CSV: records cut out of a stream within a limit, and one record made an article.

use std::io::{self, BufRead};
use std::sync::Arc;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use encoding_rs::UTF_8;

use super::stream::Stream;
use super::{Content, Format, Header, Options, Part, Rows, Trouble};
use crate::article::Article;
use crate::ingest::decode;
use crate::ingest::origin::Bytes;

/// More fields than any table has; a row of nothing but commas must not fill the memory.
const MOST_FIELDS: usize = 1 << 16;

/// One record, unquoted: its bytes, and where each field ends.
struct Fields {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Fields {
    fn fields(&self) -> impl Iterator<Item = &[u8]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| &self.bytes[start..*end])
    }

    /// Adds bytes and borders of all fields to a checksum.
    pub fn mark(&self, sum: &mut crc32fast::Hasher) {
        sum.update(&self.bytes);
        self.ends.iter().for_each(|end| sum.update(&end.to_le_bytes()));
    }

    /// All fields as text. A row has one encoding; it is guessed from the row as a whole.
    fn decoded(&self) -> (Vec<String>, &'static str) {
        let sound = self.fields().all(|field| std::str::from_utf8(field).is_ok());
        let encoding = if sound { UTF_8 } else { decode::guess(&self.bytes) };
        let text = |field| encoding.decode_without_bom_handling(field).0.into_owned();
        (self.fields().map(text).collect(), encoding.name())
    }
}

/// A stream of records. csv-core is the engine of the csv crate; the crate itself would hold a record of any length.
struct Table {
    source: Bytes,
    reader: Reader,
    limit: usize,
    line: u64,
}

impl Table {
    fn new(source: Bytes, delimiter: u8, limit: usize) -> Table {
        Table { source, reader: ReaderBuilder::new().delimiter(delimiter).build(), limit, line: 1 }
    }

    /// The first record, as names.
    fn names(&mut self) -> io::Result<Vec<String>> {
        let Some((_, Some(row))) = self.next()? else { return Ok(Vec::new()) };
        Ok(row.decoded().0.iter().map(|name| name.trim().to_owned()).collect())
    }

    /// The next record with the line it starts in; no record where it is over the limit.
    fn next(&mut self) -> io::Result<Option<(u64, Option<Fields>)>> {
        self.skip_line_ends()?;
        let line = self.line;
        let (mut bytes, mut ends) = (vec![0; self.limit.clamp(1, 1 << 12)], vec![0; 32]);
        let (mut filled, mut fields, mut over) = (0, 0, false);
        loop {
            let input = self.source.fill_buf()?;
            let (result, read, wrote, ended) =
                self.reader.read_record(input, &mut bytes[filled..], &mut ends[fields..]);
            self.line += input[..read].iter().filter(|byte| **byte == b'\n').count() as u64;
            self.source.consume(read);
            filled += wrote;
            fields += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if !over && filled < self.limit => {
                    bytes.resize((filled * 2).min(self.limit), 0);
                }
                ReadRecordResult::OutputFull => (over, filled) = (true, 0),
                ReadRecordResult::OutputEndsFull if !over && fields < MOST_FIELDS => ends.resize(fields * 2, 0),
                ReadRecordResult::OutputEndsFull => (over, fields) = (true, 0),
                ReadRecordResult::Record => {
                    bytes.truncate(filled);
                    ends.truncate(fields);
                    return Ok(Some((line, (!over).then_some(Fields { bytes, ends }))));
                }
                ReadRecordResult::End => return Ok(None),
            }
        }
    }

    /// csv-core leaves the LF of a CR LF for later and passes blank lines by; so the line number has to wait for them.
    fn skip_line_ends(&mut self) -> io::Result<()> {
        loop {
            let input = self.source.fill_buf()?;
            let count = input.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
            if count == 0 {
                return Ok(());
            }
            self.line += input[..count].iter().filter(|byte| **byte == b'\n').count() as u64;
            self.source.consume(count);
        }
    }
}

/// A row with the header it stands under; it becomes an article where there is time for it.
pub(in crate::ingest) struct Row {
    fields: Fields,
    header: Arc<Header>,
    encoding: Option<&'static str>,
}

impl Row {
    pub fn bytes(&self) -> usize {
        self.fields.bytes.len()
    }

    /// Adds its fields to a checksum.
    pub fn mark(&self, sum: &mut crc32fast::Hasher) {
        self.fields.mark(sum);
    }

    /// # Errors
    /// Why it is no article.
    pub fn article(&self) -> Result<Article, String> {
        let article = article(&self.fields, &self.header)?;
        Ok(Article { encoding: self.encoding.unwrap_or(article.encoding), ..article })
    }
}

/// The rows of a table under its header.
struct Body {
    table: Table,
    header: Arc<Header>,
    encoding: Option<&'static str>,
    options: Options,
}

impl Rows for Body {
    fn next(&mut self) -> io::Result<Option<Part>> {
        let Some((line, fields)) = self.table.next()? else { return Ok(None) };
        let at = Some(("line".into(), line));
        let Some(fields) = fields else { return Ok(Some(super::long(at, &self.options))) };
        let id = id(&fields, &self.header);
        let row = Row { fields, header: self.header.clone(), encoding: self.encoding };
        Ok(Some(Part { id, number: None, at, content: Content::Row(row) }))
    }
}

/// Reads the header; where the delimiter is not given by the format, it is told from the head.
pub(super) fn open(stream: Stream, format: Format, options: &Options) -> Result<Box<dyn Rows>, Trouble> {
    let delimiter = if format == Format::Tsv { b'\t' } else { delimiter(&stream.head, &options.text_column) };
    let mut table = Table::new(stream.source, delimiter, options.limits.line());
    let names = table.names()?;
    if names.is_empty() {
        return Err(Trouble::Reason("empty, or without a first line that names the columns; fill it".to_owned()));
    }
    let header = Arc::new(Header::new(names, options)?);
    Ok(Box::new(Body { table, header, encoding: stream.encoding, options: options.clone() }))
}

/// The delimiter under which the head of a file has the column of the text: spreadsheets write `;` in many countries.
fn delimiter(head: &[u8], column: &str) -> u8 {
    let has_column = |delimiter: &u8| {
        let mut table = Table::new(Box::new(io::Cursor::new(head.to_vec())), *delimiter, head.len().max(1));
        table.names().is_ok_and(|names| names.iter().any(|name| name == column))
    };
    *b",;\t".iter().find(|delimiter| has_column(delimiter)).unwrap_or(&b',')
}

/// The id of a row, where the table has such a column and the row has something in it.
fn id(row: &Fields, header: &Header) -> Option<String> {
    let field = row.fields().nth(header.id?)?;
    Some(decode::row(field.to_vec()).0).filter(|id| !id.trim().is_empty())
}

/// Text, meta and encoding of one row.
fn article(row: &Fields, header: &Header) -> Result<Article, String> {
    let (found, expected) = (row.ends.len(), header.names.len());
    if found != expected {
        return Err(format!(
            "this row has {found} fields and the header {expected}; put \" around fields with delimiters in them"
        ));
    }
    let (cells, encoding) = row.decoded();
    Ok(Article { encoding, ..header.article(cells) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(csv: &'static str, limit: usize) -> Vec<(u64, Option<Vec<String>>)> {
        let mut table = Table::new(Box::new(csv.as_bytes()), b',', limit);
        let mut rows = Vec::new();
        while let Some((line, row)) = table.next().unwrap() {
            rows.push((line, row.map(|row| row.decoded().0)));
        }
        rows
    }

    fn owned(fields: &[&str]) -> Option<Vec<String>> {
        Some(fields.iter().map(|field| (*field).to_owned()).collect())
    }

    #[test]
    fn rows_know_their_line() {
        let found = rows("a,b\r\n\"1\r\n2\",\"x\"\"y\"\r\n\r\n3,\r\n4,5", 99);
        let expected = vec![
            (1, owned(&["a", "b"])),
            (2, owned(&["1\r\n2", "x\"y"])),
            (5, owned(&["3", ""])),
            (6, owned(&["4", "5"])),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn rows_over_the_limit_are_passed_by() {
        let long: &'static str = format!("a,b\n{},x\n1,2\n{}\n3,4\n", "y".repeat(20_000), ",".repeat(70_000)).leak();
        let found = rows(long, 10_000);
        assert_eq!(found.iter().map(|(_, row)| row.is_some()).collect::<Vec<_>>(), [true, false, true, false, true]);
        assert_eq!(found[4], (5, owned(&["3", "4"])));
    }

    #[test]
    fn semicolons_and_tabs_are_found() {
        assert_eq!(delimiter(b"id;text\n1;\"a,b\"", "text"), b';');
        assert_eq!(delimiter(b"id\ttext\n", "text"), b'\t');
        assert_eq!(delimiter(b"id,text\n", "text"), b',');
        assert_eq!(delimiter(b"nothing;here\n", "text"), b',');
    }
}
