//! A sample as two tables: one for coders, which tells nothing of where an item comes from, and its key.

use crate::corpus::sample::Drawn;
use crate::stats::coding::Question;
use std::io::{self, Write};

/// The name of a question in both tables.
pub fn question(question: Question) -> &'static str {
    match question {
        Question::Mark => "mark",
        Question::Sentence => "sentence",
    }
}

fn name(at: usize) -> String {
    format!("item_{:05}", at + 1)
}

/// The table for coders, with one empty column for each. For spreadsheets with a byte order mark, and with an apostrophe
/// before what would be run as a formula.
///
/// # Errors
/// Those of `out`.
pub fn blinded(drawn: &[Drawn], coders: usize, excel: bool, mut out: impl Write) -> io::Result<()> {
    out.write_all(if excel { "\u{feff}" } else { "" }.as_bytes())?;
    let mut csv = csv::Writer::from_writer(out);
    let columns = (1..=coders).map(|coder| if coders == 1 { "code".to_owned() } else { format!("code_{coder}") });
    csv.write_record(["item", "question", "before", "text", "after"].map(str::to_owned).into_iter().chain(columns))?;
    let cell = |text: &str| {
        let runs = excel && text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if runs { format!("'{text}") } else { text.to_owned() }
    };
    for (at, drawn) in drawn.iter().enumerate() {
        let item = &drawn.item;
        let texts = [&item.before, &item.text, &item.after].map(|text| cell(text));
        let codes = std::iter::repeat_n(String::new(), coders);
        csv.write_record([name(at), question(item.question).to_owned()].into_iter().chain(texts).chain(codes))?;
    }
    csv.flush()
}

/// The columns of the key.
const KEY: [&str; 15] = [
    "item",
    "question",
    "feature",
    "doc_id",
    "group",
    "voice",
    "start",
    "end",
    "mark",
    "entry",
    "population_n",
    "drawn_n",
    "probability",
    "weight",
    "group_words_n",
];

/// Where each item comes from, and what it stands for.
///
/// # Errors
/// Those of `out`.
pub fn key(drawn: &[Drawn], feature: &str, out: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(KEY)?;
    for (at, drawn) in drawn.iter().enumerate() {
        let item = &drawn.item;
        let (population, count) = (drawn.population as f64, drawn.drawn as f64);
        csv.write_record([
            &name(at),
            question(item.question),
            feature,
            &item.doc_id,
            &drawn.group,
            item.voice.as_str(),
            &item.start.to_string(),
            &item.end.to_string(),
            &item.mark,
            &item.entry,
            &drawn.population.to_string(),
            &drawn.drawn.to_string(),
            &format!("{:.6}", count / population),
            &format!("{:.6}", population / count),
            &drawn.group_words.to_string(),
        ])?;
    }
    csv.flush()
}
