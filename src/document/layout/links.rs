//! Links, tags, entities and escapes: markup with brackets.

use crate::text::span::Span;

/// Longer tags are no tags.
const LONGEST_TAG: usize = 400;

const TAGS: [&str; 52] = [
    "a",
    "abbr",
    "article",
    "aside",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "ins",
    "li",
    "main",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "table",
    "td",
    "u",
    "ul",
];

const ENTITIES: [&str; 16] = [
    "nbsp", "amp", "lt", "gt", "quot", "apos", "ldquo", "rdquo", "lsquo", "rsquo", "ndash", "mdash", "hellip",
    "middot", "copy", "shy",
];

/// Adds the signs between `from` and `end`, which lie in one line.
pub(super) fn signs(text: &str, from: usize, end: usize, signs: &mut Vec<Span>) {
    let bytes = text.as_bytes();
    let first = signs.len();
    let mut open: Vec<usize> = Vec::new();
    let mut at = from;
    while at < end {
        let rest = &text[at..end];
        let length = match bytes[at] {
            b'\\' if rest[1..].starts_with(['*', '_', '[', ']', '#', '(', ')', '>', '\\']) => {
                signs.push(Span::new(at, at + 1));
                2
            }
            b'[' => {
                open.push(at);
                1
            }
            b']' => close(text, at, end, &mut open, signs),
            b'<' => angle(at, rest, signs),
            b'&' => entity(rest).inspect(|length| signs.push(Span::new(at, at + length))).unwrap_or(1),
            _ => rest.chars().next().map_or(1, char::len_utf8),
        };
        at += length;
    }
    signs[first..].sort_unstable();
}

/// `](target)`, if a `[` is open; returns the length that is done.
fn close(text: &str, at: usize, end: usize, open: &mut Vec<usize>, signs: &mut Vec<Span>) -> usize {
    let Some(opener) = open.pop() else { return 1 };
    let Some(target) = text[at..end].strip_prefix("](").and_then(target) else { return 1 };
    let image = text[..opener].ends_with('!');
    signs.push(Span::new(opener - usize::from(image), opener + 1));
    let length = "](".len() + target + ")".len();
    signs.push(Span::new(at, at + length));
    length
}

/// The length of a link's target up to its closing bracket. Targets look like addresses; `(see note)` is none.
fn target(rest: &str) -> Option<usize> {
    let mut depth = 0;
    let mut close = None;
    let mut quoted = false;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'(' => depth += 1,
            b')' if depth == 0 => {
                close = Some(at);
                break;
            }
            b')' => depth -= 1,
            b'[' => break,
            b' ' if !quoted && !rest[at + 1..].starts_with('"') => break,
            _ => {}
        }
    }
    let target = &rest[..close?];
    let address = target.is_empty() || target.contains(['#', '/', ':', '.', '?']);
    address.then_some(target.len())
}

/// `<b>`, `</p>`, `<!-- -->`, `<https://...>`; returns the length that is done.
fn angle(at: usize, rest: &str, signs: &mut Vec<Span>) -> usize {
    let window = rest.as_bytes()[1..].iter().take(LONGEST_TAG);
    let Some(close) = window.clone().position(|byte| matches!(byte, b'>' | b'<')).map(|close| close + 1) else {
        return 1;
    };
    let inside = &rest[1..close];
    if !rest[close..].starts_with('>') {
        return 1;
    }
    if inside.starts_with("http://") || inside.starts_with("https://") || inside.starts_with("mailto:") {
        signs.extend([Span::new(at, at + 1), Span::new(at + close, at + close + 1)]);
        return close + 1;
    }
    let name = inside.trim_start_matches('/');
    let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
    let known = TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name));
    if known || inside.starts_with("!--") {
        signs.push(Span::new(at, at + close + 1));
        return close + 1;
    }
    1
}

/// The length of `&nbsp;` or `&#39;` at the start.
fn entity(rest: &str) -> Option<usize> {
    let length = rest.bytes().take(9).position(|byte| byte == b';')?;
    let name = &rest[1..length];
    let number = name.strip_prefix('#').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_alphanumeric()));
    (number || ENTITIES.contains(&name)).then_some(length + 1)
}
