//! Tokens: the only answer to "what is a word?".
//!
//! Words are those of UAX #29 (unicode-segmentation). On top of it a joining pass keeps together what a reader sees
//! as one: links, mail addresses, decimals, clock times, abbreviations with their period, `AT&T`, `#tag`, `(W)e`.

use super::abbreviation;
use super::span::Span;
use super::tag::Tag;
use unicode_segmentation::UnicodeSegmentation;

/// What a token is. White space is no token.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    Word,
    Number,
    #[default]
    Punctuation,
    Symbol,
    Link,
}

impl TokenKind {
    pub fn as_str(self) -> &'static str {
        match self {
            TokenKind::Word => "word",
            TokenKind::Number => "number",
            TokenKind::Punctuation => "punctuation",
            TokenKind::Symbol => "symbol",
            TokenKind::Link => "link",
        }
    }
}

/// Who says a token: the article's author, or somebody the author quotes between quotation marks. Words in scare
/// quotes, titles and terms are the author's own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    #[default]
    Author,
    Quoted,
}

impl Voice {
    pub fn as_str(self) -> &'static str {
        match self {
            Voice::Author => "author",
            Voice::Quoted => "quoted",
        }
    }
}

/// The part of an article that a token belongs to. Only the body is measured, and the headline where a column says so.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    #[default]
    Body,
    Headline,
    Byline,
    Dateline,
    /// Credits, disclaimers, teasers, forms: what the outlet prints around every article.
    Boilerplate,
    /// Signs of a markup language: `[`, `](https://...)`, `*`, `#`; front matter.
    Markup,
}

/// A token with all that the reading has found out about it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    /// Number of its form among the forms of the document.
    pub form: u32,
    /// Index of its sentence.
    pub sentence: u32,
    pub kind: TokenKind,
    pub tag: Tag,
    pub part: Part,
    pub voice: Voice,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }
}

/// A token as it is cut: where, and of what kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    pub span: Span,
    pub kind: TokenKind,
}

/// Cuts `text` into tokens, in order, each on character boundaries; only white space is left out.
pub fn cut(text: &str, cuts: &mut Vec<Cut>) {
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                cut_chunk(text, from, at, cuts);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        cut_chunk(text, from, text.len(), cuts);
    }
}

/// Cuts one chunk, a run without white space.
fn cut_chunk(text: &str, start: usize, end: usize, cuts: &mut Vec<Cut>) {
    let chunk = &text[start..end];
    let letters = chunk.bytes().take_while(u8::is_ascii_alphabetic).count();
    if letters == chunk.len() {
        cuts.push(Cut { span: Span::new(start, end), kind: TokenKind::Word });
    } else if letters + 1 == chunk.len() && b",;:!?)".contains(&chunk.as_bytes()[letters]) && letters > 0 {
        cuts.push(Cut { span: Span::new(start, end - 1), kind: TokenKind::Word });
        cuts.push(Cut { span: Span::new(end - 1, end), kind: TokenKind::Punctuation });
    } else if let Some((from, to)) = find_link(chunk) {
        cut_plain(text, start, start + from, cuts);
        cuts.push(Cut { span: Span::new(start + from, start + to), kind: TokenKind::Link });
        if start + to < end {
            cut_chunk(text, start + to, end, cuts);
        }
    } else {
        cut_plain(text, start, end, cuts);
    }
}

/// Cuts a chunk that holds no link: UAX #29, then the joins.
fn cut_plain(text: &str, start: usize, end: usize, cuts: &mut Vec<Cut>) {
    let pieces: Vec<(usize, &str)> =
        text[start..end].split_word_bound_indices().map(|(at, piece)| (start + at, piece)).collect();
    let mut at = 0;
    while at < pieces.len() {
        let (count, kind) = join(&pieces[at..], &text[end..], at == 0);
        let (from, (last_start, last)) = (pieces[at].0, pieces[at + count - 1]);
        cuts.push(Cut { span: Span::new(from, last_start + last.len()), kind });
        at += count;
    }
}

/// How many of the leading pieces make one token, and of what kind. `after` is the text behind the chunk, `first` says
/// whether the chunk begins here.
fn join(pieces: &[(usize, &str)], after: &str, first: bool) -> (usize, TokenKind) {
    let piece = |n: usize| pieces.get(n).map_or("", |p| p.1);
    let head = piece(0);
    let kind = kind_of(head);
    match kind {
        TokenKind::Word => {
            if piece(1) == "." && piece(2) != "." && is_abbreviated(head, &pieces[2..], after) {
                return (2, kind);
            }
            if piece(1) == "&" && is_wordlike(piece(2)) {
                return (3, kind);
            }
            if piece(1) == "(" && matches!(piece(2), "s" | "es") && piece(3) == ")" {
                return (4, kind);
            }
            (1, kind)
        }
        TokenKind::Number if piece(1) == ":" && is_clock(head, piece(2)) => {
            let more = if piece(3) == ":" && is_clock("00", piece(4)) { 5 } else { 3 };
            (more, kind)
        }
        TokenKind::Number => (1, kind),
        _ if matches!(head, "(" | "[") && bracketed_initial(piece(1), piece(2), piece(3)) => (4, TokenKind::Word),
        _ if head == "#" && is_wordlike(piece(1)) => (2, TokenKind::Word),
        _ if head == "@" && first && is_wordlike(piece(1)) => (2, TokenKind::Link),
        _ if is_apostrophe(head) && is_clipped(piece(1), piece(2)) => {
            let closed = matches!(piece(1), "n" | "N") && is_apostrophe(piece(2));
            (if closed { 3 } else { 2 }, kind_of(piece(1)))
        }
        _ => {
            let run = if repeats(head) { pieces.iter().take_while(|p| p.1 == head).count() } else { 1 };
            (run, kind)
        }
    }
}

fn kind_of(piece: &str) -> TokenKind {
    match piece.chars().find(|c| c.is_alphanumeric()) {
        Some(c) if c.is_numeric() => TokenKind::Number,
        Some(_) => TokenKind::Word,
        None if piece.chars().all(is_symbol) => TokenKind::Symbol,
        None => TokenKind::Punctuation,
    }
}

fn is_symbol(c: char) -> bool {
    matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' | '%' | '&' | '#' | '@' | '\\' | '*' | '_')
        || ('\u{a2}'..='\u{bf}').contains(&c) && !matches!(c, '«' | '»' | '¡' | '¿' | '§' | '¶' | '·')
        || matches!(c, '×' | '÷' | '\u{20a0}'..='\u{20cf}' | '\u{2100}'..='\u{2bff}' | '\u{fe0f}' | '\u{200d}')
        || c as u32 >= 0x1f000
}

fn is_wordlike(piece: &str) -> bool {
    piece.chars().next().is_some_and(char::is_alphanumeric)
}

/// The characters that are written for an apostrophe.
pub fn is_apostrophe(piece: &str) -> bool {
    matches!(piece, "'" | "\u{2019}" | "\u{2018}" | "\u{2bc}" | "\u{ff07}")
}

/// `9:30`, `10:15PM`: one or two digits, then two, then perhaps a half of the day.
fn is_clock(hours: &str, rest: &str) -> bool {
    let digits = |s: &str| s.bytes().take_while(u8::is_ascii_digit).count();
    matches!(hours.len(), 1 | 2)
        && digits(hours) == hours.len()
        && digits(rest) == 2
        && matches!(rest[2..].to_ascii_lowercase().as_str(), "" | "am" | "pm" | "a.m" | "p.m" | "h")
}

/// `(W)e`, `[t]he`: an initial changed by the editor.
fn bracketed_initial(letter: &str, close: &str, rest: &str) -> bool {
    letter.chars().count() == 1
        && letter.chars().all(char::is_alphabetic)
        && matches!(close, ")" | "]")
        && rest.chars().next().is_some_and(char::is_alphabetic)
}

/// `'em`, `'tis`, `'n'`, `'90s`: the apostrophe stands for letters or digits left out.
fn is_clipped(piece: &str, next: &str) -> bool {
    let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
    let decade = digits == 2 && matches!(&piece[2..], "" | "s") && !is_apostrophe(next);
    let known = ["em", "tis", "twas", "til", "bout", "cause", "cos", "cuz", "round", "neath", "nuff", "twill"];
    decade
        || known.iter().any(|word| word.eq_ignore_ascii_case(piece)) && !is_apostrophe(next)
        || piece.eq_ignore_ascii_case("n") && is_apostrophe(next)
}

fn repeats(piece: &str) -> bool {
    matches!(piece, "." | "-" | "!" | "?" | "*" | "_" | "=" | "~" | "…" | "–" | "—" | "#" | "+" | "`")
}

/// Whether the period behind `head` belongs to it. `rest` is what follows in the chunk, `after` what follows the chunk.
fn is_abbreviated(head: &str, rest: &[(usize, &str)], after: &str) -> bool {
    let next = match rest.first() {
        Some((_, piece)) => piece,
        None => after.trim_start(),
    };
    abbreviation::takes_period(head, next, rest.is_empty())
}

/// The first link or mail address of a chunk, as a range within it.
fn find_link(chunk: &str) -> Option<(usize, usize)> {
    if !chunk.contains(['.', ':', '@']) {
        return None;
    }
    let start = link_start(chunk)?;
    let mut end = chunk.len();
    if let Some(close) = chunk[start..].find(['<', '>', '"', '“', '”', '|', '\\']) {
        end = start + close;
    }
    // A bracket closes the link only where the link opened none: (see https://a.b/c_(d)).
    let mut depth = 0;
    for (at, c) in chunk[start..end].char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' if depth == 0 => {
                end = start + at;
                break;
            }
            ')' | ']' => depth -= 1,
            _ => {}
        }
    }
    let trimmed = chunk[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’', '…', '*', '_']);
    (!trimmed.is_empty()).then_some((start, start + trimmed.len()))
}

/// Where a link begins: a scheme, `www.`, a mail address or a bare domain.
fn link_start(chunk: &str) -> Option<usize> {
    if let Some(at) = chunk.find("://") {
        let scheme = chunk[..at].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        return (scheme > 0).then_some(at - scheme);
    }
    for prefix in ["www.", "mailto:"] {
        if let Some(at) = find_ignoring_case(chunk, prefix) {
            return Some(at);
        }
    }
    let opened = chunk.len() - chunk.trim_start_matches(['(', '[', '"', '“', '\'', '‘', '<', '*', '_']).len();
    let rest = &chunk[opened..];
    let body = rest.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    (is_mail(body) || is_domain(body)).then_some(opened)
}

fn find_ignoring_case(chunk: &str, prefix: &str) -> Option<usize> {
    chunk
        .char_indices()
        .map(|(at, _)| at)
        .find(|&at| chunk.get(at..at + prefix.len()).is_some_and(|s| s.eq_ignore_ascii_case(prefix)))
}

fn is_mail(body: &str) -> bool {
    let ok = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '%');
    match body.split_once('@') {
        Some((user, host)) => !user.is_empty() && user.chars().all(ok) && host.contains('.') && host.chars().all(ok),
        None => false,
    }
}

fn is_domain(body: &str) -> bool {
    const TOP: [&str; 22] = [
        "com", "org", "net", "gov", "edu", "info", "uk", "ca", "eu", "de", "fr", "ru", "io", "tv", "au", "us", "biz",
        "mil", "int", "co", "me", "news",
    ];
    let (host, path) = body.split_once('/').unwrap_or((body, ""));
    let Some((name, top)) = host.rsplit_once('.') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    name.len() > 1
        && name.chars().all(plain)
        && !name.starts_with('.')
        && (!path.is_empty() || top.chars().all(|c| c.is_ascii_lowercase()))
        && name.chars().any(|c| c.is_ascii_alphabetic())
        && !(name.len() < 3 && name.contains('.'))
        && TOP.contains(&top.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        let mut cuts = Vec::new();
        cut(text, &mut cuts);
        cuts.iter().map(|c| c.span.of(text)).collect()
    }

    #[test]
    fn what_a_reader_sees_as_one_stays_one() {
        for one in [
            "don't",
            "Syria’s",
            "3,000",
            "1.50",
            "9:00AM",
            "10:30",
            "a.m.",
            "R.V.O.",
            "Gen.",
            "AT&T",
            "#MeToo",
            "(W)e",
            "armament(s)",
            "'90s",
            "’em",
            "http://a.example/b_(c)?d=1",
            "a.b@c.example.org",
            "www.here.example",
            "lantern.com",
            "...",
            "1990s",
        ] {
            assert_eq!(texts(one), [one]);
        }
    }

    #[test]
    fn the_rest_is_cut() {
        assert_eq!(texts("so-called “war,” he"), ["so", "-", "called", "“", "war", ",", "”", "he"]);
        assert_eq!(texts("[prove](https://a.example/x)."), ["[", "prove", "]", "(", "https://a.example/x", ")", "."]);
        assert_eq!(texts("$1.50 (see www.a.example)."), ["$", "1.50", "(", "see", "www.a.example", ")", "."]);
        assert_eq!(texts("It ended. No. Not so."), ["It", "ended", ".", "No", ".", "Not", "so", "."]);
        assert_eq!(texts("Berth No. 5 here"), ["Berth", "No.", "5", "here"]);
    }
}
