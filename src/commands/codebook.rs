//! `connote codebook`: every column with definition, unit, source, caveat and example.

use super::Outcome;
use super::choice::Choice;
use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use connote::output::codebook as page;
use std::io::{self, Write};

/// Every column: definition, unit, source, caveat, example
#[derive(Debug, Args)]
pub struct ShowCodebook {
    #[command(flatten)]
    choice: Choice,

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
        // What is not measured by default is defined all the same.
        let codebook = self.choice.measuring_or("all")?.codebook;
        let text = match self.format {
            CodebookFormat::Md => page::markdown(&codebook),
            CodebookFormat::Csv => page::csv(&codebook),
            CodebookFormat::Json => page::json(&codebook),
        };
        let mut stdout = io::stdout().lock();
        stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).context("standard output cannot be written")?;
        Ok(Outcome::Whole)
    }
}
