//! Concordance lines: aligned for the terminal, or as rows for programs.

use crate::corpus::concordance::Line;
use serde::Serialize;
use std::io::{self, Write};

/// How lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Form {
    /// Aligned at the node, with document and voice
    Text,
    /// One row a line, with a header
    Csv,
    /// One JSON object a line
    Jsonl,
}

#[derive(Serialize)]
struct Row<'a> {
    doc_id: &'a str,
    group: &'a str,
    voice: &'static str,
    left: &'a str,
    node: &'a str,
    right: &'a str,
    start: u32,
    end: u32,
    position: f64,
}

impl<'a> Row<'a> {
    fn new(line: &'a Line) -> Row<'a> {
        Row {
            doc_id: &line.doc_id,
            group: &line.group,
            voice: line.voice.as_str(),
            left: &line.left,
            node: &line.node,
            right: &line.right,
            start: line.start,
            end: line.end,
            position: (line.position * 1e4).round() / 1e4,
        }
    }
}

/// Writes lines in their order.
///
/// # Errors
/// Those of `out`.
pub fn write(lines: &[Line], form: Form, mut out: impl Write) -> io::Result<()> {
    match form {
        Form::Text => text(lines, out),
        Form::Csv => {
            let mut csv = csv::WriterBuilder::new().has_headers(false).from_writer(out);
            csv.write_record(["doc_id", "group", "voice", "left", "node", "right", "start", "end", "position"])?;
            lines.iter().try_for_each(|line| csv.serialize(Row::new(line)))?;
            csv.flush()
        }
        Form::Jsonl => lines.iter().try_for_each(|line| {
            serde_json::to_writer(&mut out, &Row::new(line))?;
            out.write_all(b"\n")
        }),
    }
}

/// Nodes stand one below the other; `>` marks a quoted voice.
fn text(lines: &[Line], mut out: impl Write) -> io::Result<()> {
    let width = |text: &str| text.chars().count();
    let left = lines.iter().map(|line| width(line.left.trim_start())).max().unwrap_or_default();
    let id = lines.iter().map(|line| width(&line.doc_id)).max().unwrap_or_default();
    for line in lines {
        let voice = if line.voice.as_str() == "quoted" { '>' } else { ' ' };
        let doc_id = crate::corpus::concordance::clean(&line.doc_id);
        let (before, node, right) = (line.left.trim_start(), &line.node, line.right.trim_end());
        writeln!(out, "{doc_id:<id$} {voice} {before:>left$}[{node}]{right}")?;
    }
    Ok(())
}
