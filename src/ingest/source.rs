//! Source: the inputs of a run as one row of records.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::export;
use super::format::Format;
use super::inventory::Inventory;
use super::origin::SharedTap;
use super::record::{Content, Place, Record};
use super::rows::{Container, Trouble};
use super::walk::{self, Found};
use super::{InputDigest, Options, no_column};
#[cfg(any(feature = "docx", feature = "parquet", feature = "xlsx", feature = "zip"))]
use super::{limits, origin::digest_of, store::Store};
use crate::error::Error;

/// All inputs of a run, one record after the other, in an order that depends on nothing but their names.
pub struct Source {
    /// The files of the run, and above them those of the archives that are open.
    files: Vec<std::vec::IntoIter<Found>>,
    current: Option<Container>,
    pending: Option<Record>,
    options: Options,
    prefix: bool,
    #[cfg(feature = "zip")]
    swell: super::archive::Swell,
    bytes: Option<u64>,
    taken: Arc<AtomicU64>,
    digests: Vec<InputDigest>,
    inventories: Vec<Inventory>,
}

impl Source {
    /// Finds all files; reads none of them, save the header of a table that is the only input.
    ///
    /// # Errors
    /// An input that is not there or holds nothing that connote reads; a column that a single table has not; a wrong
    /// option.
    pub fn open(inputs: &[PathBuf], options: Options) -> Result<Source, Error> {
        if let (Some(label), None) = (&options.encoding, options.forced()) {
            let advice = "use a label of the WHATWG encoding standard, such as utf-8, windows-1252 or utf-16le";
            return Err(Error::Usage(format!("unknown encoding \"{label}\"; {advice}")));
        }
        let mut source = Source::of(walk::files(inputs, &options)?, options);
        source.check_only_table()?;
        Ok(source)
    }

    /// Some files of a larger input, each with its path below that: their articles get the ids that they have in all of it,
    /// behind the file's own where several files are `numbered`. What cannot be opened becomes a record that says why.
    pub fn of_larger(files: Vec<(PathBuf, String)>, numbered: bool, options: Options) -> Source {
        let files = files.into_iter().map(|(path, id)| walk::placed(&path, id, &options)).collect();
        let source = Source::of(files, options);
        Source { prefix: source.prefix || numbered, ..source }
    }

    /// The embedded sample corpus, as if its folder had been the input.
    pub fn sample(options: Options) -> Source {
        Source::of(walk::sample(), Options { format: None, encoding: None, ..options })
    }

    fn of(files: Vec<Found>, options: Options) -> Source {
        let archives = files.iter().any(|file| file.format == Format::Zip);
        let prefix = archives || files.iter().filter(|file| file.format.is_container()).count() > 1;
        // A pipe has no length.
        let known = files.iter().all(|file| file.bytes > 0 || file.origin.is_lasting());
        let bytes = known.then(|| files.iter().map(|file| file.bytes).sum());
        Source {
            files: vec![files.into_iter()],
            current: None,
            pending: None,
            options,
            prefix,
            #[cfg(feature = "zip")]
            swell: super::archive::Swell::of(0),
            bytes,
            taken: Arc::default(),
            digests: Vec::new(),
            inventories: Vec::new(),
        }
    }

    /// Bytes of all inputs as they lie on the disk; unknown where one of them is a pipe.
    pub fn len_hint(&self) -> Option<u64> {
        self.bytes
    }

    /// How many of these bytes have been handed out so far; may be watched while the records are read.
    pub fn taken(&self) -> Arc<AtomicU64> {
        self.taken.clone()
    }

    /// Digests of the files with many articles, in input order. Complete when the iterator has ended.
    pub fn digests(&self) -> &[InputDigest] {
        &self.digests
    }

    /// What archives and exports held, in input order. Complete when the iterator has ended.
    pub fn inventories(&self) -> &[Inventory] {
        &self.inventories
    }

    /// A wrong column name in the one table of a run is a wrong command, not a bad record.
    fn check_only_table(&mut self) -> Result<(), Error> {
        let [files] = self.files.as_mut_slice() else { return Ok(()) };
        let [file] = files.as_slice() else { return Ok(()) };
        if !file.format.is_table() || file.format.missing().is_some() {
            return Ok(());
        }
        let Some(file) = files.next() else { return Ok(()) };
        match self.container(&file) {
            Ok(container) => self.current = Some(container),
            Err(Trouble::NoColumn { column, present }) => {
                return Err(Error::NoColumn { place: file.id, column, present: present.join(", ") });
            }
            Err(Trouble::Reason(reason)) => self.pending = Some(lost(&file, reason)),
        }
        Ok(())
    }

    /// What the progress of a file is counted by; of what lies in an archive it was counted when that was opened.
    fn counter(&self, file: &Found) -> Arc<AtomicU64> {
        if file.origin.is_input() { self.taken.clone() } else { Arc::default() }
    }

    fn container(&mut self, file: &Found) -> Result<Container, Trouble> {
        match file.format {
            #[cfg(feature = "xlsx")]
            Format::Xlsx => {
                let store = self.store(file).map_err(Trouble::Reason)?;
                Ok(Container::of(file, super::rows::open_xlsx(&store, &file.id, &self.options)?, self.prefix))
            }
            #[cfg(feature = "parquet")]
            Format::Parquet => {
                let store = self.store(file).map_err(Trouble::Reason)?;
                Ok(Container::of(file, super::rows::open_parquet(&store, &self.options)?, self.prefix))
            }
            #[cfg(feature = "docx")]
            Format::Docx => {
                let store = self.store(file).map_err(Trouble::Reason)?;
                let rows = super::office::docx::open(&store, &file.id, &self.options).map_err(Trouble::Reason)?;
                Ok(Container::of(file, rows, true))
            }
            _ => self.stream(file),
        }
    }

    /// Rows that are read from the start of the file to its end.
    fn stream(&mut self, file: &Found) -> Result<Container, Trouble> {
        let tap = SharedTap::new(file.origin.open()?, self.counter(file));
        let container = Container::open(file, &self.options, self.prefix, tap.clone());
        if container.is_err() && file.origin.is_input() {
            // What is turned away at its head was an input all the same.
            self.digests.extend(tap.digest(&file.id));
        }
        container
    }

    /// The bytes of a file that is read at several places; it is counted and its digest is taken at once.
    #[cfg(any(feature = "docx", feature = "parquet", feature = "xlsx", feature = "zip"))]
    fn store(&mut self, file: &Found) -> Result<Store, String> {
        self.counter(file).fetch_add(file.bytes, Ordering::Relaxed);
        let store = Store::open(&file.origin, file.packing, self.options.limits);
        let advice = "check the file, its permissions and the room for temporary files";
        let store = store.map_err(|error| limits::reason(&error, "cannot be read", advice))?;
        if file.origin.is_input() {
            let digest = match file.origin.is_lasting() {
                true => file.origin.open().ok().and_then(|source| digest_of(source, &file.id)),
                // What came through a pipe is there only as it was unpacked.
                false => digest_of(store.whole(), &file.id),
            };
            self.digests.extend(digest);
        }
        Ok(store)
    }

    /// Puts the files of an archive in front of those that follow it.
    #[cfg(feature = "zip")]
    fn enter_archive(&mut self, file: &Found) -> Option<Record> {
        use super::archive::{self, Swell};
        if file.depth >= self.options.limits.nesting {
            let depth = self.options.limits.nesting;
            let reason =
                format!("not read: archives lie more than {depth} deep in archives; unpack it, or raise --max-nesting");
            return Some(lost(file, reason));
        }
        let store = match self.store(file) {
            Ok(store) => store,
            Err(reason) => return Some(lost(file, reason)),
        };
        if file.depth == 0 {
            self.swell = Swell::of(store.length);
        }
        match archive::expand(&store, file, &mut self.swell, &self.options) {
            Ok(opened) => {
                self.inventories.push(opened.inventory);
                let nothing = opened.files.is_empty() && opened.torn.is_none();
                self.files.push(opened.files.into_iter());
                let empty = || "empty; it holds no file that connote reads, so leave it out".to_owned();
                opened.torn.or_else(|| nothing.then(empty)).map(|reason| lost(file, reason))
            }
            Err(reason) => Some(lost(file, reason)),
        }
    }

    #[cfg(not(feature = "zip"))]
    fn enter_archive(&mut self, _: &Found) -> Option<Record> {
        None
    }

    /// The articles of a page that is an export of many.
    fn export(&mut self, file: &Found) -> Option<Container> {
        if file.format != Format::Html || !export::factiva::looks_like(&file.origin, file.packing, self.options.limits)
        {
            return None;
        }
        let (rows, digest) = export::factiva::open(file, &self.options)?;
        self.counter(file).fetch_add(file.bytes, Ordering::Relaxed);
        self.digests.extend(digest.filter(|_| file.origin.is_input()));
        Some(Container::of(file, rows, true))
    }

    /// The record of a file that is one article; a file of many becomes the current container instead.
    fn enter(&mut self, file: Found) -> Option<Record> {
        if let Some(reason) = &file.trouble {
            return Some(lost(&file, reason.clone()));
        }
        if let Some(feature) = file.format.missing() {
            self.counter(&file).fetch_add(file.bytes, Ordering::Relaxed);
            let reason = format!("not read: this connote was built without it; build it with --features {feature}");
            return Some(lost(&file, reason));
        }
        if file.format == Format::Zip {
            return self.enter_archive(&file);
        }
        if !file.format.is_container() && file.format != Format::Docx {
            if let Some(container) = self.export(&file) {
                self.current = Some(container);
                return None;
            }
            self.counter(&file).fetch_add(file.bytes, Ordering::Relaxed);
            let place = Place { file: Arc::from(file.id.as_str()), at: None };
            let outlet = file.outlet();
            let Found { origin, packing, format, bytes: size, .. } = file;
            let content = Content::File { origin, packing, format, size, fetched: None };
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

    /// The next file; an archive that has no more is left.
    fn file(&mut self) -> Option<Found> {
        loop {
            let file = self.files.last_mut()?.next();
            if file.is_some() {
                return file;
            }
            self.files.pop();
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
                self.digests.extend(container.digest().filter(|_| container.is_input));
                self.inventories.extend(container.inventory());
                self.current = None;
            }
            let file = self.file()?;
            if let Some(record) = self.enter(file) {
                return Some(record);
            }
        }
    }
}

fn lost(file: &Found, reason: String) -> Record {
    let place = Place { file: Arc::from(file.id.as_str()), at: None };
    Record { id: file.id.clone(), outlet: file.outlet(), place, content: Content::Lost(reason) }
}
