//! Formulas of argument: unnamed authority, names at a distance, motives, dilemmas, whataboutism.

use super::{BODY, RATE, VOICES, norm};
use crate::document::Document;
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Feature, Find, Reach, hit, miss};
use crate::features::lexical;
use crate::lexicon::Hit;
use crate::lexicon::seeds::{REPORTING_VERBS, RHETORIC};
use crate::text::span::Span;
use crate::text::tag::Tag;

pub static ANONYMOUS_AUTHORITY: Feature = Feature {
    name: "anonymous_authority",
    definition: "Unnamed voices called upon as proof: experts, critics, sources or “some” with the verb that reports them, \
                 and formulas such as “it is widely believed”, “studies show”, “sources familiar with”.",
    reference: "Ganter & Strube 2009, ACL Short Papers, 173-176; Vincze 2013, IJCNLP, 383-391 (weasels); Walton 1997, Appeal to Expert Opinion",
    caveat: "Anonymity may have good reasons; a voice that is named in the next sentence is counted here.",
    scopes: BODY,
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[
        hit(
            "[Experts have long warned] of a flood. [It is widely believed] that the dam leaks, [according to insiders].",
        ),
        miss("The hydrologist Ilse Varn warned of a flood. Experts met on Monday."),
    ],
    find: Find::Marks(authority),
};

pub static DISTANCED_NAMES: Feature = Feature::rate(
    "distanced_names",
    "Words that use a name without joining in it: so-called, self-styled, supposed, under the guise of.",
    VOICES,
    "Martin & White 2005, The Language of Evaluation, 113-116 (distancing); Predelli 2003 on so-called",
    "Neutral uses occur: a so-called black box, a would-be buyer.",
    &[hit("The [so-called] reform was a [sham] vote [under the guise of] thrift."), miss("The reform was a vote.")],
    Find::Hits(RHETORIC, Some("distancing")),
);

pub static ASCRIBED_MOTIVES: Feature = Feature::rate(
    "ascribed_motives",
    "Words that ascribe an aim, a passion or an insincerity to somebody (in a bid to, hell-bent on, hidden agenda).",
    &[Scope::Body, Scope::Author],
    "Walton 2006, Fundamentals of Critical Argumentation, 122-128 (circumstantial ad hominem); AllSides 2023 on mind reading",
    "An aim that its holder stated is counted with one that the writer guessed: see the weights.",
    &[
        hit("They are [hell-bent on] closure, [in a bid to] win, [for political gain]."),
        miss("They will close the ward."),
    ],
    Find::Hits(RHETORIC, Some("motive")),
);

pub static DILEMMAS: Feature = Feature::rate(
    "dilemmas",
    "Formulas that leave two courses or one: with us or against us, no alternative, now or never.",
    BODY,
    "Walton 2006, 234-237 (false dilemma); Da San Martino et al. 2019 (black-and-white fallacy)",
    "A choice may really be one of two.",
    &[hit("[There is no alternative]: it is [now or never]."), miss("There are several ways to do it.")],
    Find::Hits(RHETORIC, Some("dilemma")),
);

pub static WHATABOUTISM: Feature = Feature::rate(
    "whataboutism",
    "Formulas that turn to another's wrong or silence: what about, double standards, nobody talks about.",
    BODY,
    "Da San Martino et al. 2019, EMNLP, 5636-5646 (whataboutism); Walton 2006, 129-131 (tu quoque)",
    "Formulas only: most whataboutism has no fixed words. A charge of hypocrisy may be just.",
    &[hit("[But what about] the other dam? [Nobody talks about] that."), miss("They talk about the other dam.")],
    Find::Hits(RHETORIC, Some("whataboutism")),
);

fn authority(passage: &Passage, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    let reports = document.hits.of(REPORTING_VERBS);
    for (side, hit) in lexical::sides(passage, RHETORIC, ["authority", "voice"]) {
        let found = Evidence::hit(document, hit);
        if side == 0 {
            marks.push(found);
        } else if let Some((first, end)) = reported(document, hit, reports) {
            let span = Span { start: document.tokens[first].span.start, end: document.tokens[end - 1].span.end };
            marks.push(Evidence { span, ..found });
        }
    }
}

/// The tokens from an unnamed voice to the verb that reports it, or from “according to” or the verb to the voice.
fn reported(document: &Document, voice: &Hit, reports: &[Hit]) -> Option<(usize, usize)> {
    const LONGEST_GROUP: usize = 4;
    let (first, end) = (voice.first as usize, voice.end as usize);
    let sentence = document.tokens[first].sentence;
    if first > 1 && norm(document, first - 1) == "to" && norm(document, first - 2) == "according" {
        return Some((first - 2, end));
    }
    let at = reports.partition_point(|report| report.first < voice.first);
    if let Some(before) = at.checked_sub(1).map(|before| &reports[before])
        && before.end == voice.first
        && !matches!(norm(document, end), "to" | "that")
        && inverted(document, before)
    {
        return Some((before.first as usize, end));
    }
    let next = reports[at..].iter().find(|report| report.first as usize >= end)?;
    let verb = next.first as usize;
    let between = document.tokens.get(end..verb).filter(|between| between.len() < LONGEST_GROUP)?;
    let auxiliary = |tag| matches!(tag, Tag::Adverb | Tag::Modal | Tag::VerbPresent | Tag::VerbBase | Tag::Particle);
    let joined = between.iter().all(|token| token.is_word() && auxiliary(token.tag));
    let passive =
        between.iter().any(|token| matches!(document.norm(token), "be" | "been" | "are" | "were" | "is" | "was"))
            && document.tokens[verb].tag == Tag::VerbParticiple;
    let finite = document.tokens[verb].tag.is_verb() && document.tokens[verb].sentence == sentence;
    (joined && finite && !passive && !points(document, first)).then_some((first, next.end as usize))
}

/// “These people”: somebody who has been named.
fn points(document: &Document, voice: usize) -> bool {
    voice.checked_sub(1).is_some_and(|before| matches!(norm(document, before), "these" | "those" | "which" | "that"))
}

/// “say experts”: a verb behind a comma or a closing mark.
fn inverted(document: &Document, verb: &Hit) -> bool {
    (verb.first as usize).checked_sub(1).is_some_and(|at| document.tokens[at].tag == Tag::Punctuation)
}
