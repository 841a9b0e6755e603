//! Options: which of them fit together, and which a table is made of.

use super::Extract;
use crate::commands::choice::Measuring;
use anyhow::{Result, bail};
use clap::ValueEnum;
use connote::output::form::Form;
use connote::output::manifest::{Counts, Manifest};
use connote::output::scripts::{self, Language};
use serde_json::{Map, Value};
use std::fs;

impl Extract {
    /// Refuses options that do not go together, before anything is read.
    pub(super) fn check(&self) -> Result<()> {
        if self.to_stdout() && self.resume {
            bail!("standard output cannot be gone on with: name a file with --output");
        }
        let form = Form::of(&self.output);
        if !form.is_built_in() {
            bail!(
                "this connote was built without {0}: build it with the feature {0}, or name a .csv",
                form.extension()
            );
        }
        if form != Form::Csv && (self.excel || !self.scripts.is_empty()) {
            let option = if self.excel { "--excel" } else { "--scripts" };
            bail!("{option} is for tables of CSV: name a .csv with --output, or leave it out");
        }
        if self.scripts.is_empty() { Ok(()) } else { self.check_scripts() }
    }

    /// Refuses scripts that could not name the table, or would take the place of something else.
    fn check_scripts(&self) -> Result<()> {
        if self.to_stdout() {
            bail!("--scripts are called like the table and stand beside it: name a file with --output");
        }
        let table = self.output.display();
        if !self.output.file_name().and_then(|name| name.to_str()).is_some_and(scripts::can_name) {
            bail!("the scripts cannot name {table}: give the table a name without quotation marks, \\ and $");
        }
        for extension in self.languages().map(Language::extension) {
            let script = self.output.with_extension(extension);
            if script == self.output {
                bail!("a script would be called {table} like the table: give it another extension than .{extension}");
            }
            if fs::read(&script).is_ok_and(|text| !scripts::is_made_by_us(&text)) {
                bail!("{} is not of connote's making: give it or the table another name", script.display());
            }
        }
        Ok(())
    }

    /// In which languages scripts are asked for, each once.
    pub(super) fn languages(&self) -> impl Iterator<Item = Language> {
        Language::value_variants().iter().copied().filter(|language| self.scripts.contains(language))
    }

    /// The options that decide the numbers, for the manifest; paths and threads do not.
    pub(super) fn options(&self) -> Map<String, Value> {
        let reading = &self.input.reading;
        let mut options = Map::new();
        let chosen = self.choice.options().into_iter().chain(self.counting.options()).chain(self.surveying.options());
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

    /// What has to be the same where a run goes on with another: all but the inputs, which are looked at one by one.
    pub(super) fn made_of(&self, measuring: &Measuring) -> Result<Map<String, Value>> {
        let options = self.options();
        let columns = measuring.codebook.columns.len();
        let manifest = Manifest::new(&options, columns, &measuring.sources, &[], &[], Counts::default());
        let mut made_of = options.clone();
        for name in ["connote", "libraries", "lexicons", "columns"] {
            made_of.insert(name.into(), serde_json::to_value(&manifest)?[name].take());
        }
        made_of.insert("excel".into(), self.excel.into());
        made_of.insert("strict".into(), self.strict.into());
        let scripts = self.languages().map(|language| language.extension()).collect::<Vec<_>>().join(",");
        made_of.insert("scripts".into(), scripts.into());
        made_of.insert("form".into(), Form::of(&self.output).extension().into());
        let sides = [
            ("evidence", &self.evidence),
            ("long", &self.long),
            ("choices_table", &self.choices_table),
            ("repeated_table", &self.repeated_table),
            ("repeated_effect", &self.repeated_effect),
        ];
        for (name, path) in sides {
            made_of.insert(name.into(), path.as_ref().map(|path| path.to_string_lossy()).into());
        }
        Ok(made_of)
    }
}
