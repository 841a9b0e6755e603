//! Cell: the marked article alone, for a cell of a notebook: no script, no style sheet, so that it neither needs nor
//! changes the page around it.

use super::explain::drawn;
use super::kinds::KINDS;
use super::marks::Marks;
use super::page;
use super::text::{self, Drawn, Piece};
use crate::codebook::Codebook;
use crate::document::Document;
use crate::document::passage::Scope;
use crate::extract::Extractor;
use serde::Serialize;
use std::borrow::Cow;

#[derive(Debug, Serialize)]
struct Content<'a> {
    legend: Vec<Line>,
    blocks: Vec<Block<'a>>,
}

/// A kind of mark with how many of them the body has.
#[derive(Debug, Serialize)]
struct Line {
    label: &'static str,
    style: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Block<'a> {
    part: &'static str,
    pieces: Vec<Stretch<'a>>,
}

/// A stretch of text under the same marks, the style of the outermost first.
#[derive(Debug, Serialize)]
struct Stretch<'a> {
    text: Cow<'a, str>,
    styles: Vec<String>,
    title: String,
}

/// The article with the kinds of marks that a page shows when it opens, as a piece of HTML. A mark's title says why it
/// is there.
pub fn cell(document: &Document, codebook: &Codebook) -> String {
    let findings = Extractor::new(codebook).findings(document);
    let mut marks = Marks::new(document);
    let (drawn, _) = drawn(document, &findings, &mut marks);
    let drawn: Vec<Drawn> = drawn.into_iter().filter(|mark| KINDS[mark.kind].on).collect();
    let legend = KINDS.iter().filter(|kind| kind.on).filter_map(|kind| {
        let mut of_body = findings.iter().filter(|it| kind.draws(&it.entry) && it.entry.scope == Scope::Body);
        let count = of_body.next()?.evidence.len();
        Some(Line { label: kind.label, style: kind.style(), count })
    });
    let blocks = text::blocks(document, &drawn, |byte| byte).into_iter().map(|block| {
        let pieces = block.pieces.into_iter().map(|piece| stretch(piece, &marks));
        Block { part: block.part, pieces: pieces.collect() }
    });
    let content = Content { legend: legend.collect(), blocks: blocks.collect() };
    page::fragment(include_str!("assets/cell.html"), content)
}

fn stretch<'a>(piece: Piece<'a>, marks: &Marks) -> Stretch<'a> {
    let mut kinds: Vec<usize> = piece.drawn.iter().map(|mark| mark.kind).collect();
    kinds.dedup();
    let said = |mark: &Drawn| {
        let label = KINDS[mark.kind].label;
        let Some(why) = marks.why(mark.list, mark.mark) else { return label.to_owned() };
        let facts = std::iter::once(&why.head).chain(&why.facts).filter(|fact| !fact.is_empty());
        let facts = facts.map(String::as_str).collect::<Vec<_>>().join(", ");
        let note = if why.note.is_empty() { String::new() } else { format!(". {}", why.note) };
        format!("{label}: {facts}{note}")
    };
    let title: Vec<String> = piece.drawn.iter().map(said).collect();
    let styles = kinds.into_iter().map(|kind| KINDS[kind].style()).collect();
    Stretch { text: piece.text, styles, title: title.join("\n") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::lexicon::{Lexicons, Vocabulary};

    fn shown(text: &str) -> String {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        cell(&document, &Codebook::standard())
    }

    #[test]
    fn a_mark_is_drawn_with_its_reason() {
        let html = shown("The dam may hold.");
        assert!(html.contains("dotted 3px #0b6fa4;\">Hedges</span> 1"), "{html}");
        assert!(html.contains("<span title=\"Hedges: may, modal, weight "), "{html}");
        assert!(html.contains("text-underline-offset: 4px\">may</span></span> hold."), "{html}");
    }

    #[test]
    fn what_a_text_says_is_text() {
        let html = shown("He said <script>alert(1)</script> and “</p><b onclick='x'>may”.");
        assert!(!html.contains("<script") && !html.contains("<b ") && !html.contains("var(--"), "{html}");
        assert_eq!((html.matches("<p ").count(), html.matches("</p>").count()), (1, 1));
    }
}
