//! Packed: the marked text of an article in few bytes, for a page that holds hundreds of them.

use crate::codebook::Entry;
use crate::document::Document;
use crate::extract::Finding;
use crate::feature::{Evidence, Reason};
use crate::output::offsets::{Offsets, Unit};
use crate::output::printable::printable;
use crate::output::report::kinds::{KINDS, Kind};
use crate::output::report::text;
use serde::Serialize;

/// Text, parts and marks of an article; places count UTF-16 code units.
#[derive(Debug, Clone, Serialize)]
pub struct Packed {
    text: String,
    /// Start, length and part of each block.
    blocks: Vec<(u32, u32, &'static str)>,
    /// Four numbers a mark: its start after the start of the mark before, its length, its kind, its reason.
    marks: Vec<i64>,
    reasons: Vec<String>,
}

/// Cues told of a quotation.
const MOST_CUES: usize = 3;

impl Packed {
    pub fn new(document: &Document, findings: &[Finding]) -> Packed {
        let offsets = Offsets::new(document.text, Unit::Utf16);
        let blocks = document.paragraphs.iter().map(|paragraph| {
            let [start, end] = offsets.of(paragraph.span);
            (start, end - start, text::part(document, paragraph.tokens))
        });
        let mut packed = Packed {
            text: printable(document.text).into_owned(),
            blocks: blocks.collect(),
            marks: Vec::new(),
            reasons: Vec::new(),
        };
        let mut marks: Vec<(&Evidence, usize, &Entry)> = Vec::new();
        for (kind, of) in KINDS.iter().enumerate() {
            for finding in findings.iter().filter(|finding| of.draws(&finding.entry)) {
                marks.extend(finding.evidence.iter().map(|mark| (mark, kind, &finding.entry)));
            }
        }
        marks.sort_by_key(|(mark, kind, _)| (mark.span.start, *kind));
        let mut before = 0;
        for (mark, kind, entry) in marks {
            let [start, end] = offsets.of(mark.span).map(i64::from);
            let reason = packed.reason(told(document, mark, &KINDS[kind], entry));
            packed.marks.extend([start - before, end - start, kind as i64, reason as i64]);
            before = start;
        }
        packed
    }

    fn reason(&mut self, reason: String) -> usize {
        self.reasons.iter().position(|known| *known == reason).unwrap_or_else(|| {
            self.reasons.push(reason);
            self.reasons.len() - 1
        })
    }
}

/// The reason of a mark in a line; of a family's first its feature.
fn told(document: &Document, mark: &Evidence, kind: &Kind, entry: &Entry) -> String {
    let reason = match mark.reason {
        Reason::Quotation(at) => document.quotations.get(at as usize).map_or(String::new(), |quotation| {
            let mut cues = quotation.reasons(document);
            cues.truncate(MOST_CUES);
            format!("{} {:.2}: {}", quotation.function.as_str(), quotation.score, cues.join("; "))
        }),
        _ => mark.entry(document),
    };
    let feature = if kind.family { entry.feature.name.replace('_', " ") } else { String::new() };
    let told: Vec<&str> = [feature.as_str(), &reason].into_iter().filter(|part| !part.is_empty()).collect();
    printable(&told.join(": ")).into_owned()
}
