//! The walk: from the inputs of a run to the list of its files, in an order that no file system can change.

use std::ffi::OsStr;
use std::io::{Error as IoError, ErrorKind};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};
use walkdir::WalkDir;

use super::Options;
use super::format::{self, Format, Packing};
use super::limits;
use super::origin::Origin;
use crate::error::Error;

static CORPUS: Dir = include_dir!("$CARGO_MANIFEST_DIR/seeds/corpus");

/// One file to be read.
pub(super) struct Found {
    /// Path below the input, with `/`; the name of a file that is itself the input.
    pub id: String,
    pub origin: Origin,
    pub packing: Packing,
    pub format: Format,
    /// Size as it lies there, packed.
    pub bytes: u64,
    /// Why it cannot be read, if the walk itself found out.
    pub trouble: Option<String>,
    /// How many archives it lies in.
    #[cfg_attr(not(feature = "zip"), expect(dead_code, reason = "asked for archives only"))]
    pub depth: u32,
    /// Whether it is the whole input: then what lies in it has ids below it, as what lies in a folder has.
    #[cfg_attr(not(feature = "zip"), expect(dead_code, reason = "asked for archives only"))]
    pub alone: bool,
}

impl Found {
    /// The first folder below the input; an archive is a folder, without its ending.
    pub fn outlet(&self) -> Option<String> {
        let folder = self.id.split_once('/')?.0;
        let stem = folder.len().checked_sub(4).and_then(|at| folder.split_at_checked(at));
        let stem = stem.filter(|(stem, ending)| !stem.is_empty() && ending.eq_ignore_ascii_case(".zip"));
        Some(stem.map_or(folder, |(stem, _)| stem).to_owned())
    }
}

pub(super) fn files(inputs: &[PathBuf], options: &Options) -> Result<Vec<Found>, Error> {
    if inputs.iter().filter(|input| is_stdin(input)).count() > 1 {
        return Err(Error::Usage("standard input (-) can be read only once; name it once".to_owned()));
    }
    let mut files = Vec::new();
    let alone = inputs.len() == 1;
    for input in inputs {
        if is_stdin(input) {
            files.push(Found { alone, ..stdin(options) });
            continue;
        }
        let about = std::fs::metadata(input).map_err(|source| missing(input, source))?;
        if about.is_dir() {
            files.extend(folder(input, options)?);
        } else {
            files.push(Found { alone, ..named(input, about.len(), options) });
        }
    }
    if files.is_empty() {
        let inputs: Vec<String> = inputs.iter().map(|input| input.display().to_string()).collect();
        return Err(Error::NoArticles { inputs: inputs.join(", ") });
    }
    Ok(files)
}

fn is_stdin(input: &Path) -> bool {
    input.as_os_str() == "-"
}

fn missing(input: &Path, source: IoError) -> Error {
    let advice = match source.kind() {
        ErrorKind::NotFound => "check the path; an input is a file, a folder, or - for standard input",
        _ => "check its permissions",
    };
    Error::File { path: input.to_owned(), source, advice }
}

fn stdin(options: &Options) -> Found {
    let format = options.format.unwrap_or(Format::JsonLines);
    let id = "-".to_owned();
    Found { id, origin: Origin::Stdin, packing: Packing::None, format, bytes: 0, trouble: None, depth: 0, alone: false }
}

/// A file that stands for a place in a larger input.
pub(super) fn placed(path: &Path, id: String, options: &Options) -> Found {
    let about = std::fs::metadata(path);
    let trouble = about.as_ref().err().map(unreadable);
    Found { id, trouble, ..named(path, about.map_or(0, |about| about.len()), options) }
}

fn named(path: &Path, bytes: u64, options: &Options) -> Found {
    let (packing, format) = format::of(path);
    let format = options.format.or(format).unwrap_or(Format::Text);
    let id = readable(path.file_name().unwrap_or(path.as_os_str()));
    Found { id, origin: Origin::Path(path.to_owned()), packing, format, bytes, trouble: None, depth: 0, alone: false }
}

fn folder(root: &Path, options: &Options) -> Result<Vec<Found>, Error> {
    let mut files = Vec::new();
    let walk = WalkDir::new(root).follow_links(true).into_iter();
    for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let bytes = entry.metadata().map_or(0, |about| about.len());
                files.extend(below(root, entry.path(), bytes, None, options));
            }
            Ok(_) => {}
            Err(error) if error.depth() == 0 => return Err(missing(root, error.into())),
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                // A loop ends here without loss: what it leads to is being read already.
                if error.loop_ancestor().is_none() && !path.file_name().is_some_and(is_hidden) {
                    files.extend(below(root, &path, 0, Some(error.into()), options));
                }
            }
        }
    }
    files.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(files)
}

/// A file in a folder; `None` where connote does not read such files. A folder that cannot be listed is always told.
fn below(root: &Path, path: &Path, bytes: u64, trouble: Option<IoError>, options: &Options) -> Option<Found> {
    let (packing, format) = format::of(path);
    let unlisted = trouble.as_ref().is_some_and(|error| error.kind() != ErrorKind::NotFound);
    let format = options.format.or(format).or(unlisted.then_some(Format::Text))?;
    let parts: Vec<String> = path.strip_prefix(root).unwrap_or(path).iter().map(readable).collect();
    let trouble = trouble.as_ref().map(unreadable);
    let origin = Origin::Path(path.to_owned());
    Some(Found { id: parts.join("/"), origin, packing, format, bytes, trouble, depth: 0, alone: false })
}

fn unreadable(error: &IoError) -> String {
    limits::reason(error, "cannot be read", "check the file and its permissions")
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// A name as text: bytes that are no UTF-8 are written as `%E9`, so that two such names stay two.
fn readable(name: &OsStr) -> String {
    readable_bytes(name.as_encoded_bytes())
}

pub(super) fn readable_bytes(name: &[u8]) -> String {
    let mut text = String::new();
    for chunk in name.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| format!("%{byte:02X}")));
    }
    text
}

/// The embedded sample corpus, as if its folder had been the input.
pub(super) fn sample() -> Vec<Found> {
    let mut files = Vec::new();
    let mut folders = vec![&CORPUS];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        for file in folder.files() {
            let parts: Vec<String> = file.path().iter().map(readable).collect();
            let shown = !parts.iter().any(|part| part.starts_with('.') || part == "README.md");
            if let (packing, Some(format), true) = (format::of(file.path()).0, format::of(file.path()).1, shown) {
                let origin = Origin::Embedded(file.contents());
                let bytes = file.contents().len() as u64;
                files.push(Found {
                    id: parts.join("/"),
                    origin,
                    packing,
                    format,
                    bytes,
                    trouble: None,
                    depth: 0,
                    alone: false,
                });
            }
        }
    }
    files.sort_by(|a, b| a.id.cmp(&b.id));
    files
}
