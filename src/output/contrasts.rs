//! The strongest contrasts of a comparison, for the terminal.

use crate::compare::{Comparison, Contrast, Sides};
use comfy_table::{CellAlignment, ContentArrangement, Table};
use std::fmt::Write;

/// Adjusted p values below this are said to hold.
const HOLDS: f64 = 0.05;

/// The contrast of each feature that is strongest among pairs and holds after correction for many tests, by the size of
/// Hedges' g; at most `most`. Counts with an exposure stand back: their rates say the same, fair to the length of texts.
pub fn strongest(comparison: &Comparison, most: usize) -> String {
    let mut best: Vec<&Contrast> = Vec::new();
    // With too many groups for pairs, each against the rest.
    let paired = comparison.contrasts.iter().any(|row| matches!(row.sides, Sides::Pair(..)));
    for of_feature in comparison.contrasts.chunk_by(|a, b| a.feature == b.feature) {
        let held = of_feature.iter().filter(|row| matches!(row.sides, Sides::Pair(..)) == paired && holds(row));
        best.extend(held.max_by(|a, b| size(a).total_cmp(&size(b))));
    }
    best.retain(|row| comparison.features[row.feature].exposure.is_none());
    best.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let mut page = heading(comparison, best.len());
    let mut table = Table::new();
    table.load_style(comfy_table::presets::NOTHING);
    table.set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(["feature", "higher", "lower", "means", "difference", "95 %", "g", "higher in"]);
    for row in best.iter().take(most) {
        table.add_row(line(comparison, row));
    }
    for column in [3, 4, 6, 7] {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    if !best.is_empty() {
        let _ = writeln!(page, "{}", table.trim_fmt());
    }
    if best.len() > most {
        let _ = writeln!(page, "and {} features more", best.len() - most);
    }
    page
}

/// A contrast told from its higher side.
fn line(comparison: &Comparison, row: &Contrast) -> [String; 8] {
    let difference = row.difference.map_or(0.0, |difference| difference.value);
    let turned = difference < 0.0;
    let (first, second) = (comparison.first(row.sides), comparison.other(row.sides));
    let (higher, lower) = if turned { (second, first) } else { (first, second) };
    let (a, b) = (row.a.summary.mean.unwrap_or(f64::NAN), row.b.summary.mean.unwrap_or(f64::NAN));
    let limits = row.difference.and_then(|difference| difference.limits);
    let limits = limits.map(|(low, high)| if turned { (-high, -low) } else { (low, high) });
    // Delta is the share of pairs above less the share below; ties count half.
    let delta = row.cliffs_delta.map_or(0.0, |delta| if turned { -delta.value } else { delta.value });
    [
        comparison.features[row.feature].name.clone(),
        higher.to_owned(),
        lower.to_owned(),
        format!("{:.2} v {:.2}", a.max(b), a.min(b)),
        format!("{:.2}", difference.abs()),
        limits.map(|(low, high)| format!("{low:.2} to {high:.2}")).unwrap_or_default(),
        format!("{:.2}", size(row)),
        format!("{:.0} % of pairs", 50.0 * (1.0 + delta)),
    ]
}

fn heading(comparison: &Comparison, found: usize) -> String {
    let groups: Vec<String> = comparison
        .groups
        .iter()
        .take(12)
        .map(|group| match &comparison.options.cluster {
            Some(cluster) => format!("{} ({} articles, {} of {cluster})", group.name, group.articles, group.units),
            None => format!("{} ({} articles)", group.name, group.articles),
        })
        .collect();
    let more = comparison.groups.len().saturating_sub(groups.len());
    let mut page = groups.join(", ");
    if more > 0 {
        let _ = write!(page, " and {more} groups more");
    }
    let measured = comparison.features.iter().filter(|feature| feature.exposure.is_none()).count();
    let _ = writeln!(
        page,
        "\n{found} of {measured} features, counts aside, differ in some contrast after correction for many tests \
         (q < {HOLDS}, seed {}){}",
        comparison.options.draws.seed,
        if found > 0 { "; strongest contrast of each:" } else { "" }
    );
    page
}

/// By the permutation test, or by ranks where there is none.
fn holds(row: &Contrast) -> bool {
    row.q.permutation.or(row.q.mann_whitney).is_some_and(|q| q < HOLDS)
}

fn size(row: &Contrast) -> f64 {
    row.hedges_g.map_or(0.0, |g| g.value.abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::table::Table as Numbers;
    use crate::compare::{Options, compare};

    #[test]
    fn the_higher_side_comes_first() {
        let rows: String =
            (0..12).map(|row| format!("{},{},{}\n", ["a", "b"][row % 2], row, 50 * (row % 2) + row)).collect();
        let table = Numbers::from_reader(format!("paper,same,apart\n{rows}").as_bytes(), "t.csv").unwrap();
        let page = strongest(&compare(&table, &Options::new("paper")).unwrap(), 5);
        assert!(page.contains("1 of 2 features") && page.contains("100 % of pairs"), "{page}");
        let line = page.lines().find(|line| line.trim().starts_with("apart")).unwrap();
        assert_eq!(line.split_whitespace().take(6).collect::<Vec<_>>(), ["apart", "b", "a", "56.00", "v", "5.00"]);
    }
}
