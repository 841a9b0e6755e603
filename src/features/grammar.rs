//! Features whose marks are words of a class, words with a tag, or constructions.

use crate::document::grammar::{Construction, List};
use crate::document::passage::Scope;
use crate::feature::{Example, Feature, Find, Listed, Measure, Reach};
use crate::lexicon::word_class::WordClass;
use crate::text::tag::Tag;

pub const fn class(class: WordClass) -> Listed {
    (List::Class(class), 1.0)
}

pub const fn tag(tag: Tag) -> Listed {
    (List::Tag(tag), 1.0)
}

pub const fn construction(construction: Construction) -> Listed {
    (List::Construction(construction), 1.0)
}

/// Words of so many letters and digits.
pub const fn letters(letters: usize) -> Listed {
    (List::Letters(letters), 1.0)
}

/// Counted among the marks, but not into the sum of their weights.
pub const fn unweighed(listed: Listed) -> Listed {
    (listed.0, 0.0)
}

/// A feature that is counted per 1,000 words of the body.
pub const fn rate(
    name: &'static str,
    definition: &'static str,
    reference: &'static str,
    caveat: &'static str,
    examples: &'static [Example],
    lists: &'static [Listed],
) -> Feature {
    measured(name, definition, reference, caveat, &[Measure::Per1000Words], examples, lists)
}

/// A feature that is counted as a share of the words of the body.
pub const fn share(
    name: &'static str,
    definition: &'static str,
    reference: &'static str,
    caveat: &'static str,
    examples: &'static [Example],
    lists: &'static [Listed],
) -> Feature {
    measured(name, definition, reference, caveat, &[Measure::PercentOfWords], examples, lists)
}

/// A feature whose marks are the places of lists, weighed, in the body.
pub const fn measured(
    name: &'static str,
    definition: &'static str,
    reference: &'static str,
    caveat: &'static str,
    measures: &'static [Measure],
    examples: &'static [Example],
    lists: &'static [Listed],
) -> Feature {
    Feature {
        name,
        definition,
        reference,
        caveat,
        scopes: &[Scope::Body],
        reach: Reach::Place,
        length_bound: false,
        measures,
        examples,
        find: Find::Lists(lists),
    }
}
