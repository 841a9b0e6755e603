//! Followers: what the words behind a mark tell about it.

use super::site::Site;
use crate::text::abbreviation::{self, Abbreviation};
use crate::text::token::TokenKind;

pub fn is_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

pub fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the word opens a sentence behind an abbreviation: `The`, `However`, `Mr. Doe`.
pub fn opens(word: &str) -> bool {
    abbreviation::opens_sentence(word)
}

/// Verbs that open a question in small letters.
pub fn opens_question(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "do" | "does" | "did" | "can" | "could" | "would" | "should" | "any")
}

/// Pronouns that open a sentence even in small letters.
pub fn is_small_opener(word: &str) -> bool {
    matches!(word, "i" | "im" | "ive" | "i'm" | "i've" | "it" | "its" | "it's" | "he" | "she" | "we" | "they" | "you")
        || matches!(word, "this" | "there" | "if" | "but" | "so" | "please" | "what" | "where" | "why" | "how" | "who")
}

/// Whether a word behind `5 p.m.` still tells the time: a zone or a day.
pub fn tells_time(word: &str) -> bool {
    const ZONES: [&str; 24] = [
        "ET",
        "EST",
        "EDT",
        "CT",
        "CST",
        "CDT",
        "MT",
        "MST",
        "MDT",
        "PT",
        "PST",
        "PDT",
        "GMT",
        "UTC",
        "BST",
        "CET",
        "CEST",
        "MSK",
        "IST",
        "Eastern",
        "Central",
        "Pacific",
        "Mountain",
        "Greenwich",
    ];
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let stem = word.strip_suffix('.').unwrap_or(word);
    ZONES.contains(&word)
        || DAYS.contains(&word.strip_suffix('s').unwrap_or(word))
        || abbreviation::class(stem) == Some(Abbreviation::Month)
        || MONTHS.contains(&word)
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether the sentence so far is an adverbial of time and nothing more: `At 5 a.m.`, `On May 5, at 6 a.m.`
pub fn is_opening_adverbial(site: &Site) -> bool {
    const PREPOSITIONS: [&str; 15] = [
        "at", "by", "in", "on", "around", "about", "before", "after", "until", "till", "from", "since", "between",
        "near", "circa",
    ];
    let is_time = |index: &usize| {
        let token = site.token(*index);
        matches!(site.kind(*index), Some(TokenKind::Number | TokenKind::Punctuation) if !matches!(token, ":" | "." | "\"" | "“"))
            || matches!(
                token,
                "the" | "and" | "morning" | "afternoon" | "evening" | "night" | "exactly" | "early" | "late"
            )
            || tells_time(token)
            || PREPOSITIONS.iter().any(|word| word.eq_ignore_ascii_case(token))
    };
    let back = (site.first.max(site.at.saturating_sub(10))..site.at).rev().take_while(is_time).last();
    back.is_some_and(|index| {
        let clause = index == site.first || matches!(site.token(index - 1), ":" | "“" | "\"");
        clause && is_capital(site.token(index)) && site.kind(index) == Some(TokenKind::Word)
    })
}

/// Whether a finite auxiliary or a verb of saying stands behind the follower: `Shares were`.
pub fn has_verb(site: &Site) -> bool {
    const VERBS: [&str; 24] = [
        "is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "can", "may", "might", "said",
        "says", "isn't", "aren't", "wasn't", "weren't", "hasn't", "haven't", "hadn't", "won't", "wouldn't",
    ];
    site.follower().is_some_and(|index| VERBS.contains(&site.token(index + 1)))
}

const VERBS_OF_SAYING: [&str; 20] = [
    "said",
    "says",
    "asked",
    "asks",
    "replied",
    "cried",
    "shouted",
    "added",
    "wrote",
    "told",
    "exclaimed",
    "demanded",
    "wondered",
    "tweeted",
    "yelled",
    "answered",
    "whispered",
    "murmured",
    "screamed",
    "insisted",
];

/// Whether a small pronoun and a verb of saying follow: `Leave me! he cried.`
pub fn is_told(site: &Site) -> bool {
    matches!(site.token(site.next), "he" | "she" | "they" | "it" | "we" | "i" | "I")
        && VERBS_OF_SAYING.contains(&site.token(site.next + 1))
}

/// Whether a name and a verb of saying follow: `“Why?” Ada Doe asked.`
pub fn is_reported(site: &Site) -> bool {
    let first = site.token(site.next);
    if !is_capital(first) || opens(first) && !first.ends_with('.') {
        return false;
    }
    let names = (site.next..site.end.min(site.next + 4)).take_while(|&index| is_capital(site.token(index))).count();
    VERBS_OF_SAYING.contains(&site.token(site.next + names))
}

/// Whether a number stands at `next` that only a note can be: `. 12 The`.
pub fn is_note_number(site: &Site) -> bool {
    let number = site.token(site.next);
    site.kind(site.next) == Some(TokenKind::Number)
        && number.len() < 4
        && number.bytes().all(|b| b.is_ascii_digit())
        && opens(site.token(site.next + 1))
}
