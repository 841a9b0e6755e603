//! Terms: words and n-grams counted article by article. Nothing of the texts is kept but the counts.

use crate::document::Document;
use crate::document::characters::Characters;
use crate::document::passage::{Passage, Scope};
use crate::text::token::Token;
use rustc_hash::FxHashMap;

/// The longest n-gram that is counted.
pub const LONGEST: usize = 5;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// n-grams of words from the first order to the last: folded forms that follow each other in one sentence with
    /// nothing between them, no mark, number or word of another voice. Orders from 1 to [`LONGEST`].
    Words { shortest: usize, longest: usize },
    /// Sequences of so many characters of the folded words joined by single blanks, blanks shown as `_`.
    Characters(usize),
}

/// The terms of one article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleTerms {
    /// Words of the passage.
    pub words: u32,
    /// Terms in all, by their order; sequences of characters under the first.
    totals: [u32; LONGEST],
    /// Each term once, in the order in which they first come.
    counts: Vec<(String, u32)>,
}

impl ArticleTerms {
    pub fn of(document: &Document, scope: Scope, unit: Unit) -> ArticleTerms {
        let words = Passage::new(document, scope).words().count() as u32;
        let mut article = ArticleTerms { words, ..ArticleTerms::default() };
        match unit {
            Unit::Words { shortest, longest } => {
                for order in shortest.max(1)..=longest.min(LONGEST) {
                    article.count_words(document, scope, order);
                }
            }
            Unit::Characters(length) => article.count_characters(document, scope, length),
        }
        article
    }

    /// Words counted elsewhere.
    pub fn counted(words: &[(&str, u32)]) -> ArticleTerms {
        let all = words.iter().map(|(_, count)| count).sum();
        let counts = words.iter().map(|(word, count)| (word.to_string(), *count)).collect();
        let mut totals = [0; LONGEST];
        totals[0] = all;
        ArticleTerms { words: all, totals, counts }
    }

    /// Each term with its count.
    pub fn counts(&self) -> impl Iterator<Item = (&str, u32)> {
        self.counts.iter().map(|(term, count)| (term.as_str(), *count))
    }

    fn count_words(&mut self, document: &Document, scope: Scope, order: usize) {
        let mut places: FxHashMap<[u32; LONGEST], usize> = FxHashMap::default();
        for run in runs(document, scope) {
            for words in run.windows(order) {
                let mut key = [u32::MAX; LONGEST];
                key.iter_mut().zip(words).for_each(|(key, word)| *key = word.form);
                self.totals[order - 1] += 1;
                let at = *places.entry(key).or_insert_with(|| {
                    let words: Vec<&str> = words.iter().map(|word| document.norm(word)).collect();
                    self.counts.push((words.join(" "), 0));
                    self.counts.len() - 1
                });
                self.counts[at].1 += 1;
            }
        }
    }

    fn count_characters(&mut self, document: &Document, scope: Scope, length: usize) {
        let characters = Characters::of(&Passage::new(document, scope));
        let mut places: FxHashMap<&str, usize> = FxHashMap::default();
        for sequence in characters.sequences(length) {
            self.totals[0] += 1;
            let at = *places.entry(sequence.text).or_insert_with(|| {
                self.counts.push((sequence.text.to_owned(), 0));
                self.counts.len() - 1
            });
            self.counts[at].1 += 1;
        }
    }
}

/// The words of a scope that follow each other with nothing between them.
pub fn runs<'a>(document: &'a Document, scope: Scope) -> impl Iterator<Item = &'a [Token]> {
    let joined = move |a: &Token, b: &Token| {
        a.is_word() && b.is_word() && a.sentence == b.sentence && scope.holds(a) && scope.holds(b) && a.voice == b.voice
    };
    document.tokens.chunk_by(joined).filter(move |run| run[0].is_word() && scope.holds(&run[0]))
}

/// What a table of terms knows of an article besides its terms.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Label<'a> {
    pub id: &'a str,
    pub group: &'a str,
    /// Articles that share it, such as those on one event, are not to be taken for each other's neighbours; empty for
    /// none.
    pub apart: &'a str,
}

/// An article in a table of terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub id: String,
    /// Index among the groups.
    pub group: u32,
    pub apart: String,
    pub words: u32,
    /// Terms in all, by their order.
    pub totals: [u32; LONGEST],
    /// Its part of the entries.
    entries: (usize, usize),
}

/// Terms by articles: a sparse table of counts.
#[derive(Debug, Clone, Default)]
pub struct TermTable {
    ids: FxHashMap<Box<str>, u32>,
    terms: Vec<Box<str>>,
    /// Sorted by name once [`TermTable::finish`] has been called; until then in the order in which they came.
    groups: Vec<String>,
    articles: Vec<Counted>,
    /// Term and count, article by article.
    entries: Vec<(u32, u32)>,
}

impl TermTable {
    /// Takes in an article.
    pub fn add(&mut self, label: Label, article: ArticleTerms) {
        let group = self.group(label.group);
        let start = self.entries.len();
        for (term, count) in article.counts {
            let id = self.intern(term);
            self.entries.push((id, count));
        }
        let entries = (start, self.entries.len());
        let (words, totals) = (article.words, article.totals);
        let (id, apart) = (label.id.to_owned(), label.apart.to_owned());
        self.articles.push(Counted { id, group, apart, words, totals, entries });
    }

    fn group(&mut self, name: &str) -> u32 {
        let at = self.groups.iter().position(|group| group == name).unwrap_or_else(|| {
            self.groups.push(name.to_owned());
            self.groups.len() - 1
        });
        at as u32
    }

    fn intern(&mut self, term: String) -> u32 {
        let next = self.terms.len() as u32;
        let term = term.into_boxed_str();
        *self.ids.entry(term).or_insert_with_key(|term| {
            self.terms.push(term.clone());
            next
        })
    }

    /// Sorts the groups by their names.
    pub fn finish(mut self) -> TermTable {
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        order.sort_by(|a, b| self.groups[*a].cmp(&self.groups[*b]));
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, group)| places[*group] = place as u32);
        self.articles.iter_mut().for_each(|article| article.group = places[article.group as usize]);
        self.groups.sort();
        self
    }

    pub fn groups(&self) -> &[String] {
        &self.groups
    }

    pub fn articles(&self) -> &[Counted] {
        &self.articles
    }

    pub fn term(&self, id: u32) -> &str {
        &self.terms[id as usize]
    }

    /// Terms there are.
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The terms of an article with their counts.
    pub fn counts(&self, article: usize) -> &[(u32, u32)] {
        let (start, end) = self.articles[article].entries;
        &self.entries[start..end]
    }

    /// The same table term by term: for each the articles that have it, in their order, with their counts.
    pub fn by_term(&self) -> Postings {
        let mut starts = vec![0; self.terms.len() + 1];
        self.entries.iter().for_each(|(term, _)| starts[*term as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut entries = vec![(0, 0); self.entries.len()];
        let mut free = starts.clone();
        for article in 0..self.articles.len() {
            for (term, count) in self.counts(article) {
                let place = &mut free[*term as usize];
                entries[*place] = (article as u32, *count);
                *place += 1;
            }
        }
        Postings { starts, entries }
    }
}

/// For each term the articles that have it.
#[derive(Debug, Clone)]
pub struct Postings {
    starts: Vec<usize>,
    entries: Vec<(u32, u32)>,
}

impl Postings {
    /// Article and count, in the order of the articles.
    pub fn of(&self, term: u32) -> &[(u32, u32)] {
        &self.entries[self.starts[term as usize]..self.starts[term as usize + 1]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::lexicon::{Lexicons, Vocabulary};

    fn terms(text: &str, scope: Scope, unit: Unit) -> Vec<(String, u32)> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        ArticleTerms::of(&document, scope, unit).counts
    }

    fn shown(counts: &[(String, u32)]) -> String {
        counts.iter().map(|(term, count)| format!("{term}={count}")).collect::<Vec<_>>().join(",")
    }

    #[test]
    fn n_grams_stop_at_marks_numbers_and_sentences() {
        let unit = Unit::Words { shortest: 1, longest: 2 };
        let found = terms("The Dam, the dam held 12 days. The dam!", Scope::Body, unit);
        assert_eq!(shown(&found), "the=3,dam=3,held=1,days=1,the dam=3,dam held=1");
    }

    #[test]
    fn n_grams_keep_to_one_voice() {
        let text = "He said “the dam holds” and the dam broke.";
        let unit = Unit::Words { shortest: 2, longest: 2 };
        assert_eq!(shown(&terms(text, Scope::Quoted, unit)), "the dam=1,dam holds=1");
        assert_eq!(shown(&terms(text, Scope::Author, unit)), "he said=1,and the=1,the dam=1,dam broke=1");
    }

    #[test]
    fn sequences_of_characters_run_over_words() {
        assert_eq!(
            shown(&terms("So, so it é.", Scope::Body, Unit::Characters(3))),
            "so_=2,o_s=1,_so=1,o_i=1,_it=1,it_=1,t_é=1"
        );
        assert_eq!(shown(&terms("So", Scope::Body, Unit::Characters(3))), "");
    }

    #[test]
    fn a_table_is_the_same_by_article_and_by_term() {
        let mut table = TermTable::default();
        for (id, group, counts) in [("1", "b", &[("dam", 2), ("sea", 1)][..]), ("2", "a", &[("sea", 4)])] {
            table.add(Label { id, group, apart: "" }, ArticleTerms::counted(counts));
        }
        let table = table.finish();
        assert_eq!((table.groups(), table.articles()[0].group), (&["a".to_owned(), "b".to_owned()][..], 1));
        assert_eq!(table.counts(0), [(0, 2), (1, 1)]);
        assert_eq!(table.by_term().of(1), [(0, 1), (1, 4)]);
    }
}
