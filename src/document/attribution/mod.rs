//! Attribution: who is reported to have said or thought what.
//!
//! The kinds are those of Pareti 2015 (source, cue, content). A cue governs its content by one of a few constructions;
//! what stands inside a content is not taken apart again.

mod clause;
mod complement;
mod content;
mod direct;
mod label;
mod object;
mod phrase;
mod raised;
mod reading;
mod source;
mod verb;
mod walk;

use super::Document;
use crate::text::span::Span;

/// How the content is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Manner {
    /// In quotation marks, whole.
    Direct,
    /// Partly in quotation marks.
    Mixed,
    /// In the author's words: "officials said that ...".
    Indirect,
}

impl Manner {
    pub fn as_str(self) -> &'static str {
        match self {
            Manner::Direct => "direct",
            Manner::Mixed => "mixed",
            Manner::Indirect => "indirect",
        }
    }
}

/// Content that the article credits to a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    pub manner: Manner,
    /// What is said, quotation marks included.
    pub content: Span,
    /// The words that report it: `said`, `according to`.
    pub cue: Option<Span>,
    /// Who says it, as named here.
    pub source: Option<Span>,
}

/// All attributions of a document, sorted by the start of their content.
pub fn attributions(document: &Document) -> Vec<Attribution> {
    let reading = reading::Reading::new(document);
    let mut found = walk::walk(&reading);
    found.sort_by_key(|found| (found.content.start, found.content.end));
    found.dedup_by_key(|found| found.content.clone());
    let mut attributions = Vec::with_capacity(found.len());
    attributions.extend(found.iter().filter_map(|found| reading.attribution(found)));
    attributions
}

#[cfg(test)]
mod testing {
    use crate::article::Article;
    use crate::document::Document;
    use crate::lexicon::{Lexicons, Vocabulary};

    /// The attributions of a text as "source | cue | content".
    pub(super) fn read(text: &str) -> Vec<String> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let mut vocabulary = Vocabulary::new(Lexicons::embedded());
        let document = Document::read(&article, &mut vocabulary);
        let of = |span: Option<crate::text::span::Span>| span.map_or("", |span| span.of(text));
        let line = |found: &super::Attribution| {
            format!("{} | {} | {}", of(found.source), of(found.cue), found.content.of(text))
        };
        document.attributions.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::testing::read;

    #[test]
    fn a_text_without_cues_has_no_attributions() {
        assert!(read("The harbour closed on Monday. Rain fell all day.").is_empty());
        for text in ["", "”", "said", ": :", "“", "according to", "He said", "which he said", "Is it? said"] {
            read(text);
        }
    }

    #[test]
    fn manner_tells_how_much_is_quoted() {
        use super::Manner;
        use crate::article::Article;
        use crate::document::Document;
        use crate::lexicon::{Lexicons, Vocabulary};
        let manner = |text: &str| {
            let article = Article { text: text.to_owned(), ..Article::default() };
            let mut vocabulary = Vocabulary::new(Lexicons::embedded());
            Document::read(&article, &mut vocabulary).attributions.first().map(|found| found.manner)
        };
        assert_eq!(manner("“We are leaving tonight,” she said."), Some(Manner::Direct));
        assert_eq!(manner("She said the plan was “a slow disaster” for the village."), Some(Manner::Mixed));
        assert_eq!(manner("She said the harbour would close."), Some(Manner::Indirect));
    }

    #[test]
    fn an_unpunctuated_flood_of_cues_is_read_in_time() {
        read(&"he said “she said, ".repeat(2_000));
        read(&"said and who says that according to ".repeat(2_000));
    }
}
