//! Format: what a file is, told from its name.

use std::path::Path;
use std::str::FromStr;

use crate::article::Layout;

/// How the articles lie in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Text,
    Markdown,
    Html,
    JsonLines,
    Json,
    Csv,
    Tsv,
    /// A workbook of Excel's; its first sheet that has a column for the text.
    Xlsx,
    Parquet,
    /// An article, or many where it is an export of Nexis Uni.
    Docx,
    /// The text layer of an article.
    Pdf,
    /// What a crawler brought, pages (WARC) or their texts (WET).
    Warc,
    /// Files of any of these formats, archives among them.
    Zip,
}

impl Format {
    /// The names that `--input-format` takes.
    pub const NAMES: [&str; 13] =
        ["text", "markdown", "html", "jsonl", "json", "csv", "tsv", "xlsx", "parquet", "docx", "pdf", "warc", "zip"];

    /// The format that a file's name tells; `None` where connote does not read such files unless it is told to.
    pub fn of_name(path: &Path) -> Option<Format> {
        of(path).1
    }

    /// Whether one file holds many articles as rows, which are numbered.
    pub fn is_container(self) -> bool {
        self.is_table() || matches!(self, Format::JsonLines | Format::Json | Format::Warc)
    }

    /// Whether a header names the columns.
    pub fn is_table(self) -> bool {
        matches!(self, Format::Csv | Format::Tsv | Format::Xlsx | Format::Parquet)
    }

    /// Tables hold text that somebody has already cut to size; files and pages come as the outlet laid them out.
    pub(super) fn layout(self) -> Layout {
        if self.is_container() { Layout::Plain } else { Layout::Article }
    }

    /// The feature that this connote was built without and that reads the format.
    pub(super) fn missing(self) -> Option<&'static str> {
        let (feature, there) = match self {
            Format::Xlsx => ("xlsx", cfg!(feature = "xlsx")),
            Format::Parquet => ("parquet", cfg!(feature = "parquet")),
            Format::Docx => ("docx", cfg!(feature = "docx")),
            Format::Pdf => ("pdf", cfg!(feature = "pdf")),
            Format::Warc => ("warc", cfg!(feature = "warc")),
            Format::Zip => ("zip", cfg!(feature = "zip")),
            _ => return None,
        };
        (!there).then_some(feature)
    }
}

impl FromStr for Format {
    type Err = String;

    /// Takes the names and every extension that connote reads.
    fn from_str(name: &str) -> Result<Format, String> {
        Ok(match name.to_ascii_lowercase().as_str() {
            "text" | "txt" => Format::Text,
            "markdown" | "md" => Format::Markdown,
            "html" | "htm" | "xhtml" => Format::Html,
            "jsonl" | "ndjson" => Format::JsonLines,
            "json" => Format::Json,
            "csv" => Format::Csv,
            "tsv" => Format::Tsv,
            "xlsx" | "xlsm" => Format::Xlsx,
            "parquet" => Format::Parquet,
            "docx" => Format::Docx,
            "pdf" => Format::Pdf,
            "warc" | "wet" => Format::Warc,
            "zip" => Format::Zip,
            _ => return Err(format!("no format \"{name}\"; there are: {}", Format::NAMES.join(", "))),
        })
    }
}

/// What lies around the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    None,
    Gzip,
    Zstd,
}

/// Packing and format of a file by its extensions; no format where connote does not know the extension.
pub(super) fn of(path: &Path) -> (Packing, Option<Format>) {
    let Some(name) = path.file_name() else { return (Packing::None, None) };
    let name = name.to_string_lossy().to_ascii_lowercase();
    let (packing, inner) = if let Some(inner) = name.strip_suffix(".gz") {
        (Packing::Gzip, inner)
    } else if let Some(inner) = name.strip_suffix(".zst") {
        (Packing::Zstd, inner)
    } else {
        (Packing::None, name.as_str())
    };
    // Only extensions, not bare names: a file called `text` says nothing about itself.
    let format = inner.rsplit_once('.').and_then(|(_, extension)| extension.parse().ok());
    (packing, format)
}

/// The ending of a name, `.png`, to count what is left out.
#[cfg(feature = "zip")]
pub(super) fn ending(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or_else(|| "no ending".to_owned(), |(_, ending)| format!(".{}", ending.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_extension_decides() {
        let cases = [
            ("a/b.TXT", Packing::None, Some(Format::Text)),
            ("b.text", Packing::None, Some(Format::Text)),
            ("b.markdown", Packing::None, Some(Format::Markdown)),
            ("b.xhtml.gz", Packing::Gzip, Some(Format::Html)),
            ("b.ndjson.zst", Packing::Zstd, Some(Format::JsonLines)),
            ("b.tsv.GZ", Packing::Gzip, Some(Format::Tsv)),
            ("CC-MAIN.warc.wet.gz", Packing::Gzip, Some(Format::Warc)),
            ("b.tar.gz", Packing::Gzip, None),
            ("b.gz", Packing::Gzip, None),
            ("text", Packing::None, None),
        ];
        for (path, packing, format) in cases {
            assert_eq!(of(Path::new(path)), (packing, format), "{path}");
        }
    }

    #[test]
    fn every_name_is_a_format() {
        for name in Format::NAMES {
            assert!(name.parse::<Format>().is_ok(), "{name}");
        }
        assert!("pages".parse::<Format>().unwrap_err().contains("markdown"));
    }
}
