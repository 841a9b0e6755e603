//! Typography cannot change a number: the sample corpus in other letterforms gives the same value in every column.

use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::Document;
use connote::extract::Extractor;
use connote::ingest::{Options, Source};
use connote::lexicon::{Lexicons, Vocabulary};
use connote::text::span::Span;
use unicode_normalization::UnicodeNormalization;

/// What stands for the beginning of the text at a place: how many bytes of it, and the other letterform.
type Setting = fn(&str, usize) -> Option<(usize, String)>;

const SETTINGS: [(&str, Setting); 9] = [
    ("straight marks", |text, at| other(text, at, &[("‘", "'"), ("’", "'"), ("“", "\""), ("”", "\"")])),
    ("curly marks", |text, at| match opens(&text[..at]) {
        true => other(text, at, &[("'", "‘"), ("\"", "“")]),
        false => other(text, at, &[("'", "’"), ("\"", "”")]),
    }),
    ("en dashes", |text, at| other(text, at, &[("—", "–")]).filter(|_| spaced(text, at, '—'))),
    ("hyphens for dashes", |text, at| other(text, at, &[("—", "--")])),
    ("ellipsis characters", |text, at| other(text, at, &[("...", "…")])),
    ("no-break spaces", |text, at| other(text, at, &[(" ", "\u{a0}")]).filter(|_| inline(text, at))),
    ("thin spaces", |text, at| other(text, at, &[(" ", "\u{2009}")]).filter(|_| inline(text, at))),
    ("decomposed letters", |text, at| {
        let c = text[at..].chars().next()?;
        let apart: String = std::iter::once(c).nfd().collect();
        (!apart.starts_with(c)).then_some((c.len_utf8(), apart))
    }),
    ("ligatures", |text, at| {
        let in_link = text[..at].rsplit(char::is_whitespace).next().is_some_and(|word| word.contains("//"));
        let letters = [("ffi", "ﬃ"), ("ffl", "ﬄ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")];
        other(text, at, &letters).filter(|_| !in_link)
    }),
];

/// The first of the pairs that begins at the place.
fn other(text: &str, at: usize, pairs: &[(&str, &str)]) -> Option<(usize, String)> {
    let found = pairs.iter().find(|(this, _)| text[at..].starts_with(this));
    found.map(|(this, that)| (this.len(), (*that).to_owned()))
}

/// Whether a mark behind this text is an opening one.
fn opens(before: &str) -> bool {
    before.chars().next_back().is_none_or(|c| c.is_whitespace() || "([{“‘—–".contains(c))
}

/// Whether white space stands on both sides of the character.
fn spaced(text: &str, at: usize, c: char) -> bool {
    text[..at].ends_with(char::is_whitespace) && text[at + c.len_utf8()..].starts_with(char::is_whitespace)
}

/// Whether a single space stands behind a letter of its line: before that it may be part of the layout, as in `1. `.
fn inline(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    line.contains(char::is_alphabetic) && !text[at + 1..].starts_with(char::is_whitespace)
}

/// The article in another setting, its given places moved along.
fn set(article: &Article, setting: Setting) -> Article {
    let text = &article.text;
    let mut places = vec![0; text.len() + 1];
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (length, other) = setting(text, at).unwrap_or((c.len_utf8(), c.to_string()));
        places[at..at + length].fill(out.len() as u32);
        out += &other;
        at += length;
    }
    places[text.len()] = out.len() as u32;
    let mut article = article.clone();
    for span in article.given.headline.iter_mut().chain(&mut article.given.matter) {
        *span = Span { start: places[span.start as usize], end: places[span.end as usize] };
    }
    article.text = out;
    article
}

#[test]
fn typography_cannot_change_a_number() {
    let options = Options::default();
    let codebook = Codebook::full();
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    let mut values = |article: &Article| {
        let document = Document::read(article, &mut vocabulary);
        Extractor::new(&codebook).vector(&document).values
    };
    let mut wrong = Vec::new();
    let mut changed = [0; SETTINGS.len()];
    for record in Source::sample(options.clone()) {
        let article = record.read(&options).article.expect("a sample article");
        let expected = values(&article);
        for (number, (name, setting)) in SETTINGS.iter().enumerate() {
            let other = set(&article, *setting);
            changed[number] += usize::from(other.text != article.text);
            for ((column, expected), found) in codebook.columns.iter().zip(&expected).zip(values(&other)) {
                if *expected != found {
                    wrong.push(format!("{name}, {}: {} {found:?}, not {expected:?}", article.id, column.name));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} values differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(!changed.contains(&0), "a setting that changes no article tests nothing: {changed:?}");
}
