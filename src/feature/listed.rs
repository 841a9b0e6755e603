//! Listed: marks that are the places of lists of the document's grammar.

use super::{Evidence, Listed, Tally};
use crate::document::Document;
use crate::document::grammar::Place;
use crate::document::passage::{Passage, Scope};
use crate::text::span::Span;
use crate::text::token::Token;

/// Pushes the places in the order of the text, those of each list weighed alike.
pub fn marks(passage: &Passage, lists: &[Listed], marks: &mut Vec<Evidence>) {
    let (scope, document) = (passage.scope, passage.document);
    if let ([(list, weight)], Scope::Body) = (lists, scope) {
        let places = document.grammar().places(*list).iter();
        marks.extend(places.map(|place| Evidence { weight: *weight, ..mark(&document.tokens, place) }));
        return;
    }
    let mut rest: Vec<(&[Place], f64)> =
        lists.iter().map(|(list, weight)| (document.grammar().places(*list), *weight)).collect();
    loop {
        let next = rest.iter_mut().filter(|(places, _)| !places.is_empty()).min_by_key(|(places, _)| places[0].first);
        let Some((places, weight)) = next else { return };
        let (place, behind) = (&places[0], &places[1..]);
        if scope.holds(&document.tokens[place.first as usize]) {
            marks.push(Evidence { weight: *weight, ..mark(&document.tokens, place) });
        }
        *places = behind;
    }
}

fn mark(tokens: &[Token], place: &Place) -> Evidence {
    let (first, last) = (&tokens[place.first as usize], &tokens[place.end as usize - 1]);
    Evidence { span: Span { start: first.span.start, end: last.span.end }, ..Evidence::token(first, 1.0) }
}

/// Their tally in the body.
pub fn tally(document: &Document, lists: &[Listed]) -> Tally {
    let counts = lists.iter().map(|(list, weight)| (document.counts().places(*list), *weight));
    counts.fold(Tally::default(), |tally, (count, weight)| Tally {
        count: tally.count + count as usize,
        sum: tally.sum + f64::from(count) * weight,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::grammar::List;
    use crate::lexicon::{Lexicons, Vocabulary};
    use crate::text::tag::Tag;

    #[test]
    fn places_of_several_lists_come_in_the_order_of_the_text() {
        let text = "The old dam of Varn broke, “and the red gate held,” said Ilse, whom a tired mayor had called.";
        let article = Article { text: text.into(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        let lists = [(List::Tag(Tag::Noun), 1.0), (List::Tag(Tag::Adjective), 0.0), (List::Tag(Tag::ProperNoun), 2.0)];
        for scope in [Scope::Body, Scope::Author, Scope::Quoted] {
            let passage = Passage::new(&document, scope);
            let (mut merged, mut sorted) = (Vec::new(), Vec::new());
            marks(&passage, &lists, &mut merged);
            lists.iter().for_each(|list| marks(&passage, std::slice::from_ref(list), &mut sorted));
            sorted.sort_by_key(|mark: &Evidence| mark.span.start);
            assert!(!merged.is_empty());
            assert_eq!(merged, sorted, "{scope:?}");
            if scope == Scope::Body {
                assert_eq!(tally(&document, &lists), Tally::of(merged.iter()));
            }
        }
    }
}
