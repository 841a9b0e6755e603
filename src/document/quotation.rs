//! Quotations: marks paired, and what each pair is for.

use super::Document;
use crate::text::span::Span;

/// What a pair of quotation marks is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Function {
    /// Words of somebody, a clause or more.
    Speech,
    /// A phrase of a named source worked into the author's sentence.
    Fragment,
    /// The author's own words at a distance: irony, doubt, "so-called".
    Scare,
    /// The name of a work, a nickname, a brand.
    Title,
    /// The expression as such: mention, definition, translation.
    Term,
}

impl Function {
    pub const ALL: [Function; 5] =
        [Function::Speech, Function::Fragment, Function::Scare, Function::Title, Function::Term];

    pub fn as_str(self) -> &'static str {
        match self {
            Function::Speech => "speech",
            Function::Fragment => "fragment",
            Function::Scare => "scare",
            Function::Title => "title",
            Function::Term => "term",
        }
    }

    /// Whether the words inside are another voice than the author's.
    pub fn is_voice(self) -> bool {
        matches!(self, Function::Speech | Function::Fragment)
    }
}

/// A pair of quotation marks and what is between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// Marks included.
    pub span: Span,
    pub content: Span,
    /// Index of the first token inside the marks, and of the one past the last.
    pub tokens: (u32, u32),
    pub function: Function,
    /// Probability of the function, 0 to 1, by the cues.
    pub score: f64,
    /// Whether a closing mark was found; otherwise the quotation ends with its paragraph.
    pub closed: bool,
    /// The reasons in words, strongest first.
    pub cues: Vec<String>,
    /// Index of the quotation this one stands in.
    pub inside: Option<u32>,
}

pub fn quotations(_document: &Document) -> Vec<Quotation> {
    Vec::new()
}
