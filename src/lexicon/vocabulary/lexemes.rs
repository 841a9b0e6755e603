//! Lexemes: the words of lexicons that a form can stand for.

/// Up to four words of lexicons that one form matches: itself, itself without a possessive ending, without the period
/// of an abbreviation, and the longest wildcard. One line of the cache.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[repr(align(64))]
pub struct Lexemes {
    /// Of the words, and of those that lead on from them in a phrase, the last six bits as the place of a bit: most
    /// tokens lead nowhere, and this tells without a walk.
    pub bits: u64,
    pub next: u64,
    /// Where the phrases begin that begin with them, and if at one node, the range of its entries.
    pub root: Root,
    pub terms: (u32, u32),
    ids: [u32; 4],
    count: u8,
    /// Whether one of them is a phrase by itself.
    pub ends: bool,
}

/// The node of the phrases that begin with a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Root {
    /// One, or that of the tree where there is none.
    Node(u32),
    /// Its words begin phrases apart from each other: `run` and `run*`.
    Several,
}

impl Default for Root {
    fn default() -> Root {
        Root::Node(0)
    }
}

impl Lexemes {
    pub fn push(&mut self, id: u32) {
        if (self.count as usize) < self.ids.len() && !self.ids().contains(&id) {
            self.ids[self.count as usize] = id;
            self.count += 1;
        }
    }

    pub fn ids(&self) -> &[u32] {
        &self.ids[..self.count as usize]
    }
}

/// The lexemes of the tokens of a document.
#[derive(Debug, Clone, Copy)]
pub struct TokenLexemes<'a> {
    /// For each token its place in `table`.
    pub places: &'a [u32],
    pub table: &'a [Lexemes],
}

impl<'a> TokenLexemes<'a> {
    #[inline]
    pub fn of(&self, at: usize) -> &'a Lexemes {
        &self.table[self.places[at] as usize]
    }

    pub fn of_all(&self, tokens: std::ops::Range<usize>) -> impl Iterator<Item = &'a Lexemes> {
        let table = self.table;
        self.places[tokens].iter().map(|place| &table[*place as usize])
    }
}
