//! The options that say what is read and how, shared by all commands that read articles.

use anyhow::Context;
use clap::Args;
use connote::article::Layout;
use connote::ingest::{Format, Limits, Options, Source};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct Input {
    /// Files, folders, or - for JSON lines on standard input
    ///
    /// Folders and archives (.zip) are walked, hidden files left out. By extension: .txt .md .html .docx .pdf .json
    /// .jsonl .csv .tsv .xlsx .parquet .warc .wet, and .gz or .zst of each. A file's id is its path below the INPUT given;
    /// the first folder below it is meta_outlet. Exports of many articles from Nexis Uni (.docx) and Factiva (.html) are
    /// recognised and taken apart.
    #[arg(value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,

    #[command(flatten)]
    pub reading: Reading,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub struct Reading {
    /// Column or JSON key that holds the text
    #[arg(long, value_name = "COLUMN", default_value = "text")]
    pub text_column: String,

    /// Column or JSON key that holds the id; without one the row number
    #[arg(long, value_name = "COLUMN", default_value = "id")]
    pub id_column: String,

    /// Read every input as this format, whatever its extension
    #[arg(long, value_name = "FORMAT")]
    pub input_format: Option<InputFormat>,

    /// Encoding of every input, such as utf-8 or windows-1252; by default it is found out
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,

    /// Whether headline, byline, date line and boilerplate are guessed from the text
    ///
    /// By default they are for files and HTML, and are not for JSON lines and CSV.
    #[arg(long, value_name = "LAYOUT")]
    pub layout: Option<LayoutName>,

    #[command(flatten)]
    pub limits: Most,

    /// Worker threads; 0 is one for each processor. The output does not depend on it
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
}

/// What no honest input exceeds.
#[derive(Debug, Args)]
pub struct Most {
    /// Reject an article of more than this many million bytes
    #[arg(long, value_name = "MB", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=4000))]
    pub max_mb: u32,

    /// Reject a line, or a row of a table, of more than this many million bytes
    #[arg(long, value_name = "MB", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=4000))]
    pub max_line_mb: u32,

    /// Stop reading a packed file or an archive that unpacks to more than this many billion bytes
    #[arg(long, value_name = "GB", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..))]
    pub max_unpacked_gb: u32,

    /// Stop reading a packed file or an archive that unpacks to more than this many times its size
    #[arg(long, value_name = "TIMES", default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..))]
    pub max_ratio: u32,

    /// Reject archives that lie deeper in other archives
    #[arg(long, value_name = "DEPTH", default_value_t = 4)]
    pub max_nesting: u32,
}

impl Most {
    fn limits(&self) -> Limits {
        Limits {
            article: self.max_mb as usize * 1_000_000,
            line: self.max_line_mb as usize * 1_000_000,
            unpacked: u64::from(self.max_unpacked_gb) * 1_000_000_000,
            ratio: self.max_ratio.into(),
            nesting: self.max_nesting,
        }
    }

    /// The options by name, as the manifest tells them.
    pub fn options(&self) -> [(&'static str, u32); 5] {
        [
            ("max_mb", self.max_mb),
            ("max_line_mb", self.max_line_mb),
            ("max_unpacked_gb", self.max_unpacked_gb),
            ("max_ratio", self.max_ratio),
            ("max_nesting", self.max_nesting),
        ]
    }
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum LayoutName {
    /// All of the text is body
    Plain,
    /// Headline, byline, date line and boilerplate are told from the body
    Article,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum InputFormat {
    Text,
    Markdown,
    Html,
    Json,
    Jsonl,
    Csv,
    Tsv,
    Xlsx,
    Parquet,
    Docx,
    Pdf,
    Warc,
    Zip,
}

impl Reading {
    pub fn options(&self) -> Options {
        Options {
            text_column: self.text_column.clone(),
            id_column: self.id_column.clone(),
            format: self.input_format.map(InputFormat::format),
            encoding: self.encoding.clone(),
            layout: self.layout.map(|layout| match layout {
                LayoutName::Plain => Layout::Plain,
                LayoutName::Article => Layout::Article,
            }),
            limits: self.limits.limits(),
        }
    }
}

impl InputFormat {
    fn format(self) -> Format {
        match self {
            InputFormat::Text => Format::Text,
            InputFormat::Markdown => Format::Markdown,
            InputFormat::Html => Format::Html,
            InputFormat::Json => Format::Json,
            InputFormat::Jsonl => Format::JsonLines,
            InputFormat::Csv => Format::Csv,
            InputFormat::Tsv => Format::Tsv,
            InputFormat::Xlsx => Format::Xlsx,
            InputFormat::Parquet => Format::Parquet,
            InputFormat::Docx => Format::Docx,
            InputFormat::Pdf => Format::Pdf,
            InputFormat::Warc => Format::Warc,
            InputFormat::Zip => Format::Zip,
        }
    }
}

impl Input {
    /// An input that can be read only once, if there is one: standard input, or a pipe.
    pub fn stream(&self) -> Option<String> {
        let is_pipe = |input: &PathBuf| input.metadata().is_ok_and(|found| !found.is_file() && !found.is_dir());
        let found = self.inputs.iter().find(|input| input.as_os_str() == "-" || is_pipe(input))?;
        Some(if found.as_os_str() == "-" { "standard input".to_owned() } else { found.display().to_string() })
    }

    /// The articles to read; the embedded sample corpus where none are named.
    pub fn open(&self) -> anyhow::Result<Source> {
        let options = self.reading.options();
        if self.inputs.is_empty() {
            return Ok(Source::sample(options));
        }
        Source::open(&self.inputs, options).context("nothing was written")
    }
}
