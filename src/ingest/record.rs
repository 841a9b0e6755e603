//! Record: one article to be, and how it becomes one.

use std::fmt;
use std::io::BufReader;
use std::sync::Arc;

use super::format::{Format, Packing};
use super::origin::{Origin, read_within, sha256, unpack};
use super::{InputDigest, Options, Reading, Rejection, csv, decode, fields, html, json, matter};
use crate::article::{Article, Given, Meta};

/// One article to be, cheap to make: where it is, not yet read or decoded.
pub struct Record {
    pub(super) id: String,
    pub(super) outlet: Option<String>,
    pub(super) place: Place,
    pub(super) content: Content,
}

/// File and line, for a person who has to find them.
pub(super) struct Place {
    pub file: Arc<str>,
    pub line: Option<u64>,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let name = if &*self.file == "-" { "standard input" } else { &self.file };
        formatter.write_str(name)?;
        self.line.map_or(Ok(()), |line| write!(formatter, ", line {line}"))
    }
}

pub(super) enum Content {
    File {
        origin: Origin,
        packing: Packing,
        format: Format,
    },
    Json {
        bytes: Vec<u8>,
        encoding: Option<&'static str>,
    },
    Row {
        row: csv::Row,
        header: Arc<csv::Header>,
        encoding: Option<&'static str>,
    },
    /// Known to be unreadable before anybody tried.
    Lost(String),
}

/// Why there is no article: the line, if another than the record's, and what to do.
type Refusal = (Option<u64>, String);

impl Record {
    /// The id the article will have.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Reads and decodes. Never fails and never panics: what is no article comes back as a rejection.
    pub fn read(self, options: &Options) -> Reading {
        let Record { id, outlet, mut place, content } = self;
        let mut digest = None;
        let is_page = matches!(content, Content::File { format: Format::Html, .. });
        let result = match content {
            Content::File { origin, packing, format } => bytes(&origin, options).and_then(|raw| {
                digest = Some(InputDigest { id: id.clone(), sha256: sha256(&raw) });
                file(raw, packing, format, options).map_err(|reason| (None, reason))
            }),
            Content::Json { bytes, encoding } => json_row(bytes, encoding, place.line, options),
            Content::Row { row, header, encoding } => csv::article(&row, &header)
                .map(|article| Article { encoding: encoding.unwrap_or(article.encoding), ..article })
                .map_err(|reason| (None, reason)),
            Content::Lost(reason) => Err((None, reason)),
        };
        let result = result.and_then(|article| checked(article, options)).map(|mut article| {
            article.id.clone_from(&id);
            settle_outlet(&mut article, outlet, is_page);
            article
        });
        let article = result.map_err(|(line, reason)| {
            place.line = line.or(place.line);
            Rejection { reason: format!("{place}: {reason}"), id }
        });
        Reading { article, digest }
    }
}

/// A row or a front matter that names its outlet was written by whoever made the corpus, and so were its folders. The
/// name of a site is nobody's choice here, so it gives way to the folder.
fn settle_outlet(article: &mut Article, folder: Option<String>, is_page: bool) {
    let meta = &mut article.meta;
    if folder.is_some() && is_page {
        meta.more.extend(meta.outlet.take().map(|site| ("site_name".to_owned(), site)));
    }
    meta.outlet = meta.outlet.take().or(folder);
}

fn checked(mut article: Article, options: &Options) -> Result<Article, Refusal> {
    if article.text.len() > super::MOST_BYTES {
        return Err((None, super::too_long("this article", options.limit())));
    }
    let matter = article.given.matter.last().map_or(0, |span| span.end as usize);
    if article.text[matter..].trim().is_empty() {
        return Err((None, "empty; there is nothing to measure, so leave it out or fill it".to_owned()));
    }
    article.layout = options.layout.unwrap_or(article.layout);
    Ok(article)
}

fn bytes(origin: &Origin, options: &Options) -> Result<Vec<u8>, Refusal> {
    let raw = origin.open().and_then(|source| read_within(source, options.limit()));
    let raw = raw.map_err(|error| (None, format!("cannot be read ({error}); check the file and its permissions")))?;
    raw.ok_or_else(|| (None, super::too_long("this file", options.limit())))
}

/// A file that is one article.
fn file(raw: Vec<u8>, packing: Packing, format: Format, options: &Options) -> Result<Article, String> {
    let bytes = if packing == Packing::None {
        raw
    } else {
        let source = unpack(BufReader::new(std::io::Cursor::new(raw)), packing);
        let bytes = read_within(source, options.limit());
        let bytes = bytes.map_err(|error| format!("cannot be unpacked ({error}); pack it anew"))?;
        bytes.ok_or_else(|| super::too_long("this file, unpacked,", options.limit()))?
    };
    let is_page = format == Format::Html;
    let (text, encoding) =
        decode::file(bytes, options.forced(), is_page).map_err(|kind| format!("not read: {kind}"))?;
    if text.trim().is_empty() {
        return Err("empty; there is nothing to measure, so leave it out or fill it".to_owned());
    }
    let article = if is_page { html::article(&text)? } else { plain(text) };
    Ok(Article { encoding, layout: format.layout(), ..article })
}

/// A text as it stands, with what its front matter says.
fn plain(text: String) -> Article {
    let (given, meta) = match matter::read(&text) {
        Some((span, rows)) => (Given { matter: vec![span], ..Given::default() }, fields::sort(rows)),
        None => (Given::default(), Meta::default()),
    };
    Article { text, given, meta, ..Article::default() }
}

fn json_row(
    bytes: Vec<u8>,
    encoding: Option<&'static str>,
    line: Option<u64>,
    options: &Options,
) -> Result<Article, Refusal> {
    let (text, found) = match encoding {
        // Decoded on its way here; a label of UTF-8 holds also where the bytes are broken.
        Some(name) => (String::from_utf8_lossy(&bytes).into_owned(), name),
        None => decode::row(bytes),
    };
    json::article(&text, line.unwrap_or(1), &options.text_column, &options.id_column)
        .map(|article| Article { encoding: found, ..article })
        .map_err(|(line, reason)| (Some(line), reason))
}
