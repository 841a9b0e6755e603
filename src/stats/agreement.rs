//! Agreement between coders.

use std::collections::BTreeMap;

/// Krippendorff's alpha for nominal codes (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C):
/// 1 - observed / expected disagreement, over the coincidences of codes within units. Each unit holds the codes that were
/// given to it, by any number of coders, missing ones left out; a unit with fewer than two says nothing. `None` where no
/// unit has two codes or all codes are the same.
pub fn nominal_alpha<'a>(units: impl Iterator<Item = &'a [u32]>) -> Option<f64> {
    let mut totals: BTreeMap<u32, f64> = BTreeMap::new();
    let mut disagreement = 0.0;
    for codes in units.filter(|codes| codes.len() > 1) {
        let mut counts: BTreeMap<u32, f64> = BTreeMap::new();
        codes.iter().for_each(|code| *counts.entry(*code).or_default() += 1.0);
        let coded = codes.len() as f64;
        for (code, count) in counts {
            *totals.entry(code).or_default() += count;
            disagreement += count * (coded - count) / (coded - 1.0);
        }
    }
    let coded: f64 = totals.values().sum();
    let expected: f64 = totals.values().map(|count| count * (coded - count)).sum();
    (expected > 0.0).then(|| 1.0 - (coded - 1.0) * disagreement / expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of codes as printed, a point for a missing one, turned into units.
    fn alpha(coders: &[&str]) -> Option<f64> {
        let rows: Vec<Vec<&str>> = coders.iter().map(|row| row.split(' ').collect()).collect();
        let code = |code: &str| (code != ".").then(|| code.bytes().next().map(u32::from)).flatten();
        let units: Vec<Vec<u32>> =
            (0..rows[0].len()).map(|unit| rows.iter().filter_map(|row| code(row[unit])).collect()).collect();
        nominal_alpha(units.iter().map(Vec::as_slice))
    }

    #[test]
    fn the_examples_of_krippendorff_2011() {
        let binary = ["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"];
        let two = ["a a b b d c c c e d d a", "b a b b b c c c e d d d"];
        let missing = [
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        ];
        for (coders, expected) in [(&binary[..], 0.095), (&two, 0.692), (&missing, 0.743)] {
            let found = alpha(coders).unwrap();
            assert!((found - expected).abs() < 5e-4, "{found} {expected}");
        }
    }

    #[test]
    fn without_variation_there_is_no_alpha() {
        assert_eq!(alpha(&["1 1 1", "1 1 1"]), None);
        assert_eq!(alpha(&["1 2 .", ". . 1"]), None);
    }
}
