//! Lexicons of the user's own, from their files.

use anyhow::{Context, Result, anyhow};
use connote::ingest;
use connote::lexicon::Lexicon;
use connote::lexicon::dictionary::{Dictionary, Format};
use connote::output::manifest;
use std::path::Path;

/// A dictionary's file as it was read.
pub struct File {
    pub name: String,
    pub dictionary: Dictionary,
    bytes: Vec<u8>,
}

/// Reads a dictionary with all that is wrong in it.
pub fn read(path: &Path) -> Result<File> {
    let shown = path.display();
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let format = Format::of(extension).map_err(|problem| anyhow!("{shown}: {problem}"))?;
    let bytes = std::fs::read(path).with_context(|| format!("the lexicon {shown} cannot be read"))?;
    let text = ingest::text(bytes.clone()).map_err(|reason| anyhow!("the lexicon {shown} cannot be read: {reason}"))?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(File { name, dictionary: Dictionary::read(format, &text), bytes })
}

/// A dictionary all of which was understood; any other is refused.
pub fn readable(path: &Path) -> Result<File> {
    let file = read(path)?;
    let shown = path.display();
    let understood = file.dictionary.understood();
    let dictionary =
        understood.map_err(|problem| anyhow!("{shown}, {problem}; `connote lexicon check {shown}` lists all"))?;
    Ok(File { dictionary, ..file })
}

/// A dictionary to measure by.
pub fn load(path: &Path) -> Result<(Lexicon, manifest::Source)> {
    let File { name, dictionary, bytes } = readable(path)?;
    Ok((dictionary.lexicon(&name), manifest::Source::new(name, &bytes)))
}

/// Sets of rival terms in the form of `connote lexicon show choices`.
pub fn load_choices(path: &Path) -> Result<(Lexicon, manifest::Source)> {
    let shown = path.display();
    let bytes = std::fs::read(path).with_context(|| format!("the choices {shown} cannot be read"))?;
    let text = ingest::text(bytes.clone()).map_err(|reason| anyhow!("the choices {shown} cannot be read: {reason}"))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let sets = Lexicon::choices(&name, &text).map_err(|problem| anyhow!("{shown}, {problem}"))?;
    Ok((sets, manifest::Source::new(format!("choices: {name}"), &bytes)))
}
