//! Phrases: terms of several words that have classes together (in spite of, more or less).

use super::Found;
use crate::document::Document;
use crate::lexicon::word_class::{Classes, WordClasses, bits};

/// The last phrase. Where another begins inside it, its later words are that one's.
#[derive(Debug, Default)]
struct Last {
    first: usize,
    end: usize,
    classes: Classes,
}

impl Last {
    /// Takes the classes of the phrase from its words before `until`: they have them no second time.
    fn cover(&self, classes: &mut [Classes], document: &Document, until: usize) {
        let words = self.first..self.end.min(until).max(self.first);
        for (classes, token) in classes[words.clone()].iter_mut().zip(&document.tokens[words]) {
            if token.is_word() {
                *classes = classes.without(self.classes);
            }
        }
    }
}

/// Notes the longest phrases that begin at each of some tokens, `begins`, and changes the classes of their words.
pub(super) fn find(document: &Document, begins: &[usize], found: &mut Found) {
    let all = WordClasses::embedded();
    let mut last = Last::default();
    for first in begins.iter().copied() {
        let token = &document.tokens[first];
        let sentence = document.sentences[token.sentence as usize].range();
        let behind = &document.tokens[first + 1..sentence.end];
        let (Some(phrases), Some(second)) = (all.phrases(document.form(token).classes), behind.first()) else {
            continue;
        };
        let mut longest = 0;
        for phrase in phrases.with(document.form(second).classes) {
            let words = phrase.rest.len();
            let same = || behind.iter().zip(&phrase.rest).all(|(token, word)| document.norm(token) == *word);
            if words < longest || words > behind.len() || !same() {
                continue;
            }
            longest = words;
            last.cover(&mut found.classes, document, first);
            let end = first + 1 + words;
            let together = if end == last.end { last.classes } else { Classes::default() };
            last = Last { first, end, classes: together.and(phrase.classes) };
            bits(phrase.classes.0).for_each(|class| found.push(class, first..end));
        }
    }
    last.cover(&mut found.classes, document, usize::MAX);
}
