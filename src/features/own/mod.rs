//! Own: terms of lexicons that the user brings along, by category.
//!
//! Its features stand in no list of families: they have columns only in a run that has such lexicons.

use crate::document::Depth;
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Family, Feature, Find, Measure, Reach, Reason};

pub static OWN: Family = Family {
    name: "own",
    about: "Terms of lexicons given with `--lexicon`, by category.",
    english: false,
    default: false,
    depth: Depth::Hits,
    features: &[&CATEGORY, &WEIGHED_CATEGORY],
};

pub static CATEGORY: Feature =
    category(&[Measure::Count, Measure::Per1000Words], |passage, marks| find(passage, marks, false));

/// For lexicons with weights other than 1.
pub static WEIGHED_CATEGORY: Feature =
    category(&[Measure::Count, Measure::Per1000Words, Measure::Mean("weight of a mark")], |passage, marks| {
        find(passage, marks, true)
    });

const fn category(measures: &'static [Measure], find: fn(&Passage, &mut Vec<Evidence>)) -> Feature {
    Feature {
        name: "category",
        definition: "Terms of a category of a user's lexicon.",
        reference: "The user's lexicon.",
        caveat: "A list knows no context. Within a category the leftmost and longest term counts, unless `--overlap all` \
            is given; categories do not see each other, and terms of a category count in those above it.",
        scopes: &[Scope::Body, Scope::Author, Scope::Quoted],
        reach: Reach::Cases,
        length_bound: false,
        measures,
        examples: &[],
        find: Find::Marks(find),
    }
}

fn find(passage: &Passage, marks: &mut Vec<Evidence>, weighed: bool) {
    for (id, lexicon) in passage.document.lexicons.own().filter(|(_, lexicon)| lexicon.weighed == weighed) {
        passage.terms(id, |hit, category, weight| {
            let reason = Reason::Category { lexicon: id, entry: hit.entry, case: lexicon.first_category + category };
            marks.push(Evidence { weight, reason, ..Evidence::hit(passage.document, hit) });
        });
    }
}
