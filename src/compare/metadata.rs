//! What is known about columns: from the CSVW metadata beside the table, or from their names.

use super::table::Column;
use crate::error::Error;
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::Path;

/// What the metadata say of a column.
#[derive(Debug, Clone, Default)]
pub struct Description {
    /// It holds text, even where it looks like numbers.
    pub text: bool,
    pub unit: Option<String>,
    pub exposure: Option<String>,
}

/// The descriptions in `TABLE-metadata.json`, by column; none where there is no such file.
///
/// # Errors
/// The file is there and cannot be read or is no JSON.
pub fn beside(table: &Path) -> Result<HashMap<String, Description>, Error> {
    let mut name = table.file_name().unwrap_or_default().to_owned();
    name.push("-metadata.json");
    let path = table.with_file_name(name);
    let advice = "make it readable, or take it away to have columns known by their names";
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(HashMap::new()),
        Err(source) => return Err(Error::File { path, source, advice }),
    };
    let read: Value = serde_json::from_slice(&bytes)
        .map_err(|error| Error::Usage(format!("{} is no CSVW metadata: {error}; {advice}", path.display())))?;
    let columns = read["tableSchema"]["columns"].as_array().into_iter().flatten();
    Ok(columns.filter_map(|column| Some((column["name"].as_str()?.to_owned(), description(column)))).collect())
}

fn description(column: &Value) -> Description {
    let text = |field: &str| column[field].as_str().map(str::to_owned);
    Description {
        text: column["datatype"] == "string",
        unit: text("schema:unitText"),
        exposure: text("schema:valueReference"),
    }
}

/// Exposures by the names of connote's columns: `hedges_n_author` counts events if the table also has its rate
/// `hedges_p1k_author` or `hedges_pct_author`; it is held against `words_n_author`.
pub fn exposures_by_name(columns: &mut [Column]) {
    let names: Vec<String> = columns.iter().map(|column| column.name.clone()).collect();
    let has = |name: &str| names.iter().any(|other| other == name);
    for column in columns {
        let parts = ["_author", "_quoted", "_headline", ""].into_iter().find_map(|scope| {
            let stem = column.name.strip_suffix(scope)?.strip_suffix("_n")?;
            Some((stem, scope))
        });
        let Some((stem, scope)) = parts else { continue };
        let words = format!("words_n{scope}");
        let rated = ["p1k", "pct"].iter().any(|stat| has(&format!("{stem}_{stat}{scope}")));
        column.exposure = (rated && has(&words)).then_some(words);
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::table::Table;

    #[test]
    fn a_count_with_a_rate_has_an_exposure() {
        let text =
            "words_n,words_n_author,hedges_n,hedges_p1k,hedges_n_author,hedges_p1k_author,types_n\n1,1,1,1,1,1,1\n";
        let table = Table::from_reader(text.as_bytes(), "t.csv").unwrap();
        let exposure = |name| table.column(name).unwrap().exposure.as_deref();
        assert_eq!(exposure("hedges_n"), Some("words_n"));
        assert_eq!(exposure("hedges_n_author"), Some("words_n_author"));
        assert_eq!((exposure("types_n"), exposure("words_n"), exposure("hedges_p1k")), (None, None, None));
    }

    #[test]
    fn metadata_beside_the_table_decide() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.csv");
        std::fs::write(&path, "id,finds,dug\n1,2,3\n").unwrap();
        let json = r#"{"tableSchema":{"columns":[{"name":"id","datatype":"string"},
            {"name":"finds","datatype":"integer","schema:unitText":"finds","schema:valueReference":"dug"}]}}"#;
        std::fs::write(folder.path().join("t.csv-metadata.json"), json).unwrap();
        let table = Table::read(&path).unwrap();
        assert!(table.column("id").unwrap().numbers().is_none());
        let finds = table.column("finds").unwrap();
        assert_eq!((finds.exposure.as_deref(), finds.unit.as_deref()), (Some("dug"), Some("finds")));
        std::fs::write(folder.path().join("t.csv-metadata.json"), "{").unwrap();
        assert!(Table::read(&path).unwrap_err().to_string().contains("no CSVW metadata"));
    }
}
