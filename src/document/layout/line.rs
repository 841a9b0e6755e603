//! Lines: what head and tail of a page are made of, with markup blanked out.

use crate::text::bytes;
use crate::text::span::Span;
use std::borrow::Cow;

/// A line that is not empty.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// Without white space at its ends.
    pub span: Span,
    /// The text of the span with every byte of markup a blank, so that places in it are places in the article.
    pub text: Cow<'a, str>,
    /// The signs in it.
    pub signs: &'a [Span],
    /// An empty line, or the beginning of the article, stands before it.
    pub apart: bool,
    /// Begins with `#`.
    pub heading: bool,
    /// All its words stand in one pair of signs: emphasis or a link.
    pub wrapped: bool,
    /// It is a link and nothing else.
    pub linked: bool,
    /// Only signs, such as `---`.
    pub rule: bool,
}

impl Line<'_> {
    /// The words of the line without blanks at the ends.
    pub fn plain(&self) -> &str {
        self.text.trim_matches(is_blank)
    }

    /// The place of the words in the article.
    pub fn plain_span(&self) -> Span {
        let start = self.text.len() - self.text.trim_start_matches(is_blank).len();
        self.place(start, start + self.plain().len())
    }

    /// The place in the article of bytes of the line's text.
    pub fn place(&self, start: usize, end: usize) -> Span {
        Span::new(self.span.start as usize + start, self.span.start as usize + end)
    }

    /// The span widened to the sign that belongs to one inside it: `[Ann Holm` to `[Ann Holm](#)`.
    pub fn balanced(&self, span: Span) -> Span {
        let first = self.signs.partition_point(|sign| sign.start < span.start);
        let end = self.signs.partition_point(|sign| sign.start < span.end);
        let mut wide = span;
        if (end - first) % 2 == 1 {
            match (self.signs.get(end), first.checked_sub(1).and_then(|before| self.signs.get(before))) {
                (Some(after), _) if after.start == span.end => wide.end = after.end,
                (_, Some(before)) if before.end == span.start => wide.start = before.start,
                _ => {}
            }
        }
        wide
    }

    /// Ends as sentences do; an ellipsis ends a teaser.
    pub fn ends_sentence(&self) -> bool {
        let text = self.plain().trim_end_matches(|c: char| "\"”’')]»*".contains(c) || is_blank(c));
        text.ends_with(['.', '!', '?']) && !text.ends_with("...")
    }

    pub fn ends_in_ellipsis(&self) -> bool {
        let text = self.plain().trim_end_matches(|c: char| "\"”’')]".contains(c));
        text.ends_with('…') || text.ends_with("...")
    }
}

pub(super) fn is_blank(c: char) -> bool {
    if c.is_ascii() {
        matches!(c, ' ' | '\t'..='\r')
    } else {
        c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
    }
}

/// The lines of a text, empty ones too, each with its place.
pub(super) fn raw_lines(text: &str) -> Vec<(usize, &str)> {
    let place = |line: &str| line.as_ptr() as usize - text.as_ptr() as usize;
    let others = ['\r', '\u{2028}', '\u{2029}'];
    // The last bytes of the rarer line ends.
    let may_end = |line: &str| bytes::any(line.as_bytes(), |byte| matches!(byte, b'\r' | 0xa8 | 0xa9));
    let mut lines = Vec::with_capacity(text.len() / 64 + 1);
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if may_end(line) && line.contains(others) {
            lines.extend(line.split(others).map(|line| (place(line), line)));
        } else {
            lines.push((place(line), line));
        }
    }
    lines
}

/// Those of the raw lines of a text that are outside `matter` and not empty. `signs` are sorted.
pub(super) fn lines<'a>(text: &'a str, raw: &[(usize, &str)], signs: &'a [Span], matter: &[Span]) -> Vec<Line<'a>> {
    let mut lines = Vec::with_capacity(raw.len());
    let mut signs = signs;
    let mut apart = true;
    for &(start, raw) in raw {
        let trimmed = raw.trim_start_matches(is_blank);
        let from = start + (raw.len() - trimmed.len());
        let span = Span::new(from, from + trimmed.trim_end_matches(is_blank).len());
        if span.is_empty() {
            apart = true;
        } else if !matter.iter().any(|matter| matter.overlaps(span)) {
            signs = &signs[signs.partition_point(|sign| sign.end <= span.start)..];
            let inside = &signs[..signs.partition_point(|sign| sign.start < span.end)];
            lines.push(line(text, span, inside, apart));
            apart = false;
        }
    }
    lines
}

fn line<'a>(text: &'a str, span: Span, signs: &'a [Span], apart: bool) -> Line<'a> {
    let raw = span.of(text);
    let heading = raw.starts_with('#') && signs.first().is_some_and(|sign| sign.start == span.start);
    if signs.is_empty() {
        let text = Cow::Borrowed(raw);
        return Line { span, text, signs, apart, heading, wrapped: false, linked: false, rule: false };
    }
    let mut bytes = raw.as_bytes().to_vec();
    for sign in signs {
        let (from, to) = (sign.start.max(span.start) - span.start, sign.end.min(span.end) - span.start);
        bytes[from as usize..to as usize].fill(b' ');
    }
    // Signs begin and end at characters, so what is left is text.
    let masked = String::from_utf8(bytes).unwrap_or_default();
    let rule = masked.trim().is_empty();
    let ends = |sign: &Span| sign.of(text).starts_with("](") && sign.end == span.end;
    let opens = |sign: &Span| sign.of(text) == "[";
    let links = signs.iter().filter(|sign| opens(sign)).count();
    let bulleted = signs.len() == 2 || signs.len() == 3 && !opens(&signs[0]);
    let linked = !rule && links == 1 && bulleted && signs.last().is_some_and(ends);
    let wrapped = !rule && signs.len() > 1 && signs[0].start == span.start && signs[signs.len() - 1].end == span.end;
    Line { span, text: Cow::Owned(masked), signs, apart, heading, wrapped, linked, rule }
}

/// A word or a mark of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub text: &'a str,
    /// Place of its first byte in the line's text.
    pub at: usize,
}

impl Piece<'_> {
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }

    pub fn is_mark(&self) -> bool {
        self.text.chars().all(is_mark)
    }
}

fn is_mark(c: char) -> bool {
    matches!(
        c,
        ',' | ';' | ':' | '(' | ')' | '[' | ']' | '|' | '·' | '•' | '—' | '–' | '-' | '"' | '“' | '”' | '‘' | '’'
    ) || matches!(c, '\'' | '!' | '?' | '/' | '»' | '«' | '>' | '©' | '…' | '*')
}

/// The first `limit` words and marks of a text. A period stays with its word: `Dec.`, `J.`
pub(super) fn pieces(text: &str, limit: usize) -> Vec<Piece<'_>> {
    let mut pieces = Vec::with_capacity(limit.min(text.len() / 4 + 1));
    let mut rest = 0;
    while pieces.len() < limit {
        let chunk = text[rest..].trim_start_matches(is_blank);
        let start = text.len() - chunk.len();
        if chunk.is_empty() {
            break;
        }
        let chunk = &chunk[..chunk.find(is_blank).unwrap_or(chunk.len())];
        rest = start + chunk.len();
        if chunk.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            pieces.push(Piece { text: chunk, at: start });
            continue;
        }
        for part in chunk.split_inclusive(['—', '|']) {
            let at = start + (part.as_ptr() as usize - chunk.as_ptr() as usize);
            push_chunk(part, at, &mut pieces);
        }
    }
    pieces.truncate(limit);
    pieces
}

fn push_chunk<'a>(chunk: &'a str, at: usize, pieces: &mut Vec<Piece<'a>>) {
    let core = chunk.trim_start_matches(is_mark);
    let before = chunk.len() - core.len();
    let core_len = core.trim_end_matches(|c| is_mark(c) || c == '.').len();
    let dotted = core_len > 0 && core[core_len..].starts_with('.');
    let core_len = core_len + usize::from(dotted);
    let marks = |from: usize, to: usize, pieces: &mut Vec<Piece<'a>>| {
        for (offset, c) in chunk[from..to].char_indices() {
            let start = from + offset;
            pieces.push(Piece { text: &chunk[start..start + c.len_utf8()], at: at + start });
        }
    };
    marks(0, before, pieces);
    if core_len > 0 {
        pieces.push(Piece { text: &chunk[before..before + core_len], at: at + before });
    }
    marks(before + core_len, chunk.len(), pieces);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_words_and_marks() {
        let texts: Vec<&str> =
            pieces("By Jo O’Dare, Dec. 4|(Wire)—A 18.12.2016; yes, so! No.", 99).iter().map(|p| p.text).collect();
        let expected = [
            "By",
            "Jo",
            "O’Dare",
            ",",
            "Dec.",
            "4",
            "|",
            "(",
            "Wire",
            ")",
            "—",
            "A",
            "18.12.2016",
            ";",
            "yes",
            ",",
            "so",
            "!",
            "No.",
        ];
        assert_eq!(texts, expected);
    }

    #[test]
    fn lines_know_their_place_and_what_stands_before() {
        let text = "\r\n One\r\nTwo\r\n\r\nThree ";
        let lines = lines(text, &raw_lines(text), &[], &[]);
        let seen: Vec<_> = lines.iter().map(|line| (line.span.of(text), line.apart)).collect();
        assert_eq!(seen, [("One", true), ("Two", false), ("Three", true)]);
    }
}
