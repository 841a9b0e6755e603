//! `connote lexicon`: the embedded lexicons.

use super::Outcome;
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use connote::lexicon::Lexicons;
use connote::lexicon::seeds::SEEDS;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The embedded lexicons: what is in them and why
#[derive(Debug, Args)]
pub struct ShowLexicon {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Name, kinds, number of entries and forms of each
    List,
    /// One lexicon as it stands in the program: term, kind, weight, condition, reason
    Show {
        /// Its name, as `list` prints it
        name: String,
    },
}

impl ShowLexicon {
    pub fn run(&self) -> Result<Outcome> {
        let text = match &self.what {
            What::List => list(),
            What::Show { name } => match SEEDS.iter().find(|seed| seed.name == name) {
                Some(seed) => seed.text.to_owned(),
                None => bail!("no lexicon \"{name}\"; there are {}", SEEDS.each_ref().map(|seed| seed.name).join(", ")),
            },
        };
        let mut stdout = io::stdout().lock();
        stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).context("standard output cannot be written")?;
        Ok(Outcome::Whole)
    }
}

fn list() -> String {
    let mut text = String::new();
    for lexicon in &Lexicons::embedded().list {
        let forms: usize = lexicon.entries.iter().map(|entry| entry.forms.len()).sum();
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in &lexicon.entries {
            *kinds.entry(&entry.kind).or_default() += 1;
        }
        let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        let (name, entries) = (&lexicon.name, lexicon.entries.len());
        let _ = writeln!(text, "{name:<18}{entries:>6} entries {forms:>6} forms   {}", kinds.join(", "));
    }
    text
}
