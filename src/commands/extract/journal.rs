//! Journal: how far a run has come, on the disk, so that a run that was stopped or killed can go on.
//!
//! One JSON object a line: first what the run is made of, then one step a batch, at the end that all files are complete.
//! A step counts where its line is complete and the files hold, by their checksums, what it says. So no order in which the
//! operating system writes is trusted, and files need not be on the disk at every step.

use super::partial::{self, Reach, full};
use anyhow::{Context, Result, bail};
use connote::ingest::{InputDigest, Rejection};
use connote::output::glance::Glance;
use connote::output::table::Columns;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A batch that has been written: what it added, and where the run stood after it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Step {
    /// Records read since the run began, and the checksum of their marks.
    pub read: u64,
    pub mark: u32,
    /// The table first, then the files beside it.
    pub files: Vec<Reach>,
    pub columns: Columns,
    pub rejections: Vec<Rejection>,
    pub inputs: Vec<InputDigest>,
    pub glance: Glance,
    /// Whether everything up to here is on the disk.
    pub synced: bool,
}

/// That all files are complete and wait for their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complete {
    /// Whether the table got its order or form in a file of its own.
    pub reformed: bool,
    pub rejects: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Run(Map<String, Value>),
    Step(Box<Step>),
    Complete(Complete),
}

/// What an earlier run left.
#[derive(Debug, Default)]
pub struct Past {
    pub steps: Vec<Step>,
    pub complete: Option<Complete>,
}

/// The journal of a run that goes on. Dropped before the first step it leaves nothing behind.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    /// The first line, until it is written with the first step: before that nothing is written.
    run: Option<Map<String, Value>>,
    synced: Instant,
    /// Records read when the last step was noted.
    read: u64,
}

/// How often files are brought to the disk: so much work may have to be done again after a power cut.
const SYNC_EVERY: Duration = Duration::from_secs(1);

impl Journal {
    /// Opens the journal at `path` for the run made of `run` that writes `files`, and tells what there is to go on from.
    ///
    /// # Errors
    /// Another run is under way; there is an unfinished run and `resume` is not given, or it is made of something else.
    pub fn open(path: &Path, run: &Map<String, Value>, files: &[&Path], resume: bool) -> Result<(Journal, Past)> {
        let mut file = partial::exclusive(files[0], path)?;
        let (made_of, mut past, ends) = read(&file).with_context(|| format!("{} cannot be read", path.display()))?;
        if let Some(last) = past.steps.last() {
            if !resume {
                bail!("{}: go on with it by --resume, or delete it to start anew", unfinished(path, last.read));
            }
            same(&made_of, run).with_context(|| format!("{}; delete it to start anew", unfinished(path, last.read)))?;
        }
        past.complete = past.complete.filter(|_| !past.steps.is_empty());
        if past.complete.is_none() {
            past.steps.truncate(whole(&past.steps, files));
            let end = past.steps.len().checked_sub(1).map_or(0, |last| ends[last]);
            let cut = file.set_len(end).and_then(|()| file.seek(SeekFrom::Start(end)));
            cut.with_context(|| full(path))?;
        }
        let read = past.steps.last().map_or(0, |step| step.read);
        let run = (read == 0).then(|| run.clone());
        Ok((Journal { path: path.to_owned(), file, run, synced: Instant::now(), read }, past))
    }

    /// Whether it is time to bring the files to the disk before the next step.
    pub fn is_sync_due(&self) -> bool {
        self.synced.elapsed() >= SYNC_EVERY
    }

    /// Notes a step.
    pub fn step(&mut self, step: Step) -> Result<()> {
        let (read, synced) = (step.read, step.synced);
        if let Some(run) = self.run.take() {
            self.line(&Line::Run(run))?;
        }
        self.line(&Line::Step(Box::new(step)))?;
        self.read = read;
        if synced { self.sync() } else { Ok(()) }
    }

    /// Notes that all files are complete.
    pub fn complete(&mut self, complete: Complete) -> Result<()> {
        self.line(&Line::Complete(complete))?;
        self.sync()
    }

    /// Records read when the last step was noted.
    pub fn reached(&self) -> u64 {
        self.read
    }

    /// There is nothing to go on with any more: the journal goes when it is dropped.
    pub fn close(&mut self) {
        self.read = 0;
    }

    fn line(&mut self, line: &Line) -> Result<()> {
        let mut text = serde_json::to_vec(line)?;
        text.push(b'\n');
        self.file.write_all(&text).with_context(|| full(&self.path))
    }

    fn sync(&mut self) -> Result<()> {
        self.synced = Instant::now();
        self.file.sync_data().with_context(|| full(&self.path))
    }
}

impl Drop for Journal {
    fn drop(&mut self) {
        if self.read == 0 {
            // One without a step is in nobody's way.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// What a journal says, up to the first line that is not complete, and where each step ends.
fn read(file: &File) -> io::Result<(Map<String, Value>, Past, Vec<u64>)> {
    let mut lines = BufReader::new(file);
    let (mut run, mut past, mut ends, mut end) = (Map::new(), Past::default(), Vec::new(), 0);
    let mut line = Vec::new();
    loop {
        line.clear();
        end += lines.read_until(b'\n', &mut line)? as u64;
        match serde_json::from_slice(&line) {
            Ok(Line::Run(made_of)) => run = made_of,
            Ok(Line::Step(step)) => {
                past.steps.push(*step);
                ends.push(end);
            }
            Ok(Line::Complete(complete)) => past.complete = Some(complete),
            // The end, or a line that was being written when the run ended.
            Err(_) => return Ok((run, past, ends)),
        }
    }
}

/// The checksum of a row of marks, one mark longer.
pub fn fold(marks: u32, mark: u32) -> u32 {
    let mut sum = crc32fast::Hasher::new_with_initial(marks);
    sum.update(&mark.to_le_bytes());
    sum.finalize()
}

fn unfinished(path: &Path, read: u64) -> String {
    format!("{} is of an unfinished run that has read {read} articles", path.display())
}

/// How many steps all files hold; what has been brought to the disk is not read again.
fn whole(steps: &[Step], files: &[&Path]) -> usize {
    let safe = steps.iter().rposition(|step| step.synced).map_or(0, |at| at + 1);
    let held = files.iter().enumerate().map(|(file, path)| {
        let start = safe.checked_sub(1).map_or(0, |last| steps[last].files[file].length);
        let reached: Vec<Reach> = steps[safe..].iter().map(|step| step.files[file]).collect();
        partial::whole(path, start, &reached).map_or(0, |more| safe + more)
    });
    held.min().unwrap_or(0)
}

/// Says what two runs do not have in common.
fn same(old: &Map<String, Value>, new: &Map<String, Value>) -> Result<()> {
    let Some(name) = new.keys().find(|name| old.get(*name) != new.get(*name)) else { return Ok(()) };
    let (old, new) = (old.get(name).unwrap_or(&Value::Null), &new[name]);
    if old.is_array() || old.is_object() {
        bail!("its {name} are others than those of this run");
    }
    bail!("its {name} is {old}, that of this run {new}")
}
