//! Raised subjects: a passive or "appears" takes the subject of its content for its own.

use super::verb::{Form, Verb};
use super::walk::Walk;
use crate::lexicon::reporting::{Kind, Takes};
use crate::text::signal::Signal;
use crate::text::tag::Tag;
use std::ops::Range;

impl Walk<'_, '_> {
    /// "is accused of ...", "was described as ...", "appears to ...": the subject belongs to the content.
    pub fn raised(&mut self, verb: &Verb, from: usize, stretch: &Range<usize>) -> Option<usize> {
        let reading = self.reading;
        if verb.form == Form::Participle {
            return None;
        }
        let subject = reading.subject_before(verb.group.start, from)?;
        let next = verb.group.end;
        let by = (reading.signal(next) == Signal::By).then(|| reading.bare_after(next + 1, stretch.end));
        let next = by.as_ref().map_or(next, |by| by.end);
        let complement = matches!(
            reading.signal(next),
            Signal::To | Signal::Of | Signal::As | Signal::For | Signal::That | Signal::Article | Signal::The
        ) || reading.tag(next) == Tag::Adjective;
        if !complement || next >= stretch.end {
            return None;
        }
        let looks = verb.entry.kind == Kind::Seem && !verb.entry.takes.any(Takes::TO);
        if looks && matches!(reading.signal(next), Signal::To | Signal::For | Signal::Of | Signal::That) {
            return None;
        }
        let that = reading.signal(next) == Signal::That;
        let next = next + usize::from(matches!(reading.signal(next), Signal::Of | Signal::For | Signal::As));
        let mut end = reading.clause_end(next, stretch.end, Some(verb));
        let behind = by.is_none().then(|| reading.agent(next, end)).flatten();
        if let Some(agent) = &behind {
            end = agent.start;
        }
        let content = reading.trim(next..end);
        let by = by.or(behind.map(|agent| agent.start + 1..agent.end));
        self.remember(verb.group.clone(), by);
        if !that {
            self.push_last(subject);
        }
        self.push_last(content);
        Some(end)
    }
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn the_subject_of_a_passive_belongs_to_the_content() {
        assert_eq!(read("The dam is expected to close."), [" | is expected | The dam", " | is expected | to close"]);
        assert_eq!(read("It was announced that the dam would close.").len(), 1);
        assert!(read("Varn is looking for a new dam.").is_empty());
    }
}
