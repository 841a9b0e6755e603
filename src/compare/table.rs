//! A table of numbers: any CSV with a header, connote's or not.

use super::metadata::{self, Description};
use crate::error::Error;
use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::Path;

/// A table: one row an article (or whatever the table counts), one column a measure or a label.
#[derive(Debug, Clone, Default)]
pub struct Table {
    /// Where it comes from, for messages.
    pub place: String,
    pub columns: Vec<Column>,
    pub rows: usize,
    /// What a reader must know about the reading.
    pub notes: Vec<String>,
}

/// A column.
#[derive(Debug, Clone)]
pub struct Column {
    pub name: String,
    pub values: Values,
    /// What one unit of its numbers is, where the table's metadata say it.
    pub unit: Option<String>,
    /// The column that its counts are held against, such as the words of the same scope.
    pub exposure: Option<String>,
}

/// Its cells.
#[derive(Debug, Clone)]
pub enum Values {
    Text(Vec<String>),
    /// Every cell is a number or empty.
    Numbers(Vec<Option<f64>>),
}

impl Table {
    /// Reads a CSV file and the CSVW metadata beside it, if there are any.
    ///
    /// # Errors
    /// The file cannot be read, is not UTF-8, has no row, or a row has more or fewer fields than the header: the message
    /// names file and line.
    pub fn read(path: &Path) -> Result<Table, Error> {
        let advice = "give a CSV table with a header, such as the features.csv of connote extract";
        let bytes = fs::read(path).map_err(|source| Error::File { path: path.to_owned(), source, advice })?;
        Table::parse(&bytes, &path.display().to_string(), &metadata::beside(path)?)
    }

    /// Reads a table from a stream, without metadata.
    ///
    /// # Errors
    /// As [`Table::read`].
    pub fn from_reader(mut reader: impl Read, place: &str) -> Result<Table, Error> {
        let mut bytes = Vec::new();
        let told = |error| Error::Usage(format!("{place} cannot be read: {error}"));
        reader.read_to_end(&mut bytes).map_err(told)?;
        Table::parse(&bytes, place, &HashMap::new())
    }

    /// A table of columns that somebody else has read. Where none has an exposure, they are known by the columns' names.
    pub fn of(columns: Vec<Column>, place: &str) -> Table {
        let rows = columns.first().map_or(0, |column| match &column.values {
            Values::Text(cells) => cells.len(),
            Values::Numbers(cells) => cells.len(),
        });
        let mut table = Table { place: place.to_owned(), columns, rows, notes: Vec::new() };
        table.find_exposures();
        table
    }

    fn find_exposures(&mut self) {
        if self.columns.iter().all(|column| column.exposure.is_none()) {
            metadata::exposures_by_name(&mut self.columns);
        }
    }

    fn parse(bytes: &[u8], place: &str, described: &HashMap<String, Description>) -> Result<Table, Error> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut csv = csv::ReaderBuilder::new().delimiter(delimiter(bytes)).from_reader(bytes);
        let told =
            |error: csv::Error| Error::Usage(format!("{place}: {error}; a table is CSV in UTF-8 with one header"));
        let names: Vec<String> = csv.headers().map_err(told)?.iter().map(|name| name.trim().to_owned()).collect();
        let records = csv.records().collect::<Result<Vec<_>, _>>().map_err(told)?;
        if records.is_empty() {
            return Err(Error::Usage(format!("{place} has no row under its header; there is nothing to compare")));
        }
        let mut table = Table { place: place.to_owned(), rows: records.len(), ..Table::default() };
        for (at, name) in names.iter().enumerate() {
            let description = described.get(name);
            let cells = records.iter().map(|record| record.get(at).unwrap_or_default());
            let values = match description {
                Some(description) if description.text => Values::Text(cells.map(str::to_owned).collect()),
                _ => table.values(name, cells),
            };
            let (unit, exposure) =
                description.map(|known| (known.unit.clone(), known.exposure.clone())).unwrap_or_default();
            table.columns.push(Column { name: name.clone(), values, unit, exposure });
        }
        table.find_exposures();
        Ok(table)
    }

    /// Cells as numbers, if all of them are; a column that is mostly numbers gets a note that says what stands in the way.
    fn values<'a>(&mut self, name: &str, cells: impl Iterator<Item = &'a str> + Clone) -> Values {
        let mut numbers = Vec::with_capacity(self.rows);
        let mut in_the_way = None;
        for (row, cell) in cells.clone().enumerate() {
            match number(cell) {
                Ok(value) => numbers.push(value),
                Err(()) => in_the_way = in_the_way.or(Some((row, cell))),
            }
        }
        match in_the_way {
            None if numbers.iter().any(Option::is_some) => return Values::Numbers(numbers),
            Some((row, cell)) if numbers.iter().flatten().count() > self.rows / 2 => {
                self.notes.push(format!("{name} is read as text: \"{cell}\" in row {} is no number", row + 1));
            }
            _ => {}
        }
        Values::Text(cells.map(str::to_owned).collect())
    }

    /// A column by its name.
    ///
    /// # Errors
    /// There is none; the message names the one that is most alike, or all columns of text.
    pub fn column(&self, name: &str) -> Result<&Column, Error> {
        self.columns.iter().find(|column| column.name == name).ok_or_else(|| {
            // "outlet" means "meta_outlet".
            let within = |other: &str| name.len() > 2 && other.contains(name);
            let alike = |other: &str| if within(other) { 1.0 } else { strsim::jaro_winkler(name, other) };
            let nearest = self.columns.iter().map(|column| column.name.as_str());
            let nearest = nearest.max_by(|a, b| alike(a).total_cmp(&alike(b))).filter(|other| alike(other) > 0.75);
            let advice = match nearest {
                Some(other) => format!("did you mean \"{other}\"?"),
                None => format!("columns of text are {}", self.texts().collect::<Vec<_>>().join(", ")),
            };
            Error::Usage(format!("{}: no column \"{name}\"; {advice}", self.place))
        })
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let texts = self.columns.iter().filter(|column| matches!(column.values, Values::Text(_)));
        texts.map(|column| column.name.as_str())
    }
}

impl Column {
    /// Its cells as labels; a missing number is an empty one.
    pub fn labels(&self) -> Vec<String> {
        match &self.values {
            Values::Text(cells) => cells.iter().map(|cell| cell.trim().to_owned()).collect(),
            Values::Numbers(cells) => {
                cells.iter().map(|cell| cell.map(|value| value.to_string()).unwrap_or_default()).collect()
            }
        }
    }

    pub fn numbers(&self) -> Option<&[Option<f64>]> {
        match &self.values {
            Values::Numbers(cells) => Some(cells),
            Values::Text(_) => None,
        }
    }

    /// Whether its numbers measure something: connote's names for identifiers and metadata do not.
    pub fn is_measure(&self) -> bool {
        self.numbers().is_some()
            && !matches!(self.name.as_str(), "doc_id" | "duplicate_group")
            && !self.name.starts_with("meta_")
    }
}

/// A cell as a number; missing are the empty cell and the marks for it of R, Python, Stata and SPSS.
fn number(cell: &str) -> Result<Option<f64>, ()> {
    match cell.trim() {
        "" | "NA" | "NaN" | "nan" | "." | "null" => Ok(None),
        cell => cell.parse().ok().filter(|value: &f64| value.is_finite()).map(Some).ok_or(()),
    }
}

/// The delimiter of which the header has most: spreadsheets write `;` in many countries.
fn delimiter(bytes: &[u8]) -> u8 {
    let header = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: &u8| header.iter().filter(|byte| *byte == delimiter).count();
    // The last of equals is taken: a header of one column is a comma's.
    b"\t;,".iter().copied().max_by_key(count).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        Table::from_reader(text.as_bytes(), "t.csv").unwrap()
    }

    #[test]
    fn columns_are_numbers_where_all_cells_are() {
        let table = table("\u{feff}paper;x;y;z\na;1;;1\nb;NA;;2\nc;2.5;;k\n");
        assert_eq!(table.column("x").unwrap().numbers(), Some(&[Some(1.0), None, Some(2.5)][..]));
        assert!(table.column("paper").unwrap().numbers().is_none() && table.column("y").unwrap().numbers().is_none());
        assert_eq!(table.notes, ["z is read as text: \"k\" in row 3 is no number"]);
    }

    #[test]
    fn a_wrong_name_gets_the_right_one() {
        let table = table("meta_outlet,words_n\na,1\n");
        let said = |name| table.column(name).unwrap_err().to_string();
        assert_eq!(said("meta_outlets"), "t.csv: no column \"meta_outlets\"; did you mean \"meta_outlet\"?");
        assert!(said("outlet").ends_with("did you mean \"meta_outlet\"?"));
        assert_eq!(said("zzz"), "t.csv: no column \"zzz\"; columns of text are meta_outlet");
    }

    #[test]
    fn a_broken_table_names_its_line() {
        let said = |text: &str| Table::from_reader(text.as_bytes(), "t.csv").unwrap_err().to_string();
        assert!(said("a,b\n1,2\n1\n").contains("line: 3"), "{}", said("a,b\n1,2\n1\n"));
        assert!(said("a,b\n").contains("no row"));
    }

    #[test]
    fn numbers_can_be_labels() {
        assert_eq!(table("year,x\n2031,1\n,2\n").column("year").unwrap().labels(), ["2031", ""]);
    }
}
