//! Concordance: places in texts, each in its context.

use crate::document::Document;
use crate::text::span::Span;
use crate::text::token::{Part, Token, Voice};

/// A place in its context. The texts are on one line and hold no control character.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub doc_id: String,
    /// The group of the article, such as its outlet; empty where it has none.
    pub group: String,
    pub voice: Voice,
    pub left: String,
    pub node: String,
    pub right: String,
    /// In code points of the text.
    pub start: u32,
    pub end: u32,
    /// Words of the body before it, in per cent of all.
    pub position: f64,
}

/// In which order lines stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// By the words to the left, the nearest first.
    Left,
    /// By the words to the right, the nearest first.
    Right,
    /// By how far into its article the place is.
    Position,
    /// As the articles came.
    #[default]
    None,
}

impl Line {
    /// The line of a span, with up to `context` words on each side. What the article does not say itself (bylines,
    /// boilerplate, markup) is left out.
    pub fn new(document: &Document, span: Span, group: &str, context: usize) -> Line {
        let first = document.token_at(span.start).min(document.tokens.len());
        let end = document.tokens.partition_point(|token| token.span.start < span.end);
        let part = document.tokens.get(first).map_or(Part::Body, |token| token.part);
        let left = side(document, (0..first).rev(), part, context);
        let right = side(document, end..document.tokens.len(), part, context);
        let before = document.tokens.get(first).map_or(span.start, |token| token.span.start.min(span.start));
        let behind = end.checked_sub(1).map_or(span.end, |at| document.tokens[at].span.end.max(span.end));
        let whole = |range: (u32, u32)| clean(&document.text[range.0 as usize..range.1 as usize]);
        let characters = |at: u32| document.text[..at as usize].chars().count() as u32;
        let words = document.words.partition_point(|word| word.span.start < span.start);
        Line {
            doc_id: document.id.to_owned(),
            group: group.to_owned(),
            voice: document.tokens.get(first).map_or(Voice::Author, |token| token.voice),
            left: joined(document, left.iter().rev(), Some(before)) + &whole((before, span.start)),
            node: whole((span.start, span.end)),
            right: whole((span.end, behind)) + &joined_after(document, &right, behind),
            start: characters(span.start),
            end: characters(span.end),
            position: 100.0 * words as f64 / document.words.len().max(1) as f64,
        }
    }
}

/// Tokens of a part on one side of a place, as far as so many words reach.
fn side(document: &Document, places: impl Iterator<Item = usize>, part: Part, words: usize) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut left = words;
    for token in places.map(|at| document.tokens[at]).filter(|token| token.part == part) {
        if left == 0 {
            break;
        }
        left -= usize::from(token.is_word());
        tokens.push(token);
    }
    tokens
}

/// Tokens as they stand, white space between them a single blank; with the blank before `next` if there is one.
fn joined<'a>(document: &Document, tokens: impl Iterator<Item = &'a Token>, next: Option<u32>) -> String {
    let mut text = String::new();
    let mut end: Option<u32> = None;
    for token in tokens {
        text.push_str(if end.is_some_and(|end| is_apart(document, end, token.span.start)) { " " } else { "" });
        text.push_str(&clean(token.span.of(document.text)));
        end = Some(token.span.end);
    }
    if let (Some(end), Some(next)) = (end, next) {
        text.push_str(if is_apart(document, end, next) { " " } else { "" });
    }
    text
}

fn joined_after(document: &Document, tokens: &[Token], behind: u32) -> String {
    let apart = tokens.first().is_some_and(|first| is_apart(document, behind, first.span.start));
    (if apart { " " } else { "" }).to_owned() + &joined(document, tokens.iter(), None)
}

fn is_apart(document: &Document, end: u32, start: u32) -> bool {
    document.text[end as usize..start as usize].contains(char::is_whitespace)
}

/// Text that steers no terminal: white space as single blanks, without control characters and marks of direction.
pub fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_whitespace() => {
                if !cleaned.ends_with(' ') {
                    cleaned.push(' ');
                }
            }
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            _ if c.is_control() => {}
            c => cleaned.push(c),
        }
    }
    cleaned
}

/// Sorts lines; equals stay in the order in which they came.
pub fn sort(lines: &mut [Line], order: Order) {
    let words = |text: &str| -> Vec<String> {
        let pieces = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’');
        pieces.filter(|piece| !piece.is_empty()).map(str::to_lowercase).collect()
    };
    match order {
        Order::Left => lines.sort_by_cached_key(|line| words(&line.left).into_iter().rev().collect::<Vec<_>>()),
        Order::Right => lines.sort_by_cached_key(|line| words(&line.right)),
        Order::Position => lines.sort_by(|a, b| a.position.total_cmp(&b.position)),
        Order::None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::corpus::pattern::Pattern;
    use crate::document::passage::Scope;
    use crate::lexicon::{Lexicons, Vocabulary};

    fn lines(text: &str, pattern: &Pattern, context: usize) -> Vec<Line> {
        let article = Article { id: "a".into(), text: text.to_owned(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        let spans = pattern.find(&document, Scope::Body);
        spans.into_iter().map(|span| Line::new(&document, span, "post", context)).collect()
    }

    #[test]
    fn a_line_holds_so_many_words_on_each_side() {
        let text = "Now, É, the old\n\n\u{1b}\u{202e}dam – they say – “holds”.";
        let line = lines(text, &Pattern::phrase("dam", true).unwrap(), 2).remove(0);
        assert_eq!((line.left.as_str(), line.node.as_str()), ("the old ", "dam"));
        assert_eq!(line.right, " – they say");
    }

    #[test]
    fn an_expression_may_cut_a_word() {
        let line = lines("What a shame it is", &Pattern::expression("ham", true).unwrap(), 1).remove(0);
        assert_eq!((line.left.as_str(), line.node.as_str(), line.right.as_str()), ("a s", "ham", "e it"));
        assert_eq!((line.start, line.end, line.position), (8, 11, 60.0));
    }

    #[test]
    fn lines_are_sorted_outwards() {
        let text = "The new dam broke. An old dam held. A new dam held.";
        let pattern = Pattern::phrase("dam", true).unwrap();
        let sorted = |order| {
            let mut found = lines(text, &pattern, 2);
            sort(&mut found, order);
            found.iter().map(|line| format!("{}|{}", line.left, line.right)).collect::<Vec<_>>()
        };
        assert_eq!(sorted(Order::Left)[0], "A new | held.");
        assert_eq!(sorted(Order::Right)[0], "The new | broke. An");
        assert_eq!(sorted(Order::Position), sorted(Order::None));
    }
}
