//! Attribution: who is reported to have said or thought what.

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

pub fn attributions(_document: &Document) -> Vec<Attribution> {
    Vec::new()
}
