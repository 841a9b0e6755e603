//! Store: bytes that are read at any place, by several readers at once, as archives and column tables want it.

use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::SpooledTempFile;

use super::format::Packing;
use super::limits::Limits;
use super::origin::{Origin, unpack};

/// What is kept in memory of an input that is no file by itself; the rest goes to a file without a name.
const IN_MEMORY: usize = 1 << 23;

trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

/// Clones share the bytes.
#[derive(Clone)]
pub(super) struct Store {
    file: Arc<Mutex<Box<dyn ReadSeek>>>,
    pub length: u64,
}

impl Store {
    /// A file is read where it lies; anything else is unpacked first.
    pub fn open(origin: &Origin, packing: Packing, limits: Limits) -> io::Result<Store> {
        if let (Origin::Path(path), Packing::None) = (origin, packing) {
            let file = std::fs::File::open(path)?;
            let about = file.metadata()?;
            if about.is_file() {
                return Ok(Store { file: Arc::new(Mutex::new(Box::new(file))), length: about.len() });
            }
        }
        let mut source = unpack(BufReader::new(origin.open()?), packing, limits);
        let mut file = SpooledTempFile::new(IN_MEMORY);
        let length = io::copy(&mut source.by_ref().take(limits.unpacked.saturating_add(1)), &mut file)?;
        limits.check(length, length).map_err(io::Error::other)?;
        file.flush()?;
        Ok(Store { file: Arc::new(Mutex::new(Box::new(file))), length })
    }

    /// A reader of its own for the bytes from `start` on, at most `length`.
    pub fn window(&self, start: u64, length: u64) -> Window {
        let length = length.min(self.length.saturating_sub(start));
        Window { file: self.file.clone(), start, length, at: 0 }
    }

    pub fn whole(&self) -> Window {
        self.window(0, self.length)
    }
}

/// A part of a store.
pub(super) struct Window {
    file: Arc<Mutex<Box<dyn ReadSeek>>>,
    start: u64,
    length: u64,
    at: u64,
}

impl Read for Window {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.length.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let most = buffer.len().min(left);
        if most == 0 {
            return Ok(0);
        }
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(self.start + self.at))?;
        let count = file.read(&mut buffer[..most])?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for Window {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_do_not_disturb_each_other() {
        let store = Store::open(&Origin::Embedded(b"abcdef"), Packing::None, Limits::default()).unwrap();
        let (mut left, mut right) = (store.window(0, 4), store.window(2, 99));
        let (mut a, mut b) = ([0; 2], String::new());
        left.read_exact(&mut a).unwrap();
        right.read_to_string(&mut b).unwrap();
        let mut rest = String::new();
        left.read_to_string(&mut rest).unwrap();
        assert_eq!((&a, b.as_str(), rest.as_str()), (b"ab", "cdef", "cd"));
        left.seek(SeekFrom::End(-1)).unwrap();
        rest.clear();
        left.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "d");
        assert!(left.seek(SeekFrom::Current(-9)).is_err());
        assert_eq!(left.seek(SeekFrom::Start(9)).unwrap(), 9);
        assert_eq!(left.read(&mut a).unwrap(), 0);
    }

    #[test]
    fn what_is_unpacked_for_a_store_is_limited() {
        let limits = Limits { unpacked: 3, ..Limits::default() };
        assert!(Store::open(&Origin::Embedded(b"abcdef"), Packing::None, limits).is_err());
    }
}
