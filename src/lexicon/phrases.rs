//! Phrases: every term of every lexicon as one tree over words, walked once along the tokens.
//!
//! A tree over words, not over bytes: word boundaries come for free, terms of different lexicons may overlap, and the
//! look-up of a word is paid once per distinct form (Aho & Corasick's leftmost-longest search over bytes hides a short
//! term behind a longer one that then fails its boundary or its condition).

mod search;
mod steps;

use super::vocabulary::{Lexemes, Root};
use super::{Conditions, Lexicon, LexiconId, Text};
use crate::text::span::Span;
use crate::text::token::{self, Token};
use rustc_hash::FxHashMap;
use std::iter::successors;
use steps::Steps;

/// A term of a lexicon found in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    pub lexicon: LexiconId,
    /// The number of the entry's kind in its lexicon: see [`super::Lexicons::kind`].
    pub kind: u16,
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

/// The hits of a document, sorted by their first token within each lexicon; no two overlap, unless its entries have
/// categories.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    /// Those of one lexicon behind those of another.
    list: Vec<Hit>,
    /// Where the hits of each lexicon end.
    ends: Vec<usize>,
}

impl Hits {
    /// The hits of `found`, which are in the order of their first tokens, by their lexicons, of which there are `lexicons`.
    fn sorted(found: &[Hit], lexicons: usize) -> Hits {
        let mut places = vec![0; lexicons + 1];
        found.iter().for_each(|hit| places[hit.lexicon.0 as usize + 1] += 1);
        (1..=lexicons).for_each(|lexicon| places[lexicon] += places[lexicon - 1]);
        let none = Hit { lexicon: LexiconId(0), kind: 0, entry: 0, first: 0, end: 0 };
        let mut list = vec![none; found.len()];
        for hit in found {
            let place = &mut places[hit.lexicon.0 as usize];
            list[*place] = *hit;
            *place += 1;
        }
        // Each place has moved from where the hits of its lexicon begin to where they end.
        Hits { list, ends: places }
    }

    pub fn of(&self, lexicon: LexiconId) -> &[Hit] {
        let at = lexicon.0 as usize;
        let start = at.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or(0));
        self.ends.get(at).map_or(&[], |end| &self.list[start..*end])
    }

    pub fn all(&self) -> impl Iterator<Item = &Hit> {
        self.list.iter()
    }
}

/// An entry that ends at a node, with its kind and what must hold for it.
type End = (LexiconId, u16, u32, Conditions);

/// A node while the tree grows.
#[derive(Debug, Default)]
struct Bud {
    ends: Vec<End>,
    /// The next words, sorted, with their nodes.
    children: Vec<(u32, u32)>,
}

impl Bud {
    /// The node behind a next word: `fresh` if it is the first time.
    fn child(&mut self, word: u32, fresh: u32) -> u32 {
        match self.children.binary_search_by_key(&word, |child| child.0) {
            Ok(at) => self.children[at].1,
            Err(at) => {
                self.children.insert(at, (word, fresh));
                fresh
            }
        }
    }
}

/// A node of the grown tree: a range of the ends of all nodes, which lie side by side.
#[derive(Debug, Clone, Copy)]
struct Node {
    ends: (u32, u32),
    /// A bit for the last six bits of each next word: most tokens lead nowhere, and this tells without a search.
    next: u64,
}

/// The tree of all phrases.
#[derive(Debug, Default)]
pub struct Phrases {
    words: FxHashMap<String, u32>,
    /// `stem*` words by their stem, and the lengths of stems that occur.
    stems: FxHashMap<String, u32>,
    stem_lengths: Vec<usize>,
    /// For each word that is a stem the longest stem that it begins with; `NONE` for the others.
    shorter: Vec<u32>,
    buds: Vec<Bud>,
    nodes: Vec<Node>,
    ends: Vec<End>,
    steps: Steps,
    /// The node of each word that begins a phrase; 0 for the others.
    begins: Vec<u32>,
    /// For each lexicon all bits, if only its leftmost and longest hits are kept; none, if all are.
    only_longest: Vec<u32>,
    words_known: u32,
    /// The word at hand while the tree grows.
    folded: String,
}

const NONE: u32 = u32::MAX;

impl Phrases {
    /// The tree of the phrases of `lexicons`, whose kinds are listed in `kinds`.
    pub fn new(lexicons: &[Lexicon], kinds: &[Vec<Text>]) -> Phrases {
        let bits = |lexicon: &Lexicon| if lexicon.categories.is_empty() { u32::MAX } else { 0 };
        let only_longest = lexicons.iter().map(bits).collect();
        let mut phrases = Phrases { buds: vec![Bud::default()], only_longest, ..Phrases::default() };
        let mut cuts = token::Cuts::default();
        for (id, lexicon) in lexicons.iter().enumerate() {
            for (number, entry) in lexicon.entries.iter().enumerate() {
                let kind = kinds[id].iter().position(|kind| *kind == entry.kind).unwrap_or_default() as u16;
                for form in &entry.forms {
                    let node = phrases.grow(form, &mut cuts);
                    phrases.buds[node as usize].ends.push((LexiconId(id as u8), kind, number as u32, entry.when));
                }
            }
        }
        phrases.settle();
        phrases.begins.resize(phrases.words_known as usize, 0);
        phrases.stem_lengths.sort_unstable_by(|a, b| b.cmp(a));
        phrases.stem_lengths.dedup();
        phrases.shorter = vec![NONE; phrases.words_known as usize];
        for (stem, word) in &phrases.stems {
            phrases.shorter[*word as usize] = phrases.stem_of(stem, stem.len()).unwrap_or(NONE);
        }
        phrases
    }

    /// The longest stem of fewer than `below` bytes that a folded form begins with.
    fn stem_of(&self, norm: &str, below: usize) -> Option<u32> {
        let fitting = self.stem_lengths.iter().filter(|length| **length < below);
        fitting.filter_map(|length| norm.get(..*length)).find_map(|stem| self.stems.get(stem).copied())
    }

    /// The words of lexicons that a form stands for: a stem brings the shorter ones along.
    fn words(&self, lexemes: Lexemes) -> impl Iterator<Item = u32> {
        let shorter = |word: &u32| Some(self.shorter[*word as usize]).filter(|word| *word != NONE);
        (0..lexemes.ids().len()).flat_map(move |at| successors(Some(lexemes.ids()[at]), shorter))
    }

    /// The nodes of the phrases that begin with a form.
    fn roots(&self, lexemes: Lexemes) -> impl Iterator<Item = u32> {
        self.words(lexemes).map(|word| self.begins[word as usize]).filter(|root| *root != 0)
    }

    /// Lays the nodes side by side when the tree has grown.
    fn settle(&mut self) {
        let mut steps = Vec::new();
        for (number, bud) in (0..).zip(std::mem::take(&mut self.buds)) {
            let start = self.ends.len() as u32;
            self.ends.extend(bud.ends);
            let mut next = 0;
            for (word, child) in bud.children {
                next |= bit(word);
                steps.push((number, word, child));
            }
            self.nodes.push(Node { ends: (start, self.ends.len() as u32), next });
        }
        self.steps = Steps::new(&steps);
    }

    /// The node of a form, whose words are cut into `cuts`.
    fn grow(&mut self, form: &str, cuts: &mut token::Cuts) -> u32 {
        cuts.clear();
        token::cut(form, cuts);
        let mut words = cuts.iter().map(|cut| cut.span.of(form)).filter(|word| !is_hyphen(word)).peekable();
        let mut node = 0;
        while let Some(word) = words.next() {
            if word != "*" {
                let word_id = self.word(word, words.peek() == Some(&"*"));
                node = self.child_of(node, word_id);
            }
        }
        node
    }

    fn child_of(&mut self, node: u32, word: u32) -> u32 {
        let fresh = self.buds.len() as u32;
        let found = if node == 0 { self.begun(word, fresh) } else { self.buds[node as usize].child(word, fresh) };
        if found == fresh {
            self.buds.push(Bud::default());
        }
        found
    }

    /// The node of a word that begins a phrase: `fresh` if it is the first time.
    fn begun(&mut self, word: u32, fresh: u32) -> u32 {
        let known = self.begins.len().max(word as usize + 1);
        self.begins.resize(known, 0);
        let node = &mut self.begins[word as usize];
        if *node == 0 {
            *node = fresh;
        }
        *node
    }

    fn word(&mut self, word: &str, is_stem: bool) -> u32 {
        super::vocabulary::fold(word, &mut self.folded);
        let table = if is_stem { &mut self.stems } else { &mut self.words };
        if let Some(known) = table.get(&self.folded) {
            return *known;
        }
        if is_stem {
            self.stem_lengths.push(self.folded.len());
        }
        let fresh = self.words_known;
        table.insert(self.folded.clone(), fresh);
        self.words_known += 1;
        fresh
    }

    /// The lexicon words that a folded form can stand for.
    pub fn lexemes(&self, norm: &str) -> Lexemes {
        let mut lexemes = Lexemes::default();
        let bare = norm.strip_suffix("'s").filter(|bare| !bare.is_empty());
        // An abbreviation is listed with its period or without.
        let undotted = norm.strip_suffix('.').filter(|word| word.len() > 1 && !word.ends_with('.'));
        for id in [Some(norm), bare, undotted].into_iter().flatten().filter_map(|word| self.words.get(word)) {
            lexemes.push(*id);
        }
        if let Some(stem) = self.stem_of(norm, norm.len() + 1) {
            lexemes.push(stem);
        }
        lexemes.bits = self.words(lexemes).fold(0, |bits, word| bits | bit(word));
        for (number, root) in self.roots(lexemes).enumerate() {
            let node = self.nodes[root as usize];
            lexemes.root = if number == 0 { Root::Node(root) } else { Root::Several };
            lexemes.terms = node.ends;
            lexemes.ends |= node.ends.0 < node.ends.1;
            lexemes.next |= node.next;
        }
        if is_hyphen(norm) {
            lexemes.bits = u64::MAX;
        }
        lexemes
    }
}

/// A word's place in the bits that tell quickly which words follow.
fn bit(word: u32) -> u64 {
    1 << (word % 64)
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "‐" | "‑" | "–")
}
