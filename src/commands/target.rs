//! Output files that appear whole or not at all.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file being written beside the place where it will stand.
#[derive(Debug)]
pub struct Target {
    path: PathBuf,
    file: BufWriter<NamedTempFile>,
}

impl Target {
    /// Starts a file.
    ///
    /// # Errors
    /// The folder does not exist or cannot be written to; the path is a folder.
    pub fn create(path: &Path) -> Result<Target> {
        Ok(Target { path: path.to_owned(), file: BufWriter::new(temporary(path)?) })
    }

    /// Puts the file in its place.
    pub fn keep(self) -> Result<()> {
        let file = self.file.into_inner().map_err(|error| error.into_error()).with_context(|| full(&self.path))?;
        place(file, &self.path)
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// A temporary file in the folder of `path`, so that it can be renamed to it.
fn temporary(path: &Path) -> Result<NamedTempFile> {
    if path.is_dir() {
        bail!("{} is a folder; name a file to write to", path.display());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    NamedTempFile::new_in(folder).with_context(|| {
        format!("{} cannot be written; make the folder {} or choose another place", path.display(), folder.display())
    })
}

/// Renames a finished temporary file, with the rights that a new file has.
fn place(file: NamedTempFile, path: &Path) -> Result<()> {
    open_rights(file.as_file());
    file.persist(path).map_err(|error| error.error).with_context(|| full(path))?;
    Ok(())
}

/// `features.csv-metadata.json` beside `features.csv`, or `features.manifest.json`.
pub fn beside(path: &Path, ending: &str, whole: bool) -> PathBuf {
    let stem = if whole { path.file_name() } else { path.file_stem() };
    let mut name = stem.unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}

fn full(path: &Path) -> String {
    format!("{} cannot be written; is the disk full?", path.display())
}

/// Temporary files are private; the finished one is for whoever may read the folder.
#[cfg(unix)]
fn open_rights(file: &File) {
    use std::os::unix::fs::PermissionsExt;
    // A file system without rights is no reason to fail.
    let _ = file.set_permissions(std::fs::Permissions::from_mode(0o644));
}

#[cfg(not(unix))]
fn open_rights(_: &File) {}
