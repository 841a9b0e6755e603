//! Known: what the cues of many pairs ask of the same words, found out once per document.

use super::words::{List, Lists};
use crate::document::Document;
use crate::lexicon::{Hit, seeds};
use crate::text::token::Token;
use std::cell::Cell;
use std::ops::Range;

/// Neutral reporting verbs of less weight report only now and then.
const REPORTS: f64 = 0.8;

#[derive(Debug)]
pub struct Known {
    /// For each form, the lists it is in, once they have been asked for.
    lists: Vec<Cell<Lists>>,
    /// The first tokens of the reporting verbs.
    reports: Vec<u32>,
}

impl Known {
    pub fn new(document: &Document) -> Known {
        let hits = document.hits.of(seeds::REPORTING_VERBS).iter();
        let reports = hits.filter(|hit| is_report(document, hit)).map(|hit| hit.first).collect();
        Known { lists: vec![Cell::new(Lists::UNKNOWN); document.forms.len()], reports }
    }

    #[inline]
    pub fn lists(&self, document: &Document, token: &Token) -> Lists {
        let known = &self.lists[token.form as usize];
        match known.get() {
            Lists::UNKNOWN => look_up(known, document, token),
            lists => lists,
        }
    }

    /// The reporting verbs that begin in a range of tokens.
    pub fn reports(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = usize> + use<'_> {
        let from = self.reports.partition_point(|first| (*first as usize) < range.start);
        let behind = &self.reports[from..];
        let to = behind.partition_point(|first| (*first as usize) < range.end);
        behind[..to].iter().map(|first| *first as usize)
    }
}

/// Apart, so that what is known already is answered in place.
#[cold]
fn look_up(known: &Cell<Lists>, document: &Document, token: &Token) -> Lists {
    known.set(Lists::of(document.norm(token)));
    known.get()
}

fn is_report(document: &Document, hit: &Hit) -> bool {
    let entry = document.lexicons.entry(hit);
    let lists = Lists::of(entry.term());
    lists.has(List::Assertion) || entry.kind == "neutral" && entry.weight >= REPORTS && !lists.has(List::Thought)
}
