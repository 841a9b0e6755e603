//! Paragraphs that are no prose: copies of others, and lines that end nowhere.

use crate::document::Document;
use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Reason, hit, miss, value};
use crate::text::sentence::Paragraph;
use crate::text::token::{Token, TokenKind, Voice};
use rustc_hash::{FxBuildHasher, FxHashSet};
use std::hash::{Hash, Hasher};

pub static DUPLICATE_PARAGRAPHS: Feature = Feature {
    name: "duplicate_paragraphs",
    definition: "Paragraphs with the same words and numbers as an earlier one of the article, weighed by their words.",
    reference: "Rae et al. 2021, Scaling Language Models (arXiv:2112.11446), appendix A1: duplicate lines and paragraphs",
    caveat: "A line of a source is a paragraph unless it was broken at a column; near copies are not found. Words take \
        the place of the authors' characters.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[
        Measure::Count,
        Measure::Formula(Formula {
            name: "duplicate_paragraphs_pct",
            unit: "per cent of paragraphs",
            expression: "100 * marks / paragraphs",
            compute: of_paragraphs,
        }),
        Measure::Formula(Formula {
            name: "duplicate_paragraph_words_pct",
            unit: "per cent of words",
            expression: "100 * words of duplicate paragraphs / words",
            compute: |marks, totals| {
                let sum = marks.sum();
                (totals.words > 0).then(|| 100.0 * sum / f64::from(totals.words))
            },
        }),
    ],
    examples: &[
        hit("The dam holds.\n\nThe village waits.\n\n[The dam holds!]"),
        miss("The dam holds.\n\nThe village waits."),
        value("Go on.\n\nStay here now.\n\nGo on.", "duplicate_paragraph_words_pct", 28.571428571428573),
    ],
    find: Find::Marks(duplicates),
};

pub static OPEN_PARAGRAPHS: Feature = Feature {
    name: "open_paragraphs",
    definition: "Paragraphs that end without a terminal mark: headings, items of lists, captions, torn text.",
    reference: "Raffel et al. 2020, Journal of Machine Learning Research 21(140), section 2.2: lines without a terminal \
        punctuation mark",
    caveat: "A colon, semicolon or dash is no terminal mark; verse and subheadings count.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[
        Measure::Count,
        Measure::Formula(Formula {
            name: "open_paragraphs_pct",
            unit: "per cent of paragraphs",
            expression: "100 * marks / paragraphs",
            compute: of_paragraphs,
        }),
    ],
    examples: &[
        hit("[Two questions]\n\nWho gains?\n\n[Who pays:]"),
        miss("“The dam holds.”\n\nThe village (asleep) waits…\n\n日本語です。"),
        value("Two questions\n\nWho gains?", "open_paragraphs_pct", 50.0),
    ],
    find: Find::Marks(|passage, marks| {
        let document = passage.document;
        let open = passage.paragraphs().filter(|paragraph| is_open(document, held(passage, paragraph)));
        marks.extend(open.map(|paragraph| mark(paragraph, 1.0)));
    }),
};

fn of_paragraphs(marks: &Marks, totals: &Totals) -> Option<f64> {
    (totals.paragraphs > 0).then(|| 100.0 * marks.len() as f64 / f64::from(totals.paragraphs))
}

fn held<'a>(passage: &Passage<'a>, paragraph: &Paragraph) -> impl DoubleEndedIterator<Item = &'a Token> + use<'a> {
    let (document, scope) = (passage.document, passage.scope);
    let tokens = &document.tokens[paragraph.tokens.0 as usize..paragraph.tokens.1 as usize];
    tokens.iter().filter(move |token| scope.holds(token))
}

fn mark(paragraph: &Paragraph, weight: f64) -> Evidence {
    Evidence { span: paragraph.span, weight, voice: Voice::Author, reason: Reason::Plain }
}

/// The words and numbers of a paragraph in the passage: alike where their forms are.
struct Wording<'a> {
    scope: Scope,
    tokens: &'a [Token],
}

impl<'a> Wording<'a> {
    fn of(passage: &Passage<'a>, paragraph: &Paragraph) -> Wording<'a> {
        let (first, end) = paragraph.tokens;
        Wording { scope: passage.scope, tokens: &passage.document.tokens[first as usize..end as usize] }
    }

    fn tokens(&self) -> impl Iterator<Item = &'a Token> + use<'a> {
        let scope = self.scope;
        let counted = |token: &&Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
        self.tokens.iter().filter(move |token| scope.holds(token)).filter(counted)
    }
}

impl Hash for Wording<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.tokens().for_each(|token| state.write_u32(token.form));
    }
}

impl PartialEq for Wording<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.tokens().map(|token| token.form).eq(other.tokens().map(|token| token.form))
    }
}

impl Eq for Wording<'_> {}

/// Whether all words of some paragraph have stood before it, or it has only numbers: else no paragraph is a copy.
fn may_have_copies(passage: &Passage) -> bool {
    let (words, before) = (passage.word_list(), passage.repeats().before);
    let mut place = 0;
    passage.document.paragraphs.iter().any(|paragraph| {
        let start = place;
        place += words[start..].partition_point(|word| word.span.start < paragraph.span.end);
        match &before[start..place] {
            [] => held(passage, paragraph).any(|token| token.kind == TokenKind::Number),
            before => before.iter().all(|before| (1..=start as u32).contains(before)),
        }
    })
}

/// Pushes the paragraphs that have stood before.
fn duplicates(passage: &Passage, marks: &mut Vec<Evidence>) {
    if !may_have_copies(passage) {
        return;
    }
    // With room for all, none is hashed again.
    let mut known = FxHashSet::with_capacity_and_hasher(passage.document.paragraphs.len(), FxBuildHasher);
    for paragraph in passage.paragraphs() {
        let wording = Wording::of(passage, paragraph);
        let words = wording.tokens().filter(|token| token.is_word());
        if !known.insert(wording) {
            marks.push(mark(paragraph, words.count() as f64));
        }
    }
}

/// Whether tokens end without a terminal mark, whatever closes behind it.
pub fn is_open<'a>(document: &Document, tokens: impl DoubleEndedIterator<Item = &'a Token>) -> bool {
    let closes = |token: &&Token| matches!(document.norm(token), "\"" | "'" | ")" | "]" | "›" | "」" | "*" | "_");
    let Some(last) = tokens.rev().find(|token| !closes(token)) else { return false };
    let norm = document.norm(last);
    match last.kind {
        TokenKind::Word | TokenKind::Number => !norm.ends_with('.'),
        TokenKind::Punctuation => !norm.ends_with(['.', '!', '?', '。', '！', '？', '۔', '।']),
        TokenKind::Symbol | TokenKind::Link => true,
    }
}
