//! Closed classes of words that the constructions of attribution turn on.

/// Days, months and words that date an event.
pub(super) fn is_time(norm: &str) -> bool {
    const TIMES: [&str; 25] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tonight",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "week",
        "month",
        "year",
        "earlier",
    ];
    TIMES.contains(&norm) || matches!(norm, "recently" | "later")
}

/// Where and by what means something is said.
pub(super) fn is_occasion_noun(norm: &str) -> bool {
    const OCCASIONS: [&str; 26] = [
        "interview",
        "statement",
        "speech",
        "rally",
        "tweet",
        "email",
        "letter",
        "debate",
        "conference",
        "briefing",
        "release",
        "hearing",
        "post",
        "press",
        "meeting",
        "twitter",
        "facebook",
        "memo",
        "interviews",
        "statements",
        "speeches",
        "event",
        "forum",
        "remarks",
        "op-ed",
        "call",
    ];
    OCCASIONS.contains(&norm)
}

/// Conjunctions that open an adverbial clause.
pub(super) fn is_subordinator(norm: &str) -> bool {
    const SUBORDINATORS: [&str; 12] =
        ["while", "when", "as", "after", "if", "because", "although", "though", "since", "once", "before", "until"];
    SUBORDINATORS.contains(&norm)
}

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
