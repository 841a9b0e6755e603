//! No step is quadratic: pathological texts eight times as long take some eight times as long, never sixty-four times.

use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::Document;
use connote::extract::Extractor;
use connote::lexicon::{Lexicons, Vocabulary};
use std::time::{Duration, Instant};

/// Between linear growth (8) and quadratic growth (64), far from both: machines are noisy.
const MOST: u32 = 24;
/// Below this a time is noise.
const LEAST: Duration = Duration::from_millis(2);

/// Each piece stands in for an input that nobody wrote: marks that never close, words without end, text without a stop.
const PIECES: [(&str, &str, usize); 19] = [
    ("opening quotation marks", "“", 4_000),
    ("opening quotation marks with a word each", "“a ", 4_000),
    ("straight single marks with a word each", "'a ", 4_000),
    ("marks of all kinds", "“a ‘b \"c «d „e ", 1_500),
    ("one word", "a", 100_000),
    ("one word of combining marks", "e\u{301}\u{301}", 20_000),
    ("no period", "the dam broke and he said that the river ", 800),
    ("paragraphs", "The dam broke, he said.\n\n", 1_500),
    ("lines", "word\n", 8_000),
    ("brackets", "(", 30_000),
    ("reporting verbs in marks", "“he said ", 2_500),
    ("names", "Oda Brandt ", 4_000),
    ("persons, and others who speak", "Oda Brandt left. The dam broke, Varn said. ", 2_000),
    ("commas", "red, ", 6_000),
    ("capitals", "DAM BROKE ", 3_000),
    ("numbers", "1.", 30_000),
    ("periods", ".", 60_000),
    ("links", "http://", 10_000),
    ("signs of Markdown", "*_[a](b)_* ", 3_000),
];

fn time(codebook: &Codebook, text: String) -> Duration {
    let article = Article { text, ..Article::default() };
    let once = || {
        let mut vocabulary = Vocabulary::new(Lexicons::embedded());
        let start = Instant::now();
        let vector = Extractor::new(codebook).vector(&Document::read(&article, &mut vocabulary));
        assert_eq!(vector.values.len(), codebook.columns.len());
        start.elapsed()
    };
    (0..2).map(|_| once()).min().unwrap_or_default()
}

#[test]
fn time_grows_with_the_text_and_not_with_its_square() {
    let codebook = Codebook::full();
    time(&codebook, "What is set up once is set up here.".to_owned());
    let mut steep = Vec::new();
    for (name, piece, count) in PIECES {
        let (short, long) = (time(&codebook, piece.repeat(count)), time(&codebook, piece.repeat(8 * count)));
        if long > short.max(LEAST) * MOST {
            steep.push(format!("{name}: {count} times {short:?}, eight times as often {long:?}"));
        }
    }
    assert!(steep.is_empty(), "{}", steep.join("\n"));
}
