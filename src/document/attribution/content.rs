//! Contents: what of a stretch of tokens is kept as content, and how much of it is quoted.

use super::reading::{Found, Reading};
use super::{Attribution, Manner};
use crate::text::signal::Signal;
use crate::text::span::Span;
use crate::text::token::Part;
use std::ops::Range;

impl Reading<'_> {
    /// Drops stops, commas, dashes and lone brackets at the ends that stand outside quotations, a coordinator that
    /// joins nothing, and what is no body.
    pub fn trim(&self, content: Range<usize>) -> Range<usize> {
        let Range { mut start, mut end } = content;
        let loose = |at: usize| {
            self.quote(at).is_none()
                && matches!(
                    self.signal(at),
                    Signal::Stop
                        | Signal::Comma
                        | Signal::Semicolon
                        | Signal::Colon
                        | Signal::Question
                        | Signal::Exclamation
                        | Signal::Hyphen
                        | Signal::Dash
                        | Signal::Ellipsis
                        | Signal::Closing
                        | Signal::Opening
                )
        };
        let dated = |at: usize| {
            let part = self.tokens.get(at).map(|token| token.part);
            matches!(part, Some(Part::Dateline | Part::Byline | Part::Markup))
        };
        let bracketed = |range: Range<usize>, mark: Signal| range.into_iter().any(|at| self.signal(at) == mark);
        while start < end && (loose(start) || dated(start)) {
            if self.signal(start) == Signal::Opening && bracketed(start..end, Signal::Closing) {
                break;
            }
            start += 1;
        }
        let dangling = |at: usize| {
            let even = || self.signal(at) == Signal::Even && self.signal(at + 1).is_subordinator();
            self.quote(at).is_none() && (matches!(self.signal(at), Signal::And | Signal::Or | Signal::But) || even())
        };
        while start < end && (loose(end - 1) || dangling(end - 1)) {
            if self.signal(end - 1) == Signal::Closing && bracketed(start..end, Signal::Opening) {
                break;
            }
            end -= 1;
        }
        start..end
    }

    /// A content without the connective that joins its sentence to the one before: "But", "Meanwhile,".
    pub fn unconnected(&self, content: Range<usize>) -> Range<usize> {
        let Range { start, end } = content;
        // "So-called" joins nothing.
        let compound = self.is_hyphen(start + 1);
        let bare = !compound
            && matches!(self.signal(start), Signal::But | Signal::And | Signal::So | Signal::Yet | Signal::Nor);
        let adverb =
            matches!(self.signal(start), Signal::Connective | Signal::Then) && self.signal(start + 1) == Signal::Comma;
        match (self.quote(start), bare, adverb) {
            (None, true, _) => self.trim(start + 1..end),
            (None, _, true) => self.trim(start + 2..end),
            _ => start..end,
        }
    }

    pub fn span(&self, tokens: &Range<usize>) -> Option<Span> {
        let list = self.tokens.get(tokens.clone())?;
        Some(Span { start: list.first()?.span.start, end: list.last()?.span.end })
    }

    pub fn attribution(&self, found: &Found) -> Option<Attribution> {
        let content = self.span(&found.content)?;
        let source = found.source.as_ref().and_then(|source| self.span(source));
        Some(Attribution { manner: self.manner(&found.content), content, cue: self.span(&found.cue), source })
    }

    fn manner(&self, content: &Range<usize>) -> Manner {
        if self.quotes.is_empty() {
            return Manner::Indirect;
        }
        let (mut quoted, mut bare) = (false, false);
        for at in content.clone().filter(|at| self.is_word(*at)) {
            let inside = self.quote(at).is_some();
            quoted |= inside;
            bare |= !inside;
        }
        match (quoted, bare) {
            (false, _) => Manner::Indirect,
            (true, false) => Manner::Direct,
            (true, true) => Manner::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn marks_at_the_ends_are_left_out() {
        assert_eq!(read("“We know,” she said. (It is safe, she said.)")[1], "she | said | It is safe");
        assert_eq!(read("But the dam is safe, she said."), ["she | said | the dam is safe"]);
        assert_eq!(read("So-called experts may wait, she said."), ["she | said | So-called experts may wait"]);
        assert_eq!(read("She praised the dam even as it leaked."), ["She | praised | the dam"]);
        assert_eq!(read("She said the dam was even."), ["She | said | the dam was even"]);
    }
}
