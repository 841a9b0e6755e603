//! Connectives: statements joined by what they grant, what they oppose and what they conclude.

use super::BODY;
use crate::feature::{Example, Feature, Find, hit, miss};
use crate::lexicon::seeds::DISCOURSE;

pub static CONCESSIONS: Feature = connective(
    "concessions",
    "Connectives that grant a point (although, despite, admittedly, to be sure).",
    "Some are of time as well: “while” and “still” count only where they open a clause.",
    &[hit("[Although] it rained, they came; [even so], few stayed."), miss("It rained, and they are still there.")],
    Find::Hits(DISCOURSE, Some("concession")),
);

pub static CONTRASTS: Feature = connective(
    "contrasts",
    "Connectives that set one thing against another (but, however, by contrast, rather than).",
    "“Yet” counts only where it opens a clause; “but” in “nothing but” stays out.",
    &[hit("They came, [but] few stayed. [By contrast], we left."), miss("They have yet to come. It was all but over.")],
    Find::Hits(DISCOURSE, Some("contrast")),
);

pub static INFERENCES: Feature = connective(
    "inferences",
    "Connectives that present the next as cause, consequence or conclusion (therefore, because, that proves).",
    "Whether the inference holds is not asked.",
    &[
        hit("It rained; [therefore] the dam broke. [This proves that] we were right."),
        miss("It rained, and the dam broke."),
    ],
    Find::Hits(DISCOURSE, Some("inference")),
);

const fn connective(
    name: &'static str,
    definition: &'static str,
    caveat: &'static str,
    examples: &'static [Example],
    find: Find,
) -> Feature {
    const REFERENCE: &str =
        "Halliday & Hasan 1976, Cohesion in English, 242-267; Quirk et al. 1985, sections 8.134-8.147 and 15.39-15.46";
    Feature::rate(name, definition, BODY, REFERENCE, caveat, examples, find)
}
