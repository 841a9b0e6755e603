//! Container: a file of many articles, read row by row.

use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::sync::Arc;

use encoding_rs::{Decoder, Encoding, UTF_8};

use super::format::Format;
use super::origin::{Bytes, SharedTap, unpack};
use super::record::{Content, Place, Record};
use super::walk::Found;
use super::{InputDigest, Options, csv, decode, json};

/// What is looked at before the first row, to know encoding and delimiter.
const HEAD: u64 = 1 << 16;

pub(super) struct Container {
    id: Arc<str>,
    outlet: Option<String>,
    rows: Rows,
    options: RowOptions,
    /// The encoding the whole stream is decoded from on its way; otherwise each row tells its own.
    encoding: Option<&'static str>,
    tap: SharedTap,
    number: u64,
    ended: bool,
}

struct RowOptions {
    id_column: String,
    limit: usize,
    /// Rows are numbered `path#3`, because other files of this run have a row 3 too.
    prefix: bool,
}

enum Rows {
    Lines(json::Lines),
    Values { values: json::Values, waiting: Option<json::Piece>, alone: Option<bool> },
    Table { table: Box<csv::Table>, header: Arc<csv::Header> },
}

/// Why a container cannot be opened.
pub(super) enum Trouble {
    Reason(String),
    NoColumn { column: String, present: Vec<String> },
}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        Trouble::Reason(format!("cannot be read ({error}); check the file and its permissions"))
    }
}

impl Container {
    pub fn open(file: &Found, options: &Options, prefix: bool, tap: SharedTap) -> Result<Container, Trouble> {
        let (source, head, encoding) = decoded(unpack(BufReader::new(tap.clone()), file.packing), options)?;
        let limit = options.limit();
        let rows = match file.format {
            Format::Json => Rows::Values { values: json::Values::new(source, limit), waiting: None, alone: None },
            Format::Csv => table(source, csv::delimiter(&head, &options.text_column), options)?,
            Format::Tsv => table(source, b'\t', options)?,
            _ => Rows::Lines(json::Lines { source, limit, line: 0 }),
        };
        let id = Arc::from(file.id.as_str());
        let row_options = RowOptions { id_column: options.id_column.clone(), limit, prefix };
        Ok(Container { id, outlet: file.outlet(), rows, options: row_options, encoding, tap, number: 0, ended: false })
    }

    /// The digest of the file, once there are no more rows.
    pub fn digest(&self) -> Option<InputDigest> {
        self.tap.clone().digest(&self.id)
    }

    fn record(&self, id: Option<String>, line: Option<u64>, content: Content) -> Record {
        let number = self.number;
        let id = id
            .unwrap_or_else(|| if self.options.prefix { format!("{}#{number}", self.id) } else { number.to_string() });
        let place = Place { file: self.id.clone(), line };
        Record { id, outlet: self.outlet.clone(), place, content }
    }

    fn json(&self, piece: json::Piece, alone: bool) -> Record {
        let (line, bytes) = piece;
        let Some(bytes) = bytes else { return self.long(line) };
        let id = json::id(&bytes, &self.options.id_column).or_else(|| alone.then(|| self.id.to_string()));
        self.record(id, Some(line), Content::Json { bytes, encoding: self.encoding })
    }

    fn long(&self, line: u64) -> Record {
        let reason = super::too_long("this row", self.options.limit);
        self.record(None, Some(line), Content::Lost(reason))
    }

    fn advance(&mut self) -> io::Result<Option<Record>> {
        self.number += 1;
        let (piece, alone) = match &mut self.rows {
            Rows::Lines(lines) => (lines.next()?, false),
            Rows::Values { values, waiting, alone } => match waiting.take() {
                Some(piece) => (Some(piece), false),
                None => {
                    let piece = values.next()?;
                    if alone.is_none() {
                        // A file that is one object and nothing else is one article, and has the id of a file.
                        *waiting = if values.listed { None } else { values.next()? };
                        *alone = Some(!values.listed && waiting.is_none());
                        (piece, *alone == Some(true))
                    } else {
                        (piece, false)
                    }
                }
            },
            Rows::Table { table, header } => {
                let Some((line, row)) = table.next()? else { return Ok(None) };
                let header = header.clone();
                let Some(row) = row else { return Ok(Some(self.long(line))) };
                let id = csv::id(&row, &header);
                let content = Content::Row { row, header, encoding: self.encoding };
                return Ok(Some(self.record(id, Some(line), content)));
            }
        };
        Ok(piece.map(|piece| self.json(piece, alone)))
    }
}

impl Iterator for Container {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.ended {
            return None;
        }
        let result = self.advance();
        self.ended = !matches!(result, Ok(Some(_)));
        if matches!(result, Ok(None)) && self.number == 1 {
            let reason = "empty; it holds no article, so leave it out or fill it".to_owned();
            return Some(self.record(Some(self.id.to_string()), None, Content::Lost(reason)));
        }
        result.unwrap_or_else(|error| {
            let reason =
                format!("cannot be read further ({error}); the rows before are in, mend the file for the rest");
            Some(self.record(None, None, Content::Lost(reason)))
        })
    }
}

fn table(source: Bytes, delimiter: u8, options: &Options) -> Result<Rows, Trouble> {
    let mut table = csv::Table::new(source, delimiter, options.limit());
    let names = table.names()?;
    if names.is_empty() {
        return Err(Trouble::Reason("empty, or without a first line that names the columns; fill it".to_owned()));
    }
    let find = |column: &str| names.iter().position(|name| name == column);
    let missing = |column: &str| Trouble::NoColumn { column: column.to_owned(), present: names.clone() };
    let text = find(&options.text_column).ok_or_else(|| missing(&options.text_column))?;
    let id = find(&options.id_column);
    // The default is only an offer; a column that somebody names has to be there.
    if id.is_none() && options.id_column != Options::default().id_column {
        return Err(missing(&options.id_column));
    }
    Ok(Rows::Table { table: Box::new(table), header: Arc::new(csv::Header { names, text, id }) })
}

/// A stream without BOM and in UTF-8 where that can be known for the whole of it, its first bytes, and the encoding.
type Decoded = (Bytes, Vec<u8>, Option<&'static str>);

fn decoded(mut source: Bytes, options: &Options) -> Result<Decoded, Trouble> {
    let mut head = Vec::new();
    source.by_ref().take(HEAD).read_to_end(&mut head)?;
    let bom = Encoding::for_bom(&head);
    let wide = if bom.is_none() && head.contains(&0) { decode::wide(&head) } else { None };
    let encoding = options.forced().or(bom.map(|(encoding, _)| encoding)).or(wide);
    let foreign = decode::foreign(&head).or_else(|| {
        (encoding.is_none() && head.contains(&0)).then(|| "it holds NUL bytes, so it is no text".to_owned())
    });
    if let Some(kind) = foreign {
        return Err(Trouble::Reason(format!("not read: {kind}")));
    }
    let start = bom.filter(|(found, _)| Some(*found) == encoding).map_or(0, |(_, length)| length);
    let rest = Cursor::new(head[start..].to_vec()).chain(source);
    match encoding {
        Some(encoding) if encoding != UTF_8 => {
            let (sample, _) = encoding.decode_without_bom_handling(&head[start..]);
            let decoder = encoding.new_decoder_without_bom_handling();
            let source = BufReader::new(Transcoder { source: rest, decoder, ended: false });
            Ok((Box::new(source), sample.into_owned().into_bytes(), Some(encoding.name())))
        }
        _ => Ok((Box::new(rest), head[start..].to_vec(), options.forced().map(Encoding::name))),
    }
}

/// Another encoding on one side, UTF-8 on the other.
struct Transcoder<R> {
    source: R,
    decoder: Decoder,
    ended: bool,
}

impl<R: BufRead> Read for Transcoder<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !self.ended {
            let input = self.source.fill_buf()?;
            let last = input.is_empty();
            let (result, read, wrote, _) = self.decoder.decode_to_utf8(input, buffer, last);
            self.source.consume(read);
            self.ended = last && result == encoding_rs::CoderResult::InputEmpty;
            if wrote > 0 {
                return Ok(wrote);
            }
        }
        Ok(0)
    }
}
