//! Seen: what one article brings to the report.

use super::choices::{self, Choice};
use super::packed::Packed;
use crate::article::{Article, Meta};
use crate::codebook::Codebook;
use crate::corpus::terms::{ArticleTerms, Unit};
use crate::document::Document;
use crate::document::passage::Scope;
use crate::extract::{Extractor, FeatureVector, Finding};
use crate::output::columns::meta_name;
use crate::output::table::{Row, Status};

/// An article that has been read and measured.
#[derive(Debug, Clone)]
pub struct Seen {
    pub id: String,
    pub title: String,
    /// Its value in the column of groups; `None` where it has none.
    pub group: Option<String>,
    /// The metadata columns that it has.
    pub fields: Vec<String>,
    pub status: Status,
    pub words: u32,
    /// Aligned with the codebook's columns.
    pub values: Vec<Option<f64>>,
    pub packed: Packed,
    /// The author's choices among rival terms.
    pub choices: Vec<Choice>,
    /// The words of its body, counted.
    pub terms: ArticleTerms,
    /// What was read, for a second look.
    pub article: Article,
}

impl Seen {
    /// Measures a document. `by` is a metadata column, with or without `meta_`.
    pub fn new(article: &Article, document: &Document, extractor: &mut Extractor, by: &str, fewest: u32) -> Seen {
        let findings = extractor.findings(document);
        let values = values(&findings);
        let row = Row::new(article, document, FeatureVector { values }, fewest);
        let title = row.meta.title.clone().unwrap_or_else(|| article.id.clone());
        Seen {
            id: row.id,
            title: title.trim_matches(|c: char| c.is_whitespace() || "#*_".contains(c)).to_owned(),
            group: group(&row.meta, by),
            fields: fields(&row.meta).map(|(name, _)| name).collect(),
            status: row.status,
            words: document.words.len() as u32,
            values: row.vector.values,
            packed: Packed::new(document, &findings),
            choices: choices::of(&findings, document.lexicons),
            terms: ArticleTerms::of(document, Scope::Body, Unit::Words { shortest: 1, longest: 1 }),
            article: article.clone(),
        }
    }
}

/// The same numbers as [`Extractor::vector`], from marks that are at hand.
fn values(findings: &[Finding]) -> Vec<Option<f64>> {
    let of = |finding: &Finding| {
        let measures = finding.entry.feature.measures.iter();
        measures.map(|measure| measure.reduce(&finding.evidence, &finding.totals)).collect::<Vec<_>>()
    };
    findings.iter().flat_map(of).collect()
}

/// The metadata of an article that hold something, each with the name of its column.
fn fields(meta: &Meta) -> impl Iterator<Item = (String, &str)> {
    let known = [("outlet", &meta.outlet), ("date", &meta.date), ("title", &meta.title), ("author", &meta.author)];
    let known = known.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?)));
    let more = meta.more.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    known.chain(more).map(|(name, value)| (meta_name(name), value.trim())).filter(|(_, value)| !value.is_empty())
}

/// What an article has in a metadata column, named with or without `meta_`.
fn group(meta: &Meta, by: &str) -> Option<String> {
    let name = if by.starts_with("meta_") { by.to_owned() } else { meta_name(by) };
    fields(meta).find(|(field, _)| *field == name).map(|(_, value)| value.to_owned())
}

/// The articles as a table of CSV with the column of groups first: what `compare` reads.
pub fn table(articles: &[Seen], by: &str, codebook: &Codebook) -> Vec<u8> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let names = std::iter::once(by).chain(codebook.columns.iter().map(|column| column.name.as_str()));
    let mut lines = vec![names.map(str::to_owned).collect::<Vec<_>>()];
    lines.extend(articles.iter().filter_map(|article| {
        let cells = codebook.columns.iter().zip(&article.values).map(|(column, value)| {
            let mut cell = String::new();
            crate::output::number::number(*value, column.is_count(), &mut cell);
            cell
        });
        Some(std::iter::once(article.group.clone()?).chain(cells).collect())
    }));
    // Writing to memory cannot fail.
    lines.iter().for_each(|line| csv.write_record(line).expect("a row of text"));
    csv.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_a_field_of_the_article() {
        let meta = Meta {
            outlet: Some(" Post ".into()),
            more: vec![("Topic".into(), "dam".into()), ("Desk".into(), String::new())],
            ..Meta::default()
        };
        let groups = ["meta_outlet", "outlet", "topic", "meta_topic", "Desk", "meta_author"].map(|by| group(&meta, by));
        let groups = groups.each_ref().map(Option::as_deref);
        assert_eq!(groups, [Some("Post"), Some("Post"), Some("dam"), Some("dam"), None, None]);
    }
}
