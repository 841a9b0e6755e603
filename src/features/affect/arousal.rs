//! Arousal: words that stir, and words that still.

use crate::document::passage::{Scope, Totals};
use crate::feature::{Feature, Find, Formula, Marks, Measure, Reach, hit, miss, value};
use crate::lexicon::seeds::AROUSAL as LEXICON;

pub static AROUSAL: Feature = Feature {
    name: "arousal",
    definition: "Words that stir or still, weighed in four steps: 1 at its height (panic, massacre), 0.6 raised (argue, rush), \
                 -0.6 lowered (gentle, wait), -1 at its lowest (asleep).",
    reference: "Russell 1980, Journal of Personality and Social Psychology 39(6), 1161-1178 (the dimension); steps and members are ours",
    caveat: "Steps set by judgement, not ratings by people; words that are not listed count neither way, so that the mean is of \
             marked words only. Negation is not looked at: “no panic” still names it.",
    scopes: &[Scope::Body, Scope::Author, Scope::Quoted, Scope::Headline],
    reach: Reach::Place,
    length_bound: false,
    measures: &[
        Measure::Count,
        Measure::Mean("arousal from -1 to 1"),
        Measure::Formula(Formula {
            name: "stirring_words_pct",
            unit: "per cent of words",
            expression: "100 * marks with a weight above 0 / words",
            compute: stirring,
        }),
    ],
    examples: &[
        hit("[Panic] broke out in the [quiet] town."),
        miss("The council met in the town."),
        value("Panic broke out in the quiet town.", "arousal_mean", 0.2),
        value("Panic broke out in the quiet town.", "stirring_words_pct", 100.0 / 7.0),
    ],
    find: Find::Marks(|passage, marks| Find::Hits(LEXICON, None).marks(passage, marks)),
};

fn stirring(marks: &Marks, totals: &Totals) -> Option<f64> {
    let count = marks.iter().filter(|mark| mark.weight > 0.0).count();
    (totals.words > 0).then(|| 100.0 * count as f64 / f64::from(totals.words))
}
