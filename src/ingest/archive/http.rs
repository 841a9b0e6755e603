//! HTTP: the answer of a server as a crawler kept it, and its body as it was meant.

use std::io::{self, BufReader, Cursor};

use brotli_decompressor::Decompressor;
use encoding_rs::Encoding;
use flate2::bufread::{MultiGzDecoder, ZlibDecoder};

use crate::ingest::limits::Limits;
use crate::ingest::origin::read_within;

/// More header lines than any server sends.
const MOST_HEADERS: usize = 256;

/// What the head of an answer says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Head {
    pub status: u16,
    /// The media type without its parameters, in lower case.
    pub media: String,
    pub charset: Option<&'static Encoding>,
    pub codings: Vec<Coding>,
    /// Where the body begins.
    pub length: usize,
}

/// How a body is packed; the outermost is the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    Chunked,
    Gzip,
    Deflate,
    Brotli,
}

impl Head {
    /// Of a record that is no answer but the thing itself.
    pub fn told(content_type: &str) -> Head {
        let (media, charset) = media(content_type);
        Head { status: 200, media, charset, ..Head::default() }
    }

    /// `None` where the bytes are no HTTP answer.
    pub fn read(bytes: &[u8]) -> Option<Head> {
        let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut response = httparse::Response::new(&mut headers);
        let mut config = httparse::ParserConfig::default();
        config.allow_spaces_after_header_name_in_responses(true).ignore_invalid_headers_in_responses(true);
        let httparse::Status::Complete(length) = config.parse_response(&mut response, bytes).ok()? else { return None };
        let mut head = Head { status: response.code?, length, ..Head::default() };
        let value = |wanted: &'static str| {
            let headers = response.headers.iter().filter(move |header| header.name.eq_ignore_ascii_case(wanted));
            headers.map(|header| String::from_utf8_lossy(header.value).to_ascii_lowercase())
        };
        (head.media, head.charset) = value("content-type").next().map(|value| media(&value)).unwrap_or_default();
        for value in value("content-encoding").chain(value("transfer-encoding")) {
            head.codings.extend(value.split(',').filter_map(|name| coding(name.trim())));
        }
        Some(head)
    }
}

/// The media type and the charset of a content type in lower case.
fn media(value: &str) -> (String, Option<&'static Encoding>) {
    let mut parts = value.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default().to_owned();
    let charset = parts.find_map(|part| part.strip_prefix("charset="));
    (media, charset.and_then(|label| Encoding::for_label(label.trim_matches(['"', '\'', ' ']).as_bytes())))
}

fn coding(name: &str) -> Option<Coding> {
    Some(match name {
        "chunked" => Coding::Chunked,
        "gzip" | "x-gzip" => Coding::Gzip,
        "deflate" => Coding::Deflate,
        "br" => Coding::Brotli,
        _ => return None,
    })
}

/// The body without its codings. Many crawlers take a coding away and leave its name, so one that is not there is passed
/// by.
///
/// # Errors
/// A coding that breaks off; `None` where the body is longer than an article may be.
pub fn decoded(mut body: Vec<u8>, codings: &[Coding], limits: &Limits) -> io::Result<Option<Vec<u8>>> {
    for coding in codings.iter().rev() {
        let most = limits.article();
        let source = BufReader::new(Cursor::new(&body));
        let next = match coding {
            Coding::Chunked => match joined(&body)? {
                Some(joined) => Some(joined),
                None => continue,
            },
            Coding::Gzip if body.starts_with(b"\x1F\x8B") => read_within(MultiGzDecoder::new(source), most)?,
            Coding::Deflate if body.first().is_some_and(|byte| byte & 0x0F == 8) => {
                read_within(ZlibDecoder::new(source), most)?
            }
            Coding::Brotli if !is_text(&body) => read_within(Decompressor::new(source, 4096), most)?,
            _ => continue,
        };
        let Some(next) = next else { return Ok(None) };
        body = next;
    }
    Ok(Some(body))
}

/// Packed bytes are not text that begins with a mark of HTML or a letter.
fn is_text(body: &[u8]) -> bool {
    let head = &body[..body.len().min(256)];
    head.trim_ascii_start().first().is_some_and(|byte| *byte == b'<') || std::str::from_utf8(head).is_ok()
}

/// The chunks of a body as one; `None` where it is not in chunks.
fn joined(body: &[u8]) -> io::Result<Option<Vec<u8>>> {
    let (mut whole, mut rest) = (Vec::with_capacity(body.len()), body);
    loop {
        let begun = rest.len() < body.len();
        let torn = || io::Error::new(io::ErrorKind::UnexpectedEof, "the page breaks off within its chunks");
        let Ok(httparse::Status::Complete((start, length))) = httparse::parse_chunk_size(rest) else {
            return if begun { Err(torn()) } else { Ok(None) };
        };
        if length == 0 {
            return Ok(Some(whole));
        }
        let end = usize::try_from(length).ok().and_then(|length| start.checked_add(length));
        let Some(chunk) = end.and_then(|end| rest.get(start..end)) else {
            return if begun || rest.get(..start).is_some_and(|size| size.ends_with(b"\r\n")) {
                Err(torn())
            } else {
                Ok(None)
            };
        };
        whole.extend_from_slice(chunk);
        rest = &rest[start + chunk.len()..];
        rest = rest.strip_prefix(b"\r\n").unwrap_or(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_head_tells_media_charset_and_codings() {
        let head = Head::read(
            b"HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; Charset=\"windows-1252\"\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\nbody",
        )
        .unwrap();
        assert_eq!((head.status, head.media.as_str()), (200, "text/html"));
        assert_eq!(head.charset, Some(encoding_rs::WINDOWS_1252));
        assert_eq!(head.codings, [Coding::Gzip, Coding::Chunked]);
        assert_eq!(Head::read(b"<html>"), None);
        assert_eq!(Head::read(b"HTTP/1.1 200 OK\r\nContent-"), None);
    }

    #[test]
    fn codings_are_taken_away_in_turn() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(b"<p>One day.</p>").unwrap();
        let packed = packed.finish().unwrap();
        let (left, right) = packed.split_at(7);
        let mut body = format!("{:x}\r\n", left.len()).into_bytes();
        body.extend_from_slice(left);
        body.extend_from_slice(format!("\r\n{:x};note=1\r\n", right.len()).as_bytes());
        body.extend_from_slice(right);
        body.extend_from_slice(b"\r\n0\r\n\r\n");
        let codings = [Coding::Gzip, Coding::Chunked];
        let limits = Limits::default();
        assert_eq!(decoded(body.clone(), &codings, &limits).unwrap().unwrap(), b"<p>One day.</p>");
        assert!(decoded(body[..20].to_vec(), &codings, &limits).is_err());
        assert_eq!(decoded(body, &codings, &Limits { article: 5, ..limits }).unwrap(), None);
    }

    #[test]
    fn a_coding_that_is_only_named_is_passed_by() {
        for coding in [Coding::Chunked, Coding::Gzip, Coding::Brotli, Coding::Deflate] {
            let body = b"<p>One day.</p>".to_vec();
            assert_eq!(decoded(body.clone(), &[coding], &Limits::default()).unwrap(), Some(body));
        }
    }
}
