//! Codebook: every column with definition, unit, source, caveat and examples, for people and programs.

use super::scorecard;
use super::techniques;
use crate::codebook::{Codebook, Column, Entry};
use crate::feature::Example;
use crate::validity::Measurement;
use serde::Serialize;
use std::fmt::Write;

const PREFACE: &str = include_str!("codebook_preface.md");

/// One column as a row.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    pub column: &'a str,
    pub family: &'static str,
    pub feature: &'a str,
    pub scope: &'static str,
    pub unit: &'static str,
    pub definition: String,
    pub formula: &'static str,
    pub reference: &'a str,
    pub caveat: &'static str,
    /// Whether it compares only articles of one length.
    pub length_bound: bool,
    /// Whether it is empty for an article that is not in English.
    pub english: bool,
    pub example: String,
    /// What was measured against people, or that nothing was.
    pub validity: String,
}

/// A row with its measurements as fields.
#[derive(Debug, Serialize)]
struct MeasuredRow<'a> {
    #[serde(flatten)]
    row: Row<'a>,
    measurements: Vec<&'static Measurement>,
}

impl<'a> Row<'a> {
    fn new(column: &'a Column) -> Row<'a> {
        let feature = column.entry.feature;
        Row {
            column: &column.name,
            family: column.entry.family.name,
            feature: column.entry.name(),
            scope: column.entry.scope.as_str(),
            unit: column.unit(),
            definition: column.definition(),
            formula: column.expression(),
            reference: column.entry.reference(),
            caveat: feature.caveat,
            length_bound: feature.length_bound,
            english: column.entry.family.english,
            example: feature.examples.first().map(shown).unwrap_or_default(),
            validity: scorecard::cell(feature),
        }
    }
}

/// All columns as rows, in order.
pub fn rows(codebook: &Codebook) -> Vec<Row<'_>> {
    codebook.columns.iter().map(Row::new).collect()
}

/// The codebook as CSV.
pub fn csv(codebook: &Codebook) -> String {
    let mut csv = csv::Writer::from_writer(Vec::new());
    for row in rows(codebook) {
        // Writing to memory cannot fail.
        csv.serialize(row).expect("a row of text");
    }
    String::from_utf8_lossy(&csv.into_inner().unwrap_or_default()).into_owned()
}

/// The codebook as JSON: an array of columns.
pub fn json(codebook: &Codebook) -> String {
    let rows = rows(codebook).into_iter();
    let rows: Vec<MeasuredRow> =
        rows.map(|row| MeasuredRow { measurements: Measurement::of(row.feature).collect(), row }).collect();
    serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n"
}

/// The codebook as a page of Markdown: a preface, what was measured against people, then a chapter per family.
pub fn markdown(codebook: &Codebook) -> String {
    let mut page = PREFACE.to_owned() + &scorecard::chapter(codebook);
    let mut family = "";
    let mut feature = "";
    for entry in &codebook.entries {
        if entry.family.name != family {
            family = entry.family.name;
            let columns = codebook.columns.iter().filter(|column| column.entry.family.name == family).count();
            let english = if entry.family.english { " English only." } else { "" };
            let _ = write!(page, "\n## {family}\n\n{} {columns} columns.{english}\n", entry.family.about);
        }
        if entry.name() != feature {
            feature = entry.name();
            describe(entry, codebook, &mut page);
        }
    }
    techniques::chapter(&mut page);
    page
}

fn describe(entry: &Entry, codebook: &Codebook, page: &mut String) {
    let _ = write!(page, "\n### {}\n\n{}\n\n", entry.name(), entry.definition());
    let _ = write!(page, "- Source: {}\n- Caveat: {}\n", entry.reference(), entry.feature.caveat);
    if entry.feature.length_bound {
        page.push_str("- Bound to length: compare it between articles of one length only, or give `--sample-words`\n");
    }
    for example in entry.feature.examples {
        let _ = writeln!(page, "- {}", shown(example).replace('*', "\\*"));
    }
    for measurement in Measurement::of(entry.feature.name) {
        let _ = writeln!(page, "- Against people: {}", scorecard::worded(measurement));
    }
    page.push_str("\n| column | unit | how |\n| --- | --- | --- |\n");
    for column in codebook.columns.iter().filter(|column| column.entry.name() == entry.name()) {
        let _ =
            writeln!(page, "| `{}` | {} | {} |", column.name, column.unit(), column.expression().replace('|', "\\|"));
    }
}

fn shown(example: &Example) -> String {
    match example {
        Example::Hit(text) => format!("Marked: {}", text.replace('\n', " ¶ ")),
        Example::Miss(text) => format!("Not marked: {}", text.replace('\n', " ¶ ")),
        Example::Value { text, column, value } => {
            let short: String = text.chars().take(160).collect();
            let cut = if short.len() < text.len() { " …" } else { "" };
            format!("Worked value: `{column}` is {value} for “{}{cut}”", short.replace('\n', " ¶ "))
        }
    }
}
