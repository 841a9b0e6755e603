//! Extract: a document becomes findings, and findings become numbers.

use crate::codebook::{Codebook, Entry};
use crate::document::Document;
use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Feature, Reach};
use crate::text::token::Voice;

/// The marks of one entry with what they are to be held against.
#[derive(Debug, Clone)]
pub struct Finding {
    pub entry: Entry,
    pub evidence: Vec<Evidence>,
    pub totals: Totals,
}

/// The values of one article, aligned with the codebook's columns.
#[derive(Debug, Clone, PartialEq)]
pub struct FeatureVector {
    pub values: Vec<Option<f64>>,
}

/// Measures documents by a codebook, with buffers that are used again.
#[derive(Debug)]
pub struct Extractor<'a> {
    codebook: &'a Codebook,
    found: Vec<Evidence>,
    shared: Vec<Evidence>,
    common: Vec<Common>,
    /// The marks of a feature with cases, sorted by case.
    dealt: Vec<Evidence>,
}

/// The marks that features share under a name in a scope.
#[derive(Debug)]
struct Common {
    name: &'static str,
    scope: Scope,
    marks: Vec<Evidence>,
    /// Whether they are those of the document at hand.
    current: bool,
}

impl<'a> Extractor<'a> {
    pub fn new(codebook: &'a Codebook) -> Extractor<'a> {
        Extractor { codebook, found: Vec::new(), shared: Vec::new(), common: Vec::new(), dealt: Vec::new() }
    }

    /// The numbers of a document.
    pub fn vector(&mut self, document: &Document) -> FeatureVector {
        let mut values = Vec::with_capacity(self.codebook.columns.len());
        self.walk(document, |entry, marks, totals| {
            values.extend(entry.feature.measures.iter().map(|measure| measure.reduce(marks, totals)));
        });
        FeatureVector { values }
    }

    /// The marks of a document, entry by entry.
    pub fn findings(&mut self, document: &Document) -> Vec<Finding> {
        let mut findings = Vec::with_capacity(self.codebook.entries.len());
        self.walk(document, |entry, marks, totals| {
            findings.push(Finding { entry: entry.clone(), evidence: marks.to_vec(), totals: *totals });
        });
        findings
    }

    /// Takes the entries in order and hands each with its marks to `take`. A feature that judges each place by itself
    /// is found once in the body; its author and quoted marks are those of that voice.
    pub fn walk(&mut self, document: &Document, mut take: impl FnMut(&'a Entry, &[Evidence], &Totals)) {
        let totals = Totals::all(document);
        let (mut in_body, mut dealt): (Option<&str>, Option<&Feature>) = (None, None);
        self.common.iter_mut().for_each(|common| common.current = false);
        for entry in &self.codebook.entries {
            let totals = &totals[entry.scope as usize];
            let voice = match entry.scope {
                Scope::Author => Some(Voice::Author),
                Scope::Quoted => Some(Voice::Quoted),
                Scope::Body | Scope::Headline => None,
            };
            match (entry.feature.reach, voice) {
                (Reach::Shared(name), _) => take(entry, self.common(name, entry, document), totals),
                (Reach::Cases, _) => {
                    if !dealt.is_some_and(|feature| std::ptr::eq(feature, entry.feature)) {
                        find(entry, document, Scope::Body, &mut self.dealt);
                        self.dealt.sort_by_key(Evidence::case);
                        dealt = Some(entry.feature);
                    }
                    take(entry, self.of_case(entry, voice), totals);
                }
                (Reach::Place, Some(voice)) => {
                    if in_body != Some(entry.feature.name) {
                        find(entry, document, Scope::Body, &mut self.found);
                        in_body = Some(entry.feature.name);
                    }
                    self.shared.clear();
                    self.shared.extend(self.found.iter().filter(|mark| mark.voice == voice));
                    take(entry, &self.shared, totals);
                }
                _ => {
                    find(entry, document, entry.scope, &mut self.found);
                    in_body = (entry.scope == Scope::Body).then_some(entry.feature.name);
                    take(entry, &self.found, totals);
                }
            }
        }
    }

    /// The marks of an entry's case, all or those of a voice.
    fn of_case(&mut self, entry: &Entry, voice: Option<Voice>) -> &[Evidence] {
        let case = entry.case.as_ref().map(|case| case.number);
        let start = self.dealt.partition_point(|mark| mark.case() < case);
        let end = self.dealt.partition_point(|mark| mark.case() <= case);
        let marks = &self.dealt[start..end];
        let Some(voice) = voice else { return marks };
        self.shared.clear();
        self.shared.extend(marks.iter().filter(|mark| mark.voice == voice));
        &self.shared
    }

    /// The marks shared under `name` in the scope of an entry, found by the first feature that asks for them.
    fn common(&mut self, name: &'static str, entry: &Entry, document: &Document) -> &[Evidence] {
        let known = self.common.iter().position(|common| (common.name, common.scope) == (name, entry.scope));
        let at = known.unwrap_or_else(|| {
            self.common.push(Common { name, scope: entry.scope, marks: Vec::new(), current: false });
            self.common.len() - 1
        });
        let common = &mut self.common[at];
        if !common.current {
            find(entry, document, entry.scope, &mut common.marks);
            common.current = true;
        }
        &common.marks
    }
}

fn find(entry: &Entry, document: &Document, scope: Scope, marks: &mut Vec<Evidence>) {
    marks.clear();
    (entry.feature.find)(&Passage::new(document, scope), marks);
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
                    assert_eq!(own, marks, "{}", entry.feature.name);
                }
            });
        }
    }
}
