//! Keyness as a table: for programs as CSV, for people with example lines.

use super::number::number;
use crate::corpus::concordance::Line;
use crate::corpus::keyness::Key;
use comfy_table::{CellAlignment, Table, presets};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The columns of the CSV form, before those of the examples.
const COLUMNS: [&str; 18] = [
    "group",
    "term",
    "words",
    "count_n",
    "other_count_n",
    "per_million",
    "other_per_million",
    "log_ratio",
    "percent_difference",
    "log_likelihood",
    "log_odds",
    "log_odds_z",
    "articles_n",
    "other_articles_n",
    "dispersion",
    "p",
    "p_adjusted",
    "examples",
];

/// Example lines by group and term.
pub type Examples = BTreeMap<String, BTreeMap<String, Vec<Line>>>;

fn lines<'e>(examples: &'e Examples, key: &Key) -> &'e [Line] {
    examples.get(key.group).and_then(|terms| terms.get(key.term)).map_or(&[], Vec::as_slice)
}

/// Writes all keys, one a row, with the examples there are.
///
/// # Errors
/// Those of `out`.
pub fn write(keys: &[Key], examples: &Examples, out: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS)?;
    for key in keys {
        let numbers = [
            Some(key.per_million),
            Some(key.other_per_million),
            Some(key.log_ratio),
            key.percent_difference,
            Some(key.log_likelihood),
            Some(key.log_odds.ratio),
            Some(key.log_odds.z),
        ];
        let counts = [key.order as u64, key.count, key.other_count];
        let articles = [key.articles, key.other_articles];
        let shown: Vec<String> = lines(examples, key).iter().map(marked).collect();
        let row = [key.group.to_owned(), key.term.to_owned()]
            .into_iter()
            .chain(counts.map(|count| count.to_string()))
            .chain(numbers.map(cell))
            .chain(articles.map(|articles| articles.to_string()))
            .chain([cell(key.dispersion), probability(key.p), probability(key.p_adjusted), shown.join(" | ")]);
        csv.write_record(row)?;
    }
    csv.flush()
}

fn cell(value: Option<f64>) -> String {
    let mut cell = String::new();
    number(value, false, &mut cell);
    cell
}

/// Probabilities need more decimals than other numbers.
fn probability(value: Option<f64>) -> String {
    value.map_or(String::new(), |value| format!("{value:.8}"))
}

fn marked(line: &Line) -> String {
    format!("{}: {}[{}]{}", line.doc_id, line.left, line.node, line.right)
}

/// The keys of one group for the terminal, with the first example of each below.
pub fn table(keys: &[&Key], examples: &Examples) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(["", "log ratio", "z", "G²", "per million", "others", "articles", "others", "DP", "p adj."]);
    let shown = |value: Option<f64>, places: usize| value.map_or("-".to_owned(), |value| format!("{value:.places$}"));
    for key in keys {
        table.add_row([
            key.term.to_owned(),
            format!("{:+.2}", key.log_ratio),
            format!("{:+.2}", key.log_odds.z),
            format!("{:.1}", key.log_likelihood),
            format!("{:.0}", key.per_million),
            format!("{:.0}", key.other_per_million),
            key.articles.to_string(),
            key.other_articles.to_string(),
            shown(key.dispersion, 2),
            shown(key.p_adjusted, 4),
        ]);
    }
    table.column_iter_mut().skip(1).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
    let mut text = format!("{table}\n");
    for line in keys.iter().filter_map(|key| lines(examples, key).first()) {
        let _ = writeln!(text, "   {}", marked(line));
    }
    text
}
