//! Origin: where bytes come from, and how they are unpacked on the way in.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::UNIX_EPOCH;

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use sha2::{Digest, Sha256};

use super::InputDigest;
#[cfg(feature = "zip")]
use super::archive::Entry;
use super::format::Packing;
use super::limits::{Counted, Guarded, Limits};

pub(super) type Bytes = Box<dyn BufRead + Send>;

#[derive(Clone)]
pub(super) enum Origin {
    Path(PathBuf),
    Stdin,
    Embedded(&'static [u8]),
    /// A file in an archive.
    #[cfg(feature = "zip")]
    Entry(Entry),
}

impl Origin {
    pub fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Origin::Path(path) => Box::new(File::open(path)?),
            Origin::Stdin => Box::new(io::stdin()),
            Origin::Embedded(bytes) => Box::new(*bytes),
            #[cfg(feature = "zip")]
            Origin::Entry(entry) => entry.open()?,
        })
    }

    /// Whether it can be opened more than once: a pipe cannot.
    pub fn is_lasting(&self) -> bool {
        match self {
            Origin::Path(path) => std::fs::metadata(path).is_ok_and(|about| about.is_file()),
            Origin::Stdin => false,
            _ => true,
        }
    }

    /// Whether this is an input of the run, whose digest belongs into the manifest; what lies in one has none of its own.
    pub fn is_input(&self) -> bool {
        matches!(self, Origin::Path(_) | Origin::Stdin | Origin::Embedded(_))
    }

    /// Adds what tells these bytes from others, without reading them, to a checksum.
    pub fn mark(&self, sum: &mut crc32fast::Hasher) {
        let Origin::Path(path) = self else { return };
        // A file that cannot be looked at will be told of when it is read.
        let Ok(about) = std::fs::metadata(path) else { return };
        sum.update(&about.len().to_le_bytes());
        let age = about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        sum.update(&age.unwrap_or_default().as_nanos().to_le_bytes());
    }
}

/// At most `limit` bytes of an input that is read whole; `None` when there are more.
pub(super) fn read_within(reader: impl Read, limit: usize) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    reader.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok((bytes.len() <= limit).then_some(bytes))
}

/// The bytes inside a packing, within the limits.
pub(super) fn unpack(reader: impl BufRead + Send + 'static, packing: Packing, limits: Limits) -> Bytes {
    let taken: Arc<AtomicU64> = Arc::default();
    let source = Counted { source: reader, taken: taken.clone() };
    let source: Box<dyn Read + Send> = match packing {
        Packing::None => return Box::new(source.source),
        Packing::Gzip => Box::new(MultiGzDecoder::new(source)),
        Packing::Zstd => Box::new(Frames { source, decoder: FrameDecoder::new(), open: false }),
    };
    Box::new(BufReader::new(Guarded { source, taken, given: 0, limits }))
}

/// All frames of a zstd file one after the other; ruzstd's own stream stops after the first.
struct Frames<R> {
    source: R,
    decoder: FrameDecoder,
    open: bool,
}

impl<R: BufRead> Frames<R> {
    /// Opens the next frame; false at the end of the file.
    fn advance(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.source) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.source.by_ref().take(u64::from(length)), &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }

    fn close(&mut self) -> io::Result<()> {
        self.open = false;
        match (self.decoder.get_checksum_from_data(), self.decoder.get_calculated_checksum()) {
            (Some(told), Some(found)) if told != found => Err(io::Error::other("the zstd checksum does not match")),
            _ => Ok(()),
        }
    }
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.open {
                self.open = self.advance()?;
                if !self.open {
                    return Ok(0);
                }
            }
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let upto = BlockDecodingStrategy::UptoBytes(buffer.len());
                self.decoder.decode_blocks(&mut self.source, upto).map_err(io::Error::other)?;
            }
            match self.decoder.read(buffer)? {
                0 => self.close()?,
                count => return Ok(count),
            }
        }
    }
}

/// Watches the bytes of one container on their way in: for its digest, and for the progress of the run.
pub(super) struct Tap {
    source: Box<dyn Read + Send>,
    hash: Sha256,
    taken: Arc<AtomicU64>,
}

/// Two ends of one tap: the rows read through one, the source closes the other.
#[derive(Clone)]
pub(super) struct SharedTap(Arc<Mutex<Tap>>);

impl SharedTap {
    pub fn new(source: Box<dyn Read + Send>, taken: Arc<AtomicU64>) -> SharedTap {
        SharedTap(Arc::new(Mutex::new(Tap { source, hash: Sha256::new(), taken })))
    }

    /// Reads what the rows left over and gives the digest of the whole; `None` if that fails.
    pub fn digest(mut self, id: &str) -> Option<InputDigest> {
        io::copy(&mut self, &mut io::sink()).ok()?;
        Some(InputDigest { id: id.to_owned(), sha256: hex(self.0.lock().ok()?.hash.clone()) })
    }
}

impl Read for SharedTap {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut tap = self.0.lock().map_err(|_| io::Error::other("an earlier read failed"))?;
        let count = tap.source.read(buffer)?;
        tap.hash.update(&buffer[..count]);
        tap.taken.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// The digest of all that a reader gives; `None` where it fails.
pub(super) fn digest_of(source: impl Read, id: &str) -> Option<InputDigest> {
    let mut source = BufReader::new(source);
    let mut hash = Sha256::new();
    loop {
        let input = source.fill_buf().ok()?;
        if input.is_empty() {
            return Some(InputDigest { id: id.to_owned(), sha256: hex(hash) });
        }
        hash.update(input);
        let count = input.len();
        source.consume(count);
    }
}

pub(super) fn sha256(bytes: &[u8]) -> String {
    hex(Sha256::new_with_prefix(bytes))
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    fn unzst(bytes: Vec<u8>) -> io::Result<String> {
        let mut text = String::new();
        unpack(io::Cursor::new(bytes), Packing::Zstd, Limits::default()).read_to_string(&mut text)?;
        Ok(text)
    }

    #[test]
    fn all_frames_of_a_zstd_file_are_read() {
        let mut bytes = compress_to_vec("one ".as_bytes(), CompressionLevel::Fastest);
        bytes.extend([0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 9, 9, 9]); // a skippable frame
        bytes.extend(compress_to_vec("two".as_bytes(), CompressionLevel::Uncompressed));
        assert_eq!(unzst(bytes).unwrap(), "one two");
    }

    #[test]
    fn a_torn_zstd_file_is_an_error() {
        let bytes = compress_to_vec("one two three".as_bytes(), CompressionLevel::Fastest);
        assert!(unzst(bytes[..bytes.len() - 6].to_vec()).is_err());
        assert!(unzst(b"no zstd at all".to_vec()).is_err());
        assert_eq!(unzst(Vec::new()).unwrap(), "");
    }

    #[test]
    fn the_limit_is_inclusive() {
        assert_eq!(read_within(&b"12345"[..], 5).unwrap().unwrap(), b"12345");
        assert_eq!(read_within(&b"123456"[..], 5).unwrap(), None);
    }

    #[test]
    fn the_digest_covers_what_was_left_unread() {
        let tap = SharedTap::new(Box::new(&b"abc"[..]), Arc::default());
        let mut first = [0];
        tap.clone().read_exact(&mut first).unwrap();
        assert_eq!(tap.digest("x").unwrap().sha256, sha256(b"abc"));
        assert!(sha256(b"abc").starts_with("ba7816bf"));
    }
}
