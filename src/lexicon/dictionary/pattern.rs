//! Patterns: what a term may be made of.

/// Why a term cannot be looked for, if it cannot.
pub(super) fn problem(term: &str) -> Option<String> {
    let stray = |(at, _): (usize, &str)| {
        let before = term[..at].chars().next_back();
        let after = term[at + 1..].chars().next();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '\'' || c == '’') || after.is_some_and(|c| c != ' ')
    };
    if term.match_indices('*').any(stray) {
        return Some(format!("“{term}”: a * may stand at the end of a word only; write out the words that are meant"));
    }
    let one = |(at, _): (usize, &str)| {
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        is_letter(term[..at].chars().next_back()) || is_letter(term[at + 1..].chars().next())
    };
    if term.match_indices('?').any(one) {
        return Some(format!("“{term}”: a ? stands for no letter here; write out the words that are meant"));
    }
    None
}
