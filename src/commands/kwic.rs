//! `connote kwic`: key word in context.

use super::Outcome;
use super::gather::{self, Grouped, Voice};
use super::input::Input;
use super::target::Target;
use anyhow::Result;
use clap::{Args, ValueEnum};
use connote::corpus::concordance::{self, Line, Order};
use connote::corpus::pattern::Pattern;
use connote::document::Document;
use connote::output::concordance::{self as output, Form};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Key word in context: every place where a word, a phrase or an expression is found
///
/// PATTERN is a word or a phrase, matched on the folded forms as lexicons are: case, apostrophes and hyphens do not
/// count, and a phrase lies within one sentence and one voice. * stands for any letters of a word (govern*), a * by
/// itself for any one word (the * of). With --regex PATTERN is a regular expression over the text as it stands.
///
/// Each line has the article, its group, the voice (> in the text form is a quoted one), left, node and right, start and
/// end in code points, and position: the words of the body before it, in per cent. Control characters of the text are left
/// out. Nothing found is an answer, not an error: the exit code is 0 and standard error says "0 lines". Without INPUT the
/// embedded sample corpus is read.
#[derive(Debug, Args)]
pub struct Kwic {
    /// A word, a phrase in quotes, with * for any letters
    pattern: String,

    #[command(flatten)]
    input: Input,

    #[command(flatten)]
    voice: Voice,

    /// PATTERN is a regular expression
    #[arg(long)]
    regex: bool,

    /// Capitals count
    #[arg(long)]
    case: bool,

    /// Capitals do not count: the default, for clarity in scripts
    #[arg(long, conflicts_with = "case")]
    ignore_case: bool,

    /// Words on each side
    #[arg(long, value_name = "WORDS", default_value_t = 8)]
    context: usize,

    /// How lines are sorted
    #[arg(long, value_name = "ORDER", default_value = "none")]
    sort: OrderName,

    /// Metadata column shown as the group
    #[arg(long, value_name = "COLUMN", default_value = "outlet")]
    by: String,

    /// How lines are written; by default as the extension of -o says, else as text
    #[arg(help_heading = "Writing", long, value_name = "FORM")]
    format: Option<Form>,

    /// Where lines go; - for standard output
    #[arg(help_heading = "Writing", short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum OrderName {
    /// By the words to the left, the nearest first
    Left,
    /// By the words to the right, the nearest first
    Right,
    /// By how far into its article the place is
    Position,
    /// As the articles come
    None,
}

impl Kwic {
    pub fn run(&self) -> Result<Outcome> {
        let pattern = match self.regex {
            true => Pattern::expression(&self.pattern, !self.case)?,
            false => Pattern::phrase(&self.pattern, !self.case)?,
        };
        let scope = self.voice.voice.scope();
        let work = |document: &Document, grouped: &Grouped| -> Vec<Line> {
            let group = grouped.group.as_deref().unwrap_or_default();
            let spans = pattern.find(document, scope);
            spans.into_iter().map(|span| Line::new(document, span, group, self.context)).collect()
        };
        let (mut lines, mut articles) = (Vec::new(), 0);
        let outcome = gather::each(&self.input, &self.by, work, |_, found| {
            articles += usize::from(!found.is_empty());
            lines.extend(found);
            Ok(true)
        })?;
        concordance::sort(&mut lines, self.order());
        let form = self.format.unwrap_or_else(|| form(&self.output));
        if self.output.as_os_str() == "-" {
            let mut stdout = io::stdout().lock();
            output::write(&lines, form, &mut stdout)?;
            stdout.flush()?;
        } else {
            let mut target = Target::create(&self.output)?;
            output::write(&lines, form, &mut target)?;
            target.keep()?;
        }
        anstream::eprintln!("{} lines in {articles} articles", lines.len());
        Ok(outcome)
    }

    fn order(&self) -> Order {
        match self.sort {
            OrderName::Left => Order::Left,
            OrderName::Right => Order::Right,
            OrderName::Position => Order::Position,
            OrderName::None => Order::None,
        }
    }
}

fn form(path: &Path) -> Form {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("csv") => Form::Csv,
        Some("jsonl" | "ndjson") => Form::Jsonl,
        _ => Form::Text,
    }
}
