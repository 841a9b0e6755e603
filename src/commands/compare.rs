//! `connote compare`: groups of articles held against each other, column by column.

use super::target::Target;
use super::{Outcome, progress};
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use connote::compare::sensitivity::Sensitivity;
use connote::compare::sensitivity::evidence::Evidence;
use connote::compare::table::Table;
use connote::compare::{self, Comparison, Options, compare_with};
use connote::output::printable::printable;
use connote::output::{comparison, contrasts, sensitivity};
use connote::stats::resample::Draws;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Groups (outlets) compared: effect sizes with intervals, tests, correction for many tests
///
/// Every column of numbers is compared between each pair of groups, and between each group and the rest, article by
/// article: an article is one observation, however long. Any CSV with a header will do; of columns of text only those
/// named are used. It measures how texts differ, not why, and computes no score of bias.
#[derive(Debug, Args)]
#[command(after_long_help = include_str!("compare_help.txt"))]
pub struct Compare {
    /// The table, one row an article; - for standard input
    #[arg(value_name = "FEATURES.csv")]
    table: PathBuf,

    /// The column of groups, such as meta_outlet
    #[arg(long, value_name = "COLUMN")]
    by: String,

    /// Shuffle within the values of this column only, such as meta_topic
    #[arg(long, value_name = "COLUMN")]
    within: Option<String>,

    /// Take all articles of one value as one unit, such as meta_author
    #[arg(long, value_name = "COLUMN")]
    cluster: Option<String>,

    /// The exposure of all columns of whole numbers, such as words_n
    #[arg(long, value_name = "COLUMN")]
    exposure: Option<String>,

    /// Where the comparison goes; - for standard output
    #[arg(help_heading = "Writing", short, long, value_name = "FILE", default_value = "comparison.csv")]
    output: PathBuf,

    /// The form of the comparison; by default what FILE ends in
    #[arg(help_heading = "Writing", long, value_name = "FORMAT")]
    format: Option<Format>,

    /// Also write sensitivity.csv beside it: each contrast without one article, one cluster, one term
    #[arg(help_heading = "Sensitivity", long)]
    leave_one_out: bool,

    /// The marks behind the table (extract --evidence), for the terms
    #[arg(help_heading = "Sensitivity", long, value_name = "FILE", requires = "leave_one_out")]
    evidence: Option<PathBuf>,

    /// Resamples of the bootstrap, and permutations
    #[arg(help_heading = "Drawing", long, value_name = "N", default_value_t = Options::RESAMPLES,
          value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(100..=1_000_000))]
    resamples: usize,

    /// Where the draws start
    #[arg(help_heading = "Drawing", long, value_name = "N", default_value_t = Options::SEED)]
    seed: u64,

    /// Threads; 0 for all there are
    #[arg(help_heading = "Drawing", long, value_name = "N", default_value_t = 0)]
    threads: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// All columns
    Csv,
    /// All columns, with how the comparison was made
    Json,
    /// The columns that a reader looks at first, as a table
    Md,
}

impl Compare {
    pub fn run(&self) -> Result<Outcome> {
        const MOST: usize = 15;
        if self.leave_one_out && self.to_stdout() {
            bail!("--leave-one-out writes sensitivity.csv beside the comparison: name a file with --output");
        }
        let table = read(&self.table)?;
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads).build()?;
        let bar = progress::steps();
        let found = pool.install(|| compare_with(&table, &self.options(), &mut |done, of| bar.reach(done, of)));
        bar.clear();
        let found = found?;
        let hanging = self.leave_one_out.then(|| pool.install(|| self.leave_one_out(&table))).transpose()?;
        self.write(&found)?;
        anstream::eprint!("{}", printable(&contrasts::strongest(&found, MOST)));
        if let Some(hanging) = &hanging {
            const LINES: usize = 6;
            let path = self.output.with_file_name("sensitivity.csv");
            let mut file = Target::create(&path)?;
            sensitivity::csv(hanging, &mut file)?;
            file.keep()?;
            anstream::eprint!("{}", printable(&sensitivity::summary(hanging, LINES)));
        }
        for note in &found.notes {
            anstream::eprintln!("note: {}", printable(note));
        }
        anstream::eprintln!(
            "{} features, {} contrasts -> {}",
            found.features.len(),
            found.contrasts.len(),
            self.output.display()
        );
        Ok(Outcome::Whole)
    }

    fn options(&self) -> Options {
        Options {
            by: self.by.clone(),
            within: self.within.clone(),
            cluster: self.cluster.clone(),
            exposure: self.exposure.clone(),
            draws: Draws { seed: self.seed, number: self.resamples },
        }
    }

    fn write(&self, found: &Comparison) -> Result<()> {
        let mut bytes = Vec::new();
        match self.format() {
            Format::Csv => comparison::csv(found, &mut bytes)?,
            Format::Json => {
                serde_json::to_writer_pretty(&mut bytes, &comparison::json(found))?;
                bytes.push(b'\n');
            }
            Format::Md => bytes.extend(comparison::markdown(found).into_bytes()),
        }
        if self.to_stdout() {
            let mut stdout = io::stdout().lock();
            return stdout.write_all(&bytes).and_then(|()| stdout.flush()).context("standard output cannot be written");
        }
        let mut file = Target::create(&self.output)?;
        file.write_all(&bytes)?;
        file.keep()
    }

    fn leave_one_out(&self, table: &Table) -> Result<Sensitivity> {
        let evidence = self.evidence.as_deref().map(|path| {
            let ids = table.column("doc_id")?.labels();
            let rows = ids.into_iter().enumerate().map(|(row, id)| (id, row)).collect();
            let features = compare::sensitivity::stems(table).map(str::to_owned).collect();
            Evidence::read(path, &rows, &features)
        });
        Ok(compare::sensitivity::sensitivity(table, &self.options(), evidence.transpose()?.as_ref())?)
    }

    fn to_stdout(&self) -> bool {
        self.output.as_os_str() == "-"
    }

    fn format(&self) -> Format {
        let ending = self.output.extension().and_then(|ending| ending.to_str());
        self.format.unwrap_or(match ending {
            Some("json") => Format::Json,
            Some("md") => Format::Md,
            _ => Format::Csv,
        })
    }
}

fn read(path: &Path) -> Result<Table> {
    if path.as_os_str() == "-" {
        return Ok(Table::from_reader(io::stdin().lock(), "standard input")?);
    }
    if path.is_dir() {
        bail!("{} is a folder; give a table, such as the features.csv of connote extract", path.display());
    }
    Ok(Table::read(path)?)
}
