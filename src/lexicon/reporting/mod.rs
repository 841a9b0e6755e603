//! Words that report: what a form can be to attributions, quotations and sources, found once, when the vocabulary learns
//! it. The lists of all three are asked together.

mod cue;
mod lists;
mod noun;

pub use cue::{Class, CueRow, Cues, Entry, Kind, Takes};
pub use lists::{List, Lists};
pub use noun::Noun;

use crate::text::signal::{Signal, is_contracted};
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// What a form can be where somebody is reported to say something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reporting {
    /// The lists of words around quotation marks that hold it.
    pub lists: Lists,
    /// The cues of attribution that begin with it.
    pub cues: CueRow,
    /// What it tells of a source as its noun or title, a possessive ending aside.
    pub noun: Option<Noun>,
    pub signal: Signal,
}

impl Reporting {
    /// Looks up a folded form.
    pub fn of(norm: &str) -> Reporting {
        let table = table();
        let mut found = table.get(norm).copied().unwrap_or_default();
        if norm.contains('\'') {
            found.lists = found.lists.with_endings(norm);
            if let Some(bare) = norm.strip_suffix("'s") {
                found.noun = table.get(bare).and_then(|bare| bare.noun);
            }
            if is_contracted(norm) {
                found.signal = Signal::Contracted;
            } else if norm.ends_with("'re") || norm.ends_with("'m") {
                found.signal = Signal::Be;
            }
        }
        found
    }
}

/// Neutral reporting verbs of less weight report only now and then.
const REPORTS: f64 = 0.8;

/// Whether an entry of the reporting verbs reports wherever it stands.
pub fn reports(verb: &super::Entry) -> bool {
    let lists = Reporting::of(verb.term()).lists;
    lists.has(List::Assertion) || verb.kind == "neutral" && verb.weight >= REPORTS && !lists.has(List::Thought)
}

fn table() -> &'static FxHashMap<String, Reporting> {
    static TABLE: OnceLock<FxHashMap<String, Reporting>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table: FxHashMap<String, Reporting> = FxHashMap::default();
        for (form, row) in Cues::embedded().forms() {
            table.entry(form.to_owned()).or_default().cues = row;
        }
        for (word, lists) in lists::words() {
            table.entry(word).or_default().lists = lists;
        }
        for (form, noun) in noun::forms() {
            table.entry(form.to_owned()).or_default().noun = Some(noun);
        }
        for (form, signal) in Signal::forms() {
            table.entry(form.to_owned()).or_default().signal = signal;
        }
        table
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lists_are_asked_together() {
        let claim = Reporting::of("claims");
        assert!(Cues::embedded().at(claim.cues).next().is_some() && claim.lists.has(List::Vague));
        assert_eq!(Reporting::of("ministry's").noun, Some(Noun::Organisation));
        assert_eq!(Reporting::of("harbour"), Reporting::default());
        assert_eq!(Reporting::of("they're").signal, Signal::Contracted);
        assert_eq!(Reporting::of("and").signal, Signal::And);
    }

    #[test]
    fn lists_are_told_apart() {
        let is = |norm: &str, list: List| Reporting::of(norm).lists.has(list);
        assert!(is("alleged", List::Doubt) && !is("called", List::Doubt));
        assert!(is("point out", List::Assertion) && !is("point", List::Assertion));
        assert!(is("don't", List::Negation) && !is("knot", List::Negation));
        assert!(is("we're", List::Be) && !is("here", List::Be));
        assert!(is("she'll", List::Contracted) && !is("shell", List::Contracted));
    }
}
