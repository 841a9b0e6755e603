//! Repeated paragraphs: what an outlet puts into article after article, as newsletter pitches and credits.

use super::near::{forms, hash, mixed};
use crate::document::Document;
use crate::text::span::Span;
use crate::text::token::Part;
use rustc_hash::FxHashMap;

/// Shorter paragraphs repeat by chance: “Yes,” he said.
const FEWEST_WORDS: usize = 4;
/// Paragraphs kept at once: some 100 MB.
const MOST_KEPT: usize = 1 << 22;

/// A paragraph that is no boilerplate yet, by its folded words and its outlet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    pub span: Span,
    pub key: u64,
    pub words: u32,
}

/// The paragraphs of a document that may be repeated: four words and more, all of the body.
pub fn paragraphs(document: &Document, outlet: &str) -> Vec<Paragraph> {
    let (start, forms) = (hash(outlet), forms(document));
    let keyed = document.paragraphs.iter().filter_map(|paragraph| {
        let tokens = &document.tokens[paragraph.tokens.0 as usize..paragraph.tokens.1 as usize];
        let words = tokens.iter().filter(|token| token.is_word()).count();
        let body = tokens.iter().all(|token| matches!(token.part, Part::Body | Part::Markup));
        let key = tokens.iter().fold(start, |hash, token| mixed(hash ^ forms[token.form as usize]));
        (words >= FEWEST_WORDS && body).then_some(Paragraph { span: paragraph.span, key, words: words as u32 })
    });
    keyed.collect()
}

/// Counts in how many articles of its outlet a paragraph stands. When more than so many are kept, those of one article
/// are forgotten first, then those of two: a paragraph that many have comes again soon (lossy counting: Manku & Motwani
/// 2002, VLDB, section 4.2).
#[derive(Debug, Clone)]
pub struct Repeated {
    counts: FxHashMap<u64, u32>,
    most_kept: usize,
}

impl Default for Repeated {
    fn default() -> Repeated {
        Repeated { counts: FxHashMap::default(), most_kept: MOST_KEPT }
    }
}

impl Repeated {
    /// Takes in the paragraphs of an article; one that it has twice counts once.
    pub fn add(&mut self, paragraphs: &[Paragraph]) {
        let mut keys: Vec<u64> = paragraphs.iter().map(|paragraph| paragraph.key).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *self.counts.entry(key).or_default() += 1;
        }
        let mut rare = 1;
        while self.counts.len() > self.most_kept {
            self.counts.retain(|_, count| *count > rare);
            rare += 1;
        }
    }

    /// The paragraphs that stand in `fewest` articles or more, each with the number of articles.
    pub fn found(mut self, fewest: u32) -> FxHashMap<u64, u32> {
        self.counts.retain(|_, count| *count >= fewest);
        self.counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Depth;
    use crate::lexicon::{Lexicons, Vocabulary};

    fn keys(text: &str, outlet: &str) -> Vec<Paragraph> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = Document::read_to(Depth::Words, &article, &mut Vocabulary::new(Lexicons::embedded()));
        paragraphs(&document, outlet)
    }

    const PITCH: &str = "Get our letters every morning!";

    #[test]
    fn a_paragraph_is_known_again_in_its_outlet() {
        let one = keys(&format!("The dam broke on Monday.\n\n{PITCH}"), "post");
        assert_eq!(one[1].span.of(&format!("The dam broke on Monday.\n\n{PITCH}")), PITCH);
        assert_eq!((one[1].key, one[1].words), (keys(PITCH, "post")[0].key, 5));
        assert_ne!(one[1].key, keys(PITCH, "courier")[0].key);
        assert!(keys("“Yes,” he said.", "post").is_empty());
    }

    #[test]
    fn articles_are_counted_and_not_places() {
        let mut repeated = Repeated::default();
        repeated.add(&keys(&format!("{PITCH}\n\n{PITCH}"), "post"));
        assert!(repeated.clone().found(2).is_empty());
        repeated.add(&keys(PITCH, "post"));
        assert_eq!(repeated.found(2).into_values().collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn what_is_rare_is_forgotten_first() {
        let mut repeated = Repeated { most_kept: 20, ..Repeated::default() };
        for number in 0..100 {
            repeated.add(&keys(&format!("Number {number} is told only here.\n\n{PITCH}"), "post"));
        }
        assert_eq!(repeated.found(50).into_values().collect::<Vec<_>>(), [100]);
    }
}
