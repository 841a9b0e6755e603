//! Record: one article to be, and how it becomes one.

use std::borrow::Cow;
use std::fmt;
use std::io::BufReader;
use std::sync::Arc;

use super::format::{Format, Packing};
use super::origin::{Origin, read_within, sha256, unpack};
use super::{InputDigest, Options, Reading, Rejection, decode, fields, html, limits, matter, rows};
use crate::article::{Article, Given, Meta};

/// One article to be, cheap to make: where it is, not yet read or decoded.
pub struct Record {
    pub(super) id: String,
    pub(super) outlet: Option<String>,
    pub(super) place: Place,
    pub(super) content: Content,
}

/// A place in a file: what is counted there, and its number.
pub(super) type Spot = (Cow<'static, str>, u64);

/// File and line, for a person who has to find them.
pub(super) struct Place {
    pub file: Arc<str>,
    pub at: Option<Spot>,
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let name = if &*self.file == "-" { "standard input" } else { &self.file };
        formatter.write_str(name)?;
        self.at.as_ref().map_or(Ok(()), |(what, number)| write!(formatter, ", {what} {number}"))
    }
}

pub(super) enum Content {
    File {
        origin: Origin,
        packing: Packing,
        format: Format,
        /// As it lies on the disk.
        size: u64,
        /// Its bytes, once they are fetched.
        fetched: Option<Result<Vec<u8>, Refusal>>,
    },
    Json {
        bytes: Vec<u8>,
        encoding: Option<&'static str>,
    },
    Row(rows::Row),
    /// Read already, because it could not be told from its neighbours otherwise.
    Article(Box<Article>),
    #[cfg(feature = "warc")]
    Capture(Box<super::archive::Capture>),
    /// Known to be unreadable before anybody tried.
    Lost(String),
}

/// Why there is no article: the place, if another than the record's, and what to do.
type Refusal = (Option<Spot>, String);

impl Record {
    /// The id the article will have.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Whether it is a file of its own, whose bytes can be fetched before it is read.
    pub fn is_file(&self) -> bool {
        matches!(&self.content, Content::File { origin: Origin::Path(_), .. })
    }

    /// Fetches the bytes of a file of its own. What goes wrong is told when it is read.
    pub fn fetch(&mut self, options: &Options) {
        if let Content::File { origin, fetched, .. } = &mut self.content {
            *fetched = Some(bytes(origin, options));
        }
    }

    /// Bytes that it holds in memory until it is read, or will hold.
    pub fn weight(&self) -> usize {
        match &self.content {
            Content::File { size, .. } => *size as usize,
            Content::Lost(_) => 0,
            Content::Json { bytes, .. } => bytes.len(),
            Content::Row(row) => row.bytes(),
            Content::Article(article) => article.text.len(),
            #[cfg(feature = "warc")]
            Content::Capture(capture) => capture.bytes(),
        }
    }

    /// A checksum that tells this record from another in its place without reading it: of its file, its id and its bytes or, for a
    /// file of its own, of the file's size and time of change.
    pub fn mark(&self) -> u32 {
        let mut sum = crc32fast::Hasher::new();
        sum.update(self.place.file.as_bytes());
        sum.update(self.id.as_bytes());
        match &self.content {
            Content::File { origin, .. } => origin.mark(&mut sum),
            Content::Json { bytes, .. } => sum.update(bytes),
            Content::Row(row) => row.mark(&mut sum),
            Content::Article(article) => sum.update(article.text.as_bytes()),
            #[cfg(feature = "warc")]
            Content::Capture(capture) => capture.mark(&mut sum),
            Content::Lost(reason) => sum.update(reason.as_bytes()),
        }
        sum.finalize()
    }

    /// Reads and decodes. Never fails and never panics: what is no article comes back as a rejection.
    pub fn read(self, options: &Options) -> Reading {
        let Record { id, outlet, mut place, content } = self;
        let mut digest = None;
        let is_page = match &content {
            Content::File { format, .. } => *format == Format::Html,
            #[cfg(feature = "warc")]
            Content::Capture(_) => true,
            _ => false,
        };
        let result = match content {
            Content::File { origin, packing, format, fetched, .. } => {
                fetched.unwrap_or_else(|| bytes(&origin, options)).and_then(|raw| {
                    digest = origin.is_input().then(|| InputDigest { id: id.clone(), sha256: sha256(&raw) });
                    file(raw, packing, format, options).map_err(|reason| (None, reason))
                })
            }
            Content::Json { bytes, encoding } => json_row(bytes, encoding, place.at.as_ref(), options),
            Content::Row(row) => row.article().map_err(|reason| (None, reason)),
            Content::Article(article) => Ok(*article),
            #[cfg(feature = "warc")]
            Content::Capture(capture) => capture.article(options).map_err(|reason| (None, reason)),
            Content::Lost(reason) => Err((None, reason)),
        };
        let result = result.and_then(|article| checked(article, options)).map(|mut article| {
            article.id.clone_from(&id);
            settle_outlet(&mut article, outlet, is_page);
            article
        });
        let article = result.map_err(|(at, reason)| {
            place.at = at.or(place.at.take());
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
    if article.text.len() > options.limits.article() {
        return Err((None, super::too_long("this article", options.limits.article(), "--max-mb")));
    }
    let matter = article.given.matter.last().map_or(0, |span| span.end as usize);
    if article.text[matter..].trim().is_empty() {
        return Err((None, "empty; there is nothing to measure, so leave it out or fill it".to_owned()));
    }
    article.layout = options.layout.unwrap_or(article.layout);
    Ok(article)
}

fn bytes(origin: &Origin, options: &Options) -> Result<Vec<u8>, Refusal> {
    let raw = origin.open().and_then(|source| read_within(source, options.limits.article()));
    let advice = if origin.is_input() { "check the file and its permissions" } else { "get the archive anew" };
    let raw = raw.map_err(|error| (None, limits::reason(&error, "cannot be read", advice)))?;
    raw.ok_or_else(|| (None, super::too_long("this file", options.limits.article(), "--max-mb")))
}

/// A file that is one article.
fn file(raw: Vec<u8>, packing: Packing, format: Format, options: &Options) -> Result<Article, String> {
    let bytes = if packing == Packing::None {
        raw
    } else {
        let source = unpack(BufReader::new(std::io::Cursor::new(raw)), packing, options.limits);
        let bytes = read_within(source, options.limits.article());
        let bytes = bytes.map_err(|error| limits::reason(&error, "cannot be unpacked", "pack it anew"))?;
        bytes.ok_or_else(|| super::too_long("this file, unpacked,", options.limits.article(), "--max-mb"))?
    };
    #[cfg(feature = "pdf")]
    if format == Format::Pdf {
        return super::office::pdf::article(&bytes, &options.limits);
    }
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
    at: Option<&Spot>,
    options: &Options,
) -> Result<Article, Refusal> {
    let (text, found) = match encoding {
        // Decoded on its way here; a label of UTF-8 holds also where the bytes are broken.
        Some(name) => (String::from_utf8_lossy(&bytes).into_owned(), name),
        None => decode::row(bytes),
    };
    let line = at.map_or(1, |(_, line)| *line);
    rows::json_article(&text, line, &options.text_column, &options.id_column)
        .map(|article| Article { encoding: found, ..article })
        .map_err(|(line, reason)| (Some(("line".into(), line)), reason))
}
