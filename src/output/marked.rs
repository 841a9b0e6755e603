//! Marked text for the terminal: an article with its marks, its voices and its row.

mod text;

use super::printable::printable;
use crate::codebook::Codebook;
use crate::document::Document;
use crate::document::passage::Scope;
use crate::extract::{Extractor, Finding};
use crate::text::token::Part;
use anstyle::{AnsiColor, Style};
use std::fmt::Write;

/// The features that are drawn, with their colours; a colour is never the only sign, the letter is the other.
const DRAWN: [(&str, char, AnsiColor); 7] = [
    ("scare_quotes", 'S', AnsiColor::Magenta),
    ("loaded_terms", 'L', AnsiColor::Red),
    ("hedges", 'H', AnsiColor::Cyan),
    ("boosters", 'B', AnsiColor::Yellow),
    ("reporting_verbs", 'R', AnsiColor::Green),
    ("passives", 'P', AnsiColor::Blue),
    ("category", 'O', AnsiColor::BrightGreen),
];

/// How an article is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Escape sequences for colour; without them marks stand in brackets with their letter.
    pub colour: bool,
    /// Columns of the terminal, where lines are to be broken between words.
    pub width: Option<usize>,
}

/// The article with its marks, a list of the marks with their reasons, and its numbers.
pub fn page(document: &Document, codebook: &Codebook, options: Options) -> String {
    let mut extractor = Extractor::new(codebook);
    let findings = extractor.findings(document);
    let mut page = String::new();
    legend(&findings, &mut page, options);
    page.push_str(&text::drawn(document, &findings, options.colour));
    quotations(document, options, &mut page);
    reasons(document, &findings, options, &mut page);
    numbers(codebook, &findings, options, &mut page);
    match options.width {
        Some(width) => page.lines().map(|line| broken(line, width)).collect(),
        None => page,
    }
}

/// A line broken between words; what belongs to an item stays below it.
fn broken(line: &str, width: usize) -> String {
    let indent: String = line.chars().take_while(|c| *c == ' ').collect();
    let indent = if indent.is_empty() { indent } else { indent + "  " };
    textwrap::fill(line, textwrap::Options::new(width).subsequent_indent(&indent)) + "\n"
}

/// The signs that are used: those of features that are measured.
fn legend(findings: &[Finding], page: &mut String, options: Options) {
    let measured = DRAWN.iter().filter(|(name, ..)| found(findings, name).next().is_some());
    let names = measured.map(|(name, letter, colour)| {
        let style = text::mark_style(*colour);
        let name = if *name == "category" { "own lexicons" } else { name };
        if options.colour { format!("{style}{letter} {name}{style:#}") } else { format!("{letter} {name}") }
    });
    let names: Vec<String> = names.collect();
    let (quoted, out) = (text::quoted_style(), text::outside_style());
    let rest = match options.colour {
        true => format!("{quoted}quoted voice{quoted:#}   {out}not measured{out:#}"),
        false => "quoted voice in ⟨ ⟩   left out: ░".to_owned(),
    };
    let _ = writeln!(page, "{}   {rest}\n", names.join("   "));
}

fn heading(title: &str, options: Options, page: &mut String) {
    let style = if options.colour { Style::new().bold() } else { Style::new() };
    let _ = writeln!(page, "\n{style}{title}{style:#}");
}

/// The findings of a feature in the body: one, or one a case.
fn found<'a>(findings: &'a [Finding], feature: &str) -> impl Iterator<Item = &'a Finding> {
    findings.iter().filter(move |finding| finding.entry.feature.name == feature && finding.entry.scope == Scope::Body)
}

/// Reasons shown for a quotation: the strongest ones.
const MOST_CUES: usize = 4;

fn quotations(document: &Document, options: Options, page: &mut String) {
    if document.quotations.is_empty() {
        return;
    }
    heading("Quotations", options, page);
    for quotation in document.quotations.iter().filter(|quotation| document.part_of(quotation.span) == Part::Body) {
        let unclosed = if quotation.closed { "" } else { ", unclosed" };
        let mut cues = quotation.reasons(document);
        cues.truncate(MOST_CUES);
        let cues = cues.join("; ");
        let (function, score) = (quotation.function.as_str(), quotation.score);
        let shown = short(quotation.span.of(document.text));
        let _ = writeln!(page, "  {function:<8} {score:.2}{unclosed}  {shown}  ({})", printable(&cues));
    }
}

fn short(text: &str) -> String {
    let clean = printable(text).replace(['\n', '\t'], " ");
    let count = clean.chars().count();
    if count <= 60 {
        return clean;
    }
    let head: String = clean.chars().take(40).collect();
    let tail: String = clean.chars().skip(count - 16).collect();
    format!("{head} … {tail}")
}

/// The marks of each kind in the order of the text, those of the same words for the same reason once.
fn reasons(document: &Document, findings: &[Finding], options: Options, page: &mut String) {
    let reasoned = DRAWN.iter().filter(|(name, _, _)| *name != "scare_quotes");
    for finding in reasoned.flat_map(|(name, _, _)| found(findings, name)).filter(|it| !it.evidence.is_empty()) {
        let (name, marks) = (finding.entry.name(), &finding.evidence);
        let mut listed: Vec<(String, usize)> = Vec::new();
        for mark in marks {
            let (entry, text) = (mark.entry(document), short(mark.span.of(document.text)));
            let shown = if entry.is_empty() { text } else { format!("{text} = {}", printable(&entry)) };
            match listed.iter_mut().find(|(known, _)| *known == shown) {
                Some((_, times)) => *times += 1,
                None => listed.push((shown, 1)),
            }
        }
        heading(&format!("{name} ({})", marks.len()), options, page);
        let times = |(shown, times): (String, usize)| if times > 1 { format!("{shown} × {times}") } else { shown };
        let _ = writeln!(page, "  {}", listed.into_iter().map(times).collect::<Vec<_>>().join(", "));
    }
}

fn numbers(codebook: &Codebook, findings: &[Finding], options: Options, page: &mut String) {
    let mut columns = codebook.columns.iter();
    let mut family = "";
    for finding in findings {
        if finding.entry.family.name != family {
            family = finding.entry.family.name;
            heading(&format!("Numbers: {family}"), options, page);
        }
        for column in columns.by_ref().take(finding.entry.feature.measures.len()) {
            let value = column.measure.reduce(&finding.evidence, &finding.totals);
            let mut shown = String::new();
            super::number::number(value, column.is_count(), &mut shown);
            let shown = if value.is_none() { "-" } else { &shown };
            let _ = writeln!(page, "  {:<34}{shown:>12}  {}", column.name, column.unit());
        }
    }
}
