//! Size: words, sentences, paragraphs, characters, numbers.

use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Find, Formula, Measure, Reach, Reason, Tally, hit, miss, value};
use crate::text::token::{TokenKind, Voice};

pub static WORDS: Feature = Feature {
    name: "words",
    definition: "Tokens of kind word.",
    reference: "Unicode Standard Annex 29, section 4",
    caveat: "A contraction is one word, a hyphenated compound as many as it has parts; numbers and links are no words.",
    scopes: &[Scope::Body, Scope::Author, Scope::Quoted],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Count],
    examples: &[hit("[Don't] [trust] [so]-[called] 3,000 [bargains]."), miss("2031: 9:30!")],
    find: Find::Tallied(
        |passage, marks| Evidence::words(passage, marks, |_| 1.0),
        |passage| Tally::ones(passage.word_count()),
    ),
};

pub static SENTENCES: Feature = Feature {
    name: "sentences",
    definition: "Sentences with at least one word or number, weighed by their words.",
    reference: "connote's own rules over UAX 29 tokens; see the preface",
    caveat: "Fragments and list items count as sentences; a sentence that mixes voices counts in the body only.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Count],
    examples: &[hit("[Gen. Oduya left at 9 a.m. on Monday.] [Nobody asked why.]"), miss("...")],
    find: Find::Marks(sentences),
};

pub static PARAGRAPHS: Feature = Feature {
    name: "paragraphs",
    definition: "Lines or blocks of lines with at least one word or number.",
    reference: "Line breaks of the source",
    caveat: "Where a source breaks lines inside paragraphs, each line counts.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Count],
    examples: &[hit("[The dam holds.]\n\n[The village waits.]"), miss("* * *")],
    find: Find::Marks(|passage, marks| {
        let mark = |span| Evidence { span, weight: 1.0, voice: Voice::Author, reason: Reason::Plain };
        marks.extend(passage.paragraphs().map(|paragraph| mark(paragraph.span)));
    }),
};

pub static CHARACTERS: Feature = Feature {
    name: "characters",
    definition: "Characters (Unicode code points) of all tokens; white space is not counted.",
    reference: "Unicode Standard, chapter 2.4",
    caveat: "Typographic variants count alike: an ellipsis is three characters and a dash one \
        however they are written.",
    scopes: &[Scope::Body],
    // Its marks are those of readability by characters.
    reach: Reach::Shared("tokens by characters"),
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "characters_n",
        unit: "characters",
        expression: "sum of the characters of all tokens",
        compute: |_, totals| Some(f64::from(totals.characters)),
    })],
    examples: &[hit("[Go] [on][,] [No.] [5][!]"), miss(" "), value("Go on, No. 5!", "characters_n", 10.0)],
    find: Find::Shown(Evidence::characters),
};

pub static NUMBERS: Feature = Feature {
    name: "numbers",
    definition: "Tokens that begin with a digit: figures, dates, decimals, clock times.",
    reference: "Unicode Standard Annex 29, section 4",
    caveat: "Numbers written out are words.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Count, Measure::Per1000Words],
    examples: &[hit("At [9:30] some [3,000] people paid $[1.50]."), miss("Three people paid.")],
    find: Find::Marks(|passage, marks| {
        let numbers = passage.others(TokenKind::Number);
        marks.extend(numbers.map(|token| Evidence::token(token, 1.0)));
    }),
};

fn sentences(passage: &Passage, marks: &mut Vec<Evidence>) {
    for counted in passage.sentences() {
        let span = passage.document.sentences[counted.sentence as usize].span;
        marks.push(Evidence { span, weight: f64::from(counted.words), voice: counted.first, reason: Reason::Plain });
    }
}
