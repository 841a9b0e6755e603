//! Links: web and mail addresses inside a chunk of text.

/// The first link or mail address of a chunk, as a range within it.
pub fn find(chunk: &str) -> Option<(usize, usize)> {
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
    if let Some(at) = find_prefix(chunk) {
        return Some(at);
    }
    let opened = chunk.len() - chunk.trim_start_matches(['(', '[', '"', '“', '\'', '‘', '<', '*', '_']).len();
    let rest = &chunk[opened..];
    let body = rest.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '/');
    (is_mail(body) || is_domain(body)).then_some(opened)
}

/// Where the first scheme, `www.` or `mailto:` stands with something behind it.
fn find_prefix(chunk: &str) -> Option<usize> {
    let bytes = chunk.as_bytes();
    let opens = |at: usize, prefix: &[u8]| {
        bytes.len() > at + prefix.len() && bytes[at..at + prefix.len()].eq_ignore_ascii_case(prefix)
    };
    (0..bytes.len()).find_map(|at| match bytes[at] {
        b'w' | b'W' => opens(at, b"www.").then_some(at),
        b'm' | b'M' => opens(at, b"mailto:").then_some(at),
        b':' if bytes[at..].starts_with(b"://") => {
            let scheme = bytes[..at].iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
            (scheme > 0).then_some(at - scheme)
        }
        _ => None,
    })
}

/// `name@host.example`; or `Name@DEPARTMENT`, an address within a house.
fn is_mail(body: &str) -> bool {
    let ok = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '%');
    let inner = |host: &str| host.len() > 1 && host.bytes().all(|b| b.is_ascii_uppercase());
    match body.split_once('@') {
        Some((user, host)) => {
            !user.is_empty() && user.chars().all(ok) && host.chars().all(ok) && (host.contains('.') || inner(host))
        }
        None => false,
    }
}

/// Whether a word is a top-level domain, in any case.
pub fn is_top(word: &str) -> bool {
    const TOP: [&str; 22] = [
        "com", "org", "net", "gov", "edu", "info", "uk", "ca", "eu", "de", "fr", "ru", "io", "tv", "au", "us", "biz",
        "mil", "int", "co", "me", "news",
    ];
    TOP.iter().any(|top| top.eq_ignore_ascii_case(word))
}

fn is_domain(body: &str) -> bool {
    let (host, path) = body.split_once('/').unwrap_or((body, ""));
    let Some((name, top)) = host.rsplit_once('.') else { return false };
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    name.len() > 1
        && name.chars().all(plain)
        && !name.starts_with('.')
        && (!path.is_empty() || top.chars().all(|c| c.is_ascii_lowercase()))
        && name.chars().any(|c| c.is_ascii_alphabetic())
        && !(name.len() < 3 && name.contains('.'))
        && is_top(top)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(chunk: &str) -> Option<&str> {
        find(chunk).map(|(start, end)| &chunk[start..end])
    }

    #[test]
    fn a_link_ends_before_what_closes() {
        assert_eq!(found("(see:https://a.example/b_(c)),"), Some("https://a.example/b_(c)"));
        assert_eq!(found("<mailto:ada@a.example>"), Some("mailto:ada@a.example"));
        assert_eq!(found("“www.a.example”"), Some("www.a.example"));
        assert_eq!(found("rowan.com."), Some("rowan.com"));
        assert_eq!(found("Ada.Doe@HARBOUR"), Some("Ada.Doe@HARBOUR"));
    }

    #[test]
    fn other_chunks_hold_no_link() {
        for chunk in ["://", "www.", "mailto:", "end.The", "U.S.", "a:b", "at@", "@ada", "U.us"] {
            assert_eq!(found(chunk), None, "{chunk}");
        }
    }
}
