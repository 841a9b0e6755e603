//! Step: an entry with all that is known of it before there is a document.

use crate::codebook::{Codebook, Entry};
use crate::document::passage::Scope;
use crate::feature::{Feature, Find, Measure, Reach};
use crate::text::token::Voice;

/// What is done for an entry. There are hundreds for every article, so what can be said of them beforehand is.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    pub entry: &'a Entry,
    pub feature: &'static Feature,
    /// That of the feature: here it is near.
    pub find: Find,
    pub scope: Scope,
    pub way: Way,
    /// Whether documents in other languages are not measured by it.
    pub english: bool,
    /// How many words are looked at, where not all are.
    pub sample: Option<u32>,
    /// Whether its numbers need no more than the tally of its marks.
    pub tallies: bool,
    /// How many columns it has.
    pub columns: usize,
}

/// How the marks of an entry are come by.
#[derive(Debug, Clone, Copy)]
pub enum Way {
    /// They are found in its scope.
    Own,
    /// They are those of the body that have a voice.
    Voice(Voice),
    /// They are shared with other entries, under a number.
    Shared(usize),
    /// They are those of a case, all or those of a voice.
    Case(Option<u32>, Option<Voice>),
}

/// What marks are shared under: a name in a scope, in all of it or in its first words.
type Key = (&'static str, Scope, bool);

/// The steps of a run, and how many of them share marks with others, each number of theirs taken once.
pub fn steps(codebook: &Codebook, sample: Option<u32>) -> (Vec<Step<'_>>, usize) {
    let mut keys = Vec::new();
    let steps = codebook.entries.iter().map(|entry| Step::new(entry, sample, &mut keys)).collect();
    (steps, keys.len())
}

impl<'a> Step<'a> {
    fn new(entry: &'a Entry, sample: Option<u32>, keys: &mut Vec<Key>) -> Step<'a> {
        let (feature, scope) = (entry.feature, entry.scope);
        let sample = sample.filter(|_| feature.length_bound);
        let way = match (feature.reach, scope.voice()) {
            (Reach::Shared(name), _) => Way::Shared(number((name, scope, sample.is_some()), keys)),
            (Reach::Cases, voice) => Way::Case(entry.case.as_ref().map(|case| case.number), voice),
            (Reach::Place, Some(voice)) => Way::Voice(voice),
            (Reach::Place | Reach::Sequence, _) => Way::Own,
        };
        Step {
            entry,
            feature,
            find: feature.find,
            scope,
            way,
            english: entry.family.english,
            sample,
            tallies: feature.measures.iter().all(Measure::tallies),
            columns: feature.measures.len(),
        }
    }
}

fn number(key: Key, keys: &mut Vec<Key>) -> usize {
    keys.iter().position(|known| *known == key).unwrap_or_else(|| {
        keys.push(key);
        keys.len() - 1
    })
}
