//! Marked text for the terminal: an article with its marks, its voices and its row.

use crate::codebook::Codebook;
use crate::document::Document;
use crate::document::passage::Scope;
use crate::extract::{Extractor, Finding};
use crate::feature::{Evidence, Measure};
use crate::text::span::Span;
use crate::text::token::{Part, Voice};
use anstyle::{AnsiColor, Color, Style};
use std::fmt::Write;

/// The features that are drawn, with their colours; a colour is never the only sign, the letter is the other.
const DRAWN: [(&str, char, AnsiColor); 6] = [
    ("scare_quotes", 'S', AnsiColor::Magenta),
    ("loaded_terms", 'L', AnsiColor::Red),
    ("hedges", 'H', AnsiColor::Cyan),
    ("boosters", 'B', AnsiColor::Yellow),
    ("reporting_verbs", 'R', AnsiColor::Green),
    ("passives", 'P', AnsiColor::Blue),
];

/// How an article is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Escape sequences for colour; without them marks stand in brackets with their letter.
    pub colour: bool,
}

/// The article with its marks, a list of the marks with their reasons, and its numbers.
pub fn page(document: &Document, codebook: &Codebook, options: Options) -> String {
    let mut extractor = Extractor::new(codebook);
    let findings = extractor.findings(document);
    let mut page = String::new();
    legend(&mut page, options);
    text(document, &findings, options, &mut page);
    quotations(document, &mut page);
    reasons(document, &findings, &mut page);
    numbers(codebook, &findings, &mut page);
    page
}

fn legend(page: &mut String, options: Options) {
    let names = DRAWN.map(|(name, letter, colour)| {
        let style = mark_style(colour);
        if options.colour { format!("{style}{letter} {name}{style:#}") } else { format!("{letter} {name}") }
    });
    let quoted = quoted_style();
    let voice =
        if options.colour { format!("{quoted}quoted voice{quoted:#}") } else { "quoted voice in ⟨ ⟩".to_owned() };
    let _ = writeln!(page, "{}   {voice}   left out: ░\n", names.join("   "));
}

fn mark_style(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(colour))).bold().underline()
}

fn quoted_style() -> Style {
    Style::new().bg_color(Some(Color::Ansi(AnsiColor::BrightBlack)))
}

/// The text token by token. Control characters are left out: text must not steer the terminal.
fn text(document: &Document, findings: &[Finding], options: Options, page: &mut String) {
    let marks = drawn(findings);
    let (mut at, mut before) = (0, 0);
    let (mut outside, mut quoted) = (false, false);
    for token in &document.tokens {
        let out = if token.part == Part::Markup { outside } else { token.part != Part::Body };
        let voice = token.voice == Voice::Quoted;
        if quoted && !voice && !options.colour {
            page.push('⟩');
        }
        gap(&document.text[before..token.span.start as usize], page);
        before = token.span.end as usize;
        if out != outside {
            page.push('░');
        }
        if voice && !quoted && !options.colour {
            page.push('⟨');
        }
        (outside, quoted) = (out, voice);
        while marks.get(at).is_some_and(|(span, _)| span.end <= token.span.start) {
            at += 1;
        }
        let mark = marks.get(at).filter(|(span, _)| span.overlaps(token.span)).copied();
        draw(document, token.span, token.voice, mark, options, page);
    }
    page.push_str(if quoted && !options.colour { "⟩" } else { "" });
    page.push_str(if outside { "░\n" } else { "\n" });
}

fn gap(white: &str, page: &mut String) {
    page.extend(white.chars().filter(|c| *c == '\n' || !c.is_control()));
}

fn draw(
    document: &Document,
    span: Span,
    voice: Voice,
    mark: Option<(Span, usize)>,
    options: Options,
    page: &mut String,
) {
    let plain: String = span.of(document.text).chars().filter(|c| !c.is_control()).collect();
    match (mark, options.colour) {
        (Some((_, kind)), true) => {
            let style = mark_style(DRAWN[kind].2);
            let style = if voice == Voice::Quoted { style.bg_color(quoted_style().get_bg_color()) } else { style };
            let _ = write!(page, "{style}{plain}{style:#}");
        }
        (Some((whole, kind)), false) => {
            let open = if whole.start == span.start { "[" } else { "" };
            let close = if whole.end == span.end { format!("|{}]", DRAWN[kind].1) } else { String::new() };
            let _ = write!(page, "{open}{plain}{close}");
        }
        (None, true) if voice == Voice::Quoted => {
            let style = quoted_style();
            let _ = write!(page, "{style}{plain}{style:#}");
        }
        _ => page.push_str(&plain),
    }
}

/// The drawn marks, sorted, without overlaps: where two meet, the one that stands first in the list is drawn.
fn drawn(findings: &[Finding]) -> Vec<(Span, usize)> {
    let mut marks: Vec<(Span, usize)> = Vec::new();
    for (kind, (name, _, _)) in DRAWN.iter().enumerate() {
        for evidence in evidence(findings, name) {
            marks.push((evidence.span, kind));
        }
    }
    marks.sort_by_key(|(span, kind)| (span.start, *kind));
    let mut end = 0;
    marks.retain(|(span, _)| {
        let free = span.start >= end;
        end = if free { span.end } else { end };
        free
    });
    marks
}

fn evidence<'a>(findings: &'a [Finding], feature: &str) -> &'a [Evidence] {
    let found =
        findings.iter().find(|finding| finding.entry.feature.name == feature && finding.entry.scope == Scope::Body);
    found.map_or(&[], |finding| &finding.evidence)
}

/// Reasons shown for a quotation: the strongest ones.
const MOST_CUES: usize = 4;

fn quotations(document: &Document, page: &mut String) {
    if document.quotations.is_empty() {
        return;
    }
    page.push_str("\nQuotations\n");
    for quotation in document.quotations.iter().filter(|quotation| document.part_of(quotation.span) == Part::Body) {
        let unclosed = if quotation.closed { "" } else { ", unclosed" };
        let mut cues = quotation.reasons(document);
        cues.truncate(MOST_CUES);
        let cues = cues.join("; ");
        let shown = short(quotation.span.of(document.text));
        let _ =
            writeln!(page, "  {:<8} {:.2}{unclosed}  {shown}  ({cues})", quotation.function.as_str(), quotation.score);
    }
}

fn short(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let count = clean.chars().count();
    if count <= 60 {
        return clean;
    }
    let head: String = clean.chars().take(40).collect();
    let tail: String = clean.chars().skip(count - 16).collect();
    format!("{head} … {tail}")
}

fn reasons(document: &Document, findings: &[Finding], page: &mut String) {
    for (name, _, _) in DRAWN.iter().filter(|(name, _, _)| *name != "scare_quotes") {
        let marks = evidence(findings, name);
        if marks.is_empty() {
            continue;
        }
        let shown = marks.iter().map(|mark| {
            let entry = mark.entry(document);
            let text = short(mark.span.of(document.text));
            if entry.is_empty() { text } else { format!("{text} = {entry}") }
        });
        let _ = write!(page, "\n{name} ({})\n  {}\n", marks.len(), shown.collect::<Vec<_>>().join(", "));
    }
}

fn numbers(codebook: &Codebook, findings: &[Finding], page: &mut String) {
    page.push_str("\nNumbers\n");
    let mut columns = codebook.columns.iter();
    for finding in findings {
        for column in columns.by_ref().take(finding.entry.feature.measures.len()) {
            let value = column.measure.reduce(&finding.evidence, &finding.totals);
            let whole = matches!(column.measure, Measure::Count) || column.is_count();
            let shown = match value {
                Some(value) if whole => format!("{value:.0}"),
                Some(value) => format!("{value:.4}"),
                None => "-".to_owned(),
            };
            let _ = writeln!(page, "  {:<34}{shown:>12}  {}", column.name, column.unit());
        }
    }
}
