//! Comparison: one row a feature and contrast, as CSV, JSON or Markdown.

use super::number::{six_digits, six_digits_or_nothing};
use crate::compare::{Comparison, Contrast, Sides};
use crate::stats::difference::Estimate;
use serde_json::{Map, Value, json};
use std::io::{self, Write};

/// What a row holds, in order.
#[derive(Debug)]
pub struct Column {
    pub name: &'static str,
    cell: fn(&Comparison, &Contrast) -> Cell,
}

#[derive(Debug, PartialEq)]
enum Cell {
    Text(String),
    Number(Option<f64>),
}

const fn column(name: &'static str, cell: fn(&Comparison, &Contrast) -> Cell) -> Column {
    Column { name, cell }
}

/// The columns; their names are safe in SPSS, Stata and R.
pub static COLUMNS: [Column; 47] = [
    column("feature", |all, row| text(&all.features[row.feature].name)),
    column("unit", |all, row| text(all.features[row.feature].unit.as_deref().unwrap_or_default())),
    column("contrast", |_, row| text(kind(row.sides))),
    column("group_a", |all, row| text(all.first(row.sides))),
    column("group_b", |all, row| text(all.other(row.sides))),
    column("n_a", |_, row| count(row.a.n)),
    column("n_b", |_, row| count(row.b.n)),
    column("missing_a", |_, row| count(row.a.missing)),
    column("missing_b", |_, row| count(row.b.missing)),
    column("units_a", |_, row| count(row.a.summary.n)),
    column("units_b", |_, row| count(row.b.summary.n)),
    column("mean_a", |_, row| Cell::Number(row.a.summary.mean)),
    column("mean_b", |_, row| Cell::Number(row.b.summary.mean)),
    column("median_a", |_, row| Cell::Number(row.a.summary.median)),
    column("median_b", |_, row| Cell::Number(row.b.summary.median)),
    column("sd_a", |_, row| Cell::Number(row.a.summary.sd)),
    column("sd_b", |_, row| Cell::Number(row.b.summary.sd)),
    column("iqr_a", |_, row| Cell::Number(row.a.summary.iqr)),
    column("iqr_b", |_, row| Cell::Number(row.b.summary.iqr)),
    column("difference", |_, row| value(row.difference)),
    column("difference_lo", |_, row| low(row.difference)),
    column("difference_hi", |_, row| high(row.difference)),
    column("hedges_g", |_, row| value(row.hedges_g)),
    column("hedges_g_lo", |_, row| low(row.hedges_g)),
    column("hedges_g_hi", |_, row| high(row.hedges_g)),
    column("cliffs_delta", |_, row| value(row.cliffs_delta)),
    column("cliffs_delta_lo", |_, row| low(row.cliffs_delta)),
    column("cliffs_delta_hi", |_, row| high(row.cliffs_delta)),
    column("welch_t", |_, row| Cell::Number(row.welch.map(|test| test.t))),
    column("welch_df", |_, row| Cell::Number(row.welch.map(|test| test.freedom))),
    column("welch_p", |_, row| Cell::Number(row.welch.map(|test| test.p))),
    column("welch_q", |_, row| Cell::Number(row.q.welch)),
    column("mann_whitney_u", |_, row| Cell::Number(row.mann_whitney.map(|test| test.u))),
    column("mann_whitney_p", |_, row| Cell::Number(row.mann_whitney.map(|test| test.p))),
    column("mann_whitney_q", |_, row| Cell::Number(row.q.mann_whitney)),
    column("permutation_p", |_, row| Cell::Number(row.permutation_p)),
    column("permutation_q", |_, row| Cell::Number(row.q.permutation)),
    column("kruskal_wallis_h", |all, row| Cell::Number(all.features[row.feature].kruskal_wallis.map(|test| test.h))),
    column("kruskal_wallis_p", |all, row| Cell::Number(all.features[row.feature].kruskal_wallis.map(|test| test.p))),
    column("kruskal_wallis_q", |all, row| Cell::Number(all.features[row.feature].kruskal_wallis_q)),
    column("exposure", |all, row| text(all.features[row.feature].exposure.as_deref().unwrap_or_default())),
    column("rate_ratio", |_, row| Cell::Number(row.rate_ratio.and_then(|ratio| ratio.value))),
    column("rate_ratio_lo", |_, row| {
        Cell::Number(row.rate_ratio.and_then(|ratio| ratio.limits).map(|limits| limits.0))
    }),
    column("rate_ratio_hi", |_, row| {
        Cell::Number(row.rate_ratio.and_then(|ratio| ratio.limits).map(|limits| limits.1))
    }),
    column("dispersion", |_, row| Cell::Number(row.rate_ratio.and_then(|ratio| ratio.dispersion))),
    column("n_needed", |_, row| Cell::Number(row.units_needed.map(|units| units as f64))),
    column("note", |_, row| text(&row.note)),
];

/// Writes all columns as CSV.
///
/// # Errors
/// Those of `out`.
pub fn csv(comparison: &Comparison, out: &mut impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(COLUMNS.iter().map(|column| column.name))?;
    for contrast in &comparison.contrasts {
        csv.write_record(COLUMNS.iter().map(|column| match (column.cell)(comparison, contrast) {
            Cell::Text(text) => text,
            Cell::Number(value) => six_digits_or_nothing(value),
        }))?;
    }
    csv.flush()
}

/// All columns as JSON, with how the comparison was made; a missing value is null.
pub fn json(comparison: &Comparison) -> Value {
    let options = &comparison.options;
    let groups = comparison.groups.iter();
    let rows = comparison.contrasts.iter().map(|contrast| {
        let cells = COLUMNS.iter().map(|column| {
            let value = match (column.cell)(comparison, contrast) {
                Cell::Text(text) => Value::from(text),
                Cell::Number(value) => value.and_then(|value| six_digits(value).parse::<f64>().ok()).into(),
            };
            (column.name.to_owned(), value)
        });
        Value::Object(cells.collect::<Map<_, _>>())
    });
    json!({
        "creator": concat!("connote ", env!("CARGO_PKG_VERSION")),
        "by": options.by,
        "within": options.within,
        "cluster": options.cluster,
        "seed": options.draws.seed,
        "resamples": options.draws.number,
        "groups": groups.map(|group| json!({"name": group.name, "articles": group.articles, "units": group.units}))
            .collect::<Vec<_>>(),
        "notes": comparison.notes,
        "contrasts": rows.collect::<Vec<_>>(),
    })
}

/// The columns that a reader looks at first, as a Markdown table.
pub fn markdown(comparison: &Comparison) -> String {
    let mut page = String::from(
        "| feature | group a | group b | mean a | mean b | difference | Hedges g | Cliff's delta | permutation q | rate ratio | note |\n\
         | --- | --- | --- | ---: | ---: | --- | --- | --- | ---: | --- | --- |\n",
    );
    for row in &comparison.contrasts {
        let ratio = row.rate_ratio.and_then(|ratio| Some(Estimate { value: ratio.value?, limits: ratio.limits }));
        let cells = [
            escaped(&comparison.features[row.feature].name),
            escaped(comparison.first(row.sides)),
            escaped(comparison.other(row.sides)),
            short(row.a.summary.mean),
            short(row.b.summary.mean),
            with_limits(row.difference),
            with_limits(row.hedges_g),
            with_limits(row.cliffs_delta),
            row.q.permutation.map(|q| format!("{q:.4}")).unwrap_or_default(),
            with_limits(ratio),
            escaped(&row.note),
        ];
        page.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    page
}

/// A bar or a line end in a name would break the row.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ")
}

fn short(value: Option<f64>) -> String {
    value.map(|value| format!("{value:.2}")).unwrap_or_default()
}

fn with_limits(estimate: Option<Estimate>) -> String {
    match estimate {
        Some(Estimate { value, limits: Some((low, high)) }) => format!("{value:.2} ({low:.2} to {high:.2})"),
        Some(Estimate { value, limits: None }) => format!("{value:.2}"),
        None => String::new(),
    }
}

/// What a contrast is called in a table.
pub fn kind(sides: Sides) -> &'static str {
    match sides {
        Sides::Pair(..) => "pair",
        Sides::Rest(_) => "rest",
    }
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn count(count: usize) -> Cell {
    Cell::Number(Some(count as f64))
}

fn value(estimate: Option<Estimate>) -> Cell {
    Cell::Number(estimate.map(|estimate| estimate.value))
}

fn low(estimate: Option<Estimate>) -> Cell {
    Cell::Number(estimate.and_then(|estimate| estimate.limits).map(|limits| limits.0))
}

fn high(estimate: Option<Estimate>) -> Cell {
    Cell::Number(estimate.and_then(|estimate| estimate.limits).map(|limits| limits.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::table::Table;
    use crate::compare::{Options, compare};
    use crate::output::columns::is_safe;

    fn comparison() -> Comparison {
        let rows = ["a|b,1", "a|b,2", "c,3", "c,5", "c,"];
        let table = Table::from_reader(format!("paper,x\n{}\n", rows.join("\n")).as_bytes(), "t.csv").unwrap();
        compare(&table, &Options::new("paper")).unwrap()
    }

    #[test]
    fn names_are_safe_everywhere() {
        assert!(COLUMNS.iter().all(|column| is_safe(column.name)));
    }

    #[test]
    fn all_three_forms_say_the_same() {
        let comparison = comparison();
        let mut csv = Vec::new();
        super::csv(&comparison, &mut csv).unwrap();
        let csv = String::from_utf8(csv).unwrap();
        assert!(csv.contains("\nx,,pair,a|b,c,2,2,0,1,2,2,1.5,4,1.5,4,0.707107,1.41421,"), "{csv}");
        let row = &json(&comparison)["contrasts"][0];
        assert_eq!((&row["mean_b"], &row["missing_b"]), (&4.0.into(), &1.0.into()));
        assert!(row["welch_p"].is_null() && row["note"].as_str().unwrap().starts_with("no test"));
        assert!(markdown(&comparison).contains("| x | a\\|b | c | 1.50 | 4.00 | -2.50 |"));
    }
}
