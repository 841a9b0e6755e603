//! Ingest: files, folders, tables and standard input become articles; one bad record never ends a run.

mod container;
mod csv;
mod decode;
mod fields;
mod format;
mod html;
mod json;
mod matter;
mod origin;
mod record;
mod walk;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::Encoding;

pub use format::Format;
pub use record::Record;

use crate::article::{Article, Layout};
use crate::error::Error;
use container::{Container, Trouble};
use origin::SharedTap;
use record::{Content, Place};
use walk::Found;

/// No article is longer, whatever the options say: spans count in 32 bits.
const MOST_BYTES: usize = u32::MAX as usize;

/// The text of a file that is no article, in whatever encoding it is.
///
/// # Errors
/// What the bytes look like, if not like text.
pub fn text(bytes: Vec<u8>) -> Result<String, String> {
    decode::file(bytes, None, false).map(|(text, _)| text)
}

/// How inputs are to be read.
#[derive(Debug, Clone)]
pub struct Options {
    /// Column or JSON key of the text.
    pub text_column: String,
    /// Column or JSON key of the id. The default need not exist; another must.
    pub id_column: String,
    /// Overrides the extensions; all files of a folder are then read.
    pub format: Option<Format>,
    /// Label of an encoding, such as `latin1`, for every input.
    pub encoding: Option<String>,
    /// Overrides what the format says about guessing.
    pub layout: Option<Layout>,
    /// The most bytes that one article, one line or one row may have.
    pub max_bytes: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            text_column: "text".to_owned(),
            id_column: "id".to_owned(),
            format: None,
            encoding: None,
            layout: None,
            max_bytes: 100_000_000,
        }
    }
}

impl Options {
    fn forced(&self) -> Option<&'static Encoding> {
        Encoding::for_label(self.encoding.as_deref()?.as_bytes())
    }

    fn limit(&self) -> usize {
        self.max_bytes.clamp(1, MOST_BYTES)
    }
}

/// What a record turned out to be.
pub struct Reading {
    pub article: Result<Article, Rejection>,
    /// Of a file that is one article; those of files with many are with the [`Source`].
    pub digest: Option<InputDigest>,
}

/// Something that is no article, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    pub id: String,
    /// Names file and line, and says what to do.
    pub reason: String,
}

/// SHA-256 of an input's bytes as they lie on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputDigest {
    pub id: String,
    pub sha256: String,
}

/// All inputs of a run, one record after the other, in an order that depends on nothing but their names.
pub struct Source {
    files: std::vec::IntoIter<Found>,
    current: Option<Container>,
    pending: Option<Record>,
    options: Options,
    prefix: bool,
    bytes: Option<u64>,
    taken: Arc<AtomicU64>,
    digests: Vec<InputDigest>,
}

impl Source {
    /// Finds all files; reads none of them, save the header of a table that is the only input.
    pub fn open(inputs: &[PathBuf], options: Options) -> Result<Source, Error> {
        if let (Some(label), None) = (&options.encoding, options.forced()) {
            let advice = "use a label of the WHATWG encoding standard, such as utf-8, windows-1252 or utf-16le";
            return Err(Error::Usage(format!("unknown encoding \"{label}\"; {advice}")));
        }
        let mut source = Source::of(walk::files(inputs, &options)?, options);
        source.check_only_table()?;
        Ok(source)
    }

    /// The embedded sample corpus, as if its folder had been the input.
    pub fn sample(options: Options) -> Source {
        Source::of(walk::sample(), Options { format: None, encoding: None, ..options })
    }

    fn of(files: Vec<Found>, options: Options) -> Source {
        let prefix = files.iter().filter(|file| file.format.is_container()).count() > 1;
        let known = files.iter().all(|file| file.id != "-");
        let bytes = known.then(|| files.iter().map(|file| file.bytes).sum());
        let (files, taken) = (files.into_iter(), Arc::default());
        Source { files, current: None, pending: None, options, prefix, bytes, taken, digests: Vec::new() }
    }

    /// Bytes of all inputs as they lie on the disk; unknown with standard input.
    pub fn len_hint(&self) -> Option<u64> {
        self.bytes
    }

    /// How many of these bytes have been handed out so far; may be watched while the records are read.
    pub fn taken(&self) -> Arc<AtomicU64> {
        self.taken.clone()
    }

    /// Digests of the files with many articles (JSON lines, JSON, CSV, standard input), in input order. Complete when
    /// the iterator has ended.
    pub fn digests(&self) -> &[InputDigest] {
        &self.digests
    }

    /// A wrong column name in the one table of a run is a wrong command, not a bad record.
    fn check_only_table(&mut self) -> Result<(), Error> {
        let [file] = self.files.as_slice() else { return Ok(()) };
        if !matches!(file.format, Format::Csv | Format::Tsv) {
            return Ok(());
        }
        let Some(file) = self.files.next() else { return Ok(()) };
        match self.container(&file) {
            Ok(container) => self.current = Some(container),
            Err(Trouble::NoColumn { column, present }) => {
                return Err(Error::NoColumn { place: file.id, column, present: present.join(", ") });
            }
            Err(Trouble::Reason(reason)) => self.pending = Some(lost(&file, reason)),
        }
        Ok(())
    }

    fn container(&mut self, file: &Found) -> Result<Container, Trouble> {
        let tap = SharedTap::new(file.origin.open()?, self.taken.clone());
        let container = Container::open(file, &self.options, self.prefix, tap.clone());
        if container.is_err() {
            // What is turned away at its head was an input all the same.
            self.digests.extend(tap.digest(&file.id));
        }
        container
    }

    /// The record of a file that is one article; a file of many becomes the current container instead.
    fn enter(&mut self, file: Found) -> Option<Record> {
        if let Some(error) = &file.trouble {
            let reason = format!("cannot be read ({error}); check the file and its permissions");
            return Some(lost(&file, reason));
        }
        if !file.format.is_container() {
            self.taken.fetch_add(file.bytes, Ordering::Relaxed);
            let place = Place { file: Arc::from(file.id.as_str()), line: None };
            let outlet = file.outlet();
            let content = Content::File { origin: file.origin, packing: file.packing, format: file.format };
            return Some(Record { id: file.id, outlet, place, content });
        }
        match self.container(&file) {
            Ok(container) => {
                self.current = Some(container);
                None
            }
            Err(Trouble::Reason(reason)) => Some(lost(&file, reason)),
            Err(Trouble::NoColumn { column, present }) => {
                let present: Vec<&str> = present.iter().map(String::as_str).collect();
                Some(lost(&file, no_column(&column, &present)))
            }
        }
    }
}

impl Iterator for Source {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if let Some(record) = self.pending.take() {
            return Some(record);
        }
        loop {
            if let Some(container) = &mut self.current {
                if let Some(record) = container.next() {
                    return Some(record);
                }
                self.digests.extend(container.digest());
                self.current = None;
            }
            let file = self.files.next()?;
            if let Some(record) = self.enter(file) {
                return Some(record);
            }
        }
    }
}

fn lost(file: &Found, reason: String) -> Record {
    let place = Place { file: Arc::from(file.id.as_str()), line: None };
    Record { id: file.id.clone(), outlet: file.outlet(), place, content: Content::Lost(reason) }
}

fn no_column(column: &str, present: &[&str]) -> String {
    let present = if present.is_empty() { "none".to_owned() } else { present.join(", ") };
    format!("no column \"{column}\"; there are: {present}; name the right one with --text-column or --id-column")
}

fn too_long(what: &str, limit: usize) -> String {
    format!("{what} has more than {limit} bytes; that is no article, so look for a missing line end or quotation mark")
}
