//! The form of a feature: what it marks, how its marks become numbers, and what a reader must know about it.

mod evidence;
mod hits;
mod listed;
mod marks;

use crate::document::Depth;
use crate::document::grammar::List;
use crate::document::passage::{Passage, Scope, Totals};
use crate::lexicon::LexiconId;
pub use evidence::{Evidence, NO_REPLY, Reason};
pub use marks::{Marks, Tally};

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
    pub find: Find,
}

/// Where the marks of a feature come from.
#[derive(Debug, Clone, Copy)]
pub enum Find {
    /// Pushes the marks of a passage, in the order of the text.
    Marks(fn(&Passage, &mut Vec<Evidence>)),
    /// The same, and their tally without them, as far as the feature's measures ask for it: for what would mark nearly every
    /// word.
    Tallied(fn(&Passage, &mut Vec<Evidence>), fn(&Passage) -> Tally),
    /// The same, and how many of them have each weight, which is a whole number: pushed from weight 0 on. For what would
    /// mark nearly every word and is asked for more than a tally.
    Weighed(fn(&Passage, &mut Vec<Evidence>), fn(&Passage, &mut Vec<u32>)),
    /// Pushes marks that only show what the numbers are made of, which the totals give.
    Shown(fn(&Passage, &mut Vec<Evidence>)),
    /// All hits of a lexicon, or those whose entries are of a kind. Its measures need no more of them than their tally.
    Hits(LexiconId, Option<&'static str>),
    /// All places of lists of the document's grammar, each list with the weight of its places: in the body only.
    Lists(&'static [Listed]),
}

/// A list and the weight of its places.
pub type Listed = (List, f64);

impl Find {
    /// Pushes the marks of a passage, in the order of the text.
    pub fn marks(&self, passage: &Passage, marks: &mut Vec<Evidence>) {
        match self {
            Find::Marks(find) | Find::Tallied(find, _) | Find::Weighed(find, _) | Find::Shown(find) => {
                find(passage, marks)
            }
            Find::Hits(lexicon, kind) => hits::marks(passage, *lexicon, *kind, marks),
            Find::Lists(lists) => listed::marks(passage, lists, marks),
        }
    }

    /// Takes what is known of the marks without them, as far as numbers are made of it; `false` where there is no way round
    /// the marks.
    pub fn count(&self, passage: &Passage, marks: &mut Marks) -> bool {
        match self {
            Find::Tallied(_, tally) => marks.count(tally(passage)),
            Find::Weighed(_, weigh) => marks.weigh(|counts| weigh(passage, counts)),
            Find::Shown(_) => marks.count(Tally::default()),
            Find::Hits(lexicon, kind) => marks.count(hits::tally(passage, *lexicon, *kind)),
            Find::Lists(lists) if passage.scope == Scope::Body => marks.count(listed::tally(passage.document, lists)),
            Find::Marks(_) | Find::Lists(_) => return false,
        }
        true
    }
}

impl Feature {
    /// A feature that judges each place by itself and is counted, also per 1,000 words.
    pub const fn rate(
        name: &'static str,
        definition: &'static str,
        scopes: &'static [Scope],
        reference: &'static str,
        caveat: &'static str,
        examples: &'static [Example],
        find: Find,
    ) -> Feature {
        Feature {
            name,
            definition,
            reference,
            caveat,
            scopes,
            reach: Reach::Place,
            length_bound: false,
            measures: &[Measure::Count, Measure::Per1000Words],
            examples,
            find,
        }
    }
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

/// How marks become a number.
#[derive(Debug, Clone, Copy)]
pub enum Measure {
    /// Number of marks.
    Count,
    /// Marks per 1,000 words.
    Per1000Words,
    /// Marks per 100 words: for marks that are words.
    PercentOfWords,
    /// Mean weight; what is weighed: the unit.
    Mean(&'static str),
    /// Standard deviation of the weights (n - 1), and their unit.
    Spread(&'static str),
    /// Median weight, and its unit.
    Median(&'static str),
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
    pub compute: fn(&Marks, &Totals) -> Option<f64>,
}

impl Measure {
    /// The number that the marks give: the only place where numbers are made. `None` where there is no base.
    pub fn reduce(&self, marks: &Marks, totals: &Totals) -> Option<f64> {
        self.reduction().of(marks, totals)
    }

    /// What it does, without what it is called.
    pub fn reduction(&self) -> Reduction {
        match self {
            Measure::Count => Reduction::Number { times: 1.0, per_word: false },
            Measure::Per1000Words => Reduction::Number { times: 1000.0, per_word: true },
            Measure::PercentOfWords => Reduction::Number { times: 100.0, per_word: true },
            Measure::Mean(_) => Reduction::Marks(mean),
            Measure::Spread(_) => Reduction::Marks(spread),
            Measure::Median(_) => Reduction::Marks(median),
            Measure::Formula(formula) => Reduction::Formula(formula.compute),
        }
    }

    /// Whether it is the number of marks, by itself or held against the words.
    pub fn counts(&self) -> bool {
        matches!(self, Measure::Count | Measure::Per1000Words | Measure::PercentOfWords)
    }

    /// Whether the tally of marks is all it needs. A formula may need less than it can ask for, but cannot say so.
    pub fn tallies(&self) -> bool {
        self.counts() || matches!(self, Measure::Mean(_))
    }

    /// What the column's name ends in; `None` for a formula, whose own name is the whole.
    pub fn stat(&self) -> Option<&'static str> {
        match self {
            Measure::Count => Some("n"),
            Measure::Per1000Words => Some("p1k"),
            Measure::PercentOfWords => Some("pct"),
            Measure::Mean(_) => Some("mean"),
            Measure::Spread(_) => Some("sd"),
            Measure::Median(_) => Some("med"),
            Measure::Formula(_) => None,
        }
    }
}

/// What a measure does, small enough for the hundreds of a run to stay near.
#[derive(Debug, Clone, Copy)]
pub enum Reduction {
    /// So many times the number of marks, by the words or as it is: one way for nearly all columns.
    Number {
        times: f64,
        per_word: bool,
    },
    Marks(fn(&Marks) -> Option<f64>),
    Formula(fn(&Marks, &Totals) -> Option<f64>),
}

impl Reduction {
    /// See [`Measure::reduce`].
    pub fn of(self, marks: &Marks, totals: &Totals) -> Option<f64> {
        let value = match self {
            Reduction::Number { times, per_word } => {
                let base = if per_word { totals.words } else { 1 };
                (base > 0).then(|| times * marks.len() as f64 / f64::from(base))
            }
            Reduction::Marks(reduce) => reduce(marks),
            Reduction::Formula(compute) => compute(marks, totals),
        };
        value.filter(|value| value.is_finite())
    }
}

fn mean(marks: &Marks) -> Option<f64> {
    (!marks.is_empty()).then(|| marks.sum() / marks.len() as f64)
}

fn spread(marks: &Marks) -> Option<f64> {
    let mean = mean(marks)?;
    let squares: f64 = match marks.weighed() {
        Some(counts) => (0..).zip(counts).map(|(weight, n)| f64::from(*n) * (f64::from(weight) - mean).powi(2)).sum(),
        None => marks.iter().map(|mark| (mark.weight - mean).powi(2)).sum(),
    };
    (marks.len() > 1).then(|| (squares / (marks.len() - 1) as f64).sqrt())
}

fn median(marks: &Marks) -> Option<f64> {
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
