//! Boundaries: whether a sentence ends at a mark. Ordered rules, each with a name; the first that knows decides.

use super::follower::{self, has_verb, is_capital, is_lower, is_reported, is_small_opener, opens, tells_time};
use super::list;
use super::site::{Site, is_opening, is_quote, is_terminal_run};
use crate::text::abbreviation::{self, Abbreviation};
use crate::text::token::TokenKind;

/// Says whether the sentence ends, or nothing if it cannot tell.
type Rule = fn(&Site) -> Option<bool>;

/// The rules in their order. Their names are those of the functions.
const RULES: [Rule; 17] = [
    paragraph_end,
    link,
    emoticon,
    omission,
    label,
    no_space,
    continuing_mark,
    citation,
    aside,
    spaced_title,
    reporting_clause,
    exclaiming_name,
    ellipsis,
    number_sign,
    measure,
    abbreviated,
    small_letter,
];

/// Whether the sentence ends at the site.
pub fn ends(site: &Site) -> bool {
    is_usual(site) || by_rules(site)
}

fn by_rules(site: &Site) -> bool {
    RULES.iter().find_map(|rule| rule(site)).unwrap_or(true)
}

/// Whether a word, a period, a space and a word with a capital stand here, as at most ends: none of the rules says anything
/// of it.
fn is_usual(site: &Site) -> bool {
    let word = |index: usize| site.kind(index) == Some(TokenKind::Word);
    site.at > site.first + 1
        && site.token(site.at) == "."
        && site.next == site.at + 1
        && word(site.at - 1)
        && site.touches(site.at)
        && word(site.next)
        && !site.touches(site.next)
        && is_capital(site.token(site.next))
}

fn paragraph_end(site: &Site) -> Option<bool> {
    (site.next >= site.end).then_some(true)
}

/// A link ends a sentence before another link, and where it is the value of a header: `Mail: ada@a.example Dear`.
fn link(site: &Site) -> Option<bool> {
    if site.kind(site.at) != Some(TokenKind::Link) {
        return None;
    }
    let header = site.at - site.first < 12 && site.token(site.first + 1) == ":";
    let capital = is_capital(site.token(site.next));
    Some(site.kind(site.next) == Some(TokenKind::Link) && !site.touches(site.next) || header && capital)
}

/// `It was fun :-) Then`
fn emoticon(site: &Site) -> Option<bool> {
    let symbol = site.kind(site.at) == Some(TokenKind::Symbol);
    symbol.then(|| is_capital(site.following()) && !site.touches(site.next))
}

/// `[...]`, `(?)`, `(!)`: a mark alone in brackets is a remark inside a sentence.
fn omission(site: &Site) -> Option<bool> {
    let opened = site.touches(site.at) && matches!(site.before(1), "(" | "[");
    let ended = site.closers().any(is_terminal_run);
    (opened && !ended && matches!(site.token(site.at + 1), ")" | "]")).then_some(false)
}

/// `Q. What then?`, `P.S. Write soon.`, `A. Doe came.`
fn label(site: &Site) -> Option<bool> {
    list::is_label(site).then_some(false)
}

/// `It ended.The`: a space may be missing, but in `3.x` or `?id=` nothing ends.
fn no_space(site: &Site) -> Option<bool> {
    if !site.touches(site.next) {
        return None;
    }
    let (word, next) = (site.before(1), site.token(site.next));
    if site.next == site.at + 1 && !site.touches(site.at) {
        return Some(false);
    }
    if site.next > site.at + 1 && is_opening(next) && !is_capital(site.before(0)) {
        return None;
    }
    let counted = site.at > site.first + 1 && site.kind(site.at - 1) == Some(TokenKind::Number) && word.len() > 2;
    let prose = site.at > site.first && word.len() > 1 && word.ends_with(char::is_lowercase) || counted;
    let question = site.token(site.at).ends_with('?');
    let opens = is_capital(next) || question && is_lower(next);
    Some(!site.is_abbreviation() && site.kind(site.next) == Some(TokenKind::Word) && prose && opens)
}

/// A comma, colon or dash takes the sentence up again.
fn continuing_mark(site: &Site) -> Option<bool> {
    match site.token(site.next) {
        "," | ";" | ":" => Some(false),
        "-" | "–" | "—" | "--" if !is_capital(site.following()) => Some(false),
        _ => None,
    }
}

/// `“… at sea” (Doe 5).`: the source in brackets closes the quoted sentence.
fn citation(site: &Site) -> Option<bool> {
    if site.token(site.next) != "(" || site.is_abbreviation() {
        return None;
    }
    let close = (site.next + 1..site.end.min(site.next + 10)).find(|&index| site.token(index) == ")");
    let cited = close.is_some_and(|close| site.touches(close + 1) && matches!(site.token(close + 1), "." | "," | ";"));
    Some(!(cited && site.closes_quote()))
}

/// `(It rained.) and`, `(see. there)`: a sentence goes on behind brackets, and inside them before a small letter.
fn aside(site: &Site) -> Option<bool> {
    let word = site.following();
    let behind = site.closers().any(|token| matches!(token, ")" | "]" | "}"));
    let small = is_lower(word) && !is_opening(site.token(site.next)) && site.token(site.next) != "\"";
    (behind && small || !is_capital(word) && site.is_bracketed()).then_some(false)
}

/// `Mr . Doe`: a title whose period stands apart.
fn spaced_title(site: &Site) -> Option<bool> {
    let title = site.token(site.at) == "." && abbreviation::class(site.before(1)) == Some(Abbreviation::Title);
    (title && !site.touches(site.at) && is_capital(site.following())).then_some(false)
}

/// `“Stop!” he said`, `“Why?” Ada Doe asked`.
fn reporting_clause(site: &Site) -> Option<bool> {
    let asked = site.token(site.at).ends_with(['!', '?']);
    if asked && follower::is_told(site) {
        return Some(false);
    }
    if !site.closes_quote() || site.is_abbreviation() {
        return None;
    }
    (is_lower(site.following()) && !is_quote(site.token(site.next)) || asked && is_reported(site)).then_some(false)
}

/// `Yahoo! Finance`, `at Yahoo! and`: names that end in an exclamation mark.
fn exclaiming_name(site: &Site) -> Option<bool> {
    const NAMES: [&str; 5] = ["Yahoo", "Jeopardy", "Joomla", "Kahoot", "Wham"];
    let name = site.token(site.at) == "!" && site.next == site.at + 1 && NAMES.contains(&site.before(1));
    (name && !opens(site.following())).then_some(false)
}

/// An ellipsis ends a sentence before a capital, but not where it opens the sentence, nor, set apart, before `I`.
fn ellipsis(site: &Site) -> Option<bool> {
    let dots = |token: &str| token.matches('.').count() + 3 * token.matches('…').count();
    if site.is_abbreviation() || dots(site.token(site.at)) + site.closers().map(dots).sum::<usize>() < 2 {
        return None;
    }
    let word = site.following();
    let pronoun = word == "I" || word.starts_with("I'") || word.starts_with("I’");
    let opening = site.at == site.first;
    let asked = site.token(site.at).starts_with(['!', '?']);
    let apart = !site.touches(site.at);
    Some(
        is_capital(word) && !opening && (!pronoun || asked || !apart)
            || !opening && site.kind(site.next) == Some(TokenKind::Link),
    )
}

/// `N°. 7`
fn number_sign(site: &Site) -> Option<bool> {
    let numbered = site.kind(site.next) == Some(TokenKind::Number) && site.token(site.at) == ".";
    (numbered && matches!(site.before(1), "°" | "º" | "N°" | "№")).then_some(false)
}

/// `5 ft. 6 in.`: a measure in two units.
fn measure(site: &Site) -> Option<bool> {
    let unit = if site.is_abbreviation() { site.token(site.at).strip_suffix('.') } else { Some(site.before(1)) }?;
    let amount = if site.is_abbreviation() { site.at.checked_sub(1) } else { site.at.checked_sub(2) }?;
    let measured = amount >= site.first && site.kind(amount) == Some(TokenKind::Number);
    let goes_on = site.kind(site.next) == Some(TokenKind::Number) && site.next == site.at + 1;
    (measured && goes_on && abbreviation::class(unit) == Some(Abbreviation::Unit)).then_some(false)
}

/// Behind an abbreviation its class decides, with the word that follows.
fn abbreviated(site: &Site) -> Option<bool> {
    // `Corp..`: a second period ends the sentence.
    if !site.is_abbreviation() || site.closers().any(is_terminal_run) {
        return None;
    }
    let token = site.token(site.at);
    let class = abbreviation::class(token.strip_suffix('.').unwrap_or(token))?;
    let word = site.following();
    let capital = is_capital(word);
    Some(match class {
        Abbreviation::Title | Abbreviation::Number | Abbreviation::Within | Abbreviation::Month => false,
        Abbreviation::Initial => site.before(1).ends_with('.') && opens(word),
        Abbreviation::Company => opens(word) || capital && has_verb(site),
        Abbreviation::Place => opens(word) || capital && site.before(1) == ",",
        Abbreviation::Degree => opens(word) || capital && is_determiner(site.before(1)),
        Abbreviation::Time => ends_time(site, token, word),
        Abbreviation::Last => opens(word) || capital && matches!(token, "etc." | "ect."),
        Abbreviation::Street | Abbreviation::Unit | Abbreviation::Letters => opens(word),
    })
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "his" | "her" | "my" | "their" | "your" | "our" | "its")
}

/// `until 7 p.m. Ada left`, but `At 7 p.m. Ada left`, `at 7 p.m. Friday`, `A.D. 79`.
fn ends_time(site: &Site, token: &str, word: &str) -> bool {
    if site.kind(site.next) == Some(TokenKind::Number) {
        return token.ends_with("m.") || token.ends_with("M.");
    }
    let opening = follower::is_opening_adverbial(site);
    is_capital(word) && !tells_time(word) && (!opening || opens(word) && !word.starts_with('M'))
}

/// Before a small letter a sentence ends only behind a plain word: unknown abbreviations are capitalised or clipped.
fn small_letter(site: &Site) -> Option<bool> {
    let (word, next) = (site.before(1), site.following());
    if !is_lower(next) || is_opening(site.token(site.next)) || list::begins(site, site.next) {
        return None;
    }
    let plain = match site.at.checked_sub(1).filter(|_| site.at > site.first).and_then(|index| site.kind(index)) {
        Some(TokenKind::Word) => {
            word.len() > 2 && word.chars().all(|c| c.is_lowercase() || matches!(c, '\'' | '’')) && has_vowel(word)
        }
        Some(TokenKind::Number) => word.len() > 2,
        Some(TokenKind::Symbol | TokenKind::Link) => true,
        _ => is_terminal_run(site.token(site.at)) && site.token(site.at).len() > 1,
    };
    let asked = site.token(site.at).ends_with('?');
    if asked && matches!(next, "or" | "and") {
        return Some(false);
    }
    let question = asked && (!is_capital(word) || follower::opens_question(next));
    Some((plain || question || is_small_opener(next)) && word.len() != 1)
}

fn has_vowel(word: &str) -> bool {
    word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}
