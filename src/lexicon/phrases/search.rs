//! Search: the tree of phrases walked along the tokens of a document.

use super::{Hit, Hits, Phrases};
use crate::lexicon::LexiconId;
use crate::lexicon::condition::{Place, Tokens};
use crate::text::sentence::Sentence;
use crate::text::token::Token;
use std::cmp::Reverse;

impl Phrases {
    /// Finds the phrases of all lexicons. Within one lexicon the leftmost, and of those the longest, whose conditions
    /// hold; all of them, the longest first, where its entries have categories, which do not see each other.
    pub fn find(&self, tokens: Tokens, sentences: &[Sentence]) -> Hits {
        let lexicons = self.keeps_all.len();
        let mut search = Search { phrases: self, tokens, found: vec![Vec::new(); lexicons], touched: Vec::new() };
        let mut hits: Vec<Vec<Hit>> = vec![Vec::new(); lexicons];
        let mut free = vec![0; lexicons];
        for sentence in sentences {
            for first in sentence.range() {
                let lexemes = &tokens.form(first).lexemes;
                if !lexemes.ends && !may_follow(lexemes.next, first + 1, sentence, tokens) {
                    continue;
                }
                for node in self.words(*lexemes).map(|word| self.begins[word as usize]).filter(|node| *node != 0) {
                    search.enter(node, first, first, sentence);
                }
                for lexicon in search.touched.drain(..) {
                    let lexicon = lexicon.0 as usize;
                    let found = &mut search.found[lexicon];
                    if self.keeps_all[lexicon] {
                        found.sort_by_key(|hit| Reverse(hit.end));
                        hits[lexicon].append(found);
                    } else if let Some(hit) = found.pop().filter(|hit| hit.first >= free[lexicon]) {
                        free[lexicon] = hit.end;
                        hits[lexicon].push(hit);
                    }
                }
            }
        }
        Hits(hits)
    }
}

/// Whether the token `at` may lead on: one of its words is perhaps among those of `next`, or it is a hyphen.
fn may_follow(next: u64, at: usize, sentence: &Sentence, tokens: Tokens) -> bool {
    next != 0 && at < sentence.range().end && tokens.form(at).lexemes.bits & next != 0
}

/// One walk down the tree from one token.
struct Search<'a> {
    phrases: &'a Phrases,
    tokens: Tokens<'a>,
    /// The hits of each lexicon that are to be kept: the longest so far, or all.
    found: Vec<Vec<Hit>>,
    /// The lexicons that have some.
    touched: Vec<LexiconId>,
}

impl Search<'_> {
    fn walk(&mut self, node: u32, first: usize, at: usize, sentence: &Sentence) {
        if at >= sentence.range().end {
            return;
        }
        for word in self.phrases.words(self.tokens.form(at).lexemes) {
            if let Some(next) = self.phrases.child(node, word) {
                self.enter(next, first, at, sentence);
            }
        }
    }

    /// The token `at` has led to `node`.
    fn enter(&mut self, node: u32, first: usize, at: usize, sentence: &Sentence) {
        self.note(node, first, at + 1, sentence);
        let next = self.phrases.nodes[node as usize].next;
        if may_follow(next, at + 1, sentence, self.tokens) {
            self.walk(node, first, self.skip_hyphen(at + 1), sentence);
        }
    }

    fn note(&mut self, node: u32, first: usize, end: usize, sentence: &Sentence) {
        let (start, stop) = self.phrases.nodes[node as usize].ends;
        for &(lexicon, kind, entry, when) in &self.phrases.ends[start as usize..stop as usize] {
            let found = &mut self.found[lexicon.0 as usize];
            let kept =
                self.phrases.keeps_all[lexicon.0 as usize] || found.last().is_none_or(|hit| hit.end < end as u32);
            let place = Place { tokens: self.tokens, sentence, first, end };
            if kept && (when.is_none() || when.hold(&place)) {
                if found.is_empty() {
                    self.touched.push(lexicon);
                }
                if !self.phrases.keeps_all[lexicon.0 as usize] {
                    found.clear();
                }
                found.push(Hit { lexicon, kind, entry, first: first as u32, end: end as u32 });
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
