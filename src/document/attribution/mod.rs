//! Attribution: who is reported to have said or thought what.
//!
//! The kinds are those of Pareti 2015 (source, cue, content). A cue governs its content by one of a few constructions;
//! what stands inside a content is not taken apart again.

mod clause;
mod complement;
mod cue;
mod direct;
mod phrase;
mod reading;
mod source;
mod verb;
mod walk;

use super::Document;
use crate::text::span::Span;

/// How the content is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manner {
    /// In quotation marks, whole.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// In the author's words: "officials said that ...".
    Indirect,
}

impl Manner {
    pub fn as_str(self) -> &'static str {
        match self {
            Manner::Direct => "direct",
            Manner::Mixed => "mixed",
            Manner::Indirect => "indirect",
        }
    }
}

/// Content that the article credits to a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    pub manner: Manner,
    /// What is said, quotation marks included.
    pub content: Span,
    /// The words that report it: `said`, `according to`.
    pub cue: Option<Span>,
    /// Who says it, as named here.
    pub source: Option<Span>,
}

/// All attributions of a document, sorted by the start of their content.
pub fn attributions(document: &Document) -> Vec<Attribution> {
    let reading = reading::Reading::new(document);
    let mut found = walk::walk(&reading);
    found.sort_by_key(|found| (found.content.start, found.content.end));
    found.dedup_by_key(|found| found.content.clone());
    found.iter().filter_map(|found| reading.attribution(found)).collect()
}
