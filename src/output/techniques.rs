//! Techniques: the types of bias and persuasion that teachers look for, with the features that bear on them.

use std::fmt::Write;

/// One type of one scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Technique {
    pub scheme: &'static str,
    pub name: &'static str,
    /// Names of features; empty where words alone tell nothing.
    pub features: Vec<&'static str>,
    /// What the words of one article can tell of it: `partly` or `no`.
    pub words: &'static str,
    pub remark: &'static str,
}

static TABLE: &str = include_str!("../../seeds/techniques.tsv");

/// All types, scheme by scheme. A line that has not its five cells is left out; a test reads every line.
pub fn techniques() -> Vec<Technique> {
    lines().filter_map(technique).collect()
}

fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#') && !line.starts_with("scheme\t"))
}

fn technique(line: &'static str) -> Option<Technique> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [scheme, name, features, words, remark] = cells[..] else { return None };
    Some(Technique { scheme, name, features: features.split_whitespace().collect(), words, remark })
}

/// The table as a chapter of the codebook.
pub fn chapter(page: &mut String) {
    page.push_str(
        "\n## What teachers look for\n\nThe types of media bias that AllSides names and the persuasion techniques of \
         SemEval, with the features whose\nwords occur where they do. *Partly*: the usual wording is counted, never \
         whether it is a case of the type. *No*: words\nalone tell nothing of it, and no column should be read as if \
         they did.\n\n| scheme | type | from words | features | remark |\n| --- | --- | --- | --- | --- |\n",
    );
    for technique in techniques() {
        let features: Vec<String> = technique.features.iter().map(|name| format!("`{name}`")).collect();
        let Technique { scheme, name, words, remark, .. } = technique;
        let _ = writeln!(page, "| {scheme} | {name} | {words} | {} | {remark} |", features.join(", "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::FAMILIES;

    #[test]
    fn every_line_is_read_and_names_features_that_exist() {
        let known: Vec<&str> = FAMILIES.iter().flat_map(|family| family.features.iter().map(|f| f.name)).collect();
        let all = techniques();
        assert_eq!(all.len(), lines().count());
        for technique in &all {
            assert!(matches!(technique.words, "partly" | "no"), "{}", technique.name);
            assert_eq!(technique.features.is_empty(), technique.words == "no", "{}", technique.name);
            for feature in &technique.features {
                assert!(known.contains(feature), "{}: no feature {feature}", technique.name);
            }
        }
    }

    #[test]
    fn the_schemes_are_whole() {
        let count = |scheme| techniques().iter().filter(|technique| technique.scheme == scheme).count();
        // Of AllSides' sixteen types two are divided in two.
        assert_eq!([count("AllSides"), count("SemEval-2020"), count("SemEval-2023")], [18, 14, 23]);
    }
}
