//! Measurer: columns, lexicons and threads of one kind of run.

use crate::files::Files;
use crate::given::File;
use crate::rows::{Row, Worker, columns};
use connote::article::{Article, Layout};
use connote::codebook::Codebook;
use connote::document::Document;
use connote::extract::Extractor;
use connote::ingest::{Limits, Options};
use connote::lexicon::{Lexicon, Lexicons};
use connote::output::annotation::{self, Annotation};
use connote::output::{codebook, report};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBytes, PyList, PyString};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::path::PathBuf;

/// Articles that a thread takes at once: what it knows of words is built anew for them.
const FEWEST: usize = 32;

#[pyclass(frozen)]
pub struct Measurer {
    /// The embedded lexicons with those of the caller, where there are some.
    own: Option<Lexicons>,
    pub codebook: Codebook,
    pub pool: ThreadPool,
    layout: Option<Layout>,
    fewest: u32,
    sample: Option<u32>,
}

/// Values and presence of each column.
type Columns<'py> = Vec<(Bound<'py, PyBytes>, Bound<'py, PyBytes>)>;

/// A text as it came from Python.
enum Text {
    Missing,
    Unreadable(String),
    Given(PyBackedStr),
}

#[pymethods]
impl Measurer {
    #[new]
    #[pyo3(signature = (*, features, lexicons, choices, overlap, layout, min_words, sample_words, threads))]
    #[expect(clippy::too_many_arguments, reason = "keywords, each of which Python names")]
    fn new(
        features: Vec<String>,
        lexicons: Vec<File>,
        choices: Vec<File>,
        overlap: bool,
        layout: Option<&str>,
        min_words: u32,
        sample_words: Option<u32>,
        threads: usize,
    ) -> PyResult<Measurer> {
        let pool = ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|error| PyValueError::new_err(format!("no threads can be started: {error}")))?;
        let layout = layout.map(|name| match name {
            "plain" => Ok(Layout::Plain),
            "article" => Ok(Layout::Article),
            _ => Err(PyValueError::new_err(format!("no layout {name:?}; there are \"plain\" and \"article\""))),
        });
        let lists: Result<Vec<Lexicon>, String> = lexicons.iter().map(|file| file.lexicon(overlap)).collect();
        let sets: Result<Vec<Lexicon>, String> = choices.iter().map(File::choices).collect();
        let (lists, sets) = (lists.map_err(PyValueError::new_err)?, sets.map_err(PyValueError::new_err)?);
        if lists.len() > Lexicons::most() {
            let (given, most) = (lists.len(), Lexicons::most());
            return Err(PyValueError::new_err(format!("{given} lexicons are given; {most} can be used at once")));
        }
        let none = lists.is_empty() && sets.is_empty();
        // In the pool of its own: a process that was forked has lost the threads of all others.
        let (own, codebook) = pool.install(|| {
            let own = (!none).then(|| Lexicons::with(lists, sets));
            let codebook = Codebook::named(&features, own.as_ref().unwrap_or_else(|| Lexicons::embedded()));
            (own, codebook)
        });
        let codebook = codebook.map_err(|error| PyValueError::new_err(error.to_string()))?;
        let layout = layout.transpose()?;
        Ok(Measurer { own, codebook, pool, layout, fewest: min_words, sample: sample_words })
    }

    /// Names of the columns in order, and whether each holds whole numbers.
    fn columns(&self) -> Vec<(&str, bool)> {
        self.codebook.columns.iter().map(|column| (column.name.as_str(), column.is_count())).collect()
    }

    /// The codebook's rows as JSON.
    fn codebook(&self) -> String {
        codebook::json(&self.codebook)
    }

    /// Status and values of each text; `first` is the row of the first one.
    fn measure<'py>(
        &self,
        py: Python<'py>,
        texts: &Bound<'py, PyList>,
        first: usize,
    ) -> PyResult<(Vec<Option<String>>, Columns<'py>)> {
        let texts: Vec<Text> =
            texts.iter().enumerate().map(|(at, text)| Text::of(&text, first + at)).collect::<PyResult<_>>()?;
        let rows: Vec<Row> = py.detach(|| {
            self.pool.install(|| {
                let texts = texts.par_iter().enumerate().with_min_len(FEWEST);
                texts.map_init(|| self.worker(), |worker, (at, text)| self.row(worker, text, first + at)).collect()
            })
        });
        Ok((rows.iter().map(|row| row.status.clone()).collect(), columns(py, &self.codebook, &rows)))
    }

    /// The reading of one text as a JSON object, and the marked text as a piece of HTML.
    fn annotate(&self, py: Python<'_>, text: &str) -> PyResult<(String, String)> {
        if text.len() > Limits::default().article {
            return Err(PyValueError::new_err(too_long(text.len())));
        }
        py.detach(|| {
            let article = self.article(text);
            let mut worker = self.worker();
            let document = Document::read(&article, &mut worker.vocabulary);
            let annotation = Annotation::new(&document, &mut worker.extractor, annotation::Options::default());
            let json = serde_json::to_string(&annotation);
            let json =
                json.map_err(|error| PyValueError::new_err(format!("the reading cannot be written: {error}")))?;
            Ok((json, report::cell(&document, &self.codebook)))
        })
    }

    /// The articles of files and folders; without any, of the sample corpus.
    #[pyo3(signature = (paths, *, format, text, id))]
    fn files(slf: Py<Self>, paths: Vec<PathBuf>, format: Option<&str>, text: String, id: String) -> PyResult<Files> {
        let options = slf.get().options(format, text, id)?;
        Files::open(slf, &paths, options)
    }

    /// The articles of some files of a larger input, see `Source::of_larger`.
    #[pyo3(signature = (files, numbered, *, format, text, id))]
    fn files_of_larger(
        slf: Py<Self>,
        files: Vec<(PathBuf, String)>,
        numbered: bool,
        format: Option<&str>,
        text: String,
        id: String,
    ) -> PyResult<Files> {
        let options = slf.get().options(format, text, id)?;
        Ok(Files::of_larger(slf, files, numbered, options))
    }
}

impl Measurer {
    pub fn worker(&self) -> Worker<'_> {
        let lexicons = self.own.as_ref().unwrap_or_else(|| Lexicons::embedded());
        Worker::new(lexicons, Extractor::new(&self.codebook).sampled(self.sample))
    }

    fn row(&self, worker: &mut Worker, text: &Text, at: usize) -> Row {
        match text {
            Text::Missing => Row::default(),
            Text::Unreadable(reason) => Row::rejected(reason),
            Text::Given(text) if text.len() > Limits::default().article => {
                Row::rejected(&format!("row {at}: {}", too_long(text.len())))
            }
            Text::Given(text) => self.row_of(worker, &self.article(text), &format!("row {at}"), |_| ()).0,
        }
    }

    /// The row of an article, and what `look` sees in it; `place` is where a person finds it.
    pub fn row_of<T>(
        &self,
        worker: &mut Worker,
        article: &Article,
        place: &str,
        look: impl FnOnce(&Document) -> T,
    ) -> (Row, Option<T>) {
        let measured = worker.caught(|worker| {
            let document = Document::read_to(self.codebook.depth(), article, &mut worker.vocabulary);
            (Row::measured(worker, &document, self.fewest), Some(look(&document)))
        });
        let bug = "it could not be measured; this is an error in connote, please report it with the text";
        measured.unwrap_or_else(|| (Row::rejected(&format!("{place}: {bug}")), None))
    }

    fn article(&self, text: &str) -> Article {
        Article {
            text: text.to_owned(),
            layout: self.layout.unwrap_or_default(),
            encoding: "utf-8",
            ..Article::default()
        }
    }

    fn options(&self, format: Option<&str>, text_column: String, id_column: String) -> PyResult<Options> {
        let format = format.map(str::parse).transpose().map_err(PyValueError::new_err)?;
        Ok(Options { text_column, id_column, format, layout: self.layout, ..Options::default() })
    }
}

impl Text {
    fn of(text: &Bound<'_, PyAny>, row: usize) -> PyResult<Text> {
        if text.is_none() {
            return Ok(Text::Missing);
        }
        let Ok(text) = text.cast::<PyString>() else {
            let kind = text.get_type().name()?;
            return Err(PyTypeError::new_err(format!(
                "row {row}: a text is a str, or None where there is none, not {kind}"
            )));
        };
        // A str may hold halves of characters, which no text has.
        let half = || Text::Unreadable(format!("row {row}: half a character is in it; decode the text anew"));
        Ok(PyBackedStr::try_from(text.clone()).map_or_else(|_| half(), Text::Given))
    }
}

fn too_long(bytes: usize) -> String {
    let limit = Limits::default().article;
    format!("the text has {bytes} bytes, more than the {limit} of the longest article")
}
