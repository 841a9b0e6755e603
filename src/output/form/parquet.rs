//! Parquet, column by column in groups of rows; a missing value is null.

use super::{Table, number};
use crate::output::schema::{Kind, Variable};
use csv::ByteRecord;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::{ParquetError, Result as ParquetResult};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::Type;
use std::io::{self, Read, Write};
use std::sync::Arc;

/// Cells in a group of rows: some 7,600 rows of 553 columns, 34 MB of numbers.
const CELLS: usize = 1 << 22;

/// Bytes of text after which a group ends before that.
const TEXT: usize = 1 << 25;

pub(super) fn write(table: &Table, rows: impl Read, out: impl Write + Send) -> io::Result<()> {
    let schema = Arc::new(schema(table.variables).map_err(io::Error::other)?);
    let writer = SerializedFileWriter::new(out, schema, Arc::new(properties(table.metadata.to_string())));
    let mut writer = writer.map_err(io::Error::other)?;
    let mut group = Group::new(table.variables);
    let most = (CELLS / table.variables.len()).max(1);
    table.finished.each_row(rows, |row| {
        group.push(row)?;
        if group.rows == most || group.text >= TEXT { group.write(&mut writer).map_err(failed) } else { Ok(()) }
    })?;
    if group.rows > 0 {
        group.write(&mut writer).map_err(failed)?;
    }
    writer.close().map_err(failed)?;
    Ok(())
}

/// What went wrong with the file itself keeps its kind: a full disk is one.
fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => match error.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(error) => io::Error::other(error),
        },
        error => io::Error::other(error),
    }
}

fn schema(variables: &[Variable]) -> ParquetResult<Type> {
    let field = |variable: &Variable| {
        let (physical, logical) = match variable.kind {
            Kind::Text | Kind::Status => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Count => (Physical::INT64, None),
            Kind::Decimal => (Physical::DOUBLE, None),
        };
        let field = Type::primitive_type_builder(&variable.name, physical).with_logical_type(logical);
        field.with_repetition(Repetition::OPTIONAL).build().map(Arc::new)
    };
    let fields = variables.iter().map(field).collect::<ParquetResult<_>>()?;
    Type::group_type_builder("features").with_fields(fields).build()
}

fn properties(metadata: String) -> WriterProperties {
    let about = KeyValue { key: "csvw".into(), value: Some(metadata) };
    WriterProperties::builder()
        .set_created_by(concat!("connote ", env!("CARGO_PKG_VERSION")).into())
        .set_compression(Compression::SNAPPY)
        .set_key_value_metadata(Some(vec![about]))
        .build()
}

/// Rows that wait to be written together.
struct Group {
    columns: Vec<Cells>,
    rows: usize,
    /// Bytes of text in them.
    text: usize,
}

/// The values of a column, and for every row whether it has one (1) or not (0).
struct Cells {
    values: Values,
    there: Vec<i16>,
}

enum Values {
    Text(Vec<ByteArray>),
    Count(Vec<i64>),
    Decimal(Vec<f64>),
}

impl Group {
    fn new(variables: &[Variable]) -> Group {
        let values = |variable: &Variable| match variable.kind {
            Kind::Text | Kind::Status => Values::Text(Vec::new()),
            Kind::Count => Values::Count(Vec::new()),
            Kind::Decimal => Values::Decimal(Vec::new()),
        };
        let columns = variables.iter().map(|variable| Cells { values: values(variable), there: Vec::new() }).collect();
        Group { columns, rows: 0, text: 0 }
    }

    fn push(&mut self, row: &ByteRecord) -> io::Result<()> {
        for (column, cell) in self.columns.iter_mut().zip(row) {
            column.there.push(i16::from(!cell.is_empty()));
            match &mut column.values {
                Values::Text(values) if !cell.is_empty() => {
                    values.push(cell.to_vec().into());
                    self.text += cell.len();
                }
                Values::Text(_) => {}
                Values::Count(values) => values.extend(number(cell)?.map(|value| value as i64)),
                Values::Decimal(values) => values.extend(number(cell)?),
            }
        }
        self.rows += 1;
        Ok(())
    }

    fn write<W: Write + Send>(&mut self, writer: &mut SerializedFileWriter<W>) -> ParquetResult<()> {
        let mut group = writer.next_row_group()?;
        for Cells { values, there } in &mut self.columns {
            let mut column = group.next_column()?.expect("the schema has a column for each");
            match values {
                Values::Text(values) => column.typed::<ByteArrayType>().write_batch(values, Some(there), None)?,
                Values::Count(values) => column.typed::<Int64Type>().write_batch(values, Some(there), None)?,
                Values::Decimal(values) => column.typed::<DoubleType>().write_batch(values, Some(there), None)?,
            };
            column.close()?;
            values.clear();
            there.clear();
        }
        group.close()?;
        (self.rows, self.text) = (0, 0);
        Ok(())
    }
}

impl Values {
    fn clear(&mut self) {
        match self {
            Values::Text(values) => values.clear(),
            Values::Count(values) => values.clear(),
            Values::Decimal(values) => values.clear(),
        }
    }
}
