//! Known: what the cues of many pairs ask of the same words, found out once per document.

use crate::document::Document;
use crate::lexicon::seeds;
use std::ops::Range;

#[derive(Debug)]
pub struct Known {
    /// The first tokens of the reporting verbs.
    reports: Vec<u32>,
}

impl Known {
    pub fn new(document: &Document) -> Known {
        let hits = document.hits.of(seeds::REPORTING_VERBS).iter();
        let reports = hits.filter(|hit| document.lexicons.reports(hit)).map(|hit| hit.first).collect();
        Known { reports }
    }

    /// The reporting verbs that begin in a range of tokens.
    pub fn reports(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = usize> + use<'_> {
        let from = self.reports.partition_point(|first| (*first as usize) < range.start);
        let behind = &self.reports[from..];
        let to = behind.iter().take_while(|first| (**first as usize) < range.end).count();
        behind[..to].iter().map(|first| *first as usize)
    }
}
