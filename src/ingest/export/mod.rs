//! Exports: files in which a press archive hands out many articles, known by what stands in them.

mod day;
pub(super) mod factiva;
#[cfg(feature = "docx")]
pub(super) mod nexis;

use std::io;

use super::inventory::Inventory;
use super::record::Content;
use super::rows::{Part, Rows};
use crate::article::{Article, Given, Layout};
use crate::text::span::Span;

/// A paragraph of a document with the name of its style.
#[cfg(feature = "docx")]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    pub text: String,
    pub style: String,
}

#[cfg(feature = "docx")]
impl Paragraph {
    pub fn is_heading(&self) -> bool {
        matches!(self.style.as_str(), "Title" | "Heading1" | "heading1" | "Heading 1")
    }
}

/// The articles of an export, or why one is none, with its number in the export.
pub struct Export {
    articles: std::vec::IntoIter<Result<Article, String>>,
    number: u64,
    inventory: Inventory,
}

impl Export {
    fn new(articles: Vec<Result<Article, String>>, inventory: Inventory) -> Export {
        Export { articles: articles.into_iter(), number: 0, inventory }
    }
}

impl Rows for Export {
    fn next(&mut self) -> io::Result<Option<Part>> {
        self.number += 1;
        let content = self.articles.next().map(|article| match article {
            Ok(article) => Content::Article(Box::new(article)),
            Err(reason) => Content::Lost(reason),
        });
        let at = Some(("article".into(), self.number));
        Ok(content.map(|content| Part { id: None, number: None, at, content }))
    }

    fn inventory(&mut self) -> Option<Inventory> {
        Some(self.inventory.clone())
    }
}

/// What an export says of one article.
#[derive(Default)]
struct Fields {
    headline: Option<String>,
    outlet: Option<String>,
    date: Option<String>,
    author: Option<String>,
    /// Further fields under the names of their columns.
    more: Vec<(String, String)>,
}

impl Fields {
    /// The article with its paragraphs, counted in the inventory.
    fn article(self, body: &[String], inventory: &mut Inventory) -> Result<Article, String> {
        let known =
            [("headline", &self.headline), ("outlet", &self.outlet), ("date", &self.date), ("author", &self.author)];
        known.iter().filter(|(_, value)| value.is_some()).for_each(|(name, _)| inventory.recognise(name));
        self.more.iter().for_each(|(name, _)| inventory.recognise(name));
        if body.is_empty() {
            inventory.leave_out("articles without text");
            let title = self.headline.unwrap_or_default();
            return Err(format!("no text found in this article ({title:?}); look at it in the export"));
        }
        inventory.read += 1;
        let headline = self.headline.clone().filter(|headline| !headline.is_empty());
        let parts: Vec<&str> = headline.iter().chain(body).map(String::as_str).collect();
        let mut article = Article { text: parts.join("\n\n"), encoding: "UTF-8", ..Article::default() };
        article.layout = Layout::Article;
        article.given = Given { headline: headline.map(|line| Span::new(0, line.len())), ..Given::default() };
        let meta = &mut article.meta;
        (meta.outlet, meta.date, meta.title, meta.author) = (self.outlet, self.date, self.headline, self.author);
        meta.more = self.more;
        Ok(article)
    }
}

/// A byline without its "By".
fn author(byline: &str) -> Option<String> {
    let byline = byline.trim();
    let start = byline.get(..3).filter(|start| start.eq_ignore_ascii_case("by ")).map_or(0, str::len);
    Some(byline[start..].trim().to_owned()).filter(|name| !name.is_empty())
}
