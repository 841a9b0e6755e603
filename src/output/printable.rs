//! Printable: text that a page or a terminal can hold without being steered by it.

use std::borrow::Cow;

/// The text with the pictures of control characters instead of them, and without marks that turn the direction of what
/// follows: nothing is lost or hidden, and every character stays one UTF-16 code unit.
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_steering) {
        return Cow::Borrowed(text);
    }
    let picture = |c: char| match c {
        '\r' => ' ',
        '\x7f' => '\u{2421}',
        c if c < ' ' && is_steering(c) => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        c if is_steering(c) => '\u{fffd}',
        c => c,
    };
    Cow::Owned(text.chars().map(picture).collect())
}

/// Control characters but line ends and tabs; overrides of the direction of writing (Unicode 16, section 23.2).
fn is_steering(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_control_character_is_one_unit_that_can_be_seen() {
        let text: String = (0..0x3000u32).filter_map(char::from_u32).collect();
        let shown = printable(&text);
        assert_eq!(shown.encode_utf16().count(), text.encode_utf16().count());
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
        assert!(!shown.contains('\u{202e}') && printable("plain, “curly”\n").eq("plain, “curly”\n"));
        assert_eq!(printable("\u{1b}[31m\0"), "␛[31m␀");
    }
}
