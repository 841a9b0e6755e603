//! Phrases that attribute without a verb: "according to", "in the words of", reporting nouns and adjectives.

use super::reading::{Found, Reading};
use crate::lexicon::reporting::{Class, Takes};
use crate::text::signal::Signal;
use crate::text::tag::Tag;
use std::ops::Range;

impl Reading<'_> {
    /// "according to SOURCE": content before it, or after its comma when it opens the sentence.
    pub fn according(&self, at: usize, from: usize, stretch: &Range<usize>) -> Option<(Vec<Found>, usize)> {
        if self.signal(at) != Signal::According || self.signal(at + 1) != Signal::To {
            return None;
        }
        let cue = at..at + 2;
        let source = self.phrase_after(at + 2, stretch.end);
        let opens =
            self.trim(from..at).is_empty() || self.trim(from..at).len() == 1 && self.tag(at - 1) == Tag::Coordinator;
        let found = |content: Range<usize>| Found { content, cue: cue.clone(), source: Some(source.clone()) };
        if opens {
            let comma =
                (at + 2..stretch.end).find(|at| self.signal(*at) == Signal::Comma && self.quote(*at).is_none())?;
            let end = self.clause_end(comma + 1, stretch.end, None);
            let content = self.trim(comma + 1..end);
            return (!content.is_empty()).then(|| (vec![found(content)], end));
        }
        let content = self.unconnected(self.trim(from..at));
        let mut all = vec![found(content)];
        let mut end = source.end.max(at + 2);
        // "The plan, according to two aides, was dead": the clause goes on.
        if !self.has_finite(from..at) && self.signal(end) == Signal::Comma {
            let rest = self.trim(end + 1..self.clause_end(end + 1, stretch.end, None));
            if !rest.is_empty() {
                end = rest.end;
                all.push(found(rest));
            }
        }
        Some((all, end))
    }

    /// "the claim that ...", "his call for ...", "is confident that ...".
    pub fn nominal_cue(&self, at: usize, from: usize, stretch: &Range<usize>) -> Option<(Found, usize)> {
        let tag = self.tag(at);
        let class = match tag {
            Tag::Noun => Class::Noun,
            Tag::Adjective | Tag::VerbParticiple => Class::Adjective,
            _ => return None,
        };
        if !self.begins(at, class) {
            return None;
        }
        let (entry, end) = self.entries(at).filter(|(entry, _)| entry.class == class).max_by_key(|(_, end)| *end)?;
        let takes = entry.takes;
        let (start, cue_end, clause) = match self.signal(end) {
            Signal::That if takes.any(Takes::THAT) && !self.tag(end + 1).is_verb() => (end, end, true),
            Signal::To if takes.any(Takes::TO) && self.tag(end + 1) == Tag::VerbBase => (end, end, false),
            Signal::Whether | Signal::How | Signal::What if takes.any(Takes::WH) => (end, end, true),
            signal if takes.preposition(signal) => (end + 1, end + 1, false),
            _ => return None,
        };
        if start >= stretch.end || !self.is_word(start) && self.quote(start).is_none() {
            return None;
        }
        let stop =
            if clause { self.clause_end(start, stretch.end, None) } else { self.phrase_end(start, stretch.end, None) };
        let content = self.trim(start..stop);
        let mut first = at;
        if class == Class::Adjective {
            let be = (from.max(at.saturating_sub(4))..at).rev().find(|at| is_copula(self.norm(*at)))?;
            first = be;
        }
        let source = self.phrase_before(first, from);
        (!content.is_empty()).then_some((Found { content, cue: first..cue_end, source }, stop))
    }

    /// "The fire reportedly began in the attic": what follows the adverb is somebody's word.
    pub fn adverb_cue(&self, at: usize, stretch: &Range<usize>) -> Option<(Found, usize)> {
        if !self.begins(at, Class::Adverb) || !self.entries(at).any(|(entry, _)| entry.class == Class::Adverb) {
            return None;
        }
        let end = self.clause_end(at + 1, stretch.end, None);
        let content = self.trim(at + 1..end);
        (!content.is_empty()).then_some((Found { content, cue: at..at + 1, source: None }, end))
    }
}

/// Verbs that join a subject to an adjective.
fn is_copula(norm: &str) -> bool {
    const COPULAS: [&str; 22] = [
        "am", "is", "are", "was", "were", "be", "been", "being", "feel", "feels", "felt", "remain", "remains", "seems",
        "isn't", "wasn't", "aren't", "weren't", "he's", "she's", "i'm", "they're",
    ];
    COPULAS.contains(&norm)
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn according_to_before_and_behind() {
        let want = ["the mayor | according to | the dam is safe"];
        assert_eq!(read("But, according to the mayor, the dam is safe."), want);
        assert_eq!(read("The dam is safe, according to the mayor."), ["the mayor | according to | The dam is safe"]);
        assert!(read("They were paid according to rank.").len() < 2);
    }

    #[test]
    fn nouns_and_adjectives_that_report() {
        assert_eq!(read("The claim that the dam is safe spread."), ["The | claim | that the dam is safe spread"]);
        assert_eq!(read("She was confident that the dam was safe."), ["She | was confident | that the dam was safe"]);
        assert!(read("The claim was false.").is_empty());
    }

    #[test]
    fn adverbs_that_report() {
        assert_eq!(read("The fire reportedly began in the attic."), [" | reportedly | began in the attic"]);
    }
}
