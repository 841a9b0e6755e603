//! `connote lexicon`: the embedded lexicons, and lexicons in other tools' forms.

use super::Outcome;
use super::dictionary::{self, File};
use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand, ValueEnum};
use connote::lexicon::Lexicons;
use connote::lexicon::dictionary::Dictionary;
use connote::lexicon::seeds::{SEEDS, Seed};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The embedded lexicons, and lexicons of your own in the forms of other tools
#[derive(Debug, Args)]
pub struct ShowLexicon {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Name, kinds, number of entries and forms of each
    List,
    /// One lexicon as it stands in the program: term, kind, weight, condition, reason
    Show {
        /// Its name, as `list` prints it
        name: String,
    },
    /// What is wrong with lexicons of your own, line by line
    ///
    /// Looked for are lines that cannot be read, categories that are not defined or have no term, terms that stand twice
    /// in a category or add nothing to a wildcard there, terms that can never be found in a text, abbreviations that
    /// find a common word because case makes no difference, and letters of a wrong encoding. The exit code is 1 when
    /// something is wrong. `extract --lexicon` refuses a file only if it cannot be read.
    Check {
        /// .dic .dicx .yaml .json .lcd .cat .ykd .csv .tsv
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// A lexicon in another form, on standard output
    Convert {
        /// .dic .dicx .yaml .json .lcd .cat .ykd .csv .tsv, or the name of an embedded lexicon
        #[arg(value_name = "FILE")]
        file: PathBuf,

        /// The form to write; .dic, .json and .yaml know no weights
        #[arg(long, value_name = "FORM")]
        to: Form,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// term, category, weight with tabs
    Tsv,
    /// term, category, weight with commas
    Csv,
    /// quanteda, as JSON
    Json,
    /// quanteda, as YAML
    Yaml,
    /// LIWC up to 2015
    Dic,
    /// LIWC-22
    Dicx,
}

impl ShowLexicon {
    pub fn run(&self) -> Result<Outcome> {
        let mut outcome = Outcome::Whole;
        let text = match &self.what {
            What::List => list(),
            What::Show { name } => match seed(name) {
                Some(seed) => seed.text.to_owned(),
                None => bail!("no lexicon \"{name}\"; there are {}", SEEDS.each_ref().map(|seed| seed.name).join(", ")),
            },
            What::Check { files } => {
                let mut text = String::new();
                for file in files {
                    let whole = check(file, &mut text)?;
                    outcome = if whole { outcome } else { Outcome::Partial };
                }
                text
            }
            What::Convert { file, to } => convert(file, *to)?,
        };
        let mut stdout = io::stdout().lock();
        stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).context("standard output cannot be written")?;
        Ok(outcome)
    }
}

fn seed(name: &str) -> Option<&'static Seed> {
    SEEDS.iter().find(|seed| seed.name == name)
}

/// Tells what is wrong with a file; whether nothing is.
fn check(path: &Path, text: &mut String) -> Result<bool> {
    let File { name, dictionary, .. } = dictionary::read(path)?;
    let problems = dictionary.check();
    for problem in &problems {
        let _ = writeln!(text, "{}:{}: {}", path.display(), problem.line, problem.problem);
    }
    let (categories, terms) = (dictionary.categories.len(), dictionary.lexicon(&name).entries.len());
    let found = match problems.len() {
        0 => "nothing wrong".to_owned(),
        count => format!("{count} problems"),
    };
    let _ = writeln!(text, "{}: {terms} terms, {categories} categories, {found}", path.display());
    Ok(problems.is_empty())
}

fn convert(path: &Path, to: Form) -> Result<String> {
    let embedded = path.to_str().and_then(seed).filter(|_| !path.exists());
    let dictionary = match embedded {
        Some(seed) => Dictionary::embedded(seed),
        None => dictionary::readable(path)?.dictionary,
    };
    if dictionary.is_weighed() && matches!(to, Form::Json | Form::Yaml | Form::Dic) {
        anstream::eprintln!("connote: {}: weights are left out, this form has no place for them", path.display());
    }
    if dictionary.terms.iter().any(|term| !term.when.is_none()) {
        anstream::eprintln!("connote: {}: conditions of terms are left out", path.display());
    }
    Ok(match to {
        Form::Tsv => dictionary.to_delimited(b'\t'),
        Form::Csv => dictionary.to_delimited(b','),
        Form::Json => dictionary.to_json(),
        Form::Yaml => dictionary.to_yaml(),
        Form::Dic => dictionary.to_dic(),
        Form::Dicx => dictionary.to_dicx(),
    })
}

fn list() -> String {
    let mut text = String::new();
    for lexicon in &Lexicons::embedded().list {
        let forms: usize = lexicon.entries.iter().map(|entry| entry.forms.len()).sum();
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for entry in &lexicon.entries {
            *kinds.entry(&entry.kind).or_default() += 1;
        }
        let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        let (name, entries) = (&lexicon.name, lexicon.entries.len());
        let _ = writeln!(text, "{name:<18}{entries:>6} entries {forms:>6} forms   {}", kinds.join(", "));
    }
    text
}
