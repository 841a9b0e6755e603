//! Standing: the numbers of an outlet's other articles, from a table that `extract` wrote.

use super::marks::short;
use crate::codebook::Codebook;
use crate::error::Error;
use serde::Serialize;
use serde_json::Number;
use std::collections::BTreeMap;
use std::path::Path;

/// The articles of one outlet, column by column.
#[derive(Debug, Serialize)]
pub struct Standing {
    pub outlet: String,
    /// Articles of the outlet in the table, the one shown left out.
    pub articles: usize,
    /// For each column the values in rising order; of many, evenly spaced ones with the lowest and the highest.
    pub columns: BTreeMap<String, Vec<Number>>,
}

/// Dots that a strip can show and a page can hold.
const MOST: usize = 200;

impl Standing {
    /// Reads what the outlet's articles other than `id` have in the columns of a codebook. `outlet` is looked up in
    /// the table by the id where it is not known.
    ///
    /// # Errors
    /// The table cannot be read, is no table of features, or has no article of the outlet.
    pub fn read(path: &Path, codebook: &Codebook, id: &str, outlet: Option<&str>) -> Result<Standing, Error> {
        let place = path.display().to_string();
        let advice =
            |error: csv::Error| Error::Usage(format!("{place}: {error}; give a table that connote extract wrote"));
        let mut table = csv::Reader::from_path(path).map_err(advice)?;
        let header = table.headers().map_err(advice)?.clone();
        let position = |name: &str| {
            let missing = || Error::NoColumn {
                place: place.clone(),
                column: name.to_owned(),
                present: header.iter().take(8).collect::<Vec<_>>().join(", ") + ", …",
            };
            header.iter().position(|column| column.trim_start_matches('\u{feff}') == name).ok_or_else(missing)
        };
        let (id_at, outlet_at) = (position("doc_id")?, position("meta_outlet")?);
        let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().map_err(advice)?;
        let own = rows.iter().find(|row| row.get(id_at) == Some(id)).and_then(|row| row.get(outlet_at));
        let outlet = outlet.or(own).unwrap_or_default();
        let others = |row: &&csv::StringRecord| row.get(outlet_at) == Some(outlet) && row.get(id_at) != Some(id);
        let others: Vec<&csv::StringRecord> = rows.iter().filter(others).collect();
        if others.is_empty() {
            let problem = format!("{place}: no other article with meta_outlet {outlet:?}");
            return Err(Error::Usage(format!("{problem}; extract the outlet's articles into one table first")));
        }
        let known = header.iter().enumerate().filter(|(_, column)| codebook.position(column).is_some());
        let columns = known.map(|(at, column)| (column.to_owned(), spaced(values(&others, at)))).collect();
        Ok(Standing { outlet: outlet.to_owned(), articles: others.len(), columns })
    }
}

fn values(rows: &[&csv::StringRecord], at: usize) -> Vec<f64> {
    let mut values: Vec<f64> = rows.iter().filter_map(|row| row.get(at)?.parse().ok()).collect();
    values.retain(|value| value.is_finite());
    values.sort_unstable_by(f64::total_cmp);
    values
}

fn spaced(values: Vec<f64>) -> Vec<Number> {
    let last = values.len().saturating_sub(1);
    let kept = values.len().min(MOST);
    (0..kept).map(|step| short(values[step * last / (kept - 1).max(1)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn table(rows: &str) -> tempfile::NamedTempFile {
        let mut file = tempfile::NamedTempFile::new().expect("a file");
        file.write_all(format!("doc_id,meta_outlet,hedges_n\n{rows}").as_bytes()).expect("written");
        file
    }

    #[test]
    fn the_outlets_other_articles_are_compared() {
        let file = table("a,x,3\nb,x,1\nc,x,\nd,y,9\n");
        let standing = Standing::read(file.path(), &Codebook::full(), "a", None).expect("a table");
        assert_eq!((standing.outlet.as_str(), standing.articles), ("x", 2));
        assert_eq!(standing.columns["hedges_n"], [Number::from(1)]);
        let alone = Standing::read(file.path(), &Codebook::full(), "d", None).expect_err("no other");
        assert!(alone.to_string().contains("no other article"), "{alone}");
    }

    #[test]
    fn of_many_values_the_ends_and_the_middle_stay() {
        let kept = spaced((0..1001).map(f64::from).collect());
        assert_eq!((kept.len(), kept[0].as_i64(), kept[MOST - 1].as_i64()), (MOST, Some(0), Some(1000)));
        assert_eq!(spaced(vec![2.0]), [Number::from(2)]);
        assert!(spaced(Vec::new()).is_empty());
    }
}
