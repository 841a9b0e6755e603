//! R, with nothing but its base.

use super::{MADE_BY, Table};
use crate::output::schema::Kind;
use crate::output::table::Status;

pub(super) fn script(table: &Table) -> String {
    let (file, stem) = (table.file, table.stem());
    let types: Vec<String> = table.variables.iter().map(|v| format!("  {} = \"{}\"", v.name, class(v.kind))).collect();
    let labels: Vec<String> = table.variables.iter().map(|v| format!("  {} = \"{}\"", v.name, v.label)).collect();
    let levels = Status::ALL.map(|status| format!("\"{}\"", status.as_str())).join(", ");
    let encoding = if table.marked { "fileEncoding = \"UTF-8-BOM\"" } else { "encoding = \"UTF-8\"" };
    format!(
        "# Reads {file} into the data frame `features`, with types and labels. {MADE_BY}
# Run it in its folder: source(\"{stem}.R\", chdir = TRUE), or there: Rscript {stem}.R
# A missing value is NA. A column's label is its attribute \"label\": attr(features$words_n, \"label\")

types <- c(
{}
)

labels <- c(
{}
)

features <- read.csv(\"{file}\", colClasses = types, na.strings = \"\", {encoding})
features$status <- factor(features$status, levels = c({levels}))
for (name in names(labels)) {{
  attr(features[[name]], \"label\") <- labels[[name]]
}}
",
        types.join(",\n"),
        labels.join(",\n")
    )
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::Status => "character",
        Kind::Count => "integer",
        Kind::Decimal => "numeric",
    }
}
