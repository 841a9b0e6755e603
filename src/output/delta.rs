//! Delta as tables: distances, attributions, neighbours, trees, components, frequencies.

use crate::corpus::delta::{Attribution, Delta};
use crate::corpus::frequencies::Frequencies;
use crate::stats::cluster::Merge;
use crate::stats::components::Components;
use comfy_table::{CellAlignment, Table, presets};
use ndarray::Array2;
use std::fmt::Write as _;
use std::io::{self, Write};

/// A matrix with names in its first row and column, its numbers in full precision.
///
/// # Errors
/// Those of `out`.
pub fn matrix(rows: &[String], columns: &[String], values: &Array2<f64>, out: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_field("")?;
    csv.write_record(columns)?;
    for (name, row) in rows.iter().zip(values.rows()) {
        csv.write_field(name)?;
        csv.write_record(row.iter().map(f64::to_string))?;
    }
    csv.flush()
}

/// Each text with its group and the one it was given to.
///
/// # Errors
/// Those of `out`.
pub fn attribution(delta: &Delta, found: &Attribution, out: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(["text", "group", "given"])?;
    for (text, own, given) in &found.given {
        csv.write_record([&delta.texts[*text], &found.groups[*own], &found.groups[*given]])?;
    }
    csv.flush()
}

/// The steps of a tree, one a row: leaves by their names, clusters by the number of the step that made them.
///
/// # Errors
/// Those of `out`.
pub fn tree_table(names: &[String], merges: &[Merge], out: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(["step", "left", "right", "height", "texts_n"])?;
    let name = |cluster: usize| match names.get(cluster) {
        Some(name) => name.clone(),
        None => format!("#{}", cluster - names.len() + 1),
    };
    for (step, merge) in merges.iter().enumerate() {
        let (height, size) = (merge.height.to_string(), merge.size.to_string());
        csv.write_record([(step + 1).to_string(), name(merge.left), name(merge.right), height, size])?;
    }
    csv.flush()
}

/// A tree in Newick's format. The way along the branches from one leaf to another is as long as the height at which they
/// were joined.
pub fn newick(names: &[String], merges: &[Merge]) -> String {
    let quoted = |name: &String| format!("'{}'", name.replace('\'', "''"));
    let mut built: Vec<(String, f64)> = names.iter().map(|name| (quoted(name), 0.0)).collect();
    for merge in merges {
        let branch = |cluster: usize| format!("{}:{}", built[cluster].0, (merge.height - built[cluster].1) / 2.0);
        let joined = format!("({},{})", branch(merge.left), branch(merge.right));
        built.push((joined, merge.height));
    }
    built.pop().map_or(String::new(), |(tree, _)| tree) + ";\n"
}

/// The texts along the components.
///
/// # Errors
/// Those of `out`.
pub fn scores(frequencies: &Frequencies, found: &Components, out: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_field("text")?;
    csv.write_field("group")?;
    csv.write_record((1..=found.shares.len()).map(|at| format!("pc{at}")))?;
    for ((text, group), row) in frequencies.texts.iter().zip(&frequencies.groups).zip(found.scores.rows()) {
        csv.write_field(text)?;
        csv.write_field(group)?;
        csv.write_record(row.iter().map(f64::to_string))?;
    }
    csv.flush()
}

/// What the components are made of: in the first two rows variances and their shares, then the loadings of the features.
///
/// # Errors
/// Those of `out`.
pub fn loadings(frequencies: &Frequencies, found: &Components, out: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_field("kind")?;
    csv.write_field("feature")?;
    csv.write_record((1..=found.shares.len()).map(|at| format!("pc{at}")))?;
    for (kind, values) in [("variance", &found.variances), ("share", &found.shares)] {
        csv.write_field(kind)?;
        csv.write_field("")?;
        csv.write_record(values.iter().map(f64::to_string))?;
    }
    for (feature, row) in frequencies.features.iter().zip(found.loadings.rows()) {
        csv.write_field("loading")?;
        csv.write_field(feature)?;
        csv.write_record(row.iter().map(f64::to_string))?;
    }
    csv.flush()
}

/// How texts were attributed, for the terminal: groups in rows, what they were taken for in columns.
pub fn confusion(found: &Attribution) -> String {
    let mut table = plain();
    table.set_header(std::iter::once("given to:").chain(found.groups.iter().map(String::as_str)));
    for (group, row) in found.groups.iter().zip(found.confusion.rows()) {
        table.add_row(std::iter::once(group.clone()).chain(row.iter().map(usize::to_string)));
    }
    table.column_iter_mut().skip(1).for_each(|column| column.set_cell_alignment(CellAlignment::Right));
    let limits =
        found.limits.map_or(String::new(), |(low, high)| format!(" [{:.0}, {:.0}]", 100.0 * low, 100.0 * high));
    format!(
        "{table}\naccuracy {:.0} %{limits}: {} of {} texts; always the largest group: {:.0} %\n",
        100.0 * found.accuracy,
        found.right,
        found.given.len(),
        100.0 * found.baseline
    )
}

/// The nearest texts of each text, for the terminal.
pub fn neighbours(delta: &Delta, most: usize) -> String {
    let mut table = plain();
    let mut text = String::new();
    for near in delta.neighbours(most).chunk_by(|a, b| a.text == b.text) {
        let nearest = near.iter().map(|near| format!("{} ({:.4})", delta.texts[near.neighbour], near.distance));
        table.add_row(std::iter::once(delta.texts[near[0].text].clone()).chain(nearest));
    }
    let _ = writeln!(text, "{table}");
    text
}

fn plain() -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merges() -> (Vec<String>, Vec<Merge>) {
        let merge = |left, right, height, size| Merge { left, right, height, size };
        (["a", "b's", "c"].map(str::to_owned).to_vec(), vec![merge(0, 1, 1.0, 2), merge(2, 3, 4.0, 3)])
    }

    #[test]
    fn branches_are_as_long_as_the_tree_is_high() {
        let (names, merges) = merges();
        assert_eq!(newick(&names, &merges), "('c':2,('a':0.5,'b''s':0.5):1.5);\n");
        assert_eq!(newick(&names[..1], &[]), "'a';\n");
    }

    #[test]
    fn steps_name_what_they_join() {
        let (names, merges) = merges();
        let mut out = Vec::new();
        tree_table(&names, &merges, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "step,left,right,height,texts_n\n1,a,b's,1,2\n2,c,#1,4,3\n");
    }

    #[test]
    fn a_matrix_names_its_rows_and_columns() {
        let mut out = Vec::new();
        let values = ndarray::array![[0.0, 0.1], [0.1, 0.0]];
        matrix(&["a".into(), "b,c".into()], &["a".into(), "b,c".into()], &values, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), ",a,\"b,c\"\na,0,0.1\n\"b,c\",0.1,0\n");
    }
}
