//! Markup: Markdown signs and HTML tags left in a text. Only signs are marked, never words.

use super::links;
use crate::text::bytes;
use crate::text::span::Span;

/// More openers than this in one line are no emphasis.
const MOST_OPENERS: usize = 16;

/// All signs of a text with these raw lines, sorted and apart.
pub(super) fn signs(text: &str, lines: &[(usize, &str)]) -> Vec<Span> {
    let mut signs = Vec::new();
    let mut before = Numbered::default();
    for &(start, line) in lines {
        let mut from = start + block_signs(text, start, line, &mut before, &mut signs);
        let end = start + line.len();
        if may_hold_signs(&line.as_bytes()[from - start..]) {
            let first = signs.len();
            links::signs(text, from, end, &mut signs);
            emphasis(text, &mut from, end, first, &mut signs);
            signs[first..].sort_unstable();
        }
    }
    signs
}

/// Whether any byte could begin a sign.
fn may_hold_signs(line: &[u8]) -> bool {
    bytes::any(line, |byte| matches!(byte, b'*' | b'_' | b'[' | b'<' | b'\\' | b'&'))
}

/// The list number of the line before, with the place of its sign.
#[derive(Debug, Default)]
struct Numbered {
    number: u32,
    sign: Option<Span>,
    /// Dash that opened the line before: a dash is a bullet only where another follows.
    dash: Option<(char, Span)>,
}

/// Marks what stands at the beginning of a line, or all of a rule; returns how many bytes of the line are done.
fn block_signs(text: &str, start: usize, line: &str, before: &mut Numbered, signs: &mut Vec<Span>) -> usize {
    let content = line.trim();
    let lead = line.len() - line.trim_start().len();
    if content.is_empty() {
        return line.len();
    }
    if is_rule(content) {
        signs.push(Span::new(start + lead, start + lead + content.len()));
        return line.len();
    }
    let mut at = lead;
    let mut last = None;
    while let Some(length) = block_sign(&line[at..]) {
        let sign = Span::new(start + at, start + at + length);
        signs.push(sign);
        last = Some(sign);
        let rest = &line[at + length..];
        at = line.len() - rest.trim_start().len();
    }
    if last.is_none() {
        at += list_signs(start + lead, &line[lead..], before, signs);
    } else {
        *before = Numbered::default();
    }
    debug_assert!(text.is_char_boundary(start + at));
    at
}

/// `#`, `>`, a bullet; with a blank behind it.
fn block_sign(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let length = match first {
        '#' => line.bytes().take_while(|byte| *byte == b'#').count(),
        '>' | '-' | '*' | '+' | '•' | '‣' | '◦' | '▪' | '·' => first.len_utf8(),
        _ => return None,
    };
    let rest = &line[length..];
    let blank = rest.starts_with([' ', '\t', '\u{a0}']) || first == '•' || first == '>' && rest.starts_with('>');
    (length <= 6 && blank && !rest.trim().is_empty()).then_some(length)
}

/// Numbers and dashes are signs of a list only where the next line goes on with them.
fn list_signs(start: usize, line: &str, before: &mut Numbered, signs: &mut Vec<Span>) -> usize {
    let mut now = Numbered::default();
    let mut length = 0;
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=2).contains(&digits) && matches!(line.as_bytes().get(digits..digits + 2), Some(b". " | b") ")) {
        length = digits + 1;
        now.number = line[..digits].parse().unwrap_or(0);
        now.sign = Some(Span::new(start, start + length));
        if let Some(sign) = before.sign.filter(|_| before.number + 1 == now.number) {
            push_pair(sign, start, length, signs);
        }
    } else if let Some(dash) = line.chars().next().filter(|c| matches!(c, '–' | '—'))
        && line[dash.len_utf8()..].starts_with([' ', '\u{a0}'])
    {
        length = dash.len_utf8();
        now.dash = Some((dash, Span::new(start, start + length)));
        if let Some((_, sign)) = before.dash.filter(|(other, _)| *other == dash) {
            push_pair(sign, start, length, signs);
        }
    }
    *before = now;
    length
}

/// Adds the sign of this line, and of the one before unless it is there already.
fn push_pair(sign: Span, start: usize, length: usize, signs: &mut Vec<Span>) {
    let at = signs.partition_point(|other| other.start < sign.start);
    if signs.get(at) != Some(&sign) {
        signs.insert(at, sign);
    }
    signs.push(Span::new(start, start + length));
}

/// `---`, `* * *`, `===`.
fn is_rule(content: &str) -> bool {
    let Some(first) = content.chars().next().filter(|c| matches!(c, '-' | '*' | '_' | '=')) else { return false };
    let (mut signs, mut others) = (0, false);
    for c in content.chars() {
        signs += usize::from(c == first);
        others |= c != first && c != ' ';
    }
    signs >= 3 && !others
}

/// Pairs runs of `*` and `_` that lean on the words between them. Signs found before, from `first` on, are stepped over.
fn emphasis(text: &str, from: &mut usize, end: usize, first: usize, signs: &mut Vec<Span>) {
    let known: Vec<Span> = signs[first..].to_vec();
    let mut known = known.iter().peekable();
    let mut openers: Vec<(u8, Span)> = Vec::new();
    let bytes = text.as_bytes();
    while *from < end {
        if let Some(sign) = known.next_if(|sign| sign.start as usize == *from) {
            *from = sign.end as usize;
            if sign.len() == 1 && bytes[sign.start as usize] == b'\\' {
                *from += 1;
            }
            continue;
        }
        let byte = bytes[*from];
        if !matches!(byte, b'*' | b'_') {
            *from += 1;
            continue;
        }
        let length = bytes[*from..end].iter().take_while(|other| **other == byte).count();
        let run = Span::new(*from, *from + length);
        *from += length;
        if length <= 3 {
            pair(text, byte, run, &mut openers, signs);
        }
    }
}

fn pair(text: &str, byte: u8, run: Span, openers: &mut Vec<(u8, Span)>, signs: &mut Vec<Span>) {
    let before = text[..run.start as usize].chars().next_back();
    let after = text[run.end as usize..].chars().next();
    let blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if !blank(before) && !letter(after) {
        let opener = openers.iter().rposition(|(other, opener)| *other == byte && opener.len() == run.len());
        if let Some(at) = opener {
            signs.extend([openers[at].1, run]);
            openers.truncate(at);
            return;
        }
    }
    if !blank(after) && !letter(before) && openers.len() < MOST_OPENERS {
        openers.push((byte, run));
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::raw_lines;
    use super::*;

    /// The text with its signs in braces.
    fn marked(text: &str) -> String {
        let (mut out, mut at) = (String::new(), 0);
        for sign in signs(text, &raw_lines(text)) {
            out += &text[at..sign.start as usize];
            out += &format!("{{{}}}", sign.of(text));
            at = sign.end as usize;
        }
        out + &text[at..]
    }

    #[test]
    fn emphasis_is_a_pair_that_leans_on_words() {
        assert_eq!(marked("a *very* old **weir**."), "a {*}very{*} old {**}weir{**}.");
        assert_eq!(marked("_The Gull_ sank, *she said*."), "{_}The Gull{_} sank, {*}she said{*}.");
        assert_eq!(marked("***Now!***"), "{***}Now!{***}");
        for plain in ["5 * 3 * 2", "fields marked *", "f*ck and sh*t", "snake_case_name", "a *star alone", "****"] {
            assert_eq!(marked(&format!("x {plain}")), format!("x {plain}"));
        }
    }

    #[test]
    fn links_lose_their_brackets_and_target() {
        assert_eq!(
            marked("a [mill](#) and [b](https://x.example/a_(b)) c"),
            "a {[}mill{](#)} and {[}b{](https://x.example/a_(b))} c"
        );
        assert_eq!(marked("![The *old* mill](/m.png)"), "{![}The {*}old{*} mill{](/m.png)}");
        for plain in ["he [sic](see note) said", "[t](he) man", "“[T]he dam”", "a [b] (c)", "[x](unclosed"] {
            assert_eq!(marked(plain), plain);
        }
    }

    #[test]
    fn lines_begin_with_signs() {
        assert_eq!(
            marked("## The weir\n> “No.”\n- one\n* two\n---\n"),
            "{##} The weir\n{>} “No.”\n{-} one\n{*} two\n{---}\n"
        );
        assert_eq!(marked("1. a mill\n2. a weir"), "{1.} a mill\n{2.} a weir");
        assert_eq!(marked("– a mill\n– a weir"), "{–} a mill\n{–} a weir");
        for plain in ["#weir is full", "-5 degrees", "7. Mai was cold", "— Ada Holm", "12. A\n14. B"] {
            assert_eq!(marked(plain), plain);
        }
    }

    #[test]
    fn tags_and_entities_are_signs() {
        assert_eq!(marked("<p>One<br/>two</p>&nbsp;a &amp; b"), "{<p>}One{<br/>}two{</p>}{&nbsp;}a {&amp;} b");
        assert_eq!(marked("<https://x.example>"), "{<}https://x.example{>}");
        assert_eq!(marked(r"2 \* 3"), r"2 {\}* 3");
        for plain in ["a < b > c", "<sighs> loudly", "Q&A; later", "AT&T;"] {
            assert_eq!(marked(plain), plain);
        }
    }

    #[test]
    fn any_text_is_read() {
        for text in ["*", "[", "](", "![", "\\", "<", "&#", "**_[](", "é*é*", "- ", "> > >", "1. ", "•é"] {
            marked(text);
            marked(&text.repeat(5000));
        }
    }
}
