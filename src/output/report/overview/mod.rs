//! Overview: many articles in groups on one page: what was read, where groups differ, and every article behind it.

mod choices;
mod differences;
mod keywords;
mod map;
mod packed;
mod profile;
mod seen;

pub use seen::Seen;

use super::bundle::{Chunks, packed};
use super::kinds::KINDS;
use super::page;
use crate::codebook::Codebook;
use crate::compare::table::Table;
use crate::compare::{self, Comparison, Options};
use crate::error::Error;
use crate::lexicon::Lexicons;
use crate::output::printable::printable;
use crate::output::table::Status;
use choices::Choices;
use differences::Apart;
use keywords::Keywords;
use map::{Map, Tree};
use profile::Profile;
use serde::Serialize;
use serde_json::Number;
use std::collections::{BTreeMap, BTreeSet};

/// All that was read.
#[derive(Debug, Default)]
pub struct Reading {
    pub articles: Vec<Seen>,
    /// Id and reason of what could not be read.
    pub rejects: Vec<(String, String)>,
}

/// Bytes that a page may have: what the rest leaves of them is for the texts of articles.
const MOST_BYTES: usize = 2_900_000;
/// Articles drawn as dots: of more, evenly spaced ones.
const DOTS: usize = 2_000;
/// Rejects named on the page.
const NAMED: usize = 50;

/// What the template shows.
#[derive(Debug, Serialize)]
struct Content {
    by: String,
    articles: usize,
    words: u64,
    groups: Vec<GroupLine>,
    rejected: usize,
    rejects: Vec<(String, String)>,
    without_group: usize,
    short: usize,
    empty: usize,
    dots: usize,
    texts: usize,
    apart: Vec<Apart>,
    end: f64,
    notes: Vec<String>,
    resamples: usize,
    seed: u64,
    choices: Choices,
    keywords: Vec<Keywords>,
    map: Option<Map>,
    tree: Option<Tree>,
    sourcing: Vec<Profile>,
    profiles: Vec<Profile>,
    kinds: Vec<(&'static str, &'static str, bool)>,
    features: Vec<Defined>,
}

#[derive(Debug, Serialize)]
struct GroupLine {
    name: String,
    articles: usize,
    words: u64,
    short: usize,
}

/// A feature of the codebook.
#[derive(Debug, Serialize)]
struct Defined {
    name: &'static str,
    family: &'static str,
    definition: &'static str,
    reference: &'static str,
    caveat: &'static str,
    columns: Vec<(String, &'static str)>,
}

/// What the script works with.
#[derive(Debug, Serialize)]
struct Data<'a> {
    by: String,
    groups: Vec<String>,
    /// Name, unit and family of each column, and the index of its feature.
    columns: Vec<(&'a str, &'a str, &'a str, usize)>,
    articles: Vec<Dot>,
    /// For each column the values of the articles.
    values: Vec<Vec<Option<Number>>>,
    kinds: Vec<(&'static str, &'static str)>,
}

/// An article: id, title, group, words, and where its text is.
#[derive(Debug, Serialize)]
struct Dot(String, String, usize, u32, Option<(usize, usize)>);

/// A self-contained page about articles in groups. `by` names the column that groups them.
///
/// # Errors
/// No article has a group, or there are not at least two groups with as many articles as a comparison needs.
pub fn overview(reading: &Reading, by: &str, codebook: &Codebook, lexicons: &Lexicons) -> Result<String, Error> {
    if reading.articles.iter().all(|article| article.group.is_none()) {
        let fields: BTreeSet<&str> = reading.articles.iter().flat_map(|it| &it.fields).map(String::as_str).collect();
        let present = fields.into_iter().collect::<Vec<_>>().join(", ");
        return Err(Error::NoColumn { place: "the articles read".to_owned(), column: by.to_owned(), present });
    }
    let table = Table::from_reader(&seen::table(&reading.articles, by, codebook)[..], "the articles read")?;
    let comparison = compare::compare(&table, &Options::new(by))?;
    let articles: Vec<&Seen> = reading.articles.iter().filter(|article| article.group.is_some()).collect();
    let groups: Vec<String> = comparison.groups.iter().map(|group| group.name.clone()).collect();
    let kept = articles.len().min(DOTS);
    let dots: Vec<&Seen> = (0..kept).map(|step| articles[step * articles.len() / kept.max(1)]).collect();
    let texts: Vec<&packed::Packed> = dots.iter().map(|article| &article.packed).collect();
    let mut content = content(reading, by, codebook, &comparison);
    content.dots = dots.len();
    content.choices = choices::choices(&reading.articles, &groups, &dots, lexicons);
    let terms = keywords::terms(&dots);
    content.keywords = keywords::keywords(&terms, &dots)?;
    if let Some(frequencies) = map::frequencies(&terms) {
        content.map = map::map(&frequencies, &dots, &groups);
        content.tree = map::tree(&frequencies, &dots, &groups);
    }
    let render = |content: &Content, chunks: &Chunks| {
        let data = packed(&data(&dots, &groups, by, codebook, chunks));
        let scripts = [include_str!("../assets/shared.js"), include_str!("../assets/report.js")];
        page::page("report.html", &page::REPORT, &scripts, content, (data, &chunks.packed))
    };
    let without_texts = render(&content, &Chunks::new(&texts, 0)).len();
    let chunks = Chunks::new(&texts, MOST_BYTES.saturating_sub(without_texts));
    content.texts = chunks.places.iter().flatten().count();
    Ok(render(&content, &chunks))
}

fn content(reading: &Reading, by: &str, codebook: &Codebook, comparison: &Comparison) -> Content {
    let (apart, end) = differences::differences(comparison, codebook);
    let groups: Vec<String> = comparison.groups.iter().map(|group| group.name.clone()).collect();
    let (sourcing, profiles) = profile::profiles(&reading.articles, &groups, codebook)
        .into_iter()
        .partition(|profile| matches!(profile.family, "sourcing" | "quotation"));
    let with = |status: Status| reading.articles.iter().filter(|article| article.status == status).count();
    let clean = |(id, reason): &(String, String)| (printable(id).into_owned(), printable(reason).into_owned());
    Content {
        by: by.to_owned(),
        articles: reading.articles.len(),
        words: reading.articles.iter().map(|article| u64::from(article.words)).sum(),
        groups: groups.iter().map(|group| GroupLine::new(reading, group)).collect(),
        rejected: reading.rejects.len(),
        rejects: reading.rejects.iter().take(NAMED).map(clean).collect(),
        without_group: reading.articles.iter().filter(|article| article.group.is_none()).count(),
        short: with(Status::Short),
        empty: with(Status::Empty),
        dots: 0,
        texts: 0,
        apart,
        end,
        notes: comparison.notes.clone(),
        resamples: comparison.options.draws.number,
        seed: comparison.options.draws.seed,
        choices: Choices::default(),
        keywords: Vec::new(),
        map: None,
        tree: None,
        sourcing,
        profiles,
        kinds: KINDS.iter().map(|kind| (kind.feature, kind.label, kind.on)).collect(),
        features: defined(codebook),
    }
}

impl GroupLine {
    fn new(reading: &Reading, group: &str) -> GroupLine {
        let articles: Vec<&Seen> =
            reading.articles.iter().filter(|article| article.group.as_deref() == Some(group)).collect();
        GroupLine {
            name: printable(group).into_owned(),
            articles: articles.len(),
            words: articles.iter().map(|article| u64::from(article.words)).sum(),
            short: articles.iter().filter(|article| article.status != Status::Ok).count(),
        }
    }
}

fn defined(codebook: &Codebook) -> Vec<Defined> {
    let mut features: Vec<Defined> = Vec::new();
    for column in &codebook.columns {
        let feature = column.entry.feature;
        if features.last().is_none_or(|last| last.name != feature.name) {
            features.push(Defined {
                name: feature.name,
                family: column.entry.family.name,
                definition: feature.definition,
                reference: feature.reference,
                caveat: feature.caveat,
                columns: Vec::new(),
            });
        }
        if let Some(last) = features.last_mut() {
            last.columns.push((column.name.clone(), column.expression()));
        }
    }
    features
}

fn data<'a>(dots: &[&Seen], groups: &[String], by: &str, codebook: &'a Codebook, chunks: &Chunks) -> Data<'a> {
    let places: BTreeMap<&str, usize> = groups.iter().enumerate().map(|(at, group)| (group.as_str(), at)).collect();
    let dot = |(article, place): (&&Seen, &Option<(usize, usize)>)| {
        let group = article.group.as_deref().and_then(|group| places.get(group)).copied().unwrap_or(0);
        let (id, title) = (printable(&article.id).into_owned(), printable(&article.title).into_owned());
        Dot(id, title, group, article.words, *place)
    };
    let mut feature = 0;
    let columns = codebook.columns.windows(2).map(|pair| pair[0].entry.feature.name != pair[1].entry.feature.name);
    let steps = std::iter::once(false).chain(columns);
    let column = |(column, new): (&'a crate::codebook::Column, bool)| {
        feature += usize::from(new);
        (column.name.as_str(), column.unit(), column.entry.family.name, feature)
    };
    let of = |at: usize| dots.iter().map(|article| article.values[at].map(digits)).collect();
    Data {
        by: by.to_owned(),
        groups: groups.iter().map(|group| printable(group).into_owned()).collect(),
        columns: codebook.columns.iter().zip(steps).map(column).collect(),
        articles: dots.iter().zip(&chunks.places).map(dot).collect(),
        values: (0..codebook.columns.len()).map(of).collect(),
        kinds: KINDS.iter().map(|kind| (kind.feature, kind.label)).collect(),
    }
}

/// A value with four digits: as exact as a dot can be drawn.
fn digits(value: f64) -> Number {
    let size = if value == 0.0 { 0 } else { value.abs().log10().floor() as i32 };
    let scale = 10f64.powi((3 - size).clamp(0, 4));
    super::marks::short((value * scale).round() / scale)
}
