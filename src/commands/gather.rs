//! What commands over many articles have in common: all are read, in voices and groups.

use super::input::Input;
use super::pipeline::{self, Worker};
use super::{Outcome, progress};
use anyhow::{Result, bail};
use clap::Args;
use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::passage::Scope;
use connote::document::{Depth, Document};
use connote::extract::Extractor;
use connote::ingest::{Rejection, Source};
use connote::lexicon::Lexicons;
use connote::output::columns::meta_name;
use connote::output::printable::printable;
use connote::output::table;
use std::collections::BTreeSet;

/// Whose words are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum VoiceName {
    /// The body, whoever speaks
    All,
    /// The author's own words, scare quotes among them
    Author,
    /// Words quoted from others
    Quoted,
    /// The headline
    Headline,
}

impl VoiceName {
    pub fn scope(self) -> Scope {
        match self {
            VoiceName::All => Scope::Body,
            VoiceName::Author => Scope::Author,
            VoiceName::Quoted => Scope::Quoted,
            VoiceName::Headline => Scope::Headline,
        }
    }
}

#[derive(Debug, Args)]
pub struct Voice {
    /// Whose words are looked at
    #[arg(long, value_name = "VOICE", default_value = "all")]
    pub voice: VoiceName,
}

/// An article's place among the groups.
#[derive(Debug)]
pub struct Grouped {
    pub id: String,
    /// Its value in the column; `None` where it has none.
    pub group: Option<String>,
    /// The metadata columns that hold something.
    cells: Vec<(String, String)>,
}

impl Grouped {
    fn new(article: &Article, document: &Document, by: &str) -> Grouped {
        let meta = table::meta(article, document);
        let cells = table::cells(&meta).into_iter().map(|(name, value)| (name, value.trim().to_owned())).collect();
        let mut grouped = Grouped { id: article.id.clone(), group: None, cells };
        grouped.group = grouped.value(by);
        grouped
    }

    /// What the article has in a column, named with or without `meta_`; `file` is the name of its file without folder
    /// and ending, unless there is such a column.
    pub fn value(&self, column: &str) -> Option<String> {
        let name = if column.starts_with("meta_") { column.to_owned() } else { meta_name(column) };
        let cell = self.cells.iter().find(|(cell, _)| *cell == name).map(|(_, value)| value.clone());
        let file = || (column == "file").then(|| self.id.rsplit('/').next().unwrap_or_default());
        let stem = || file().map(|file| file.split_once('.').map_or(file, |(stem, _)| stem).to_owned());
        cell.or_else(stem).filter(|value| !value.is_empty())
    }
}

/// Reads all articles as far as their voices, does `work` on each on all threads, and hands each result with the
/// article's group to `take`, in the order of the input, until it says `false`. What cannot be read is said on standard
/// error.
///
/// # Errors
/// Wrong inputs; what `take` returns.
pub fn each<T: Send>(
    input: &Input,
    by: &str,
    work: impl Fn(&Document, &Grouped) -> T + Sync,
    take: impl FnMut(Grouped, T) -> Result<bool>,
) -> Result<Outcome> {
    let mut outcome = Outcome::Whole;
    let source = read(input, by, work, take, |rejection| {
        anstream::eprintln!("connote: {}", printable(&rejection.reason));
        outcome = Outcome::Partial;
    })?;
    progress::tell(source.inventories());
    Ok(outcome)
}

/// Like [`each`], for a second look: what cannot be read has been said.
///
/// # Errors
/// Wrong inputs; what `take` returns.
pub fn each_again<T: Send>(
    input: &Input,
    by: &str,
    work: impl Fn(&Document, &Grouped) -> T + Sync,
    take: impl FnMut(Grouped, T) -> Result<bool>,
) -> Result<()> {
    read(input, by, work, take, |_| {}).map(drop)
}

fn read<T: Send>(
    input: &Input,
    by: &str,
    work: impl Fn(&Document, &Grouped) -> T + Sync,
    mut take: impl FnMut(Grouped, T) -> Result<bool>,
    mut reject: impl FnMut(Rejection),
) -> Result<Source> {
    let codebook = Codebook::standard();
    let (lexicons, extractor) = (Lexicons::embedded(), Extractor::new(&codebook));
    let mut source = input.open()?;
    let bar = progress::bar(&source);
    let measure = |worker: &mut Worker, article: &Article| {
        let document = Document::read_to(Depth::Quotations, article, &mut worker.vocabulary);
        let grouped = Grouped::new(article, &document, by);
        let result = work(&document, &grouped);
        (grouped, result)
    };
    let (options, threads) = (input.reading.options(), input.reading.threads);
    pipeline::run(&mut source, &options, lexicons, &extractor, threads, measure, |batch| {
        bar.advance();
        for done in batch {
            match done.result {
                Ok((grouped, result)) => {
                    if !take(grouped, result)? {
                        return Ok(false);
                    }
                }
                Err(rejection) => reject(rejection),
            }
        }
        Ok(true)
    })?;
    bar.clear();
    Ok(source)
}

/// Counts articles with and without a group, and says what was left out and why.
#[derive(Debug, Default)]
pub struct Missing {
    with: usize,
    without: usize,
    columns: BTreeSet<String>,
}

impl Missing {
    /// The group of an article, counted.
    pub fn group(&mut self, grouped: &Grouped) -> Option<String> {
        match &grouped.group {
            Some(_) => self.with += 1,
            None => self.without += 1,
        }
        self.columns.extend(grouped.cells.iter().map(|(name, _)| name.clone()));
        grouped.group.clone()
    }

    /// Says how many articles had no group.
    ///
    /// # Errors
    /// None had one: the column is not there.
    pub fn report(&self, by: &str) -> Result<()> {
        if self.with == 0 {
            let there: Vec<&str> = self.columns.iter().map(String::as_str).collect();
            let there = if there.is_empty() { "none".to_owned() } else { there.join(", ") };
            bail!("no article has a column \"{by}\" to group by; there are: {there}; name one of them with --by");
        }
        if self.without > 0 {
            anstream::eprintln!("connote: {} articles without \"{by}\" were left out", self.without);
        }
        Ok(())
    }
}
