//! Conditions: when a lexicon's word is really meant, judged from the token and its neighbours.

use super::Form;
use crate::text::sentence::Sentence;
use crate::text::tag::Tag;
use crate::text::token::{Token, TokenKind};

/// The conditions of an entry, all of which must hold.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Conditions(u16);

/// A name used in the `when` column, with what it asks of a place.
type Condition = (&'static str, fn(&Place) -> bool);

/// All conditions in the order of their bits.
const CONDITIONS: [Condition; 16] = [
    ("verb", |place| place.tag().is_verb() && !(place.tag() == Tag::VerbGerund && place.after_determiner())),
    ("noun", |place| place.tag().is_nominal()),
    ("adjective", |place| matches!(place.tag(), Tag::Adjective | Tag::VerbParticiple)),
    ("adverb", |place| place.tag() == Tag::Adverb),
    ("modal", |place| place.tag() == Tag::Modal),
    ("lowercase", |place| !place.capitalised() || place.first == place.sentence.range().start),
    ("before_number", |place| place.number_follows()),
    ("not_before_number", |place| !place.number_follows()),
    ("not_after_not", |place| !place.negated()),
    ("not_before_comma", |place| place.follower() != Some(",")),
    ("before_comma", |place| place.follower() == Some(",")),
    ("before_adjective", |place| place.tag_follows(|tag| matches!(tag, Tag::Adjective | Tag::Adverb))),
    ("before_verb", |place| place.tag_follows(|tag| matches!(tag, Tag::VerbBase | Tag::Adverb))),
    ("hyphenated", |place| place.hyphenated()),
    ("opens", |place| place.opens()),
    ("clause", |place| place.clause_follows()),
];

/// The tokens of a document with their folded forms.
#[derive(Debug, Clone, Copy)]
pub struct Tokens<'a> {
    pub text: &'a str,
    pub list: &'a [Token],
    pub forms: &'a [Form],
    pub norms: &'a str,
}

impl<'a> Tokens<'a> {
    pub fn form(&self, at: usize) -> &'a Form {
        &self.forms[self.list[at].form as usize]
    }

    pub fn norm(&self, at: usize) -> &'a str {
        self.form(at).norm.of(self.norms)
    }
}

/// What conditions look at: the tokens and the hit's place among them.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub tokens: Tokens<'a>,
    pub sentence: &'a Sentence,
    pub first: usize,
    /// One past the last token of the hit.
    pub end: usize,
}

impl Conditions {
    /// # Errors
    /// The first name that is no condition.
    pub fn parse(names: &str) -> Result<Conditions, String> {
        let mut bits = 0;
        for name in names.split_whitespace() {
            let at = CONDITIONS.iter().position(|(known, _)| *known == name);
            bits |= 1
                << at.ok_or_else(|| {
                    let known = CONDITIONS.map(|(name, _)| name).join(", ");
                    format!("unknown condition \"{name}\"; there are {known}")
                })?;
        }
        Ok(Conditions(bits))
    }

    pub fn is_none(self) -> bool {
        self.0 == 0
    }

    /// Whether all conditions hold at `place`.
    pub fn hold(self, place: &Place) -> bool {
        let mut left = self.0;
        while left != 0 {
            if !CONDITIONS[left.trailing_zeros() as usize].1(place) {
                return false;
            }
            left &= left - 1;
        }
        true
    }
}

impl Place<'_> {
    fn tag(&self) -> Tag {
        self.tokens.list[self.first].tag
    }

    fn follower(&self) -> Option<&str> {
        (self.end < self.sentence.range().end).then(|| self.tokens.norm(self.end))
    }

    fn after_determiner(&self) -> bool {
        self.first > self.sentence.range().start && self.tokens.list[self.first - 1].tag == Tag::Determiner
    }

    fn capitalised(&self) -> bool {
        self.tokens.list[self.first].span.of(self.tokens.text).starts_with(char::is_uppercase)
    }

    fn number_follows(&self) -> bool {
        let Some(next) = self.follower() else { return false };
        let token = self.tokens.list[self.end];
        token.kind == TokenKind::Number
            || token.tag == Tag::Number
            || matches!(next, "$" | "€" | "£" | "a" | "half" | "dozen")
    }

    fn negated(&self) -> bool {
        let from = (self.sentence.range().start).max(self.first.saturating_sub(2));
        (from..self.first).any(|at| {
            let norm = self.tokens.norm(at);
            matches!(norm, "not" | "never" | "no" | "cannot") || norm.ends_with("n't")
        })
    }

    fn tag_follows(&self, is_wanted: fn(Tag) -> bool) -> bool {
        self.follower().is_some() && is_wanted(self.tokens.list[self.end].tag)
    }

    fn hyphenated(&self) -> bool {
        let next = self.first + 1;
        next < self.end
            && self.tokens.norm(next) == "-"
            && self.tokens.list[self.first].span.end == self.tokens.list[next].span.start
    }

    /// Whether the term begins its sentence or a clause: behind a mark, or behind a co-ordinator that begins one.
    fn opens(&self) -> bool {
        let start = self.sentence.range().start;
        let Some(before) = self.first.checked_sub(1).filter(|before| *before >= start) else { return true };
        let token = self.tokens.list[before];
        let joined = token.span.end == self.tokens.list[self.first].span.start && self.tokens.norm(before) == "-";
        match token.kind {
            TokenKind::Punctuation => !joined,
            _ => token.tag == Tag::Coordinator && Place { first: before, ..*self }.opens(),
        }
    }

    /// A clause or an object follows, not a preposition, a mark or the end.
    fn clause_follows(&self) -> bool {
        self.follower().is_some() && {
            let tag = self.tokens.list[self.end].tag;
            !matches!(tag, Tag::Preposition | Tag::Punctuation | Tag::To | Tag::Coordinator | Tag::Particle)
        }
    }
}
