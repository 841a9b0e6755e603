//! Counted: words, marks and sentences side by side, for features to walk along.

use super::Document;
use crate::text::sieve::Sieve;
use crate::text::token::{Part, Token, TokenKind, Voice};

/// What is in a sentence: its words, and whose they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Index of the sentence.
    pub sentence: u32,
    pub words: u32,
    /// The part and the voice of its words and numbers, where all have the same.
    pub part: Option<Part>,
    pub voice: Option<Voice>,
    /// The voice of its first word or number.
    pub first: Voice,
}

impl Counted {
    /// Of the tokens of a sentence, which has so many words; `divided` tells whether they may differ in part or voice.
    fn of(tokens: &[Token], sentence: usize, words: u32, divided: bool) -> Option<Counted> {
        let counts = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
        let first = tokens.iter().find(|token| counts(token))?;
        // As sets of bits.
        let (mut parts, mut voices) = (1 << first.part as u8, 1 << first.voice as u8);
        for token in if divided { tokens } else { &[] } {
            parts |= u8::from(counts(token)) << token.part as u8;
            voices |= u8::from(counts(token)) << token.voice as u8;
        }
        Some(Counted {
            sentence: sentence as u32,
            words,
            part: parts.is_power_of_two().then_some(first.part),
            voice: voices.is_power_of_two().then_some(first.voice),
            first: first.voice,
        })
    }
}

impl Document<'_> {
    /// Sets words, marks and sentences side by side, for features to walk along.
    pub(super) fn count(&mut self) {
        let divided = self.divided();
        let (mut words, mut marks) =
            (Sieve::with_capacity(self.tokens.len()), Sieve::with_capacity(self.tokens.len() / 6));
        self.counted.reserve(self.sentences.len());
        for (sentence, place) in self.sentences.iter().enumerate() {
            let tokens = &self.tokens[place.range()];
            let mut count = 0;
            for (token, at) in tokens.iter().zip(place.tokens.0..) {
                count += u32::from(token.is_word());
                words.offer(*token, token.is_word() && token.part == Part::Body);
                marks.offer(at, matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol));
                if matches!(token.kind, TokenKind::Number | TokenKind::Symbol | TokenKind::Link) {
                    self.others.push(at);
                }
            }
            self.counted.extend(Counted::of(tokens, sentence, count, divided[sentence]));
        }
        self.words = words.kept();
        self.marks = marks.kept().into_iter().map(|at| (at, self.tokens[at as usize])).collect();
    }

    /// For each sentence whether its tokens may be of different parts or voices.
    fn divided(&self) -> Vec<bool> {
        let mut divided = vec![!self.parts.0.is_empty(); self.sentences.len()];
        for quotation in self.quotations.iter().filter(|quotation| quotation.function.is_voice()) {
            let (first, end) = quotation.tokens;
            // All that stands in the sentences between its first and its last one is quoted.
            for token in [self.tokens.get(first as usize), self.tokens.get((end as usize).wrapping_sub(1))] {
                token.into_iter().for_each(|token| divided[token.sentence as usize] = true);
            }
        }
        divided
    }
}
