//! Function: what a pair of marks is for, weighed from its cues by a multinomial logistic model.
//!
//! The weights stand in `seeds/language/quotation_cues.tsv`, fitted by `fit_quotation_cues.py` beside it.

use super::Function;
use super::cues::{Cue, Cues, Found};
use crate::document::Document;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../../../seeds/language/quotation_cues.tsv");
const FUNCTIONS: usize = Function::ALL.len();

/// A function with its probability.
#[derive(Debug)]
pub struct Judgement {
    pub function: Function,
    pub score: f64,
}

/// A cue in words, and how much it speaks for each function.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    wording: &'static str,
    weights: [f64; FUNCTIONS],
    /// How much more than for the others.
    pulls: [f64; FUNCTIONS],
}

/// The table by [`Cue`].
fn table() -> &'static [Line] {
    static LINES: OnceLock<Vec<Line>> = OnceLock::new();
    LINES.get_or_init(|| {
        let lines: Vec<(&str, Line)> = read(TABLE).collect();
        let line = |cue: &Cue| lines.iter().find(|(name, _)| *name == cue.name()).map(|(_, line)| *line);
        Cue::ALL.iter().map(|cue| line(cue).unwrap_or_default()).collect()
    })
}

fn read(table: &'static str) -> impl Iterator<Item = (&'static str, Line)> {
    let rows = table.lines().filter(|row| !row.starts_with('#') && !row.starts_with("cue\t"));
    rows.filter_map(|row| {
        let mut cells = row.split('\t');
        let (name, wording) = (cells.next()?, cells.next()?);
        let mut weights = [0.0; FUNCTIONS];
        for weight in &mut weights {
            *weight = cells.next()?.parse().ok()?;
        }
        let mean = weights.iter().sum::<f64>() / FUNCTIONS as f64;
        Some((name, Line { wording, weights, pulls: weights.map(|weight| weight - mean) }))
    })
}

/// Weighs the cues of a pair.
pub fn judge(cues: &Cues) -> Judgement {
    let table = table();
    let mut sums = [0.0; FUNCTIONS];
    for found in &cues.0 {
        for (sum, weight) in sums.iter_mut().zip(table[found.cue as usize].weights) {
            *sum += weight;
        }
    }
    let best = (0..FUNCTIONS).max_by(|a, b| sums[*a].total_cmp(&sums[*b])).unwrap_or(0);
    let total: f64 = sums.iter().map(|sum| (sum - sums[best]).exp()).sum();
    Judgement { function: Function::ALL[best], score: 1.0 / total }
}

/// The cues, what speaks most for the function first.
pub fn sorted(cues: &[Found], function: Function) -> Vec<Found> {
    let table = table();
    let pull = |found: &Found| table[found.cue as usize].pulls[function as usize];
    let mut found: Vec<Found> = cues.iter().filter(|found| found.cue != Cue::Always).copied().collect();
    found.sort_by(|a, b| pull(b).total_cmp(&pull(a)));
    found
}

/// A cue in words.
pub fn worded(document: &Document, found: &Found) -> String {
    let wording = table()[found.cue as usize].wording;
    match found.token.and_then(|token| document.tokens.get(token as usize)) {
        Some(token) => wording.replace("{}", token.span.of(document.text)),
        None => wording.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cue_has_a_line_and_every_line_a_cue() {
        let names: Vec<&str> = read(TABLE).map(|(name, _)| name).collect();
        let cues: Vec<&str> = Cue::ALL.iter().map(|cue| cue.name()).collect();
        assert_eq!(names, cues);
    }

    #[test]
    fn wordings_are_told_apart_by_what_stands_before_the_word() {
        let mut keys: Vec<&str> = read(TABLE).map(|(_, line)| line.wording).collect();
        keys.sort_unstable();
        assert!(keys.windows(2).all(|pair| pair[0] != pair[1]));
        assert!(keys.iter().all(|key| !key.is_empty()));
    }
}
