//! Extract: a document becomes findings, and findings become numbers.

use crate::codebook::{Codebook, Entry};
use crate::document::Document;
use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Feature, Marks, Measure, Reach, Tally};
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
    /// The feature whose marks in the body these are.
    in_body: Option<&'a Feature>,
    shared: Marks,
    common: Vec<Common>,
    /// The marks of a feature with cases, sorted by case.
    dealt: Vec<Evidence>,
    dealt_of: Option<&'a Feature>,
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
            in_body: None,
            shared: Marks::default(),
            common: Vec::new(),
            dealt: Vec::new(),
            dealt_of: None,
        }
    }

    /// Measures length-bound features in the first `words` words of each scope, and not at all where there are fewer.
    pub fn sampled(self, words: Option<u32>) -> Extractor<'a> {
        Extractor { sample: words, ..self }
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
        let mut values = Vec::with_capacity(self.codebook.columns.len());
        self.walk_all(document, marked, |entry, found| {
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
        self.walk_all(document, true, |entry, found| {
            if let Some((marks, totals)) = found {
                take(entry, marks, totals);
            }
        });
    }

    /// Takes all entries in order; where it need not be `marked` what they are made of, a tally will do.
    fn walk_all(&mut self, document: &Document, marked: bool, mut take: impl FnMut(&'a Entry, Found)) {
        let totals = Totals::all(document);
        self.common.iter_mut().for_each(|common| common.current = false);
        (self.in_body, self.dealt_of) = (None, None);
        for entry in &self.codebook.entries {
            match self.passage(entry, document, &totals) {
                Some((passage, totals)) => take(entry, Some((self.marks(entry, &passage, marked), &totals))),
                None => take(entry, None),
            }
        }
    }

    /// The marks of an entry, or their tally. A feature that judges each place by itself is found once in the body; its
    /// author and quoted marks are those of that voice.
    fn marks(&mut self, entry: &'a Entry, passage: &Passage, marked: bool) -> &Marks {
        let feature = entry.feature;
        match (feature.reach, entry.scope.voice()) {
            (Reach::Shared(name), _) => return self.common(name, entry, passage),
            (Reach::Cases, voice) => return self.of_case(entry, voice, passage.document),
            _ => {}
        }
        if let Some(tally) = (!marked).then(|| feature.find.tally(passage)).flatten() {
            self.shared.count(tally);
            return &self.shared;
        }
        match (feature.reach, entry.scope.voice()) {
            (Reach::Place, Some(voice)) => self.of_voice(feature, voice, passage.document, marked),
            _ => {
                find(entry, passage, &mut self.found);
                self.in_body = (entry.scope == Scope::Body).then_some(feature);
                &self.found
            }
        }
    }

    /// The marks of a feature in one voice, or their tally where its numbers need no more.
    fn of_voice(&mut self, feature: &'a Feature, voice: Voice, document: &Document, marked: bool) -> &Marks {
        if !self.in_body.is_some_and(|found| std::ptr::eq(found, feature)) {
            self.found.refill(|list| feature.find.marks(&Passage::new(document, Scope::Body), list));
            self.in_body = Some(feature);
        }
        let of_voice = self.found.iter().filter(|mark| mark.voice == voice);
        if marked || !feature.measures.iter().all(Measure::tallies) {
            self.shared.refill(|marks| marks.extend(of_voice));
        } else {
            self.shared.count(Tally::of(of_voice));
        }
        &self.shared
    }

    /// The marks of an entry's case, all or those of a voice.
    fn of_case(&mut self, entry: &'a Entry, voice: Option<Voice>, document: &Document) -> &Marks {
        if !self.dealt_of.is_some_and(|feature| std::ptr::eq(feature, entry.feature)) {
            self.dealt.clear();
            entry.feature.find.marks(&Passage::new(document, Scope::Body), &mut self.dealt);
            self.dealt.sort_by_key(Evidence::case);
            self.dealt_of = Some(entry.feature);
        }
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
    marks.refill(|list| entry.feature.find.marks(passage, list));
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
