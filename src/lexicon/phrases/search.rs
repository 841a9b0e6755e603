//! Search: the tree of phrases walked along the tokens of a document.

use super::{Hit, Hits, NONE, Phrases};
use crate::lexicon::condition::{Place, Tokens};
use crate::lexicon::vocabulary::{Root, TokenLexemes};
use crate::text::sentence::Sentence;
use crate::text::sieve::Sieve;
use crate::text::token::Token;
use std::cmp::Reverse;

impl Phrases {
    /// Finds the phrases of all lexicons. Within one lexicon the leftmost, and of those the longest, whose conditions
    /// hold; all of them, the longest first, where its entries have categories, which do not see each other.
    pub fn find(&self, tokens: Tokens, lexemes: TokenLexemes, sentences: &[Sentence]) -> Hits {
        let (begins, terms) = sift(lexemes, sentences, tokens.list.len());
        let begins = self.led(&begins, lexemes);
        let mut search = Search {
            phrases: self,
            tokens,
            lexemes,
            sentences,
            free: vec![0; self.only_longest.len()],
            hits: Vec::with_capacity(tokens.list.len() / 2),
            found: Vec::new(),
        };
        begins.into_iter().for_each(|first| search.phrases_from(first as usize));
        search.keep_all(&terms);
        Hits::sorted(&search.hits, self.only_longest.len())
    }
}

impl Phrases {
    /// Of the tokens that may begin a phrase those from which a step leads on, or that need a closer look.
    fn led(&self, begins: &[u32], lexemes: TokenLexemes) -> Vec<u32> {
        let mut led = Sieve::with_capacity(begins.len());
        for &first in begins {
            let (this, next) = (lexemes.of(first as usize), lexemes.of(first as usize + 1));
            let leads = match (this.root, next.ids()) {
                (Root::Node(root), &[word]) if self.shorter[word as usize] == NONE => self.steps.may_lead(root, word),
                _ => true,
            };
            led.offer(first, leads);
        }
        led.kept()
    }
}

/// The tokens that may begin a phrase, since one of the words behind them is perhaps the next, and those that are one by
/// themselves.
fn sift(lexemes: TokenLexemes, sentences: &[Sentence], tokens: usize) -> (Vec<u32>, Vec<u32>) {
    let (mut begins, mut terms) = (Sieve::with_capacity(tokens / 4), Sieve::with_capacity(tokens / 2));
    for sentence in sentences {
        let mut next = 0;
        for (at, of) in (sentence.tokens.0..).zip(lexemes.of_all(sentence.range())) {
            begins.offer(at.wrapping_sub(1), next & of.bits != 0);
            terms.offer(at, of.ends);
            next = of.next;
        }
    }
    (begins.kept(), terms.kept())
}

/// One walk along the tokens.
struct Search<'a> {
    phrases: &'a Phrases,
    tokens: Tokens<'a>,
    lexemes: TokenLexemes<'a>,
    sentences: &'a [Sentence],
    /// For each lexicon whose hits may not overlap the token from which on the next may begin; 0 for the others.
    free: Vec<u32>,
    /// All hits in the order of their first tokens.
    hits: Vec<Hit>,
    /// The hits of several words in the order of their first tokens, the longest first.
    found: Vec<Hit>,
}

impl<'a> Search<'a> {
    /// Keeps the hits that have been found and those of the `terms` of one word. The longer ones first: they leave no room
    /// for a single word.
    fn keep_all(&mut self, terms: &[u32]) {
        let mut found = std::mem::take(&mut self.found).into_iter().peekable();
        for &at in terms {
            while let Some(hit) = found.next_if(|hit| hit.first <= at) {
                self.keep(hit);
            }
            self.word(at as usize);
        }
        found.for_each(|hit| self.keep(hit));
    }

    /// Keeps a hit where its lexicon has room for it.
    fn keep(&mut self, hit: Hit) {
        let lexicon = hit.lexicon.0 as usize;
        if hit.first >= self.free[lexicon] {
            self.free[lexicon] = hit.end & self.phrases.only_longest[lexicon];
            self.hits.push(hit);
        }
    }

    /// The hits of the one word `at`.
    fn word(&mut self, at: usize) {
        let lexemes = self.lexemes.of(at);
        match lexemes.root {
            Root::Node(_) => self.note(lexemes.terms, at, at + 1, Self::keep),
            Root::Several => {
                for root in self.phrases.roots(*lexemes) {
                    self.note(self.phrases.nodes[root as usize].ends, at, at + 1, Self::keep);
                }
            }
        }
    }

    /// The hits of several words from the token `first` on, one of whose nodes may lead on to the next.
    fn phrases_from(&mut self, first: usize) {
        let (lexemes, before) = (self.lexemes.of(first), self.found.len());
        match lexemes.root {
            Root::Node(root) => self.lead(root, first, first + 1),
            Root::Several => {
                for root in self.phrases.roots(*lexemes) {
                    if self.may_lead(root, first + 1) {
                        self.lead(root, first, first + 1);
                    }
                }
            }
        }
        self.found[before..].sort_by_key(|hit| Reverse(hit.end));
    }

    fn end_of_sentence(&self, first: usize) -> usize {
        self.sentence(first).range().end
    }

    fn sentence(&self, at: usize) -> &'a Sentence {
        &self.sentences[self.tokens.list[at].sentence as usize]
    }

    /// Whether one of the words of the token `at` is perhaps among those that follow the node, or it is a hyphen.
    fn may_lead(&self, node: u32, at: usize) -> bool {
        self.lexemes.of(at).bits & self.phrases.nodes[node as usize].next != 0
    }

    /// Goes on from `node`, to which the tokens before `at` have led.
    fn lead(&mut self, node: u32, first: usize, at: usize) {
        let (at, end) = (self.skip_hyphen(at), self.end_of_sentence(first));
        if at >= end {
            return;
        }
        for &word in self.lexemes.of(at).ids() {
            let mut word = word;
            while word != NONE {
                if let Some(next) = self.phrases.steps.next(node, word) {
                    self.note(self.phrases.nodes[next as usize].ends, first, at + 1, |search, hit| {
                        search.found.push(hit)
                    });
                    if at + 1 < end && self.may_lead(next, at + 1) {
                        self.lead(next, first, at + 1);
                    }
                }
                word = self.phrases.shorter[word as usize];
            }
        }
    }

    /// Takes the entries of a node whose conditions hold.
    fn note(&mut self, ends: (u32, u32), first: usize, end: usize, mut take: impl FnMut(&mut Self, Hit)) {
        for &(lexicon, kind, entry, when) in &self.phrases.ends[ends.0 as usize..ends.1 as usize] {
            let place = || Place { tokens: self.tokens, sentence: self.sentence(first), first, end };
            if when.is_none() || when.hold(&place()) {
                take(self, Hit { lexicon, kind, entry, first: first as u32, end: end as u32 });
            }
        }
    }

    /// `so-called` is the phrase `so called`: a hyphen inside a compound is passed over.
    fn skip_hyphen(&self, at: usize) -> usize {
        // Only hyphens have all bits.
        if self.lexemes.of(at).bits != u64::MAX {
            return at;
        }
        let tokens = self.tokens.list;
        let joined = |a: &Token, b: Option<&Token>| b.is_some_and(|b| a.span.end == b.span.start);
        let inside = at > 0 && joined(&tokens[at - 1], tokens.get(at)) && joined(&tokens[at], tokens.get(at + 1));
        if inside && self.tokens.norm(at) == "-" { at + 1 } else { at }
    }
}
