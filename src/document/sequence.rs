//! Sequence: the words of a scope side by side, and where the form of each stands before and after it.

use super::passage::{Passage, Scope, tokens_of};
use crate::text::sieve::Sieve;
use crate::text::token::{Part, Token, Voice};
use std::cell::OnceCell;

/// The words of a scope, set side by side when they are first asked for, and likewise the marks, for each of which the
/// first byte of its folded form and its place among those of the document are enough.
#[derive(Debug, Default)]
pub struct Sequence {
    words: OnceCell<Vec<Token>>,
    count: OnceCell<usize>,
    repeats: OnceCell<[Vec<u32>; 2]>,
    lengths: OnceCell<Lengths>,
    marks: OnceCell<Vec<(u8, u32)>>,
}

/// How many words have each length, from 0 on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lengths {
    /// By letters and digits.
    pub letters: Vec<u32>,
    pub syllables: Vec<u32>,
    /// The places of the words of three syllables or more.
    pub long: Vec<u32>,
}

impl Lengths {
    pub(super) fn of(words: &[Token]) -> Lengths {
        let (mut letters, mut syllables) = (vec![0; 32], vec![0; 16]);
        let mut long = Sieve::with_capacity(words.len() / 4);
        for (place, word) in (0..).zip(words) {
            add(&mut letters, word.letters.into());
            add(&mut syllables, word.syllables.into());
            long.offer(place, word.syllables >= 3);
        }
        Lengths { letters, syllables, long: long.kept() }
    }
}

fn add(counts: &mut Vec<u32>, length: usize) {
    match counts.get_mut(length) {
        Some(count) => *count += 1,
        None => {
            counts.resize(length, 0);
            counts.push(1);
        }
    }
}

/// Where the form of each word of a passage stands before and after it. So a word is the first of its form since the
/// place `start` where `before` is no more than `start`, and the last of its form up to the place `end` where `after` is
/// more than `end`.
#[derive(Debug, Clone, Copy)]
pub struct Repeats<'a> {
    /// One more than the place where the form stood last; 0 where it has not stood yet.
    pub before: &'a [u32],
    /// The place where the form stands next; where it does not, a number past all places.
    pub after: &'a [u32],
}

impl Sequence {
    pub(super) fn words<'a>(&'a self, passage: &Passage<'a>) -> &'a [Token] {
        match passage.scope {
            Scope::Body => &passage.document.words,
            Scope::Headline => self.words.get_or_init(|| {
                tokens_of(passage.document, Part::Headline).filter(|token| token.is_word()).copied().collect()
            }),
            Scope::Author => self.words.get_or_init(|| of_voice(&passage.document.words, Voice::Author)),
            Scope::Quoted => self.words.get_or_init(|| of_voice(&passage.document.words, Voice::Quoted)),
        }
    }

    /// How many words there are. Those of a voice need not be set side by side for it.
    pub(super) fn count(&self, passage: &Passage) -> usize {
        let body = &passage.document.words;
        match passage.scope {
            Scope::Body | Scope::Headline => self.words(passage).len(),
            Scope::Author => body.len() - Passage::new(passage.document, Scope::Quoted).word_count(),
            Scope::Quoted => {
                let quoted = || body.iter().map(|word| usize::from(word.voice == Voice::Quoted)).sum();
                *self.count.get_or_init(quoted)
            }
        }
    }

    pub(super) fn marks<'a>(&'a self, passage: &Passage<'a>) -> &'a [(u8, u32)] {
        let document = passage.document;
        let norms = document.norms.as_bytes();
        let first = |token: &Token| norms.get(document.form(token).norm.start as usize).copied().unwrap_or_default();
        self.marks.get_or_init(|| {
            let held = (0..).zip(&document.marks).filter(|(_, (_, token))| passage.scope.holds(token));
            held.map(|(place, (_, token))| (first(token), place)).collect()
        })
    }

    pub(super) fn lengths<'a>(&'a self, words: &[Token]) -> &'a Lengths {
        self.lengths.get_or_init(|| Lengths::of(words))
    }

    /// For the first `count` of the words.
    pub(super) fn repeats<'a>(&'a self, words: &[Token], forms: usize, count: usize) -> Repeats<'a> {
        let [before, after] = self.repeats.get_or_init(|| repeats(words, forms));
        Repeats { before: &before[..count], after: &after[1..count + 1] }
    }
}

/// Words of one voice come one behind the other.
fn of_voice(words: &[Token], voice: Voice) -> Vec<Token> {
    let mut held = Vec::with_capacity(words.len());
    let runs = words.chunk_by(|a, b| a.voice == b.voice).filter(|run| run[0].voice == voice);
    runs.for_each(|run| held.extend_from_slice(run));
    held
}

/// What stands after a word is kept one place behind its own: so the first of all can take what follows nothing.
fn repeats(words: &[Token], forms: usize) -> [Vec<u32>; 2] {
    let mut last = vec![0; forms];
    let (mut before, mut after) = (vec![0; words.len()], vec![u32::MAX; words.len() + 1]);
    for (place, (word, before)) in words.iter().zip(&mut before).enumerate() {
        *before = std::mem::replace(&mut last[word.form as usize], place as u32 + 1);
        after[*before as usize] = place as u32;
    }
    [before, after]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Document;
    use crate::lexicon::{Lexicons, Vocabulary};

    fn with<T>(text: &str, take: impl FnOnce(&Document) -> T) -> T {
        let article = Article { text: text.into(), ..Article::default() };
        take(&Document::read(&article, &mut Vocabulary::new(Lexicons::embedded())))
    }

    #[test]
    fn each_word_knows_its_like_before_and_after() {
        with("Go on, go on and go.", |document| {
            let passage = Passage::new(document, Scope::Body);
            let repeats = passage.repeats();
            assert_eq!(repeats.before, [0, 0, 1, 2, 0, 3]);
            assert_eq!(repeats.after, [2, 3, 5, u32::MAX, u32::MAX, u32::MAX]);
            let first = passage.first(3).repeats();
            assert_eq!((first.before, first.after), (&[0, 0, 1][..], &[2, 3, 5][..]));
        });
    }

    #[test]
    fn a_voice_has_its_own_sequence() {
        with("“We are leaving,” she said, and we are here.", |document| {
            let words = |scope| {
                let words = Passage::new(document, scope).word_list();
                words.iter().map(|word| document.norm(word)).collect::<Vec<_>>()
            };
            assert_eq!(words(Scope::Author), ["she", "said", "and", "we", "are", "here"]);
            assert_eq!(words(Scope::Quoted), ["we", "are", "leaving"]);
            assert_eq!(Passage::new(document, Scope::Author).repeats().before, [0; 6]);
        });
    }
}
