//! Sources: who is credited in an article, of what kind, with the mentions of one source joined.
//!
//! A person's mentions are joined by the last name, a body's or document's by its head and its name, a pronoun by the
//! nearest person before it; what is not found stays unresolved.

mod kind;
mod mention;
mod names;

use crate::document::Document;
use crate::text::span::Span;
pub use kind::SourceKind;
use mention::{Mention, Named};
use names::Names;
use rustc_hash::FxHashMap;

/// A source with all its mentions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    pub kind: SourceKind,
    /// Where it is first named as a source.
    pub first: Span,
    /// Words of the content that is credited to it.
    pub words: u32,
}

/// A source as it stands beside a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Credit {
    /// Index of the attribution.
    pub attribution: u32,
    /// Index of the source.
    pub source: u32,
}

/// The sources of a document, and for each attribution with a source which one it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    pub list: Vec<Source>,
    pub credits: Vec<Credit>,
}

/// What tells one source from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'a> {
    /// A person by the last name.
    Person(&'a str),
    /// Anything else by its kind and its head.
    Head(SourceKind, &'a str),
}

/// How many sentences back a pronoun looks.
const REACH: u32 = 4;

/// Finds the sources of all attributions.
pub fn sources(document: &Document) -> Sources {
    if document.attributions.is_empty() {
        return Sources::default();
    }
    let place = |at: &u32| document.attributions[*at as usize].source.map(|source| source.start);
    let mut order = Vec::with_capacity(document.attributions.len());
    order.extend((0..document.attributions.len() as u32).filter(|at| place(at).is_some()));
    order.sort_by_key(place);
    let mut resolver = Resolver {
        document,
        names: Names::of(document),
        known: FxHashMap::with_capacity_and_hasher(order.len() / 2, Default::default()),
        latest: [None; 2],
        found: Sources { list: Vec::with_capacity(order.len() / 2), credits: Vec::with_capacity(order.len()) },
    };
    for at in order {
        resolver.credit(at);
    }
    resolver.found.credits.sort_by_key(|credit| credit.attribution);
    resolver.found
}

struct Resolver<'a> {
    document: &'a Document<'a>,
    names: Names<'a>,
    known: FxHashMap<Key<'a>, u32>,
    /// The latest person and the latest body or document: index of the source and token of its mention.
    latest: [Option<(u32, usize)>; 2],
    found: Sources,
}

impl<'a> Resolver<'a> {
    fn credit(&mut self, attribution: u32) {
        let found = &self.document.attributions[attribution as usize];
        let Some(span) = found.source else { return };
        let Some(mention) = Mention::read(self.document, span) else { return };
        let source = self.resolve(&mention, span);
        let content = found.content;
        let from = self.document.token_at(content.start);
        let words = self.document.tokens[from..].iter().take_while(|token| token.span.start < content.end);
        self.found.list[source as usize].words += words.filter(|token| token.is_word()).count() as u32;
        self.found.credits.push(Credit { attribution, source });
        let side =
            usize::from(!matches!(self.found.list[source as usize].kind, SourceKind::Person | SourceKind::Official));
        if self.found.list[source as usize].kind != SourceKind::Unresolved {
            self.latest[side] = Some((source, mention.first));
        }
    }

    fn resolve(&mut self, mention: &Mention<'a>, span: Span) -> u32 {
        match mention.named {
            Named::Person { key, office } => {
                let kind = if office { SourceKind::Official } else { SourceKind::Person };
                let source = self.source(Key::Person(key), kind, span);
                // An office named once holds for all mentions.
                if office {
                    self.found.list[source as usize].kind = SourceKind::Official;
                }
                source
            }
            Named::Single { key } if self.names.knows(key) || self.known.contains_key(&Key::Person(key)) => {
                self.source(Key::Person(key), SourceKind::Person, span)
            }
            Named::Single { key } => {
                self.source(Key::Head(SourceKind::Organisation, key), SourceKind::Organisation, span)
            }
            Named::Kind { kind, key } => self.source(Key::Head(kind, key), kind, span),
            Named::He => self.person_before(mention, REACH, span),
            Named::Who => match self.latest_in_sentence(mention) {
                Some(source) => source,
                None => self.person_before(mention, 0, span),
            },
            Named::It => self.latest_within(1, REACH, mention).unwrap_or_else(|| self.nobody(span)),
            Named::Nobody => self.nobody(span),
        }
    }

    /// The nearest person named before a pronoun, as a source or in passing.
    fn person_before(&mut self, mention: &Mention<'a>, reach: u32, span: Span) -> u32 {
        let document = self.document;
        let sentence = document.tokens[mention.first].sentence;
        let earliest = document.sentences[sentence.saturating_sub(reach) as usize].range().start;
        let named = self.names.before(mention.first, earliest);
        let source = self.latest_within(0, reach, mention);
        let latest = self.latest[0].map_or(0, |(_, at)| at);
        match (named, source) {
            (Some(name), source) if source.is_none() || name.start > latest => {
                let Mention { named: Named::Person { key, office }, .. } = Mention::name(document, name) else {
                    return self.nobody(span);
                };
                let kind = if office { SourceKind::Official } else { SourceKind::Person };
                self.source(Key::Person(key), kind, span)
            }
            (_, Some(source)) => source,
            _ => self.nobody(span),
        }
    }

    /// The latest source of any kind in the sentence of a mention.
    fn latest_in_sentence(&self, mention: &Mention<'a>) -> Option<u32> {
        let here = |latest: &&(u32, usize)| {
            self.document.tokens[latest.1].sentence == self.document.tokens[mention.first].sentence
        };
        self.latest.iter().flatten().filter(here).max_by_key(|latest| latest.1).map(|latest| latest.0)
    }

    fn latest_within(&self, side: usize, reach: u32, mention: &Mention<'a>) -> Option<u32> {
        let (source, at) = self.latest[side]?;
        let far = self.document.tokens[mention.first].sentence.abs_diff(self.document.tokens[at].sentence);
        (far <= reach).then_some(source)
    }

    /// A source of its own for a pronoun that finds nobody.
    fn nobody(&mut self, span: Span) -> u32 {
        self.push(SourceKind::Unresolved, span)
    }

    fn source(&mut self, key: Key<'a>, kind: SourceKind, span: Span) -> u32 {
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let source = self.push(kind, span);
        self.known.insert(key, source);
        source
    }

    fn push(&mut self, kind: SourceKind, span: Span) -> u32 {
        self.found.list.push(Source { kind, first: span, words: 0 });
        self.found.list.len() as u32 - 1
    }
}

#[cfg(test)]
mod tests;
