//! Survey: what can only be known once all articles have been read, found before anything is measured: near-duplicates,
//! and the paragraphs that an outlet repeats.

use super::first;
use super::input::Input;
use anyhow::Result;
use clap::{Args, ValueEnum};
use connote::article::Article;
use connote::corpus::near::{Near, Sketch};
use connote::corpus::repeated::{self, Paragraph, Repeated};
use connote::document::{Depth, Document};
use connote::extract::FeatureVector;
use connote::lexicon::Vocabulary;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// What becomes of articles that are nearly the same as an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Dedupe {
    /// Only the first of a group has a row; the others are in the manifest's count
    KeepFirst,
    /// All have a row
    Mark,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Reading")]
pub struct Surveying {
    /// Find articles that are nearly the same, such as wire copy in several outlets
    ///
    /// The column duplicate_group then has, for every article of a group, the doc_id of its first; it is empty for an
    /// article without a double. Two articles are compared by the sequences of five words that they share (Jaccard),
    /// estimated from sketches of 100 bins (MinHash) with a standard error of 0.05 or less; an article joins the group
    /// whose first article it is most similar to. Inputs are read twice, with some 500 bytes in memory for each article
    /// that is no double.
    #[arg(long, value_name = "WHAT")]
    pub dedupe: Option<Dedupe>,

    /// From which estimated similarity on articles are nearly the same, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.8, value_parser = share)]
    duplicate_threshold: f64,

    /// Treat a paragraph as boilerplate that N or more articles of one outlet have, such as a newsletter's pitch
    ///
    /// Paragraphs of fewer than four words are left alone, and near-duplicates (by --duplicate-threshold) count once.
    /// Inputs are read twice; of several million different paragraphs the rare ones may be forgotten while counting.
    /// --repeated-table lists what was taken out, and what that changed.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..))]
    repeated_paragraphs: Option<u32>,
}

fn share(given: &str) -> Result<f64, String> {
    let share = given.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    share.ok_or_else(|| "give a number from 0 to 1, such as 0.8".to_owned())
}

/// What a survey has found.
#[derive(Debug, Default)]
pub struct Survey {
    /// For each record the number of its group; groups have the doc_id of their first article and its record.
    groups: Vec<u32>,
    firsts: Vec<(String, u32)>,
    repeated: FxHashMap<u64, u32>,
}

const NONE: u32 = u32::MAX;

/// What is kept of an article until its place among the others is known.
struct Seen {
    id: String,
    sketch: Option<Sketch>,
    paragraphs: Vec<Paragraph>,
}

impl Surveying {
    /// Reads the inputs once, if anything is asked for that needs it. What cannot be read is passed over: the second
    /// reading says it.
    ///
    /// # Errors
    /// An input that cannot be read twice; wrong inputs.
    pub fn survey(&self, input: &Input) -> Result<Survey> {
        if self.dedupe.is_none() && self.repeated_paragraphs.is_none() {
            return Ok(Survey::default());
        }
        let mut found = Found::new(self.duplicate_threshold);
        let counts = self.repeated_paragraphs.is_some();
        let see = |article: &Article, document: &Document| Seen {
            id: article.id.clone(),
            sketch: Sketch::of(document),
            paragraphs: if counts { repeated::paragraphs(document, outlet(article)) } else { Vec::new() },
        };
        first::pass(input, "--dedupe and --repeated-paragraphs", see, |seen| found.take(seen))?;
        Ok(found.survey(self.dedupe.is_some(), self.repeated_paragraphs))
    }

    /// The options as the manifest tells them.
    pub fn options(&self) -> [(&'static str, serde_json::Value); 3] {
        let dedupe = self.dedupe.and_then(|dedupe| dedupe.to_possible_value());
        let used = self.dedupe.is_some() || self.repeated_paragraphs.is_some();
        [
            ("dedupe", dedupe.map(|value| value.get_name().to_owned()).into()),
            ("duplicate_threshold", used.then_some(self.duplicate_threshold).into()),
            ("repeated_paragraphs", self.repeated_paragraphs.into()),
        ]
    }
}

fn outlet(article: &Article) -> &str {
    article.meta.outlet.as_deref().unwrap_or_default()
}

/// A survey while it goes on.
struct Found {
    near: Near,
    repeated: Repeated,
    /// The record of each leader, its doc_id and, once it has a follower, its group.
    leaders: Vec<(u32, String, u32)>,
    survey: Survey,
}

impl Found {
    fn new(threshold: f64) -> Found {
        Found {
            near: Near::new(threshold),
            repeated: Repeated::default(),
            leaders: Vec::new(),
            survey: Survey::default(),
        }
    }

    fn take(&mut self, seen: Option<Seen>) {
        let record = self.survey.groups.len() as u32;
        self.survey.groups.push(NONE);
        let Some(Seen { id, sketch, paragraphs }) = seen else { return };
        let Some(sketch) = sketch else { return };
        match self.near.add(sketch) {
            Ok(leader) => {
                let (first, name, group) = &mut self.leaders[leader.number as usize];
                if *group == NONE {
                    *group = self.survey.firsts.len() as u32;
                    self.survey.groups[*first as usize] = *group;
                    self.survey.firsts.push((std::mem::take(name), *first));
                }
                self.survey.groups[record as usize] = *group;
            }
            Err(_) => {
                self.leaders.push((record, id, NONE));
                self.repeated.add(&paragraphs);
            }
        }
    }

    fn survey(self, groups: bool, fewest: Option<u32>) -> Survey {
        let mut survey = self.survey;
        if !groups {
            survey.groups.clear();
        }
        survey.repeated = fewest.map(|fewest| self.repeated.found(fewest)).unwrap_or_default();
        survey
    }
}

impl Survey {
    /// The doc_id of the first article of a record's group, and whether it is this one.
    pub fn group(&self, record: u64) -> Option<(&str, bool)> {
        let group = self.groups.get(record as usize).filter(|group| **group != NONE)?;
        let (name, first) = &self.firsts[*group as usize];
        Some((name, u64::from(*first) == record))
    }

    /// How many of the first `records` are near-duplicates of an earlier one.
    pub fn followers(&self, records: u64) -> u64 {
        (0..records).filter(|record| matches!(self.group(*record), Some((_, false)))).count() as u64
    }

    /// The paragraphs of an article that its outlet repeats.
    pub fn repeated<'a>(&self, article: &'a Article, vocabulary: &mut Vocabulary) -> Taken<'a> {
        let mut taken = Taken { outlet: outlet(article), paragraphs: Vec::new(), before: None };
        if !self.repeated.is_empty() {
            let document = Document::read_to(Depth::Words, article, vocabulary);
            let paragraphs = repeated::paragraphs(&document, taken.outlet).into_iter();
            taken.paragraphs =
                paragraphs.filter_map(|paragraph| Some((paragraph, *self.repeated.get(&paragraph.key)?))).collect();
        }
        taken
    }
}

/// What has been left out of an article.
#[derive(Debug)]
pub struct Taken<'a> {
    pub outlet: &'a str,
    /// Repeated paragraphs, each with the number of articles that have it.
    pub paragraphs: Vec<(Paragraph, u32)>,
    /// The article's row with them, where that is asked for.
    pub before: Option<FeatureVector>,
}

impl Taken<'_> {
    /// The article with the paragraphs known for boilerplate; the article itself where there are none.
    pub fn from<'a>(&self, article: &'a Article) -> Cow<'a, Article> {
        let mut article = Cow::Borrowed(article);
        if !self.paragraphs.is_empty() {
            article.to_mut().given.boilerplate = self.paragraphs.iter().map(|(paragraph, _)| paragraph.span).collect();
        }
        article
    }
}
