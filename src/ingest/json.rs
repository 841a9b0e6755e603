//! JSON: lines or values cut out of a stream one by one, and one value made an article.

use std::io::{self, BufRead, Read};

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::fields;
use super::origin::Bytes;
use crate::article::{Article, Meta};

/// One piece of a stream: its line, and its bytes unless they are more than the limit.
pub(super) type Piece = (u64, Option<Vec<u8>>);

/// JSON lines. Blank lines are left out.
pub(super) struct Lines {
    pub source: Bytes,
    pub limit: usize,
    pub line: u64,
}

impl Lines {
    pub fn next(&mut self) -> io::Result<Option<Piece>> {
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

/// The values of a JSON file: those of an array, or those that stand one after the other.
pub(super) struct Values {
    source: Bytes,
    limit: usize,
    line: u64,
    /// Whether an array was opened around the values.
    pub listed: bool,
    cutter: Cutter,
}

/// Where in a value the stream stands.
#[derive(Default)]
struct Cutter {
    depth: u64,
    quoted: bool,
    escaped: bool,
    started: bool,
}

enum Step {
    Skip,
    Take,
    /// The value ended with this byte.
    Close,
    /// The value ended before this byte.
    Done,
}

impl Cutter {
    fn step(&mut self, byte: u8) -> Step {
        if self.quoted {
            self.quoted = self.escaped || byte != b'"';
            self.escaped = !self.escaped && byte == b'\\';
            return if self.quoted || self.depth > 0 { Step::Take } else { Step::Close };
        }
        match byte {
            b'"' => self.quoted = true,
            b'{' => self.depth += 1,
            b'[' if self.started => self.depth += 1,
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                return if self.depth == 0 { Step::Close } else { Step::Take };
            }
            b'[' | b']' | b',' | b' ' | b'\t' | b'\r' | b'\n' if self.depth == 0 => {
                return if self.started { Step::Done } else { Step::Skip };
            }
            _ => {}
        }
        self.started = true;
        Step::Take
    }
}

impl Values {
    pub fn new(source: Bytes, limit: usize) -> Values {
        Values { source, limit, line: 1, listed: false, cutter: Cutter::default() }
    }

    pub fn next(&mut self) -> io::Result<Option<Piece>> {
        let (mut bytes, mut start, mut over, mut done) = (Vec::new(), self.line, false, false);
        self.cutter = Cutter::default();
        while !done {
            let input = self.source.fill_buf()?;
            if input.is_empty() {
                break;
            }
            let mut used = 0;
            while used < input.len() && !done {
                let byte = input[used];
                let step = self.cutter.step(byte);
                self.listed |= byte == b'[' && matches!(step, Step::Skip);
                let keep = matches!(step, Step::Take | Step::Close);
                if keep && bytes.is_empty() && !over {
                    start = self.line;
                }
                if keep && bytes.len() < self.limit {
                    bytes.push(byte);
                } else if keep {
                    over = true;
                }
                done = matches!(step, Step::Close | Step::Done);
                // The byte after a value may open or end a line; it is looked at again as white space.
                if !matches!(step, Step::Done) {
                    used += 1;
                    self.line += u64::from(byte == b'\n');
                }
            }
            self.source.consume(used);
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        Ok(Some((start, (!over).then_some(bytes))))
    }
}

/// The id of an object, found without reading the rest of it, so that it is known before the article is.
pub(super) fn id(bytes: &[u8], column: &str) -> Option<String> {
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
pub(super) fn article(json: &str, line: u64, text: &str, id: &str) -> Result<Article, (u64, String)> {
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
            return Err((line, super::no_column(text, &present)));
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

    fn values(json: &'static str, limit: usize) -> Vec<(u64, Option<String>)> {
        let mut values = Values::new(Box::new(json.as_bytes()), limit);
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        std::iter::from_fn(|| values.next().unwrap()).map(|(line, bytes)| (line, bytes.map(text))).collect()
    }

    #[test]
    fn values_are_cut_from_arrays_and_from_rows_of_objects() {
        let expected: Vec<(u64, Option<String>)> =
            vec![(2, Some(r#"{"a":"]}\"","b":[1,{}]}"#.into())), (3, Some("5".into())), (4, Some(r#""x""#.into()))];
        assert_eq!(values("[\n{\"a\":\"]}\\\"\",\"b\":[1,{}]},\n5,\n \"x\"]", 99), expected);
        let rows = values("{\"a\":1}{\"b\":2}\n{\"c\"", 99);
        assert_eq!(rows[1], (1, Some("{\"b\":2}".into())));
        assert_eq!(rows[2], (2, Some("{\"c\"".into())));
        assert_eq!(values(" [ ] ", 9), vec![]);
    }

    #[test]
    fn a_value_over_the_limit_is_passed_by() {
        let found = values("[{\"a\":\"0123456789\"},{\"b\":1}]", 8);
        assert_eq!(found, vec![(1, None), (1, Some("{\"b\":1}".into()))]);
    }

    #[test]
    fn ids_are_found_early() {
        assert_eq!(id(br#"{"x":[1],"id":7,"text":broken"#, "id").as_deref(), Some("7"));
        assert_eq!(id(br#"{"id":null}"#, "id"), None);
        assert_eq!(id(b"{\"id\":\"a\",\"text\":\"\xE9\"}", "id").as_deref(), Some("a"));
    }
}
