//! Kinds of sources, and the nouns that tell them.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

/// Who is credited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceKind {
    /// A person with a name and no office.
    Person,
    /// Who speaks by virtue of an office, named or not: Mayor Varn, a spokeswoman for the army.
    Official,
    /// A body or a state: the ministry, the union, Verrane.
    Organisation,
    /// A report, a sign, figures.
    Document,
    /// Who is withheld: officials, a source, a person familiar with the matter.
    Anonymous,
    /// Persons without a name: critics, experts, villagers, a baker.
    People,
    /// A pronoun whose person is not found.
    Unresolved,
}

impl SourceKind {
    pub const ALL: [SourceKind; 7] = [
        SourceKind::Person,
        SourceKind::Official,
        SourceKind::Organisation,
        SourceKind::Document,
        SourceKind::Anonymous,
        SourceKind::People,
        SourceKind::Unresolved,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            SourceKind::Person => "person",
            SourceKind::Official => "official",
            SourceKind::Organisation => "organisation",
            SourceKind::Document => "document",
            SourceKind::Anonymous => "anonymous",
            SourceKind::People => "people",
            SourceKind::Unresolved => "unresolved",
        }
    }
}

/// What a noun or a title tells of the source it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    Document,
    Organisation,
    Anonymous,
    People,
    Office,
    Title,
    Rank,
}

static TABLE: &str = include_str!("../../../seeds/language/sources.tsv");

fn table() -> &'static FxHashMap<&'static str, Noun> {
    static NOUNS: OnceLock<FxHashMap<&'static str, Noun>> = OnceLock::new();
    NOUNS.get_or_init(|| lines().filter_map(parse).collect())
}

fn lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#') && !line.starts_with("form\t"))
}

/// A line that is wrong is left out; a test reads every line.
fn parse(line: &'static str) -> Option<(&'static str, Noun)> {
    let (form, kind) = line.split_once('\t')?;
    let noun = match kind {
        "document" => Noun::Document,
        "organisation" => Noun::Organisation,
        "anonymous" => Noun::Anonymous,
        "people" => Noun::People,
        "office" => Noun::Office,
        "title" => Noun::Title,
        "rank" => Noun::Rank,
        _ => return None,
    };
    Some((form, noun))
}

pub(super) fn noun(norm: &str) -> Option<Noun> {
    let bare = norm.strip_suffix("'s").unwrap_or(norm);
    table().get(bare).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_once() {
        assert_eq!(lines().count(), table().len());
        assert!(table().len() > 600);
        assert_eq!(noun("ministry's"), Some(Noun::Organisation));
        assert_eq!(noun("harbour"), None);
    }
}
