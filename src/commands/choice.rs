//! The options that say what is measured, shared by all commands that measure.

use super::dictionary;
use anyhow::{Result, bail};
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Args, ValueEnum};
use connote::codebook::Codebook;
use connote::features::FAMILIES;
use connote::lexicon::{Frequent, Lexicon, Lexicons};
use connote::output::manifest;
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(next_help_heading = "Measuring")]
pub struct Choice {
    /// Groups of features to measure, separated by commas [default: default]
    ///
    /// What a group needs and nobody asks for is not looked for in the text. Words and sentences are always measured,
    /// in every voice that is: rates rest on them.
    #[arg(long, value_name = "GROUPS", value_delimiter = ',', value_parser = groups())]
    features: Vec<String>,

    /// A lexicon of your own, whose categories become columns; may be given several times
    ///
    /// By extension: LIWC .dic and .dicx, quanteda .yaml and .json, Lexicoder .lcd, WordStat .cat, Yoshikoder .ykd, .csv
    /// and .tsv with the columns term, category, weight, and .tsv lists in the form that `connote lexicon show` prints.
    /// A term is one or more words; a * at the end of a word stands for any ending; case makes no difference. A category's
    /// columns are called FILE_CATEGORY_n (marks) and FILE_CATEGORY_p1k (marks per 1,000 words), with _author and _quoted
    /// for the voices, and _mean (mean weight) where terms weigh other than 1. A term counts in its category and in those
    /// above it. `connote lexicon check FILE` tells what is wrong with one.
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,

    /// Sets of rival terms of your own, added to those of the group choices; may be given several times
    ///
    /// In the form that `connote lexicon show choices` prints: tab-separated columns set, term (all its forms separated by
    /// |), kind (neutral, harsher, softer, partisan), weight (0 for neutral, 1 for marked), when, reason. A set of the same
    /// name grows.
    #[arg(long, value_name = "FILE")]
    choices: Vec<PathBuf>,

    /// Which terms of one category count where they overlap
    #[arg(long, value_name = "WHICH", default_value = "longest")]
    overlap: Overlap,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Overlap {
    /// The leftmost and of those the longest: a word counts once per category
    Longest,
    /// Every term
    All,
}

/// What is measured, and by which lexicons.
pub struct Measuring {
    pub codebook: Codebook,
    /// The lexicons of the user's own, by name and content.
    pub sources: Vec<manifest::Source>,
    /// The embedded lexicons with what is the run's own, where there is some.
    own: Option<Lexicons>,
}

impl Measuring {
    pub fn lexicons(&self) -> &Lexicons {
        self.own.as_ref().unwrap_or_else(|| Lexicons::embedded())
    }
}

impl Choice {
    /// What is chosen; without a choice of groups the default ones.
    pub fn measuring(&self) -> Result<Measuring> {
        self.with(Frequent::default(), "default")
    }

    /// What is chosen; without a choice of groups `group`.
    pub fn measuring_or(&self, group: &str) -> Result<Measuring> {
        self.with(Frequent::default(), group)
    }

    /// What is chosen, and each of the frequent terms.
    pub fn measuring_with(&self, frequent: Frequent) -> Result<Measuring> {
        self.with(frequent, "default")
    }

    fn with(&self, frequent: Frequent, group: &str) -> Result<Measuring> {
        let mut own = Vec::new();
        let mut sources = Vec::new();
        for path in &self.lexicon {
            let (lexicon, source) = dictionary::load(path)?;
            if sources.iter().any(|known: &manifest::Source| known.id == source.id) {
                bail!("two lexicons are called \"{}\"; rename one of the files", lexicon.name);
            }
            own.push(Lexicon { overlap: self.overlap == Overlap::All, ..lexicon });
            sources.push(source);
        }
        let mut sets = Vec::new();
        for path in &self.choices {
            let (lexicon, source) = dictionary::load_choices(path)?;
            sets.push(lexicon);
            sources.push(source);
        }
        if own.len() > Lexicons::most() {
            bail!("{} lexicons are given; {} can be used at once", own.len(), Lexicons::most());
        }
        let none = own.is_empty() && sets.is_empty() && frequent.is_empty();
        let own = (!none).then(|| Lexicons::with(own, sets).counting(frequent));
        let names = if self.features.is_empty() { vec![group.to_owned()] } else { self.features.clone() };
        let codebook = Codebook::named(&names, own.as_ref().unwrap_or_else(|| Lexicons::embedded()))?;
        say_renamed(&codebook);
        Ok(Measuring { codebook, sources, own })
    }

    /// The choice as the manifest tells it: in whatever order groups are named, the numbers are the same.
    pub fn options(&self) -> [(&'static str, serde_json::Value); 2] {
        let is_asked = |group: &&str| self.features.iter().any(|name| name == group);
        let names: Vec<_> = Codebook::groups().into_iter().filter(is_asked).collect();
        let names = if names.is_empty() { vec!["default"] } else { names };
        [("features", names.into()), ("overlap", format!("{:?}", self.overlap).to_lowercase().into())]
    }
}

/// Tells which columns could not be called what they are.
fn say_renamed(codebook: &Codebook) {
    const MOST: usize = 5;
    let renamed: Vec<_> = codebook.renamed().collect();
    for case in renamed.iter().take(MOST) {
        anstream::eprintln!("connote: columns {}_…: {}", case.stem, case.definition);
    }
    if renamed.len() > MOST {
        let more = renamed.len() - MOST;
        anstream::eprintln!(
            "connote: {more} more columns have short names; the table's metadata and `connote codebook --lexicon` tell them"
        );
    }
}

fn groups() -> PossibleValuesParser {
    let about = |name: &&'static str| {
        let family = FAMILIES.iter().find(|family| family.name == *name).map(|family| family.about);
        let all = if *name == "all" { "Every group" } else { "The groups that are measured when none are named" };
        PossibleValue::new(*name).help(family.unwrap_or(all))
    };
    PossibleValuesParser::new(Codebook::groups().iter().map(about).collect::<Vec<_>>())
}
