//! Explain: one article on a page, its marks in the text and its row beside it.

use super::bundle::packed;
use super::kinds::{KINDS, Kind};
use super::marks::{Marks, Why};
use super::numbers::{self, Chapter};
use super::page;
use super::standing::Standing;
use super::text::{self, Block, Drawn};
use crate::article::Meta;
use crate::codebook::Codebook;
use crate::document::Document;
use crate::document::passage::{Scope, Totals};
use crate::extract::{Extractor, Finding};
use crate::output::printable::printable;
use crate::text::token::Part;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeMap;

/// What the template shows.
#[derive(Debug, Serialize)]
struct Content<'a> {
    id: &'a str,
    title: String,
    facts: Vec<String>,
    blocks: Vec<Block<'a>>,
    has_headline: bool,
    legend: Vec<Switch>,
    chapters: Vec<Chapter>,
    columns: usize,
    standing: Option<&'a Standing>,
}

/// A line of the legend with its marks.
#[derive(Debug, Serialize)]
struct Switch {
    feature: &'static str,
    label: &'static str,
    on: bool,
    count: usize,
    in_headline: usize,
    about: &'static str,
    marks: Vec<Listed>,
}

/// Marks of the same words for the same reason, in the list below the text.
#[derive(Debug, Serialize)]
struct Listed {
    text: String,
    why: Option<Why>,
    times: usize,
}

/// What the script works with.
#[derive(Debug, Serialize)]
struct Data<'a> {
    #[serde(flatten)]
    marks: &'a Marks,
    kinds: Vec<Listing>,
    /// For each scope its words, sentences and paragraphs.
    totals: BTreeMap<&'static str, [u32; 3]>,
    standing: Option<&'a Standing>,
}

/// A list of the marks of a kind, and what they are called.
#[derive(Debug, Serialize)]
pub struct Listing {
    feature: &'static str,
    label: String,
    list: usize,
}

/// A self-contained page about one article. `standing` shows where it is among the outlet's others.
pub fn explain(document: &Document, meta: &Meta, codebook: &Codebook, standing: Option<&Standing>) -> String {
    let findings = Extractor::new(codebook).findings(document);
    let mut marks = Marks::new(document);
    let (drawn, kinds) = drawn(document, &findings, &mut marks);
    let legend = legend(document, &findings, &drawn, &marks);
    let chapters = numbers::chapters(document, codebook, &findings, &mut marks);
    let blocks = text::blocks(document, &drawn, |byte| marks.place(byte));
    let content = Content {
        id: document.id,
        title: title(document, meta),
        facts: facts(document, meta),
        has_headline: blocks.iter().any(|block| block.part == "headline"),
        blocks,
        legend,
        chapters,
        columns: codebook.columns.len(),
        standing,
    };
    let totals = Scope::ALL.iter().zip(Totals::all(document));
    let totals = totals.map(|(scope, it)| (scope.as_str(), [it.words, it.sentences, it.paragraphs])).collect();
    let data = Data { marks: &marks, kinds, totals, standing };
    let scripts = [include_str!("assets/shared.js"), include_str!("assets/explain.js")];
    page::page("explain.html", &page::EXPLAIN, &scripts, content, packed(&data))
}

/// The marks to draw: those of the body and, where a feature looks there, of the headline.
pub fn drawn(document: &Document, findings: &[Finding], marks: &mut Marks) -> (Vec<Drawn>, Vec<Listing>) {
    let mut drawn = Vec::new();
    let mut kinds = Vec::new();
    for (at, kind) in KINDS.iter().enumerate() {
        for finding in of(findings, kind) {
            let list = marks.list(document, &finding.evidence);
            let places = finding.evidence.iter().enumerate();
            let listing = kinds.len();
            drawn.extend(places.map(|(mark, evidence)| Drawn { span: evidence.span, kind: at, listing, list, mark }));
            kinds.push(Listing { feature: kind.feature, label: kind.label_of(&finding.entry), list });
        }
    }
    (drawn, kinds)
}

fn of<'a>(findings: &'a [Finding], kind: &'static Kind) -> impl Iterator<Item = &'a Finding> {
    findings.iter().filter(|finding| kind.draws(&finding.entry))
}

fn legend(document: &Document, findings: &[Finding], drawn: &[Drawn], marks: &Marks) -> Vec<Switch> {
    let switch = |(at, kind): (usize, &'static Kind)| {
        let count =
            |scope: Scope| of(findings, kind).filter(|it| it.entry.scope == scope).map(|it| it.evidence.len()).sum();
        let mut listed: Vec<&Drawn> = drawn.iter().filter(|mark| mark.kind == at).collect();
        listed.sort_by_key(|mark| mark.span.start);
        Switch {
            feature: kind.feature,
            label: kind.label,
            on: kind.on,
            count: count(Scope::Body),
            in_headline: count(Scope::Headline),
            about: of(findings, kind).next().map_or("", |finding| kind.about(&finding.entry)),
            marks: Listed::all(document, &listed, marks),
        }
    };
    let is_measured = |kind: &'static Kind| of(findings, kind).next().is_some();
    KINDS.iter().enumerate().filter(|(_, kind)| is_measured(kind)).map(switch).collect()
}

impl Listed {
    /// In the order in which they first occur.
    fn all(document: &Document, drawn: &[&Drawn], marks: &Marks) -> Vec<Listed> {
        let mut listed: Vec<Listed> = Vec::new();
        let mut known: FxHashMap<(&str, Option<&Why>), usize> = FxHashMap::default();
        for mark in drawn {
            let (text, why) = (mark.span.of(document.text), marks.why(mark.list, mark.mark));
            let at = *known.entry((text, why)).or_insert_with(|| {
                listed.push(Listed { text: printable(text).into_owned(), why: why.cloned(), times: 0 });
                listed.len() - 1
            });
            listed[at].times += 1;
        }
        listed
    }
}

/// What the article calls itself, else its id.
fn title(document: &Document, meta: &Meta) -> String {
    let headline = document.parts.headline(document.text).map(|span| span.of(document.text).to_owned());
    let title = headline.or_else(|| meta.title.clone()).unwrap_or_else(|| document.id.to_owned());
    printable(title.trim()).into_owned()
}

fn facts(document: &Document, meta: &Meta) -> Vec<String> {
    let words = document.tokens.iter().filter(|token| token.is_word() && token.part == Part::Body).count();
    let known = [&meta.outlet, &meta.author, &meta.date].into_iter().flatten();
    let known = known.map(|fact| printable(fact).into_owned());
    known.chain([format!("{words} words"), printable(document.id).into_owned()]).collect()
}
