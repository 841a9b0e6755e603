//! Parquet: the rows of a table of columns, a few of each column at a time.

use std::io::{self, BufReader, Read};

use bytes::Bytes;
use parquet::basic::{LogicalType, TimeUnit};
use parquet::errors::{ParquetError, Result as ParquetResult};
use parquet::file::reader::{ChunkReader, FileReader, Length, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};

use super::{Content, Header, Options, Part, Rows, Trouble};
use crate::ingest::border::caught;
use crate::ingest::limits::Limits;
use crate::ingest::store::{Store, Window};
use crate::ingest::{decode, fields};

impl Length for Store {
    fn len(&self) -> u64 {
        self.length
    }
}

impl ChunkReader for Store {
    type T = BufReader<Window>;

    fn get_read(&self, start: u64) -> ParquetResult<BufReader<Window>> {
        Ok(BufReader::new(self.window(start, u64::MAX)))
    }

    fn get_bytes(&self, start: u64, length: usize) -> ParquetResult<Bytes> {
        // Not more room than there are bytes, whatever the file says of itself.
        let mut bytes = Vec::new();
        self.window(start, length as u64).read_to_end(&mut bytes)?;
        if bytes.len() == length {
            return Ok(bytes.into());
        }
        Err(ParquetError::EOF(format!("{} of {length} bytes are there", bytes.len())))
    }
}

struct Table {
    rows: RowIter<'static>,
    header: Header,
    /// Columns of nanoseconds since 1970, which the rows give as bare numbers.
    nanoseconds: Vec<bool>,
    options: Options,
    limits: Limits,
    packed: u64,
    given: u64,
    number: u64,
    ended: bool,
}

/// Reads the list of columns at the end of the file.
pub(in crate::ingest) fn open(store: &Store, options: &Options) -> Result<Box<dyn Rows>, Trouble> {
    let broken = |error: &dyn std::fmt::Display| {
        Trouble::Reason(format!(
            "this is no whole Parquet table ({error}); its list of columns is at its end, get it anew"
        ))
    };
    let reader = caught(|| SerializedFileReader::new(store.clone()));
    let reader = reader.ok_or_else(|| broken(&"the reader gave up"))?.map_err(|error| broken(&error))?;
    let columns = reader.metadata().file_metadata().schema().get_fields().to_vec();
    let header = Header::new(columns.iter().map(|column| column.name().to_owned()).collect(), options)?;
    let is_nanoseconds = |column: &parquet::schema::types::TypePtr| {
        let logical = column.get_basic_info().logical_type_ref();
        matches!(logical, Some(LogicalType::Timestamp(moment)) if moment.unit == TimeUnit::NANOS)
    };
    let nanoseconds = columns.iter().map(is_nanoseconds).collect();
    let rows = caught(|| RowIter::from_file_into(Box::new(reader)));
    let rows = rows.ok_or_else(|| broken(&"the reader gave up"))?;
    let (limits, packed) = (options.limits, store.length);
    let options = options.clone();
    Ok(Box::new(Table { rows, header, nanoseconds, options, limits, packed, given: 0, number: 0, ended: false }))
}

impl Rows for Table {
    fn next(&mut self) -> io::Result<Option<Part>> {
        if self.ended {
            return Ok(None);
        }
        self.number += 1;
        let number = self.number;
        let broken = |error: String| io::Error::new(io::ErrorKind::InvalidData, format!("row {number}: {error}"));
        let Some(row) = caught(|| self.rows.next()) else {
            self.ended = true;
            return Err(broken("the reader gave up".to_owned()));
        };
        let Some(row) = row else { return Ok(None) };
        let row = row.map_err(|error| broken(error.to_string()))?;
        let cells = self.cells(row);
        let size = cells.iter().map(String::len).sum::<usize>();
        self.given += size as u64;
        self.limits.check(self.packed, self.given).map_err(io::Error::other)?;
        let at = Some(("row".into(), number));
        if size > self.limits.line() {
            return Ok(Some(super::long(at, &self.options)));
        }
        let id = self.header.id.map(|id| cells[id].trim().to_owned()).filter(|id| !id.is_empty());
        let mut article = self.header.article(cells);
        article.encoding = "UTF-8";
        Ok(Some(Part { id, number: None, at, content: Content::Article(Box::new(article)) }))
    }
}

impl Table {
    fn cells(&self, row: Row) -> Vec<String> {
        let fields = row.into_columns().into_iter().zip(&self.nanoseconds);
        let mut cells: Vec<String> =
            fields.map(|((name, field), nanoseconds)| cell(&name, field, *nanoseconds)).collect();
        cells.resize(self.header.names.len(), String::new());
        cells
    }
}

/// A value as it would stand in CSV.
fn cell(name: &str, field: Field, nanoseconds: bool) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text,
        Field::Bytes(bytes) => decode::row(bytes.data().to_vec()).0,
        Field::Long(moment) if nanoseconds => moment_of(&Field::TimestampMicros(moment / 1000).to_string()),
        Field::TimestampMillis(_) | Field::TimestampMicros(_) => moment_of(&field.to_string()),
        Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => {
            let value = field.to_json_value();
            fields::names(name, &value).unwrap_or_else(|| fields::cell(value))
        }
        other => other.to_string(),
    }
}

/// `2016-12-04 08:00:00.000 +00:00` as ISO 8601, the time only where there is one.
fn moment_of(shown: &str) -> String {
    let mut parts = shown.split(' ');
    let (Some(date), Some(time)) = (parts.next(), parts.next()) else { return shown.to_owned() };
    let time = time.split('.').next().unwrap_or_default();
    if time == "00:00:00" { date.to_owned() } else { format!("{date}T{time}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_iso() {
        let millis = 1_480_838_400_000;
        assert_eq!(cell("d", Field::TimestampMillis(millis), false), "2016-12-04T08:00:00");
        assert_eq!(cell("d", Field::Long(millis * 1_000_000), true), "2016-12-04T08:00:00");
        assert_eq!(cell("d", Field::Date(17_139), false), "2016-12-04");
        assert_eq!(cell("d", Field::TimestampMillis(millis - 8 * 3_600_000), false), "2016-12-04");
        assert_eq!(cell("n", Field::Long(7), false), "7");
    }
}
