//! Hits: marks that are terms of a lexicon, all of them or those of one kind.

use super::{Evidence, Tally};
use crate::document::passage::Passage;
use crate::lexicon::LexiconId;

/// Pushes the hits of `lexicon` in the passage; with `kind`, those whose entry is of that kind.
pub fn marks(passage: &Passage, lexicon: LexiconId, kind: Option<&str>, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    let mark = |hit| Evidence::hit(document, hit);
    match kind.map(|kind| document.lexicons.kind(lexicon, kind)) {
        None => marks.extend(passage.hits(lexicon).map(mark)),
        Some(kind) => marks.extend(passage.hits_of(lexicon, [kind]).map(|(_, hit)| mark(hit))),
    }
}

/// Their tally.
pub fn tally(passage: &Passage, lexicon: LexiconId, kind: Option<&str>) -> Tally {
    let kinds = passage.document.kinds();
    let sum = match kind.map(|kind| passage.document.lexicons.kind(lexicon, kind)) {
        None => kinds.all(lexicon, passage.scope),
        Some(Some(kind)) => kinds.of(lexicon, kind, passage.scope),
        Some(None) => Default::default(),
    };
    Tally { count: sum.hits as usize, sum: sum.weight }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Document;
    use crate::document::passage::Scope;
    use crate::lexicon::{Lexicons, Vocabulary};

    #[test]
    fn the_tally_is_that_of_the_marks() {
        let text = "Perhaps a brutal regime\n\nBy Ilse Varn\n\nThe regime may fall, perhaps. “It might, roughly speaking, be a \
                    massacre,” she claimed; experts said that nobody could possibly know.";
        let article = Article { text: text.into(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        let mut found = 0;
        for (lexicon, list) in (0..).map(LexiconId).zip(&document.lexicons.list) {
            let kinds = list.entries.iter().map(|entry| Some(entry.kind.as_ref()));
            for kind in kinds.chain([None, Some("no such kind")]) {
                for scope in Scope::ALL {
                    let (passage, mut pushed) = (Passage::new(&document, scope), Vec::new());
                    marks(&passage, lexicon, kind, &mut pushed);
                    assert_eq!(tally(&passage, lexicon, kind), Tally::of(pushed.iter()), "{kind:?} {scope:?}");
                    found += pushed.len();
                }
            }
        }
        assert!(found > 10);
    }
}
