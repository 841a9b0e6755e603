//! Mentions: what one noun phrase beside a cue tells of its source.

use super::kind::SourceKind;
use super::names::{capital, is_name, key, run};
use crate::document::Document;
use crate::lexicon::reporting::Noun;
use crate::text::calendar::MONTHS;
use crate::text::signal::Signal;
use crate::text::span::Span;
use crate::text::tag::Tag;
use std::ops::Range;

/// How a mention names its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named<'a> {
    /// By the name of a person, with an office or without.
    Person { key: &'a str, office: bool },
    /// By one capitalised word: a last name, a place, a firm.
    Single { key: &'a str },
    /// By a noun of a kind.
    Kind { kind: SourceKind, key: &'a str },
    /// By a pronoun for a person.
    He,
    /// By a pronoun whose noun stands in the same sentence.
    Who,
    /// By a pronoun for a thing.
    It,
    /// By a pronoun for somebody who is not looked for: I, we, they.
    Nobody,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention<'a> {
    pub named: Named<'a>,
    /// Its first token.
    pub first: usize,
}

impl<'a> Mention<'a> {
    /// Reads a mention; a date is none.
    pub fn read(document: &'a Document, span: Span) -> Option<Mention<'a>> {
        let first = document.token_at(span.start);
        let end = document.token_at(span.end.saturating_sub(1)).saturating_add(1).min(document.tokens.len());
        let phrase = Phrase { document, whole: first..end };
        (!phrase.is_date()).then(|| Mention { named: phrase.named(), first })
    }

    /// A name that has been found in the text.
    pub fn name(document: &'a Document, name: Range<usize>) -> Mention<'a> {
        Mention { first: name.start, named: Phrase { document, whole: name }.named() }
    }
}

struct Phrase<'a> {
    document: &'a Document<'a>,
    whole: Range<usize>,
}

impl<'a> Phrase<'a> {
    fn norm(&self, at: usize) -> &'a str {
        self.document.tokens.get(at).map_or("", |token| self.document.norm(token))
    }

    fn signal(&self, at: usize) -> Signal {
        self.document.tokens.get(at).map_or(Signal::None, |token| token.signal)
    }

    fn tag(&self, at: usize) -> Tag {
        self.document.tokens.get(at).map_or(Tag::Other, |token| token.tag)
    }

    fn noun(&self, at: usize) -> Option<Noun> {
        self.document.tokens.get(at).and_then(|token| self.document.form(token).reporting.noun)
    }

    fn named(&self) -> Named<'a> {
        if let Some(pronoun) = self.pronoun() {
            return pronoun;
        }
        let head = self.head();
        if head.is_empty() {
            return Named::Nobody;
        }
        if self.withheld() {
            return Named::Kind { kind: SourceKind::Anonymous, key: key(self.document, head.end - 1) };
        }
        let kind = self.common(&head);
        // “Its spokeswoman, Helene Adair,”: the apposition names the person.
        let apposed = self
            .apposition(&head)
            .filter(|_| matches!(kind, Some(SourceKind::Official | SourceKind::People | SourceKind::Anonymous)));
        if let Some(name) = self.person(&head).or(apposed) {
            return Named::Person { key: key(self.document, name.end - 1), office: self.office(&head) };
        }
        match kind {
            Some(kind) => Named::Kind { kind, key: key(self.document, head.end - 1) },
            None => self.single(&head),
        }
    }

    fn is_date(&self) -> bool {
        let head = self.head();
        head.len() == 1 && is_calendar(self.norm(head.start))
    }

    fn pronoun(&self) -> Option<Named<'a>> {
        let at = self.whole.start;
        let alone = self.whole.len() == 1 || !matches!(self.tag(at + 1), Tag::Noun | Tag::Adjective | Tag::ProperNoun);
        match self.norm(at) {
            "who" | "whom" | "which" | "that" if alone => Some(Named::Who),
            "he" | "she" | "him" | "her" | "he's" | "she's" | "he'd" | "she'd" if alone => Some(Named::He),
            "it" | "it's" => Some(Named::It),
            "i" | "we" | "you" | "they" | "them" | "us" | "me" | "i'm" | "we're" | "they're" | "what" | "there"
                if alone =>
            {
                Some(Named::Nobody)
            }
            _ => None,
        }
    }

    /// The noun phrase without what follows it: an apposition, a relative clause, a prepositional phrase.
    fn head(&self) -> Range<usize> {
        let stops = |at: usize| {
            matches!(
                self.signal(at),
                Signal::Comma
                    | Signal::Opening
                    | Signal::Who
                    | Signal::Whose
                    | Signal::Which
                    | Signal::That
                    | Signal::Hyphen
                    | Signal::Dash
            ) || matches!(self.tag(at), Tag::Preposition | Tag::To) && at > self.whole.start
                || matches!(self.tag(at), Tag::VerbParticiple | Tag::VerbGerund) && self.is_tail(at)
        };
        let end = self.whole.clone().find(|at| stops(*at) && !self.hyphen(*at)).unwrap_or(self.whole.end);
        let start = (self.whole.start..end).find(|at| !matches!(self.tag(*at), Tag::Determiner | Tag::Punctuation));
        let end = (self.whole.start..end).rev().find(|at| self.document.tokens[*at].is_word()).map_or(end, |at| at + 1);
        start.unwrap_or(end)..end
    }

    fn hyphen(&self, at: usize) -> bool {
        self.signal(at) == Signal::Hyphen && at > self.whole.start && {
            let tokens = &self.document.tokens;
            tokens.get(at + 1).is_some_and(|next| tokens[at].span.end == next.span.start)
        }
    }

    /// A participle behind its noun: “documents leaked to this site”.
    fn is_tail(&self, at: usize) -> bool {
        at > self.whole.start && self.tag(at - 1).is_nominal() && !self.tag(at + 1).is_nominal()
    }

    /// Whether the phrase says that the name is withheld.
    fn withheld(&self) -> bool {
        let signals = || self.whole.clone().map(|at| self.signal(at));
        signals().any(|signal| signal == Signal::Withheld)
            || signals().any(|signal| matches!(signal, Signal::Asked | Signal::Declined))
                && signals().any(|signal| signal == Signal::Identified)
    }

    /// What the last noun of the phrase is.
    fn common(&self, head: &Range<usize>) -> Option<SourceKind> {
        let last = head.end - 1;
        let official = |at: &usize| matches!(self.norm(*at), "officials" | "official");
        match self.noun(last)? {
            Noun::Document => Some(SourceKind::Document),
            Noun::Organisation => Some(SourceKind::Organisation),
            Noun::Anonymous if official(&last) && self.tag(last) == Tag::Adjective => None,
            Noun::Anonymous => Some(SourceKind::Anonymous),
            Noun::People => Some(SourceKind::People),
            Noun::Office => Some(SourceKind::Official),
            Noun::Title | Noun::Rank => None,
        }
    }

    /// The name of a person that ends the phrase: two capitalised names, or one behind a title, an office or a trade.
    fn person(&self, head: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let titled = |at: usize| at > head.start && matches!(self.noun(at - 1), Some(Noun::Title | Noun::Rank));
        let proper =
            |at: usize| (self.tag(at) == Tag::ProperNoun || titled(at)) && capital(document, &document.tokens[at]);
        let mut at = head.start;
        while at < head.end {
            if !proper(at) {
                at += 1;
                continue;
            }
            let end = run(document, at).min(head.end);
            let body = (at..end).any(|at| matches!(self.noun(at), Some(Noun::Organisation | Noun::Document)));
            let named = end > at + 1
                || at > head.start
                    && matches!(self.noun(at - 1), Some(Noun::Office | Noun::People | Noun::Title | Noun::Rank));
            // “the Joint Observer Mission” is a body, “Ms. Quillon” is not; “the Harbour Watch” has an article.
            let article = at > self.whole.start && self.signal(at - 1) == Signal::The;
            let last = self.noun(end - 1).is_none();
            if last && !body && named && !article && end == head.end {
                return Some(at..end);
            }
            at = end;
        }
        None
    }

    /// The name of a person right behind the comma after the phrase.
    fn apposition(&self, head: &Range<usize>) -> Option<Range<usize>> {
        let comma = (self.signal(head.end) == Signal::Comma).then_some(head.end + 1)?;
        let end = (comma..self.whole.end).find(|at| self.signal(*at) == Signal::Comma).unwrap_or(self.whole.end);
        let rest = Phrase { document: self.document, whole: comma..end };
        let head = rest.head();
        (!head.is_empty()).then(|| rest.person(&head)).flatten()
    }

    /// Whether an office stands before the name, or in the apposition behind it.
    fn office(&self, head: &Range<usize>) -> bool {
        let is_office = |at: usize| matches!(self.noun(at), Some(Noun::Office | Noun::Rank));
        let relative = |at: &usize| !matches!(self.signal(*at), Signal::Who | Signal::Whose | Signal::Which);
        head.clone().any(is_office)
            || (head.end..self.whole.end).take_while(relative).any(is_office)
            || self.whole.end == head.end && self.office_behind(head.end)
    }

    /// “said Leonard Voss, the board's chairman”: an office in the apposition behind a name that ends its mention.
    fn office_behind(&self, end: usize) -> bool {
        const LONGEST: usize = 9;
        let inside = |at: &usize| {
            let tag = self.tag(*at);
            tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Adjective | Tag::Preposition | Tag::Number)
        };
        let mut apposition = (end + 1..end + LONGEST).take_while(inside);
        self.signal(end) == Signal::Comma && apposition.any(|at| self.noun(at) == Some(Noun::Office))
    }

    /// One capitalised word, or a capitalised phrase that is no person: a body; else somebody or something without a name.
    fn single(&self, head: &Range<usize>) -> Named<'a> {
        let last = head.end - 1;
        let token = &self.document.tokens[last];
        let key = key(self.document, last);
        let initials = token.span.of(self.document.text).contains('.');
        let name = is_name(self.document, token) || initials && capital(self.document, token);
        // “Piet, 17,”: who has an age is a person.
        if name && self.signal(head.end) == Signal::Comma && self.tag(head.end + 1) == Tag::Number {
            return Named::Person { key, office: false };
        }
        match (name, head.len()) {
            (true, 1) => Named::Single { key },
            (true, _) => Named::Kind { kind: SourceKind::Organisation, key },
            _ => Named::Kind { kind: SourceKind::People, key },
        }
    }
}

/// A day or a month, or a stretch of them: “on Monday officials said” has officials for its source.
fn is_calendar(norm: &str) -> bool {
    MONTHS.contains(&norm)
        || matches!(
            norm,
            "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "today"
                | "yesterday"
                | "tomorrow"
                | "tonight"
                | "week"
                | "month"
                | "year"
                | "morning"
                | "afternoon"
                | "evening"
                | "night"
        )
}
