//! `connote codebook`: every column with definition, unit, source, caveat and example.

use super::Outcome;
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use connote::codebook::Codebook;
use connote::output::codebook;
use std::io::{self, Write};

/// Every column: definition, unit, source, caveat, example
#[derive(Debug, Args)]
pub struct ShowCodebook {
    #[arg(long, value_name = "FORMAT", default_value = "md")]
    format: CodebookFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CodebookFormat {
    Md,
    Csv,
    Json,
}

impl ShowCodebook {
    pub fn run(&self) -> Result<Outcome> {
        let full = Codebook::full();
        let text = match self.format {
            CodebookFormat::Md => codebook::markdown(&full),
            CodebookFormat::Csv => codebook::csv(&full),
            CodebookFormat::Json => codebook::json(&full),
        };
        let mut stdout = io::stdout().lock();
        stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).context("standard output cannot be written")?;
        Ok(Outcome::Whole)
    }
}
