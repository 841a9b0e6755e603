//! Evidence: a mark in the text, and why it stands there.

use crate::document::Document;
use crate::document::attribution::Manner;
use crate::document::passage::Passage;
use crate::document::source::SourceKind;
use crate::lexicon::{Hit, LexiconId};
use crate::text::span::Span;
use crate::text::token::{Token, Voice};

/// A mark: a place in the text that a number rests on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    pub span: Span,
    /// 1 for a plain mark; the weight of a lexicon entry; syllables, words or a ratio where the mark is weighed.
    pub weight: f64,
    pub voice: Voice,
    pub reason: Reason,
}

/// Why there is a mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reason {
    /// The definition says it all.
    Plain,
    /// How credited content is given.
    Manner(Manner),
    /// Which way the words were read.
    Forward,
    Backward,
    /// An entry of a lexicon.
    Entry {
        lexicon: LexiconId,
        entry: u32,
    },
    /// A category that an entry of a lexicon is in; `case` is its number among the categories of all lexicons.
    Category {
        lexicon: LexiconId,
        entry: u32,
        case: u32,
    },
    /// The cues of a quotation, by its index in the document.
    Quotation(u32),
    /// An entry of a lexicon behind a negation, which is the token `by`.
    Negated {
        lexicon: LexiconId,
        entry: u32,
        by: u32,
    },
    /// The kind of a source.
    Source(SourceKind),
    /// One of the most frequent words of the input, by its number among them.
    FrequentWord(u32),
    /// One of the most frequent sequences of characters, likewise.
    FrequentSequence(u32),
    /// The cues that a question wants no reply, as a set: a bit for each of [`NO_REPLY`].
    NoReply(u8),
}

/// Why a question wants no reply.
pub const NO_REPLY: [&str; 6] = ["nobody there to answer", "answered at once", "in a row", "frame", "tag", "fragment"];

impl Evidence {
    /// A token weighed.
    pub fn token(token: &Token, weight: f64) -> Evidence {
        Evidence { span: token.span, weight, voice: token.voice, reason: Reason::Plain }
    }

    /// Pushes every word of a passage, weighed.
    pub fn words(passage: &Passage, marks: &mut Vec<Evidence>, weight: impl Fn(&Token) -> f64) {
        marks.extend(passage.word_list().iter().map(|token| Evidence::token(token, weight(token))));
    }

    /// Pushes every token of a passage, weighed by its characters.
    pub fn characters(passage: &Passage, marks: &mut Vec<Evidence>) {
        let document = passage.document;
        // Side by side they stay near.
        let characters: Vec<u16> = document.forms.iter().map(|form| form.characters).collect();
        marks.reserve(document.tokens.len());
        let weight = |token: &Token| f64::from(characters[token.form as usize]);
        marks.extend(passage.tokens().map(|token| Evidence::token(token, weight(token))));
    }

    /// A lexicon hit with the weight of its entry.
    pub fn hit(document: &Document, hit: &Hit) -> Evidence {
        Evidence {
            span: hit.span(&document.tokens),
            weight: document.lexicons.weight(hit),
            voice: document.tokens[hit.first as usize].voice,
            reason: Reason::Entry { lexicon: hit.lexicon, entry: hit.entry },
        }
    }

    /// The number of the lexicon entry that it is a mark of.
    pub fn entry_number(&self) -> Option<u32> {
        match self.reason {
            Reason::Entry { entry, .. } | Reason::Category { entry, .. } => Some(entry),
            _ => None,
        }
    }

    /// Which case of its feature it is a mark of, see [`super::Reach::Cases`].
    pub fn case(&self) -> Option<u32> {
        match self.reason {
            Reason::Category { case, .. } | Reason::FrequentWord(case) | Reason::FrequentSequence(case) => Some(case),
            _ => None,
        }
    }

    /// The reason in words: what the `entry` column of the evidence holds.
    pub fn entry(&self, document: &Document) -> String {
        match self.reason {
            Reason::Plain => String::new(),
            Reason::Manner(manner) => manner.as_str().to_owned(),
            Reason::Forward => "forward".to_owned(),
            Reason::Backward => "backward".to_owned(),
            Reason::Entry { lexicon, entry } => {
                let entry = &document.lexicons.list[lexicon.0 as usize].entries[entry as usize];
                format!("{} ({})", entry.term(), entry.kind)
            }
            Reason::Negated { lexicon, entry, by } => {
                let entry = &document.lexicons.list[lexicon.0 as usize].entries[entry as usize];
                let by = document.tokens.get(by as usize).map_or("", |token| document.norm(token));
                format!("{} ({}), negated by {by}", entry.term(), entry.kind)
            }
            Reason::Source(kind) => kind.as_str().to_owned(),
            Reason::FrequentWord(number) => document.lexicons.frequent.words.term(number).to_owned(),
            Reason::FrequentSequence(number) => document.lexicons.frequent.sequences.term(number).to_owned(),
            Reason::NoReply(set) => {
                let cues = NO_REPLY.iter().zip(0..).filter(|(_, bit)| set & (1 << bit) != 0);
                cues.map(|(name, _)| *name).collect::<Vec<_>>().join("; ")
            }
            Reason::Category { lexicon, entry, case } => {
                let lexicon = &document.lexicons.list[lexicon.0 as usize];
                let (entry, category) = (&lexicon.entries[entry as usize], case - lexicon.first_category);
                let said = [lexicon.categories[category as usize].as_str(), entry.kind.as_ref()];
                match said.map(|part| !part.is_empty()) {
                    [false, false] => entry.term().to_owned(),
                    [true, true] => format!("{} ({}: {})", entry.term(), said[0], said[1]),
                    _ => format!("{} ({})", entry.term(), said.concat()),
                }
            }
            Reason::Quotation(at) => document.quotations[at as usize].reasons(document).join("; "),
        }
    }
}
