//! First pass: the inputs read once, no further than words, for what must be known before anything is measured.

use super::input::Input;
use super::pipeline::{self, Worker};
use super::progress;
use anyhow::{Result, bail};
use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::{Depth, Document};
use connote::extract::Extractor;
use connote::lexicon::Lexicons;

/// Reads the words of all articles and hands what `work` makes of each to `take`, record by record in the order of the
/// input; `None` for a record that cannot be read: the second reading says why. `options` are those that ask for it.
///
/// # Errors
/// An input that cannot be read twice; wrong inputs.
pub fn pass<T: Send>(
    input: &Input,
    options: &str,
    work: impl Fn(&Article, &Document) -> T + Sync,
    mut take: impl FnMut(Option<T>),
) -> Result<()> {
    if let Some(stream) = input.stream() {
        bail!("{options} read all inputs twice, and {stream} can be read once; save it to a file first");
    }
    let nothing = Codebook::of(|_| false);
    let mut source = input.open()?;
    let bar = progress::bar(&source);
    let work = |worker: &mut Worker, article: &Article| {
        work(article, &Document::read_to(Depth::Words, article, &mut worker.vocabulary))
    };
    let (reading, extractor) = (input.reading.options(), Extractor::new(&nothing));
    pipeline::run(&mut source, &reading, Lexicons::embedded(), &extractor, input.reading.threads, work, |batch| {
        bar.advance();
        batch.into_iter().for_each(|done| take(done.result.ok()));
        Ok(true)
    })?;
    bar.clear();
    Ok(())
}
