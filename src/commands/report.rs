//! `connote report`: articles in groups on one self-contained page.

use super::choice::Choice;
use super::input::Input;
use super::pipeline::{self, Worker};
use super::target::Target;
use super::{Outcome, progress};
use anyhow::Result;
use clap::Args;
use connote::article::Article;
use connote::document::Document;
use connote::extract::Extractor;
use connote::output::printable::printable;
use connote::output::report::{self, Reading, Seen};
use std::io::Write;
use std::path::PathBuf;

/// Articles in groups (outlets) on one self-contained page with pictures
///
/// What was read and what was left out; where each group differs from the rest, with intervals, the largest effects
/// first; every number as a picture with one dot an article, linked to its marked text; which of several rival terms each
/// group chooses in its own voice (the mean of the shares of its articles in which the set is in play, with Wilson's 95 %
/// limits for so many articles); sources; the codebook. The page needs no network and sends nothing anywhere. It shows how texts differ, not why, and computes no score of bias.
#[derive(Debug, Args)]
pub struct Report {
    #[command(flatten)]
    input: Input,

    #[command(flatten)]
    choice: Choice,

    /// The metadata that groups the articles, such as meta_outlet or meta_topic
    #[arg(long, value_name = "COLUMN", default_value = "meta_outlet")]
    by: String,

    /// Articles with fewer words are named as short: their rates rest on little
    #[arg(long, value_name = "WORDS", default_value_t = 100)]
    min_words: u32,

    /// Where the page goes
    #[arg(help_heading = "Writing", short, long, value_name = "PAGE", default_value = "report.html")]
    output: PathBuf,
}

impl Report {
    pub fn run(&self) -> Result<Outcome> {
        let measuring = self.choice.measuring()?;
        let (lexicons, codebook) = (measuring.lexicons(), &measuring.codebook);
        let mut source = self.input.open()?;
        let mut target = Target::create(&self.output)?;
        let bar = progress::bar(&source);
        let measure = |worker: &mut Worker, article: &Article| {
            let document = Document::read(article, &mut worker.vocabulary);
            Seen::new(article, &document, &mut worker.extractor, &self.by, self.min_words)
        };
        let mut reading = Reading::default();
        let (options, extractor) = (self.input.reading.options(), Extractor::new(codebook));
        pipeline::run(&mut source, &options, lexicons, &extractor, self.input.reading.threads, measure, |batch| {
            bar.advance();
            for done in batch {
                match done.result {
                    Ok(seen) => reading.articles.push(seen),
                    Err(rejection) => {
                        anstream::eprintln!("connote: {}", printable(&rejection.reason));
                        reading.rejects.push((rejection.id, rejection.reason));
                    }
                }
            }
            Ok(true)
        })?;
        bar.clear();
        progress::tell(source.inventories());
        target.write_all(report::overview(&reading, &self.by, codebook, lexicons)?.as_bytes())?;
        target.keep()?;
        let (read, rejected) = (reading.articles.len(), reading.rejects.len());
        anstream::eprintln!("{read} articles -> {}; {rejected} rejected", self.output.display());
        Ok(if rejected == 0 { Outcome::Whole } else { Outcome::Partial })
    }
}
