//! quanteda's dictionaries: categories as keys, terms as lists, in YAML or JSON, which YAML contains.

use super::{Dictionary, WITHIN};
use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};

/// Deeper than any dictionary; a file of brackets ends here.
const DEEPEST: usize = 32;

pub(super) fn read(text: &str, dictionary: &mut Dictionary) {
    let mut reader = Reader { parser: Parser::new_from_str(text), line: 1, dictionary };
    if let Err(problem) = reader.document() {
        let line = reader.line;
        dictionary.problem(line, problem);
    }
}

struct Reader<'a, 'd> {
    parser: Parser<'a, StrInput<'a>>,
    line: usize,
    dictionary: &'d mut Dictionary,
}

impl<'a> Reader<'a, '_> {
    fn next(&mut self) -> Result<Event<'a>, String> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                self.line = span.start.line();
                Ok(event)
            }
            Some(Err(error)) => {
                self.line = error.marker().line();
                Err(format!("no YAML or JSON: {}", error.info()))
            }
            None => Err("the file ends too early".to_owned()),
        }
    }

    fn document(&mut self) -> Result<(), String> {
        loop {
            match self.next()? {
                Event::StreamStart | Event::DocumentStart(_) => {}
                Event::StreamEnd | Event::DocumentEnd => return Ok(()),
                event => self.value(event, "", 0)?,
            }
        }
    }

    /// What stands under the category `path`: a term, a list, or more categories.
    fn value(&mut self, event: Event<'a>, path: &str, depth: usize) -> Result<(), String> {
        match event {
            Event::Scalar(text, ScalarStyle::Plain, ..) if matches!(&*text, "" | "~" | "null") => Ok(()),
            Event::Scalar(text, ..) => {
                let category = self.dictionary.category(path);
                self.dictionary.term(&text, category, 1.0, self.line);
                Ok(())
            }
            Event::SequenceStart(..) if depth < DEEPEST => loop {
                match self.next()? {
                    Event::SequenceEnd => return Ok(()),
                    event => self.value(event, path, depth + 1)?,
                }
            },
            Event::MappingStart(..) if depth < DEEPEST => self.categories(path, depth + 1),
            Event::Alias(_) => Err("aliases (*name) are not followed; quote a term that begins with *".to_owned()),
            _ => Err(format!("categories are nested deeper than {DEEPEST}")),
        }
    }

    fn categories(&mut self, path: &str, depth: usize) -> Result<(), String> {
        loop {
            let name = match self.next()? {
                Event::MappingEnd => return Ok(()),
                Event::Scalar(name, ..) => name.trim().replace(WITHIN, " / "),
                _ => return Err("a category's name is a word".to_owned()),
            };
            let path = if path.is_empty() { name } else { format!("{path}{WITHIN}{name}") };
            self.dictionary.category(&path);
            let event = self.next()?;
            self.value(event, &path, depth)?;
        }
    }
}
