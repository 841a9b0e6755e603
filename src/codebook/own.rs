//! Columns of the user's own lexicons: one case a category.

use super::names::Stems;
use super::{Case, Codebook, Entry, cased};
use crate::features::own::{CATEGORY, OWN, WEIGHED_CATEGORY};
use crate::lexicon::{Lexicon, Lexicons};

/// The entries of every category of the lexicons that have some, in their order.
pub(super) fn entries(lexicons: &Lexicons) -> Vec<Entry> {
    let own: Vec<&Lexicon> = lexicons.own().map(|(_, lexicon)| lexicon).collect();
    if own.is_empty() {
        return Vec::new();
    }
    let full = Codebook::full();
    let names = full.columns.iter().map(|column| column.name.as_str());
    let mut stems = Stems::beside(names.chain(full.entries.iter().map(Entry::name)));
    let of_lexicon = |lexicon: &&Lexicon| {
        let feature = if lexicon.weighed { &WEIGHED_CATEGORY } else { &CATEGORY };
        let numbered = (0..).zip(&lexicon.categories);
        cased(&OWN, feature, numbered.map(|(at, category)| case(lexicon, at, category, &mut stems)))
    };
    own.iter().flat_map(of_lexicon).collect()
}

fn case(lexicon: &Lexicon, at: u32, category: &str, stems: &mut Stems) -> Case {
    let is_in = |entry: &&crate::lexicon::Entry| entry.categories.iter().any(|(number, _)| *number == at);
    let (name, terms) = (&lexicon.name, lexicon.entries.iter().filter(is_in).count());
    let whole = format!("Terms of the lexicon \u{201c}{name}\u{201d}, {terms} in all.");
    let part = format!(
        "Terms of the category \u{201c}{category}\u{201d} of the lexicon \u{201c}{name}\u{201d}, {terms} in all."
    );
    let (stem, renamed) = stems.stem(name, category);
    Case {
        number: lexicon.first_category + at,
        stem,
        renamed,
        definition: if category.is_empty() { whole } else { part },
        reference: format!("The user's lexicon \u{201c}{name}\u{201d}"),
    }
}
