//! WARC: what a crawler brought, record by record (ISO 28500). Pages and texts become articles; the rest is counted.
//! Lengths are checked here: readers that trust them lose the end of a torn archive without a word.

use std::io::{self, BufRead, Read};

use encoding_rs::Encoding;

use super::http::{self, Coding, Head};
use crate::article::{Article, Layout};
use crate::ingest::inventory::Inventory;
use crate::ingest::limits::{self, Limits};
use crate::ingest::origin::Bytes;
use crate::ingest::record::{Content, Spot};
use crate::ingest::rows::{Part, Rows};
use crate::ingest::{Options, decode, html, too_long};

/// The head of a record and the head of an answer are short.
const MOST_HEAD: u64 = 1 << 16;

/// The records of an archive that are pages or texts.
pub struct Records {
    source: Bytes,
    limits: Limits,
    /// The number of the record at hand among all of the archive.
    number: u64,
    inventory: Inventory,
}

/// The head of a record.
#[derive(Default)]
struct RecordHead {
    kind: String,
    media: String,
    uri: String,
    date: String,
    length: u64,
}

impl Records {
    pub fn new(source: Bytes, id: &str, options: &Options) -> Records {
        let inventory = Inventory::new(id, "a web archive");
        Records { source, limits: options.limits, number: 0, inventory }
    }

    fn broken(&self, what: &str) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, format!("record {} {what}", self.number))
    }

    /// A line without its end; `None` at the end of the archive.
    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut line = Vec::new();
        self.source.by_ref().take(MOST_HEAD).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        if line.pop() != Some(b'\n') {
            return Err(self.broken("is torn within its head"));
        }
        if line.ends_with(b"\r") {
            line.pop();
        }
        Ok(Some(line))
    }

    fn head(&mut self) -> io::Result<Option<RecordHead>> {
        self.number += 1;
        loop {
            match self.line()? {
                None => return Ok(None),
                Some(line) if line.is_empty() => {}
                Some(line) if line.starts_with(b"WARC/") => return self.fields().map(Some),
                Some(_) => {
                    return Err(self.broken("does not begin with WARC/; the archive is damaged here, or is none"));
                }
            }
        }
    }

    /// The lines of a head as far as a blank one.
    fn fields(&mut self) -> io::Result<RecordHead> {
        let (mut head, mut length, mut size) = (RecordHead::default(), None, 0);
        loop {
            let Some(line) = self.line()? else { return Err(self.broken("is torn within its head")) };
            size += line.len() as u64;
            if size > MOST_HEAD {
                return Err(self.broken("has a head of more than 64 KB"));
            }
            if line.is_empty() {
                head.length = length.ok_or_else(|| self.broken("does not tell its length"))?;
                return Ok(head);
            }
            let line = String::from_utf8_lossy(&line);
            let Some((name, value)) = line.split_once(':') else { continue };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => head.kind = value.to_ascii_lowercase(),
                "content-type" => head.media = value.to_ascii_lowercase(),
                "warc-target-uri" => head.uri = value.trim_matches(['<', '>']).to_owned(),
                "warc-date" => head.date = value.to_owned(),
                "content-length" => length = value.parse().ok(),
                _ => {}
            }
        }
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        let skipped = io::copy(&mut self.source.by_ref().take(length), &mut io::sink())?;
        self.is_whole(skipped, length)
    }

    fn is_whole(&self, found: u64, length: u64) -> io::Result<()> {
        if found == length {
            return Ok(());
        }
        Err(self.broken(&format!("is torn: {found} of its {length} bytes are there")))
    }

    /// The record as an article to be; `None` where it is counted and left out.
    fn part(&mut self, head: RecordHead) -> io::Result<Option<Content>> {
        let is_answer = head.kind == "response" && head.media.starts_with("application/http");
        if !is_answer && !matches!(head.kind.as_str(), "resource" | "conversion") {
            self.inventory.leave_out(&format!("{} records", head.kind));
            self.skip(head.length)?;
            return Ok(None);
        }
        if head.length > self.limits.article() as u64 + MOST_HEAD {
            self.skip(head.length)?;
            let reason = too_long("this record", self.limits.article(), "--max-mb");
            return Ok(Some(Content::Lost(reason)));
        }
        let mut block = Vec::new();
        self.source.by_ref().take(head.length).read_to_end(&mut block)?;
        self.is_whole(block.len() as u64, head.length)?;
        let answer = if is_answer { Head::read(&block) } else { Some(Head::told(&head.media)) };
        let Some(answer) = answer else {
            return Ok(Some(Content::Lost("its answer is no HTTP; there is no page in it".to_owned())));
        };
        block.drain(..answer.length);
        let is_page = match answer.media.as_str() {
            "text/html" | "application/xhtml+xml" => true,
            "text/plain" => false,
            "" if block.trim_ascii_start().first() == Some(&b'<') => true,
            _ => {
                self.inventory.leave_out(&answer.media);
                return Ok(None);
            }
        };
        if answer.status != 200 {
            self.inventory.leave_out(&format!("answers with status {}", answer.status));
            return Ok(None);
        }
        self.inventory.read += 1;
        let (charset, codings) = (answer.charset, answer.codings);
        Ok(Some(Content::Capture(Box::new(Capture { body: block, codings, charset, is_page, head }))))
    }
}

impl Rows for Records {
    fn next(&mut self) -> io::Result<Option<Part>> {
        while let Some(head) = self.head()? {
            let at: Option<Spot> = Some(("record".into(), self.number));
            if let Some(content) = self.part(head)? {
                return Ok(Some(Part { id: None, number: Some(self.number), at, content }));
            }
        }
        Ok(None)
    }

    fn inventory(&mut self) -> Option<Inventory> {
        Some(self.inventory.clone())
    }
}

/// A page or a text as it was captured; unpacked and decoded where there is time for it.
pub struct Capture {
    body: Vec<u8>,
    codings: Vec<Coding>,
    charset: Option<&'static Encoding>,
    pub is_page: bool,
    head: RecordHead,
}

impl Capture {
    pub fn bytes(&self) -> usize {
        self.body.len()
    }

    /// Adds the body to a checksum.
    pub fn mark(&self, sum: &mut crc32fast::Hasher) {
        sum.update(&self.body);
    }

    /// # Errors
    /// Why it is no article.
    pub fn article(self, options: &Options) -> Result<Article, String> {
        let body = http::decoded(self.body, &self.codings, &options.limits)
            .map_err(|error| limits::reason(&error, "cannot be unpacked", "crawl the page anew"))?;
        let body = body.ok_or_else(|| too_long("this page, unpacked,", options.limits.article(), "--max-mb"))?;
        let forced = options.forced();
        let (text, encoding) =
            decode::served(body, forced, self.charset, self.is_page).map_err(|kind| format!("not read: {kind}"))?;
        let mut article = if self.is_page { html::article(&text)? } else { Article { text, ..Article::default() } };
        article.encoding = encoding;
        article.layout = Layout::Article;
        let meta = &mut article.meta;
        meta.outlet = meta.outlet.take().or_else(|| host(&self.head.uri).map(str::to_owned));
        let known = [("url", self.head.uri), ("crawled", self.head.date)].into_iter();
        meta.more.extend(known.filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name.to_owned(), value)));
        Ok(article)
    }
}

/// The host of an address without `www.`.
fn host(uri: &str) -> Option<&str> {
    let (_, rest) = uri.split_once("://")?;
    let server = rest.split(['/', '?', '#']).next()?;
    let server = server.rsplit_once('@').map_or(server, |(_, server)| server);
    let server = server.split(':').next()?;
    let server = server.strip_prefix("www.").unwrap_or(server);
    (!server.is_empty()).then_some(server)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        assert_eq!(host("https://www.ledger.example:8080/a?b"), Some("ledger.example"));
        assert_eq!(host("http://u:p@ledger.example"), Some("ledger.example"));
        assert_eq!(host("urn:uuid:1"), None);
    }
}
