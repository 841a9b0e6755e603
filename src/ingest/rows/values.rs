//! JSON values: those of an array or of a row of objects, cut out of a stream one by one.

use std::io::{self, BufRead};

use super::json::{Piece, part};
use super::stream::Stream;
use super::{Options, Part, Rows};
use crate::ingest::origin::Bytes;

/// The values of a JSON file: those of an array, or those that stand one after the other.
pub(super) struct Values {
    pieces: Pieces,
    encoding: Option<&'static str>,
    options: Options,
    /// The id of the file, for a file that is one object and nothing else.
    file: String,
    /// What was read ahead.
    waiting: Option<io::Result<Option<Piece>>>,
    begun: bool,
}

impl Values {
    pub fn new(stream: Stream, file: &str, options: &Options) -> Values {
        let pieces = Pieces::new(stream.source, options.limits.line());
        let (encoding, options) = (stream.encoding, options.clone());
        Values { pieces, encoding, options, file: file.to_owned(), waiting: None, begun: false }
    }
}

impl Rows for Values {
    fn next(&mut self) -> io::Result<Option<Part>> {
        let piece = match self.waiting.take() {
            Some(piece) => piece?,
            None => self.pieces.next()?,
        };
        let mut alone = false;
        if !self.begun && piece.is_some() && !self.pieces.listed {
            let next = self.pieces.next();
            alone = matches!(next, Ok(None));
            self.waiting = Some(next);
        }
        self.begun = true;
        let id = alone.then_some(self.file.as_str());
        Ok(piece.map(|piece| part(piece, id, self.encoding, &self.options)))
    }
}

/// The values cut out of the stream.
struct Pieces {
    source: Bytes,
    limit: usize,
    line: u64,
    /// Whether an array was opened around the values.
    listed: bool,
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

impl Pieces {
    fn new(source: Bytes, limit: usize) -> Pieces {
        Pieces { source, limit, line: 1, listed: false, cutter: Cutter::default() }
    }

    fn next(&mut self) -> io::Result<Option<Piece>> {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn values(json: &'static str, limit: usize) -> Vec<(u64, Option<String>)> {
        let mut values = Pieces::new(Box::new(json.as_bytes()), limit);
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
}
