//! Archives: files that hold files, and crawls that hold pages.

#[cfg(any(feature = "zip", feature = "docx", feature = "xlsx"))]
mod entry;
#[cfg(feature = "warc")]
mod http;
#[cfg(feature = "warc")]
mod warc;
#[cfg(feature = "zip")]
mod zip;

#[cfg(any(feature = "zip", feature = "docx"))]
pub(super) use entry::Entry;
#[cfg(feature = "docx")]
pub(super) use entry::entry;
#[cfg(feature = "xlsx")]
pub(super) use entry::list;
#[cfg(feature = "warc")]
pub(super) use warc::{Capture, Records};
#[cfg(feature = "zip")]
pub(super) use zip::{Swell, expand};
