//! Complements: what a reporting word takes, and so where its content begins.

use super::clause::is_time;
use super::cue::Takes;
use super::reading::Reading;
use super::verb::Verb;
use crate::text::tag::Tag;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Quote,
    Clause,
    Question,
    Infinitive,
    Thing,
    /// A colon at the end of the sentence: what is said comes next.
    Ahead,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Complement {
    pub shape: Shape,
    /// The first token of the content.
    pub start: usize,
    /// One past the last token of the cue.
    pub cue_end: usize,
    pub rule: &'static str,
}

/// How far a content may stand from its cue: hearer, place and time come between.
const ADJUNCTS: usize = 24;

impl Reading<'_> {
    pub fn complement(&self, verb: &Verb, limit: usize) -> Option<Complement> {
        let takes = verb.entry.takes;
        let mut at = verb.group.end;
        while at < limit && self.tag(at) == Tag::Adverb && !self.capitalised(at) {
            at += 1;
        }
        self.direct_complement(takes, verb.group.end, at, limit)
            .or_else(|| self.distant(takes, verb.group.end, at, limit))
            .or_else(|| self.loose(verb, at, limit))
    }

    /// A quotation, a clause with its conjunction, an infinitive or a known preposition, right behind the cue.
    fn direct_complement(&self, takes: Takes, cue_end: usize, at: usize, limit: usize) -> Option<Complement> {
        let found = |shape, start, cue_end, rule| (start < limit).then_some(Complement { shape, start, cue_end, rule });
        let norm = self.norm(at);
        if at >= limit {
            return None;
        }
        if self.quote_from(at).is_some() && takes.any(Takes::QUOTE) {
            return found(Shape::Quote, at, cue_end, "quote");
        }
        if norm == ":" && takes.any(Takes::QUOTE.or(Takes::CLAUSE)) {
            return match at + 1 < limit {
                true => found(Shape::Quote, at + 1, cue_end, "colon"),
                false => Some(Complement { shape: Shape::Ahead, start: limit, cue_end, rule: "ahead" }),
            };
        }
        if norm == "," && takes.any(Takes::QUOTE) && self.quote_from(at + 1).is_some() {
            return found(Shape::Quote, at + 1, cue_end, "comma-quote");
        }
        if norm == "that" && takes.any(Takes::THAT) && at + 1 < limit {
            return found(Shape::Clause, at, cue_end, "that");
        }
        if takes.any(Takes::WH) && self.is_question(at) {
            return found(Shape::Question, at, cue_end, "wh");
        }
        if self.tag(at) == Tag::To && takes.any(Takes::TO) && matches!(self.tag(at + 1), Tag::VerbBase | Tag::Adverb) {
            return found(Shape::Infinitive, at, cue_end, "to");
        }
        if takes.preposition(norm) && !is_time(self.norm(at + 1)) {
            return found(Shape::Thing, at + 1, at + 1, "prep");
        }
        None
    }

    fn is_question(&self, at: usize) -> bool {
        matches!(self.norm(at), "whether" | "if" | "how" | "why" | "what" | "who" | "when" | "where" | "which")
    }

    /// The same behind a hearer, a place or a time: "told reporters on Monday that".
    fn distant(&self, takes: Takes, cue_end: usize, from: usize, limit: usize) -> Option<Complement> {
        let far = limit.min(from.saturating_add(ADJUNCTS));
        let hearer = takes.any(Takes::HEARER);
        let mut at = from;
        let mut subordinate = false;
        while at < far {
            if at > from {
                let found = self.direct_complement(takes.without_prepositions(), cue_end, at, limit);
                let found = found.filter(|found| match found.rule {
                    "wh" | "to" => hearer && !subordinate && self.bare_after(from, limit).end == at,
                    "that" => !subordinate && !self.nominal_that(at),
                    "quote" => {
                        hearer && self.bare_after(from, limit).end == at
                            || self.quote(at).is_some_and(|quote| quote.clausal) && self.is_occasion(from)
                    }
                    _ => true,
                });
                if found.is_some() {
                    return found.map(|found| Complement { rule: "distant", ..found });
                }
            }
            if matches!(self.norm(at), "." | ";" | "?" | "!") || self.quote(at).is_some() {
                return None;
            }
            if self.tag(at).is_finite_verb() && !subordinate {
                return None;
            }
            subordinate |= matches!(self.tag(at), Tag::Subordinator | Tag::WhWord) && self.norm(at) != "that";
            at += 1;
        }
        None
    }

    /// "that" as a relative pronoun or determiner rather than a conjunction.
    fn nominal_that(&self, at: usize) -> bool {
        self.tag(at + 1).is_verb() && self.tag(at) != Tag::Subordinator || self.tag(at) == Tag::Determiner
    }

    /// A clause without conjunction, a person and an infinitive, a noun phrase.
    fn loose(&self, verb: &Verb, from: usize, limit: usize) -> Option<Complement> {
        let takes = verb.entry.takes;
        let found = |shape, start, rule| Some(Complement { shape, start, cue_end: verb.group.end, rule });
        let mut at = from;
        if at >= limit || !self.begins_phrase(at) || self.is_occasion(at) {
            return None;
        }
        if takes.any(Takes::CLAUSE) {
            // "said Tuesday the plan was dead".
            while at + 1 < limit && is_time(self.norm(at)) {
                at += 1;
            }
            if takes.any(Takes::HEARER) {
                let hearer = self.bare_after(at, limit);
                if self.has_clause(hearer.end, limit) && hearer.end > at && self.begins_phrase(hearer.end) {
                    return found(Shape::Clause, hearer.end, "hearer-clause");
                }
            } else if self.has_clause(at, limit) && (!takes.any(Takes::THING) || self.is_clause(at, limit)) {
                return found(Shape::Clause, at, "clause");
            }
        }
        if takes.any(Takes::PERSON) {
            let person = self.bare_after(at, limit);
            if person.end > at && self.tag(person.end) == Tag::To {
                return found(Shape::Thing, at, "person");
            }
        }
        (takes.any(Takes::THING) && !is_time(self.norm(at))).then_some(())?;
        found(Shape::Thing, at, "thing")
    }

    fn begins_phrase(&self, at: usize) -> bool {
        self.nominal(at)
            || self.quote(at).is_some()
            || matches!(
                self.tag(at),
                Tag::VerbGerund | Tag::Adverb | Tag::Preposition | Tag::Subordinator | Tag::WhWord
            ) && !matches!(self.norm(at), "of" | "with" | "from" | "by" | "as" | "to")
    }

    /// A finite verb stands before the next comma, and not in a relative clause or behind "and".
    fn is_clause(&self, from: usize, limit: usize) -> bool {
        let mut relative = self.tag(from) == Tag::WhWord;
        for at in from..limit.min(from.saturating_add(40)) {
            match self.tag(at) {
                _ if self.quote(at).is_some() => {}
                tag if tag.is_finite_verb() && !relative => return true,
                tag if tag.is_finite_verb() => relative = false,
                Tag::WhWord | Tag::Subordinator if at > from => relative = true,
                Tag::Pronoun if at > from && is_subject(self.norm(at)) => relative = self.norm(at - 1) != "that",
                Tag::Punctuation if matches!(self.norm(at), "," | ";" | ":" | "." | "--") => return false,
                _ => {}
            }
        }
        false
    }

    /// A finite verb stands before the next stop.
    fn has_clause(&self, from: usize, limit: usize) -> bool {
        (from..limit.min(from.saturating_add(40)))
            .take_while(|at| !matches!(self.norm(*at), ";" | "."))
            .any(|at| self.tag(at).is_finite_verb())
    }
}

fn is_subject(norm: &str) -> bool {
    matches!(norm, "i" | "he" | "she" | "we" | "they")
}
