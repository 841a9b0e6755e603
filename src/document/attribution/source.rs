//! Sources: the noun phrase before or after a cue.

use super::reading::Reading;
use crate::text::signal::Signal;
use crate::text::tag::Tag;
use std::ops::Range;

/// How far a noun phrase is followed.
const REACH: usize = 40;

impl Reading<'_> {
    /// Whether a token can stand inside a plain noun phrase.
    pub fn nominal(&self, at: usize) -> bool {
        let tag = self.tag(at);
        matches!(
            tag,
            Tag::Noun | Tag::ProperNoun | Tag::Pronoun | Tag::Determiner | Tag::Adjective | Tag::Number | Tag::Symbol
        ) || tag == Tag::WhWord && matches!(self.signal(at), Signal::Who | Signal::Which | Signal::That)
            || matches!(self.signal(at), Signal::Genitive | Signal::Apostrophe | Signal::Ampersand)
            || self.is_hyphen(at)
            || self.is_name(at)
    }

    /// A capital inside a sentence makes a name of what is tagged otherwise.
    fn is_name(&self, at: usize) -> bool {
        let tokens = &self.document.tokens;
        let sentence = |at: usize| tokens.get(at).map(|token| token.sentence);
        let opens = at == 0 || sentence(at) != sentence(at - 1);
        self.capitalised(at) && self.tag(at) != Tag::Preposition && (!opens || self.tag(at + 1).is_verb())
    }

    /// The noun phrase that ends at `end`, not reaching before `from`.
    pub fn phrase_before(&self, end: usize, from: usize) -> Option<Range<usize>> {
        let from = from.max(end.saturating_sub(REACH));
        if end > from && self.tag(end - 1) == Tag::WhWord {
            return Some(end - 1..end);
        }
        let mut start = end;
        while start > from {
            let before = start - 1;
            if self.quote(before).is_some_and(|quote| quote.clausal) || self.tag(before) == Tag::WhWord {
                break;
            }
            let joins = self.quote(before).is_some()
                || self.nominal(before)
                || matches!(self.signal(before), Signal::Closing | Signal::Opening)
                || start < end
                    && matches!(
                        self.signal(before),
                        Signal::Of | Signal::And | Signal::For | Signal::In | Signal::At | Signal::From
                    )
                    && before > from
                    && self.nominal(before - 1)
                    && self.signal(before) != Signal::And;
            if !joins {
                break;
            }
            start = before;
        }
        (start < end && (start..end).any(|at| self.is_word(at))).then_some(start..end)
    }

    /// The subject that ends at `end`, an apposition between commas included.
    pub fn subject_before(&self, end: usize, from: usize) -> Option<Range<usize>> {
        let from = from.max(end.saturating_sub(REACH));
        if end > from + 1 && matches!(self.signal(end - 1), Signal::Comma | Signal::Hyphen | Signal::Dash) {
            let mark = self.signal(end - 1);
            let open = (from..end - 1).rev().find(|at| self.signal(*at) == mark)?;
            let head = self.phrase_before(open, from)?;
            return Some(head.start..end - 1);
        }
        self.phrase_before(end, from)
    }

    /// The noun phrase that begins at `start`, with what follows it by preposition.
    pub fn phrase_after(&self, start: usize, limit: usize) -> Range<usize> {
        let limit = limit.min(start.saturating_add(REACH));
        let mut end = start;
        while end < limit {
            let joined = self.nominal(end)
                || self.quote(end).is_some()
                || self.tag(end) == Tag::Adverb && end == start
                || matches!(self.signal(end), Signal::Opening | Signal::Closing | Signal::And)
                    && end > start
                    && end + 1 < limit
                || end > start
                    && matches!(
                        self.signal(end),
                        Signal::Of
                            | Signal::For
                            | Signal::In
                            | Signal::At
                            | Signal::From
                            | Signal::With
                            | Signal::To
                            | Signal::On
                            | Signal::By
                            | Signal::Between
                    );
            if !joined {
                break;
            }
            end += 1;
        }
        while end > start
            && !self.nominal(end - 1)
            && self.quote(end - 1).is_none()
            && self.signal(end - 1) != Signal::Closing
        {
            end -= 1;
        }
        start..end
    }

    /// A bare noun phrase without prepositions.
    pub fn bare_after(&self, start: usize, limit: usize) -> Range<usize> {
        let mut end = start;
        while end < limit.min(start.saturating_add(12)) && self.nominal(end) {
            // A pronoun is a phrase of its own; a determiner begins a new one.
            if end > start
                && (matches!(self.tag(end), Tag::Pronoun | Tag::Determiner)
                    || self.tag(end - 1) == Tag::Pronoun && self.signal(end - 1) != Signal::Possessive)
            {
                break;
            }
            end += 1;
        }
        start..end
    }
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn a_source_keeps_its_apposition() {
        assert_eq!(
            read("Ilse Varn, the mayor, said the dam was safe."),
            ["Ilse Varn, the mayor | said | the dam was safe"]
        );
        assert_eq!(
            read("The head of the council said the dam was safe."),
            ["The head of the council | said | the dam was safe"]
        );
    }
}
