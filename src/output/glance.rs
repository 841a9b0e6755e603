//! A glance at a table: how many articles each outlet has, and its means in a few columns.

use super::printable::printable;
use super::table::Row;
use crate::codebook::Codebook;
use ndarray::{Array1, Array2, Axis};

/// The columns shown: one of each question that a newcomer asks first.
const SHOWN: [&str; 6] =
    ["words_n", "sentence_length_mean", "scare_quotes_p1k", "quoted_words_pct", "hedges_p1k", "loaded_terms_p1k"];

/// Means by outlet, gathered row by row: a matrix of outlets by columns, so that nothing grows with the articles.
#[derive(Debug)]
pub struct Glance {
    /// The columns of the codebook that are shown.
    shown: Vec<&'static str>,
    places: Vec<usize>,
    outlets: Vec<String>,
    articles: Vec<u64>,
    sums: Array2<f64>,
    counts: Array2<f64>,
}

impl Glance {
    pub fn new(codebook: &Codebook) -> Glance {
        let place = |name: &'static str| codebook.position(name).map(|at| (name, at));
        let (shown, places): (Vec<_>, Vec<_>) = SHOWN.into_iter().filter_map(place).unzip();
        let empty = Array2::zeros((0, places.len()));
        Glance { shown, places, outlets: Vec::new(), articles: Vec::new(), sums: empty.clone(), counts: empty }
    }

    pub fn add(&mut self, row: &Row) {
        let at = self.outlet(row.meta.outlet.as_deref().unwrap_or("(no outlet)"));
        let values = Array1::from_iter(self.places.iter().map(|place| row.vector.values[*place].unwrap_or(f64::NAN)));
        let known = values.mapv(|value| if value.is_nan() { 0.0 } else { 1.0 });
        self.articles[at] += 1;
        self.sums.row_mut(at).scaled_add(1.0, &values.mapv(|value| if value.is_nan() { 0.0 } else { value }));
        self.counts.row_mut(at).scaled_add(1.0, &known);
    }

    fn outlet(&mut self, name: &str) -> usize {
        if let Some(at) = self.outlets.iter().position(|outlet| outlet == name) {
            return at;
        }
        let zeros = Array1::zeros(self.places.len());
        self.outlets.push(name.to_owned());
        self.articles.push(0);
        // The row has the width of the matrix.
        self.sums.push(Axis(0), zeros.view()).expect("same width");
        self.counts.push(Axis(0), zeros.view()).expect("same width");
        self.outlets.len() - 1
    }

    /// A table for the terminal, outlets in the order of their names; at most `most` of them.
    pub fn table(&self, most: usize) -> comfy_table::Table {
        let mut table = comfy_table::Table::new();
        table.load_style(comfy_table::presets::NOTHING);
        let heads = ["outlet", "articles"].into_iter().chain(self.shown.iter().copied());
        table.set_header(heads);
        let means = &self.sums / &self.counts;
        let mut order: Vec<usize> = (0..self.outlets.len()).collect();
        order.sort_by_key(|at| &self.outlets[*at]);
        for at in order.into_iter().take(most) {
            let shown = means
                .row(at)
                .into_iter()
                .map(|mean| if mean.is_nan() { "-".to_owned() } else { format!("{mean:.2}") })
                .collect::<Vec<_>>();
            let outlet = printable(&self.outlets[at]).into_owned();
            table.add_row([outlet, self.articles[at].to_string()].into_iter().chain(shown));
        }
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(comfy_table::CellAlignment::Right);
        }
        table
    }

    pub fn outlets(&self) -> usize {
        self.outlets.len()
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
        let mut glance = Glance::new(&codebook);
        let scare = codebook.position("scare_quotes_p1k").unwrap();
        for value in [Some(4.0), None, Some(2.0)] {
            let mut values = vec![None; codebook.columns.len()];
            values[scare] = value;
            let meta = Meta { outlet: Some("post".into()), ..Meta::default() };
            glance.add(&Row { id: "a".into(), meta, status: Status::Ok, vector: FeatureVector { values } });
        }
        let shown = glance.table(5).to_string();
        assert!(shown.contains("3.00") && shown.contains("post") && !shown.contains("NaN"), "{shown}");
    }
}
