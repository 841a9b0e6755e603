//! Limits: what no honest input exceeds, so that nothing that comes in can fill the memory or run for days.

use std::fmt;
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The most that inputs may have. Each error that comes of one names the option that raises it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one article (`--max-mb`).
    pub article: usize,
    /// Bytes of one line, one JSON value or one row of a table (`--max-line-mb`).
    pub line: usize,
    /// Bytes that one packed file or one archive unpacks to (`--max-unpacked-gb`).
    pub unpacked: u64,
    /// How many times its size a packed file or an archive unpacks to (`--max-ratio`).
    pub ratio: u64,
    /// How deep archives lie in archives (`--max-nesting`).
    pub nesting: u32,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { article: 100_000_000, line: 100_000_000, unpacked: 1_000_000_000_000, ratio: 200, nesting: 4 }
    }
}

/// What is unpacked before the ratio is looked at: a short text that repeats itself harms nobody.
const FREE: u64 = 1 << 24;

/// What was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    Unpacked(u64),
    Ratio(u64),
}

impl fmt::Display for Met {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Met::Unpacked(limit) => write!(
                formatter,
                "it unpacks to more than {limit} bytes; if it is what it should be, raise --max-unpacked-gb"
            ),
            Met::Ratio(limit) => write!(
                formatter,
                "it unpacks to more than {limit} times its size; if it is what it should be, raise --max-ratio"
            ),
        }
    }
}

impl std::error::Error for Met {}

/// No article is longer, whatever the options say: spans count in 32 bits.
const MOST_BYTES: usize = u32::MAX as usize;

impl Limits {
    pub(super) fn article(&self) -> usize {
        self.article.clamp(1, MOST_BYTES)
    }

    pub(super) fn line(&self) -> usize {
        self.line.clamp(1, MOST_BYTES)
    }

    /// Whether so much may come of `packed` bytes.
    pub(super) fn check(&self, packed: u64, unpacked: u64) -> Result<(), Met> {
        if unpacked > self.unpacked {
            return Err(Met::Unpacked(self.unpacked));
        }
        if unpacked > FREE && unpacked > self.ratio.saturating_mul(packed) {
            return Err(Met::Ratio(self.ratio));
        }
        Ok(())
    }
}

/// The limit that an error comes of.
pub(super) fn met(error: &io::Error) -> Option<Met> {
    error.get_ref().and_then(|inner| inner.downcast_ref::<Met>()).copied()
}

/// The error as a reason: a limit speaks for itself, anything else stands between `before` and `after`.
pub(super) fn reason(error: &io::Error, before: &str, after: &str) -> String {
    match met(error) {
        Some(met) => format!("not read: {met}"),
        None => format!("{before} ({error}); {after}"),
    }
}

/// Counts what a decoder takes.
pub(super) struct Counted<R> {
    pub source: R,
    pub taken: Arc<AtomicU64>,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.taken.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.source.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.taken.fetch_add(count as u64, Ordering::Relaxed);
        self.source.consume(count);
    }
}

/// Ends with an error where a decoder gives more than the limits allow for what it took.
pub(super) struct Guarded<R> {
    pub source: R,
    pub taken: Arc<AtomicU64>,
    pub given: u64,
    pub limits: Limits,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.given += count as u64;
        self.limits.check(self.taken.load(Ordering::Relaxed), self.given).map_err(io::Error::other)?;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_little_may_swell_and_much_may_not() {
        let limits = Limits { ratio: 10, unpacked: FREE * 20, ..Limits::default() };
        assert_eq!(limits.check(1, FREE), Ok(()));
        assert_eq!(limits.check(FREE / 10, FREE), Ok(()));
        assert_eq!(limits.check(1, FREE + 1), Err(Met::Ratio(10)));
        assert_eq!(limits.check(FREE * 20, FREE * 20), Ok(()));
        assert_eq!(limits.check(FREE * 20, FREE * 20 + 1), Err(Met::Unpacked(FREE * 20)));
    }

    #[test]
    fn reasons_name_their_option() {
        let met = io::Error::other(Met::Ratio(7));
        assert!(reason(&met, "cannot be unpacked", "pack it anew").contains("7 times its size"));
        assert!(reason(&met, "", "").contains("--max-ratio"));
        let torn = io::Error::from(io::ErrorKind::UnexpectedEof);
        assert!(reason(&torn, "cannot be unpacked", "pack it anew").ends_with("; pack it anew"));
    }
}
