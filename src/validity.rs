//! Validity: how far the reading agrees with people, from the one file that says so.

use serde::Serialize;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../seeds/validity.tsv");

/// One figure: what was compared with whose annotation, on how much of which text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Measurement {
    /// The features whose marks or numbers are scored.
    pub features: Vec<&'static str>,
    /// What is compared.
    pub what: &'static str,
    /// `F1`, `macro-F1`, `Pearson`, `Spearman`, `per cent`, `per cent off`.
    pub metric: &'static str,
    /// In per cent, but -1 to 1 for a correlation.
    pub value: f64,
    /// 95 % bootstrap interval over documents.
    pub low: f64,
    pub high: f64,
    /// In per cent, where they have a meaning; of a macro-F1 their means over the classes.
    pub precision: Option<f64>,
    pub recall: Option<f64>,
    /// Annotated items, and the documents they stand in.
    pub items: u32,
    pub documents: u32,
    /// The published name of the annotation, with its citation.
    pub data: &'static str,
    /// What kind of text it is of.
    pub texts: &'static str,
    /// What was known of the texts when the rules were chosen.
    pub condition: &'static str,
    /// When, as year-month-day, and with which version of connote.
    pub date: &'static str,
    pub version: &'static str,
}

impl Measurement {
    /// Every measurement, in the order of the file.
    pub fn all() -> &'static [Measurement] {
        static ALL: OnceLock<Vec<Measurement>> = OnceLock::new();
        ALL.get_or_init(|| lines().filter_map(parse).collect())
    }

    /// Those of one feature.
    pub fn of(feature: &str) -> impl Iterator<Item = &'static Measurement> {
        Measurement::all().iter().filter(move |measurement| measurement.features.contains(&feature))
    }

    /// Whether the value is a correlation rather than per cent.
    pub fn is_correlation(&self) -> bool {
        matches!(self.metric, "Pearson" | "Spearman")
    }
}

fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#')).skip(1)
}

fn parse(line: &'static str) -> Option<Measurement> {
    let cells: Vec<&str> = line.split('\t').collect();
    let number = |at: usize| cells.get(at)?.parse::<f64>().ok();
    let count = |at: usize| cells.get(at)?.parse::<u32>().ok();
    let text = |at: usize| cells.get(at).copied();
    Some(Measurement {
        features: text(0)?.split(' ').collect(),
        what: text(1)?,
        metric: text(2)?,
        value: number(3)?,
        low: number(4)?,
        high: number(5)?,
        precision: number(6),
        recall: number(7),
        items: count(8)?,
        documents: count(9)?,
        data: text(10)?,
        texts: text(11)?,
        condition: text(12)?,
        date: text(13)?,
        version: text(14)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_measurement() {
        let unread: Vec<&str> = lines().filter(|line| parse(line).is_none()).collect();
        assert!(unread.is_empty() && !Measurement::all().is_empty(), "{unread:?}");
    }

    #[test]
    fn intervals_hold_their_value_and_nothing_leaves_its_range() {
        for m in Measurement::all() {
            let (least, most) = if m.is_correlation() { (-1.0, 1.0) } else { (0.0, 100.0) };
            assert!(least <= m.low && m.low <= m.value && m.value <= m.high && m.high <= most, "{m:?}");
            assert!([m.precision, m.recall].iter().flatten().all(|share| (0.0..=100.0).contains(share)), "{m:?}");
            assert!(m.items > 0 && m.documents > 0, "{m:?}");
        }
    }

    #[test]
    fn f1_follows_from_precision_and_recall() {
        for m in Measurement::all() {
            match (m.metric, m.precision, m.recall) {
                ("F1", Some(precision), Some(recall)) => {
                    let f1 = 2.0 * precision * recall / (precision + recall);
                    assert!((f1 - m.value).abs() < 0.01, "{f1} {m:?}");
                }
                // A mean of F1 is no function of the means; it cannot exceed the larger one.
                ("macro-F1", Some(precision), Some(recall)) => {
                    assert!(m.value <= precision.max(recall) + 0.01, "{m:?}")
                }
                (metric, None, None) => assert!(!metric.ends_with("F1"), "{m:?}"),
                _ => panic!("half of a pair: {m:?}"),
            }
        }
    }
}
