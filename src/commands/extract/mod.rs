//! `connote extract`: one row of features per article.

mod files;
mod journal;
mod options;
mod partial;
mod run;
mod stop;

use super::choice::Choice;
use super::frequent::Counting;
use super::input::Input;
use super::pipeline::{self, Worker};
use super::side::{Rows, Side};
use super::survey::{Survey, Surveying};
use super::{Outcome, progress, say};
use anyhow::{Context, Result};
use clap::Args;
use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::{Depth, Document};
use connote::extract::Extractor;
use connote::ingest::Source;
use connote::output::scripts::Language;
use connote::output::table::Row;
use run::Run;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use stop::Stop;

/// One row of features per article, as CSV, with its metadata
///
/// Without INPUT the embedded sample corpus is read: three invented outlets, each telling the same eight invented
/// events. Beside the table stand its CSVW metadata (every column with definition, unit, formula and source), a manifest
/// (version, options, lexicons and inputs with their SHA-256) and, if anything could not be read, a list of rejects.
#[derive(Debug, Args)]
pub struct Extract {
    #[command(flatten)]
    input: Input,

    #[command(flatten)]
    choice: Choice,

    #[command(flatten)]
    counting: Counting,

    #[command(flatten)]
    surveying: Surveying,

    /// Where the table goes; - for standard output, then nothing stands beside it
    ///
    /// A name that ends in .parquet gives a Parquet table (null where a value is missing; the columns' definitions under the
    /// key csvw), one that ends in .sav a table for SPSS and PSPP (variable and value labels, system-missing, UTF-8). Any
    /// other is CSV. Until all is read the table grows as CSV; both are made of it, so their cells are those of the CSV.
    #[arg(help_heading = "Writing", short, long, value_name = "FILE", default_value = "features.csv")]
    output: PathBuf,

    /// Also write one row per mark: .csv or .jsonl
    #[arg(help_heading = "Writing", long, value_name = "FILE")]
    evidence: Option<PathBuf>,

    /// Also write the table in long form, with exposures and 95 % intervals
    #[arg(help_heading = "Writing", long, value_name = "FILE")]
    long: Option<PathBuf>,

    /// Also write how often each member of each set of rival terms was chosen, by voice
    ///
    /// The columns are doc_id, set, member, lean, voice, n (how often this member was chosen), of (choices in the set) and
    /// share (n / of). Only sets in play in that voice have rows.
    #[arg(help_heading = "Writing", long, value_name = "FILE")]
    choices_table: Option<PathBuf>,

    /// Also write which repeated paragraphs were left out of which article
    ///
    /// The columns are doc_id, outlet, articles_n (how many articles of the outlet have the paragraph), words_n and text.
    #[arg(help_heading = "Writing", long, value_name = "FILE", requires = "repeated_paragraphs")]
    repeated_table: Option<PathBuf>,

    /// Also write what leaving them out changed: doc_id, column, and its value before and after
    #[arg(help_heading = "Writing", long, value_name = "FILE", requires = "repeated_paragraphs")]
    repeated_effect: Option<PathBuf>,

    /// Also write scripts that read the table with types, labels and missing values, separated by commas
    ///
    /// They are called like the table: features.R, features.do (Stata), features.sps (SPSS), features.py (pandas). They look
    /// for the table beside them, so the folder can be moved. Files of these names that connote did not make are left alone:
    /// it then refuses to run.
    #[arg(help_heading = "Writing", long, value_name = "LANGUAGES", value_delimiter = ',')]
    scripts: Vec<Language>,

    /// Give the status "short" to articles with fewer words
    #[arg(help_heading = "Writing", long, value_name = "N", default_value_t = 100)]
    min_words: u32,

    /// Measure what is bound to length in the first N words of each article only
    ///
    /// The codebook marks these columns, such as ttr. Articles with fewer words have empty cells there.
    #[arg(help_heading = "Measuring", long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    sample_words: Option<u32>,

    /// Write a byte order mark and keep spreadsheets from running cells as formulas
    #[arg(help_heading = "Writing", long)]
    excel: bool,

    /// Stop at the first article that cannot be read and leave no output
    #[arg(help_heading = "Writing", long)]
    strict: bool,

    /// Go on with a run that was stopped, killed or out of disk
    ///
    /// Until all is read, files grow under names that end in .partial, and a journal beside the table
    /// (features.journal.jsonl) notes how far they are whole. The same command with --resume goes on from there and ends in
    /// the same bytes as a run that nothing stopped; at most one batch of 256 articles is measured again, after a power
    /// cut what was written in the last second or so. It refuses where options, lexicons, version or the articles read so
    /// far are others. Ctrl-C ends a run after the batch at hand with exit code 130; a second one ends it at once.
    #[arg(help_heading = "Writing", long)]
    resume: bool,
}

/// What a worker makes of an article.
struct Measured {
    row: Row,
    /// What goes into each file beside the table.
    sides: Vec<Vec<u8>>,
}

impl Extract {
    pub fn run(&self) -> Result<Outcome> {
        self.check()?;
        if !self.to_stdout() {
            return self.write(&self.output);
        }
        let folder = tempfile::tempdir()?;
        let table = folder.path().join("features.csv");
        let outcome = self.write(&table)?;
        if let (Outcome::Whole | Outcome::Partial, Err(error)) = (outcome, copy_to_stdout(&table)) {
            say(&format!("{error:#}"));
            return Ok(Outcome::Stopped);
        }
        Ok(outcome)
    }

    /// Writes the table to `path`, and what stands beside it.
    fn write(&self, path: &Path) -> Result<Outcome> {
        let stop = Stop::on_signals()?;
        let measuring = self.choice.measuring_with(self.counting.count(&self.input)?)?;
        let survey = self.surveying.survey(&self.input)?;
        let mut source = self.input.open()?;
        let mut run = Run::start(self, &measuring, &survey, path.to_owned())?;
        if !run.is_complete() {
            run.pass(&mut source)?;
            if let Err(error) = self.read(&mut run, &mut source, &stop) {
                return Ok(self.stopped(run, &format!("{error:#}"), Outcome::Stopped));
            }
            if self.strict && run.has_rejections() {
                return Ok(self.stopped(run, "stopped because of --strict", Outcome::Stopped));
            }
            if stop.is_asked() {
                return Ok(self.stopped(run, "stopped", Outcome::Interrupted));
            }
        }
        if let Err(error) = run.finish() {
            return Ok(self.stopped(run, &format!("{error:#}"), Outcome::Stopped));
        }
        if !self.to_stdout() {
            run.report();
        }
        Ok(if run.has_rejections() { Outcome::Partial } else { Outcome::Whole })
    }

    /// Reads and measures what the run has not read yet, as far as it goes.
    fn read(&self, run: &mut Run, source: &mut Source, stop: &Stop) -> Result<()> {
        let bar = progress::bar(source);
        let (measuring, survey) = (run.measuring, run.survey);
        let depth = self.sides().iter().map(|(side, _)| side.depth()).fold(measuring.codebook.depth(), Ord::max);
        let work =
            |worker: &mut Worker, article: &Article| self.measure(worker, article, depth, &measuring.codebook, survey);
        let (options, threads) = (self.input.reading.options(), self.input.reading.threads);
        let extractor = Extractor::new(&measuring.codebook).sampled(self.sample_words);
        let read = pipeline::run(source, &options, measuring.lexicons(), &extractor, threads, work, |batch| {
            bar.advance();
            Ok(run.take(batch)? && !stop.is_asked())
        });
        bar.clear();
        run.see(source.digests(), source.inventories());
        progress::tell(source.inventories());
        read
    }

    /// Ends a run before its end: what is whole is kept, unless nobody could go on with it.
    fn stopped(&self, run: Run, reason: &str, outcome: Outcome) -> Outcome {
        say(reason);
        if self.to_stdout() || self.strict && run.has_rejections() {
            run.discard();
            say("nothing was written");
        } else {
            run.leave();
        }
        outcome
    }

    fn measure(
        &self,
        worker: &mut Worker,
        article: &Article,
        depth: Depth,
        codebook: &Codebook,
        survey: &Survey,
    ) -> Measured {
        let sides = self.sides();
        let mut taken = survey.repeated(article, &mut worker.vocabulary);
        if self.repeated_effect.is_some() && !taken.paragraphs.is_empty() {
            let document = Document::read_to(depth, article, &mut worker.vocabulary);
            taken.before = Some(worker.extractor.vector(&document));
        }
        let article = taken.from(article);
        let document = Document::read_to(depth, &article, &mut worker.vocabulary);
        let mut rows: Vec<Rows> = sides.iter().map(|(side, _)| side.rows(&document, codebook)).collect();
        let vector = match rows.is_empty() {
            true => worker.extractor.vector(&document),
            false => worker.extractor.vector_of(&document, |entry, found| {
                rows.iter_mut().for_each(|rows| rows.see(entry, found));
            }),
        };
        let sides = rows.into_iter().map(|rows| rows.end(&document, &vector, codebook, &taken)).collect();
        Measured { row: Row::new(&article, &document, vector, self.min_words), sides }
    }

    /// The files asked for beside the table.
    fn sides(&self) -> Vec<(Side, &Path)> {
        let evidence = self.evidence.as_deref().map(|path| (Side::evidence(path), path));
        let long = self.long.as_deref().map(|path| (Side::Long, path));
        let choices = self.choices_table.as_deref().map(|path| (Side::Choices, path));
        let repeated = self.repeated_table.as_deref().map(|path| (Side::Repeated, path));
        let effect = self.repeated_effect.as_deref().map(|path| (Side::RepeatedEffect, path));
        [evidence, long, choices, repeated, effect].into_iter().flatten().collect()
    }

    fn to_stdout(&self) -> bool {
        self.output.as_os_str() == "-"
    }
}

fn copy_to_stdout(table: &Path) -> Result<()> {
    let mut stdout = io::stdout().lock();
    io::copy(&mut File::open(table)?, &mut stdout)
        .and_then(|_| stdout.flush())
        .context("standard output cannot be written")
}
