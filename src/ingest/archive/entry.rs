//! Entry: the files in a ZIP archive, listed and read. Names are only names: nothing is ever written by them.

use std::io::{self, BufReader, Read, Seek};

use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use zip::CompressionMethod;
use zip::read::{ZipArchive, ZipReadOptions};

use crate::ingest::store::Store;
use crate::ingest::walk;

/// Where an entry lies in its archive and what the archive says of it.
#[derive(Clone)]
pub struct Entry {
    store: Store,
    header: u64,
    pub packed: u64,
    pub size: u64,
    crc: u32,
    deflated: bool,
}

impl Entry {
    /// A reader that ends in an error where the entry is not what the archive says.
    pub fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        const FIXED: u64 = 30;
        let mut header = [0; FIXED as usize];
        let torn = |_| broken("the archive ends before it");
        self.store.window(self.header, FIXED).read_exact(&mut header).map_err(torn)?;
        if !header.starts_with(b"PK\x03\x04") {
            return Err(broken("the archive has something else in its place"));
        }
        let field = |at: usize| u64::from(u16::from_le_bytes([header[at], header[at + 1]]));
        let start = self.header + FIXED + field(26) + field(28);
        let packed = self.store.window(start, self.packed);
        let source: Box<dyn Read + Send> =
            if self.deflated { Box::new(DeflateDecoder::new(BufReader::new(packed))) } else { Box::new(packed) };
        Ok(Box::new(Checked { source, left: self.size, crc: Crc::new(), expected: self.crc }))
    }
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// As many bytes as the archive says, with the checksum it says.
struct Checked {
    source: Box<dyn Read + Send>,
    left: u64,
    crc: Crc,
    expected: u32,
}

impl Read for Checked {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let count = self.source.read(buffer)?;
        self.crc.update(&buffer[..count]);
        match self.left.checked_sub(count as u64) {
            None => Err(broken("it is longer than the archive says")),
            Some(left) if count == 0 && left > 0 => Err(broken("it is shorter than the archive says")),
            Some(0) if count == 0 && self.crc.sum() != self.expected => Err(broken("its checksum does not match")),
            Some(left) => {
                self.left = left;
                Ok(count)
            }
        }
    }
}

/// An entry with its name and what forbids to read it.
pub struct Listed {
    pub name: String,
    pub place: Entry,
    pub trouble: Option<String>,
}

/// All files of an archive, and what to say where it is torn.
///
/// # Errors
/// Why it is no archive.
pub fn list(store: &Store) -> Result<(Vec<Listed>, Option<String>), String> {
    match listed(store) {
        Ok(entries) => Ok((entries, None)),
        Err(trouble) => salvaged(store, &trouble),
    }
}

/// One file of an archive by its name.
///
/// # Errors
/// Why it is no archive, or why the file cannot be read.
#[cfg(feature = "docx")]
pub fn entry(store: &Store, name: &str) -> Result<Option<(Entry, Option<String>)>, String> {
    let (entries, torn) = list(store)?;
    let Some(found) = entries.into_iter().find(|entry| entry.name == name) else {
        return torn.map_or(Ok(None), Err);
    };
    found.trouble.map_or(Ok(Some((found.place, torn))), Err)
}

/// The name without what would lead out of the archive, were it a path; `None` for folders and hidden files.
fn name(raw: &str) -> Option<String> {
    let parts: Vec<&str> = raw.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..")).collect();
    let shown = !raw.ends_with(['/', '\\']) && !parts.is_empty() && !parts.iter().any(|part| part.starts_with('.'));
    (shown && parts[0] != "__MACOSX").then(|| parts.join("/"))
}

/// By the list at the end of the archive.
fn listed(store: &Store) -> Result<Vec<Listed>, String> {
    let archive = ZipArchive::new(BufReader::new(store.whole())).map_err(|error| error.to_string())?;
    let mut entries = Vec::with_capacity(archive.len());
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index).map_err(|error| error.to_string())?;
        let readable = entry.name().map_or_else(|_| walk::readable_bytes(entry.name_raw()), |name| name.into_owned());
        let Some(name) = name(&readable).filter(|_| entry.is_file()) else { continue };
        let place = Entry {
            store: store.clone(),
            header: entry.header_start(),
            packed: entry.compressed_size(),
            size: entry.size(),
            crc: entry.crc32(),
            deflated: entry.compression() == CompressionMethod::Deflated,
        };
        entries.push(Listed { name, place, trouble: trouble(entry.encrypted(), entry.compression()) });
    }
    Ok(entries)
}

fn trouble(encrypted: bool, method: CompressionMethod) -> Option<String> {
    if encrypted {
        return Some("it is locked with a password; unpack the archive with it".to_owned());
    }
    let known = matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated);
    (!known)
        .then(|| format!("it is packed as {method}, which connote does not unpack; pack the archive anew as Deflate"))
}

/// One after the other from the start, for an archive that is torn off before its list, and what to say about it.
fn salvaged(store: &Store, trouble: &str) -> Result<(Vec<Listed>, Option<String>), String> {
    let mut start = [0; 4];
    let is_zip = store.whole().read_exact(&mut start).is_ok() && start == *b"PK\x03\x04";
    if !is_zip {
        return Err(format!("no ZIP archive ({trouble}); check what it is"));
    }
    let mut source = BufReader::new(store.whole());
    let mut entries = Vec::new();
    while let Ok(header) = source.stream_position() {
        let options = ZipReadOptions::new().ignore_crc32(true);
        let Ok(Some(file)) = zip::read::read_zipfile_from_stream_with_options(&mut source, options) else { break };
        let readable = file.name().map_or_else(|_| walk::readable_bytes(file.name_raw()), |name| name.into_owned());
        let place = Entry {
            store: store.clone(),
            header,
            packed: file.compressed_size(),
            size: file.size(),
            crc: file.crc32(),
            deflated: file.compression() == CompressionMethod::Deflated,
        };
        let trouble = self::trouble(file.encrypted(), file.compression());
        entries.extend(name(&readable).map(|name| Listed { name, place, trouble }));
    }
    let torn =
        format!("torn off before its list of files ({trouble}); what lies before the break was read, get it anew");
    Ok((entries, Some(torn)))
}
