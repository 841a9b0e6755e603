//! Kinds of sources.

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
