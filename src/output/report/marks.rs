//! Marks: every distinct list of marks once, with the reasons, for text and numbers to point to.

use crate::document::Document;
use crate::document::quotation::Quotation;
use crate::feature::{Evidence, Reason};
use crate::output::offsets::{Offsets, Unit};
use crate::output::printable::printable;
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Number;

/// The marks that some numbers rest on.
#[derive(Debug, Default, PartialEq, Serialize)]
pub struct MarkList {
    /// Two numbers a mark: its start after the start of the mark before, and its length, in UTF-16 code units.
    spans: Vec<i64>,
    /// For each mark the index of its reason; empty where no mark has one.
    why: Vec<usize>,
    /// For each mark its weight; empty where all weigh 1.
    weights: Vec<Number>,
}

/// Why there is a mark, in words.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Why {
    pub head: String,
    pub facts: Vec<String>,
    pub note: String,
}

/// All lists and reasons of a page.
#[derive(Debug, Serialize)]
pub struct Marks {
    lists: Vec<MarkList>,
    pub reasons: Vec<Why>,
    #[serde(skip)]
    known: FxHashMap<Why, usize>,
    #[serde(skip)]
    offsets: Offsets,
}

impl Marks {
    pub fn new(document: &Document) -> Marks {
        let offsets = Offsets::new(document.text, Unit::Utf16);
        Marks { lists: Vec::new(), reasons: Vec::new(), known: FxHashMap::default(), offsets }
    }

    /// Where a byte of the text is in UTF-16.
    pub fn place(&self, byte: u32) -> u32 {
        self.offsets.of(crate::text::span::Span { start: byte, end: byte })[0]
    }

    /// The index of a list, which is kept if it is new.
    pub fn list(&mut self, document: &Document, evidence: &[Evidence]) -> usize {
        let mut list = MarkList::default();
        let mut before = 0;
        for mark in evidence {
            let [start, end] = self.offsets.of(mark.span).map(i64::from);
            list.spans.extend([start - before, end - start]);
            before = start;
        }
        let reasons: Vec<Option<usize>> = evidence.iter().map(|mark| self.reason(document, mark)).collect();
        if reasons.iter().any(Option::is_some) {
            let none = reasons.contains(&None).then(|| self.intern(Why::plain(String::new())));
            list.why = reasons.iter().filter_map(|reason| reason.or(none)).collect();
        }
        // The weight of a lexicon entry or of a quotation is told with its reason.
        if list.why.is_empty() && evidence.iter().any(|mark| mark.weight.to_bits() != 1f64.to_bits()) {
            list.weights = evidence.iter().map(|mark| short(mark.weight)).collect();
        }
        self.lists.iter().position(|known| *known == list).unwrap_or_else(|| {
            self.lists.push(list);
            self.lists.len() - 1
        })
    }

    /// The reason of a mark of a list.
    pub fn why(&self, list: usize, mark: usize) -> Option<&Why> {
        self.lists.get(list)?.why.get(mark).and_then(|at| self.reasons.get(*at))
    }

    fn reason(&mut self, document: &Document, mark: &Evidence) -> Option<usize> {
        let why = match mark.reason {
            Reason::Plain => return None,
            Reason::Entry { lexicon, entry } => {
                let entry = document.lexicons.list.get(usize::from(lexicon.0))?.entries.get(entry as usize)?;
                let facts = vec![entry.kind.to_string(), format!("weight {}", entry.weight)];
                Why { head: entry.term().to_owned(), facts, note: entry.reason.to_string() }
            }
            Reason::Quotation(at) => Why::quotation(document, document.quotations.get(at as usize)?),
            Reason::Manner(_) => Why::attribution(document, mark),
            _ => Why::plain(mark.entry(document)),
        };
        Some(self.intern(why.printable()))
    }

    fn intern(&mut self, why: Why) -> usize {
        *self.known.entry(why.clone()).or_insert_with(|| {
            self.reasons.push(why);
            self.reasons.len() - 1
        })
    }
}

impl Why {
    /// Sources and cues are words of the article.
    fn printable(self) -> Why {
        let clean = |text: String| printable(&text).into_owned();
        Why { head: clean(self.head), facts: self.facts.into_iter().map(clean).collect(), note: clean(self.note) }
    }

    fn plain(head: String) -> Why {
        Why { head, facts: Vec::new(), note: String::new() }
    }

    fn quotation(document: &Document, quotation: &Quotation) -> Why {
        let mut facts = vec![format!("probability {:.2}", quotation.score)];
        if !quotation.closed {
            facts.push("never closed".to_owned());
        }
        let head = format!("function: {}", quotation.function.as_str());
        let note = format!("Cues, strongest first: {}", quotation.reasons(document).join("; "));
        Why { head, facts, note }
    }

    /// An attribution is known by the place of its content.
    fn attribution(document: &Document, mark: &Evidence) -> Why {
        let of = |span: Option<crate::text::span::Span>| span.map(|span| span.of(document.text).to_owned());
        let found = document.attributions.iter().find(|attribution| attribution.content == mark.span);
        let source = found.and_then(|found| of(found.source)).map(|source| format!("source “{source}”"));
        let cue = found.and_then(|found| of(found.cue)).map(|cue| format!("cue “{cue}”"));
        Why { head: mark.entry(document), facts: source.into_iter().chain(cue).collect(), note: String::new() }
    }
}

/// A number with at most four decimals, without any where it is whole.
pub fn short(value: f64) -> Number {
    let rounded = (value * 1e4).round() / 1e4;
    match rounded {
        whole if whole.fract() == 0.0 && whole.abs() < 1e15 => Number::from(whole as i64),
        other => Number::from_f64(other).unwrap_or_else(|| Number::from(0)),
    }
}
