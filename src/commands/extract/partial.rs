//! Partial: a file that grows under a name of its own, step by step, until it is whole and gets its place.

use anyhow::{Context, Result, bail};
use crc32fast::Hasher;
use serde::{Deserialize, Serialize};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A file being written beside the place where it will stand. Dropped before its first step it leaves nothing behind.
#[derive(Debug)]
pub struct Partial {
    path: PathBuf,
    file: BufWriter<File>,
    length: u64,
    sum: Hasher,
    keep: bool,
}

/// How far a file reached at the end of a step, and the checksum of what the step added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reach {
    pub length: u64,
    sum: u32,
}

impl Partial {
    /// Opens the file that will stand at `path`, with the first `length` bytes that it has from before.
    ///
    /// # Errors
    /// The folder does not exist or cannot be written to; the path is a folder; another run writes this file.
    pub fn open(path: &Path, length: u64) -> Result<Partial> {
        let mut file = exclusive(path, &name(path))?;
        let cut = file.set_len(length).and_then(|()| file.seek(SeekFrom::Start(length)));
        cut.with_context(|| full(path))?;
        let file = BufWriter::new(file);
        Ok(Partial { path: path.to_owned(), file, length, sum: Hasher::new(), keep: length > 0 })
    }

    /// Hands all bytes to the operating system: whatever becomes of this process, they are in the file.
    pub fn step(&mut self) -> Result<Reach> {
        self.file.flush().with_context(|| full(&self.path))?;
        self.keep = true;
        Ok(Reach { length: self.length, sum: std::mem::take(&mut self.sum).finalize() })
    }

    /// Returns when all bytes of the steps are on the disk.
    pub fn sync(&self) -> Result<()> {
        self.file.get_ref().sync_data().with_context(|| full(&self.path))
    }

    /// Ends the file; it waits under its own name for [`place`].
    pub fn end(mut self) -> Result<()> {
        self.step()?;
        self.sync()
    }
}

impl Write for Partial {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.length += count as u64;
        self.sum.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.keep {
            // What cannot be removed is in nobody's way: the next run writes over it.
            let _ = fs::remove_file(name(&self.path));
        }
    }
}

/// Under which name the file for `path` grows.
pub fn name(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".partial");
    path.with_file_name(name)
}

/// Gives a file that has ended its place.
pub fn place(from: &Path, to: &Path) -> Result<()> {
    fs::rename(name(from), to).with_context(|| full(to))
}

/// How many of the steps that follow on the first `start` bytes are in the file for `path` as they were written; `None`
/// where not even these bytes are there.
pub fn whole(path: &Path, start: u64, steps: &[Reach]) -> Option<usize> {
    let mut file = File::open(name(path)).ok()?;
    if file.metadata().ok()?.len() < start {
        return None;
    }
    file.seek(SeekFrom::Start(start)).ok()?;
    let (mut file, mut at) = (BufReader::with_capacity(1 << 16, file), start);
    let mut is_whole = |step: &Reach| {
        let mut sum = Summing(Hasher::new());
        let length = step.length.saturating_sub(at);
        let copied = io::copy(&mut file.by_ref().take(length), &mut sum);
        at = step.length;
        matches!(copied, Ok(count) if count == length) && sum.0.finalize() == step.sum
    };
    Some(steps.iter().take_while(|step| is_whole(step)).count())
}

struct Summing(Hasher);

impl Write for Summing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Opens or makes the file `name` for this process alone; `path` is what the user asked for.
pub fn exclusive(path: &Path, name: &Path) -> Result<File> {
    if path.is_dir() {
        bail!("{} is a folder; name a file to write to", path.display());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(name).with_context(|| {
            format!(
                "{} cannot be written; make the folder {} or choose another place",
                path.display(),
                folder.display()
            )
        })?;
    // Some file systems know no locks; there it is for the user not to start two runs.
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        bail!("another run is writing {}; wait for its end or choose another place", path.display());
    }
    Ok(file)
}

/// What is said of a file that cannot be written.
pub fn full(path: &Path) -> String {
    format!("{} cannot be written; is the disk full?", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_steps_that_are_whole_count() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.csv");
        let mut partial = Partial::open(&path, 0).unwrap();
        let steps: Vec<Reach> = ["one", "two", "", "four"]
            .map(|text| {
                partial.write_all(text.as_bytes()).unwrap();
                partial.step().unwrap()
            })
            .to_vec();
        assert!(Partial::open(&path, 0).unwrap_err().to_string().contains("another run"));
        partial.end().unwrap();
        assert_eq!((whole(&path, 0, &steps), whole(&path, 3, &steps[1..])), (Some(4), Some(3)));
        fs::write(name(&path), "onetwofou").unwrap();
        assert_eq!(whole(&path, 0, &steps), Some(3));
        fs::write(name(&path), "onetwXfour").unwrap();
        assert_eq!((whole(&path, 0, &steps), whole(&path, 6, &steps[2..])), (Some(1), Some(2)));
        assert_eq!(whole(&path, 99, &steps), None);
    }

    #[test]
    fn nothing_begun_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.csv");
        let mut partial = Partial::open(&path, 0).unwrap();
        partial.write_all(b"one").unwrap();
        drop(partial);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        let mut partial = Partial::open(&path, 0).unwrap();
        partial.step().unwrap();
        drop(partial);
        assert!(name(&path).exists() && !path.exists());
    }
}
