//! Files: articles of files, read and measured batch by batch in the order of the command line.

use crate::measurer::Measurer;
use crate::rows::{Row, Worker, columns};
use connote::article::Meta;
use connote::ingest::{Format, Options, Record, Source};
use connote::output::table;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use rayon::prelude::*;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Records that are under way at once, and the bytes that they may hold.
const BATCH: usize = 256;
const HEAVY: usize = 1 << 24;

/// An iterator over batches of rows.
#[pyclass(frozen)]
pub struct Files {
    measurer: Py<Measurer>,
    source: Mutex<Source>,
    options: Options,
}

/// Ids, metadata, statuses, and values and presence of each column.
type Batch<'py> =
    (Vec<String>, Vec<Vec<(String, String)>>, Vec<Option<String>>, Vec<(Bound<'py, PyBytes>, Bound<'py, PyBytes>)>);

/// A row with what the table knows of its article.
struct Known {
    id: String,
    meta: Vec<(String, String)>,
    row: Row,
}

impl Files {
    pub fn open(measurer: Py<Measurer>, paths: &[PathBuf], options: Options) -> PyResult<Files> {
        let source = match paths {
            [] => Ok(Source::sample(options.clone())),
            _ => Source::open(paths, options.clone()),
        };
        let source = source.map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok(Files { measurer, source: Mutex::new(source), options })
    }

    pub fn of_larger(measurer: Py<Measurer>, files: Vec<(PathBuf, String)>, numbered: bool, options: Options) -> Files {
        let source = Source::of_larger(files, numbered, options.clone());
        Files { measurer, source: Mutex::new(source), options }
    }

    fn batch(&self) -> Vec<Record> {
        let mut source = self.source.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut records, mut weight) = (Vec::new(), 0);
        while records.len() < BATCH && weight < HEAVY {
            let Some(record) = source.next() else { break };
            weight += record.weight();
            records.push(record);
        }
        records
    }

    fn known(&self, measurer: &Measurer, worker: &mut Worker, record: Record) -> Known {
        let article = match record.read(&self.options).article {
            Ok(article) => article,
            Err(rejection) => {
                return Known { id: rejection.id, meta: Vec::new(), row: Row::rejected(&rejection.reason) };
            }
        };
        let (row, meta) = measurer.row_of(worker, &article, &article.id, |document| table::meta(&article, document));
        Known { meta: cells(&meta.unwrap_or_else(|| article.meta.clone())), id: article.id, row }
    }
}

fn cells(meta: &Meta) -> Vec<(String, String)> {
    table::cells(meta).into_iter().map(|(name, value)| (name, value.to_owned())).collect()
}

/// Whether connote reads a file of this name in a folder, and whether it may hold many articles.
#[pyfunction]
#[pyo3(signature = (name, format))]
pub fn kind_of(name: PathBuf, format: Option<&str>) -> PyResult<Option<bool>> {
    let forced = format.map(str::parse).transpose().map_err(PyValueError::new_err)?;
    let format = forced.or_else(|| Format::of_name(&name));
    Ok(format.map(|format| format.is_container() || format == Format::Zip))
}

#[pymethods]
impl Files {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__<'py>(&self, py: Python<'py>) -> Option<Batch<'py>> {
        let measurer = self.measurer.get();
        let rows: Vec<Known> = py.detach(|| {
            let records = self.batch().into_par_iter().with_min_len(8);
            let measured =
                records.map_init(|| measurer.worker(), |worker, record| self.known(measurer, worker, record));
            measurer.pool.install(|| measured.collect())
        });
        if rows.is_empty() {
            return None;
        }
        let (mut ids, mut meta, mut measured) = (Vec::new(), Vec::new(), Vec::new());
        for known in rows {
            ids.push(known.id);
            meta.push(known.meta);
            measured.push(known.row);
        }
        let statuses = measured.iter().map(|row| row.status.clone()).collect();
        Some((ids, meta, statuses, columns(py, &measurer.codebook, &measured)))
    }
}
