//! `connote delta`: how far apart texts are in style.

use super::Outcome;
use super::gather::{self, Grouped, Missing, Voice};
use super::input::Input;
use super::target::{self, Target};
use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use connote::corpus::delta::Delta;
use connote::corpus::frequencies::{Choice, Frequencies};
use connote::corpus::frequency_table;
use connote::corpus::terms::{ArticleTerms, Label, TermTable, Unit};
use connote::document::Document;
use connote::output::delta as output;
use connote::output::printable::printable;
use connote::stats::cluster::{self, Linkage};
use connote::stats::components::components;
use connote::stats::distance::Distance;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Stylometric distance between texts: Burrows's Delta and its kin, attribution, clusters, components
///
/// The most frequent words (or sequences of characters) of all texts are counted in their folded
/// form, in per cent of each text's words. Distances compare texts by them; every text is then
/// given to the group of its nearest other text. Without INPUT the embedded sample corpus is read.
/// Articles are short: below some thousand words a text, distances are mostly chance and topic
/// (Eder 2015), so look at the accuracy beside that of always naming the largest group, and keep
/// articles on one event apart (--apart): two outlets on one event are nearer to each other than
/// one outlet on two.
///
/// Distances, over z-scores with the sample standard deviation unless it says frequencies:
///   burrows    mean absolute difference (Burrows 2002)
///   argamon    Euclidean distance divided by the number of features (linear Delta: Argamon 2008)
///   cosine     1 - cosine (Smith & Aldridge 2011; Evert et al. 2017)
///   eder       sum of absolute differences, weighed by (n + 1 - rank) / n, ranks from 0 (Eder
///              2015; as in stylo)
///   simple     sum of absolute differences of the square roots of frequencies (Eder, Rybicki &
///              Kestemont 2016)
///   quadratic  mean squared difference (Argamon 2008)
///   manhattan  sum of absolute differences of frequencies
///   minmax     1 - sum of minima / sum of maxima of frequencies (Koppel & Winter 2014)
#[derive(Debug, Args)]
#[command(verbatim_doc_comment)]
pub struct StyleDelta {
    #[command(flatten)]
    input: Input,

    /// Read frequencies from a CSV table (texts in rows, words in columns, names first) instead of articles
    #[arg(long, value_name = "FILE", conflicts_with_all = ["inputs", "by", "char_ngrams", "culling", "no_pronouns", "unit", "apart"])]
    frequencies: Option<PathBuf>,

    /// Metadata column that makes the groups [default: outlet]
    #[arg(long, value_name = "COLUMN")]
    by: Option<String>,

    /// The group is what stands before the first _ of a text's name
    #[arg(long, conflicts_with = "by")]
    by_prefix: bool,

    /// Never give a text to one with the same value in this column, such as topic or event; "file" is the name of the
    /// article's file without its ending
    #[arg(long, value_name = "COLUMN")]
    apart: Option<String>,

    #[command(flatten)]
    voice: Voice,

    /// What a text is
    #[arg(long, value_name = "UNIT", default_value = "article")]
    unit: TextUnit,

    /// So many of the most frequent words [default: 150; of a table all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    mfw: Option<u32>,

    /// Count sequences of so many characters instead of words
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=20))]
    char_ngrams: Option<u32>,

    /// Only features found in at least this per cent of the texts
    #[arg(long, value_name = "PCT", default_value_t = 0.0)]
    culling: f64,

    /// Leave out personal, possessive and reflexive pronouns
    #[arg(long)]
    no_pronouns: bool,

    /// Leave out texts with fewer words
    #[arg(long, value_name = "N", default_value_t = 1)]
    min_words: u32,

    /// Which distance
    #[arg(long, value_name = "DISTANCE", default_value = "burrows")]
    distance: DistanceName,

    /// Show so many nearest texts of each text
    #[arg(long, value_name = "K", default_value_t = 0)]
    neighbours: usize,

    /// How clusters are joined: by Ward's criterion on squared distances, the mean or the largest distance
    #[arg(long, value_name = "LINKAGE", default_value = "ward")]
    linkage: LinkageName,

    /// Principal components to write
    #[arg(long, value_name = "N", default_value_t = 5)]
    components: usize,

    #[command(flatten)]
    files: Files,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Writing")]
struct Files {
    /// The matrix of distances as CSV, names in its first row and column
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Each text, its group, and the group it was given to, as CSV
    #[arg(long, value_name = "FILE")]
    attribution: Option<PathBuf>,

    /// The tree of clusters: .nwk in Newick's format, else its steps as CSV
    #[arg(long, value_name = "FILE")]
    tree: Option<PathBuf>,

    /// Texts along the principal components of the z-scores as CSV; variances and loadings go beside it
    #[arg(long, value_name = "FILE")]
    pca: Option<PathBuf>,

    /// The frequencies compared, as a table that --frequencies reads
    #[arg(long, value_name = "FILE")]
    write_frequencies: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TextUnit {
    /// Each article
    Article,
    /// All articles of a group together
    Group,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DistanceName {
    Burrows,
    Argamon,
    Cosine,
    Eder,
    Simple,
    Quadratic,
    Manhattan,
    #[value(name = "minmax")]
    MinMax,
}

impl DistanceName {
    fn distance(self) -> Distance {
        match self {
            DistanceName::Burrows => Distance::Burrows,
            DistanceName::Argamon => Distance::Argamon,
            DistanceName::Cosine => Distance::Cosine,
            DistanceName::Eder => Distance::Eder,
            DistanceName::Simple => Distance::Simple,
            DistanceName::Quadratic => Distance::Quadratic,
            DistanceName::Manhattan => Distance::Manhattan,
            DistanceName::MinMax => Distance::MinMax,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum LinkageName {
    Ward,
    Average,
    Complete,
}

impl LinkageName {
    fn linkage(self) -> Linkage {
        match self {
            LinkageName::Ward => Linkage::Ward,
            LinkageName::Average => Linkage::Average,
            LinkageName::Complete => Linkage::Complete,
        }
    }
}

/// Distances between all texts are held at once: so many are 3.2 GB.
const MOST_TEXTS: usize = 20_000;

impl StyleDelta {
    pub fn run(&self) -> Result<Outcome> {
        let (mut frequencies, outcome) = match &self.frequencies {
            Some(path) => {
                (frequency_table::read(path, self.mfw.map_or(usize::MAX, |most| most as usize))?, Outcome::Whole)
            }
            None => self.count()?,
        };
        if frequencies.texts.len() > MOST_TEXTS {
            bail!(
                "{} texts are too many to compare each with each; join them with --unit group",
                frequencies.texts.len()
            );
        }
        if self.by_prefix {
            let prefix = |name: &String| name.split_once('_').map_or("", |(prefix, _)| prefix).to_owned();
            frequencies.groups = frequencies.texts.iter().map(prefix).collect();
        }
        let delta = Delta::new(&frequencies, self.distance.distance());
        self.write(&frequencies, &delta)?;
        self.show(&frequencies, &delta)?;
        Ok(outcome)
    }

    fn count(&self) -> Result<(Frequencies, Outcome)> {
        let unit = match self.char_ngrams {
            Some(length) => Unit::Characters(length as usize),
            None => Unit::Words { shortest: 1, longest: 1 },
        };
        let by = self.by.as_deref().unwrap_or("outlet");
        let needed = self.by.is_some() || self.unit == TextUnit::Group;
        let (mut table, mut missing) = (TermTable::default(), Missing::default());
        let work = |document: &Document, _: &Grouped| ArticleTerms::of(document, self.voice.voice.scope(), unit);
        let outcome = gather::each(&self.input, by, work, |grouped, terms| {
            if let Some(group) = missing.group(&grouped).or((!needed).then(String::new)) {
                let apart = self.apart.as_deref().and_then(|column| grouped.value(column)).unwrap_or_default();
                table.add(Label { id: &grouped.id, group: &group, apart: &apart }, terms);
            }
            Ok(true)
        })?;
        if needed {
            missing.report(by)?;
        }
        let choice = Choice {
            most: self.mfw.unwrap_or(150) as usize,
            culling: self.culling,
            without_pronouns: self.no_pronouns,
            joined: self.unit == TextUnit::Group,
            min_words: self.min_words,
        };
        Ok((Frequencies::new(&table.finish(), choice)?, outcome))
    }

    fn write(&self, frequencies: &Frequencies, delta: &Delta) -> Result<()> {
        if let Some(path) = &self.files.output {
            write(path, |file| output::matrix(&delta.texts, &delta.texts, &delta.distances, file))?;
        }
        if let Some(path) = &self.files.write_frequencies {
            write(path, |file| output::matrix(&delta.texts, &frequencies.features, &frequencies.values, file))?;
        }
        if let Some(path) = &self.files.tree {
            let merges = cluster::tree(&delta.distances, self.linkage.linkage());
            match path.extension().is_some_and(|extension| extension == "nwk" || extension == "newick") {
                true => write(path, |file| file.write_all(output::newick(&delta.texts, &merges).as_bytes()))?,
                false => write(path, |file| output::tree_table(&delta.texts, &merges, file))?,
            }
        }
        if let Some(path) = &self.files.attribution {
            match delta.attribution() {
                Some(found) => write(path, |file| output::attribution(delta, &found, file))?,
                None => {
                    bail!("texts cannot be attributed: they are not in two groups or more; name a column with --by")
                }
            }
        }
        if let Some(path) = &self.files.pca {
            let found = components(&frequencies.values, self.components);
            write(path, |file| output::scores(frequencies, &found, file))?;
            write(&target::beside(path, ".loadings.csv", false), |file| output::loadings(frequencies, &found, file))?;
        }
        Ok(())
    }

    fn show(&self, frequencies: &Frequencies, delta: &Delta) -> Result<()> {
        let mut stdout = anstream::stdout().lock();
        let (texts, features) = frequencies.values.dim();
        writeln!(stdout, "{texts} texts, {features} features\n")?;
        if let Some(found) = delta.attribution() {
            write!(stdout, "{}", printable(&output::confusion(&found)))?;
        }
        if self.neighbours > 0 {
            write!(stdout, "\nNearest texts\n{}", printable(&output::neighbours(delta, self.neighbours)))?;
        }
        Ok(())
    }
}

fn write(path: &Path, write: impl FnOnce(&mut Target) -> std::io::Result<()>) -> Result<()> {
    let mut file = Target::create(path)?;
    write(&mut file)?;
    file.keep()
}
