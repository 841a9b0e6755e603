//! Pronouns that Delta can leave out: who is talked about is a matter of content more than of style.

/// Personal pronouns in all cases, possessive determiners and pronouns, and reflexives of present-day English (Quirk,
/// Greenbaum, Leech & Svartvik 1985, A Comprehensive Grammar of the English Language, table 6.4), with the archaic
/// second person singular and gender-neutral `themself`, sorted.
const PRONOUNS: [&str; 41] = [
    "he",
    "her",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "i",
    "it",
    "its",
    "itself",
    "me",
    "mine",
    "my",
    "myself",
    "our",
    "ours",
    "ourself",
    "ourselves",
    "she",
    "thee",
    "their",
    "theirs",
    "them",
    "themself",
    "themselves",
    "they",
    "thine",
    "thou",
    "thy",
    "thyself",
    "us",
    "we",
    "y'all",
    "ya",
    "ye",
    "you",
    "your",
    "yours",
    "yourself",
    "yourselves",
];

/// Whether a folded form is a pronoun, also with a verb run into it: `she's`, `they'd`, `I'm`.
pub fn is_pronoun(norm: &str) -> bool {
    let stem = norm.split('\'').next().unwrap_or(norm);
    [norm, stem].iter().any(|form| PRONOUNS.binary_search(form).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pronouns_are_found_with_and_without_their_verbs() {
        assert!(PRONOUNS.is_sorted());
        assert!(["she", "they've", "i'm", "itself", "y'all"].iter().all(|form| is_pronoun(form)));
        assert!(!["who", "one", "o'clock", "let's", "iii"].iter().any(|form| is_pronoun(form)));
    }
}
