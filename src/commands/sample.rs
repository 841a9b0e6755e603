//! `connote sample`: marks for people to judge.

use super::Outcome;
use super::gather::{self, Grouped, Missing};
use super::input::Input;
use super::target::{self, Target};
use anyhow::{Result, bail};
use clap::Args;
use connote::codebook::Codebook;
use connote::corpus::evidence;
use connote::corpus::sample::{self, Drawn, Key, Sampler};
use connote::document::Document;
use connote::feature::Example;
use connote::output::sample as output;
use connote::stats::coding::Question;
use std::path::PathBuf;

/// A sample of marks and sentences for people to judge, blind to where they come from
///
/// A word list is only as good as its check on the corpus at hand (Grimmer & Stewart 2013).
/// EVIDENCE is what "extract --evidence" wrote; INPUT the same articles once more, for the context;
/// without INPUT the embedded sample corpus.
///
/// Two files are written. The first (sample.csv) is for coders: give each a copy. Its columns are
/// item, question, before, text, after, and an empty code:
///   question mark      the text holds one mark in [brackets]: code 1 if it is what the feature
///                      means, 0 if not
///   question sentence  all marks of the sentence stand in [brackets]: code how many more there
///                      should be: 0, 1, 2 ...
/// Brackets of the text itself are shown as ( ). The second (sample.key.csv) is for the researcher:
/// article, group, place, and of each item how many it was drawn from (population_n), how many were
/// drawn (drawn_n), their ratio and weight.
///
/// Items are drawn within each group (--by), the same number from each as far as there are enough:
/// those with the smallest of random numbers made by SHA-256 of seed, feature and place, so that
/// the same texts give the same sample in any order (permanent random numbers; Ohlsson 1995).
/// "connote validate" reads the coded files.
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Sample {
    /// The CSV that "extract --evidence" wrote
    evidence: PathBuf,

    #[command(flatten)]
    input: Input,

    /// Whose marks, such as hedges
    #[arg(long, value_name = "FEATURE")]
    feature: String,

    /// Items in all
    #[arg(short = 'n', long, value_name = "N", default_value_t = 200)]
    items: usize,

    /// How many of them are sentences [default: half]
    #[arg(long, value_name = "N")]
    sentences: Option<usize>,

    /// Metadata column that makes the groups
    #[arg(long, value_name = "COLUMN", default_value = "outlet")]
    by: String,

    /// Another seed, another sample
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,

    /// Columns for codes in one file
    #[arg(help_heading = "Writing", long, value_name = "N", default_value_t = 1)]
    coders: usize,

    /// Where the coders' table goes; its key stands beside it
    #[arg(help_heading = "Writing", short, long, value_name = "FILE", default_value = "sample.csv")]
    output: PathBuf,

    /// Write a byte order mark and keep spreadsheets from running cells as formulas
    #[arg(help_heading = "Writing", long)]
    excel: bool,
}

impl Sample {
    pub fn run(&self) -> Result<Outcome> {
        let sentences = self.sentences.unwrap_or(self.items / 2);
        if sentences >= self.items {
            bail!("--sentences {sentences} leaves no marks of -n {}; raise -n", self.items);
        }
        let (drawn, outcome) = self.draw(sentences)?;
        let mut file = Target::create(&self.output)?;
        output::blinded(&drawn, self.coders.max(1), self.excel, &mut file)?;
        let key = target::beside(&self.output, ".key.csv", false);
        let mut key_file = Target::create(&key)?;
        output::key(&drawn, &self.feature, &mut key_file)?;
        file.keep()?;
        key_file.keep()?;
        let count = |question| drawn.iter().filter(|drawn| drawn.item.question == question).count();
        anstream::eprintln!(
            "{} marks and {} sentences -> {}; where they come from -> {}\n\n{}",
            count(Question::Mark),
            count(Question::Sentence),
            self.output.display(),
            key.display(),
            self.guide()
        );
        Ok(outcome)
    }

    fn draw(&self, sentences: usize) -> Result<(Vec<Drawn>, Outcome)> {
        let mut marks = evidence::read(&self.evidence, &self.feature)?;
        let key = Key { seed: self.seed, feature: &self.feature };
        let work = |document: &Document, _: &Grouped| {
            let of_article = marks.get(document.id).map_or(&[][..], Vec::as_slice);
            (document.words.len() as u64, sample::items(document, of_article, key))
        };
        let (mut sampler, mut missing) = (Sampler::new(self.items), Missing::default());
        let mut read = Vec::new();
        let outcome = gather::each(&self.input, &self.by, work, |grouped, (words, items)| {
            let items = items.map_err(|error| anyhow::anyhow!("{}, {error}", self.evidence.display()))?;
            if let Some(group) = missing.group(&grouped) {
                sampler.add(&group, words, items);
            }
            read.push(grouped.id);
            Ok(true)
        })?;
        missing.report(&self.by)?;
        read.iter().for_each(|id| drop(marks.remove(id)));
        if let Some(id) = marks.keys().next() {
            let evidence = self.evidence.display();
            bail!(
                "{evidence} has marks of {} articles that are not in the inputs, such as {id}; name the same inputs as for extract",
                marks.len()
            );
        }
        Ok((sampler.finish(self.items - sentences, sentences), outcome))
    }

    /// What coders need to know of the feature.
    fn guide(&self) -> String {
        let codebook = Codebook::full();
        let Some(entry) = codebook.entries.iter().find(|entry| entry.feature.name == self.feature) else {
            return format!("{}: tell coders what it means", self.feature);
        };
        let mut guide = format!("{}: {}\n{}\n", self.feature, entry.feature.definition, entry.feature.caveat);
        for example in entry.feature.examples {
            match example {
                Example::Hit(text) => guide += &format!("  yes: {text}\n"),
                Example::Miss(text) => guide += &format!("  no:  {text}\n"),
                Example::Value { .. } => {}
            }
        }
        guide
    }
}
