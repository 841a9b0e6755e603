//! Manifest: what a table was made of. It holds no time and nothing of the machine: equal inputs give equal bytes.

use crate::ingest::{InputDigest, Inventory};
use crate::lexicon::seeds::SEEDS;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The libraries that decide numbers, as Cargo.toml pins them.
const LIBRARIES: [(&str, &str); 3] =
    [("unicode-segmentation", "1.13.3"), ("dom_smoothie", "0.19.0"), ("whatlang", "0.18.0")];

#[derive(Debug, Serialize)]
pub struct Manifest<'a> {
    pub connote: &'static str,
    /// What decides the numbers besides connote itself.
    pub libraries: Vec<(&'static str, &'static str)>,
    pub options: &'a serde_json::Map<String, serde_json::Value>,
    pub columns: usize,
    pub lexicons: Vec<Source>,
    pub inputs: Vec<Source>,
    /// What archives and exports held.
    pub inventories: &'a [Inventory],
    pub articles: Counts,
}

/// Something read, by name and content.
#[derive(Debug, Clone, Serialize)]
pub struct Source {
    pub id: String,
    pub sha256: String,
}

#[derive(Debug, Clone, Copy, Default, Serialize)]
pub struct Counts {
    pub read: u64,
    pub rejected: u64,
    /// Near-duplicates without a row, where these are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duplicates: Option<u64>,
    pub written: u64,
}

impl Manifest<'_> {
    /// `own` are the lexicons of the user's own.
    pub fn new<'a>(
        options: &'a serde_json::Map<String, serde_json::Value>,
        columns: usize,
        own: &[Source],
        inputs: &[InputDigest],
        inventories: &'a [Inventory],
        articles: Counts,
    ) -> Manifest<'a> {
        let source = |input: &InputDigest| Source { id: input.id.clone(), sha256: input.sha256.clone() };
        let embedded = SEEDS.iter().map(|seed| Source::new(seed.name.to_owned(), seed.text.as_bytes()));
        Manifest {
            connote: env!("CARGO_PKG_VERSION"),
            libraries: LIBRARIES.to_vec(),
            options,
            columns,
            lexicons: embedded.chain(own.iter().cloned()).collect(),
            inputs: inputs.iter().map(source).collect(),
            inventories,
            articles,
        }
    }
}

impl Source {
    /// Something called `id` with the digest of its bytes.
    pub fn new(id: String, bytes: &[u8]) -> Source {
        Source { id, sha256: Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_libraries_are_those_that_are_pinned() {
        let pins = include_str!("../../Cargo.toml");
        for (name, version) in LIBRARIES {
            assert!(pins.contains(&format!("{name} = \"={version}\"")), "{name}");
        }
    }
}
