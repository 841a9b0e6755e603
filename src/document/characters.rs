//! Characters: the folded words of a passage side by side, to be cut into sequences of so many characters.

use super::passage::Passage;
use crate::text::span::Span;
use crate::text::token::Token;

/// The folded words of a passage joined by single blanks, which are shown as `_`.
#[derive(Debug, Clone)]
pub struct Characters<'a> {
    text: String,
    /// Where each character begins, and where the last one ends.
    edges: Vec<usize>,
    /// Each word with the place where it begins.
    words: Vec<(usize, &'a Token)>,
}

/// So many characters that follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sequence<'c> {
    pub text: &'c str,
    start: usize,
}

impl<'a> Characters<'a> {
    pub fn of(passage: &Passage<'a>) -> Characters<'a> {
        let (mut text, mut words) = (String::new(), Vec::new());
        for word in passage.words() {
            if !words.is_empty() {
                text.push('_');
            }
            words.push((text.len(), word));
            text.push_str(passage.document.norm(word));
        }
        let mut edges: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        edges.push(text.len());
        Characters { text, edges, words }
    }

    /// All sequences of `length` characters, one for each character at which one can begin.
    pub fn sequences(&self, length: usize) -> impl Iterator<Item = Sequence<'_>> {
        let length = length.max(1);
        let cut = move |edges: &[usize]| Sequence { text: &self.text[edges[0]..edges[length]], start: edges[0] };
        self.edges.windows(length + 1).map(cut)
    }

    /// The word that a sequence begins in, or behind if it begins with a blank.
    pub fn word(&self, sequence: Sequence) -> &'a Token {
        self.words[self.at(sequence.start)].1
    }

    /// From the first to the last word that a sequence has characters of; for a blank alone the word before it.
    pub fn span(&self, sequence: Sequence) -> Span {
        let (first, end) = (self.at(sequence.start), sequence.start + sequence.text.len());
        let last = self.at(end - 1);
        let begins_behind = self.words.get(first + 1).is_some_and(|(start, _)| *start == sequence.start + 1);
        let first = if begins_behind { last.min(first + 1) } else { first };
        Span { start: self.words[first].1.span.start, end: self.words[last].1.span.end }
    }

    /// The last word that does not begin behind a place.
    fn at(&self, place: usize) -> usize {
        self.words.partition_point(|(start, _)| *start <= place) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Document;
    use crate::document::passage::Scope;
    use crate::lexicon::{Lexicons, Vocabulary};

    /// Each sequence with the text it lies in and the word it begins in.
    fn cut(text: &str, length: usize) -> Vec<(String, String, String)> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        let characters = Characters::of(&Passage::new(&document, Scope::Body));
        let of = |sequence: Sequence| {
            let (span, word) = (characters.span(sequence), characters.word(sequence).span);
            (sequence.text.to_owned(), span.of(text).to_owned(), word.of(text).to_owned())
        };
        characters.sequences(length).map(of).collect()
    }

    #[test]
    fn sequences_know_the_words_they_lie_in() {
        let found = cut("So, it É.", 3);
        let expected = [
            ("so_", "So", "So"),
            ("o_i", "So, it", "So"),
            ("_it", "it", "So"),
            ("it_", "it", "it"),
            ("t_é", "it É", "it"),
        ];
        assert_eq!(found, expected.map(|(text, span, word)| (text.into(), span.into(), word.into())));
        let single: Vec<String> = cut("So it", 1).into_iter().map(|(text, span, _)| format!("{text}:{span}")).collect();
        assert_eq!(single, ["s:So", "o:So", "_:So", "i:it", "t:it"]);
    }

    #[test]
    fn a_text_that_is_too_short_has_none() {
        assert!(cut("So", 3).is_empty() && cut("…", 1).is_empty());
    }
}
