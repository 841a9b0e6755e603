//! CODEBOOK.md is what the code says. `UPDATE=1 cargo test` writes it anew.

use connote::codebook::Codebook;
use connote::output::codebook;
use connote::validity::Measurement;
use std::path::Path;

#[test]
fn the_codebook_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("CODEBOOK.md");
    let page = codebook::markdown(&Codebook::full());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "CODEBOOK.md is stale: run UPDATE=1 cargo test --test codebook and read the diff");
}

#[test]
fn every_form_names_every_column() {
    let full = Codebook::full();
    let (page, csv, json) = (codebook::markdown(&full), codebook::csv(&full), codebook::json(&full));
    assert_eq!(csv.lines().count(), full.columns.len() + 1, "a row is a line");
    for column in &full.columns {
        assert!(page.contains(&format!("| `{}` |", column.name)), "{}", column.name);
        assert!(csv.contains(&format!("\n{},", column.name)) && json.contains(&format!("\"{}\"", column.name)));
    }
}

#[test]
fn every_measurement_is_of_a_feature_and_shown() {
    let full = Codebook::full();
    let (page, csv) = (codebook::markdown(&full), codebook::csv(&full));
    for measurement in Measurement::all() {
        for name in &measurement.features {
            assert!(full.entries.iter().any(|entry| entry.feature.name == *name), "{name} is no feature");
        }
        let figure = format!("{} {:.1}", measurement.metric, measurement.value);
        assert!(measurement.is_correlation() || page.contains(&figure) && csv.contains(&figure), "{figure}");
        assert!(page.contains(measurement.data) && csv.contains(measurement.date));
    }
}

#[test]
fn columns_without_a_measurement_say_so() {
    let rows: Vec<serde_json::Value> = serde_json::from_str(&codebook::json(&Codebook::full())).unwrap();
    for row in rows {
        let name = row["feature"].as_str().unwrap();
        let measured = Measurement::of(name).count();
        assert_eq!(row["measurements"].as_array().map(Vec::len), Some(measured), "{name}");
        assert_eq!(row["validity"] == "not validated", measured == 0, "{name}");
    }
}
