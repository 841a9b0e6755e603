//! Nexis Uni: an export of many articles in one document, each with headline, outlet and date, labelled lines such as
//! `Byline: By Jane Doe`, its text, and `End of Document`. Labels are read in capitals, too, as the older LexisNexis has
//! them (`LENGTH: 812 words`).

use super::{Export, Fields, Paragraph, author, day};
use crate::ingest::inventory::Inventory;

/// The last line of each article.
const END: &str = "end of document";

/// Labels and the columns that their values become. The byline becomes the author.
const LABELS: [(&str, &str); 22] = [
    ("headline", "headline"),
    ("section", "section"),
    ("length", "length"),
    ("byline", "byline"),
    ("dateline", "dateline"),
    ("highlight", "highlight"),
    ("load-date", "load_date"),
    ("language", "language"),
    ("publication-type", "publication_type"),
    ("document-type", "document_type"),
    ("journal code", "journal_code"),
    ("subject", "subject"),
    ("company", "company"),
    ("organization", "organization"),
    ("industry", "industry"),
    ("person", "person"),
    ("geographic", "geographic"),
    ("ticker", "ticker"),
    ("series", "series"),
    ("type", "type"),
    ("graphic", "graphic"),
    ("acc-no", "accession"),
];

/// Labels of the block below the text.
const BELOW: [&str; 5] = ["language", "publication-type", "load-date", "journal code", "graphic"];

/// What stands on the pages before the first article.
const COVER: [&str; 9] = [
    "user name:",
    "date and time:",
    "job number:",
    "documents (",
    "document (",
    "client/matter:",
    "search terms:",
    "search type:",
    "narrowed by:",
];

/// The articles of an export; `None` where the document is none. `broken` says why the last article is not whole.
pub fn split(paragraphs: &[Paragraph], id: &str, broken: Option<&str>) -> Option<Export> {
    let labelled = |paragraph: &Paragraph| {
        label(&paragraph.text).is_some_and(|(name, _)| ["length", "byline", "section", "load-date"].contains(&&*name))
    };
    let is_end = |paragraph: &Paragraph| paragraph.text.trim().eq_ignore_ascii_case(END);
    if !paragraphs.iter().any(is_end) || !paragraphs.iter().any(labelled) {
        return None;
    }
    let mut inventory = Inventory::new(id, "a Nexis Uni export");
    let mut segments: Vec<&[Paragraph]> = paragraphs.split(is_end).collect();
    let rest = segments.pop().unwrap_or_default();
    let told = segments.first().and_then(|first| first.iter().find_map(announced));
    let first = segments.first().map_or(0, |first| after_cover(first));
    let mut articles: Vec<_> = segments
        .iter()
        .enumerate()
        .map(|(at, segment)| one(if at == 0 { &segment[first..] } else { segment }, &mut inventory))
        .collect();
    let left = rest.iter().any(|paragraph| !paragraph.text.trim().is_empty());
    if let Some(broken) = broken {
        articles.push(Err(format!("{broken}; the articles before are in, get the document anew")));
        inventory.leave_out("articles that break off");
    } else if left {
        articles.push(Err("it has no line \"End of Document\"; it was not read, get the export anew".to_owned()));
        inventory.leave_out("articles that break off");
    }
    for _ in articles.len() as u64..told.unwrap_or(0) {
        inventory.leave_out("articles of the cover that are not there");
    }
    Some(Export::new(articles, inventory))
}

/// How many articles the cover announces: `Documents (12)`.
fn announced(paragraph: &Paragraph) -> Option<u64> {
    let text = paragraph.text.trim().to_lowercase();
    text.strip_prefix("documents (")?.strip_suffix(')')?.parse().ok()
}

/// Where the first article begins, behind the cover: at the last heading before its first label, else behind the last line
/// of the cover.
fn after_cover(segment: &[Paragraph]) -> usize {
    let is_cover = |paragraph: &Paragraph| {
        let text = paragraph.text.trim().to_lowercase();
        COVER.iter().any(|start| text.starts_with(start))
    };
    let Some(cover) = segment.iter().rposition(is_cover) else { return 0 };
    let above =
        segment[cover..].iter().position(|paragraph| known(&paragraph.text)).map_or(segment.len(), |at| cover + at);
    let heading = segment[cover..above].iter().rposition(Paragraph::is_heading).map(|at| cover + at);
    let dated = segment[cover..above].iter().rposition(|paragraph| day::iso(&paragraph.text).is_some());
    // Headline and outlet stand above the date.
    let lines = |end: usize| (cover..end).rev().filter(|at| !segment[*at].text.trim().is_empty());
    heading.or_else(|| lines(cover + dated?).nth(1)).unwrap_or(cover + 1)
}

/// A label with its value: `Byline: By Jane Doe`.
fn label(text: &str) -> Option<(String, &str)> {
    let (name, value) = text.trim().split_once(':')?;
    let shaped = name.len() <= 30 && name.starts_with(|c: char| c.is_ascii_uppercase());
    let shaped = shaped && name.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '-' | ' ' | '/'));
    shaped.then(|| (name.to_lowercase(), value.trim()))
}

fn column(name: &str) -> Option<&'static str> {
    LABELS.iter().find(|(known, _)| *known == name).map(|(_, column)| *column)
}

fn known(text: &str) -> bool {
    label(text).is_some_and(|(name, _)| column(&name).is_some())
}

/// One article of an export.
fn one(segment: &[Paragraph], inventory: &mut Inventory) -> Result<crate::article::Article, String> {
    let lines: Vec<&str> =
        segment.iter().map(|paragraph| paragraph.text.trim()).filter(|line| !line.is_empty()).collect();
    let first_label = lines.iter().position(|line| known(line)).unwrap_or(0);
    let marked = lines.iter().position(|line| *line == "Body").map(|at| at + 1);
    let labels = lines[first_label..].iter().take_while(|line| label(line).is_some()).count();
    // A text may begin like a label; one that is not known counts only above one that is.
    let labels =
        lines[first_label..first_label + labels].iter().rposition(|line| known(line)).map_or(0, |last| last + 1);
    let start = marked.unwrap_or(first_label + labels);
    let end = lines[start..].iter().position(|line| below(line)).map_or(lines.len(), |at| start + at);
    let mut fields = Fields::default();
    head(&lines[..first_label], &mut fields, inventory);
    let above = lines[first_label.min(start)..start].iter().filter(|line| **line != "Body");
    for line in above.chain(&lines[end..]) {
        labelled(line, &mut fields, inventory);
    }
    let body: Vec<String> = lines[start..end].iter().map(|line| (*line).to_owned()).collect();
    fields.article(&body, inventory)
}

/// Whether a line begins the block below the text.
fn below(line: &str) -> bool {
    matches!(line, "Classification" | "Graphic" | "GRAPHIC")
        || label(line).is_some_and(|(name, _)| BELOW.contains(&name.as_str()))
}

/// Headline, outlet, date and edition above the labels.
fn head(lines: &[&str], fields: &mut Fields, inventory: &mut Inventory) {
    if let Some((first, rest)) = lines.split_first()
        && is_numbered(first)
    {
        return older(rest, fields, inventory);
    }
    let Some((headline, rest)) = lines.split_first() else { return };
    fields.headline = Some((*headline).to_owned());
    let dated = rest.iter().position(|line| day::iso(line).is_some());
    fields.date = dated.and_then(|at| day::iso(rest[at]));
    let outlet = dated.map_or(0, |at| at.saturating_sub(1));
    fields.outlet = rest.get(outlet).filter(|_| dated != Some(0)).map(|line| (*line).to_owned());
    for (at, line) in rest.iter().enumerate() {
        if Some(at) == dated || (at == outlet && dated != Some(0)) {
            continue;
        }
        if !aside(line, fields) {
            inventory.leave_out("lines above the text");
        }
    }
}

/// `3 of 12 DOCUMENTS`, above each article of the older LexisNexis.
fn is_numbered(line: &str) -> bool {
    let words: Vec<String> = line.split_whitespace().map(str::to_lowercase).collect();
    matches!(&words[..], [number, of, all, documents]
        if of == "of" && documents.starts_with("document") && number.parse::<u32>().is_ok() && all.parse::<u32>().is_ok())
}

/// Outlet, date and headline, in this order.
fn older(lines: &[&str], fields: &mut Fields, inventory: &mut Inventory) {
    for line in lines {
        if fields.outlet.is_none() {
            fields.outlet = Some((*line).to_owned());
        } else if fields.date.is_none() && day::iso(line).is_some() {
            fields.date = day::iso(line);
        } else if !aside(line, fields) {
            let earlier = fields.headline.replace((*line).to_owned());
            earlier.iter().for_each(|_| inventory.leave_out("lines above the text"));
        }
    }
}

/// Lines of copyright and edition.
fn aside(line: &str, fields: &mut Fields) -> bool {
    let lower = line.to_lowercase();
    let column = if lower.starts_with("copyright") || line.starts_with('©') {
        "copyright"
    } else if lower.ends_with("edition") || lower.contains("edition -") {
        "edition"
    } else {
        return false;
    };
    fields.more.push((column.to_owned(), line.to_owned()));
    true
}

fn labelled(line: &str, fields: &mut Fields, inventory: &mut Inventory) {
    let Some((name, value)) = label(line) else {
        if !below(line) {
            inventory.leave_out("lines below the text");
        }
        return;
    };
    match column(&name) {
        Some("headline") => fields.headline = Some(value.to_owned()),
        Some("byline") => fields.author = fields.author.take().or_else(|| author(value)),
        Some(column) if !fields.more.iter().any(|(known, _)| known == column) => {
            fields.more.push((column.to_owned(), value.to_owned()));
        }
        Some(_) => {}
        None => inventory.leave_out(&format!("label {name}")),
    }
}
