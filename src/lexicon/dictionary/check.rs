//! Checks: terms that are not what their author meant.

use super::{Dictionary, Problem, folded, pattern};
use crate::text::sentence;
use crate::text::token::{self, TokenKind};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

impl Dictionary {
    /// Everything wrong with it, sorted by line: what could not be read, duplicates, terms in the shadow of another,
    /// terms that can never be found, damaged encoding, categories without terms.
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        let capitals = self.terms.iter().filter(|term| is_capitals(&term.text)).count();
        let by_capitals = capitals * 2 > self.terms.len();
        let mut last = None;
        for term in self.terms.iter().filter(|term| term.line > 0) {
            // A term in several categories stands on one line and is judged once.
            if last.replace((term.line, &term.text)) != Some((term.line, &term.text)) {
                let never = pattern::problem(&term.text).is_none().then(|| never(&term.text)).flatten();
                let found = [damaged(&term.text), never, capital(&term.text, by_capitals)];
                problems.extend(found.into_iter().flatten().map(|problem| Problem { line: term.line, problem }));
            }
        }
        self.shadows(&mut problems);
        for (at, path) in self.categories.iter().enumerate().filter(|(_, path)| !path.is_empty()) {
            if !self.terms.iter().any(|term| self.and_above(term.category).any(|above| above == at as u32)) {
                problems.push(Problem { line: 1, problem: format!("the category “{path}” has no term") });
            }
        }
        problems.sort();
        problems.dedup();
        problems
    }

    /// Duplicates, and words that a wildcard of the same category finds as well.
    fn shadows(&self, problems: &mut Vec<Problem>) {
        let mut seen: BTreeMap<(u32, String), usize> = BTreeMap::new();
        for term in &self.terms {
            match seen.entry((term.category, folded(&term.text))) {
                Entry::Vacant(free) => drop(free.insert(term.line)),
                Entry::Occupied(first) if term.line > 0 => {
                    let place = place(*first.get());
                    let problem = format!("“{}” stands {place} already, in the same category", term.text);
                    problems.push(Problem { line: term.line, problem });
                }
                Entry::Occupied(_) => {}
            }
        }
        for term in self.terms.iter().filter(|term| term.line > 0 && term.when.is_none()) {
            let word = folded(&term.text);
            let bare = word.trim_end_matches('*');
            if word.contains(' ') {
                continue;
            }
            let shorter = (1..bare.len() + usize::from(word == bare)).filter_map(|end| bare.get(..end));
            let stems = shorter.map(|stem| (term.category, format!("{stem}*")));
            if let Some(((_, stem), line)) = stems.filter_map(|key| seen.get_key_value(&key)).next() {
                let place = place(*line);
                let problem = format!("“{}” adds nothing to “{stem}” {place}, in the same category", term.text);
                problems.push(Problem { line: term.line, problem });
            }
        }
    }
}

fn place(line: usize) -> String {
    if line == 0 { "in the list it builds on".to_owned() } else { format!("on line {line}") }
}

/// Text that was decoded in the wrong way somewhere.
fn damaged(term: &str) -> Option<String> {
    let torn = |pair| match pair {
        ('Ã' | 'Å' | 'Ä', second) => ('\u{80}'..='\u{bf}').contains(&second) || "€™œŸ".contains(second),
        ('Â', second) => ('\u{80}'..='\u{bf}').contains(&second),
        pair => pair == ('â', '€'),
    };
    let torn = term.chars().zip(term.chars().skip(1)).any(torn);
    let lost = term.chars().any(|c| c == '\u{fffd}' || ('\u{80}'..='\u{9f}').contains(&c));
    (torn || lost).then(|| format!("“{term}” has letters of a wrong encoding; save the file as UTF-8"))
}

/// A term that no text can hold as it is cut into words and sentences.
fn never(term: &str) -> Option<String> {
    let clitic = ["'s", "'ll", "'re", "'ve", "'d", "'m", "n't"];
    let first = folded(term).split(' ').next().unwrap_or_default().to_owned();
    if clitic.contains(&first.as_str()) {
        return Some(format!("“{term}” is never found: a contraction is one word, so list the whole forms"));
    }
    let text = format!("the {term} of it");
    let mut cuts = token::Cuts::default();
    token::cut(&text, &mut cuts);
    let (mut paragraphs, mut sentences) = (Vec::new(), Vec::new());
    sentence::paragraphs(&text, &cuts, &mut paragraphs);
    sentence::sentences(&text, &cuts, &paragraphs, &mut sentences);
    let (start, end) = ("the ".len() as u32, ("the ".len() + term.len()) as u32);
    let inside: Vec<_> =
        cuts.iter().enumerate().filter(|(_, cut)| cut.span.start >= start && cut.span.end <= end).collect();
    let (Some((first, _)), Some((last, _))) = (inside.first(), inside.last()) else {
        return Some(format!("“{term}” is never found: it does not stand by itself when text is cut into words"));
    };
    if !inside.iter().any(|(_, cut)| matches!(cut.kind, TokenKind::Word | TokenKind::Number)) && is_hyphens(term) {
        return Some(format!("“{term}” is never found: hyphens are no part of a term"));
    }
    let apart = !sentences.iter().any(|sentence| sentence.range().contains(first) && sentence.range().contains(last));
    apart.then(|| format!("“{term}” is never found: a sentence ends inside it"))
}

fn is_hyphens(term: &str) -> bool {
    term.chars().all(|c| matches!(c, '-' | '‐' | '‑' | '–' | '*' | ' '))
}

fn is_capitals(term: &str) -> bool {
    term.chars().any(char::is_uppercase) && !term.chars().any(char::is_lowercase)
}

/// Case makes no difference, which is not what an abbreviation among small words means to say.
fn capital(term: &str, by_capitals: bool) -> Option<String> {
    let meant = is_capitals(term) && !by_capitals && term.chars().filter(|c| c.is_alphabetic()).count() > 1;
    let small = term.to_lowercase();
    meant.then(|| format!("“{term}” finds “{small}” as well: case makes no difference"))
}
