//! Scorecard: what was measured against people, for the codebook.

use crate::codebook::Codebook;
use crate::feature::Feature;
use crate::validity::Measurement;
use std::fmt::Write;

const HEAD: &str = "\n## What was measured against people\n
Each line compares connote's reading with annotation by people (where the data says so, by language models with a
guide) of texts that are no part of connote. All figures are *development* figures: rules, lists and weights were made
while they could be seen, so expect new texts to score somewhat lower. In square brackets stands the 95 % bootstrap
interval over documents. Figures are about the marks of a feature in the whole text; rates and the columns of a voice
inherit what is wrong with them. They are per cent, but for correlations.\n
| feature | what | figure | precision | recall | items | documents | data |
| --- | --- | --- | ---: | ---: | ---: | ---: | --- |\n";

/// A figure with its interval: `F1 90.7 [85.4, 94.9]`.
fn figure(measurement: &Measurement) -> String {
    let places = if measurement.is_correlation() { 3 } else { 1 };
    let Measurement { metric, value, low, high, .. } = measurement;
    format!("{metric} {value:.places$} [{low:.places$}, {high:.places$}]")
}

/// A measurement in a line of text.
pub fn worded(measurement: &Measurement) -> String {
    let share = |name: &str, share: Option<f64>| share.map_or(String::new(), |share| format!(", {name} {share:.1}"));
    format!(
        "{}{}{} ({}; {} items, {} documents; {}; {})",
        figure(measurement),
        share("precision", measurement.precision),
        share("recall", measurement.recall),
        measurement.what,
        measurement.items,
        measurement.documents,
        measurement.data,
        measurement.date,
    )
}

/// The measurements of a feature in one cell, or that there are none.
pub fn cell(feature: &Feature) -> String {
    let all: Vec<String> = Measurement::of(feature.name).map(worded).collect();
    if all.is_empty() { "not validated".to_owned() } else { all.join(" | ") }
}

/// The chapter of the codebook: every measurement, the data they rest on, and what rests on none.
pub fn chapter(codebook: &Codebook) -> String {
    let chosen =
        |m: &&Measurement| m.features.iter().any(|name| codebook.entries.iter().any(|e| e.feature.name == *name));
    let measured: Vec<&Measurement> = Measurement::all().iter().filter(chosen).collect();
    let mut data: Vec<&Measurement> = Vec::new();
    let mut page = if measured.is_empty() { String::new() } else { HEAD.to_owned() };
    for m in measured {
        let known = data.iter().position(|other| other.data == m.data);
        let number = known.unwrap_or_else(|| {
            data.push(m);
            data.len() - 1
        });
        let share = |share: Option<f64>| share.map_or(String::new(), |share| format!("{share:.1}"));
        let (precision, recall) = (share(m.precision), share(m.recall));
        let features = m.features.join("`, `");
        let (what, figure, items, documents) = (m.what, figure(m), m.items, m.documents);
        let number = number + 1;
        let _ = writeln!(
            page,
            "| `{features}` | {what} | {figure} | {precision} | {recall} | {items} | {documents} | {number} |"
        );
    }
    page.push('\n');
    for (number, m) in data.iter().enumerate() {
        let Measurement { data, texts, condition, date, version, .. } = m;
        let _ = writeln!(page, "{}. {data}: {texts}; {condition}; measured {date}, connote {version}.", number + 1);
    }
    page + &unmeasured(codebook)
}

/// The sentence about features without a measurement.
fn unmeasured(codebook: &Codebook) -> String {
    let mut names: Vec<&str> = codebook.entries.iter().map(|entry| entry.feature.name).collect();
    names.dedup();
    let all = names.len();
    names.retain(|name| Measurement::of(name).next().is_none());
    format!(
        "\n**Not validated**: the other {} of {all} features. Most count what their definition says (marks, words of a \
         list) or apply a published formula to such counts: they are held to examples and worked values, not to people. \
         They are `{}`.\n",
        names.len(),
        names.join("`, `")
    )
}
