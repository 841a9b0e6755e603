//! Boosters: words by which a claim is made to sound certain.

use crate::document::passage::Scope;
use crate::feature::{Feature, Find, Measure, Reach, hit, miss};
use crate::lexicon::seeds::BOOSTERS as LEXICON;

pub static BOOSTERS: Feature = Feature {
    name: "boosters",
    definition: "Words and phrases by which the writer expresses certainty and closes down alternatives.",
    reference: "Hyland 2005, Metadiscourse, 52-53 and appendix; Holmes 1990",
    caveat: "A booster under a negation (“not certain”) is counted unless the lexicon excludes it.",
    scopes: &[Scope::Body, Scope::Author, Scope::Quoted, Scope::Headline],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Count, Measure::Per1000Words],
    examples: &[hit("It is [undoubtedly] safe."), miss("It may be safe.")],
    find: Find::Hits(LEXICON, None),
};
