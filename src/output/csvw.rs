//! CSVW: the table's metadata after the W3C's "Metadata Vocabulary for Tabular Data" (2015).

use super::schema::{Kind, Variable};
use crate::codebook::Codebook;
use serde_json::{Value, json};

/// The metadata of a table named `url` with these columns. Features are described with their unit, formula and source,
/// and counts with the column they are held against; a missing value is the empty cell.
pub fn metadata(url: &str, codebook: &Codebook, variables: &[Variable]) -> Value {
    let columns: Vec<Value> = variables.iter().map(|variable| described(variable, codebook)).collect();
    json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": url,
        "dc:title": "Features of articles",
        "dc:creator": concat!("connote ", env!("CARGO_PKG_VERSION")),
        "dialect": {"delimiter": ",", "encoding": "utf-8", "lineTerminators": "\n", "header": true},
        "tableSchema": {"columns": columns, "primaryKey": "doc_id"},
    })
}

fn described(variable: &Variable, codebook: &Codebook) -> Value {
    let datatype = match variable.kind {
        Kind::Text | Kind::Status => json!("string"),
        Kind::Count => json!("integer"),
        Kind::Decimal => json!({"base": "decimal", "format": "0.0000"}),
    };
    let mut described = json!({
        "name": variable.name,
        "titles": variable.label,
        "dc:description": variable.description(),
        "datatype": datatype,
    });
    if let Some(column) = variable.column {
        described["schema:unitText"] = column.unit().into();
        described["schema:measurementTechnique"] = column.expression().into();
        described["dc:source"] = column.entry.reference().into();
    }
    described["null"] = "".into();
    let exposure = variable.column.and_then(|column| column.exposure());
    if let Some(exposure) = exposure.filter(|exposure| codebook.position(exposure).is_some()) {
        described["schema:valueReference"] = exposure.into();
    }
    described
}
