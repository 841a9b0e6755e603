//! Extract: a document becomes findings, and findings become numbers.

mod room;
mod step;

use crate::codebook::{Codebook, Entry};
use crate::document::Document;
use crate::document::passage::{Passage, Totals};
use crate::feature::{Marks, Reduction};
use room::Room;
use step::Step;

/// The marks of one entry with what they are to be held against.
#[derive(Debug, Clone)]
pub struct Finding {
    pub entry: Entry,
    pub evidence: Marks,
    pub totals: Totals,
}

/// The values of one article, aligned with the codebook's columns.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureVector {
    pub values: Vec<Option<f64>>,
}

/// Measures documents by a codebook, with buffers that are used again.
#[derive(Debug, Clone)]
pub struct Extractor<'a> {
    codebook: &'a Codebook,
    steps: Vec<Step<'a>>,
    reductions: Vec<Reduction>,
    room: Room<'a>,
}

/// The marks of an entry and the totals that they are held against; `None` where a document is not to be measured by it.
pub type Found<'m> = Option<(&'m Marks, &'m Totals)>;

impl<'a> Extractor<'a> {
    pub fn new(codebook: &'a Codebook) -> Extractor<'a> {
        let reductions = codebook.columns.iter().map(|column| column.measure.reduction()).collect();
        let (steps, shared) = step::steps(codebook, None);
        Extractor { codebook, steps, reductions, room: Room::new(shared) }
    }

    /// Measures length-bound features in the first `words` words of each scope, and not at all where there are fewer.
    pub fn sampled(self, words: Option<u32>) -> Extractor<'a> {
        let (steps, shared) = step::steps(self.codebook, words);
        Extractor { steps, room: Room::new(shared), ..self }
    }

    /// The numbers of a document. Where its marks are no use but to be counted, they are only counted.
    pub fn vector(&mut self, document: &Document) -> FeatureVector {
        self.values(document, false, |_, _| ())
    }

    /// The numbers of a document, while `see` is shown what they are made of, entry by entry.
    pub fn vector_of(&mut self, document: &Document, see: impl FnMut(&'a Entry, Found)) -> FeatureVector {
        self.values(document, true, see)
    }

    fn values(&mut self, document: &Document, marked: bool, mut see: impl FnMut(&'a Entry, Found)) -> FeatureVector {
        let mut values = vec![None; self.reductions.len()];
        let mut left = values.as_mut_slice();
        let Extractor { steps, reductions, room, .. } = self;
        let mut reductions = reductions.as_slice();
        walk(steps, room, document, marked, |step, found| {
            let (own, behind) = reductions.split_at(step.columns);
            let (values, others) = std::mem::take(&mut left).split_at_mut(step.columns);
            (reductions, left) = (behind, others);
            if let Some((marks, totals)) = found {
                values.iter_mut().zip(own).for_each(|(value, reduction)| *value = reduction.of(marks, totals));
            }
            see(step.entry, found);
        });
        FeatureVector { values }
    }

    /// The marks of a document, entry by entry; entries by which it is not to be measured are left out.
    pub fn findings(&mut self, document: &Document) -> Vec<Finding> {
        let mut findings = Vec::with_capacity(self.codebook.entries.len());
        self.walk(document, |entry, marks, totals| {
            findings.push(Finding { entry: entry.clone(), evidence: Marks::from(marks.to_vec()), totals: *totals });
        });
        findings
    }

    /// Takes the entries in order and hands each that the document is measured by to `take`, with its marks.
    pub fn walk(&mut self, document: &Document, mut take: impl FnMut(&'a Entry, &Marks, &Totals)) {
        walk(&self.steps, &mut self.room, document, true, |step, found| {
            if let Some((marks, totals)) = found {
                take(step.entry, marks, totals);
            }
        });
    }
}

/// Takes all steps in order; where it need not be `marked` what they are made of, a tally will do.
fn walk<'a>(
    steps: &[Step<'a>],
    room: &mut Room<'a>,
    document: &Document,
    marked: bool,
    mut take: impl FnMut(&Step<'a>, Found),
) {
    let (all, foreign) = (Totals::all(document), document.foreign.is_some());
    room.clear();
    for step in steps {
        let (passage, totals) = (Passage::new(document, step.scope), &all[step.scope as usize]);
        match step.sample {
            _ if foreign && step.english => take(step, None),
            None => take(step, Some((room.marks(step, &passage, marked), totals))),
            Some(words) if totals.words < words => take(step, None),
            Some(words) => {
                let (passage, totals) = (passage.first(words), Totals { words, ..*totals });
                take(step, Some((room.marks(step, &passage, marked), &totals)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::feature::Reach;
    use crate::lexicon::{Lexicons, Vocabulary};

    #[test]
    fn shared_marks_are_those_that_each_feature_finds() {
        let codebook = Codebook::full();
        let mut extractor = Extractor::new(&codebook);
        for text in ["The committee met. Nobody from the village was asked, and the president stayed.", "Go on.", ""] {
            let article = Article { text: text.to_owned(), ..Article::default() };
            let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
            extractor.walk(&document, |entry, marks, _| {
                if let Reach::Shared(_) = entry.feature.reach {
                    let mut own = Vec::new();
                    entry.feature.find.marks(&Passage::new(&document, entry.scope), &mut own);
                    assert_eq!(own, marks[..], "{}", entry.feature.name);
                }
            });
        }
    }

    fn values(text: &str, sample: Option<u32>) -> Vec<(String, bool, Option<f64>)> {
        let codebook = Codebook::full();
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        let values = Extractor::new(&codebook).sampled(sample).vector(&document).values;
        let bound = |at: usize| codebook.columns[at].entry.feature.length_bound;
        values.iter().enumerate().map(|(at, value)| (codebook.columns[at].name.clone(), bound(at), *value)).collect()
    }

    #[test]
    fn a_sample_is_measured_as_if_the_article_were_no_longer() {
        let start = "The dam and the village and the river wait";
        let long = format!("{start} and nobody in the old town asked the mayor of the village about the dam.");
        let (alone, sampled, whole) = (values(start, None), values(&long, Some(9)), values(&long, None));
        for ((alone, sampled), whole) in alone.iter().zip(&sampled).zip(&whole) {
            assert_eq!(sampled.2, if sampled.1 { alone.2 } else { whole.2 }, "{}", sampled.0);
        }
        assert!(sampled.iter().zip(&whole).any(|(sampled, whole)| sampled.2 != whole.2));
    }

    #[test]
    fn an_article_shorter_than_the_sample_has_empty_cells_there() {
        for (name, bound, value) in values("The dam and the village wait.", Some(7)) {
            assert!(!bound || value.is_none(), "{name}: {value:?}");
        }
    }
}
