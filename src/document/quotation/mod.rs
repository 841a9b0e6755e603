//! Quotations: marks paired, and what each pair is for.

mod cues;
mod function;
mod marks;
mod pair;
#[cfg(test)]
mod tests;

use super::Document;
use crate::text::span::Span;
pub use cues::Found;
use cues::{Cues, Habits, Known, View};
use pair::{Ending, Pair};

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
    /// What decided.
    pub cues: Vec<Found>,
    /// Index of the quotation this one stands in.
    pub inside: Option<u32>,
}

impl Quotation {
    /// The reasons in words, strongest first.
    pub fn reasons(&self, document: &Document) -> Vec<String> {
        let sorted = function::sorted(&self.cues, self.function);
        sorted.iter().map(|found| function::worded(document, found)).collect()
    }
}

/// All quotations of a document, sorted by their start; one inside another comes after it.
pub fn quotations(document: &Document) -> Vec<Quotation> {
    let pairs = pair::pairs(document);
    if pairs.is_empty() {
        return Vec::new();
    }
    let habits = Habits::new(document, &pairs);
    let known = Known::new(document);
    let mut quotations: Vec<Quotation> = Vec::with_capacity(pairs.len());
    let mut decided: Vec<Function> = Vec::with_capacity(pairs.len());
    let mut around: Vec<u32> = Vec::new();
    let mut cues = Cues::default();
    for (at, pair) in pairs.iter().enumerate() {
        while around.last().is_some_and(|outer| pairs[*outer as usize].close.1 <= pair.open.0) {
            around.pop();
        }
        let view = View::new(document, &known, &pairs, at, &decided, around.len());
        cues.gather(&view, &habits);
        let judgement = function::judge(&cues);
        decided.push(judgement.function);
        let (span, content) = places(document, pair);
        quotations.push(Quotation {
            span,
            content,
            tokens: (pair.open.1, pair.close.0),
            function: judgement.function,
            score: judgement.score,
            closed: pair.ending != Ending::Unclosed,
            cues: cues.0.clone(),
            inside: around.last().copied(),
        });
        around.push(at as u32);
    }
    quotations
}

/// Where a pair stands, with its marks and without.
fn places(document: &Document, pair: &Pair) -> (Span, Span) {
    let tokens = &document.tokens;
    let start = tokens[pair.open.0 as usize].span.start;
    let end = tokens[pair.close.1 as usize - 1].span.end;
    let inside = tokens[pair.open.1 as usize].span.start;
    let inside_end = tokens[pair.close.0 as usize - 1].span.end;
    (Span { start, end }, Span { start: inside, end: inside_end })
}
