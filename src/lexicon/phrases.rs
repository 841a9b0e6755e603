//! Phrases: every term of every lexicon as one tree over words, walked once along the tokens.
//!
//! A tree over words, not over bytes: word boundaries come for free, terms of different lexicons may overlap, and the
//! look-up of a word is paid once per distinct form (Aho & Corasick's leftmost-longest search over bytes hides a short
//! term behind a longer one that then fails its boundary or its condition).

use super::condition::{Place, Tokens};
use super::vocabulary::Lexemes;
use super::{Conditions, Lexicon, LexiconId};
use crate::text::sentence::Sentence;
use crate::text::span::Span;
use crate::text::token::{self, Token};
use rustc_hash::FxHashMap;

/// A term of a lexicon found in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub lexicon: LexiconId,
    /// Index of the entry in its lexicon.
    pub entry: u32,
    /// The first token and the one past the last.
    pub first: u32,
    pub end: u32,
}

impl Hit {
    pub fn span(&self, tokens: &[Token]) -> Span {
        let (first, last) = (tokens[self.first as usize].span, tokens[self.end as usize - 1].span);
        Span { start: first.start, end: last.end }
    }
}

/// The hits of a document, sorted by their first token within each lexicon, where no two overlap.
#[derive(Debug, Clone, Default)]
pub struct Hits(Vec<Vec<Hit>>);

impl Hits {
    pub fn of(&self, lexicon: LexiconId) -> &[Hit] {
        self.0.get(lexicon.0 as usize).map_or(&[], Vec::as_slice)
    }

    pub fn all(&self) -> impl Iterator<Item = &Hit> {
        self.0.iter().flatten()
    }
}

#[derive(Debug, Default)]
struct Node {
    /// Which entries end here, with what must hold for them.
    ends: Vec<(LexiconId, u32, Conditions)>,
    /// The next words, sorted, with their nodes.
    children: Vec<(u32, u32)>,
}

impl Node {
    fn child(&self, word: u32) -> Option<u32> {
        let at = self.children.binary_search_by_key(&word, |child| child.0).ok()?;
        Some(self.children[at].1)
    }
}

/// The tree of all phrases.
#[derive(Debug, Default)]
pub struct Phrases {
    words: FxHashMap<String, u32>,
    /// `stem*` words by their stem, and the lengths of stems that occur.
    stems: FxHashMap<String, u32>,
    stem_lengths: Vec<usize>,
    nodes: Vec<Node>,
    /// The node of each word that begins a phrase; 0 for the others.
    begins: Vec<u32>,
    lexicons: usize,
    words_known: u32,
}

impl Phrases {
    pub fn new(lexicons: &[Lexicon]) -> Phrases {
        let mut phrases = Phrases { nodes: vec![Node::default()], lexicons: lexicons.len(), ..Phrases::default() };
        for (id, lexicon) in lexicons.iter().enumerate() {
            for (number, entry) in lexicon.entries.iter().enumerate() {
                for form in &entry.forms {
                    let node = phrases.grow(form);
                    phrases.nodes[node as usize].ends.push((LexiconId(id as u8), number as u32, entry.when));
                }
            }
        }
        phrases.begins = (0..phrases.words_known).map(|word| phrases.nodes[0].child(word).unwrap_or(0)).collect();
        phrases.stem_lengths.sort_unstable();
        phrases.stem_lengths.dedup();
        phrases
    }

    fn grow(&mut self, form: &str) -> u32 {
        let mut cuts = Vec::new();
        token::cut(form, &mut cuts);
        let words: Vec<&str> = cuts.iter().map(|cut| cut.span.of(form)).filter(|word| !is_hyphen(word)).collect();
        let mut node = 0;
        for (at, word) in words.iter().enumerate().filter(|(_, word)| **word != "*") {
            let word_id = self.word(word, words.get(at + 1) == Some(&"*"));
            node = self.child_of(node, word_id);
        }
        node
    }

    fn child_of(&mut self, node: u32, word: u32) -> u32 {
        let fresh = self.nodes.len() as u32;
        let children = &mut self.nodes[node as usize].children;
        match children.binary_search_by_key(&word, |child| child.0) {
            Ok(at) => children[at].1,
            Err(at) => {
                children.insert(at, (word, fresh));
                self.nodes.push(Node::default());
                fresh
            }
        }
    }

    fn word(&mut self, word: &str, is_stem: bool) -> u32 {
        let mut folded = String::new();
        super::vocabulary::fold(word, &mut folded);
        let fresh = self.words_known;
        let table = if is_stem { &mut self.stems } else { &mut self.words };
        if is_stem {
            self.stem_lengths.push(folded.len());
        }
        let id = *table.entry(folded).or_insert(fresh);
        self.words_known += u32::from(id == fresh);
        id
    }

    /// The lexicon words that a folded form can stand for.
    pub fn lexemes(&self, norm: &str) -> Lexemes {
        let mut lexemes = Lexemes::default();
        let bare = norm.strip_suffix("'s").filter(|bare| !bare.is_empty());
        for id in [Some(norm), bare].into_iter().flatten().filter_map(|word| self.words.get(word)) {
            lexemes.push(*id);
        }
        for length in self.stem_lengths.iter().filter(|length| **length <= norm.len()) {
            if let Some(id) = norm.get(..*length).and_then(|stem| self.stems.get(stem)) {
                lexemes.push(*id);
            }
        }
        lexemes
    }

    /// Finds the phrases of all lexicons; within one lexicon the leftmost, and of those the longest, whose conditions
    /// hold.
    pub fn find(&self, tokens: Tokens, sentences: &[Sentence]) -> Hits {
        let mut search = Search { phrases: self, tokens, best: vec![None; self.lexicons] };
        let mut hits = vec![Vec::new(); self.lexicons];
        let mut free = vec![0; self.lexicons];
        for sentence in sentences {
            for first in sentence.range() {
                let begun = tokens.form(first).lexemes.ids().iter().map(|word| self.begins[*word as usize]);
                if begun.filter(|node| *node != 0).map(|node| search.enter(node, first, first, sentence)).count() == 0 {
                    continue;
                }
                for (lexicon, best) in search.best.iter_mut().enumerate() {
                    if let Some(hit) = best.take().filter(|hit| hit.first >= free[lexicon]) {
                        free[lexicon] = hit.end;
                        hits[lexicon].push(hit);
                    }
                }
            }
        }
        Hits(hits)
    }
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑" | "–")
}

/// One walk down the tree from one token.
struct Search<'a> {
    phrases: &'a Phrases,
    tokens: Tokens<'a>,
    /// The longest hit of each lexicon so far.
    best: Vec<Option<Hit>>,
}

impl Search<'_> {
    fn walk(&mut self, node: u32, first: usize, at: usize, sentence: &Sentence) {
        if at >= sentence.range().end {
            return;
        }
        let lexemes = self.tokens.form(at).lexemes;
        for word in lexemes.ids() {
            if let Some(next) = self.phrases.nodes[node as usize].child(*word) {
                self.enter(next, first, at, sentence);
            }
        }
    }

    /// The token `at` has led to `node`.
    fn enter(&mut self, node: u32, first: usize, at: usize, sentence: &Sentence) {
        self.note(node, first, at + 1, sentence);
        if !self.phrases.nodes[node as usize].children.is_empty() {
            self.walk(node, first, self.skip_hyphen(at + 1), sentence);
        }
    }

    fn note(&mut self, node: u32, first: usize, end: usize, sentence: &Sentence) {
        for &(lexicon, entry, when) in &self.phrases.nodes[node as usize].ends {
            let longer = self.best[lexicon.0 as usize].is_none_or(|hit| hit.end < end as u32);
            let place = Place { tokens: self.tokens, sentence, first, end };
            if longer && (when.is_none() || when.hold(&place)) {
                self.best[lexicon.0 as usize] = Some(Hit { lexicon, entry, first: first as u32, end: end as u32 });
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
