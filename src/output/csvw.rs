//! CSVW: the table's metadata after the W3C's "Metadata Vocabulary for Tabular Data" (2015).

use super::table::{GROUP, MetaColumns};
use crate::codebook::Codebook;
use serde_json::{Value, json};

/// The metadata of a table named `url`. Text columns first, then one description per feature column with its unit,
/// formula and source, and for counts the column they are held against; a missing value is the empty cell.
pub fn metadata(url: &str, codebook: &Codebook, meta: &MetaColumns, grouped: bool) -> Value {
    let id = text("doc_id", "Identifier", "The path below the input, the value of the id column, or the row number.");
    let fields = meta.names().iter().map(|name| text(name, &name["meta_".len()..], "As the source gives it."));
    let status =
        text("status", "Status", "ok; short: fewer words than --min-words, rates rest on little; empty: no word.");
    let group = grouped.then(|| {
        let first =
            "The doc_id of the first article of its group of near-duplicates; empty for an article without a double.";
        text(GROUP, "Group of near-duplicates", first)
    });
    let features = codebook.columns.iter().map(|column| {
        let mut described = json!({
            "name": column.name,
            "titles": column.name.replace('_', " "),
            "dc:description": column.definition(),
            "datatype": if column.is_count() { json!("integer") } else { json!({"base": "decimal", "format": "0.0000"}) },
            "schema:unitText": column.unit(),
            "schema:measurementTechnique": column.expression(),
            "dc:source": column.entry.reference(),
            "null": "",
        });
        if let Some(exposure) = column.exposure().filter(|exposure| codebook.position(exposure).is_some()) {
            described["schema:valueReference"] = exposure.into();
        }
        described
    });
    let columns: Vec<Value> = std::iter::once(id).chain(fields).chain([status]).chain(group).chain(features).collect();
    json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": url,
        "dc:title": "Features of articles",
        "dc:creator": concat!("connote ", env!("CARGO_PKG_VERSION")),
        "dialect": {"delimiter": ",", "encoding": "utf-8", "lineTerminators": "\n", "header": true},
        "tableSchema": {"columns": columns, "primaryKey": "doc_id"},
    })
}

fn text(name: &str, title: &str, description: &str) -> Value {
    json!({"name": name, "titles": title, "dc:description": description, "datatype": "string", "null": ""})
}
