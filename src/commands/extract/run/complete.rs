//! The end of a run: the table gets its last form, and what stands beside it is written.

use super::Run;
use crate::commands::extract::files::{write, write_json};
use crate::commands::extract::journal::Complete;
use crate::commands::extract::partial::{self, Partial};
use crate::commands::say;
use anyhow::{Context, Result};
use connote::output::csvw;
use connote::output::form::{self, Form};
use connote::output::manifest::Manifest;
use connote::output::schema::{Variable, schema};
use connote::output::scripts::{self, Language};
use connote::output::table::{Extent, Finished};
use std::fs::File;

impl Run<'_> {
    /// Completes all files; they wait for their places.
    pub(super) fn complete(&mut self) -> Result<Complete> {
        let finished = self.table.finish(&mut self.files[0]).with_context(|| partial::full(&self.names.table))?;
        let reformed = self.names.form != Form::Csv || !finished.is_in_order();
        let complete = Complete { reformed, rejects: !self.rejections.is_empty() };
        self.files[0].step()?;
        self.describe(&finished, reformed)?;
        self.write_manifest()?;
        if complete.rejects {
            self.write_rejects().with_context(|| partial::full(&self.names.rejects()))?;
        }
        self.files.drain(..).try_for_each(Partial::end)?;
        self.journal.complete(complete)?;
        Ok(complete)
    }

    /// The rows of the table as they were written.
    fn rows(&self) -> std::io::Result<File> {
        File::open(partial::name(&self.names.table))
    }

    /// Gives the table its form where it has another, and writes what tells of its columns.
    fn describe(&self, finished: &Finished, reformed: bool) -> Result<()> {
        let codebook = &self.measuring.codebook;
        let variables = schema(codebook, &finished.meta(), self.command.surveying.dedupe.is_some());
        let file = self.names.table.file_name().unwrap_or_default().to_string_lossy();
        let metadata = csvw::metadata(&file, codebook, &variables);
        if reformed {
            self.reform(&form::Table { finished, variables: &variables, metadata: &metadata })?;
        }
        if let Some(path) = self.names.metadata() {
            write_json(&path, &metadata)?;
        }
        if self.names.scripts.is_empty() {
            return Ok(());
        }
        self.write_scripts(finished, &file, &variables)
    }

    fn reform(&self, table: &form::Table) -> Result<()> {
        let mut file = Partial::open(&self.names.reformed(), 0)?;
        let written = self.rows().and_then(|rows| self.names.form.write(table, rows, &mut file));
        let notes = written.with_context(|| partial::full(&self.names.table))?;
        notes.iter().for_each(|note| say(note));
        file.end()
    }

    fn write_scripts(&self, finished: &Finished, file: &str, variables: &[Variable]) -> Result<()> {
        let mut extent = Extent::default();
        if self.names.scripts.contains(&Language::Spss) {
            let measured = self.rows().and_then(|table| finished.extent(table));
            extent = measured.with_context(|| format!("{file} cannot be read again"))?;
        }
        let table = scripts::Table { file, variables, extent: &extent, marked: self.command.excel };
        for language in &self.names.scripts {
            let path = self.names.script(*language);
            if let Some(trouble) = language.trouble(&table) {
                say(&format!("{} will not read all rows: {trouble}", path.display()));
            }
            write(&path, language.script(&table).as_bytes())?;
        }
        Ok(())
    }

    fn write_manifest(&self) -> Result<()> {
        let (options, sources) = (self.command.options(), &self.measuring.sources);
        let columns = self.measuring.codebook.columns.len();
        let manifest = Manifest::new(&options, columns, sources, &self.inputs, &self.inventories, self.counts());
        write_json(&self.names.manifest(), &manifest)
    }

    fn write_rejects(&self) -> Result<()> {
        let mut csv = csv::Writer::from_writer(Partial::open(&self.names.rejects(), 0)?);
        csv.write_record(["id", "reason"])?;
        for rejection in &self.rejections {
            csv.write_record([&rejection.id, &rejection.reason])?;
        }
        csv.into_inner().map_err(|error| error.into_error())?.end()
    }
}
