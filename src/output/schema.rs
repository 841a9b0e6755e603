//! Schema: the columns of a finished table, with what statistical programs want to know of each.

use super::table::{GROUP, MetaColumns, Status};
use crate::codebook::{Codebook, Column};

/// A column as statistical programs see it.
#[derive(Debug, Clone)]
pub struct Variable<'a> {
    pub name: String,
    /// At most 80 characters.
    pub label: String,
    pub kind: Kind,
    /// The column of the codebook, where it is one.
    pub column: Option<&'a Column>,
}

/// What the cells of a column hold; a missing value is the empty cell in all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// One of [`Status::ALL`].
    Status,
    /// A whole number.
    Count,
    /// A number with four decimals.
    Decimal,
}

impl Kind {
    pub fn is_number(self) -> bool {
        matches!(self, Kind::Count | Kind::Decimal)
    }
}

/// The columns of a table with these metadata columns, in order.
pub fn schema<'a>(codebook: &'a Codebook, meta: &MetaColumns, grouped: bool) -> Vec<Variable<'a>> {
    let fixed = |name: &str, label: &str, kind: Kind| Variable {
        name: name.to_owned(),
        label: label.to_owned(),
        kind,
        column: None,
    };
    let mut variables = vec![fixed("doc_id", "identifier of the article", Kind::Text)];
    variables.extend(meta.names().iter().map(|name| fixed(name, &name["meta_".len()..].replace('_', " "), Kind::Text)));
    variables.push(fixed("status", "what the article's numbers rest on", Kind::Status));
    if grouped {
        variables.push(fixed(GROUP, "first article of the group of near-duplicates", Kind::Text));
    }
    variables.extend(codebook.columns.iter().map(|column| Variable {
        name: column.name.clone(),
        label: column.label(),
        kind: if column.is_count() { Kind::Count } else { Kind::Decimal },
        column: Some(column),
    }));
    variables
}

impl Variable<'_> {
    /// What it holds, in a sentence.
    pub fn description(&self) -> String {
        match (self.column, self.name.as_str()) {
            (Some(column), _) => column.definition(),
            (None, "doc_id") => "The path below the input, the value of the id column, or the row number.".to_owned(),
            (None, "status") => Status::ALL.map(|status| format!("{}: {}", status.as_str(), status.meaning())).join("; "),
            (None, GROUP) => {
                "The doc_id of the first article of its group of near-duplicates; empty for an article without a double."
                    .to_owned()
            }
            (None, _) => "As the source gives it.".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn labels_are_short_plain_and_unlike_each_other() {
        let codebook = Codebook::full();
        let variables = schema(&codebook, &MetaColumns::default(), true);
        let mut seen = HashSet::new();
        for Variable { name, label, .. } in &variables {
            assert!((4..=80).contains(&label.chars().count()), "{name}: {label}");
            assert!(label.chars().all(|c| matches!(c, ' '..='~') && !"\"`$\\".contains(c)), "{name}: {label}");
            assert!(seen.insert(label), "{name}: {label} is the label of another column too");
        }
        let label = |name: &str| &variables.iter().find(|variable| variable.name == name).unwrap().label;
        assert_eq!(label("hedges_p1k_author"), "hedges: marks per 1,000 words (author)");
        assert_eq!(label("sentence_length_sd"), "sentence length: standard deviation, words");
        assert_eq!(label("source_person_pct"), "source person: per cent of mentions");
    }
}
