//! Inventory: what a file with many articles held, and what of it was not read.

use std::collections::BTreeMap;
use std::fmt;

/// What was recognised in a file with many articles and what was not.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Inventory {
    /// The input.
    pub id: String,
    /// What it turned out to be, such as `a Nexis Uni export`.
    pub kind: &'static str,
    /// Files or articles handed on.
    pub read: u64,
    /// Fields that were recognised, by name, with the number of articles that have them.
    pub recognised: BTreeMap<String, u64>,
    /// What was left out or not recognised, by kind, with its number.
    pub left_out: BTreeMap<String, u64>,
}

impl Inventory {
    pub(super) fn new(id: &str, kind: &'static str) -> Inventory {
        Inventory { id: id.to_owned(), kind, read: 0, recognised: BTreeMap::new(), left_out: BTreeMap::new() }
    }

    pub(super) fn recognise(&mut self, field: &str) {
        count(&mut self.recognised, field);
    }

    pub(super) fn leave_out(&mut self, kind: &str) {
        count(&mut self.left_out, kind);
    }
}

/// Names come out of the files, so their number and length are limited.
fn count(counts: &mut BTreeMap<String, u64>, name: &str) {
    const MOST: usize = 100;
    const LONGEST: usize = 60;
    let known = counts.len() < MOST || counts.contains_key(name);
    let name = if name.is_empty() || name.len() > LONGEST || !known { "other" } else { name };
    *counts.entry(name.to_owned()).or_default() += 1;
}

impl fmt::Display for Inventory {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{} is {}: {} read", self.id, self.kind, self.read)?;
        for (title, counts) in [("recognised", &self.recognised), ("left out", &self.left_out)] {
            let counts: Vec<String> = counts.iter().map(|(name, count)| format!("{name} {count}")).collect();
            if !counts.is_empty() {
                write!(formatter, "; {title}: {}", counts.join(", "))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inventory_is_one_line() {
        let mut inventory = Inventory::new("a.zip", "a ZIP archive");
        inventory.read = 2;
        assert_eq!(inventory.to_string(), "a.zip is a ZIP archive: 2 read");
        inventory.leave_out(".png");
        inventory.leave_out(".png");
        inventory.recognise("BYLINE");
        assert_eq!(inventory.to_string(), "a.zip is a ZIP archive: 2 read; recognised: BYLINE 1; left out: .png 2");
    }
}
