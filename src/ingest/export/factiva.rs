//! Factiva: many articles in one HTML page, each in an element of the class `article`, with field codes (HD headline, BY
//! byline, WC words, PD date, SN source, LP and TD text) or, without indexing, with the same fields as bare lines.

use std::io::{BufReader, Cursor, Read};

use dom_query::{Document, Selection};

use super::{Export, Fields, author, day};
use crate::article::Article;
use crate::ingest::border::caught;
use crate::ingest::format::Packing;
use crate::ingest::inventory::Inventory;
use crate::ingest::limits::Limits;
use crate::ingest::origin::{Origin, digest_of, read_within, unpack};
use crate::ingest::rows::Rows;
use crate::ingest::walk::Found;
use crate::ingest::{InputDigest, Options, decode};

/// Columns of the field codes that are neither headline, byline, date, source nor text.
const CODES: [(&str, &str); 18] = [
    ("AN", "accession"),
    ("ART", "art"),
    ("CO", "company"),
    ("CR", "credit"),
    ("CT", "contact"),
    ("CX", "correction"),
    ("CY", "copyright"),
    ("ED", "edition"),
    ("ET", "time"),
    ("IN", "industry"),
    ("LA", "language"),
    ("NS", "subject"),
    ("PG", "page"),
    ("RE", "region"),
    ("SC", "source_code"),
    ("SE", "section"),
    ("VOL", "volume"),
    ("WC", "length"),
];

/// How much of a page is looked at: scripts and styles stand above the first article.
const HEAD: u64 = 1 << 17;

/// Whether a page looks like an export: it has an element of the class that only Factiva gives its articles.
pub fn looks_like(origin: &Origin, packing: Packing, limits: Limits) -> bool {
    let mut head = Vec::new();
    let Some(source) = origin.is_lasting().then(|| origin.open().ok()).flatten() else { return false };
    let _ = unpack(BufReader::new(source), packing, limits).take(HEAD).read_to_end(&mut head);
    articles(&String::from_utf8_lossy(&head)).next().is_some()
}

/// The articles of a file that looks like an export; `None` where it cannot be read as one, so that it is read, and
/// refused, as any other page.
pub fn open(file: &Found, options: &Options) -> Option<(Box<dyn Rows>, Option<InputDigest>)> {
    let limit = options.limits.article();
    let raw = read_within(file.origin.open().ok()?, limit).ok()??;
    let digest = digest_of(&raw[..], &file.id);
    let source = unpack(BufReader::new(Cursor::new(raw)), file.packing, options.limits);
    let (page, encoding) = decode::file(read_within(source, limit).ok()??, options.forced(), true).ok()?;
    Some((Box::new(split(&page, encoding, &file.id)), digest))
}

/// Where the articles begin.
fn articles(page: &str) -> impl Iterator<Item = usize> + '_ {
    page.match_indices("class=").filter_map(|(at, _)| {
        let rest = &page[at + "class=".len()..];
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let classes = rest[1..].split(quote).next()?;
        let mut names = classes.split_ascii_whitespace();
        let is_article =
            names.next() == Some("article") && names.any(|name| name.len() == 9 && name.ends_with("Article"));
        is_article.then(|| page[..at].rfind('<').unwrap_or(at))
    })
}

/// The articles of an export.
fn split(page: &str, encoding: &'static str, id: &str) -> Export {
    let mut inventory = Inventory::new(id, "a Factiva export");
    let starts: Vec<usize> = articles(page).collect();
    let ends = starts.iter().skip(1).copied().chain([page.len()]);
    let pieces = starts.iter().zip(ends).map(|(start, end)| &page[*start..end]);
    let read = |piece: &str, inventory: &mut Inventory| {
        let gave_up = || Err("the HTML parser gave up on this article; save its text as .txt".to_owned());
        caught(|| article(piece, inventory)).unwrap_or_else(gave_up).map(|article| Article { encoding, ..article })
    };
    let articles = pieces.map(|piece| read(piece, &mut inventory)).collect();
    Export::new(articles, inventory)
}

fn article(piece: &str, inventory: &mut Inventory) -> Result<Article, String> {
    let page = Document::from(piece);
    let (mut fields, mut body) = (Fields::default(), Vec::new());
    let rows = page.select("tr");
    if rows.is_empty() {
        plain(&page, &mut fields, &mut body, inventory);
    } else {
        rows.iter().for_each(|row| coded(&row, &mut fields, &mut body, inventory));
    }
    fields.article(&body, inventory)
}

/// A row of code and value.
fn coded(row: &Selection, fields: &mut Fields, body: &mut Vec<String>, inventory: &mut Inventory) {
    let cells: Vec<Selection> = row.select("td").iter().collect();
    let [code, value, ..] = &cells[..] else { return };
    let (code, text) = (line(code), line(value));
    if text.is_empty() {
        return;
    }
    match code.as_str() {
        "HD" => fields.headline = Some(text),
        "BY" => fields.author = author(&text),
        "PD" => fields.date = Some(day::iso(&text).unwrap_or(text)),
        "SN" => fields.outlet = Some(text),
        "LP" | "TD" => body.extend(paragraphs(value)),
        code => match CODES.iter().find(|(known, _)| *known == code) {
            Some((_, column)) => fields.more.push(((*column).to_owned(), text)),
            None => inventory.leave_out(&format!("field {code}")),
        },
    }
}

/// Paragraphs of a field; a field without any is one.
fn paragraphs(value: &Selection) -> Vec<String> {
    let found: Vec<String> = value.select("p").iter().map(|paragraph| line(&paragraph)).collect();
    let found = if found.is_empty() { vec![line(value)] } else { found };
    found.into_iter().filter(|text| !text.is_empty()).collect()
}

/// Bare lines: headline, byline, words, date, time, source, its code, edition, page, language, copyright.
fn plain(page: &Document, fields: &mut Fields, body: &mut Vec<String>, inventory: &mut Inventory) {
    let headline = page.select("[class$=Headline]");
    fields.headline = Some(line(&headline)).filter(|text| !text.is_empty());
    fields.author = author(&line(&page.select(".author")));
    for paragraph in page.select("p").iter() {
        let text = line(&paragraph);
        let is_text = paragraph.attr("class").is_some_and(|class| class.contains("articleParagraph"));
        match text.strip_prefix("Document ") {
            Some(accession) if !is_text => fields.more.push(("accession".to_owned(), accession.to_owned())),
            _ if is_text && !text.is_empty() => body.push(text),
            _ => {}
        }
    }
    let lines: Vec<String> = page.select("div:not(:has(div)):not(.author)").iter().map(|div| line(&div)).collect();
    let told = lines.iter().filter(|text| !text.is_empty() && Some(*text) != fields.headline.as_ref());
    let mut lines: Vec<&str> = told.map(String::as_str).collect();
    // What belongs to the text stands in paragraphs.
    lines.retain(|text| !body.iter().any(|paragraph| text.contains(paragraph.as_str())));
    bare(&lines, fields, inventory);
}

fn bare(lines: &[&str], fields: &mut Fields, inventory: &mut Inventory) {
    for text in lines {
        if fields.date.is_none() && day::iso(text).is_some() {
            fields.date = day::iso(text);
            continue;
        }
        match column(text, fields) {
            Some(column) => fields.more.push((column.to_owned(), (*text).to_owned())),
            // The source is what follows the date.
            None if fields.date.is_some() && fields.outlet.is_none() => fields.outlet = Some((*text).to_owned()),
            None => inventory.leave_out("lines above the text"),
        }
    }
}

/// What a bare line is, told from its form and from what stood before it.
fn column(text: &str, fields: &Fields) -> Option<&'static str> {
    let is_made_of = |is: fn(&u8) -> bool| text.bytes().all(|byte| is(&byte));
    let behind_source = fields.outlet.is_some();
    let number = text.strip_suffix(" words").or_else(|| text.strip_suffix(" word"));
    Some(if number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')) {
        "length"
    } else if text.len() <= 5 && text.contains(':') && is_made_of(|byte| byte.is_ascii_digit() || *byte == b':') {
        "time"
    } else if text.starts_with('©') || text.to_lowercase().starts_with("copyright") {
        "copyright"
    } else if behind_source && is_made_of(u8::is_ascii_digit) {
        "page"
    } else if behind_source && is_made_of(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()) {
        "source_code"
    } else if behind_source && LANGUAGES.contains(&text) {
        "language"
    } else if behind_source && text.to_lowercase().contains("edition") {
        "edition"
    } else {
        return None;
    })
}

/// Languages in which Factiva has most of its sources, as it names them.
const LANGUAGES: [&str; 12] = [
    "English",
    "German",
    "French",
    "Spanish",
    "Italian",
    "Portuguese",
    "Dutch",
    "Russian",
    "Arabic",
    "Japanese",
    "Polish",
    "Turkish",
];

/// The text of an element with single spaces.
fn line(element: &Selection) -> String {
    element.text().split_whitespace().collect::<Vec<_>>().join(" ")
}
