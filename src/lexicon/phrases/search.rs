//! Search: the tree of phrases walked along the tokens of a document.

use super::{Hit, Hits, NONE, Phrases};
use crate::lexicon::condition::{Place, Tokens};
use crate::lexicon::vocabulary::{Lexemes, Root};
use crate::text::sentence::Sentence;
use crate::text::token::Token;
use std::cmp::Reverse;

impl Phrases {
    /// Finds the phrases of all lexicons. Within one lexicon the leftmost, and of those the longest, whose conditions
    /// hold; all of them, the longest first, where its entries have categories, which do not see each other.
    pub fn find(&self, tokens: Tokens, sentences: &[Sentence]) -> Hits {
        let mut search = Search::new(self, tokens);
        for sentence in sentences {
            for first in sentence.range() {
                let lexemes = &tokens.form(first).lexemes;
                // The longer ones first: they leave no room for a single word.
                if may_follow(lexemes.next, first + 1, sentence, tokens) {
                    search.phrases_from(lexemes, first, sentence);
                }
                if lexemes.ends {
                    search.word(lexemes, first, sentence);
                }
            }
        }
        Hits::sorted(&search.hits, self.keeps_all.len())
    }
}

/// Whether the token `at` may lead on: one of its words is perhaps among those of `next`, or it is a hyphen.
fn may_follow(next: u64, at: usize, sentence: &Sentence, tokens: Tokens) -> bool {
    next != 0 && at < sentence.range().end && tokens.form(at).lexemes.bits & next != 0
}

/// One walk along the tokens.
struct Search<'a> {
    phrases: &'a Phrases,
    tokens: Tokens<'a>,
    /// All hits in the order of their first tokens.
    hits: Vec<Hit>,
    /// For each lexicon whose hits may not overlap the token from which on the next may begin; 0 for the others.
    free: Vec<u32>,
    /// The hits of several words that begin with the token at hand.
    found: Vec<Hit>,
}

impl<'a> Search<'a> {
    fn new(phrases: &'a Phrases, tokens: Tokens<'a>) -> Search<'a> {
        let hits = Vec::with_capacity(tokens.list.len() / 2);
        Search { phrases, tokens, hits, free: vec![0; phrases.keeps_all.len()], found: Vec::new() }
    }

    /// Keeps a hit where its lexicon has room for it.
    fn keep(&mut self, hit: Hit) {
        let lexicon = hit.lexicon.0 as usize;
        if hit.first >= self.free[lexicon] {
            if !self.phrases.keeps_all[lexicon] {
                self.free[lexicon] = hit.end;
            }
            self.hits.push(hit);
        }
    }

    /// The hits of the one word `at`.
    fn word(&mut self, lexemes: &Lexemes, at: usize, sentence: &Sentence) {
        match lexemes.root {
            Root::Node(_) => self.note(lexemes.terms, at, at + 1, sentence, Self::keep),
            Root::Several => {
                for root in self.phrases.roots(*lexemes) {
                    self.note(self.phrases.nodes[root as usize].ends, at, at + 1, sentence, Self::keep);
                }
            }
        }
    }

    /// The hits of several words from the token `first` on.
    fn phrases_from(&mut self, lexemes: &Lexemes, first: usize, sentence: &Sentence) {
        match lexemes.root {
            Root::Node(root) => self.lead(root, first, first, sentence),
            Root::Several => self.phrases.roots(*lexemes).for_each(|root| self.lead(root, first, first, sentence)),
        }
        if !self.found.is_empty() {
            self.found.sort_by_key(|hit| Reverse(hit.end));
            let mut found = std::mem::take(&mut self.found);
            found.drain(..).for_each(|hit| self.keep(hit));
            self.found = found;
        }
    }

    /// Goes on from the token `at`, which has led to `node`.
    fn lead(&mut self, node: u32, first: usize, at: usize, sentence: &Sentence) {
        if !may_follow(self.phrases.nodes[node as usize].next, at + 1, sentence, self.tokens) {
            return;
        }
        let at = self.skip_hyphen(at + 1);
        if at >= sentence.range().end {
            return;
        }
        for &word in self.tokens.form(at).lexemes.ids() {
            let mut word = word;
            while word != NONE {
                if let Some(next) = self.phrases.steps.next(node, word) {
                    let ends = self.phrases.nodes[next as usize].ends;
                    self.note(ends, first, at + 1, sentence, |search, hit| search.found.push(hit));
                    self.lead(next, first, at, sentence);
                }
                word = self.phrases.shorter[word as usize];
            }
        }
    }

    /// Takes the entries of a node whose conditions hold.
    fn note(
        &mut self,
        ends: (u32, u32),
        first: usize,
        end: usize,
        sentence: &Sentence,
        mut take: impl FnMut(&mut Self, Hit),
    ) {
        for &(lexicon, kind, entry, when) in &self.phrases.ends[ends.0 as usize..ends.1 as usize] {
            let place = Place { tokens: self.tokens, sentence, first, end };
            if when.is_none() || when.hold(&place) {
                take(self, Hit { lexicon, kind, entry, first: first as u32, end: end as u32 });
            }
        }
    }

    /// `so-called` is the phrase `so called`: a hyphen inside a compound is passed over.
    fn skip_hyphen(&self, at: usize) -> usize {
        let tokens = self.tokens.list;
        let Some(hyphen) = tokens.get(at) else { return at };
        let joined = |a: &Token, b: Option<&Token>| b.is_some_and(|b| a.span.end == b.span.start);
        let inside = at > 0 && joined(&tokens[at - 1], Some(hyphen)) && joined(hyphen, tokens.get(at + 1));
        if inside && self.tokens.norm(at) == "-" { at + 1 } else { at }
    }
}
