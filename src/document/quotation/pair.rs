//! Pairing: opening and closing marks of one paragraph found for each other in one pass.

use super::marks::{Class, Mark, Role, marks};
use crate::document::Document;
use crate::text::token::{Part, TokenKind};

/// Two marks, or one and the place where its words end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pair {
    /// Index of the opening mark's first token, and of the first token inside.
    pub open: (u32, u32),
    /// Index of the token behind the last one inside, and of the one behind the closing mark.
    pub close: (u32, u32),
    pub class: Class,
    pub ending: Ending,
}

/// How a quotation ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Closed,
    /// The next paragraph opens with a mark again: by convention this one needs no closing mark.
    Continued,
    Unclosed,
}

/// Marks nested deeper than this are taken for noise.
const DEEPEST: usize = 4;
/// An unclosed mark does not reach farther than this many tokens.
const FARTHEST: u32 = 150;

/// All pairs of a document, sorted by their start.
pub fn pairs(document: &Document) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut pairing = Pairing::default();
    let mut first = 0;
    while let Some((end, next)) = stretch(document, first) {
        pairing.pair(document, first, end);
        let continued = next.and_then(|next| pairing.continues(document, next));
        pairing.finish(document, end, continued, &mut pairs);
        first = end;
    }
    pairs.retain(|pair| has_content(document, pair));
    pairs.sort_unstable_by_key(|pair| (pair.open.0, u32::MAX - pair.close.1));
    pairs
}

fn has_content(document: &Document, pair: &Pair) -> bool {
    let inside = &document.tokens[pair.open.1 as usize..pair.close.0 as usize];
    inside.iter().take(FARTHEST as usize).any(|token| !matches!(token.kind, TokenKind::Punctuation))
}

/// The end of the stretch that begins with the token `first`: a paragraph, longer where a sentence runs on into the
/// next one, shorter where another part of the article begins. With it the first token of what follows.
fn stretch(document: &Document, first: usize) -> Option<(usize, Option<usize>)> {
    let token = document.tokens.get(first)?;
    let mut number = document.paragraphs.partition_point(|paragraph| paragraph.tokens.1 as usize <= first);
    let mut end = document.paragraphs.get(number).map_or(document.tokens.len(), |p| p.tokens.1 as usize);
    while end < document.tokens.len() && document.tokens[end - 1].sentence == document.tokens[end].sentence {
        number += 1;
        end = document.paragraphs.get(number).map_or(document.tokens.len(), |p| p.tokens.1 as usize);
    }
    let whole = (end, (end < document.tokens.len()).then_some(end));
    if document.parts.0.is_empty() {
        return Some(whole);
    }
    let mut part = token.part;
    for (at, token) in document.tokens[first..end].iter().enumerate() {
        if part == Part::Markup {
            part = token.part;
        } else if token.part != part && token.part != Part::Markup {
            return Some((first + at, None));
        }
    }
    Some(whole)
}

#[derive(Debug, Default)]
struct Pairing {
    marks: Vec<Mark>,
    /// For each mark, whether the next certain mark of its class closes.
    closes_later: Vec<bool>,
    /// Indices of marks that are open.
    open: Vec<usize>,
    /// How many of the open ones are of each class.
    counts: [usize; 4],
    found: Vec<(usize, usize)>,
    /// Single marks that could close and found nothing open.
    strays: Vec<usize>,
    /// Where the pairs end that stand around the one at hand.
    around: Vec<u32>,
}

impl Pairing {
    fn pair(&mut self, document: &Document, first: usize, end: usize) {
        self.marks.clear();
        self.open.clear();
        self.found.clear();
        self.strays.clear();
        self.counts = [0; 4];
        marks(document, first, end, &mut self.marks);
        self.look_ahead();
        for at in 0..self.marks.len() {
            let Mark { class, role, .. } = self.marks[at];
            let closes = match role {
                Role::Open => false,
                Role::WeakClose => !self.closes_later[at],
                Role::Close | Role::CloseOrMisplaced | Role::CloseOrOpen => true,
            };
            if closes && self.close(at, class) {
                continue;
            }
            let opens = match role {
                Role::Open | Role::CloseOrOpen => true,
                Role::CloseOrMisplaced => self.counts[class as usize] == 0 && self.closes_later[at],
                Role::Close | Role::WeakClose => false,
            };
            if opens {
                self.open.push(at);
                self.counts[class as usize] += 1;
            } else if class == Class::Single {
                self.strays.push(at);
            }
        }
    }

    /// A possessive or a unit looks like a closing mark; a better one behind it, before any that opens, shows which.
    fn look_ahead(&mut self) {
        self.closes_later.clear();
        self.closes_later.resize(self.marks.len(), false);
        let mut next = [false; 4];
        for (at, mark) in self.marks.iter().enumerate().rev() {
            self.closes_later[at] = next[mark.class as usize];
            if mark.role != Role::WeakClose {
                next[mark.class as usize] = matches!(mark.role, Role::Close | Role::CloseOrMisplaced);
                if mark.class != Class::Single {
                    next[Class::Single as usize] = false;
                }
            }
        }
    }

    /// Closes the innermost open mark of the class. What was opened inside it and is still open is noise. A single mark
    /// does not close across a double one: it is more likely an apostrophe.
    fn close(&mut self, at: usize, class: Class) -> bool {
        if self.counts[class as usize] == 0 {
            return false;
        }
        let outermost = class != Class::Single;
        if !outermost && self.open.last().is_some_and(|open| self.marks[*open].class != Class::Single) {
            return false;
        }
        while let Some(open) = self.open.pop() {
            let opened = self.marks[open].class;
            self.counts[opened as usize] -= 1;
            if opened == class {
                self.found.push((open, at));
                return true;
            }
        }
        false
    }

    /// The class of the mark with which the paragraph that begins at the token `next` opens, if one of that class is
    /// still open here: the speech goes on.
    fn continues(&self, document: &Document, next: usize) -> Option<Class> {
        if self.open.is_empty() {
            return None;
        }
        let mut ahead = Vec::new();
        marks(document, next, (next + 2).min(document.tokens.len()), &mut ahead);
        let mark = ahead
            .first()
            .filter(|mark| mark.tokens.0 as usize == next && matches!(mark.role, Role::Open | Role::CloseOrOpen))?;
        self.open.iter().any(|open| self.marks[*open].class == mark.class).then_some(mark.class)
    }

    fn finish(&mut self, document: &Document, end: usize, continued: Option<Class>, pairs: &mut Vec<Pair>) {
        let start = pairs.len();
        for &(open, close) in &self.found {
            let (open, close) = (self.marks[open], self.marks[close]);
            pairs.push(Pair { open: open.tokens, close: close.tokens, class: open.class, ending: Ending::Closed });
        }
        pairs.extend(self.unclosed(document, end, continued));
        pairs[start..].sort_unstable_by_key(|pair| (pair.open.0, u32::MAX - pair.close.1));
        self.drop_deepest(pairs, start);
    }

    /// `"It will hold,' she said`: a single mark behind punctuation that closes what a double one opened.
    fn closed_by_stray(&self, document: &Document, mark: Mark, next: Option<u32>) -> Option<usize> {
        let behind_punctuation = |at: u32| {
            let before = document.tokens.get((at as usize).wrapping_sub(1)).map(|token| document.norm(token));
            matches!(before, Some("," | "." | "?" | "!"))
        };
        let fits = |at: u32| at > mark.tokens.1 && next.is_none_or(|next| at < next) && behind_punctuation(at);
        self.strays.iter().copied().find(|stray| mark.class != Class::Single && fits(self.marks[*stray].tokens.0))
    }

    /// The pair that an open mark without a partner makes, if any. It ends with the paragraph; but where pairs of its own
    /// class follow, or too much text, its mark was only forgotten, and it ends with its sentence.
    fn unclosed(&self, document: &Document, end: usize, continued: Option<Class>) -> Option<Pair> {
        let wanted = |class: Class| continued.map_or(class != Class::Single, |wanted| wanted == class);
        let at = *self.open.iter().rfind(|open| wanted(self.marks[**open].class))?;
        let mark = self.marks[at];
        let next = self.marks[at + 1..].iter().find(|other| other.class == mark.class).map(|other| other.tokens.0);
        if let Some(stray) = self.closed_by_stray(document, mark, next) {
            let close = self.marks[stray].tokens;
            return Some(Pair { open: mark.tokens, close, class: mark.class, ending: Ending::Closed });
        }
        let end = end as u32;
        let (last, ending) = match next {
            None if continued.is_some() => (end, Ending::Continued),
            None if end - mark.tokens.1 <= FARTHEST => (end, Ending::Unclosed),
            _ => {
                let sentence = document.tokens[mark.tokens.0 as usize].sentence as usize;
                let sentence_end = document.sentences.get(sentence).map_or(end, |s| s.tokens.1.min(end));
                let bound = mark.tokens.1.saturating_add(FARTHEST).min(next.unwrap_or(end));
                (sentence_end.min(bound), Ending::Unclosed)
            }
        };
        let last = last.max(mark.tokens.1);
        Some(Pair { open: mark.tokens, close: (last, last), class: mark.class, ending })
    }

    /// Drops pairs that stand inside too many others or run out of the one they stand in; the list from `start` on is sorted.
    fn drop_deepest(&mut self, pairs: &mut Vec<Pair>, start: usize) {
        self.around.clear();
        let mut kept = start;
        for at in start..pairs.len() {
            let pair = pairs[at];
            while self.around.last().is_some_and(|end| *end <= pair.open.0) {
                self.around.pop();
            }
            if self.around.len() < DEEPEST && self.around.last().is_none_or(|end| pair.close.1 <= *end) {
                self.around.push(pair.close.1);
                pairs[kept] = pair;
                kept += 1;
            }
        }
        pairs.truncate(kept);
    }
}
