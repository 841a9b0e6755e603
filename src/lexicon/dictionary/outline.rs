//! Outlines: Lexicoder's `+category` lines and WordStat's tabs.

use super::{Dictionary, WITHIN};

/// `+category`, then its terms, one a line.
pub(super) fn lexicoder(text: &str, dictionary: &mut Dictionary) {
    let mut category = None;
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        match (line.strip_prefix('+'), category) {
            (Some(name), _) => category = Some(dictionary.category(name)),
            (None, _) if line.is_empty() => {}
            (None, Some(category)) => dictionary.term(line, category, 1.0, at + 1),
            (None, None) => dictionary.problem(at + 1, format!("“{line}” stands before the first +category")),
        }
    }
}

/// Tabs give the depth; `TERM (1)` is a term with its weight, anything else a category. `_` joins the words of a term.
pub(super) fn wordstat(text: &str, dictionary: &mut Dictionary) {
    let mut path: Vec<String> = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let depth = line.len() - line.trim_start_matches('\t').len();
        let line = line.trim();
        if depth > path.len() {
            dictionary.problem(at + 1, format!("“{line}” is set in deeper than any category above it"));
            continue;
        }
        path.truncate(depth);
        match weighed(line) {
            _ if line.starts_with('@') => {
                dictionary.problem(at + 1, format!("“{line}” is a rule; rules are not understood, terms are"));
            }
            Some((term, weight)) => {
                let category = dictionary.category(&path.join(WITHIN));
                dictionary.term(&term.replace('_', " "), category, weight, at + 1);
            }
            None => {
                path.push(line.replace(WITHIN, " / "));
                dictionary.category(&path.join(WITHIN));
            }
        }
    }
}

/// `TERM (2)` as the term and its weight.
fn weighed(line: &str) -> Option<(&str, f64)> {
    let (term, weight) = line.strip_suffix(')')?.rsplit_once('(')?;
    let weight: f64 = weight.trim().parse().ok()?;
    weight.is_finite().then_some((term.trim(), weight))
}
