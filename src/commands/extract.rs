//! `connote extract`: one row of features per article.

use super::choice::{Choice, Measuring};
use super::frequent::Counting;
use super::input::Input;
use super::pipeline::{self, Done, Worker};
use super::side::Side;
use super::target::{self, Target};
use super::{Outcome, progress};
use anyhow::{Context, Result};
use clap::Args;
use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::Document;
use connote::extract::Extractor;
use connote::ingest::{InputDigest, Inventory, Rejection};
use connote::output::csvw;
use connote::output::glance::Glance;
use connote::output::manifest::{Counts, Manifest};
use connote::output::printable::printable;
use connote::output::table::{Row, TableWriter};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

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

    /// Where the table goes; - for standard output, then nothing stands beside it
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
}

/// What a worker makes of an article.
struct Measured {
    row: Row,
    /// What goes into each file beside the table.
    sides: Vec<Vec<u8>>,
}

impl Extract {
    pub fn run(&self) -> Result<Outcome> {
        let measuring = self.choice.measuring_with(self.counting.count(&self.input)?)?;
        let mut source = self.input.open()?;
        let options = self.input.reading.options();
        let mut run = Run::start(self, &measuring)?;
        let bar = progress::bar(&source);
        let work = |worker: &mut Worker, article: &Article| self.measure(worker, article, &measuring.codebook);
        let threads = self.input.reading.threads;
        let extractor = Extractor::new(&measuring.codebook).sampled(self.sample_words);
        pipeline::run(&mut source, &options, measuring.lexicons(), &extractor, threads, work, |batch| {
            bar.advance();
            run.take(batch)
        })?;
        bar.clear();
        progress::tell(source.inventories());
        if self.strict && !run.rejections.is_empty() {
            return Ok(Outcome::Stopped);
        }
        run.inputs.extend(source.digests().iter().cloned());
        run.finish(source.inventories())
    }

    fn measure(&self, worker: &mut Worker, article: &Article, codebook: &Codebook) -> Measured {
        let sides = self.sides();
        let depth = sides.iter().map(|(side, _)| side.depth()).fold(codebook.depth(), Ord::max);
        let document = Document::read_to(depth, article, &mut worker.vocabulary);
        let vector = worker.extractor.vector(&document);
        let sides = sides.iter().map(|(side, _)| side.rows(&document, codebook, worker)).collect();
        Measured { row: Row::new(article, &document, vector, self.min_words), sides }
    }

    /// The files asked for beside the table.
    fn sides(&self) -> Vec<(Side, &Path)> {
        let evidence = self.evidence.as_deref().map(|path| (Side::evidence(path), path));
        let long = self.long.as_deref().map(|path| (Side::Long, path));
        let choices = self.choices_table.as_deref().map(|path| (Side::Choices, path));
        [evidence, long, choices].into_iter().flatten().collect()
    }

    /// The options that decide the numbers, for the manifest; paths and threads do not.
    fn options(&self) -> serde_json::Map<String, serde_json::Value> {
        let reading = &self.input.reading;
        let mut options = serde_json::Map::new();
        let chosen = self.choice.options().into_iter().chain(self.counting.options());
        options.extend(chosen.map(|(name, value)| (name.to_owned(), value)));
        options.insert("min_words".into(), self.min_words.into());
        options.insert("sample_words".into(), self.sample_words.into());
        options.insert("text_column".into(), reading.text_column.clone().into());
        options.insert("id_column".into(), reading.id_column.clone().into());
        options.insert(
            "input_format".into(),
            reading.input_format.map(|format| format!("{format:?}").to_lowercase()).into(),
        );
        options.insert("encoding".into(), reading.encoding.clone().into());
        options.insert("layout".into(), reading.layout.map(|layout| format!("{layout:?}").to_lowercase()).into());
        options.extend(reading.limits.options().map(|(name, most)| (name.to_owned(), most.into())));
        options
    }
}

/// The files of a run while it goes on.
struct Run<'a> {
    command: &'a Extract,
    measuring: &'a Measuring,
    table: TableWriter<'a>,
    sides: Vec<Target>,
    rejections: Vec<Rejection>,
    inputs: Vec<InputDigest>,
    glance: Glance,
    written: u64,
}

impl<'a> Run<'a> {
    fn start(command: &'a Extract, measuring: &'a Measuring) -> Result<Run<'a>> {
        let codebook = &measuring.codebook;
        let file = if command.to_stdout() { NamedTempFile::new()? } else { target::temporary(&command.output)? };
        let mut sides = Vec::new();
        for (side, path) in command.sides() {
            let mut target = Target::create(path)?;
            target.write_all(side.header().as_bytes())?;
            sides.push(target);
        }
        Ok(Run {
            command,
            measuring,
            table: TableWriter::new(file, codebook, command.excel),
            sides,
            rejections: Vec::new(),
            inputs: Vec::new(),
            glance: Glance::new(codebook),
            written: 0,
        })
    }

    /// Takes in a batch; `false` where `--strict` ends the run.
    fn take(&mut self, batch: Vec<Done<Measured>>) -> Result<bool> {
        let mut rows = Vec::with_capacity(batch.len());
        for done in batch {
            self.inputs.extend(done.digest);
            match done.result {
                Ok(measured) => {
                    self.glance.add(&measured.row);
                    rows.push(measured.row);
                    for (file, rows) in self.sides.iter_mut().zip(&measured.sides) {
                        file.write_all(rows)?;
                    }
                }
                Err(rejection) => {
                    anstream::eprintln!("connote: {}", printable(&rejection.reason));
                    self.rejections.push(rejection);
                    if self.command.strict {
                        anstream::eprintln!("connote: stopped because of --strict; nothing was written");
                        return Ok(false);
                    }
                }
            }
        }
        self.table.write(&rows).with_context(|| format!("{} cannot be written", self.command.output.display()))?;
        self.written += rows.len() as u64;
        Ok(true)
    }

    fn finish(self, inventories: &[Inventory]) -> Result<Outcome> {
        let outcome = if self.rejections.is_empty() { Outcome::Whole } else { Outcome::Partial };
        let Run { command, measuring, table, sides, rejections, inputs, glance, written } = self;
        let codebook = &measuring.codebook;
        let (file, meta) = table.finish()?;
        sides.into_iter().try_for_each(Target::keep)?;
        if command.to_stdout() {
            return copy_to_stdout(file).map(|()| outcome);
        }
        let path = &command.output;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        target::place(file, path)?;
        write_json(&target::beside(path, "-metadata.json", true), &csvw::metadata(&name, codebook, &meta))?;
        let rejected = rejections.len() as u64;
        let counts = Counts { read: written + rejected, rejected, written };
        let options = command.options();
        write_json(
            &target::beside(path, ".manifest.json", false),
            &Manifest::new(&options, codebook.columns.len(), &measuring.sources, &inputs, inventories, counts),
        )?;
        write_rejects(&target::beside(path, ".rejects.csv", false), &rejections)?;
        report(path, codebook, &glance, counts);
        Ok(outcome)
    }
}

impl Extract {
    fn to_stdout(&self) -> bool {
        self.output.as_os_str() == "-"
    }
}

fn write_json(path: &Path, value: &impl serde::Serialize) -> Result<()> {
    let mut file = Target::create(path)?;
    serde_json::to_writer_pretty(&mut file, value)?;
    file.write_all(b"\n")?;
    file.keep()
}

/// The list of what could not be read; one left by an earlier run is taken away where there is nothing to list.
fn write_rejects(path: &Path, rejections: &[Rejection]) -> Result<()> {
    if rejections.is_empty() {
        return match std::fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("{} is of an earlier run and cannot be removed", path.display()))
            }
            _ => Ok(()),
        };
    }
    let mut csv = csv::Writer::from_writer(Target::create(path)?);
    csv.write_record(["id", "reason"])?;
    for rejection in rejections {
        csv.write_record([&rejection.id, &rejection.reason])?;
    }
    csv.into_inner().map_err(|error| error.into_error())?.keep()
}

fn copy_to_stdout(file: NamedTempFile) -> Result<()> {
    let mut stdout = io::stdout().lock();
    io::copy(&mut file.reopen()?, &mut stdout).and_then(|_| stdout.flush()).context("standard output cannot be written")
}

fn report(path: &Path, codebook: &Codebook, glance: &Glance, counts: Counts) {
    const MOST: usize = 12;
    anstream::eprintln!("{}", glance.table(MOST));
    if glance.outlets() > MOST {
        anstream::eprintln!("and {} outlets more", glance.outlets() - MOST);
    }
    anstream::eprintln!(
        "{} articles, {} columns -> {}; {} rejected",
        counts.written,
        codebook.columns.len(),
        path.display(),
        counts.rejected
    );
}
