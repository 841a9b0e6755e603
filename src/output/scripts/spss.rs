//! SPSS, and GNU PSPP.

use super::{MADE_BY, Table};
use crate::output::schema::Kind;
use crate::output::table::Status;

/// The longest text that a variable takes, in bytes.
const LONGEST: usize = 32_767;

pub(super) fn script(table: &Table) -> String {
    let (file, stem) = (table.file, table.stem());
    let of = |kind: fn(Kind) -> bool| {
        table.variables.iter().filter(move |v| kind(v.kind)).map(|v| format!("\n  {}", v.name))
    };
    let formats = table.variables.iter().zip(&table.extent.widths);
    let formats: String = formats.map(|(v, width)| format!("\n    {} {}", v.name, format_of(v.kind, *width))).collect();
    let labels: Vec<String> =
        table.variables.iter().map(|v| format!("{} '{}'", v.name, v.label.replace('\'', "''"))).collect();
    let levels: String = Status::ALL
        .map(|status| format!("\n  '{}' '{}'", status.as_str(), status.meaning().replace('\'', "''")))
        .concat();
    let (texts, numbers): (String, String) = (of(|kind| !kind.is_number()).collect(), of(Kind::is_number).collect());
    format!(
        "* Encoding: UTF-8.
* Reads {file} with types and labels. {MADE_BY}
* Run it from anywhere by: INSERT FILE='folder/{stem}.sps' CD=YES.
* A missing number is system-missing, a missing text is blank.
PRESERVE.
SET DECIMAL=DOT.
GET DATA
  /TYPE=TXT
  /FILE='{file}'
  /ENCODING='UTF8'
  /DELCASE=LINE
  /ARRANGEMENT=DELIMITED
  /DELIMITERS=','
  /QUALIFIER='\"'
  /FIRSTCASE=2
  /VARIABLES={formats}.
VARIABLE LABELS
  {}.
VALUE LABELS status{levels}.
VARIABLE LEVEL{texts} (NOMINAL)
  /{numbers} (SCALE).
EXECUTE.
RESTORE.
",
        labels.join("\n  /")
    )
}

fn format_of(kind: Kind, width: usize) -> String {
    match kind {
        Kind::Text => format!("A{}", width.clamp(1, LONGEST)),
        Kind::Status => "A8".to_owned(),
        Kind::Count => "F8.0".to_owned(),
        Kind::Decimal => "F12.4".to_owned(),
    }
}

/// A line of text ends a case, whatever quotation marks say.
pub(super) fn trouble(table: &Table) -> Option<String> {
    let broken = table.variables.iter().zip(&table.extent.broken).filter(|(_, broken)| **broken);
    let broken: Vec<&str> = broken.map(|(variable, _)| variable.name.as_str()).collect();
    (!broken.is_empty())
        .then(|| format!("SPSS reads no line break inside a cell, and there are some in {}", broken.join(", ")))
}
