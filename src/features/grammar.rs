//! Marks that are words of a class, words with a tag, or constructions.

use crate::document::grammar::{Construction, Place};
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Example, Feature, Measure, Reach};
use crate::lexicon::word_class::WordClass;
use crate::text::span::Span;
use crate::text::tag::Tag;
use crate::text::token::Token;

/// Pushes the places of the passage.
pub fn places(passage: &Passage, places: &[Place], marks: &mut Vec<Evidence>) {
    let (scope, tokens) = (passage.scope, &passage.document.tokens);
    let held = places.iter().filter(|place| scope.holds(&tokens[place.first as usize]));
    marks.extend(held.map(|place| {
        let first: &Token = &tokens[place.first as usize];
        let last = &tokens[place.end as usize - 1];
        Evidence { span: Span { start: first.span.start, end: last.span.end }, ..Evidence::token(first, 1.0) }
    }));
}

pub fn class(passage: &Passage, class: WordClass, marks: &mut Vec<Evidence>) {
    places(passage, passage.document.grammar().class(class), marks);
}

pub fn tag(passage: &Passage, tag: Tag, marks: &mut Vec<Evidence>) {
    places(passage, passage.document.grammar().tag(tag), marks);
}

pub fn construction(passage: &Passage, construction: Construction, marks: &mut Vec<Evidence>) {
    places(passage, passage.document.grammar().construction(construction), marks);
}

/// Several constructions, in the order of the text.
pub fn constructions(passage: &Passage, wanted: &[Construction], marks: &mut Vec<Evidence>) {
    for one in wanted {
        construction(passage, *one, marks);
    }
    marks.sort_by_key(|mark| mark.span.start);
}

/// A feature that is counted per 1,000 words of the body.
pub const fn rate(
    name: &'static str,
    definition: &'static str,
    reference: &'static str,
    caveat: &'static str,
    examples: &'static [Example],
    find: fn(&Passage, &mut Vec<Evidence>),
) -> Feature {
    measured(name, definition, reference, caveat, &[Measure::Per1000Words], examples, find)
}

/// A feature that is counted as a share of the words of the body.
pub const fn share(
    name: &'static str,
    definition: &'static str,
    reference: &'static str,
    caveat: &'static str,
    examples: &'static [Example],
    find: fn(&Passage, &mut Vec<Evidence>),
) -> Feature {
    measured(name, definition, reference, caveat, &[Measure::PercentOfWords], examples, find)
}

/// A feature of the body that judges each place by itself.
pub const fn measured(
    name: &'static str,
    definition: &'static str,
    reference: &'static str,
    caveat: &'static str,
    measures: &'static [Measure],
    examples: &'static [Example],
    find: fn(&Passage, &mut Vec<Evidence>),
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
        find,
    }
}
