//! A table of frequencies made elsewhere: texts in rows, words in columns.

use super::frequencies::{Frequencies, unique};
use crate::error::Error;
use ndarray::Array2;
use std::path::Path;

/// Reads a CSV table whose first column names the texts and whose first row names the words, in the order of the table;
/// at most the first `most` words. Empty cells are zeros.
///
/// # Errors
/// The file cannot be read, a row is too short or long, a cell is no number from 0 up, or there are fewer than two texts.
pub fn read(path: &Path, most: usize) -> Result<Frequencies, Error> {
    let unreadable = |error: csv::Error| Error::Usage(format!("{}: {error}; give a CSV table", path.display()));
    let mut csv = csv::Reader::from_path(path).map_err(unreadable)?;
    let features: Vec<String> =
        csv.headers().map_err(unreadable)?.iter().skip(1).take(most).map(str::to_owned).collect();
    let (mut texts, mut values) = (Vec::new(), Vec::new());
    for record in csv.records() {
        let record = record.map_err(unreadable)?;
        let line = record.position().map_or(0, csv::Position::line);
        texts.push(record.get(0).unwrap_or_default().to_owned());
        for (feature, cell) in features.iter().zip(record.iter().skip(1)) {
            let cell = if cell.trim().is_empty() { "0" } else { cell.trim() };
            let number = cell.parse::<f64>().ok().filter(|number| number.is_finite() && *number >= 0.0);
            values.push(number.ok_or_else(|| {
                let place = format!("{}, line {line}, column \"{feature}\"", path.display());
                Error::Usage(format!(
                    "{place}: \"{cell}\" is no frequency; write numbers from 0 up, with a decimal point"
                ))
            })?);
        }
    }
    if texts.len() < 2 || features.is_empty() {
        let (texts, words) = (texts.len(), features.len());
        let place = path.display();
        return Err(Error::Usage(format!("{place}: {texts} texts and {words} words; put two texts or more in rows")));
    }
    let values = Array2::from_shape_vec((texts.len(), features.len()), values)
        .map_err(|error| Error::Usage(format!("{}: {error}", path.display())))?;
    let none = vec![String::new(); texts.len()];
    Ok(Frequencies { groups: none.clone(), apart: none, texts: unique(texts), features, values })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn table(text: &str) -> Result<Frequencies, Error> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        read(file.path(), 2)
    }

    #[test]
    fn rows_are_texts_and_columns_words() {
        let found = table(",the,\"I, me\",of\na,5.5,,1\na,4,2e-1,1\n").unwrap();
        assert_eq!(
            (found.texts, found.features),
            (vec!["a".into(), "a (2)".to_owned()], vec!["the".to_owned(), "I, me".into()])
        );
        assert_eq!(found.values, ndarray::array![[5.5, 0.0], [4.0, 0.2]]);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        for (text, said) in [
            (",the\na,5\nb,five\n", "line 3, column \"the\": \"five\""),
            (",the\na,5\nb,-1\n", "no frequency"),
            (",the\na,5\n", "1 texts"),
            (",the\na,5\nb,1,2\n", "record"),
        ] {
            let error = table(text).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
