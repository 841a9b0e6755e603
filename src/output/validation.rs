//! What a coded sample says, as a table.

use crate::stats::coding::{Contrast, Estimate, Validity};
use comfy_table::{CellAlignment, Table, presets};
use std::io::{self, Write};

fn statistics(found: &Validity) -> [(&'static str, Estimate); 7] {
    [
        ("precision", found.precision),
        ("recall", found.recall),
        ("f1", found.f1),
        ("alpha_marks", found.alpha_marks),
        ("alpha_sentences", found.alpha_sentences),
        ("rate_p1k", Estimate { value: found.rate, limits: None }),
        ("corrected_rate_p1k", found.corrected_rate),
    ]
}

/// Writes one row for each statistic of each group, and two for each pair of groups.
///
/// # Errors
/// Those of `out`.
pub fn write(validity: &[Validity], contrasts: &[Contrast], out: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(["group", "other_group", "statistic", "value", "lo", "hi", "marks_coded_n", "sentences_coded_n"])?;
    let mut row = |group: &str, other: &str, name: &str, found: Estimate, coded: [String; 2]| {
        let cell = |value: Option<f64>| value.map_or(String::new(), |value| format!("{value:.4}"));
        let [value, low, high] =
            [found.value, found.limits.map(|limits| limits.0), found.limits.map(|limits| limits.1)].map(cell);
        let [marks, sentences] = coded;
        csv.write_record([group, other, name, &value, &low, &high, &marks, &sentences])
    };
    for found in validity {
        for (name, estimate) in statistics(found) {
            row(&found.name, "", name, estimate, [found.marks_coded, found.sentences_coded].map(|n| n.to_string()))?;
        }
    }
    for contrast in contrasts {
        let counted = Estimate { value: contrast.difference, limits: None };
        for (name, estimate) in
            [("rate_p1k_difference", counted), ("corrected_rate_p1k_difference", contrast.corrected)]
        {
            row(&contrast.first, &contrast.second, name, estimate, [String::new(), String::new()])?;
        }
    }
    csv.flush()
}

/// The same for the terminal.
pub fn table(validity: &[Validity], contrasts: &[Contrast]) -> String {
    let mut table = plain(&[
        "",
        "marks",
        "sentences",
        "precision",
        "recall",
        "F1",
        "alpha marks",
        "alpha sent.",
        "per 1,000",
        "corrected",
    ]);
    for found in validity {
        let cells = statistics(found).map(|(_, estimate)| shown(estimate));
        let counts = [found.marks_coded, found.sentences_coded].map(|count| count.to_string());
        table.add_row([found.name.clone()].into_iter().chain(counts).chain(cells));
    }
    align(&mut table);
    let mut text = format!("{table}\n");
    if contrasts.iter().any(|contrast| contrast.difference.is_some()) {
        let mut table = plain(&["difference per 1,000", "as counted", "corrected"]);
        for contrast in contrasts {
            let counted = Estimate { value: contrast.difference, limits: None };
            let name = format!("{} - {}", contrast.first, contrast.second);
            table.add_row([name, shown(counted), shown(contrast.corrected)]);
        }
        align(&mut table);
        text += &format!("\n{table}\n");
    }
    text
}

fn shown(found: Estimate) -> String {
    let value = found.value.map_or("-".to_owned(), |value| format!("{value:.2}"));
    found.limits.map_or(value.clone(), |(low, high)| format!("{value} [{low:.2}, {high:.2}]"))
}

fn plain(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table.set_header(header);
    table
}

fn align(table: &mut Table) {
    table.column_iter_mut().skip(1).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
}
