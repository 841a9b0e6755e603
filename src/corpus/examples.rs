//! Examples: a few places where a term is found, one an article.

use super::concordance::Line;
use super::terms::runs;
use crate::document::Document;
use crate::document::passage::Scope;
use crate::text::span::Span;
use rustc_hash::FxHashMap;

/// The terms that begin with a word: their numbers, and all their words.
type Beginnings = FxHashMap<String, Vec<(usize, Vec<String>)>>;

/// Terms for which examples are wanted, each in one group.
#[derive(Debug, Default)]
pub struct Wanted {
    /// By group.
    terms: FxHashMap<String, Beginnings>,
}

impl Wanted {
    /// Numbers the pairs of group and term in their order.
    pub fn new<'a>(terms: impl Iterator<Item = (&'a str, &'a str)>) -> Wanted {
        let mut wanted = Wanted::default();
        for (number, (group, term)) in terms.enumerate() {
            let words: Vec<String> = term.split(' ').map(str::to_owned).collect();
            let Some(first) = words.first().cloned() else { continue };
            wanted.terms.entry(group.to_owned()).or_default().entry(first).or_default().push((number, words));
        }
        wanted
    }

    /// The first place of each term of the group in a document, with up to `context` words on each side.
    pub fn find(&self, document: &Document, scope: Scope, group: &str, context: usize) -> Vec<(usize, Line)> {
        let Some(terms) = self.terms.get(group) else { return Vec::new() };
        let mut found: Vec<(usize, Span)> = Vec::new();
        for run in runs(document, scope) {
            for (at, token) in run.iter().enumerate() {
                for (number, words) in terms.get(document.norm(token)).into_iter().flatten() {
                    let Some(place) = run.get(at..at + words.len()) else { continue };
                    let fits = place.iter().zip(words).all(|(token, word)| document.norm(token) == word);
                    if fits && !found.iter().any(|(known, _)| known == number) {
                        found.push((*number, Span { start: token.span.start, end: place[words.len() - 1].span.end }));
                    }
                }
            }
        }
        found.into_iter().map(|(number, span)| (number, Line::new(document, span, group, context))).collect()
    }
}

/// Examples found so far, by the number of their term.
#[derive(Debug)]
pub struct Examples {
    pub lines: Vec<Vec<Line>>,
    most: usize,
}

impl Examples {
    /// Room for `most` examples of each of so many terms.
    pub fn new(terms: usize, most: usize) -> Examples {
        Examples { lines: vec![Vec::new(); terms], most }
    }

    /// Takes in the finds of an article; `false` when nothing more is wanted.
    pub fn take(&mut self, found: Vec<(usize, Line)>) -> bool {
        for (number, line) in found {
            if self.lines[number].len() < self.most {
                self.lines[number].push(line);
            }
        }
        self.lines.iter().any(|lines| lines.len() < self.most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::lexicon::{Lexicons, Vocabulary};

    #[test]
    fn each_article_gives_one_example_of_a_term() {
        let wanted = Wanted::new([("post", "dam"), ("wire", "dam"), ("post", "the dam")].into_iter());
        let mut examples = Examples::new(3, 2);
        let mut more = true;
        for text in ["The dam. The dam!", "A dam held.", "Our dam, the dam."] {
            let article = Article { id: "a".into(), text: text.to_owned(), ..Article::default() };
            let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
            more = examples.take(wanted.find(&document, Scope::Body, "post", 2));
        }
        let shown = |number: usize| -> Vec<String> {
            examples.lines[number].iter().map(|line| format!("{}[{}]{}", line.left, line.node, line.right)).collect()
        };
        assert_eq!(shown(0), ["The [dam]. The dam", "A [dam] held."]);
        assert_eq!(shown(2), ["[The dam]. The dam", "Our dam, [the dam]."]);
        assert!(shown(1).is_empty() && more);
    }
}
