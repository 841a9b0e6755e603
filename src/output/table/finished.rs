//! A table whose rows are all there, perhaps not yet in order.

use super::{MetaColumns, writer};
use csv::ByteRecord;
use std::io::{self, Read, Write};

/// How the rows of a table have been written.
#[derive(Debug)]
pub struct Finished {
    /// Columns behind the status, without the late ones.
    pub(super) features: usize,
    pub(super) first: MetaColumns,
    pub(super) late: Vec<String>,
}

/// How large a table is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extent {
    pub rows: u64,
    /// By column the bytes of its longest cell.
    pub widths: Vec<usize>,
    /// By column whether a cell has a line break.
    pub broken: Vec<bool>,
}

impl Finished {
    /// Whether there are columns to be put in their place.
    pub fn is_in_order(&self) -> bool {
        self.late.is_empty()
    }

    /// The metadata columns of the table in order.
    pub fn meta(&self) -> MetaColumns {
        let mut all = self.first.clone();
        all.take(self.late.iter().map(|name| (name.clone(), "")));
        all
    }

    /// Copies the table with its columns in order.
    ///
    /// # Errors
    /// Those of the files.
    pub fn put_in_order(&self, table: impl Read, ordered: impl Write) -> io::Result<()> {
        let mut csv = writer(ordered);
        self.each_line(table, |line| Ok(csv.write_byte_record(line)?))?;
        csv.flush()
    }

    /// Gives the rows without the header, their cells in order.
    ///
    /// # Errors
    /// Those of the file and of `take`.
    pub fn each_row(&self, table: impl Read, mut take: impl FnMut(&ByteRecord) -> io::Result<()>) -> io::Result<()> {
        let mut is_header = true;
        self.each_line(table, |line| if std::mem::take(&mut is_header) { Ok(()) } else { take(line) })
    }

    /// Measures the table.
    ///
    /// # Errors
    /// Those of the file.
    pub fn extent(&self, table: impl Read) -> io::Result<Extent> {
        let columns = 2 + self.meta().names().len() + self.features;
        let mut extent = Extent { rows: 0, widths: vec![0; columns], broken: vec![false; columns] };
        self.each_row(table, |row| {
            extent.rows += 1;
            for (at, cell) in row.iter().enumerate() {
                extent.widths[at] = extent.widths[at].max(cell.len());
                extent.broken[at] |= cell.contains(&b'\n') || cell.contains(&b'\r');
            }
            Ok(())
        })?;
        Ok(extent)
    }

    /// Gives all lines, the header first. Rows written before a late column was known lack its field: it is empty; the
    /// header lacks all of them and gets their names.
    fn each_line(&self, table: impl Read, mut take: impl FnMut(&ByteRecord) -> io::Result<()>) -> io::Result<()> {
        let order = self.order();
        let mut old = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table);
        let (mut record, mut line) = (ByteRecord::new(), ByteRecord::new());
        let mut names = self.late.iter();
        while old.read_byte_record(&mut record)? {
            names.by_ref().for_each(|name| record.push_field(name.as_bytes()));
            line.clear();
            order.iter().for_each(|at| line.push_field(record.get(*at).unwrap_or_default()));
            take(&line)?;
        }
        Ok(())
    }

    /// Which field of the rows as they were written stands at each place.
    fn order(&self) -> Vec<usize> {
        // A field of these rows: id, first columns, status, features, late columns.
        let tail = 1 + self.first.0.len();
        let behind = tail + 1 + self.features;
        let place = |name: &String| match self.first.0.iter().position(|first| first == name) {
            Some(at) => 1 + at,
            None => behind + self.late.iter().position(|late| late == name).unwrap_or_default(),
        };
        std::iter::once(0).chain(self.meta().0.iter().map(place)).chain(tail..behind).collect()
    }
}
