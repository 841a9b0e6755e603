//! Scripts: read the table in R, Stata, SPSS and Python, with types, labels and missing values.

mod python;
mod r;
mod spss;
mod stata;

use super::schema::Variable;
use super::table::Extent;

/// A statistical program, by the language of its scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Language {
    R,
    Stata,
    Spss,
    Python,
}

/// The table to be read.
#[derive(Debug)]
pub struct Table<'a> {
    /// The name of its file, which stands in the folder of the scripts.
    pub file: &'a str,
    pub variables: &'a [Variable<'a>],
    /// Measured where SPSS is among the languages, which alone asks for it.
    pub extent: &'a Extent,
    /// Whether it begins with a byte order mark.
    pub marked: bool,
}

/// What stands near the beginning of every script.
const MADE_BY: &str = concat!("Made by connote ", env!("CARGO_PKG_VERSION"), ".");

/// The same without the version.
const MADE_BY_ANY: &str = "Made by connote ";

impl Language {
    /// What the name of a script ends in.
    pub fn extension(self) -> &'static str {
        match self {
            Language::R => "R",
            Language::Stata => "do",
            Language::Spss => "sps",
            Language::Python => "py",
        }
    }

    /// The script for a table.
    pub fn script(self, table: &Table) -> String {
        match self {
            Language::R => r::script(table),
            Language::Stata => stata::script(table),
            Language::Spss => spss::script(table),
            Language::Python => python::script(table),
        }
    }

    /// What the program cannot read of a table, in a sentence.
    pub fn trouble(self, table: &Table) -> Option<String> {
        (self == Language::Spss).then(|| spss::trouble(table)).flatten()
    }
}

/// Whether a text is a script that connote has made: another one of the same name is somebody's own work.
pub fn is_made_by_us(text: &[u8]) -> bool {
    String::from_utf8_lossy(&text[..text.len().min(1000)]).contains(MADE_BY_ANY)
}

/// Whether the scripts can name this file without a quotation mark, an escape or a macro.
pub fn can_name(file: &str) -> bool {
    !file.contains(|c: char| matches!(c, '"' | '\'' | '`' | '$' | '\\') || c.is_control())
}

impl Table<'_> {
    /// The file's name without its extension, which the scripts have too.
    fn stem(&self) -> &str {
        self.file.rsplit_once('.').map_or(self.file, |(stem, _)| stem)
    }
}

#[cfg(test)]
mod tests;
