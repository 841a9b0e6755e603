//! Ending: whether an article breaks off.

use super::paragraphs::is_open;
use crate::document::passage::Scope;
use crate::feature::{Evidence, Feature, Find, Measure, Reach, hit, miss};
use crate::text::token::TokenKind;

pub static TRUNCATED_ENDING: Feature = Feature {
    name: "truncated_ending",
    definition: "The last token of an article that ends without a terminal mark or in an ellipsis: 1 where it breaks off, \
        else 0.",
    reference: "Rae et al. 2021, Scaling Language Models (arXiv:2112.11446), appendix A1: lines that end with an ellipsis",
    caveat: "A signature, a list or an invitation to read on at the end counts as well, where it is not told as \
        boilerplate.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Count],
    examples: &[
        hit("The dam holds. The mayor said that the [village]"),
        hit("The dam holds. The village waits[...]"),
        hit("The dam holds.\n\nRead [more]"),
        miss("The dam holds (so far)."),
        miss("“The dam holds.”"),
    ],
    find: Find::Marks(|passage, marks| {
        let Some(paragraph) = passage.paragraphs().last() else { return };
        let document = passage.document;
        let tokens = &document.tokens[paragraph.tokens.0 as usize..paragraph.tokens.1 as usize];
        let held = || tokens.iter().filter(|token| passage.scope.holds(token));
        let ended = held().rfind(|token| !matches!(document.norm(token), "\"" | "'" | ")" | "]"));
        let breaks_off = |token| document.norm(token).ends_with("..");
        if is_open(document, held()) || ended.is_some_and(breaks_off) {
            marks.extend(held().rfind(|token| token.kind != TokenKind::Link).map(|token| Evidence::token(token, 1.0)));
        }
    }),
};
