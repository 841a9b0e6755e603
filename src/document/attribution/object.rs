//! Objects: where a noun phrase or an infinitive that is the content of its cue ends.

use super::reading::Reading;
use super::verb::Verb;
use crate::text::signal::Signal;
use crate::text::tag::Tag;
use std::ops::Range;

impl Reading<'_> {
    /// The end of a noun phrase as content: it stops earlier than a clause does.
    pub fn phrase_end(&self, from: usize, limit: usize, verb: Option<&Verb>) -> usize {
        let end = self.clause_end(from, limit, verb);
        let mut at = from;
        let mut relative = false;
        while at < end {
            if let Some(quote) = self.quote(at) {
                at = quote.tokens.end.max(at + 1);
                continue;
            }
            relative |= matches!(self.tag(at), Tag::WhWord | Tag::Subordinator | Tag::To)
                || at > from && self.tag(at) == Tag::Pronoun && self.tag(at - 1).is_nominal()
                || at > from
                    && matches!(self.tag(at), Tag::Determiner | Tag::ProperNoun)
                    && self.tag(at - 1) == Tag::Noun;
            let stops = match self.signal(at) {
                Signal::Comma => !self.continues_list(at, end),
                Signal::After
                | Signal::Before
                | Signal::During
                | Signal::While
                | Signal::When
                | Signal::Because
                | Signal::Since
                | Signal::Until
                | Signal::Amid => true,
                Signal::As => self.starts_new_clause(at + 1, end),
                Signal::And | Signal::But => self.coordinates_verb(at),
                _ if self.is_finite(at) && self.tag(at).is_finite_verb() && !relative => {
                    return self.next_subject(from, at).unwrap_or(at);
                }
                Signal::Hyphen | Signal::Dash => self.is_dash(at),
                Signal::On | Signal::Last | Signal::This | Signal::In | Signal::At => {
                    self.signal(at + 1).is_time() || self.is_occasion(at)
                }
                signal => signal.is_time(),
            };
            if stops && at > from {
                return at;
            }
            at += 1;
        }
        end
    }

    /// "was called unsafe | by the mayor": who says so, at the end of the clause of a passive; "by" included.
    pub fn agent(&self, from: usize, end: usize) -> Option<Range<usize>> {
        let by = (from + 1..end).find(|at| self.signal(*at) == Signal::By && self.quote(*at).is_none())?;
        let verbless = (from..by).all(|at| !self.tag(at).is_verb());
        let name = self.phrase_after(by + 1, end);
        let whole = self.signal(name.end) == Signal::Comma || (name.end..end).all(|at| !self.is_word(at));
        (verbless && whole && name.start < name.end).then_some(by..name.end)
    }

    /// "the plan and her aides | left": behind the last "and" before a verb stands its subject.
    fn next_subject(&self, from: usize, verb: usize) -> Option<usize> {
        let far = from.max(verb.saturating_sub(10));
        let and = (far + 1..verb).rev().find(|at| matches!(self.signal(*at), Signal::And | Signal::But))?;
        (and + 1 < verb && (and + 1..verb).all(|at| self.nominal(at) || self.tag(at) == Tag::Adverb)).then_some(and)
    }

    /// The end of an infinitive as content: "to vote and | was gone", "to fight — | he said so".
    pub fn infinitive_end(&self, from: usize, limit: usize, verb: Option<&Verb>) -> usize {
        let end = self.clause_end(from, limit, verb);
        let mut at = from + 1;
        while at < end {
            if let Some(quote) = self.quote(at) {
                at = quote.tokens.end.max(at + 1);
                continue;
            }
            let stops = match self.signal(at) {
                Signal::And | Signal::But => self.coordinates_verb(at),
                Signal::Comma => {
                    matches!(self.signal(at + 1), Signal::And | Signal::But | Signal::Yet)
                        && self.starts_new_clause(at + 2, end)
                }
                Signal::Hyphen | Signal::Dash => self.is_dash(at) && self.starts_new_clause(at + 1, end),
                _ if self.is_finite(at) => return end,
                _ => false,
            };
            if stops {
                return at;
            }
            at += 1;
        }
        end
    }

    /// "and" before a finite verb, an adverb between them or not.
    fn coordinates_verb(&self, at: usize) -> bool {
        let next = if self.tag(at + 1) == Tag::Adverb { at + 2 } else { at + 1 };
        self.tag(next).is_finite_verb()
    }

    fn continues_list(&self, comma: usize, end: usize) -> bool {
        let far = end.min(comma.saturating_add(30));
        let last = (comma + 1..far).find(|at| matches!(self.signal(*at), Signal::And | Signal::Or));
        let listed = last.is_some_and(|last| {
            !self.has_finite(comma..last + 2)
                && self.tag(comma + 1) != Tag::VerbGerund
                && self.tag(comma + 1) != Tag::Preposition
        });
        listed || self.is_apposition(comma, end)
    }

    /// "one of the aides, Ilse Varn, of lying": a name between commas.
    fn is_apposition(&self, comma: usize, end: usize) -> bool {
        let far = end.min(comma.saturating_add(10));
        let close = (comma + 1..far).find(|at| self.signal(*at) == Signal::Comma);
        close.is_some_and(|close| {
            self.tag(comma + 1) == Tag::ProperNoun
                && (comma + 1..close).all(|at| self.nominal(at))
                && !self.reports_anew(comma + 1, end)
        })
    }

    /// "in an interview", "at a rally": the occasion of saying, not what is said.
    pub fn is_occasion(&self, at: usize) -> bool {
        matches!(
            self.signal(at),
            Signal::In | Signal::At | Signal::During | Signal::On | Signal::To | Signal::Through | Signal::Via
        ) && (at + 1..at + 6).take_while(|at| self.nominal(*at)).any(|at| self.signal(at) == Signal::Occasion)
    }
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn an_infinitive_ends_before_a_coordinate_verb() {
        assert_eq!(read("She plans to close the dam and has left."), ["She | plans | to close the dam"]);
        assert_eq!(read("She plans to close the dam and leave."), ["She | plans | to close the dam and leave"]);
        assert_eq!(read("She plans to close the dam, and the road is shut."), ["She | plans | to close the dam"]);
    }

    #[test]
    fn a_noun_phrase_ends_before_the_next_subject() {
        assert_eq!(read("She criticized the dam and her aides left."), ["She | criticized | the dam"]);
        assert_eq!(read("She criticized the dam and her aides."), ["She | criticized | the dam and her aides"]);
    }

    #[test]
    fn a_passive_names_its_agent_in_the_end() {
        let want = ["the mayor | is considered | The dam", "the mayor | is considered | unsafe"];
        assert_eq!(read("The dam is considered unsafe by the mayor."), want);
        assert_eq!(read("The dam is expected to be shut by May.")[1], " | is expected | to be shut by May");
    }
}
