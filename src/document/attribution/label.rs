//! Labels: a name and a colon before what it says, a dash and a name behind it, a paragraph behind a cue and a colon.

use super::reading::{Found, Reading};
use crate::text::signal::Signal;
use crate::text::tag::Tag;
use std::ops::Range;

impl Reading<'_> {
    /// "Varn: The dam is safe": a name and a colon open a headline or a turn of an interview.
    pub fn labelled(&self, stretch: &Range<usize>) -> Option<(Found, usize)> {
        if self.paragraph_start(stretch.start) != Some(stretch.start) {
            return None;
        }
        let colon =
            (stretch.start + 1..stretch.end.min(stretch.start + 8)).find(|at| self.signal(*at) == Signal::Colon)?;
        let name = stretch.start..colon;
        let named = self.tag(colon - 1) == Tag::ProperNoun
            || name.len() > 1 && self.capitalised(colon - 1)
            || self.is_caps(colon - 1)
            || is_informant(self.norm(colon - 1));
        let nominal = name.clone().all(|at| {
            self.capitalised(at) && (self.nominal(at) || self.is_caps(at)) || self.tag(at) == Tag::Preposition
        });
        let words = (colon + 1..stretch.end).filter(|at| self.is_word(*at)).count();
        if !named || !nominal || words < 3 {
            return None;
        }
        // A turn of an interview lasts to the end of its paragraph.
        let caps = name.clone().all(|at| self.is_caps(at));
        let turn = caps && name.start > 0;
        if caps != turn || !turn && name.start > 0 {
            return None;
        }
        let end = if turn { self.paragraph_end(name.start)?.max(stretch.end) } else { stretch.end };
        let content = self.trim(colon + 1..end);
        (!content.is_empty()).then_some((Found { content, cue: colon..colon + 1, source: Some(name) }, end))
    }

    /// "“We are leaving.” — Ilse Varn": a quotation fills its paragraph but for a dash and a name.
    pub fn signed(&self, stretch: &Range<usize>) -> Option<(Found, usize)> {
        let quote = self.quote_from(stretch.start)?;
        let dash = quote.tokens.end;
        let end = self.paragraph_end(stretch.start)?;
        let name = self.trim(dash + 1..end);
        let opens = self.paragraph_start(stretch.start) == Some(stretch.start);
        let named = self.tag(name.start) == Tag::ProperNoun || self.capitalised(name.start);
        let short = !name.is_empty() && name.len() < 16 && !self.has_finite(name.clone());
        let content = quote.tokens.clone();
        (opens && short && named && self.is_dash(dash))
            .then_some((Found { content, cue: dash..dash + 1, source: Some(name) }, end))
    }

    /// "She wrote:" ends a paragraph, and the next one has no quotation marks: all of it is quoted.
    pub fn block(&self, stretch: &Range<usize>) -> Option<Range<usize>> {
        let opens = self.paragraph_start(stretch.start) == Some(stretch.start);
        let end = self.paragraph_end(stretch.start)?.max(stretch.end);
        let words = (stretch.start..end).filter(|at| self.is_word(*at)).count();
        (opens && words > 4 && (stretch.start..end).all(|at| self.quote(at).is_none())).then_some(stretch.start..end)
    }

    fn is_caps(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| {
            let text = token.span.of(self.document.text);
            text.chars().count() > 1 && text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_lowercase)
        })
    }
}

/// What a headline names instead of a person.
fn is_informant(norm: &str) -> bool {
    const INFORMANTS: [&str; 13] = [
        "poll",
        "report",
        "study",
        "newspaper",
        "aide",
        "source",
        "sources",
        "officials",
        "police",
        "survey",
        "experts",
        "expert",
        "analysis",
    ];
    INFORMANTS.contains(&norm)
}

#[cfg(test)]
mod tests {
    use crate::document::attribution::testing::read;

    #[test]
    fn a_headline_names_its_source() {
        assert_eq!(
            read("Mayor Ilse Varn: The dam was never safe\n\nThe mayor spoke."),
            ["Mayor Ilse Varn | : | The dam was never safe"]
        );
        assert!(read("The mayor spoke.\n\nCorrection: the dam was built in 1950.").is_empty());
    }

    #[test]
    fn a_quotation_is_signed() {
        assert_eq!(
            read("“We are leaving tonight.” — Ilse Varn, 34"),
            ["Ilse Varn, 34 | — | “We are leaving tonight.”"]
        );
        assert!(read("“We are leaving tonight.” — the crowd was gone by then.").is_empty());
    }

    #[test]
    fn a_paragraph_behind_a_colon_is_quoted_as_a_whole() {
        let text = "Varn writes:\n\nThe dam was never safe. We know that now.\n\nThe council met.";
        assert_eq!(read(text), ["Varn | writes | The dam was never safe. We know that now."]);
        assert!(read("There were two:\n\nThe dam was never safe. It fell at noon.").is_empty());
    }

    #[test]
    fn a_turn_lasts_to_the_end_of_its_paragraph() {
        assert_eq!(
            read("They met.\n\nILSE VARN: It is safe now. We know that."),
            ["ILSE VARN | : | It is safe now. We know that"]
        );
    }
}
