//! Complements: what a reporting word takes, and so where its content begins.

use super::reading::Reading;
use super::verb::Verb;
use crate::lexicon::reporting::Takes;
use crate::text::signal::Signal;
use crate::text::tag::Tag;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Quote,
    Clause,
    /// The rest of a relative clause: "which he said | was false".
    Relative,
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
}

/// How far a content may stand from its cue: hearer, place and time come between.
const ADJUNCTS: usize = 24;

impl Reading<'_> {
    pub fn complement(&self, verb: &Verb, limit: usize, relative: bool) -> Option<Complement> {
        let takes = verb.entry.takes;
        let mut at = verb.group.end;
        let refuses = |at: usize| self.signal(at) == Signal::Not && self.tag(at + 1) == Tag::To;
        while at < limit && self.tag(at) == Tag::Adverb && !self.capitalised(at) && !refuses(at) {
            at += 1;
        }
        if relative && takes.any(Takes::CLAUSE) && self.tag(at).is_finite_verb() {
            return Some(Complement { shape: Shape::Relative, start: at, cue_end: verb.group.end });
        }
        self.direct_complement(takes, verb.group.end, at, limit)
            .or_else(|| self.distant(takes, verb.group.end, at, limit))
            .or_else(|| self.loose(verb, at, limit))
    }

    /// A quotation, a clause with its conjunction, an infinitive or a known preposition, right behind the cue.
    fn direct_complement(&self, takes: Takes, cue_end: usize, at: usize, limit: usize) -> Option<Complement> {
        let found = |shape, start, cue_end| (start < limit).then_some(Complement { shape, start, cue_end });
        let signal = self.signal(at);
        if at >= limit {
            return None;
        }
        if self.quote_from(at).is_some() && takes.any(Takes::QUOTE) {
            return found(Shape::Quote, at, cue_end);
        }
        if signal == Signal::Colon && takes.any(Takes::QUOTE.or(Takes::CLAUSE)) {
            return match at + 1 < limit {
                true => found(Shape::Quote, at + 1, cue_end),
                false => Some(Complement { shape: Shape::Ahead, start: limit, cue_end }),
            };
        }
        if signal == Signal::Comma && takes.any(Takes::QUOTE) && self.quote_from(at + 1).is_some() {
            return found(Shape::Quote, at + 1, cue_end);
        }
        if signal == Signal::That && takes.any(Takes::THAT) && at + 1 < limit {
            return found(Shape::Clause, at, cue_end);
        }
        if takes.any(Takes::WH) && self.is_question(at) {
            return found(Shape::Question, at, cue_end);
        }
        let to = at + usize::from(signal == Signal::Not);
        if self.tag(to) == Tag::To && takes.any(Takes::TO) && matches!(self.tag(to + 1), Tag::VerbBase | Tag::Adverb) {
            return found(Shape::Infinitive, at, cue_end);
        }
        if takes.preposition(signal) && !self.signal(at + 1).is_time() {
            return found(Shape::Thing, at + 1, at + 1);
        }
        None
    }

    fn is_question(&self, at: usize) -> bool {
        matches!(
            self.signal(at),
            Signal::Whether
                | Signal::If
                | Signal::How
                | Signal::Why
                | Signal::What
                | Signal::Who
                | Signal::When
                | Signal::Where
                | Signal::Which
        )
    }

    /// The same behind a hearer, a place or a time: "told reporters on Monday that".
    fn distant(&self, takes: Takes, cue_end: usize, from: usize, limit: usize) -> Option<Complement> {
        let far = limit.min(from.saturating_add(ADJUNCTS));
        let hearer = takes.any(Takes::HEARER);
        // "denied reports that ...": the noun takes the clause, not the verb.
        if !hearer && takes.any(Takes::THING) && self.nominal(from) && !self.signal(from).is_time() {
            return None;
        }
        let mut at = from;
        let mut subordinate = false;
        while at < far {
            if at > from {
                let found = self.direct_complement(takes.without_prepositions(), cue_end, at, limit);
                let found = found.filter(|found| match found.shape {
                    Shape::Infinitive => false,
                    Shape::Question => hearer && !subordinate && self.bare_after(from, limit).end == at,
                    Shape::Clause => !subordinate && !self.nominal_that(at),
                    Shape::Quote if found.start == at => {
                        hearer && self.bare_after(from, limit).end == at
                            || self.quote(at).is_some_and(|quote| quote.clausal) && self.is_occasion(from)
                    }
                    _ => true,
                });
                if found.is_some() {
                    return found;
                }
            }
            if matches!(self.signal(at), Signal::Stop | Signal::Semicolon | Signal::Question | Signal::Exclamation)
                || self.quote(at).is_some()
            {
                return None;
            }
            if self.is_finite(at) && !subordinate {
                return None;
            }
            subordinate |= matches!(self.tag(at), Tag::Subordinator | Tag::WhWord) && self.signal(at) != Signal::That;
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
        let found = |shape, start| Some(Complement { shape, start, cue_end: verb.group.end });
        let mut at = from;
        if at >= limit || !self.begins_phrase(at) || self.is_occasion(at) {
            return None;
        }
        if takes.any(Takes::CLAUSE) {
            // "said Tuesday the plan was dead".
            while at + 1 < limit && self.signal(at).is_time() {
                at += 1;
            }
            if takes.any(Takes::HEARER) {
                let hearer = self.bare_after(at, limit);
                if self.has_clause(hearer.end, limit) && hearer.end > at && self.begins_phrase(hearer.end) {
                    return found(Shape::Clause, hearer.end);
                }
            } else if match takes.any(Takes::THING) {
                true => self.is_clause(at, limit),
                false => {
                    self.has_clause(at, limit) || matches!(self.tag(at), Tag::Pronoun | Tag::VerbGerund | Tag::Adverb)
                }
            } {
                return found(Shape::Clause, at);
            }
        }
        if takes.any(Takes::PERSON) {
            let person = self.bare_after(at, limit);
            if person.end > at && self.tag(person.end) == Tag::To {
                return found(Shape::Thing, at);
            }
        }
        let thing = takes.any(Takes::THING) && !self.signal(at).is_time();
        let adverbial = matches!(self.tag(at), Tag::Preposition | Tag::Subordinator | Tag::Adverb);
        (thing && !adverbial).then_some(())?;
        found(Shape::Thing, at)
    }

    fn begins_phrase(&self, at: usize) -> bool {
        self.nominal(at)
            || self.quote(at).is_some()
            || self.tag(at) == Tag::VerbParticiple && self.tag(at + 1).is_nominal()
            || matches!(
                self.tag(at),
                Tag::VerbGerund | Tag::Adverb | Tag::Preposition | Tag::Subordinator | Tag::WhWord
            ) && !matches!(
                self.signal(at),
                Signal::Of | Signal::With | Signal::From | Signal::By | Signal::As | Signal::To
            )
    }

    /// A finite verb stands before the next comma, and not in a relative clause or behind "and".
    fn is_clause(&self, from: usize, limit: usize) -> bool {
        let mut relative = self.tag(from) == Tag::WhWord;
        for at in from..limit.min(from.saturating_add(40)) {
            match self.tag(at) {
                _ if self.quote(at).is_some() => {}
                _ if self.is_finite(at) && !relative => return true,
                _ if self.is_finite(at) => relative = false,
                Tag::WhWord | Tag::Subordinator if at > from => relative = true,
                Tag::Pronoun if at > from && is_subject(self.signal(at)) => {
                    relative = self.signal(at - 1) != Signal::That
                }
                Tag::Punctuation
                    if matches!(self.signal(at), Signal::Comma | Signal::Semicolon | Signal::Colon | Signal::Stop)
                        || self.is_dash(at) =>
                {
                    return false;
                }
                _ => {}
            }
        }
        false
    }

    /// A finite verb stands before the next stop.
    fn has_clause(&self, from: usize, limit: usize) -> bool {
        (from..limit.min(from.saturating_add(40)))
            .take_while(|at| !matches!(self.signal(*at), Signal::Semicolon | Signal::Stop))
            .any(|at| self.is_finite(at))
    }
}

fn is_subject(signal: Signal) -> bool {
    matches!(signal, Signal::I | Signal::He | Signal::She | Signal::We | Signal::They)
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn clauses_questions_and_infinitives() {
        assert_eq!(read("She said that the dam was safe."), ["She | said | that the dam was safe"]);
        assert_eq!(read("She said the dam was safe."), ["She | said | the dam was safe"]);
        assert_eq!(read("She asked whether the dam was safe."), ["She | asked | whether the dam was safe"]);
        assert_eq!(read("She vowed to close the dam."), ["She | vowed | to close the dam"]);
        assert_eq!(read("She vowed not to close the dam."), ["She | vowed | not to close the dam"]);
        assert!(read("She asked at the gate and left.").is_empty());
    }

    #[test]
    fn hearer_place_and_time_come_between() {
        assert_eq!(read("She told reporters on Monday that the dam was safe."), ["She | told | that the dam was safe"]);
        assert_eq!(read("She said in a statement that the dam was safe."), ["She | said | that the dam was safe"]);
        // The noun takes the clause here.
        assert_eq!(
            read("She denied reports that the dam was unsafe."),
            ["She | denied | reports that the dam was unsafe"]
        );
    }

    #[test]
    fn noun_phrases_and_prepositions() {
        assert_eq!(read("She criticized the new dam."), ["She | criticized | the new dam"]);
        assert_eq!(read("She called for a new dam."), ["She | called for | a new dam"]);
        assert_eq!(read("She urged the council to close the dam."), ["She | urged | the council to close the dam"]);
        assert!(read("She called on Monday.").is_empty());
    }
}
