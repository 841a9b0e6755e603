//! Cuts: the tokens of a text as they are cut, and where something is to be seen about them.

use super::TokenKind;
use crate::text::span::Span;
use std::ops::Deref;

/// A token as it is cut: where, and of what kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    pub span: Span,
    pub kind: TokenKind,
}

/// All tokens of a text, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cuts {
    list: Vec<Cut>,
    stops: Vec<u32>,
    gaps: Vec<u32>,
}

impl Cuts {
    pub fn with_capacity(tokens: usize) -> Cuts {
        Cuts { list: Vec::with_capacity(tokens), stops: Vec::with_capacity(tokens / 4), gaps: Vec::new() }
    }

    pub fn clear(&mut self) {
        self.list.clear();
        self.stops.clear();
        self.gaps.clear();
    }

    /// Where a sentence may end or a mark stands: all tokens but words of two bytes or more without a period behind them.
    pub fn stops(&self) -> &[u32] {
        &self.stops
    }

    /// The tokens behind which other white space stands than one blank.
    pub fn gaps(&self) -> &[u32] {
        &self.gaps
    }

    /// Takes in the token `text[start..end]`.
    #[inline(always)]
    pub(super) fn push(&mut self, text: &str, start: usize, end: usize, kind: TokenKind) {
        let is_stop = kind != TokenKind::Word || end - start < 2 || text.as_bytes()[end - 1] == b'.';
        self.take(is_stop, Cut { span: Span::new(start, end), kind });
    }

    /// Takes in a word that is known to be letters only.
    #[inline(always)]
    pub(super) fn push_letters(&mut self, start: usize, end: usize) {
        self.take(end - start < 2, Cut { span: Span::new(start, end), kind: TokenKind::Word });
    }

    #[inline(always)]
    fn take(&mut self, is_stop: bool, cut: Cut) {
        if is_stop {
            self.stops.push(self.list.len() as u32);
        }
        self.list.push(cut);
    }

    /// Tells that other white space than one blank stands behind the last token.
    pub(super) fn gap(&mut self) {
        if let Some(last) = self.list.len().checked_sub(1).map(|last| last as u32)
            && self.gaps.last() != Some(&last)
        {
            self.gaps.push(last);
        }
    }

    /// Leaves out all but the first so many.
    pub(super) fn truncate(&mut self, count: usize) {
        self.list.truncate(count);
        while self.stops.pop_if(|stop| *stop as usize >= count).is_some() {}
    }
}

impl Deref for Cuts {
    type Target = [Cut];

    fn deref(&self) -> &[Cut] {
        &self.list
    }
}

#[cfg(test)]
mod tests {
    use super::super::cut;
    use super::*;

    #[test]
    fn stops_and_gaps_are_noted() {
        let mut cuts = Cuts::default();
        cut(" Mr. Doe, a miller,\n\nstayed  at home. \n", &mut cuts);
        // Mr. Doe , a miller , stayed at home .
        assert_eq!((cuts.len(), cuts.stops(), cuts.gaps()), (10, &[0, 2, 3, 5, 9][..], &[5, 6, 9][..]));
        cuts.truncate(3);
        assert_eq!((cuts.len(), cuts.stops()), (3, &[0, 2][..]));
    }
}
