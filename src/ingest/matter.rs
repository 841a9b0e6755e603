//! Front matter: what a text says about itself in YAML between two lines `---` at its very start.

use saphyr_parser::{Event, Parser, ScalarStyle};
use serde_json::{Map, Value};

use super::fields;
use crate::text::span::Span;

/// Deeper than any real front matter, and shallow enough to be dropped without a deep stack.
const DEEPEST: usize = 16;

/// Front matter longer than this is an article between two rules.
const LONGEST: usize = 1 << 16;

/// The span of the front matter, its closing line included, and its fields. What is no mapping in sound YAML is text.
pub(super) fn read(text: &str) -> Option<(Span, Vec<(String, String)>)> {
    let start =
        text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---" && line.ends_with('\n'))?.len();
    let mut end = start;
    for line in text[start..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let fields = mapping(&text[start..end])?;
            return Some((Span::new(0, end + line.len()), fields));
        }
        end += line.len();
        if end > LONGEST {
            return None;
        }
    }
    None
}

fn mapping(yaml: &str) -> Option<Vec<(String, String)>> {
    let mut events = Events(Parser::new_from_str(yaml));
    loop {
        match events.next()? {
            Event::StreamStart | Event::DocumentStart(_) => {}
            Event::MappingStart(..) => break,
            _ => return None,
        }
    }
    let Value::Object(map) = events.map(0)? else { return None };
    let sound = matches!((events.next()?, events.next()?), (Event::DocumentEnd, Event::StreamEnd));
    if !sound || map.is_empty() {
        return None;
    }
    let field = |(key, value): (String, Value)| {
        let cell = fields::names(&key, &value).unwrap_or_else(|| fields::cell(value));
        (key, cell)
    };
    Some(map.into_iter().map(field).collect())
}

/// Values are made from events, so that scalars stay as they are written (1.10 is no 1.1) and aliases cannot swell.
struct Events<'a>(Parser<'a, saphyr_parser::StrInput<'a>>);

impl<'a> Events<'a> {
    fn next(&mut self) -> Option<Event<'a>> {
        Some(self.0.next_event()?.ok()?.0)
    }

    fn map(&mut self, depth: usize) -> Option<Value> {
        let mut map = Map::new();
        loop {
            let key = match self.next()? {
                Event::MappingEnd => return Some(Value::Object(map)),
                Event::Scalar(key, ..) => key.into_owned(),
                _ => return None,
            };
            let event = self.next()?;
            let value = self.value(event, depth)?;
            map.insert(key, value);
        }
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        let mut list = Vec::new();
        loop {
            match self.next()? {
                Event::SequenceEnd => return Some(Value::Array(list)),
                event => list.push(self.value(event, depth)?),
            }
        }
    }

    fn value(&mut self, event: Event<'a>, depth: usize) -> Option<Value> {
        match event {
            Event::Scalar(text, ScalarStyle::Plain, ..) if matches!(&*text, "" | "~" | "null") => Some(Value::Null),
            Event::Scalar(text, ..) => Some(Value::String(text.into_owned())),
            Event::MappingStart(..) if depth < DEEPEST => self.map(depth + 1),
            Event::SequenceStart(..) if depth < DEEPEST => self.list(depth + 1),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_are_read_as_written() {
        let text = "---\r\ntitle: \"A: B\"\r\ndate: 2016-12-04\r\nversion: 1.10\r\nempty:\r\nauthors: [A, B]\r\nx: {y: [1]}\r\n---\r\nBody\r\n";
        let (span, fields) = read(text).unwrap();
        assert_eq!(&text[span.end as usize..], "Body\r\n");
        let expected = [
            ("title", "A: B"),
            ("date", "2016-12-04"),
            ("version", "1.10"),
            ("empty", ""),
            ("authors", "A; B"),
            ("x", r#"{"y":["1"]}"#),
        ];
        assert_eq!(fields, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }

    #[test]
    fn anything_else_is_text() {
        let deep = format!("---\na: {}\n---\n", "[".repeat(9000));
        let deep_blocks = format!("---\na: {}x\n---\n", "- ".repeat(9000));
        for text in [
            "---\nProse between rules.\n---\n",
            "---\ntitle: [broken\n---\n",
            "---\ntitle: never closed\n",
            "---",
            "--- \n",
            "---\n---\n",
            "Text\n---\na: b\n---\n",
            "---\na: &x 1\nb: *x\n---\n",
            "---\na: b\n? [c]\n: d\n---\n",
            &deep,
            &deep_blocks,
        ] {
            assert_eq!(read(text), None, "{text:.40}");
        }
    }

    proptest! {
        #[test]
        fn arbitrary_matter_never_panics(yaml in "(?s)([a-z]+: |- |[\\[{}\\],:&*!|>'\"#%@` \\n\\t-]|.){0,60}") {
            if let Some((span, _)) = read(&format!("---\n{yaml}\n---\nBody")) {
                prop_assert!(span.end > 4);
            }
        }
    }
}
