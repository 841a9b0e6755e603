//! The lines above an article: title, byline and date line, which a page shows and its metadata repeat.

use crate::article::Meta;
use crate::text::calendar::MONTHS;

/// How many paragraphs at the start may be byline and date line.
const LINES_ABOVE: usize = 4;

/// The paragraphs of the article without the lines above it that only repeat title, byline and date.
pub(super) fn without(text: &str, meta: &Meta) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let mut paragraphs: Vec<String> = lines
        .split(|line| line.is_empty())
        .map(|lines| lines.join("\n").trim_start().to_owned())
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    let titled = meta.title.is_some() && paragraphs.first() == meta.title.as_ref();
    let first = usize::from(titled);
    let above = Above::new(meta);
    let mut index = first;
    for _ in 0..LINES_ABOVE.min(paragraphs.len().saturating_sub(first)) {
        if above.is_known(&paragraphs[index]) {
            paragraphs.remove(index);
        } else {
            index += 1;
        }
    }
    // Nothing but lines above: then there is no article below them.
    if paragraphs.len() == first { Vec::new() } else { paragraphs }
}

/// The words of byline and date, to know again a line that holds nothing else.
struct Above {
    author: Vec<String>,
    date: Vec<String>,
}

impl Above {
    fn new(meta: &Meta) -> Above {
        let author = meta.author.as_deref().map(words).unwrap_or_default();
        let date = meta.date.as_deref().map(|date| date.split_once('T').map_or(date, |(day, _)| day));
        let mut date = date.map(words).unwrap_or_default();
        if let [_, month, day, ..] = &date[..] {
            let (month, day) = (month.parse().unwrap_or(0usize), day.trim_start_matches('0').to_owned());
            let name = MONTHS.get(month.wrapping_sub(1));
            date.push(day);
            date.push(month.to_string());
            date.extend(name.into_iter().flat_map(|name| [(*name).to_owned(), name[..3].to_owned()]));
        }
        Above { author, date }
    }

    /// A line of frame words and words of byline or date, with at least two of these (a year alone is no date line).
    fn is_known(&self, paragraph: &str) -> bool {
        let words = words(paragraph);
        let known = |word: &String| self.author.contains(word) || self.date.contains(word);
        let count = words.iter().filter(|word| known(word)).count();
        let frame = |word: &String| FRAME.contains(&word.as_str()) || word.parse::<u32>().is_ok_and(|hour| hour < 60);
        count >= 2.min(self.author.len() + self.date.len()).max(1)
            && words.iter().all(|word| known(word) || frame(word))
    }
}

/// Words that stand around names and dates in a line above an article.
const FRAME: &[&str] = &[
    "a",
    "am",
    "and",
    "at",
    "author",
    "by",
    "date",
    "edt",
    "est",
    "et",
    "first",
    "friday",
    "gmt",
    "last",
    "m",
    "monday",
    "on",
    "p",
    "pm",
    "posted",
    "published",
    "reporter",
    "saturday",
    "staff",
    "sunday",
    "thursday",
    "time",
    "tuesday",
    "updated",
    "utc",
    "wednesday",
    "written",
];

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_paragraph_that_only_names_the_author_stays() {
        let meta = Meta { author: Some("Mira Castellan".into()), date: Some("2016-12-04".into()), ..Meta::default() };
        let kept = "Mira Castellan said on December 4 that she would run.";
        assert_eq!(without(&format!("By Mira Castellan\n\n4 Dec 2016\n\n{kept}\n"), &meta), [kept]);
        assert_eq!(without("2016 was a year.\n\nOn Monday.", &Meta::default()), ["2016 was a year.", "On Monday."]);
    }
}
