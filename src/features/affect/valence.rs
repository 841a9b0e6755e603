//! Valence: words rated as pleasant or unpleasant.

use crate::document::Document;
use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Reason, hit, miss, value};
use crate::lexicon::Hit;
use crate::lexicon::seeds::VALENCE as LEXICON;
use crate::text::token::TokenKind;

pub static VALENCE: Feature = Feature {
    name: "valence",
    definition: "Words rated as pleasant or unpleasant, weighed by their mean rating from -4 to 4; behind a negation among the \
                 three words before, in the same clause, the rating is turned round and weakened (times -0.74).",
    reference: "Hutto & Gilbert 2014, VADER, ICWSM-14, 216-225 (ratings; negation within three words, factor -0.74)",
    caveat: "Rated without context by readers of social media: news of a war is unpleasant in the most sober words. The mean is of \
             the marked words only and does not grow with length; irony is not seen.",
    scopes: &[Scope::Body, Scope::Author, Scope::Quoted, Scope::Headline],
    reach: Reach::Place,
    length_bound: false,
    measures: &[
        Measure::Count,
        Measure::Mean("rating from -4 to 4"),
        share("positive_words_pct", "100 * marks with a weight above 0 / words", |marks, totals| {
            signed(marks, totals, |weight| weight > 0.0)
        }),
        share("negative_words_pct", "100 * marks with a weight below 0 / words", |marks, totals| {
            signed(marks, totals, |weight| weight < 0.0)
        }),
    ],
    examples: &[
        hit("A [good] harvest is not a [disaster]."),
        miss("The harvest came in March, as well as the rain."),
        // Good is rated 1.9 and disaster -3.1.
        value("A good harvest is not a disaster.", "valence_mean", (1.9 + 0.74 * 3.1) / 2.0),
        value("A good harvest is not a disaster.", "positive_words_pct", 200.0 / 7.0),
        value("A good harvest, a disaster for none.", "negative_words_pct", 100.0 / 7.0),
    ],
    find: Find::Marks(find),
};

/// What a negation does to a rating (Hutto & Gilbert 2014, 221).
const NEGATED: f64 = -0.74;

const fn share(name: &'static str, expression: &'static str, compute: fn(&Marks, &Totals) -> Option<f64>) -> Measure {
    Measure::Formula(Formula { name, unit: "per cent of words", expression, compute })
}

fn signed(marks: &Marks, totals: &Totals, is_counted: fn(f64) -> bool) -> Option<f64> {
    let count = marks.iter().filter(|mark| is_counted(mark.weight)).count();
    (totals.words > 0).then(|| 100.0 * count as f64 / f64::from(totals.words))
}

fn find(passage: &Passage, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    for hit in passage.hits(LEXICON) {
        let mark = Evidence::hit(document, hit);
        if mark.weight == 0.0 {
            continue;
        }
        match negation(document, hit) {
            None => marks.push(mark),
            Some(by) => {
                let reason = Reason::Negated { lexicon: hit.lexicon, entry: hit.entry, by };
                marks.push(Evidence { weight: mark.weight * NEGATED, reason, ..mark });
            }
        }
    }
}

/// The negation among the three words before, in the same clause.
fn negation(document: &Document, hit: &Hit) -> Option<u32> {
    const REACH: usize = 3;
    let first = hit.first as usize;
    let sentence = document.tokens[first].sentence;
    let before = (first.saturating_sub(REACH)..first).rev();
    let mut clause = before.take_while(|at| {
        let token = &document.tokens[*at];
        token.sentence == sentence && token.kind != TokenKind::Punctuation
    });
    clause.find(|at| is_negation(document.norm(&document.tokens[*at]))).map(|at| at as u32)
}

/// Negations (Quirk et al. 1985, sections 10.54-10.60).
fn is_negation(norm: &str) -> bool {
    matches!(
        norm,
        "not"
            | "no"
            | "never"
            | "nor"
            | "none"
            | "nobody"
            | "nothing"
            | "neither"
            | "nowhere"
            | "without"
            | "cannot"
            | "hardly"
            | "scarcely"
            | "rarely"
            | "seldom"
    ) || norm.ends_with("n't")
}
