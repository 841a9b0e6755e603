//! Length: of words in letters, of sentences and paragraphs in words.

use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Find, Measure, Reach, Reason, hit, miss, value};
use crate::text::token::Voice;

pub static WORD_LENGTH: Feature = Feature {
    name: "word_length",
    definition: "Words weighed by their letters and digits.",
    reference: "Mendenhall 1887, Science 9(214), 237-249",
    caveat: "Apostrophes and periods inside a word are not counted.",
    scopes: &[Scope::Body],
    // Its marks are those of the readability indices by letters.
    reach: Reach::Shared("words by letters"),
    length_bound: false,
    measures: &[Measure::Mean("letters and digits"), Measure::Spread("letters and digits")],
    examples: &[hit("[Don't] [panic]."), miss("42!"), value("Don't panic.", "word_length_mean", 4.5)],
    find: Find::Weighed(
        |passage, marks| Evidence::words(passage, marks, |token| f64::from(token.letters)),
        |passage, counts| counts.extend_from_slice(&passage.lengths().letters),
    ),
};

pub static SENTENCE_LENGTH: Feature = Feature {
    name: "sentence_length",
    definition: "Sentences weighed by their words.",
    reference: "Yule 1939, Biometrika 30(3/4), 363-390",
    caveat: "Numbers are not counted as words; direct speech ends sentences as it would outside quotation marks.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Mean("words"), Measure::Spread("words"), Measure::Median("words")],
    examples: &[
        hit("[The dam holds.] [Nobody in the village sleeps.]"),
        miss("?"),
        value("The dam holds. Nobody in the village sleeps.", "sentence_length_mean", 4.0),
    ],
    find: Find::Marks(|passage, marks| {
        for counted in passage.sentences().filter(|counted| counted.words > 0) {
            let span = passage.document.sentences[counted.sentence as usize].span;
            let weight = f64::from(counted.words);
            marks.push(Evidence { span, weight, voice: counted.first, reason: Reason::Plain });
        }
    }),
};

pub static PARAGRAPH_LENGTH: Feature = Feature {
    name: "paragraph_length",
    definition: "Paragraphs weighed by their words.",
    reference: "Line breaks of the source",
    caveat: "Where a source breaks lines inside paragraphs, each line counts.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Mean("words")],
    examples: &[hit("[The dam holds.]\n\n[The village waits.]"), miss("* * *")],
    find: Find::Marks(paragraph_length),
};

fn paragraph_length(passage: &Passage, marks: &mut Vec<Evidence>) {
    let mut words = passage.word_list().iter();
    for paragraph in &passage.document.paragraphs {
        let held = words.as_slice().partition_point(|word| word.span.start < paragraph.span.end);
        if held > 0 {
            words.nth(held - 1);
            marks.push(Evidence {
                span: paragraph.span,
                weight: held as f64,
                voice: Voice::Author,
                reason: Reason::Plain,
            });
        }
    }
}
