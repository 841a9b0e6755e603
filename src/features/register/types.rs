//! The type-token ratio of the first 400 words (Biber 1988, feature 43).

use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Tally, hit, miss};
use crate::text::token::Token;

/// The words over which the ratio is taken: longer texts would have a lower one.
pub(super) const SAMPLE: usize = 400;

pub static TYPE_TOKEN_RATIO: Feature = Feature {
    name: "type_token_ratio_400",
    definition: "Different words among the first 400. Feature 43 of Biber 1988.",
    reference: "Biber 1988, appendix II (pp. 211-245)",
    caveat: "Empty below 400 words; forms are compared, not lemmas.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "type_token_ratio_400",
        unit: "per cent of 400 words",
        expression: "100 * types among the first 400 words / 400",
        compute: ratio,
    })],
    examples: &[hit("[The] [dam] [holds], the dam holds [still]."), miss("3,000.")],
    find: Find::Tallied(
        |passage, marks| marks.extend(first_uses(passage).map(|word| Evidence::token(word, 1.0))),
        |passage| Tally::ones(first_uses(passage).count()),
    ),
};

/// Words of the sample that have not been used before in it.
pub(super) fn first_uses<'a>(passage: &Passage<'a>) -> impl Iterator<Item = &'a Token> + use<'a> {
    let words = passage.word_list().iter().zip(passage.repeats().before).take(SAMPLE);
    words.filter(|(_, before)| **before == 0).map(|(word, _)| word)
}

fn ratio(marks: &Marks, totals: &Totals) -> Option<f64> {
    (totals.words as usize >= SAMPLE).then(|| 100.0 * marks.len() as f64 / SAMPLE as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::readability::proof;

    #[test]
    fn the_ratio_is_that_of_the_first_four_hundred() {
        let value = |text: &str| proof::value(&TYPE_TOKEN_RATIO, "type_token_ratio_400", text);
        assert_eq!(value(&"the dam holds on ".repeat(100)), Some(1.0));
        assert_eq!(value(&("the dam holds on ".repeat(100) + "and more")), Some(1.0));
        assert_eq!(value(&"the dam holds on ".repeat(99)), None);
    }
}
