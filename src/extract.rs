//! Extract: a document becomes findings, and findings become numbers.

use crate::codebook::{Codebook, Entry};
use crate::document::Document;
use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Feature, Marks, Measure, Reach};
use crate::text::token::Voice;

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
    sample: Option<u32>,
    found: Marks,
    shared: Marks,
    common: Vec<Common>,
    /// The marks of a feature with cases, sorted by case.
    dealt: Vec<Evidence>,
}

/// The marks that features share under a name in a scope, in all of it or in its first words.
#[derive(Debug, Clone)]
struct Common {
    name: &'static str,
    scope: Scope,
    sampled: bool,
    marks: Marks,
    /// Whether they are those of the document at hand.
    current: bool,
}

/// The marks of an entry and the totals that they are held against; `None` where a document is not to be measured by it.
pub type Found<'m> = Option<(&'m Marks, &'m Totals)>;

impl<'a> Extractor<'a> {
    pub fn new(codebook: &'a Codebook) -> Extractor<'a> {
        Extractor {
            codebook,
            sample: None,
            found: Marks::default(),
            shared: Marks::default(),
            common: Vec::new(),
            dealt: Vec::new(),
        }
    }

    /// Measures length-bound features in the first `words` words of each scope, and not at all where there are fewer.
    pub fn sampled(self, words: Option<u32>) -> Extractor<'a> {
        Extractor { sample: words, ..self }
    }

    /// The numbers of a document.
    pub fn vector(&mut self, document: &Document) -> FeatureVector {
        self.vector_of(document, |_, _| ())
    }

    /// The numbers of a document, while `see` is shown what they are made of, entry by entry.
    pub fn vector_of(&mut self, document: &Document, mut see: impl FnMut(&'a Entry, Found)) -> FeatureVector {
        let mut values = Vec::with_capacity(self.codebook.columns.len());
        self.walk_all(document, |entry, found| {
            let value = |measure: &Measure| found.and_then(|(marks, totals)| measure.reduce(marks, totals));
            values.extend(entry.feature.measures.iter().map(value));
            see(entry, found);
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
        self.walk_all(document, |entry, found| {
            if let Some((marks, totals)) = found {
                take(entry, marks, totals);
            }
        });
    }

    /// Takes all entries in order. A feature that judges each place by itself is found once in the body; its author and
    /// quoted marks are those of that voice.
    pub fn walk_all(&mut self, document: &Document, mut take: impl FnMut(&'a Entry, Found)) {
        let totals = Totals::all(document);
        let (mut in_body, mut dealt): (Option<&str>, Option<&Feature>) = (None, None);
        self.common.iter_mut().for_each(|common| common.current = false);
        for entry in &self.codebook.entries {
            let Some((passage, totals)) = self.passage(entry, document, &totals) else {
                take(entry, None);
                continue;
            };
            match (entry.feature.reach, entry.scope.voice()) {
                (Reach::Shared(name), _) => take(entry, Some((self.common(name, entry, &passage), &totals))),
                (Reach::Cases, voice) => {
                    if !dealt.is_some_and(|feature| std::ptr::eq(feature, entry.feature)) {
                        self.dealt.clear();
                        (entry.feature.find)(&Passage::new(document, Scope::Body), &mut self.dealt);
                        self.dealt.sort_by_key(Evidence::case);
                        dealt = Some(entry.feature);
                    }
                    take(entry, Some((self.of_case(entry, voice), &totals)));
                }
                (Reach::Place, Some(voice)) => {
                    if in_body != Some(entry.feature.name) {
                        find(entry, &Passage::new(document, Scope::Body), &mut self.found);
                        in_body = Some(entry.feature.name);
                    }
                    let of_voice = self.found.iter().filter(|mark| mark.voice == voice);
                    self.shared.refill(|marks| marks.extend(of_voice));
                    take(entry, Some((&self.shared, &totals)));
                }
                _ => {
                    find(entry, &passage, &mut self.found);
                    in_body = (entry.scope == Scope::Body).then_some(entry.feature.name);
                    take(entry, Some((&self.found, &totals)));
                }
            }
        }
    }

    /// The marks of an entry's case, all or those of a voice.
    fn of_case(&mut self, entry: &Entry, voice: Option<Voice>) -> &Marks {
        let case = entry.case.as_ref().map(|case| case.number);
        let start = self.dealt.partition_point(|mark| mark.case() < case);
        let end = self.dealt.partition_point(|mark| mark.case() <= case);
        let of_case = self.dealt[start..end].iter().filter(|mark| voice.is_none_or(|voice| mark.voice == voice));
        self.shared.refill(|marks| marks.extend(of_case));
        &self.shared
    }

    /// What an entry is to be looked for in, with its totals; `None` where the document is in another language than the
    /// feature, or too short for the sample.
    fn passage<'d>(
        &self,
        entry: &Entry,
        document: &'d Document,
        totals: &[Totals; 4],
    ) -> Option<(Passage<'d>, Totals)> {
        if entry.family.english && document.foreign.is_some() {
            return None;
        }
        let (passage, totals) = (Passage::new(document, entry.scope), totals[entry.scope as usize]);
        match self.sample.filter(|_| entry.feature.length_bound) {
            Some(words) if totals.words < words => None,
            Some(words) => Some((passage.first(words), Totals { words, ..totals })),
            None => Some((passage, totals)),
        }
    }

    /// The marks shared under `name` in the scope of an entry, found by the first feature that asks for them.
    fn common(&mut self, name: &'static str, entry: &Entry, passage: &Passage) -> &Marks {
        let sampled = self.sample.is_some() && entry.feature.length_bound;
        let key = (name, entry.scope, sampled);
        let known = self.common.iter().position(|common| (common.name, common.scope, common.sampled) == key);
        let at = known.unwrap_or_else(|| {
            self.common.push(Common { name, scope: entry.scope, sampled, marks: Marks::default(), current: false });
            self.common.len() - 1
        });
        let common = &mut self.common[at];
        if !common.current {
            find(entry, passage, &mut common.marks);
            common.current = true;
        }
        &common.marks
    }
}

fn find(entry: &Entry, passage: &Passage, marks: &mut Marks) {
    marks.refill(|list| (entry.feature.find)(passage, list));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
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
                    (entry.feature.find)(&Passage::new(&document, entry.scope), &mut own);
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
