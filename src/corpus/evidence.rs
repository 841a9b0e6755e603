//! Evidence read back: the marks of one feature, article by article.

use super::sample::Mark;
use crate::error::Error;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

#[derive(Deserialize)]
struct Row {
    doc_id: String,
    feature: String,
    start: usize,
    end: usize,
    text: String,
    #[serde(default)]
    entry: String,
}

/// The marks of a feature by the id of their article, in the order of the file.
///
/// # Errors
/// The file cannot be read, is no evidence, or has no mark of the feature.
pub fn read(path: &Path, feature: &str) -> Result<BTreeMap<String, Vec<Mark>>, Error> {
    let advice = "give the CSV that extract --evidence writes";
    let unreadable = |error: csv::Error| Error::Usage(format!("{}: {error}; {advice}", path.display()));
    let mut csv = csv::Reader::from_path(path).map_err(unreadable)?;
    let headers = csv.headers().map_err(unreadable)?.clone();
    let (mut marks, mut features) = (BTreeMap::<String, Vec<Mark>>::new(), BTreeSet::new());
    let mut record = csv::StringRecord::new();
    while csv.read_record(&mut record).map_err(unreadable)? {
        let line = record.position().map_or(0, csv::Position::line);
        let row: Row = record.deserialize(Some(&headers)).map_err(unreadable)?;
        if row.feature == feature {
            let Row { start, end, text, entry, .. } = row;
            marks.entry(row.doc_id).or_default().push(Mark { start, end, text, entry, line });
        } else if !features.contains(&row.feature) {
            features.insert(row.feature);
        }
    }
    if marks.is_empty() {
        let there: Vec<&str> = features.iter().map(String::as_str).collect();
        let there = there.join(", ");
        let place = path.display();
        return Err(Error::Usage(format!("{place}: no mark of \"{feature}\"; there are marks of {there}")));
    }
    Ok(marks)
}
