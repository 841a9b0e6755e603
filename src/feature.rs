//! The form of a feature: what it marks, how its marks become numbers, and what a reader must know about it.

use crate::document::attribution::Manner;
use crate::document::passage::{Passage, Scope, Totals};
use crate::document::source::SourceKind;
use crate::document::{Depth, Document};
use crate::lexicon::{Hit, LexiconId};
use crate::text::span::Span;
use crate::text::token::{Token, Voice};

/// A chapter of the codebook, and a group of columns that is measured or left out as a whole.
#[derive(Debug)]
pub struct Family {
    pub name: &'static str,
    /// One sentence: what its features have in common.
    pub about: &'static str,
    /// Whether it is measured when no groups are named.
    pub default: bool,
    /// Whether it rests on what connote knows of English: not measured in an article that is in another language.
    pub english: bool,
    /// How far an article must be read for its marks; scopes by voice need quotations besides.
    pub depth: Depth,
    pub features: &'static [&'static Feature],
}

/// Something that can be marked in a text and reduced to numbers.
#[derive(Debug)]
pub struct Feature {
    /// The stem of its columns and the name under which its evidence is written; never changes silently.
    pub name: &'static str,
    /// One sentence that a reader of a paper would accept.
    pub definition: &'static str,
    /// Author, year, page or equation: where the definition comes from.
    pub reference: &'static str,
    /// What it counts wrongly, said plainly.
    pub caveat: &'static str,
    /// Where it makes sense, in the order of its columns.
    pub scopes: &'static [Scope],
    pub reach: Reach,
    /// Whether its values change as a text grows though its style does not: such values compare only texts of one length,
    /// and `--sample-words` measures them in the first words of each article.
    pub length_bound: bool,
    pub measures: &'static [Measure],
    /// Marked sentences and worked values: documentation and test at once.
    pub examples: &'static [Example],
    /// Pushes the marks of a passage, in the order of the text.
    pub find: fn(&Passage, &mut Vec<Evidence>),
}

/// Whether a feature judges each place by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It does: found once in the body, its marks are shared out to the scopes by their voice.
    Place,
    /// It needs the sequence of words of each scope.
    Sequence,
    /// Like `Sequence`; its marks are those of every feature that shares them under this name: they are found once in
    /// each scope.
    Shared(&'static str),
    /// Like `Place`, for features with cases: found once for all cases, its marks are dealt out by their case.
    Cases,
}

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
    /// Cues that a feature names, as a set: a bit for each.
    Cues(&'static [&'static str], u8),
}

impl Evidence {
    /// A token weighed.
    pub fn token(token: &Token, weight: f64) -> Evidence {
        Evidence { span: token.span, weight, voice: token.voice, reason: Reason::Plain }
    }

    /// Pushes every word of a passage, weighed.
    pub fn words(passage: &Passage, marks: &mut Vec<Evidence>, weight: impl Fn(&Token) -> f64) {
        let mark = |token| Evidence::token(token, weight(token));
        match passage.scope {
            // All of a slice is pushed at once, without a look at the room left for each.
            Scope::Body => marks.extend(passage.word_list().iter().map(mark)),
            _ => marks.extend(passage.words().map(mark)),
        }
    }

    /// Pushes every token of a passage, weighed by its characters.
    pub fn characters(passage: &Passage, marks: &mut Vec<Evidence>) {
        marks.reserve(passage.document.tokens.len());
        let weight = |token| f64::from(passage.document.form(token).characters);
        marks.extend(passage.tokens().map(|token| Evidence::token(token, weight(token))));
    }

    /// A lexicon hit with the weight of its entry.
    pub fn hit(document: &Document, hit: &Hit) -> Evidence {
        Evidence {
            span: hit.span(&document.tokens),
            weight: document.lexicons.entry(hit).weight,
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

    /// Which case of its feature it is a mark of, see [`Reach::Cases`].
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
            Reason::Cues(names, set) => {
                let cues = names.iter().zip(0..).filter(|(_, bit)| set & (1 << bit) != 0);
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

/// How marks become a number.
#[derive(Debug, Clone, Copy)]
pub enum Measure {
    /// Number of marks.
    Count,
    /// Marks per 1,000 words.
    Per1000Words,
    /// Marks per 100 words: for marks that are words.
    PercentOfWords,
    /// Mean weight.
    Mean,
    /// Standard deviation of the weights (n - 1).
    Spread,
    /// Median weight.
    Median,
    /// Anything else that marks and totals give.
    Formula(Formula),
}

/// A published formula over marks and totals.
#[derive(Debug, Clone, Copy)]
pub struct Formula {
    /// The name of its column; of a feature with cases what the columns end in.
    pub name: &'static str,
    pub unit: &'static str,
    /// As printed in the codebook: `206.835 - 1.015 words/sentences - 84.6 syllables/words`.
    pub expression: &'static str,
    pub compute: fn(&[Evidence], &Totals) -> Option<f64>,
}

impl Measure {
    /// The number that the marks give: the only place where numbers are made. `None` where there is no base.
    pub fn reduce(&self, marks: &[Evidence], totals: &Totals) -> Option<f64> {
        let count = marks.len() as f64;
        let words = (totals.words > 0).then_some(f64::from(totals.words));
        let value = match self {
            Measure::Count => Some(count),
            Measure::Per1000Words => words.map(|words| 1000.0 * count / words),
            Measure::PercentOfWords => words.map(|words| 100.0 * count / words),
            Measure::Mean => mean(marks),
            Measure::Spread => spread(marks),
            Measure::Median => median(marks),
            Measure::Formula(formula) => (formula.compute)(marks, totals),
        };
        value.filter(|value| value.is_finite())
    }

    /// Whether it is the number of marks, by itself or held against the words.
    pub fn counts(&self) -> bool {
        matches!(self, Measure::Count | Measure::Per1000Words | Measure::PercentOfWords)
    }

    /// What the column's name ends in; `None` for a formula, whose own name is the whole.
    pub fn stat(&self) -> Option<&'static str> {
        match self {
            Measure::Count => Some("n"),
            Measure::Per1000Words => Some("p1k"),
            Measure::PercentOfWords => Some("pct"),
            Measure::Mean => Some("mean"),
            Measure::Spread => Some("sd"),
            Measure::Median => Some("med"),
            Measure::Formula(_) => None,
        }
    }
}

fn mean(marks: &[Evidence]) -> Option<f64> {
    let sum: f64 = marks.iter().map(|mark| mark.weight).sum();
    (!marks.is_empty()).then(|| sum / marks.len() as f64)
}

fn spread(marks: &[Evidence]) -> Option<f64> {
    let mean = mean(marks)?;
    let squares: f64 = marks.iter().map(|mark| (mark.weight - mean).powi(2)).sum();
    (marks.len() > 1).then(|| (squares / (marks.len() - 1) as f64).sqrt())
}

fn median(marks: &[Evidence]) -> Option<f64> {
    let mut weights: Vec<f64> = marks.iter().map(|mark| mark.weight).collect();
    weights.sort_unstable_by(f64::total_cmp);
    let middle = weights.len() / 2;
    match weights.len() {
        0 => None,
        n if n % 2 == 1 => Some(weights[middle]),
        _ => Some((weights[middle - 1] + weights[middle]) / 2.0),
    }
}

/// What a feature does with a text, printed in the codebook and held by a test.
#[derive(Debug, Clone, Copy)]
pub enum Example {
    /// The marks stand in square brackets.
    Hit(&'static str),
    /// Nothing is marked.
    Miss(&'static str),
    /// A column's value, computed by hand or taken from the publication.
    Value { text: &'static str, column: &'static str, value: f64 },
}

pub const fn hit(text: &'static str) -> Example {
    Example::Hit(text)
}

pub const fn miss(text: &'static str) -> Example {
    Example::Miss(text)
}

pub const fn value(text: &'static str, column: &'static str, value: f64) -> Example {
    Example::Value { text, column, value }
}
