//! CODEBOOK.md is what the code says. `UPDATE=1 cargo test` writes it anew.

use connote::codebook::Codebook;
use connote::output::codebook;
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
