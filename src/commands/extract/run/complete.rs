//! The end of a run: the table gets its last form, and what stands beside it is written.

use super::Run;
use crate::commands::extract::files::{write, write_json};
use crate::commands::extract::journal::Complete;
use crate::commands::extract::partial::{self, Partial};
use crate::commands::say;
use anyhow::{Context, Result};
use connote::output::csvw;
use connote::output::manifest::Manifest;
use connote::output::schema::{Variable, schema};
use connote::output::scripts;
use connote::output::table::Finished;
use std::fs::File;

impl Run<'_> {
    /// Completes all files; they wait for their places.
    pub(super) fn complete(&mut self) -> Result<Complete> {
        let finished = self.table.finish(&mut self.files[0]).with_context(|| partial::full(&self.names.table))?;
        let complete = Complete { ordered: !finished.is_in_order(), rejects: !self.rejections.is_empty() };
        self.files[0].step()?;
        if complete.ordered {
            self.put_in_order(&finished)?;
        }
        self.describe(&finished)?;
        self.write_manifest()?;
        if complete.rejects {
            self.write_rejects().with_context(|| partial::full(&self.names.rejects()))?;
        }
        self.files.drain(..).try_for_each(Partial::end)?;
        self.journal.complete(complete)?;
        Ok(complete)
    }

    fn put_in_order(&self, finished: &Finished) -> Result<()> {
        let mut file = Partial::open(&self.names.ordered(), 0)?;
        let ordered = self.rows().and_then(|table| finished.put_in_order(table, &mut file));
        ordered.with_context(|| partial::full(&self.names.table))?;
        file.end()
    }

    /// The rows of the table as they were written.
    fn rows(&self) -> std::io::Result<File> {
        File::open(partial::name(&self.names.table))
    }

    /// Writes what tells of the table's columns.
    fn describe(&self, finished: &Finished) -> Result<()> {
        let codebook = &self.measuring.codebook;
        let variables = schema(codebook, &finished.meta(), self.command.surveying.dedupe.is_some());
        let file = self.names.table.file_name().unwrap_or_default().to_string_lossy();
        write_json(&self.names.metadata(), &csvw::metadata(&file, codebook, &variables))?;
        if self.names.scripts.is_empty() {
            return Ok(());
        }
        self.write_scripts(finished, &file, &variables)
    }

    fn write_scripts(&self, finished: &Finished, file: &str, variables: &[Variable]) -> Result<()> {
        let extent = self.rows().and_then(|table| finished.extent(table));
        let extent = extent.with_context(|| format!("{file} cannot be read again"))?;
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
