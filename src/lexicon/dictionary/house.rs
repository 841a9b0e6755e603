//! Lists in the form of the house, and overlays: what is added to an embedded list and what is taken from it.

use super::{Dictionary, Term, folded};
use crate::lexicon::seeds::{SEEDS, Seed};
use crate::lexicon::{Conditions, Entry, Lexicon};

const BASE: &str = "# base:";

/// Whether a tab-separated file has the columns of a seed, or names a list to build on.
pub(super) fn is_house(text: &str) -> bool {
    let head = text.lines().find(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty());
    head.is_some_and(|line| line.starts_with("term\tkind")) || text.lines().any(|line| line.starts_with(BASE))
}

/// Kinds become categories within the whole.
pub(super) fn read(text: &str, dictionary: &mut Dictionary) {
    dictionary.category("");
    let base = text.lines().enumerate().find_map(|(at, line)| Some((at + 1, line.strip_prefix(BASE)?.trim())));
    match base {
        None => match Lexicon::parse("", text) {
            Ok(lexicon) => lexicon.entries.iter().for_each(|entry| add(entry, entry.line, dictionary)),
            Err(error) => dictionary.problem(error.line, error.problem),
        },
        Some((line, name)) => match SEEDS.iter().find(|seed| seed.name == name) {
            Some(seed) => overlay(seed, text, dictionary),
            None => {
                let names = SEEDS.each_ref().map(|seed| seed.name).join(", ");
                dictionary.problem(line, format!("there is no list “{name}” to build on; there are {names}"));
            }
        },
    }
}

fn add(entry: &Entry, line: usize, dictionary: &mut Dictionary) {
    let category = dictionary.category(&entry.kind);
    for form in &entry.forms {
        let (text, reason) = (form.to_string(), entry.reason.to_string());
        dictionary.terms.push(Term { text, category, weight: entry.weight, when: entry.when, reason, line });
    }
}

/// Lines `-term` and `+term<TAB>kind<TAB>weight<TAB>when<TAB>reason`, of which all but the term may be missing.
fn overlay(seed: &Seed, text: &str, dictionary: &mut Dictionary) {
    // The seeds are part of the program and a test reads each of them.
    let base = Lexicon::parse(seed.name, seed.text).expect("embedded lexicon");
    base.entries.iter().for_each(|entry| add(entry, 0, dictionary));
    for (at, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.starts_with("term\t") || line.trim().is_empty() {
            continue;
        }
        match line.split_at_checked(1) {
            Some(("+", rest)) => plus(rest, at + 1, dictionary),
            Some(("-", rest)) => minus(rest.trim(), &base, at + 1, dictionary),
            _ => dictionary.problem(at + 1, "a line that builds on a list begins with +term or -term"),
        }
    }
}

fn plus(rest: &str, line: usize, dictionary: &mut Dictionary) {
    let cells: Vec<&str> = rest.split('\t').map(str::trim).collect();
    let cell = |at: usize| cells.get(at).copied().unwrap_or_default();
    let weight = if cell(2).is_empty() { Ok(1.0) } else { cell(2).parse() };
    match (weight, Conditions::parse(cell(3))) {
        _ if cell(0).is_empty() => dictionary.problem(line, "no term behind the +"),
        (Err(_), _) => dictionary.problem(line, format!("the weight “{}” is no number", cell(2))),
        (_, Err(problem)) => dictionary.problem(line, problem),
        (Ok(weight), Ok(when)) => {
            let category = dictionary.category(cell(1));
            for form in cell(0).split('|').map(|form| form.trim().to_owned()) {
                dictionary.terms.push(Term { text: form, category, weight, when, reason: cell(4).to_owned(), line });
            }
        }
    }
}

/// Takes a form away; with the citation form all forms of its entry.
fn minus(term: &str, base: &Lexicon, line: usize, dictionary: &mut Dictionary) {
    let gone = folded(term);
    let cited = base.entries.iter().filter(|entry| folded(entry.term()) == gone);
    let mut forms: Vec<String> = cited.flat_map(|entry| &entry.forms).map(|form| folded(form)).collect();
    forms.push(gone);
    let before = dictionary.terms.len();
    dictionary.terms.retain(|term| !forms.contains(&folded(&term.text)));
    if dictionary.terms.len() == before {
        dictionary.problem(line, format!("“{term}” is not in the list “{}”, so it cannot be taken away", base.name));
    }
}
