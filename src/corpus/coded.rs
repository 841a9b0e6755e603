//! Coded samples read back, with their key.

use crate::error::Error;
use crate::stats::coding::{Group, Item, Question};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A table with the places of its columns.
struct Table {
    place: String,
    headers: Vec<String>,
    rows: Vec<(u64, csv::StringRecord)>,
}

impl Table {
    fn read(path: &Path) -> Result<Table, Error> {
        let unreadable = |error: csv::Error| Error::Usage(format!("{}: {error}; give a CSV table", path.display()));
        let mut csv = csv::Reader::from_path(path).map_err(unreadable)?;
        let headers = csv.headers().map_err(unreadable)?;
        let headers = headers.iter().map(|name| name.trim_start_matches('\u{feff}').trim().to_owned()).collect();
        let mut rows = Vec::new();
        for record in csv.records() {
            let record = record.map_err(unreadable)?;
            rows.push((record.position().map_or(0, csv::Position::line), record));
        }
        Ok(Table { place: path.display().to_string(), headers, rows })
    }

    fn column(&self, name: &str) -> Result<usize, Error> {
        self.headers.iter().position(|header| header == name).ok_or_else(|| Error::NoColumn {
            place: self.place.clone(),
            column: name.to_owned(),
            present: self.headers.join(", "),
        })
    }

    fn wrong(&self, line: u64, what: &str, advice: &str) -> Error {
        Error::Usage(format!("{}, line {line}: {what}; {advice}", self.place))
    }
}

/// The codes of all coders, item by item.
type Codes = BTreeMap<String, (Question, Vec<u32>)>;

/// Reads coded samples: every column that begins with `code`, of every file, is a coder. Without a key all items are of one
/// group, and nothing is known of what they were drawn from.
///
/// # Errors
/// A file cannot be read or lacks a column, a code is none, an item is not in the key, or nothing is coded.
pub fn read(files: &[PathBuf], key: Option<&Path>) -> Result<Vec<Group>, Error> {
    let mut codes = Codes::new();
    for path in files {
        take_codes(&Table::read(path)?, &mut codes)?;
    }
    codes.retain(|_, (_, codes)| !codes.is_empty());
    if codes.is_empty() {
        let files: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
        return Err(Error::Usage(format!("{}: nothing is coded; fill the columns code", files.join(", "))));
    }
    match key {
        Some(path) => with_key(&Table::read(path)?, codes),
        None => Ok(vec![without_key(codes)]),
    }
}

fn take_codes(table: &Table, codes: &mut Codes) -> Result<(), Error> {
    let (item, question) = (table.column("item")?, table.column("question")?);
    let coders: Vec<usize> = (0..table.headers.len()).filter(|at| table.headers[*at].starts_with("code")).collect();
    if coders.is_empty() {
        table.column("code")?;
    }
    for (line, row) in &table.rows {
        let asked = match row.get(question).unwrap_or_default().trim() {
            "mark" => Question::Mark,
            "sentence" => Question::Sentence,
            other => {
                return Err(table.wrong(
                    *line,
                    &format!("unknown question \"{other}\""),
                    "leave mark or sentence there",
                ));
            }
        };
        let entry = codes.entry(row.get(item).unwrap_or_default().to_owned()).or_insert((asked, Vec::new()));
        for coder in &coders {
            let code = row.get(*coder).unwrap_or_default().trim();
            if !code.is_empty() {
                let advice = "write 1 or 0 for a mark, a number for a sentence, or nothing";
                entry.1.push(
                    code_of(asked, code)
                        .ok_or_else(|| table.wrong(*line, &format!("\"{code}\" is no code"), advice))?,
                );
            }
        }
    }
    Ok(())
}

fn code_of(question: Question, code: &str) -> Option<u32> {
    match (question, code.to_ascii_lowercase().as_str()) {
        (Question::Mark, "y" | "yes" | "true") => Some(1),
        (Question::Mark, "n" | "no" | "false") => Some(0),
        (Question::Mark, code) => code.parse().ok().filter(|code| *code <= 1),
        (Question::Sentence, code) => code.parse().ok().filter(|code| *code <= 1_000),
    }
}

fn without_key(codes: Codes) -> Group {
    let items = codes.into_values().enumerate();
    let items: Vec<Item> = items.map(|(article, (question, codes))| Item { question, article, codes }).collect();
    Group { name: "sample".to_owned(), articles: items.len(), items, ..Group::default() }
}

fn with_key(table: &Table, mut codes: Codes) -> Result<Vec<Group>, Error> {
    let [item, question, doc_id, group, population, words] =
        ["item", "question", "doc_id", "group", "population_n", "group_words_n"].map(|name| table.column(name));
    let (item, question, doc_id, group) = (item?, question?, doc_id?, group?);
    let (population, words) = (population?, words?);
    let mut groups: BTreeMap<String, (Group, BTreeMap<String, usize>)> = BTreeMap::new();
    for (line, row) in &table.rows {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let number = |at: usize| {
            let advice = "take the key as sample wrote it";
            cell(at).parse::<f64>().map_err(|_| table.wrong(*line, &format!("\"{}\" is no number", cell(at)), advice))
        };
        let (group, articles) = groups.entry(cell(group).to_owned()).or_default();
        group.words = Some(number(words)?);
        match cell(question) {
            "mark" => group.marks = Some(number(population)?),
            _ => group.sentences = Some(number(population)?),
        }
        if let Some((question, codes)) = codes.remove(cell(item)) {
            let next = articles.len();
            let article = *articles.entry(cell(doc_id).to_owned()).or_insert(next);
            group.items.push(Item { question, article, codes });
        }
    }
    if let Some(item) = codes.keys().next() {
        return Err(Error::Usage(format!("{}: no item \"{item}\"; name the key of this sample", table.place)));
    }
    let named = groups.into_iter().map(|(name, (group, articles))| Group {
        name,
        articles: articles.len(),
        marks: group.marks.or(Some(0.0)),
        ..group
    });
    Ok(named.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn file(text: &str) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file
    }

    const KEY: &str = "item,question,doc_id,group,population_n,group_words_n\n\
        i1,mark,a,wire,40,1000\ni2,sentence,a,wire,80,1000\ni3,mark,b,post,10,500\n";

    #[test]
    fn coders_are_columns_and_files() {
        let one = file("\u{feff}item,question,text,code_1,code_2\ni1,mark,x,1,yes\ni2,sentence,x,3,\ni3,mark,x,,\n");
        let two = file("item,question,code\ni3,mark,0\ni1,mark,0\n");
        let key = file(KEY);
        let groups = read(&[one.path().into(), two.path().into()], Some(key.path())).unwrap();
        assert_eq!((groups[0].name.as_str(), groups[1].name.as_str()), ("post", "wire"));
        assert_eq!((groups[1].marks, groups[1].sentences, groups[1].words), (Some(40.0), Some(80.0), Some(1000.0)));
        let codes: Vec<&[u32]> = groups[1].items.iter().map(|item| item.codes.as_slice()).collect();
        assert_eq!((codes, groups[1].articles), (vec![&[1, 1, 0][..], &[3]], 1));
    }

    #[test]
    fn what_is_wrong_is_named_with_its_place() {
        let key = file(KEY);
        for (coded, said) in [
            ("item,question,code\ni1,mark,2\n", "line 2: \"2\" is no code"),
            ("item,question,code\ni1,colour,1\n", "unknown question"),
            ("item,question,code\ni9,mark,1\n", "no item \"i9\""),
            ("item,question,code\ni1,mark,\n", "nothing is coded"),
            ("item,question\ni1,mark\n", "no column \"code\""),
        ] {
            let coded = file(coded);
            let error = read(&[coded.path().into()], Some(key.path())).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
