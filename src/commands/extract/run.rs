//! Run: the files of an `extract` while it goes on, and how they get their places.

mod complete;

use super::files::Names;
use super::journal::{Complete, Journal, Past, Step, fold};
use super::partial::{self, Partial};
use super::{Extract, Measured};
use crate::commands::choice::Measuring;
use crate::commands::pipeline::Done;
use crate::commands::survey::{Dedupe, Survey};
use crate::commands::{print, say};
use anyhow::{Context, Result, bail};
use connote::ingest::{InputDigest, Inventory, Rejection, Source};
use connote::output::form::Form;
use connote::output::glance::{Glance, Places};
use connote::output::manifest::Counts;
use connote::output::table::{Columns, TableWriter};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

pub struct Run<'a> {
    command: &'a Extract,
    pub measuring: &'a Measuring,
    pub survey: &'a Survey,
    names: Names,
    journal: Journal,
    table: TableWriter<'a>,
    /// The table first, then those beside it.
    files: Vec<Partial>,
    complete: Option<Complete>,
    read: u64,
    mark: u32,
    rejections: Vec<Rejection>,
    inputs: Vec<InputDigest>,
    inventories: Vec<Inventory>,
    glance: Glance,
    places: Places,
}

impl<'a> Run<'a> {
    /// Starts a run whose table will stand at `table`, or goes on with an unfinished one.
    ///
    /// # Errors
    /// A file cannot be written to; what is there is of another run.
    pub fn start(
        command: &'a Extract,
        measuring: &'a Measuring,
        survey: &'a Survey,
        table: PathBuf,
    ) -> Result<Run<'a>> {
        let sides = command.sides();
        let sides_of = sides.iter().map(|(_, path)| path.to_path_buf()).collect();
        let form = Form::of(&table);
        let names = Names { table, form, sides: sides_of, scripts: command.languages().collect() };
        let paths: Vec<&Path> = names.growing().collect();
        let made_of = command.made_of(measuring)?;
        let (journal, past) = Journal::open(&names.journal(), &made_of, &paths, command.resume)?;
        let last = past.steps.last();
        let mut files = Vec::new();
        for (at, path) in paths.iter().enumerate() {
            if past.complete.is_none() {
                files.push(Partial::open(path, last.map_or(0, |step| step.files[at].length))?);
            }
        }
        if last.is_none() {
            for (file, (side, _)) in files.iter_mut().skip(1).zip(&sides) {
                file.write_all(side.header().as_bytes())?;
            }
        }
        let codebook = &measuring.codebook;
        let columns = last.map_or_else(Columns::default, |step| step.columns.clone());
        let mut run = Run {
            command,
            measuring,
            survey,
            table: TableWriter::new(codebook, command.excel, columns).grouped(command.surveying.dedupe.is_some()),
            journal,
            files,
            complete: past.complete,
            read: last.map_or(0, |step| step.read),
            mark: last.map_or(0, |step| step.mark),
            rejections: Vec::new(),
            inputs: Vec::new(),
            inventories: Vec::new(),
            glance: Glance::default(),
            places: Glance::places(codebook),
            names,
        };
        run.recall(past);
        Ok(run)
    }

    /// Takes in what an unfinished run knew.
    fn recall(&mut self, past: Past) {
        if self.command.resume && past.steps.is_empty() {
            say("there is no unfinished run to go on with: starting with the first article");
        } else if self.read > 0 {
            say(&format!("going on behind {} articles", self.read));
        }
        for step in past.steps {
            self.rejections.extend(step.rejections);
            self.inputs.extend(step.inputs);
            self.glance.merge(&step.glance);
        }
    }

    /// Whether nothing needs to be read any more.
    pub fn is_complete(&self) -> bool {
        self.complete.is_some()
    }

    /// Passes over the records that have been read before.
    ///
    /// # Errors
    /// They are not the same.
    pub fn pass(&self, source: &mut Source) -> Result<()> {
        let mut passed = 0;
        let marks = source.take(self.read as usize).inspect(|_| passed += 1).fold(0, |all, one| fold(all, one.mark()));
        if marks != self.mark || passed != self.read {
            bail!(
                "the unfinished run cannot go on: among the first {} articles of the inputs something has changed; \
                 delete {} to start anew",
                self.read,
                self.names.journal().display()
            );
        }
        Ok(())
    }

    /// Takes in a batch; `false` where `--strict` ends the run.
    ///
    /// # Errors
    /// A file cannot be written to.
    pub fn take(&mut self, batch: Vec<Done<Measured>>) -> Result<bool> {
        let (mut rows, mut inputs, mut rejections) = (Vec::with_capacity(batch.len()), Vec::new(), Vec::new());
        let mut glance = Glance::default();
        for done in batch {
            self.read += 1;
            self.mark = fold(self.mark, done.mark);
            inputs.extend(done.digest);
            let group = self.survey.group(self.read - 1);
            let left_out = self.leaves_out() && matches!(group, Some((_, false)));
            match done.result {
                Ok(_) if left_out => {}
                Ok(mut measured) => {
                    measured.row.group = group.map(|(first, _)| first.to_owned());
                    glance.add(&measured.row, &self.places);
                    rows.push(measured.row);
                    for ((file, rows), (_, path)) in
                        self.files[1..].iter_mut().zip(&measured.sides).zip(self.command.sides())
                    {
                        file.write_all(rows).with_context(|| partial::full(path))?;
                    }
                }
                Err(rejection) => {
                    say(&rejection.reason);
                    rejections.push(rejection);
                    if self.command.strict {
                        self.rejections.append(&mut rejections);
                        return Ok(false);
                    }
                }
            }
        }
        self.table.write(&rows, &mut self.files[0]).with_context(|| partial::full(&self.names.table))?;
        self.note(inputs, rejections, glance)?;
        Ok(true)
    }

    /// Ends a step.
    fn note(&mut self, inputs: Vec<InputDigest>, rejections: Vec<Rejection>, glance: Glance) -> Result<()> {
        let files = self.files.iter_mut().map(Partial::step).collect::<Result<_>>()?;
        let synced = self.journal.is_sync_due();
        if synced {
            self.files.iter().try_for_each(Partial::sync)?;
        }
        self.glance.merge(&glance);
        self.inputs.extend(inputs.iter().cloned());
        self.rejections.extend(rejections.iter().cloned());
        let (read, mark, columns) = (self.read, self.mark, self.table.columns().clone());
        self.journal.step(Step { read, mark, files, columns, rejections, inputs, glance, synced })
    }

    /// Takes in the digests of files with many articles and what was recognised in exports, when all are read.
    pub fn see(&mut self, digests: &[InputDigest], inventories: &[Inventory]) {
        self.inputs.extend(digests.iter().cloned());
        self.inventories.extend(inventories.iter().cloned());
    }

    /// Completes all files and gives them their places.
    ///
    /// # Errors
    /// A file cannot be written to.
    pub fn finish(&mut self) -> Result<()> {
        let complete = match self.complete {
            Some(complete) => complete,
            None => self.complete()?,
        };
        self.names.place(complete)?;
        self.journal.close();
        Ok(())
    }

    /// Leaves nothing behind.
    pub fn discard(mut self) {
        self.files.clear();
        for path in self.names.growing() {
            // What cannot be removed is in nobody's way: the next run writes over it.
            let _ = fs::remove_file(partial::name(path));
        }
        self.journal.close();
    }

    /// Leaves what is whole, and says how to go on from there.
    pub fn leave(self) {
        match self.journal.reached() {
            0 => say("nothing was written"),
            read => say(&format!(
                "what was whole after {read} articles is kept: the same command with --resume goes on from there"
            )),
        }
    }

    /// Says what is in the table.
    pub fn report(&self) {
        const MOST: usize = 12;
        print(&self.glance.table(&self.places, MOST).to_string());
        if self.glance.outlets() > MOST {
            print(&format!("and {} outlets more", self.glance.outlets() - MOST));
        }
        let (counts, columns) = (self.counts(), self.measuring.codebook.columns.len());
        let (written, rejected, table) = (counts.written, counts.rejected, self.names.table.display());
        print(&format!("{written} articles, {columns} columns -> {table}; {rejected} rejected"));
    }

    fn counts(&self) -> Counts {
        let rejected = self.rejections.len() as u64;
        let duplicates = self.leaves_out().then(|| self.survey.followers(self.read));
        Counts { read: self.read, rejected, duplicates, written: self.read - rejected - duplicates.unwrap_or_default() }
    }

    /// Whether only the first of a group of near-duplicates has a row.
    fn leaves_out(&self) -> bool {
        self.command.surveying.dedupe == Some(Dedupe::KeepFirst)
    }

    pub fn has_rejections(&self) -> bool {
        !self.rejections.is_empty()
    }
}
