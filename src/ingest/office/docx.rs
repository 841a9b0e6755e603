//! DOCX: the paragraphs of a document in the order in which they are read (ECMA-376, part 1, chapter 17).
//! What is deleted, hidden, a field's code or a second form of the same drawing is no text.

use std::io::{self, BufReader};
use std::sync::atomic::AtomicU64;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::article::{Article, Given, Layout};
use crate::ingest::archive;
use crate::ingest::export::{self, Paragraph};
use crate::ingest::inventory::Inventory;
use crate::ingest::limits::{self, Guarded, Limits};
use crate::ingest::record::Content;
use crate::ingest::rows::{Part, Rows};
use crate::ingest::store::Store;
use crate::ingest::{Options, too_long};
use crate::text::span::Span;

/// Text boxes in text boxes: no document nests its paragraphs deeper.
const DEEPEST: usize = 64;

/// The article of a document, or the articles of an export.
///
/// # Errors
/// Why there is none.
pub fn open(store: &Store, id: &str, options: &Options) -> Result<Box<dyn Rows>, String> {
    let (entry, torn) = archive::entry(store, "word/document.xml")?
        .ok_or("it holds no word/document.xml, so it is no document of Word; check what it is")?;
    options.limits.check(entry.packed, entry.size).map_err(|met| format!("not read: {met}"))?;
    let mut document = Document::default();
    let broken = document.read(&entry, &options.limits)?.or(torn);
    if let Some(export) = export::nexis::split(&document.paragraphs, id, broken.as_deref()) {
        return Ok(Box::new(export));
    }
    match broken {
        Some(broken) => Err(format!("{broken}; get the document anew")),
        None => Ok(Box::new(One(Some(article(&document.paragraphs)), id.to_owned()))),
    }
}

/// A document that is one article.
struct One(Option<Article>, String);

impl Rows for One {
    fn next(&mut self) -> io::Result<Option<Part>> {
        let content = self.0.take().map(|article| Content::Article(Box::new(article)));
        Ok(content.map(|content| Part { id: Some(self.1.clone()), number: None, at: None, content }))
    }

    fn inventory(&mut self) -> Option<Inventory> {
        None
    }
}

fn article(paragraphs: &[Paragraph]) -> Article {
    let shown: Vec<&Paragraph> = paragraphs.iter().filter(|paragraph| !paragraph.text.trim().is_empty()).collect();
    let text = shown.iter().map(|paragraph| paragraph.text.trim_end()).collect::<Vec<_>>().join("\n\n");
    let headline = shown.first().filter(|paragraph| paragraph.is_heading());
    let headline = headline.map(|paragraph| Span::new(0, paragraph.text.trim_end().len()));
    let given = Given { headline, ..Given::default() };
    Article { text, encoding: "UTF-8", layout: Layout::Article, given, ..Article::default() }
}

/// A document while it is read.
#[derive(Default)]
struct Document {
    paragraphs: Vec<Paragraph>,
    /// Paragraphs that are open: those of text boxes lie in another.
    open: Vec<Paragraph>,
    /// Whether a run is open, and whether it is hidden.
    run: bool,
    hidden: bool,
    /// Whether the text between tags is text of the document.
    text: bool,
    /// Elements that are open inside one whose content is left out.
    skipped: u32,
    bytes: usize,
}

/// Elements whose content is no text of the document.
const LEFT_OUT: [&str; 4] = ["Fallback", "moveFrom", "del", "pPrChange"];

impl Document {
    /// Reads all paragraphs; says where the document breaks off, if it does.
    ///
    /// # Errors
    /// More text than an article may have.
    fn read(&mut self, entry: &archive::Entry, limits: &Limits) -> Result<Option<String>, String> {
        let source = match entry.open() {
            Ok(source) => source,
            Err(error) => return Ok(Some(format!("its text cannot be read ({error})"))),
        };
        let taken = std::sync::Arc::new(AtomicU64::new(entry.packed));
        let source = Guarded { source, taken, given: 0, limits: *limits };
        let mut reader = Reader::from_reader(BufReader::new(source));
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Eof) => return Ok(None),
                Ok(event) => self.take(&event),
                Err(quick_xml::Error::Io(error)) => {
                    let torn = || format!("its text breaks off ({error})");
                    return Ok(Some(limits::met(&error).map_or_else(torn, |met| format!("not read: {met}"))));
                }
                Err(error) => return Ok(Some(format!("its text is broken XML ({error})"))),
            }
            if self.bytes > limits.article() {
                return Err(too_long("this document", limits.article(), "--max-mb"));
            }
        }
    }

    fn take(&mut self, event: &Event) {
        match event {
            Event::Start(tag) if self.skipped > 0 || LEFT_OUT.contains(&tag.local_name().as_ref()) => self.skipped += 1,
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            Event::Start(tag) => self.open(tag),
            Event::End(tag) => self.close(tag.local_name().as_ref()),
            Event::Text(text) => self.push(text),
            Event::CData(text) => self.push(text),
            Event::GeneralRef(name) => {
                let named = || quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned);
                let character = name.resolve_char_ref().ok().flatten().map(String::from);
                self.push(&character.or_else(named).unwrap_or_default());
            }
            _ => {}
        }
    }

    fn open(&mut self, tag: &BytesStart) {
        match tag.local_name().as_ref() {
            "p" if self.open.len() < DEEPEST => self.open.push(Paragraph::default()),
            "pStyle" => {
                if let (Some(paragraph), Some(style)) = (self.open.last_mut(), value(tag)) {
                    paragraph.style = style;
                }
            }
            "r" => (self.run, self.hidden) = (true, false),
            "vanish" => self.hidden |= !value(tag).is_some_and(|value| matches!(value.as_str(), "0" | "false")),
            "t" => self.text = true,
            "tab" if self.run => self.write("\t"),
            "br" | "cr" if self.run => self.write("\n"),
            "noBreakHyphen" if self.run => self.write("\u{2011}"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.paragraphs.extend(self.open.pop()),
            "r" => self.run = false,
            "t" => self.text = false,
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.text && self.skipped == 0 {
            self.write(text);
        }
    }

    fn write(&mut self, text: &str) {
        if let (Some(paragraph), false) = (self.open.last_mut(), self.hidden) {
            paragraph.text.push_str(text);
            self.bytes += text.len();
        }
    }
}

/// The attribute `val`.
fn value(tag: &BytesStart) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == "val")?;
    Some(attribute.value.into_owned())
}
