//! Tail: boilerplate below the body, and between its paragraphs.

use super::biography::{self, Author};
use super::boilerplate::{self, Heading, Score};
use super::line::Line;

/// Lines at the end that are weighed one by one.
const MOST_LINES: usize = 30;
/// So many lines of prose in a row, seen from the end, and the body is reached.
const PROSE: usize = 3;
/// The weight that makes a line of the tail boilerplate, and that which suffices below such a line.
const SURE: f64 = 1.0;
const LIKELY: f64 = 0.4;
/// What a line amid the body must weigh.
const AMID: f64 = 1.5;
/// Only lines this short can be boilerplate amid the body, unless they are one link.
const SHORT: usize = 60;
/// Teasers and their summaries are not longer.
const LONGEST_TEASER: usize = 250;

/// Which lines of the body are boilerplate. `text` is the article.
pub(super) fn read(text: &str, lines: &[Line], authors: &[Author]) -> Vec<bool> {
    let mut taken = vec![false; lines.len()];
    let scores = weigh(text, lines, authors, &mut taken);
    let start = lines.len() - scores.len();
    spread(&lines[start..], &scores, &mut taken[start..]);
    amid(lines, &scores, &mut taken);
    taken
}

/// Weighs lines upwards from the end until prose is met; scores are those of the last lines.
fn weigh(text: &str, lines: &[Line], authors: &[Author], taken: &mut [bool]) -> Vec<Score> {
    let mut scores = Vec::new();
    let (mut prose, mut last) = (0, true);
    for (at, line) in lines.iter().enumerate().skip(1).rev().take(MOST_LINES) {
        let mut score = if line.rule { Score::default() } else { boilerplate::score(line) };
        score.weight += biography::weight(line, &score, authors, &text[..line.span.start as usize], last);
        if score.weight > 0.0 {
            let ruled = lines[..at].iter().rev().take(4).any(|line| line.rule);
            score.weight += if line.wrapped { 0.2 } else { 0.0 } + if ruled { 0.2 } else { 0.0 };
            score.weight += if line.linked { 0.3 } else { 0.0 };
        }
        taken[at] = score.weight >= SURE;
        last &= taken[at] || line.rule;
        prose = if score.weight < LIKELY && line.text.len() > SHORT && !line.linked { prose + 1 } else { 0 };
        scores.push(score);
        if prose >= PROSE {
            break;
        }
    }
    scores.reverse();
    scores
}

/// Below a line that surely is boilerplate less is asked of the others.
fn spread(lines: &[Line], scores: &[Score], taken: &mut [bool]) {
    let Some(first) = taken.iter().position(|taken| *taken) else { return };
    for at in first + 1..lines.len() {
        let line = &lines[at];
        let stray = taken[at - 1] && (line.linked || !line.ends_sentence() && line.text.len() <= SHORT);
        taken[at] |= scores[at].weight >= LIKELY || stray && !line.rule;
    }
}

/// Headings of teasers and comments with what they announce, and other lines that are boilerplate wherever they stand.
fn amid(lines: &[Line], scores: &[Score], taken: &mut [bool]) {
    let start = lines.len() - scores.len();
    let mut at = 1;
    while at < lines.len() {
        let line = &lines[at];
        let worth = line.text.len() <= SHORT || line.linked && line.text.len() <= LONGEST_TEASER;
        let score = match at.checked_sub(start) {
            _ if !worth || line.rule => Score::default(),
            Some(known) => scores[known],
            None => boilerplate::score(line),
        };
        taken[at] |= score.weight + if line.linked { 0.3 } else { 0.0 } >= AMID;
        let end = match score.heading {
            Some(Heading::Comments) if at * 2 >= lines.len() => lines.len(),
            Some(Heading::Teasers) => at + 1 + teasers(&lines[at + 1..]),
            _ => at + 1,
        };
        if score.heading.is_some() && end > at + 1 {
            taken[at..end].fill(true);
        }
        at = end;
    }
}

/// How many lines are teasers: links, cut off, or without an end mark. A summary may stand below each, but two
/// sentences in a row are body again.
fn teasers(lines: &[Line]) -> usize {
    let is_title = |line: &Line| {
        let question = line.plain().ends_with(['?', '!']) && line.text.len() <= 2 * SHORT;
        line.linked || line.rule || line.ends_in_ellipsis() || !line.ends_sentence() || question
    };
    let goes_on = |at: usize| lines.get(at + 1).is_none_or(&is_title);
    let is_teaser = |(at, line): &(usize, &Line)| {
        let summary = *at > 0 && is_title(&lines[at - 1]) && goes_on(*at);
        line.text.len() <= LONGEST_TEASER && (is_title(line) || summary)
    };
    lines.iter().enumerate().take_while(is_teaser).count()
}
