//! Blame without a doer: “mistakes were made”, “shots were fired”, “the village was shelled”.

use super::{RATE, VOICES, norm};
use crate::document::Document;
use crate::feature::{Evidence, Feature, Find, Reach, hit, miss};
use crate::features::lexical;
use crate::lexicon::Hit;
use crate::lexicon::seeds::HARMS;
use crate::text::tag::Tag;
use crate::text::token::TokenKind;

pub static AGENTLESS_BLAME: Feature = Feature {
    name: "agentless_blame",
    definition: "Harm told without its doer: passives of verbs of harm without “by” in their clause, and formulas such as \
                 “mistakes were made” or “violence erupted”.",
    reference: "Trew 1979; Henley, Miller & Beazley 1995, Journal of Language and Social Psychology 14, 60-84; Fowler 1991, 70-80",
    caveat: "A doer named in another sentence is not seen; a harm by nature (“was flooded”) has no doer to name.",
    scopes: VOICES,
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[
        hit("[Mistakes were made], and two villages were later [shelled]."),
        miss("Two villages were shelled by the army, which made mistakes. Nobody was killed."),
        miss("The army shelled two villages."),
    ],
    find: Find::Marks(|passage, marks| {
        let document = passage.document;
        for (side, hit) in lexical::sides(passage, HARMS, ["blame", "harm"]) {
            if side == 0 || (is_passive(document, hit) && !names_doer(document, hit)) {
                marks.push(Evidence::hit(document, hit));
            }
        }
    }),
};

/// Whether a form of “be” or “get” governs the participle, with no more than adverbs between and no negation.
fn is_passive(document: &Document, harm: &Hit) -> bool {
    const LONGEST_GROUP: usize = 4;
    let at = harm.first as usize;
    let sentence = document.tokens[at].sentence;
    for before in (at.saturating_sub(LONGEST_GROUP)..at).rev() {
        let token = &document.tokens[before];
        if token.sentence != sentence {
            return false;
        }
        let form = document.norm(token);
        if BE.contains(&form) {
            let nobody = before
                .checked_sub(1)
                .is_some_and(|at| matches!(norm(document, at), "nobody" | "none" | "not" | "never"));
            let participle = matches!(document.tokens[at].tag, Tag::VerbParticiple | Tag::VerbPast | Tag::Adjective);
            return participle && !nobody;
        }
        if !matches!(token.tag, Tag::Adverb | Tag::Particle) || matches!(form, "not" | "never") {
            return false;
        }
    }
    false
}

const BE: [&str; 16] = [
    "is", "are", "was", "were", "be", "been", "being", "am", "get", "gets", "got", "getting", "isn't", "aren't",
    "wasn't", "weren't",
];

/// Whether “by” and a doer follow before the clause ends.
fn names_doer(document: &Document, harm: &Hit) -> bool {
    const LONGEST_CLAUSE: usize = 12;
    let end = harm.end as usize;
    let sentence = document.tokens[harm.first as usize].sentence;
    let clause = (end..end + LONGEST_CLAUSE).take_while(|at| {
        document.tokens.get(*at).is_some_and(|token| token.sentence == sentence && token.kind != TokenKind::Punctuation)
    });
    clause.filter(|at| norm(document, *at) == "by").any(|at| {
        let next = document.tokens.get(at + 1).map(|token| token.tag);
        !matches!(next, Some(Tag::Number | Tag::VerbGerund | Tag::Adverb) | None)
    })
}
