//! Profile: the means of every group in the rates and indices of a family, with their limits.

use super::seen::Seen;
use crate::codebook::{Codebook, Column};
use crate::document::passage::Scope;
use crate::feature::Measure;
use crate::output::report::numbers::glance;
use crate::stats::interval::{Interval, student};
use serde::Serialize;

/// A family.
#[derive(Debug, Serialize)]
pub struct Profile {
    pub family: &'static str,
    pub about: &'static str,
    pub rows: Vec<Line>,
}

/// A column over all groups.
#[derive(Debug, Serialize)]
pub struct Line {
    pub column: String,
    pub label: String,
    pub unit: &'static str,
    /// By group; `None` where no article has a value.
    pub means: Vec<Option<Mean>>,
}

/// A mean with its 95 % limits by Student's t.
#[derive(Debug, Serialize)]
pub struct Mean {
    pub shown: String,
    pub limits: String,
    /// Its share in the largest mean of the line, in hundredths; 0 where there is none that is positive.
    pub share: u32,
}

/// One profile a family, of the columns about the whole body that do not grow with it.
pub fn profiles(articles: &[Seen], groups: &[String], codebook: &Codebook) -> Vec<Profile> {
    let mut profiles: Vec<Profile> = Vec::new();
    for (at, column) in codebook.columns.iter().enumerate() {
        if column.entry.scope != Scope::Body || matches!(column.measure, Measure::Count) {
            continue;
        }
        let family = column.entry.family;
        if profiles.last().is_none_or(|profile| profile.family != family.name) {
            profiles.push(Profile { family: family.name, about: family.about, rows: Vec::new() });
        }
        let line = Line::new(articles, groups, at, column);
        if let (Some(profile), true) = (profiles.last_mut(), line.means.iter().any(Option::is_some)) {
            profile.rows.push(line);
        }
    }
    profiles
}

impl Line {
    fn new(articles: &[Seen], groups: &[String], at: usize, column: &Column) -> Line {
        let of = |group: &String| {
            let values = articles.iter().filter(|article| article.group.as_ref() == Some(group));
            moments(values.filter_map(|article| article.values.get(at).copied().flatten()))
        };
        let moments: Vec<_> = groups.iter().map(of).collect();
        let largest = moments.iter().flatten().map(|(mean, ..)| *mean).fold(0.0, f64::max);
        let mean = |(mean, spread, count): (f64, f64, usize)| Mean {
            shown: glance(mean, false),
            limits: student(mean, spread, count)
                .map(|limits| possible(limits, column.measure))
                .map_or(String::new(), |(low, high)| format!("{} to {}", glance(low, false), glance(high, false))),
            share: if largest > 0.0 { (100.0 * mean / largest).clamp(0.0, 100.0) as u32 } else { 0 },
        };
        Line {
            column: column.name.clone(),
            label: column.name.replace('_', " "),
            unit: column.unit(),
            means: moments.into_iter().map(|it| it.map(mean)).collect(),
        }
    }
}

/// Student's limits know no bounds; no rate is below nothing and no share above all.
fn possible((low, high): Interval, measure: Measure) -> Interval {
    match measure {
        Measure::Count | Measure::Per1000Words => (low.max(0.0), high),
        Measure::PercentOfWords => (low.max(0.0), high.min(100.0)),
        _ => (low, high),
    }
}

/// Mean, standard deviation (n - 1) and number; `None` of nothing.
fn moments(values: impl Iterator<Item = f64>) -> Option<(f64, f64, usize)> {
    let values: Vec<f64> = values.collect();
    let count = values.len();
    let mean = values.iter().sum::<f64>() / count as f64;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (count > 0).then(|| (mean, if count > 1 { (squares / (count - 1) as f64).sqrt() } else { 0.0 }, count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_of_rates_are_possible_rates() {
        assert_eq!(possible((-0.4, 2.0), Measure::Per1000Words), (0.0, 2.0));
        assert_eq!(possible((97.0, 104.0), Measure::PercentOfWords), (97.0, 100.0));
        assert_eq!(possible((-0.4, 2.0), Measure::Mean("words")), (-0.4, 2.0));
    }

    #[test]
    fn moments_by_hand() {
        assert_eq!(moments([1.0, 2.0, 6.0].into_iter()), Some((3.0, 7f64.sqrt(), 3)));
        assert_eq!((moments([4.0].into_iter()), moments(std::iter::empty())), (Some((4.0, 0.0, 1)), None));
    }
}
