//! Evidence: how often each term was marked in each row, from the file that `extract --evidence` writes.

use crate::error::Error;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Marks by feature.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    /// Where it comes from, for messages.
    pub place: String,
    pub features: BTreeMap<String, Terms>,
}

/// By term: how often it was marked in each row, all in all and in the author's voice.
pub type Terms = BTreeMap<String, BTreeMap<usize, Marks>>;

/// Number of marks by voice.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks {
    pub author: u32,
    pub quoted: u32,
}

impl Marks {
    /// Those of the scope that a column's name ends in.
    pub fn in_scope(self, scope: &str) -> u32 {
        match scope {
            "_author" => self.author,
            "_quoted" => self.quoted,
            _ => self.author + self.quoted,
        }
    }
}

#[derive(Deserialize)]
struct Mark {
    doc_id: String,
    feature: String,
    text: String,
    voice: String,
    entry: String,
}

impl Evidence {
    /// Reads the marks in the bodies of the features named, from CSV or, if the file ends so, JSON lines. `rows` says which row of the
    /// table a document is; marks of other documents are passed by.
    ///
    /// # Errors
    /// The file cannot be read or is no evidence: the message names file and line.
    pub fn read(path: &Path, rows: &HashMap<String, usize>, features: &BTreeSet<String>) -> Result<Evidence, Error> {
        let place = path.display().to_string();
        let advice = "write it with connote extract --evidence";
        let file = File::open(path).map_err(|source| Error::File { path: path.to_owned(), source, advice })?;
        let mut evidence = Evidence { place: place.clone(), ..Evidence::default() };
        let told = |error: &dyn std::fmt::Display| Error::Usage(format!("{place} is no evidence: {error}; {advice}"));
        if path.extension().is_some_and(|ending| ending == "jsonl" || ending == "ndjson") {
            for (line, text) in BufReader::new(file).lines().enumerate() {
                let text = text.map_err(|error| told(&error))?;
                let mark = serde_json::from_str(&text).map_err(|error| told(&format!("line {}: {error}", line + 1)))?;
                evidence.take(mark, rows, features);
            }
        } else {
            for mark in csv::Reader::from_reader(file).deserialize() {
                evidence.take(mark.map_err(|error| told(&error))?, rows, features);
            }
        }
        Ok(evidence)
    }

    fn take(&mut self, mark: Mark, rows: &HashMap<String, usize>, features: &BTreeSet<String>) {
        let wanted = mark.voice != "headline" && features.contains(&mark.feature);
        let Some(row) = rows.get(&mark.doc_id).filter(|_| wanted) else { return };
        let terms = self.features.entry(mark.feature).or_default();
        let marks = terms.entry(term(&mark.text, &mark.entry)).or_default().entry(*row).or_default();
        match mark.voice.as_str() {
            "quoted" => marks.quoted += 1,
            _ => marks.author += 1,
        }
    }
}

/// What a mark is a case of: its lexicon entry, such as `may (modal)`, or its words.
fn term(text: &str, entry: &str) -> String {
    let of_lexicon = entry.ends_with(')') && entry.contains(" (") && !entry.contains("; ");
    if of_lexicon { entry.to_owned() } else { text.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_counted_by_term_row_and_voice() {
        let folder = tempfile::tempdir().unwrap();
        let rows = HashMap::from([("a".to_owned(), 0), ("b".to_owned(), 1)]);
        let features = BTreeSet::from(["hedges".to_owned(), "passives".to_owned()]);
        let csv = "doc_id,feature,start,end,text,voice,weight,entry\na,hedges,0,3,May,author,0.5,may (modal)\n\
                   a,hedges,5,8,may,quoted,0.5,may (modal)\nb,passives,0,4,Seen,author,1,\n\
                   b,words,0,4,Seen,author,1,\nc,hedges,0,3,may,author,1,may (modal)\na,hedges,0,3,May,headline,1,may (modal)\n";
        let path = folder.path().join("e.csv");
        std::fs::write(&path, csv).unwrap();
        let found = Evidence::read(&path, &rows, &features).unwrap();
        let hedges = BTreeMap::from([(0, Marks { author: 1, quoted: 1 })]);
        assert_eq!(found.features["hedges"], BTreeMap::from([("may (modal)".to_owned(), hedges)]));
        assert_eq!(found.features["passives"].keys().collect::<Vec<_>>(), ["seen"]);
        assert!(!found.features.contains_key("words"));
        let json = folder.path().join("e.jsonl");
        let line = r#"{"doc_id":"b","feature":"hedges","start":1,"end":2,"text":"x","voice":"author","weight":1.0,"entry":""}"#;
        std::fs::write(&json, format!("{line}\n{{}}\n")).unwrap();
        let said = Evidence::read(&json, &rows, &features).unwrap_err().to_string();
        assert!(said.contains("line 2") && said.contains("--evidence"), "{said}");
    }
}
