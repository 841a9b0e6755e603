//! `connote explain`: one article with its marks, in the terminal or as a page.

use super::Outcome;
use super::choice::Choice;
use super::input::Input;
use super::target::Target;
use anyhow::{Context, Result, bail};
use clap::{Args, ColorChoice};
use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::Document;
use connote::lexicon::Vocabulary;
use connote::output::{marked, report};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// One article with its marks: every word a number is made of, and why
///
/// Marks of scare quotes, loaded terms, hedges, boosters, reporting verbs and passives are drawn in the text, quoted
/// voices shaded, what was left out set between ░. Below stand the quotations with their functions and cues, the marks
/// with their lexicon entries, and the article's numbers.
#[derive(Debug, Args)]
pub struct Explain {
    #[command(flatten)]
    input: Input,

    #[command(flatten)]
    choice: Choice,

    /// Which article, where INPUT holds several
    #[arg(long, value_name = "ID")]
    id: Option<String>,

    /// Write a self-contained HTML page instead: marks with their reasons, and every number lights up its words
    #[arg(short, long, value_name = "PAGE")]
    output: Option<PathBuf>,

    /// On the page, show where the article stands among its outlet's others in this table of `extract`
    #[arg(long, value_name = "FEATURES.CSV", requires = "output")]
    table: Option<PathBuf>,

    /// Colours; without them marks stand in brackets with a letter
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: ColorChoice,
}

impl Explain {
    pub fn run(&self) -> Result<Outcome> {
        let measuring = self.choice.measuring()?;
        let article = self.article()?;
        let mut vocabulary = Vocabulary::new(measuring.lexicons());
        let document = Document::read(&article, &mut vocabulary);
        if let Some(path) = &self.output {
            self.write_page(path, &article, &document, &measuring.codebook)?;
            return Ok(Outcome::Whole);
        }
        let colour = match self.color {
            ColorChoice::Auto => io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
            ColorChoice::Always => true,
            ColorChoice::Never => false,
        };
        let page = marked::page(&document, &measuring.codebook, marked::Options { colour, width: width() });
        let mut stdout = io::stdout().lock();
        write!(stdout, "{page}").and_then(|()| stdout.flush()).context("standard output cannot be written")?;
        Ok(Outcome::Whole)
    }

    fn write_page(&self, path: &Path, article: &Article, document: &Document, codebook: &Codebook) -> Result<()> {
        let outlet = article.meta.outlet.as_deref();
        let table = self.table.as_deref().map(|table| report::Standing::read(table, codebook, &article.id, outlet));
        let standing = table.transpose()?;
        let mut target = Target::create(path)?;
        target.write_all(report::explain(document, &article.meta, codebook, standing.as_ref()).as_bytes())?;
        target.keep()
    }

    fn article(&self) -> Result<Article> {
        let options = self.input.reading.options();
        let mut ids = Vec::new();
        for record in self.input.open()? {
            if self.id.as_deref().is_none_or(|id| id == record.id()) {
                return record.read(&options).article.map_err(|rejection| anyhow::anyhow!(rejection.reason));
            }
            ids.push(record.id().to_owned());
        }
        let some: Vec<&str> = ids.iter().take(10).map(String::as_str).collect();
        bail!("no article has the id {:?}; there are {}", self.id.as_deref().unwrap_or_default(), some.join(", "))
    }
}

/// Columns of the terminal, at most as many as are read with ease; `None` where there is no terminal.
fn width() -> Option<usize> {
    let is_terminal = io::stdout().is_terminal();
    let columns = is_terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
    columns.map(|columns| columns.clamp(40, 100))
}
