//! Keywords: the words that a group uses more than the others, each with places where it stands.

use super::seen::Seen;
use crate::corpus::concordance::Line;
use crate::corpus::examples::{Examples, Wanted};
use crate::corpus::keyness::{self, Key};
use crate::corpus::terms::{Label, TermTable};
use crate::document::passage::Scope;
use crate::document::{Depth, Document};
use crate::error::Error;
use crate::lexicon::{Lexicons, Vocabulary};
use crate::output::report::numbers::glance;
use serde::Serialize;

/// A group and its words.
#[derive(Debug, Serialize)]
pub struct Keywords {
    pub group: String,
    pub words: Vec<Keyword>,
}

/// A word that a group uses more than the others.
#[derive(Debug, Serialize)]
pub struct Keyword {
    pub term: String,
    pub log_ratio: String,
    pub z: String,
    pub per_million: String,
    pub other_per_million: String,
    /// Articles of the group with it, and of the others.
    pub articles: usize,
    pub other_articles: usize,
    pub adjusted_p: String,
    pub lines: Vec<Place>,
}

/// A place where a word stands.
#[derive(Debug, Serialize)]
pub struct Place {
    pub left: String,
    pub node: String,
    pub right: String,
    pub voice: &'static str,
    /// Index of the article among those given.
    pub article: Option<usize>,
}

/// Words shown of each group, places of each word, and words on each side.
const WORDS: usize = 10;
const PLACES: usize = 2;
const CONTEXT: usize = 8;
/// A word in fewer articles tells of them and not of the group.
const ARTICLES: usize = 3;

/// The words of the bodies of articles that have a group.
pub fn terms(articles: &[&Seen]) -> TermTable {
    let mut table = TermTable::default();
    for article in articles {
        let group = article.group.as_deref().unwrap_or_default();
        table.add(Label { id: &article.id, group, apart: "" }, article.terms.clone());
    }
    table.finish()
}

/// The words that set each group apart, by the z-score of the weighted log-odds ratio.
///
/// # Errors
/// There are fewer than two groups.
pub fn keywords(table: &TermTable, articles: &[&Seen]) -> Result<Vec<Keywords>, Error> {
    let keys = keyness::keyness(table, &keyness::Options { min_articles: ARTICLES, ..keyness::Options::default() })?;
    let groups = keys.chunk_by(|a, b| a.group == b.group);
    let over = |key: &&Key| key.log_odds.z > 0.0 && key.articles >= ARTICLES;
    let shown: Vec<&Key> = groups.flat_map(|keys| keys.iter().filter(over).take(WORDS)).collect();
    let examples = examples(&shown, articles);
    let mut found: Vec<Keywords> = Vec::new();
    for (key, lines) in shown.iter().zip(&examples.lines) {
        if found.last().is_none_or(|last| last.group != key.group) {
            found.push(Keywords { group: key.group.to_owned(), words: Vec::new() });
        }
        if let Some(last) = found.last_mut() {
            last.words.push(Keyword::new(key, lines, articles));
        }
    }
    Ok(found)
}

/// Reads articles once more, until every word has its places.
fn examples(shown: &[&Key], articles: &[&Seen]) -> Examples {
    let wanted = Wanted::new(shown.iter().map(|key| (key.group, key.term)));
    let mut examples = Examples::new(shown.len(), PLACES);
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    for article in articles {
        let document = Document::read_to(Depth::Quotations, &article.article, &mut vocabulary);
        let group = article.group.as_deref().unwrap_or_default();
        if !examples.take(wanted.find(&document, Scope::Body, group, CONTEXT)) {
            break;
        }
    }
    examples
}

impl Keyword {
    fn new(key: &Key, lines: &[Line], articles: &[&Seen]) -> Keyword {
        let place = |line: &Line| Place {
            left: line.left.clone(),
            node: line.node.clone(),
            right: line.right.clone(),
            voice: line.voice.as_str(),
            article: articles.iter().position(|article| article.id == line.doc_id),
        };
        let p = |p: f64| if p < 0.001 { "< 0.001".to_owned() } else { format!("{p:.3}") };
        Keyword {
            term: key.term.to_owned(),
            log_ratio: glance(key.log_ratio, false),
            z: glance(key.log_odds.z, false),
            per_million: glance(key.per_million.round(), true),
            other_per_million: glance(key.other_per_million.round(), true),
            articles: key.articles,
            other_articles: key.other_articles,
            adjusted_p: key.p_adjusted.map_or("not tested".to_owned(), p),
            lines: lines.iter().map(place).collect(),
        }
    }
}
