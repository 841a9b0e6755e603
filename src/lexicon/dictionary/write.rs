//! Dictionaries written in another form.

use super::{Dictionary, WITHIN, folded};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write;

impl Dictionary {
    /// Writes it as a table `term,category,weight`.
    pub fn to_delimited(&self, delimiter: u8) -> String {
        let mut table = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
        let rows = self
            .terms
            .iter()
            .map(|term| [term.text.clone(), self.categories[term.category as usize].clone(), term.weight.to_string()]);
        let header = ["term", "category", "weight"].map(str::to_owned);
        // Writing to memory cannot fail.
        std::iter::once(header).chain(rows).for_each(|row| table.write_record(row).expect("memory"));
        text(table)
    }

    /// Writes it as LIWC-22 reads it: a term a row, a category a column.
    pub fn to_dicx(&self) -> String {
        let mut table = csv::Writer::from_writer(Vec::new());
        let header = std::iter::once("DicTerm".to_owned()).chain(self.names());
        // Writing to memory cannot fail.
        table.write_record(header).expect("memory");
        for (term, categories) in self.by_term() {
            let mark = |weight: &f64| if *weight == 1.0 { "X".to_owned() } else { weight.to_string() };
            let cells = (0..self.categories.len() as u32).map(|at| categories.get(&at).map(mark).unwrap_or_default());
            table.write_record(std::iter::once(term.to_owned()).chain(cells)).expect("memory");
        }
        text(table)
    }

    /// Writes it as LIWC2015 reads it; weights have no place there.
    pub fn to_dic(&self) -> String {
        let mut page = "%\n".to_owned();
        for (at, name) in self.names().enumerate() {
            let _ = writeln!(page, "{}\t{name}", at + 1);
        }
        page.push_str("%\n");
        for (term, categories) in self.by_term() {
            let numbers: Vec<String> = categories.keys().map(|at| (at + 1).to_string()).collect();
            let _ = writeln!(page, "{term}\t{}", numbers.join("\t"));
        }
        page
    }

    /// Writes it as quanteda reads it; weights have no place there.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(&self.tree()).unwrap_or_default() + "\n"
    }

    /// Writes it as quanteda reads it; weights have no place there.
    pub fn to_yaml(&self) -> String {
        let mut page = String::new();
        yaml(&self.tree(), 0, &mut page);
        page
    }

    /// Whether terms weigh other than 1.
    pub fn is_weighed(&self) -> bool {
        self.terms.iter().any(|term| term.weight != 1.0)
    }

    /// Names of categories for forms that cannot leave one empty.
    fn names(&self) -> impl Iterator<Item = String> {
        self.categories.iter().map(|path| if path.is_empty() { "all".to_owned() } else { path.clone() })
    }

    /// Each term once, in the order of the file, with its categories and those above them.
    fn by_term(&self) -> Vec<(&str, BTreeMap<u32, f64>)> {
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut terms: Vec<(&str, BTreeMap<u32, f64>)> = Vec::new();
        for term in &self.terms {
            let at = *places.entry(folded(&term.text)).or_insert(terms.len());
            if at == terms.len() {
                terms.push((&term.text, BTreeMap::new()));
            }
            for category in self.and_above(term.category) {
                terms[at].1.entry(category).or_insert(term.weight);
            }
        }
        terms
    }

    /// Categories as keys. A category with terms and categories of its own keeps its terms first in its list.
    fn tree(&self) -> Value {
        let mut tree = Value::Array(Vec::new());
        for (at, path) in self.categories.iter().enumerate() {
            let terms = self.terms.iter().filter(|term| term.category == at as u32);
            let terms = terms.map(|term| Value::String(term.text.clone())).collect::<Vec<_>>();
            let path = if path.is_empty() { Vec::new() } else { path.split(WITHIN).collect() };
            place(&mut tree, &path, terms);
        }
        simple(tree)
    }
}

/// Puts terms under a path. Every node is a list of terms with, last, a map of the categories within.
fn place(node: &mut Value, path: &[&str], terms: Vec<Value>) {
    let Value::Array(list) = node else { return };
    let Some((name, rest)) = path.split_first() else {
        list.splice(0..0, terms);
        return;
    };
    if !list.last().is_some_and(Value::is_object) {
        list.push(Value::Object(Map::new()));
    }
    if let Some(Value::Object(map)) = list.last_mut() {
        place(map.entry(*name).or_insert_with(|| Value::Array(Vec::new())), rest, terms);
    }
}

/// A list of nothing but a map is that map.
fn simple(node: Value) -> Value {
    match node {
        Value::Array(mut list) if list.len() == 1 && list[0].is_object() => simple(list.remove(0)),
        Value::Array(list) => Value::Array(list.into_iter().map(simple).collect()),
        Value::Object(map) => Value::Object(map.into_iter().map(|(name, node)| (name, simple(node))).collect()),
        other => other,
    }
}

/// Block style; every scalar in double quotes, which YAML reads as JSON does.
fn yaml(node: &Value, depth: usize, page: &mut String) {
    let indent = "  ".repeat(depth);
    match node {
        Value::Object(map) => {
            for (name, node) in map {
                let _ = writeln!(page, "{indent}{}:", Value::String(name.clone()));
                yaml(node, depth + 1, page);
            }
        }
        Value::Array(list) => {
            for node in list {
                match node {
                    Value::String(_) => drop(writeln!(page, "{indent}- {node}")),
                    node => {
                        let _ = writeln!(page, "{indent}-");
                        yaml(node, depth + 1, page);
                    }
                }
            }
        }
        _ => {}
    }
}

fn text(table: csv::Writer<Vec<u8>>) -> String {
    String::from_utf8_lossy(&table.into_inner().unwrap_or_default()).into_owned()
}
