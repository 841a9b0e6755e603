//! Clauses: where a content that follows its cue ends.

use super::reading::Reading;
use super::verb::{Form, Verb};
use crate::lexicon::reporting::{Kind, Takes};
use crate::text::signal::Signal;
use crate::text::tag::Tag;
use std::ops::Range;

impl Reading<'_> {
    /// Whether a finite verb stands in the tokens, quotations passed over.
    pub fn has_finite(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|at| self.quote(at).is_none() && self.is_finite(at))
    }

    /// The end of a clause that begins at `from`: at a semicolon, a participle that reports further, a new clause with
    /// its own reporting verb, or `limit`.
    pub fn clause_end(&self, from: usize, limit: usize, verb: Option<&Verb>) -> usize {
        let mut at = from;
        let mut finite = false;
        while at < limit {
            if let Some(quote) = self.quote(at) {
                at = quote.tokens.end.max(at + 1);
                continue;
            }
            finite |= self.is_finite(at);
            let stops = match self.signal(at) {
                Signal::Semicolon => true,
                Signal::Opening => {
                    at = self.closing(at, limit);
                    continue;
                }
                Signal::Comma => self.clause_ends_at_comma(at, finite, limit, verb),
                Signal::And | Signal::But => self.shares_subject(at, limit, verb) || self.reports_anew(at + 1, limit),
                Signal::According => self.signal(at + 1) == Signal::To,
                Signal::Hyphen | Signal::Dash => finite && self.is_dash(at),
                Signal::While | Signal::Whereas | Signal::Although | Signal::Though => {
                    at > from && self.starts_new_clause(at + 1, limit)
                }
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
        (open + 1..far).find(|at| self.signal(*at) == Signal::Closing).map_or(open + 1, |close| close + 1)
    }

    fn clause_ends_at_comma(&self, comma: usize, finite: bool, limit: usize, verb: Option<&Verb>) -> bool {
        let next = comma + 1;
        match self.signal(next) {
            Signal::But | Signal::While | Signal::Though | Signal::Although | Signal::Whereas => {
                return self.starts_new_clause(next + 1, limit);
            }
            Signal::And | Signal::So | Signal::Or => {
                return self.shares_subject(next, limit, verb) || self.reports_anew(next + 1, limit);
            }
            Signal::According => return self.signal(next + 1) == Signal::To,
            Signal::Which | Signal::Who | Signal::Where => return finite,
            Signal::As | Signal::Yet | Signal::Then => return self.reports_anew(next + 1, limit),
            _ if self.reports_anew(next, limit) => return true,
            _ => {}
        }
        if let Some(verb) = (next..limit.min(next + 3)).find_map(|at| self.verb(at, next)) {
            let further = verb.form == Form::Gerund && verb.group.start <= next + 1;
            if further && verb.entry.kind == Kind::Speech {
                return true;
            }
        }
        false
    }

    /// Whether the clause of the verb at `verb` is introduced by a subordinator at the start of its sentence.
    pub fn is_subordinate(&self, from: usize, verb: usize) -> bool {
        (from..verb.min(from.saturating_add(2))).any(|at| self.signal(at).is_subordinator())
    }

    /// The end of the clause that begins at `from`: a comma with a new subject and verb behind it.
    pub fn first_clause(&self, from: usize, limit: usize) -> usize {
        let comma = |at: &usize| {
            self.signal(*at) == Signal::Comma && self.quote(*at).is_none() && self.starts_new_clause(at + 1, limit)
        };
        (from + 1..limit.max(from + 1)).find(comma).unwrap_or(limit)
    }

    /// The end of a relative clause between commas: the main verb stands behind the second comma.
    pub fn relative_end(&self, from: usize, limit: usize) -> usize {
        let closes = |at: &usize| {
            let next = if self.tag(at + 1) == Tag::Adverb { at + 2 } else { at + 1 };
            let main = self.tag(next).is_finite_verb()
                || self.tag(next) == Tag::VerbParticiple && self.tag(next + 1) == Tag::Determiner;
            self.signal(*at) == Signal::Comma && self.quote(*at).is_none() && main
        };
        (from + 1..limit.max(from + 1)).find(closes).unwrap_or(limit)
    }

    /// A subject and a finite verb follow.
    pub fn starts_new_clause(&self, at: usize, limit: usize) -> bool {
        let subject = self.phrase_after(at, limit);
        let far = limit.min(subject.end.saturating_add(4));
        subject.start < subject.end && (subject.end..far).any(|at| self.is_finite(at)) || self.is_finite(at)
    }

    /// A subject with its own reporting verb follows.
    pub fn reports_anew(&self, at: usize, limit: usize) -> bool {
        let subject = self.phrase_after(at, limit);
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
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn a_content_ends_where_the_next_report_begins() {
        assert_eq!(
            read("She said the dam was safe, adding that the road was closed."),
            ["She | said | the dam was safe", " | adding | that the road was closed"]
        );
        assert_eq!(
            read("She said the dam was safe and added that the road was closed."),
            ["She | said | the dam was safe", " | added | that the road was closed"]
        );
        assert_eq!(
            read("She said the dam was safe, but he said the road was closed."),
            ["She | said | the dam was safe", "he | said | the road was closed"]
        );
    }

    #[test]
    fn a_participle_before_the_main_clause_ends_with_its_comma() {
        assert_eq!(read("Recalling that the dam was new, Varn left."), [" | Recalling | that the dam was new"]);
    }

    #[test]
    fn a_coordination_inside_the_content_stays() {
        assert_eq!(
            read("She said the dam was safe and the road was closed."),
            ["She | said | the dam was safe and the road was closed"]
        );
    }

    #[test]
    fn a_clause_before_the_main_clause_ends_with_its_comma() {
        assert_eq!(read("While she said the dam was safe, the water was rising."), ["she | said | the dam was safe"]);
    }
}
