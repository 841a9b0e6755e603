//! Head: headline, credits and labels before the body.

use super::biography::Author;
use super::boilerplate;
use super::credits::{self, Credits, credits};
use super::line::{Line, pieces};
use super::names;
use super::wire;
use crate::article::Article;
use crate::text::span::Span;
use crate::text::token::Part;

/// Lines that may belong to a head.
const MOST_LINES: usize = 10;
/// Headlines are not longer, in bytes and in words.
const LONGEST_HEADLINE: usize = 220;
const MOST_HEADLINE_WORDS: usize = 32;
/// A line that ends in one of these is a broken sentence.
const DANGLING: [&str; 14] =
    ["a", "an", "and", "as", "at", "but", "by", "for", "of", "or", "that", "the", "to", "with"];
/// A line of body that follows a headline without any other sign is at least as long.
const SHORTEST_LEAD: usize = 100;

/// What stands before the body.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub parts: Vec<(Span, Part)>,
    pub authors: Vec<Author>,
    /// Index of the first line of the body.
    pub body: usize,
}

/// What a line of the head is taken for.
#[derive(Debug)]
enum Role {
    /// A headline known from the format or from `#`.
    Headline,
    Credits(Credits),
    Boilerplate,
    /// A headline if the rest of the head speaks for it.
    Candidate,
    Blank,
}

pub(super) fn read(article: &Article, lines: &[Line]) -> Head {
    let mut head = Head::default();
    head.authors.extend(article.meta.author.as_deref().and_then(Author::new));
    let title = article.meta.title.as_deref().map(folded);
    let mut roles = Vec::new();
    for (at, line) in lines.iter().enumerate().take(MOST_LINES) {
        match role(article, title.as_deref(), line, lines.get(at + 1)) {
            Some(role) => roles.push(role),
            None => break,
        }
    }
    head.body = roles.len();
    settle_candidates(lines, &mut roles, &mut head);
    settle_credits(lines, &mut roles, &mut head);
    late_bylines(lines, &mut head);
    let lead = lines.iter().skip(head.body).take(3).find_map(wire::dateline);
    head.parts.extend(lead.map(|span| (span, Part::Dateline)));
    head
}

/// What the line is; none if the body begins with it.
fn role(article: &Article, title: Option<&str>, line: &Line, next: Option<&Line>) -> Option<Role> {
    if line.rule || line.plain().is_empty() {
        return Some(Role::Blank);
    }
    let given = article.given.headline.is_some_and(|span| span.overlaps(line.span));
    let heading = line.heading && line.text.len() <= LONGEST_HEADLINE;
    if given || heading || title.is_some_and(|title| title == folded(line.plain())) {
        return Some(Role::Headline);
    }
    if line.text.len() <= LONGEST_HEADLINE {
        if let Some(credits) = credits(&pieces(&line.text, credits::MOST_PIECES)) {
            return Some(Role::Credits(credits));
        }
        if let Some(credits) = next.and_then(|next| name_above_date(line, next)) {
            return Some(Role::Credits(credits));
        }
        let score = boilerplate::score(line);
        let masthead = next.is_some_and(|next| is_headline_like(next) && is_masthead(line));
        if score.whole >= 1.0 || score.label || masthead || is_trail(line.plain()) {
            return Some(Role::Boilerplate);
        }
    }
    (is_headline_like(line) && next.is_some_and(|next| !wraps(line, next))).then_some(Role::Candidate)
}

/// A line that is the name of a person, with a date in the line below.
fn name_above_date(line: &Line, next: &Line) -> Option<Credits> {
    let name = pieces(&line.text, 6);
    let whole = (2..=4).contains(&name.len()) && names::name(&name) == Some(name.len()) && !names::is_outlet(&name);
    let dated =
        whole && credits(&pieces(&next.text, credits::MOST_PIECES)).is_some_and(|next| next.dated && !next.cued);
    dated.then(|| Credits { bare: Some((0, name.len())), ..Credits::default() })
}

/// A line that is the name of an outlet.
fn is_masthead(line: &Line) -> bool {
    let name = pieces(&line.text, 5);
    (2..=4).contains(&name.len()) && names::name(&name) == Some(name.len()) && names::is_outlet(&name)
}

/// A trail of sections: `Home » News » Coast`.
fn is_trail(text: &str) -> bool {
    let parts = |sign: &str| text.split(sign).count();
    text.len() < 160 && (parts(" » ") > 2 || parts(" > ") > 2 || parts(" / ") > 3)
}

fn is_headline_like(line: &Line) -> bool {
    let text = line.plain();
    let words = text.split_whitespace().count();
    let starts = text.trim_start_matches(|c: char| "“‘\"'«([".contains(c));
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let bulleted = line.span.start != line.plain_span().start && !line.wrapped;
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let abbreviated = last.len() > 3 && last.trim_end_matches('.').contains('.') && last.ends_with('.');
    (2..=MOST_HEADLINE_WORDS).contains(&words)
        && !DANGLING.contains(&last)
        && text.len() <= LONGEST_HEADLINE
        && letters >= 8
        && starts.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
        && !bulleted
        && !text.ends_with([',', ';', ':', '-', '—'])
        && (abbreviated || !line.ends_sentence() || text.ends_with(['?', '!', '”', '"', '’', '\'']))
        && !text.ends_with(".”")
        && !text.ends_with(".\"")
        && !line.ends_in_ellipsis()
}

/// Whether a line is broken and goes on in the next one.
fn wraps(line: &Line, next: &Line) -> bool {
    let lower = next.plain().starts_with(char::is_lowercase) && credits::cue(&pieces(next.plain(), 2)).is_none();
    lower || !next.apart && line.text.len() > 50 && next.text.len() < 90 && !next.text.is_empty() && is_prose(next)
}

/// Neither credits nor label nor headline.
fn is_prose(line: &Line) -> bool {
    credits(&pieces(&line.text, credits::MOST_PIECES)).is_none() && !line.heading && {
        let score = boilerplate::score(line);
        !score.label && score.whole < 1.0 && !is_styled(line.plain())
    }
}

/// Written in the capitals of headlines: nearly all longer words begin with one.
fn is_styled(text: &str) -> bool {
    let long = || {
        text.split_whitespace().map(|w| w.trim_start_matches(|c: char| !c.is_alphanumeric())).filter(|w| w.len() > 4)
    };
    let capitals = long().filter(|word| word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())).count();
    capitals >= 2 && capitals * 10 >= long().count() * 8
}

fn settle_candidates(lines: &[Line], roles: &mut [Role], head: &mut Head) {
    let known = roles.iter().any(|role| matches!(role, Role::Headline));
    let framed = roles.iter().any(|role| matches!(role, Role::Credits(_)))
        || roles
            .iter()
            .zip(lines)
            .any(|(role, line)| matches!(role, Role::Boilerplate) && boilerplate::score(line).label);
    let last_frame = roles.iter().rposition(|role| matches!(role, Role::Credits(_) | Role::Boilerplate)).unwrap_or(0);
    let candidates: Vec<usize> = (0..roles.len()).filter(|at| matches!(roles[*at], Role::Candidate)).collect();
    let body = lines.get(head.body);
    let lead = body.is_some_and(|line| line.text.len() >= SHORTEST_LEAD || line.ends_sentence());
    let mut accepted: Vec<usize> = Vec::new();
    for &at in &candidates {
        let text = lines[at].plain();
        let again = accepted.first().is_some_and(|first| resembles(lines[*first].plain(), text));
        let first = accepted.is_empty() && !known;
        let calm = !text.ends_with(['?', '!']) || is_styled(text);
        let alone = candidates.len() <= 2 && calm && body.is_some_and(|line| line.text.len() >= SHORTEST_LEAD);
        let good = match () {
            () if !lead && !framed => false,
            () if framed && at < last_frame => accepted.len() < 3,
            () if first => framed || alone,
            () => again,
        };
        if !good {
            break;
        }
        accepted.push(at);
        roles[at] = Role::Headline;
    }
    head.body = roles.iter().position(|role| matches!(role, Role::Candidate)).unwrap_or(head.body);
    for (at, role) in roles.iter().enumerate().take(head.body) {
        match role {
            Role::Headline => head.parts.push((lines[at].plain_span(), Part::Headline)),
            Role::Boilerplate => head.parts.push((lines[at].span, Part::Boilerplate)),
            _ => {}
        }
    }
}

/// Whether two lines share most of their words.
fn resembles(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    let words: Vec<&str> = a.split(' ').collect();
    let shared = b.split(' ').filter(|word| words.contains(word)).count();
    shared * 10 >= words.len().max(b.split(' ').count()) * 6
}

fn settle_credits(lines: &[Line], roles: &mut [Role], head: &mut Head) {
    let cued = roles.iter().take(head.body).any(|role| matches!(role, Role::Credits(credits) if credits.cued));
    for (line, role) in lines.iter().zip(roles.iter()).take(head.body) {
        if let Role::Credits(credits) = role {
            place(line, credits, cued, head);
        }
    }
}

/// Adds the parts of a line of credits, and the signs between them as markup.
fn place(line: &Line, found: &Credits, cued: bool, head: &mut Head) {
    let pieces = pieces(&line.text, credits::MOST_PIECES);
    let mut parts = found.parts.clone();
    if let Some((first, end)) = found.bare {
        let person = !cued && !names::is_outlet(&pieces[first..end]);
        parts.push((if person { Part::Byline } else { Part::Dateline }, first, end));
    }
    parts.sort_unstable_by_key(|(_, first, _)| *first);
    merge_datelines(&mut parts);
    let mut at = line.plain_span().start;
    for (part, first, end) in parts {
        let span = line.balanced(line.place(pieces[first].at, pieces[end - 1].end()));
        if at < span.start {
            head.parts.push((Span { start: at, end: span.start }, Part::Markup));
        }
        if part == Part::Byline {
            let people = names::people(&pieces[first..end]);
            let name = |(from, to): &(usize, usize)| {
                Author::new(&line.text[pieces[first + from].at..pieces[first + to - 1].end()])
            };
            head.authors.extend(people.iter().filter_map(name));
        }
        head.parts.push((span, part));
        at = span.end;
    }
    if at < line.plain_span().end {
        head.parts.push((Span { start: at, end: line.plain_span().end }, Part::Markup));
    }
}

/// An outlet and the date beside it are one date line.
fn merge_datelines(parts: &mut Vec<(Part, usize, usize)>) {
    parts.dedup_by(|next, before| {
        let both = next.0 == Part::Dateline && before.0 == Part::Dateline;
        if both {
            before.2 = next.2;
        }
        both
    });
}

/// A byline that comes after a first line of body, as under a picture.
fn late_bylines(lines: &[Line], head: &mut Head) {
    for line in lines.iter().take(MOST_LINES).skip(head.body) {
        if line.text.len() <= LONGEST_HEADLINE
            && credits::cue(&pieces(&line.text, 4)).is_some()
            && let Some(found) = credits(&pieces(&line.text, credits::MOST_PIECES)).filter(|found| found.cued)
        {
            place(line, &found, true, head);
        }
    }
}

/// Letters and digits in lower case, words parted by single blanks.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            _ if c.is_whitespace() && !out.ends_with(' ') => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}
