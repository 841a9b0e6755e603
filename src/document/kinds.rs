//! Kinds: how many hits lexicons have in each scope, by the kinds of their entries, and what they weigh.

use super::Document;
use super::passage::Scope;
use crate::lexicon::LexiconId;

/// Hits, and the sum of the weights of their entries.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Sum {
    pub hits: u32,
    pub weight: f64,
}

/// The sums in each scope, in the order of [`Scope::ALL`].
type Sums = [Sum; Scope::ALL.len()];

/// For each lexicon the sums of all its hits and, behind them, those of each kind.
#[derive(Debug)]
pub struct Kinds {
    sums: Vec<Sums>,
    /// Where those of each lexicon begin.
    starts: Vec<usize>,
}

impl Kinds {
    pub(super) fn of_document(document: &Document) -> Kinds {
        let mut starts = Vec::with_capacity(document.lexicons.list.len());
        let mut end = 0;
        for kinds in document.lexicons.kinds_per_lexicon() {
            starts.push(end);
            end += 1 + kinds;
        }
        let mut sums = vec![Sums::default(); end];
        for hit in document.hits.all() {
            let scope = Scope::narrowest(&document.tokens[hit.first as usize]);
            let Some(scope) = Scope::ALL.get(usize::from(scope)).copied() else { continue };
            let weight = document.lexicons.weight(hit);
            let start = starts[usize::from(hit.lexicon.0)];
            for row in [start, start + 1 + usize::from(hit.kind)] {
                let mut add = |scope: Scope| {
                    let sum = &mut sums[row][scope as usize];
                    (sum.hits, sum.weight) = (sum.hits + 1, sum.weight + weight);
                };
                add(scope);
                if scope != Scope::Headline {
                    add(Scope::Body);
                }
            }
        }
        Kinds { sums, starts }
    }

    /// All hits of a lexicon.
    pub fn all(&self, lexicon: LexiconId, scope: Scope) -> Sum {
        self.sums[self.starts[usize::from(lexicon.0)]][scope as usize]
    }

    /// Those of a kind, by its number in the lexicon.
    pub fn of(&self, lexicon: LexiconId, kind: u16, scope: Scope) -> Sum {
        self.sums[self.starts[usize::from(lexicon.0)] + 1 + usize::from(kind)][scope as usize]
    }
}
