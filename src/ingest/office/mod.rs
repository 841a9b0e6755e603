//! Office: documents of word processors and page printers, whose text lies in parts.

#[cfg(feature = "docx")]
pub(super) mod docx;
#[cfg(feature = "pdf")]
pub(super) mod pdf;
