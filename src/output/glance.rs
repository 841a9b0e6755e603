//! A glance at a table: how many articles each outlet has, and its means in a few columns.

use super::printable::printable;
use super::table::Row;
use crate::codebook::Codebook;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The columns shown: one of each question that a newcomer asks first.
const SHOWN: [&str; 6] =
    ["words_n", "sentence_length_mean", "scare_quotes_p1k", "quoted_words_pct", "hedges_p1k", "loaded_terms_p1k"];

/// Means by outlet, gathered row by row, so that nothing grows with the articles.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Glance(BTreeMap<String, Outlet>);

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Outlet {
    articles: u64,
    /// Of each column shown: the sum of its values, and how many there are.
    sums: [(f64, u64); SHOWN.len()],
}

/// Where the columns shown stand in a codebook; `None` where it has no such column.
pub type Places = [Option<usize>; SHOWN.len()];

impl Glance {
    pub fn places(codebook: &Codebook) -> Places {
        SHOWN.map(|name| codebook.position(name))
    }

    pub fn add(&mut self, row: &Row, places: &Places) {
        let outlet = self.0.entry(row.meta.outlet.as_deref().unwrap_or("(no outlet)").to_owned()).or_default();
        outlet.articles += 1;
        for (place, (sum, known)) in places.iter().zip(&mut outlet.sums) {
            if let Some(value) = place.and_then(|at| row.vector.values[at]) {
                *sum += value;
                *known += 1;
            }
        }
    }

    /// Takes in a glance at other rows.
    pub fn merge(&mut self, other: &Glance) {
        for (name, outlet) in &other.0 {
            let all = self.0.entry(name.clone()).or_default();
            all.articles += outlet.articles;
            for ((sum, known), (more, of)) in all.sums.iter_mut().zip(outlet.sums) {
                *sum += more;
                *known += of;
            }
        }
    }

    /// A table for the terminal, outlets in the order of their names; at most `most` of them.
    pub fn table(&self, places: &Places, most: usize) -> comfy_table::Table {
        let mut table = comfy_table::Table::new();
        table.load_style(comfy_table::presets::NOTHING);
        let shown: Vec<usize> = (0..SHOWN.len()).filter(|at| places[*at].is_some()).collect();
        table.set_header(["outlet", "articles"].into_iter().chain(shown.iter().map(|at| SHOWN[*at])));
        for (name, outlet) in self.0.iter().take(most) {
            let mean = |at: &usize| match outlet.sums[*at] {
                (_, 0) => "-".to_owned(),
                (sum, known) => format!("{:.2}", sum / known as f64),
            };
            let head = [printable(name).into_owned(), outlet.articles.to_string()];
            table.add_row(head.into_iter().chain(shown.iter().map(mean)));
        }
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(comfy_table::CellAlignment::Right);
        }
        table
    }

    pub fn outlets(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Meta;
    use crate::extract::FeatureVector;
    use crate::output::table::Status;

    #[test]
    fn a_missing_value_is_no_zero() {
        let codebook = Codebook::full();
        let (mut glance, places) = (Glance::default(), Glance::places(&codebook));
        let scare = codebook.position("scare_quotes_p1k").unwrap();
        for value in [Some(4.0), None, Some(2.0)] {
            let mut values = vec![None; codebook.columns.len()];
            values[scare] = value;
            let meta = Meta { outlet: Some("post".into()), ..Meta::default() };
            let row = Row { id: "a".into(), meta, status: Status::Ok, vector: FeatureVector { values }, group: None };
            let mut batch = Glance::default();
            batch.add(&row, &places);
            glance.merge(&batch);
        }
        let shown = glance.table(&places, 5).to_string();
        assert!(shown.contains("3.00") && shown.contains("post") && !shown.contains("NaN"), "{shown}");
    }
}
