//! `connote keyness`: the words that set groups of articles apart.

use super::Outcome;
use super::gather::{self, Grouped, Missing, Voice};
use super::input::Input;
use super::target::Target;
use anyhow::{Result, bail};
use clap::Args;
use connote::corpus::examples::{Examples, Wanted};
use connote::corpus::keyness::{self, Key};
use connote::corpus::terms::{ArticleTerms, LONGEST, Label, TermTable, Unit};
use connote::document::Document;
use connote::output;
use connote::output::printable::printable;
use std::io::Write;
use std::ops::RangeInclusive;
use std::path::PathBuf;

/// Words that one group of articles uses more, or less, than the others
///
/// Words are counted in their folded form (lower case, straight apostrophes), numbers and marks
/// left out. Each group is compared with all others together, or with one (--against). Terms stand
/// from over- to under-used by the z-score of the weighted log-odds ratio. Without INPUT the
/// embedded sample corpus is read.
///
/// Per term and group:
///   log_ratio           log2 of the ratio of relative frequencies; 1 is twice as often; zero
///                       counts taken as 0.5 (Hardie 2014)
///   percent_difference  difference of the relative frequencies in per cent of the others' (%DIFF:
///                       Gabrielatos & Marchi 2011); empty where the others have none
///   log_likelihood      G² over the term's two cells (Dunning 1993; Rayson & Garside 2000); above
///                       3.84 would be p < 0.05 if words were drawn one by one, which they are not:
///                       see p
///   log_odds, _z        log-odds ratio with an informative Dirichlet prior, the term's share in
///                       both sides, and its z-score (Monroe, Colaresi & Quinn 2008); shrinks what
///                       is rare
///   dispersion          normalised deviation of proportions over the group's articles: 0 evenly
///                       spread, 1 all in the smallest article (DP: Gries 2008; Lijffijt & Gries
///                       2012)
///   p, p_adjusted       Mann-Whitney test over the relative frequencies in articles, since
///                       articles, not words, are drawn (Lijffijt et al. 2016), and Benjamini-
///                       Hochberg over all tests of the run; empty with fewer than 5 articles on a
///                       side
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct Keyness {
    #[command(flatten)]
    input: Input,

    /// Metadata column that makes the groups, such as outlet, author or topic
    #[arg(long, value_name = "COLUMN", default_value = "outlet")]
    by: String,

    /// Compare each group with this one instead of all others
    #[arg(long, value_name = "GROUP")]
    against: Option<String>,

    #[command(flatten)]
    voice: Voice,

    /// Count n-grams of so many words: 2, or 1..3. They stop at every mark and number
    #[arg(long, value_name = "N", default_value = "1", value_parser = orders)]
    ngrams: RangeInclusive<usize>,

    /// Leave out terms in fewer articles
    #[arg(long, value_name = "N", default_value_t = 3)]
    min_articles: usize,

    /// Weight of the prior of the log-odds ratio, in words
    #[arg(long, value_name = "WORDS", default_value_t = 500, value_parser = clap::value_parser!(u32).range(1..))]
    prior: u32,

    /// Over-used terms shown for each group, with examples
    #[arg(long, value_name = "N", default_value_t = 10)]
    top: usize,

    /// Example lines for each term shown, one an article; needs inputs that can be read twice
    #[arg(long, value_name = "N", default_value_t = 3)]
    examples: usize,

    /// Words on each side of an example
    #[arg(long, value_name = "WORDS", default_value_t = 6)]
    context: usize,

    /// Also write all terms as CSV
    #[arg(help_heading = "Writing", short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn orders(given: &str) -> Result<RangeInclusive<usize>, String> {
    let (first, last) = given.split_once("..").unwrap_or((given, given));
    let number = |text: &str| text.parse::<usize>().ok().filter(|order| (1..=LONGEST).contains(order));
    match (number(first), number(last.trim_start_matches('='))) {
        (Some(first), Some(last)) if first <= last => Ok(first..=last),
        _ => Err(format!("give a number from 1 to {LONGEST}, or two with .. between, such as 1..3")),
    }
}

impl Keyness {
    pub fn run(&self) -> Result<Outcome> {
        if let Some(stream) = self.input.stream().filter(|_| self.examples > 0) {
            bail!("examples need inputs that can be read twice; save {stream} to a file, or add --examples 0");
        }
        // A place that cannot be written to is told before the reading, not after it.
        let target = self.output.as_deref().map(Target::create).transpose()?;
        let (table, outcome) = self.count()?;
        let options = keyness::Options {
            against: self.against.clone(),
            min_articles: self.min_articles,
            prior: f64::from(self.prior),
        };
        let keys = keyness::keyness(&table, &options)?;
        let shown = self.shown(&keys);
        let examples = self.look_up(&shown)?;
        if let Some(mut target) = target {
            output::keyness::write(&keys, &examples, &mut target)?;
            target.keep()?;
        }
        if shown.is_empty() {
            anstream::eprintln!(
                "no group uses a word more than the others do in {} articles or more",
                self.min_articles
            );
        }
        let mut stdout = anstream::stdout().lock();
        for keys in shown.chunk_by(|a, b| a.group == b.group) {
            let articles =
                table.articles().iter().filter(|article| table.groups()[article.group as usize] == keys[0].group);
            let (count, words) = articles.fold((0, 0), |sum, article| (sum.0 + 1, sum.1 + article.words));
            writeln!(stdout, "{}: {count} articles, {words} words", printable(keys[0].group))?;
            writeln!(stdout, "{}", printable(&output::keyness::table(keys, &examples)))?;
        }
        Ok(outcome)
    }

    fn count(&self) -> Result<(TermTable, Outcome)> {
        let unit = Unit::Words { shortest: *self.ngrams.start(), longest: *self.ngrams.end() };
        let (mut table, mut missing) = (TermTable::default(), Missing::default());
        let work = |document: &Document, _: &Grouped| ArticleTerms::of(document, self.voice.voice.scope(), unit);
        let outcome = gather::each(&self.input, &self.by, work, |grouped, terms| {
            if let Some(group) = missing.group(&grouped) {
                table.add(Label { id: &grouped.id, group: &group, apart: "" }, terms);
            }
            Ok(true)
        })?;
        missing.report(&self.by)?;
        Ok((table.finish(), outcome))
    }

    /// The most over-used terms of each group.
    fn shown<'a>(&self, keys: &'a [Key<'a>]) -> Vec<&'a Key<'a>> {
        let groups = keys.chunk_by(|a, b| a.group == b.group);
        groups.flat_map(|keys| keys.iter().filter(|key| key.log_odds.z > 0.0).take(self.top)).collect()
    }

    /// Example lines by group and term, found by reading once more.
    fn look_up(&self, keys: &[&Key]) -> Result<output::keyness::Examples> {
        let mut examples = Examples::new(keys.len(), self.examples);
        if self.examples > 0 && !keys.is_empty() {
            let wanted = Wanted::new(keys.iter().map(|key| (key.group, key.term)));
            let work = |document: &Document, grouped: &Grouped| {
                let group = grouped.group.as_deref().unwrap_or_default();
                wanted.find(document, self.voice.voice.scope(), group, self.context)
            };
            gather::each_again(&self.input, &self.by, work, |_, found| Ok(examples.take(found)))?;
        }
        let mut found = output::keyness::Examples::new();
        for (key, lines) in keys.iter().zip(examples.lines) {
            found.entry(key.group.to_owned()).or_default().insert(key.term.to_owned(), lines);
        }
        Ok(found)
    }
}
