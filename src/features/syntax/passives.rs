//! Passives: a form of “be” or “get” with a past participle.

use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Measure, Reach, Reason, hit, miss};
use crate::text::tag::Tag;

pub static PASSIVES: Feature = Feature {
    name: "passives",
    definition: "Passive clauses: a form of “be” or “get” and the past participle it governs; the participle is marked.",
    reference: "Quirk, Greenbaum, Leech & Svartvik 1985, sections 3.63-3.78; Biber 1988, features 17 and 18",
    caveat: "Participles that have become adjectives (“was tired”) are counted where the tagger takes them for verbs.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    measures: &[Measure::Count, Measure::Per1000Words],
    examples: &[
        hit("The village was [flooded] in spring and has not been [rebuilt]."),
        miss("The river has flooded the village."),
    ],
    find,
};

fn find(passage: &Passage, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    for sentence in &document.sentences {
        // Where a passive auxiliary stands that has not found its participle yet.
        let mut open: Option<usize> = None;
        for at in sentence.range() {
            let token = &document.tokens[at];
            let norm = document.norm(token);
            if is_passive_auxiliary(norm) {
                open = Some(at);
            } else if open.is_some() && token.tag == Tag::VerbParticiple {
                if passage.scope.holds(token) {
                    marks.push(Evidence { span: token.span, weight: 1.0, voice: token.voice, reason: Reason::Plain });
                }
                // Co-ordinated participles share the auxiliary: was seized and sold.
                open = Some(at);
            } else if open.is_some() && !may_stand_between(norm, token.tag) {
                open = None;
            }
        }
    }
}

fn is_passive_auxiliary(norm: &str) -> bool {
    matches!(
        norm,
        "be" | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "being"
            | "am"
            | "isn't"
            | "aren't"
            | "wasn't"
            | "weren't"
            | "it's"
            | "he's"
            | "she's"
            | "that's"
            | "there's"
            | "what's"
            | "i'm"
            | "you're"
            | "we're"
            | "they're"
            | "get"
            | "gets"
            | "got"
            | "getting"
            | "gotten"
    )
}

/// Adverbs, negation and co-ordination may stand between the auxiliary and its participle.
fn may_stand_between(norm: &str, tag: Tag) -> bool {
    matches!(tag, Tag::Adverb | Tag::Coordinator | Tag::Particle)
        || matches!(norm, "not" | "," | "all" | "both" | "n't")
}
