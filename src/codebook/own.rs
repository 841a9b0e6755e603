//! Columns of the user's own lexicons: one case a category.

use super::names::Stems;
use super::{Case, Entry, cased};
use crate::features::own::{CATEGORY, OWN, WEIGHED_CATEGORY};
use crate::lexicon::{Lexicon, Lexicons};

/// The entries of every category of the lexicons that have some, in their order.
pub(super) fn entries(lexicons: &Lexicons, stems: &mut Stems) -> Vec<Entry> {
    let of_lexicon = |(_, lexicon): (_, &Lexicon)| {
        let feature = if lexicon.weighed { &WEIGHED_CATEGORY } else { &CATEGORY };
        let numbered = (0..).zip(&lexicon.categories);
        cased(&OWN, feature, numbered.map(|(at, category)| case(lexicon, at, category, stems)))
    };
    lexicons.own().flat_map(of_lexicon).collect()
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
