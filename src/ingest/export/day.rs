//! Day: the date lines of press archives as ISO 8601.

use crate::text::calendar::MONTHS;

/// The day that a line names and nothing but it: `December 4, 2016 Sunday`, `4 December 2016`, with or without weekday,
/// time and zone.
pub fn iso(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let month = |word: &str| {
        let word = word.trim_end_matches('.').to_lowercase();
        MONTHS.iter().position(|month| *month == word || (word.len() >= 3 && month.starts_with(&word)))
    };
    let (first, rest) = words.split_first()?;
    // A weekday may also come first.
    let words = if WEEKDAYS.contains(&first.to_lowercase().as_str()) { rest } else { &words[..] };
    let [a, b, year, rest @ ..] = words else { return None };
    let (day, month) = month(a).map(|month| (b, month)).or_else(|| Some((a, month(b)?)))?;
    let day: u32 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let year: u32 = year.parse().ok().filter(|year| (1500..=2999).contains(year))?;
    let is_frame = |word: &&str| {
        let word = word.to_lowercase();
        WEEKDAYS.contains(&word.as_str())
            || matches!(word.as_str(), "am" | "pm" | "a.m." | "p.m." | "gmt" | "est" | "edt" | "utc" | "bst" | "cet")
            || word.split(':').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    (rest.len() <= 4 && rest.iter().all(is_frame)).then(|| format!("{year:04}-{:02}-{day:02}", month + 1))
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_told_from_sentences() {
        for line in
            ["December 4, 2016 Sunday", "4 December 2016", "Sunday, Dec. 4, 2016", "December 4, 2016 8:05 AM GMT"]
        {
            assert_eq!(iso(line).as_deref(), Some("2016-12-04"), "{line}");
        }
        for line in ["December 2016", "On December 4, 2016", "December 4, 2016 was a cold day", "December 40, 2016", ""]
        {
            assert_eq!(iso(line), None, "{line}");
        }
    }
}
