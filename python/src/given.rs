//! Given: what the caller has of lists of its own, as bytes, so that it can be sent to another machine.

use connote::ingest;
use connote::lexicon::Lexicon;
use connote::lexicon::dictionary::{Dictionary, Format};
use pyo3::FromPyObject;
use pyo3::pybacked::PyBackedBytes;

/// A file of terms: its name, with which messages begin, and its content.
#[derive(FromPyObject)]
pub struct File(String, PyBackedBytes);

impl File {
    fn text(&self) -> Result<String, String> {
        ingest::text(self.1.to_vec()).map_err(|reason| format!("{} cannot be read: {reason}", self.0))
    }

    /// A lexicon in the form that its extension tells.
    pub fn lexicon(&self, overlap: bool) -> Result<Lexicon, String> {
        let (stem, extension) = self.0.rsplit_once('.').unwrap_or((&self.0, ""));
        let said = |problem| format!("{}: {problem}", self.0);
        let format = Format::of(extension).map_err(said)?;
        let dictionary = Dictionary::read(format, &self.text()?).understood().map_err(said)?;
        Ok(Lexicon { overlap, ..dictionary.lexicon(stem) })
    }

    /// Sets of rival terms.
    pub fn choices(&self) -> Result<Lexicon, String> {
        Lexicon::choices(&self.0, &self.text()?).map_err(|problem| format!("{}: {problem}", self.0))
    }
}
