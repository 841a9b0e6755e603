//! Text: an article as blocks of pieces, cut wherever a mark begins or ends.

use super::kinds::KINDS;
use crate::document::Document;
use crate::output::printable::printable;
use crate::text::span::Span;
use crate::text::token::Part;
use serde::Serialize;
use std::borrow::Cow;

/// A drawn mark: its kind, its listing among those of all kinds, and the list of marks and the place in it.
#[derive(Debug, Clone, Copy)]
pub struct Drawn {
    pub span: Span,
    /// Index in [`KINDS`].
    pub kind: usize,
    pub listing: usize,
    pub list: usize,
    pub mark: usize,
}

/// A paragraph or line, or a part of one.
#[derive(Debug, Serialize)]
pub struct Block<'a> {
    pub part: &'static str,
    /// Where it begins in the text.
    pub at: u32,
    pub pieces: Vec<Piece<'a>>,
}

/// A stretch of text under the same marks.
#[derive(Debug, Serialize)]
pub struct Piece<'a> {
    pub text: Cow<'a, str>,
    /// The features that mark it, the outermost first.
    pub kinds: Vec<&'static str>,
    /// `listing:mark` of each mark, apart by blanks.
    pub marks: String,
    /// The same marks.
    #[serde(skip)]
    pub drawn: Vec<Drawn>,
    /// Whether a mark begins here.
    pub first: bool,
    /// Whether it is a sign of a markup language.
    pub markup: bool,
}

/// The blocks of a document. `place` gives positions as the page counts them.
pub fn blocks<'a>(document: &Document<'a>, drawn: &[Drawn], place: impl Fn(u32) -> u32) -> Vec<Block<'a>> {
    let mut cuts: Vec<u32> = drawn.iter().flat_map(|mark| [mark.span.start, mark.span.end]).collect();
    let signs = document.parts.0.iter().filter(|(_, part)| *part == Part::Markup);
    cuts.extend(signs.flat_map(|(span, _)| [span.start, span.end]));
    cuts.sort_unstable();
    cuts.dedup();
    let mut drawn = drawn.to_vec();
    drawn.sort_by_key(|mark| (mark.span.start, mark.kind));
    let block = |paragraph: &crate::text::sentence::Paragraph| {
        let span = paragraph.span;
        let part = part(document, paragraph.tokens);
        Block { part, at: place(span.start), pieces: pieces(document, span, &cuts, &drawn) }
    };
    document.paragraphs.iter().map(block).collect()
}

/// The part a paragraph belongs to: that of its first token that is no sign of markup.
pub fn part(document: &Document, tokens: (u32, u32)) -> &'static str {
    let tokens = &document.tokens[tokens.0 as usize..tokens.1 as usize];
    let part = tokens.iter().map(|token| token.part).find(|part| *part != Part::Markup).unwrap_or(Part::Markup);
    match part {
        Part::Body => "body",
        Part::Headline => "headline",
        Part::Byline => "byline",
        Part::Dateline => "date line",
        Part::Boilerplate => "boilerplate",
        Part::Markup => "markup",
    }
}

fn pieces<'a>(document: &Document<'a>, block: Span, cuts: &[u32], drawn: &[Drawn]) -> Vec<Piece<'a>> {
    let first = cuts.partition_point(|cut| *cut <= block.start);
    let inside = cuts[first..].iter().copied().take_while(|cut| *cut < block.end);
    let mut pieces = Vec::new();
    let mut start = block.start;
    for end in inside.chain([block.end]) {
        pieces.push(piece(document, Span { start, end }, drawn));
        start = end;
    }
    pieces
}

fn piece<'a>(document: &Document<'a>, span: Span, drawn: &[Drawn]) -> Piece<'a> {
    let before = drawn.partition_point(|mark| mark.span.start < span.end);
    let mut over: Vec<&Drawn> = drawn[..before].iter().filter(|mark| mark.span.overlaps(span)).collect();
    over.sort_by_key(|mark| (mark.kind, mark.span.start));
    let marks: Vec<String> = over.iter().map(|mark| format!("{}:{}", mark.listing, mark.mark)).collect();
    let mut kinds: Vec<&'static str> = over.iter().map(|mark| KINDS[mark.kind].feature).collect();
    kinds.dedup();
    let markup = document.parts.0.iter().any(|(sign, part)| *part == Part::Markup && sign.covers(span));
    let first = over.iter().any(|mark| mark.span.start == span.start);
    let drawn = over.into_iter().copied().collect();
    Piece { text: printable(span.of(document.text)), kinds, marks: marks.join(" "), drawn, first, markup }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::lexicon::{Lexicons, Vocabulary};

    fn drawn(span: Span, kind: usize, mark: usize) -> Drawn {
        Drawn { span, kind, listing: 0, list: 0, mark }
    }

    #[test]
    fn crossing_marks_are_cut_and_nothing_of_the_text_is_lost() {
        let article = Article { text: "One two three.\r\n\r\nFour\0 five.".to_owned(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        let marks = [drawn(Span::new(0, 7), 3, 0), drawn(Span::new(4, 13), 1, 1)];
        let blocks = blocks(&document, &marks, |byte| byte);
        let pieces: Vec<(&str, &str, bool)> =
            blocks[0].pieces.iter().map(|it| (it.text.as_ref(), it.marks.as_str(), it.first)).collect();
        let expected = [("One ", "0:0", true), ("two", "0:1 0:0", true), (" three", "0:1", false), (".", "", false)];
        assert_eq!(pieces, expected);
        assert_eq!(blocks[0].pieces[1].kinds, [KINDS[1].feature, KINDS[3].feature]);
        assert_eq!(blocks[1].pieces[0].text, "Four\u{2400} five.");
    }
}
