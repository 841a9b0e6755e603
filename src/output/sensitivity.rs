//! Sensitivity: what findings hang on, as CSV and as lines for the terminal.

use super::number::{six_digits, six_digits_or_nothing};
use crate::compare::Sides;
use crate::compare::sensitivity::{Kind, Left, Sensitivity, Trial};
use crate::output::comparison::kind;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The columns.
pub const HEADER: [&str; 20] = [
    "feature",
    "contrast",
    "group_a",
    "group_b",
    "kind",
    "rank",
    "left_out",
    "marks_a",
    "marks_b",
    "difference",
    "difference_without",
    "without_lo",
    "without_hi",
    "share",
    "clear_of_zero",
    "sign_changes",
    "interval_lost",
    "left_out_n",
    "sign_changes_n",
    "interval_lost_n",
];

/// Writes what matters most to each contrast, one row each: feature by feature, contrast by contrast, kind by kind.
///
/// # Errors
/// Those of `out`.
pub fn csv(found: &Sensitivity, out: &mut impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(HEADER)?;
    for trial in &found.trials {
        for (rank, left) in trial.strongest.iter().enumerate() {
            csv.write_record(row(found, trial, rank + 1, left))?;
        }
    }
    csv.flush()
}

fn row(found: &Sensitivity, trial: &Trial, rank: usize, left: &Left) -> [String; 20] {
    let (a, b) = sides(found, trial.sides);
    let truth = |holds: bool| u8::from(holds).to_string();
    let marks = |of: fn((u32, u32)) -> u32| left.marks.map(|marks| of(marks).to_string()).unwrap_or_default();
    [
        found.features[trial.feature].clone(),
        kind(trial.sides).to_owned(),
        a.to_owned(),
        b.to_owned(),
        trial.kind.as_str().to_owned(),
        rank.to_string(),
        left.name.clone(),
        marks(|marks| marks.0),
        marks(|marks| marks.1),
        six_digits(trial.difference),
        six_digits(left.difference),
        six_digits_or_nothing(left.limits.map(|limits| limits.0)),
        six_digits_or_nothing(left.limits.map(|limits| limits.1)),
        six_digits_or_nothing(left.share),
        truth(trial.clear),
        truth(left.turns),
        truth(left.loses),
        trial.tried.to_string(),
        trial.turning.to_string(),
        trial.losing.to_string(),
    ]
}

fn sides(found: &Sensitivity, sides: Sides) -> (&str, &str) {
    let other = match sides {
        Sides::Pair(_, b) => &found.groups[b],
        Sides::Rest(_) => "rest",
    };
    (&found.groups[sides.a()], other)
}

/// How many findings hang on one thing, and the first of these; counts with a rate stand back.
pub fn summary(found: &Sensitivity, most: usize) -> String {
    let mut page = String::new();
    for kind in [Kind::Term, Kind::Cluster, Kind::Article] {
        let clear = |trial: &&Trial| trial.kind == kind && trial.clear && !found.counts[trial.feature];
        let trials: Vec<&Trial> = found.trials.iter().filter(clear).collect();
        if trials.is_empty() {
            continue;
        }
        let hanging: Vec<&&Trial> = trials.iter().filter(|trial| trial.losing + trial.turning > 0).collect();
        let _ = writeln!(
            page,
            "without any one {}: {} of {} contrasts that are clear of zero (Welch, 95 %) no longer are",
            kind.as_str(),
            hanging.len(),
            trials.len()
        );
        for trial in hanging.iter().take(most) {
            let (a, b) = sides(found, trial.sides);
            let name = &found.features[trial.feature];
            if let Some(left) = trial.strongest.first() {
                let _ = writeln!(
                    page,
                    "  {name}, {a} less {b}: {:.2}, without {} {:.2}",
                    trial.difference,
                    shown(&left.name),
                    left.difference
                );
            }
        }
        if hanging.len() > most {
            let _ = writeln!(page, "  and {} more", hanging.len() - most);
        }
    }
    page
}

/// A name for the terminal: in one piece, and without signs that would steer it.
fn shown(name: &str) -> String {
    const MOST: usize = 60;
    let plain: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).take(MOST + 1).collect();
    match plain.char_indices().nth(MOST) {
        Some((cut, _)) => format!("{}…", &plain[..cut]),
        None => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::columns::is_safe;

    #[test]
    fn names_are_safe_everywhere() {
        assert!(HEADER.iter().all(|name| is_safe(name)));
    }

    #[test]
    fn text_does_not_steer_the_terminal() {
        assert_eq!(shown("a\u{1b}[31m"), "a [31m");
        assert_eq!(shown(&"x".repeat(90)).chars().count(), 61);
    }
}
