//! Files: what a run leaves, under which names, and how they get there.

use super::journal::Complete;
use super::partial::{self, Partial};
use crate::commands::target::beside;
use anyhow::{Context, Result};
use connote::output::form::Form;
use connote::output::scripts::Language;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where the files of a run stand when it is whole.
pub struct Names {
    pub table: PathBuf,
    /// What the table is at the end.
    pub form: Form,
    /// Files that are asked for beside it and grow with it.
    pub sides: Vec<PathBuf>,
    /// The languages of the scripts beside it.
    pub scripts: Vec<Language>,
}

impl Names {
    /// The files that grow with every batch, the table first.
    pub fn growing(&self) -> impl Iterator<Item = &Path> {
        std::iter::once(&*self.table).chain(self.sides.iter().map(PathBuf::as_path))
    }

    /// What tells of a CSV; other forms carry it themselves.
    pub fn metadata(&self) -> Option<PathBuf> {
        (self.form == Form::Csv).then(|| beside(&self.table, "-metadata.json", true))
    }

    pub fn manifest(&self) -> PathBuf {
        beside(&self.table, ".manifest.json", false)
    }

    pub fn rejects(&self) -> PathBuf {
        beside(&self.table, ".rejects.csv", false)
    }

    pub fn script(&self, language: Language) -> PathBuf {
        self.table.with_extension(language.extension())
    }

    pub fn journal(&self) -> PathBuf {
        beside(&self.table, ".journal.jsonl", false)
    }

    /// The table in its order and form, until it takes the place of the rows as they were written.
    pub fn reformed(&self) -> PathBuf {
        beside(&self.table, ".reformed", true)
    }

    /// Gives complete files their places, the table last: where it stands, all stand. Done again, it does what is left
    /// to do.
    ///
    /// # Errors
    /// Those of the folder.
    pub fn place(&self, complete: Complete) -> Result<()> {
        let table = if complete.reformed { self.reformed() } else { self.table.clone() };
        let beside = [self.metadata(), Some(self.manifest()), complete.rejects.then(|| self.rejects())];
        let beside = beside.into_iter().flatten().chain(self.scripts.iter().map(|language| self.script(*language)));
        let same = self.sides.iter().cloned().chain(beside).map(|path| (path.clone(), path));
        for (from, to) in same.chain([(table, self.table.clone())]) {
            if partial::name(&from).exists() || !to.exists() {
                partial::place(&from, &to)?;
            }
        }
        if complete.reformed {
            remove(&partial::name(&self.table))?;
        }
        // Rejects of an earlier run.
        if complete.rejects { Ok(()) } else { remove(&self.rejects()) }
    }
}

fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} is no longer true and cannot be removed", path.display()))
        }
        _ => Ok(()),
    }
}

/// Writes a file of JSON that waits for its place.
pub fn write_json(path: &Path, value: &impl serde::Serialize) -> Result<()> {
    let mut text = serde_json::to_vec_pretty(value)?;
    text.push(b'\n');
    write(path, &text)
}

/// Writes a file that waits for its place.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = Partial::open(path, 0)?;
    file.write_all(bytes).with_context(|| partial::full(path))?;
    file.end()
}
