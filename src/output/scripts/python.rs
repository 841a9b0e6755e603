//! Python, with pandas.

use super::{MADE_BY, Table};
use crate::output::schema::Kind;
use crate::output::table::Status;

pub(super) fn script(table: &Table) -> String {
    let file = table.file;
    let types: String = table.variables.iter().map(|v| format!("    \"{}\": {},\n", v.name, class(v.kind))).collect();
    let labels: String = table.variables.iter().map(|v| format!("    \"{}\": \"{}\",\n", v.name, v.label)).collect();
    let levels = Status::ALL.map(|status| format!("\"{}\"", status.as_str())).join(", ");
    format!(
        "\"\"\"Reads {file}, which stands beside it, into the data frame `features`, with types. {MADE_BY}

A missing value is <NA> in columns of text and of whole numbers, NaN in the others. LABELS has a label for every column,
and so has features.attrs[\"labels\"].
\"\"\"

from pathlib import Path

import pandas

STATUS = pandas.CategoricalDtype([{levels}])

TYPES = {{
{types}}}

LABELS = {{
{labels}}}

features = pandas.read_csv(
    Path(__file__).with_name(\"{file}\"),
    dtype=TYPES,
    keep_default_na=False,
    na_values=[\"\"],
    encoding=\"utf-8-sig\",
    float_precision=\"round_trip\",
)
features.attrs[\"labels\"] = LABELS
"
    )
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "\"string\"",
        Kind::Status => "STATUS",
        Kind::Count => "\"Int64\"",
        Kind::Decimal => "\"float64\"",
    }
}
