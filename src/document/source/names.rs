//! Names of persons in a document: two or more capitalised names side by side, or a title with one.

use crate::document::Document;
use crate::lexicon::reporting::Noun;
use crate::text::signal::Signal;
use crate::text::tag::Tag;
use crate::text::token::{Part, Token};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// The names of a document in the order of the text.
#[derive(Debug)]
pub(super) struct Names<'a> {
    /// The tokens of each name, titles included.
    places: Vec<Range<usize>>,
    /// The last names, folded.
    last: FxHashSet<&'a str>,
}

impl<'a> Names<'a> {
    pub fn of(document: &'a Document) -> Names<'a> {
        let mut places = Vec::with_capacity(32);
        let tokens = &document.tokens;
        let mut at = 0;
        while let Some(step) = tokens[at..].iter().position(|token| token.tag == Tag::ProperNoun) {
            at += step;
            let end = run(document, at);
            if matches!(tokens[at].part, Part::Body) && is_person(document, at..end) {
                places.push(at..end);
            }
            at = end;
        }
        let last = places.iter().map(|place| key(document, place.end - 1)).collect();
        Names { places, last }
    }

    /// Whether a last name belongs to somebody who is named in full.
    pub fn knows(&self, key: &str) -> bool {
        self.last.contains(key)
    }

    /// The last name that ends at or before a token and begins no earlier than `from`.
    pub fn before(&self, at: usize, from: usize) -> Option<Range<usize>> {
        let next = self.places.partition_point(|place| place.end <= at);
        self.places[..next].last().filter(|place| place.start >= from).cloned()
    }
}

/// The end of the proper nouns that begin at a token; a nickname in quotation marks or an initial may stand inside.
pub(super) fn run(document: &Document, start: usize) -> usize {
    let tokens = &document.tokens;
    let proper = |at: usize| {
        tokens.get(at).is_some_and(|token| token.sentence == tokens[start].sentence && is_name(document, token))
    };
    let quoted =
        |at: usize| tokens.get(at).is_some_and(|token| matches!(token.signal, Signal::Quote | Signal::Apostrophe));
    let mut end = start + 1;
    loop {
        if proper(end) && !ends_name(document, end - 1) {
            end += 1;
        } else if quoted(end) && proper(end + 1) && quoted(end + 2) && proper(end + 3) {
            end += 4;
        } else {
            return end;
        }
    }
}

/// “Northquay's Helene Adair” are two names.
fn ends_name(document: &Document, at: usize) -> bool {
    document.norm(&document.tokens[at]).ends_with("'s")
}

pub(super) fn capital(document: &Document, token: &Token) -> bool {
    token.is_word()
        && match document.text.as_bytes()[token.span.start as usize] {
            first if first.is_ascii() => first.is_ascii_uppercase(),
            _ => token.span.of(document.text).starts_with(char::is_uppercase),
        }
}

/// A capitalised word that is tagged as a name, or that the tagger has never met: “Varn” at the start of a sentence, not
/// “Stallholders”.
pub(super) fn is_name(document: &Document, token: &Token) -> bool {
    let unknown = || !document.form(token).tags.is_known() && !document.norm(token).ends_with('s');
    capital(document, token) && (token.tag == Tag::ProperNoun || unknown())
}

/// Two names and no noun of a body or a document among them; or a title or rank and a name.
fn is_person(document: &Document, name: Range<usize>) -> bool {
    let noun = |at: usize| document.form(&document.tokens[at]).reporting.noun;
    let mut body = name.clone().map(noun).filter(|noun| matches!(noun, Some(Noun::Organisation | Noun::Document)));
    name.len() > 1 && noun(name.end - 1).is_none() && body.next().is_none()
}

/// A name or noun without its possessive ending, folded.
pub(super) fn key<'a>(document: &'a Document, at: usize) -> &'a str {
    let norm = document.norm(&document.tokens[at]);
    norm.strip_suffix("'s").unwrap_or(norm)
}
