//! Article: what came in, untouched.

use crate::text::span::Span;

/// One article as its source gave it. The text is never rewritten after this point, so every span found later is
/// valid everywhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Article {
    /// Stable name: the path below the input, the value of the id column, or the row number.
    pub id: String,
    /// The text as decoded, line ends included.
    pub text: String,
    /// Name of the encoding the bytes were decoded from, such as `windows-1252`.
    pub encoding: &'static str,
    /// Whether headline, byline and boilerplate may be guessed from the text.
    pub layout: Layout,
    /// What is known of places in `text` by the format itself, or by other articles.
    pub given: Given,
    /// Carried to the table, never into a document.
    pub meta: Meta,
}

/// How the text is to be looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// All of it is body.
    #[default]
    Plain,
    /// A page of an outlet: headline, byline, date line and boilerplate are to be told from the body.
    Article,
}

/// Places known before the text is looked at: the headline of an HTML page, the front matter of a Markdown file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    pub headline: Option<Span>,
    /// Sorted, apart: front matter and the like, which is no part of the article.
    pub matter: Vec<Span>,
    /// Paragraphs known for boilerplate by other articles of the outlet.
    pub boilerplate: Vec<Span>,
}

/// What is known about an article besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meta {
    pub outlet: Option<String>,
    pub date: Option<String>,
    pub title: Option<String>,
    pub author: Option<String>,
    /// Further fields in the order in which the source names them.
    pub more: Vec<(String, String)>,
}
