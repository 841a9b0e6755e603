//! Marks that are words of a class, words with a tag, or constructions.

use crate::document::grammar::{Construction, Place};
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Example, Feature, Measure};
use crate::lexicon::word_class::WordClass;
use crate::text::span::Span;
use crate::text::tag::Tag;
use crate::text::token::Token;

/// Pushes the places of the passage.
pub fn places(passage: &Passage, places: &[Place], marks: &mut Vec<Evidence>) {
    let (scope, tokens) = (passage.scope, passage.document.tokens.as_slice());
    match scope {
        // All places are in the body.
        Scope::Body => marks.extend(places.iter().map(|place| mark(tokens, place))),
        _ => {
            let held = places.iter().filter(|place| scope.holds(&tokens[place.first as usize]));
            marks.extend(held.map(|place| mark(tokens, place)));
        }
    }
}

fn mark(tokens: &[Token], place: &Place) -> Evidence {
    let (first, last) = (&tokens[place.first as usize], &tokens[place.end as usize - 1]);
    Evidence { span: Span { start: first.span.start, end: last.span.end }, ..Evidence::token(first, 1.0) }
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

/// Pushes the words whose tag `weight` gives a weight.
pub fn tags(passage: &Passage, weight: impl Fn(Tag) -> Option<f64>, marks: &mut Vec<Evidence>) {
    let weighed = passage.word_list().iter().filter_map(|word| Some((word, weight(word.tag)?)));
    marks.extend(weighed.map(|(word, weight)| Evidence::token(word, weight)));
}

/// Pushes the places of several lists in the order of the text, those of each list weighed alike.
pub fn weighed<const N: usize>(passage: &Passage, lists: [(&[Place], f64); N], marks: &mut Vec<Evidence>) {
    let (scope, tokens) = (passage.scope, passage.document.tokens.as_slice());
    let mut rest = lists.map(|(places, _)| places);
    // Where each list goes on, side by side.
    let first = |places: &[Place]| places.first().map_or(u32::MAX, |place| place.first);
    let mut next = rest.map(first);
    loop {
        let list = (1..N).fold(0, |least, list| if next[list] < next[least] { list } else { least });
        let [place, behind @ ..] = rest[list] else { return };
        if scope.holds(&tokens[place.first as usize]) {
            marks.push(Evidence { weight: lists[list].1, ..mark(tokens, place) });
        }
        (rest[list], next[list]) = (behind, first(behind));
    }
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
    Feature { measures, ..Feature::rate(name, definition, &[Scope::Body], reference, caveat, examples, find) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Document;
    use crate::lexicon::{Lexicons, Vocabulary};

    #[test]
    fn places_of_several_lists_come_in_the_order_of_the_text() {
        let text = "The old dam of Varn broke, “and the red gate held,” said Ilse, whom a tired mayor had called.";
        let article = Article { text: text.into(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        for scope in [Scope::Body, Scope::Author, Scope::Quoted] {
            let passage = Passage::new(&document, scope);
            let (mut merged, mut sorted, mut by_tag) = (Vec::new(), Vec::new(), Vec::new());
            let kinds = [(Tag::Noun, 1.0), (Tag::Adjective, 0.0), (Tag::ProperNoun, 2.0)];
            weighed(&passage, kinds.map(|(tag, weight)| (document.grammar().tag(tag), weight)), &mut merged);
            for (kind, weight) in kinds {
                let before = sorted.len();
                tag(&passage, kind, &mut sorted);
                sorted[before..].iter_mut().for_each(|mark| mark.weight = weight);
            }
            sorted.sort_by_key(|mark: &Evidence| mark.span.start);
            let weight = |tag| kinds.iter().find(|(kind, _)| *kind == tag).map(|(_, weight)| *weight);
            tags(&passage, weight, &mut by_tag);
            assert!(!merged.is_empty());
            assert_eq!((&merged, &by_tag), (&sorted, &sorted), "{scope:?}");
        }
    }
}
