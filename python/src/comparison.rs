//! Comparison: groups of rows held against each other, column by column, as `connote compare` does.

use connote::codebook::Codebook;
use connote::compare::table::{Column, Table, Values};
use connote::compare::{Options, compare as compared};
use connote::output::comparison;
use connote::stats::resample::Draws;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

/// The cells of a column: texts, or numbers of 64 bits in little-endian order with NaN where one is missing.
#[derive(FromPyObject)]
pub enum Cells {
    Numbers(PyBackedBytes),
    Texts(Vec<Option<String>>),
}

/// The comparison as JSON.
#[pyfunction]
#[pyo3(signature = (columns, *, by, within, cluster, exposure, resamples, seed, threads))]
#[expect(clippy::too_many_arguments, reason = "keywords, each of which Python names")]
pub fn compare(
    py: Python<'_>,
    columns: Vec<(String, Cells)>,
    by: String,
    within: Option<String>,
    cluster: Option<String>,
    exposure: Option<String>,
    resamples: usize,
    seed: u64,
    threads: usize,
) -> PyResult<String> {
    let codebook = Codebook::full();
    let names: Vec<String> = columns.iter().map(|(name, _)| name.clone()).collect();
    let mut read = Vec::with_capacity(columns.len());
    for (name, cells) in columns {
        let known = codebook.position(&name).map(|at| &codebook.columns[at]);
        let exposure = known.and_then(|column| column.exposure()).filter(|exposure| names.contains(exposure));
        let values = values(&name, cells).map_err(PyValueError::new_err)?;
        read.push(Column { values, unit: known.map(|column| column.unit().to_owned()), exposure, name });
    }
    let options = Options { by, within, cluster, exposure, draws: Draws { seed, number: resamples } };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|error| PyValueError::new_err(format!("no threads can be started: {error}")))?;
    let table = Table::of(read, "the frame");
    let found = py.detach(|| pool.install(|| compared(&table, &options)));
    let found = found.map_err(|error| PyValueError::new_err(error.to_string()))?;
    Ok(comparison::json(&found).to_string())
}

/// A column without any number is one of empty texts, as it is in a file.
fn values(name: &str, cells: Cells) -> Result<Values, String> {
    let bytes = match cells {
        Cells::Texts(cells) => return Ok(Values::Text(cells.into_iter().map(Option::unwrap_or_default).collect())),
        Cells::Numbers(bytes) => bytes,
    };
    let numbers = bytes.as_chunks().0.iter().map(|bytes| f64::from_le_bytes(*bytes));
    let numbers: Vec<Option<f64>> = numbers.map(|value| (!value.is_nan()).then_some(value)).collect();
    if let Some(row) = numbers.iter().position(|value| value.is_some_and(f64::is_infinite)) {
        return Err(format!("column {name:?}, row {row}: infinite; put a number there, or nothing"));
    }
    Ok(match numbers.iter().any(Option::is_some) {
        true => Values::Numbers(numbers),
        false => Values::Text(vec![String::new(); numbers.len()]),
    })
}
