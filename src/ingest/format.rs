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
}

impl Format {
    /// The names that `--input-format` takes.
    pub const NAMES: [&str; 7] = ["text", "markdown", "html", "jsonl", "json", "csv", "tsv"];

    /// Whether one file holds many articles.
    pub fn is_container(self) -> bool {
        matches!(self, Format::JsonLines | Format::Json | Format::Csv | Format::Tsv)
    }

    /// Tables hold text that somebody has already cut to size; files and pages come as the outlet laid them out.
    pub(super) fn layout(self) -> Layout {
        if self.is_container() { Layout::Plain } else { Layout::Article }
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
        assert!("docx".parse::<Format>().unwrap_err().contains("markdown"));
    }
}
