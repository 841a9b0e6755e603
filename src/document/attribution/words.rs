//! Closed classes of words that the constructions of attribution turn on.

/// What a headline names instead of a person.
pub(super) fn is_informant(norm: &str) -> bool {
    const INFORMANTS: [&str; 13] = [
        "poll",
        "report",
        "study",
        "newspaper",
        "aide",
        "source",
        "sources",
        "officials",
        "police",
        "survey",
        "experts",
        "expert",
        "analysis",
    ];
    INFORMANTS.contains(&norm)
}

/// Verbs that join a subject to an adjective.
pub(super) fn is_copula(norm: &str) -> bool {
    const COPULAS: [&str; 22] = [
        "am", "is", "are", "was", "were", "be", "been", "being", "feel", "feels", "felt", "remain", "remains", "seems",
        "isn't", "wasn't", "aren't", "weren't", "he's", "she's", "i'm", "they're",
    ];
    COPULAS.contains(&norm)
}
