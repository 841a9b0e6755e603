//! Clauses: where a content that follows its cue ends.

use super::cue::{Kind, Takes};
use super::reading::Reading;
use super::verb::{Form, Verb};
use crate::text::tag::Tag;
use std::ops::Range;

impl Reading<'_> {
    /// Whether a finite verb stands in the tokens, quotations passed over.
    pub fn has_finite(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|at| self.quote(at).is_none() && self.tag(at).is_finite_verb())
    }

    /// The end of a clause that begins at `from`: at a semicolon, a participle that reports further, a new clause with
    /// its own reporting verb, or `limit`.
    pub fn clause_end(&self, from: usize, limit: usize, verb: Option<&Verb>) -> usize {
        let mut at = from;
        while at < limit {
            if let Some(quote) = self.quote(at) {
                at = quote.tokens.end.max(at + 1);
                continue;
            }
            let stops = match self.norm(at) {
                ";" => true,
                "(" => {
                    at = self.closing(at, limit);
                    continue;
                }
                "," => self.clause_ends_at_comma(at, from, limit, verb),
                "and" | "but" => self.shares_subject(at, limit, verb),
                "according" => self.norm(at + 1) == "to",
                "while" | "whereas" | "although" | "though" => at > from && self.starts_new_clause(at + 1, limit),
                _ => false,
            };
            if stops && at > from {
                return at;
            }
            at += 1;
        }
        limit
    }

    fn closing(&self, open: usize, limit: usize) -> usize {
        let far = limit.min(open.saturating_add(60));
        (open + 1..far).find(|at| self.norm(*at) == ")").map_or(open + 1, |close| close + 1)
    }

    fn clause_ends_at_comma(&self, comma: usize, from: usize, limit: usize, verb: Option<&Verb>) -> bool {
        let next = comma + 1;
        let word = self.norm(next);
        match word {
            "but" | "while" | "though" | "although" | "whereas" => return self.starts_new_clause(next + 1, limit),
            "and" | "so" | "or" => {
                return self.shares_subject(next, limit, verb) || self.reports_anew(next + 1, limit);
            }
            "according" => return self.norm(next + 1) == "to",
            _ => {}
        }
        if let Some(verb) = (next..limit.min(next + 3)).find_map(|at| self.verb(at, next)) {
            let further = verb.form == Form::Gerund && verb.group.start <= next + 1;
            if further && matches!(verb.entry.kind, Kind::Speech) && comma > from {
                return true;
            }
        }
        false
    }

    /// A subject and a finite verb follow.
    fn starts_new_clause(&self, at: usize, limit: usize) -> bool {
        let subject = self.phrase_after(at, limit);
        let far = limit.min(subject.end.saturating_add(4));
        subject.start < subject.end && (subject.end..far).any(|at| self.tag(at).is_finite_verb())
            || self.tag(at).is_finite_verb()
    }

    /// A subject with its own reporting verb follows.
    fn reports_anew(&self, at: usize, limit: usize) -> bool {
        let subject = self.bare_after(at, limit);
        let far = limit.min(subject.end.saturating_add(4));
        subject.start < subject.end
            && (subject.end..far).find_map(|at| self.verb(at, subject.end)).is_some_and(|verb| {
                verb.form == Form::Finite && verb.entry.takes.any(Takes::QUOTE) && verb.entry.kind == Kind::Speech
            })
    }

    /// After a coordinator a reporting verb in the form of the first one shares its subject.
    fn shares_subject(&self, coordinator: usize, limit: usize, verb: Option<&Verb>) -> bool {
        let Some(verb) = verb else { return false };
        let far = limit.min(coordinator.saturating_add(4));
        let other = (coordinator + 1..far)
            .take_while(|at| {
                *at == coordinator + 1
                    || matches!(self.tag(at - 1), Tag::Adverb | Tag::Modal | Tag::VerbPast | Tag::VerbPresent)
            })
            .find_map(|at| self.verb(at, coordinator + 1));
        other.is_some_and(|other| {
            other.form == verb.form
                && (other.entry.takes.any(Takes::QUOTE.or(Takes::CLAUSE))
                    || self.tag(other.head) == self.tag(verb.head))
        })
    }

    /// The end of a noun phrase as content: it stops earlier than a clause does.
    pub fn phrase_end(&self, from: usize, limit: usize, verb: Option<&Verb>) -> usize {
        let end = self.clause_end(from, limit, verb);
        let mut at = from;
        while at < end {
            if let Some(quote) = self.quote(at) {
                at = quote.tokens.end.max(at + 1);
                continue;
            }
            let stops = match self.norm(at) {
                "," => !self.continues_list(at, end),
                "after" | "before" | "during" | "while" | "when" | "because" | "as" | "since" | "until" | "amid" => {
                    at > from + 1 || self.tag(at) == Tag::Subordinator
                }
                "-" | "--" => self.is_dash(at),
                "on" | "last" | "this" | "in" | "at" => is_time(self.norm(at + 1)) || self.is_occasion(at),
                word => is_time(word),
            };
            if stops && at > from {
                return at;
            }
            at += 1;
        }
        end
    }

    fn continues_list(&self, comma: usize, end: usize) -> bool {
        let far = end.min(comma.saturating_add(8));
        (comma + 1..far).find(|at| matches!(self.norm(*at), "and" | "or" | ",")).is_some_and(|at| self.norm(at) != ",")
            && !self.has_finite(comma..far)
    }

    /// "in an interview", "at a rally": the occasion of saying, not what is said.
    pub fn is_occasion(&self, at: usize) -> bool {
        matches!(self.norm(at), "in" | "at" | "during" | "on" | "to" | "through" | "via")
            && (at + 1..at + 6).take_while(|at| self.nominal(*at)).any(|at| {
                matches!(
                    self.norm(at),
                    "interview"
                        | "statement"
                        | "speech"
                        | "rally"
                        | "tweet"
                        | "email"
                        | "letter"
                        | "debate"
                        | "conference"
                        | "briefing"
                        | "release"
                        | "hearing"
                        | "post"
                        | "press"
                        | "meeting"
                        | "twitter"
                        | "facebook"
                        | "memo"
                        | "interviews"
                        | "statements"
                        | "speeches"
                        | "event"
                        | "forum"
                        | "remarks"
                        | "op-ed"
                        | "call"
                )
            })
    }
}

/// Days, months and words that date an event.
pub(super) fn is_time(norm: &str) -> bool {
    matches!(
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
            | "tonight"
            | "january"
            | "february"
            | "march"
            | "april"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "week"
            | "month"
            | "year"
            | "recently"
            | "earlier"
            | "later"
    )
}
