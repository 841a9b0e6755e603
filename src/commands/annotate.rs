//! `connote annotate`: the reading itself, as JSON lines.

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
use connote::output::annotation::{Annotation, Options};
use connote::output::offsets::Unit;
use connote::output::printable::printable;
use std::io::{self, Write};
use std::path::PathBuf;

/// The reading itself: sentences, tokens, quotations, attributions and all evidence, as JSON lines
#[derive(Debug, Args)]
pub struct Annotate {
    #[command(flatten)]
    input: Input,

    #[command(flatten)]
    choice: Choice,

    /// Where the JSON lines go; - for standard output
    #[arg(help_heading = "Writing", short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,

    /// What offsets count
    #[arg(help_heading = "Writing", long, value_name = "UNIT", default_value = "characters")]
    offsets: Unit,

    /// Put the text into each record
    #[arg(help_heading = "Writing", long)]
    with_text: bool,

    /// Stop at the first article that cannot be read and leave no output
    #[arg(help_heading = "Writing", long)]
    strict: bool,
}

impl Annotate {
    pub fn run(&self) -> Result<Outcome> {
        let measuring = self.choice.measuring()?;
        let mut source = self.input.open()?;
        let reading = self.input.reading.options();
        let mut out: Box<dyn Sink> = match self.output.as_os_str() == "-" {
            true => Box::new(io::stdout()),
            false => Box::new(Target::create(&self.output)?),
        };
        let bar = progress::bar(&source);
        let options = Options { unit: self.offsets, with_text: self.with_text };
        let work = |worker: &mut Worker, article: &Article| line(worker, article, options);
        let mut outcome = Outcome::Whole;
        let (lexicons, extractor) = (measuring.lexicons(), Extractor::new(&measuring.codebook));
        pipeline::run(&mut source, &reading, lexicons, &extractor, self.input.reading.threads, work, |batch| {
            bar.advance();
            for done in batch {
                match done.result {
                    Ok(line) => out.write_all(&line?)?,
                    Err(rejection) => {
                        anstream::eprintln!("connote: {}", printable(&rejection.reason));
                        outcome = if self.strict { Outcome::Stopped } else { Outcome::Partial };
                        if self.strict {
                            return Ok(false);
                        }
                    }
                }
            }
            Ok(true)
        })?;
        bar.clear();
        progress::tell(source.inventories());
        if outcome == Outcome::Stopped {
            anstream::eprintln!("connote: stopped because of --strict; nothing was written");
            return Ok(outcome);
        }
        out.keep()?;
        Ok(outcome)
    }
}

fn line(worker: &mut Worker, article: &Article, options: Options) -> serde_json::Result<Vec<u8>> {
    let document = Document::read(article, &mut worker.vocabulary);
    let mut line = serde_json::to_vec(&Annotation::new(&document, &mut worker.extractor, options))?;
    line.push(b'\n');
    Ok(line)
}

/// Something to write to that is finished in the end.
trait Sink: Write {
    fn keep(self: Box<Self>) -> Result<()>;
}

impl Sink for Target {
    fn keep(self: Box<Self>) -> Result<()> {
        Target::keep(*self)
    }
}

impl Sink for io::Stdout {
    fn keep(mut self: Box<Self>) -> Result<()> {
        Ok(self.flush()?)
    }
}
