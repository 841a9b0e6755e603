//! Share: how much of the body stands in the voice of others.

use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Find, Measure, Reach, Reason, Tally, hit, miss, value};
use crate::text::token::{Token, Voice};

pub static QUOTED_WORDS: Feature = Feature {
    name: "quoted_words",
    definition: "Words inside quotations of function speech or fragment.",
    reference: "Semino & Short 2004, chapter 4",
    caveat: "Indirect speech is not in it, nor are words in scare quotes, titles and terms: these are the author's.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Count, Measure::PercentOfWords],
    examples: &[
        hit("“[We] [are] [leaving] [tonight],” said Mayor Ilse Varn."),
        miss("The so-called “experts” never came."),
        value("“We are leaving tonight,” said Mayor Ilse Varn.", "quoted_words_pct", 50.0),
    ],
    find: Find::Tallied(
        |passage, marks| marks.extend(quoted(passage).map(|token| Evidence::token(token, 1.0))),
        |passage| Tally::ones(quoted(passage).count()),
    ),
};

fn quoted<'a>(passage: &Passage<'a>) -> impl Iterator<Item = &'a Token> {
    passage.word_list().iter().filter(|token| token.voice == Voice::Quoted)
}

pub static QUOTATION_LENGTH: Feature = Feature {
    name: "quotation_length",
    definition: "Quotations of function speech or fragment, weighed by their words.",
    reference: "Semino & Short 2004, chapter 4",
    caveat: "A quotation inside another counts by itself and in the one around it.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Mean("words")],
    examples: &[hit("[“We are leaving tonight,”] said Mayor Ilse Varn."), miss("The so-called “experts” never came.")],
    find: Find::Marks(|passage, marks| {
        let document = passage.document;
        for (at, quotation) in document.quotations.iter().enumerate().filter(|(_, q)| q.function.is_voice()) {
            let tokens = &document.tokens[quotation.tokens.0 as usize..quotation.tokens.1 as usize];
            let words = tokens.iter().filter(|token| token.is_word() && passage.scope.holds(token)).count();
            if words > 0 {
                let reason = Reason::Quotation(at as u32);
                marks.push(Evidence { span: quotation.span, weight: words as f64, voice: Voice::Quoted, reason });
            }
        }
    }),
};
