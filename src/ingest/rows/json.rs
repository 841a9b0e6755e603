//! JSON lines, cut out of a stream one by one, and one object made an article.

use std::io::{self, BufRead, Read};

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::stream::Stream;
use super::{Content, Options, Part, Rows};
use crate::article::{Article, Meta};
use crate::ingest::origin::Bytes;
use crate::ingest::{fields, no_column};

/// One piece of a stream: its line, and its bytes unless they are more than the limit.
pub(super) type Piece = (u64, Option<Vec<u8>>);

/// JSON lines. Blank lines are left out.
pub(super) struct Lines {
    source: Bytes,
    encoding: Option<&'static str>,
    options: Options,
    limit: usize,
    line: u64,
}

impl Rows for Lines {
    fn next(&mut self) -> io::Result<Option<Part>> {
        Ok(self.piece()?.map(|piece| part(piece, None, self.encoding, &self.options)))
    }
}

/// A piece with its own id, or with the id given.
pub(super) fn part(piece: Piece, id: Option<&str>, encoding: Option<&'static str>, options: &Options) -> Part {
    let (line, bytes) = piece;
    let at = Some(("line".into(), line));
    let Some(bytes) = bytes else { return super::long(at, options) };
    let id = self::id(&bytes, &options.id_column).or_else(|| id.map(str::to_owned));
    Part { id, number: None, at, content: Content::Json { bytes, encoding } }
}

impl Lines {
    pub fn new(stream: Stream, options: &Options) -> Lines {
        let limit = options.limits.line();
        Lines { source: stream.source, encoding: stream.encoding, options: options.clone(), limit, line: 0 }
    }

    fn piece(&mut self) -> io::Result<Option<Piece>> {
        loop {
            let mut bytes = Vec::new();
            if self.source.by_ref().take(self.limit as u64 + 1).read_until(b'\n', &mut bytes)? == 0 {
                return Ok(None);
            }
            self.line += 1;
            if bytes.len() > self.limit && !bytes.ends_with(b"\n") {
                drop(bytes);
                self.source.skip_until(b'\n')?;
                return Ok(Some((self.line, None)));
            }
            if !bytes.trim_ascii().is_empty() {
                // A string torn at the end of its line would otherwise be reported on the next.
                bytes.truncate(bytes.trim_ascii_end().len());
                return Ok(Some((self.line, Some(bytes))));
            }
        }
    }
}

/// The id of an object, found without reading the rest of it, so that it is known before the article is.
fn id(bytes: &[u8], column: &str) -> Option<String> {
    let mut id = None;
    let seed = IdSeed { column, id: &mut id };
    let _ = seed.deserialize(&mut serde_json::Deserializer::from_slice(bytes));
    id.filter(|id| !id.trim().is_empty())
}

struct IdSeed<'a> {
    column: &'a str,
    id: &'a mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for IdSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for IdSeed<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == self.column {
                *self.id = match map.next_value::<Value>()? {
                    value @ (Value::String(_) | Value::Number(_) | Value::Bool(_)) => Some(fields::cell(value)),
                    _ => None,
                };
                return Err(A::Error::custom("found"));
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

/// Text and meta of one value; `line` is where it starts, for the reasons of a refusal.
pub(in crate::ingest) fn article(json: &str, line: u64, text: &str, id: &str) -> Result<Article, (u64, String)> {
    let value = serde_json::from_str(json).map_err(|error| broken(line, &error))?;
    let Value::Object(mut map) = value else {
        let reason = "this is no JSON object; each article is an object such as {\"text\": \"...\"}";
        return Err((line, reason.to_owned()));
    };
    let body = match map.shift_remove(text) {
        Some(Value::String(body)) => body,
        Some(Value::Null) => return Err((line, format!("\"{text}\" is null; there is nothing to read"))),
        Some(_) => return Err((line, format!("\"{text}\" is no string; put the text of the article there"))),
        None => {
            let present: Vec<&str> = map.keys().map(String::as_str).collect();
            return Err((line, no_column(text, &present)));
        }
    };
    map.shift_remove(id);
    let field = |(key, value): (String, Value)| {
        let cell = fields::names(&key, &value).unwrap_or_else(|| fields::cell(value));
        (key, cell)
    };
    let meta: Meta = fields::sort(map.into_iter().map(field).collect());
    Ok(Article { text: body, meta, ..Article::default() })
}

fn broken(line: u64, error: &serde_json::Error) -> (u64, String) {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let line = line + (error.line().max(1) - 1) as u64;
    (line, format!("broken JSON at column {} ({message}); mend it or take it out", error.column()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_found_early() {
        assert_eq!(id(br#"{"x":[1],"id":7,"text":broken"#, "id").as_deref(), Some("7"));
        assert_eq!(id(br#"{"id":null}"#, "id"), None);
        assert_eq!(id(b"{\"id\":\"a\",\"text\":\"\xE9\"}", "id").as_deref(), Some("a"));
    }
}
