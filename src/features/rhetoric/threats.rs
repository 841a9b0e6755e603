//! Threats: evil announced, outright or behind a condition.

use super::{RATE, VOICES, norm};
use crate::document::Document;
use crate::document::passage::Passage;
use crate::feature::{Evidence, Feature, Find, Reach, Reason, hit, miss};
use crate::features::lexical;
use crate::lexicon::Hit;
use crate::lexicon::seeds::HARMS;
use crate::text::span::Span;
use crate::text::tag::Tag;

pub static THREATS: Feature = Feature {
    name: "threats",
    definition: "Formulas that threaten (or else, pay the price, slippery slope), and evils foretold behind a condition: \
                 “if” or “unless”, and in the same sentence a word of harm with “will”, “would” or “shall” close before it.",
    reference: "Walton 2000, Scare Tactics, chapters 1 and 4; Walton 1996 on the slippery slope; Da San Martino et al. 2019 (appeal to fear)",
    caveat: "A sober warning has the same words; irony and reported threats are counted.",
    scopes: VOICES,
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[
        hit("[If the ward closes, people will die]. They will [pay the price]."),
        hit("The town [will starve unless] the road opens."),
        miss("If the ward closes, the council will meet. If people die, we will mourn."),
    ],
    find: Find::Marks(find),
};

fn find(passage: &Passage, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    let mut condition: Option<&Hit> = None;
    let mut evil: Option<&Hit> = None;
    let same =
        |a: &Hit, b: &Hit| document.tokens[a.first as usize].sentence == document.tokens[b.first as usize].sentence;
    for (side, hit) in lexical::sides(passage, HARMS, ["threat", "condition", "consequence", "harm"]) {
        condition = condition.filter(|other| same(other, hit));
        evil = evil.filter(|other| same(other, hit));
        match side {
            0 => marks.push(Evidence::hit(document, hit)),
            1 => match evil.take() {
                Some(evil) => marks.push(behind(document, evil, hit)),
                None => condition = Some(hit),
            },
            _ if !foretold(document, hit) => {}
            _ => match condition.take() {
                Some(condition) => marks.push(behind(document, condition, hit)),
                None => evil = Some(hit),
            },
        }
    }
    marks.sort_by_key(|mark| mark.span.start);
}

fn behind(document: &Document, first: &Hit, last: &Hit) -> Evidence {
    let token = &document.tokens[first.first as usize];
    let mut span = Span { start: token.span.start, end: last.span(&document.tokens).end };
    // An evil before its condition is marked with its modal.
    if let Some(modal) = modal(document, first) {
        span.start = document.tokens[modal].span.start;
    }
    Evidence { span, weight: 1.0, voice: token.voice, reason: Reason::Plain }
}

/// Whether a word of harm is foretold.
fn foretold(document: &Document, evil: &Hit) -> bool {
    modal(document, evil).is_some()
}

/// The “will”, “would” or “shall” within six words before, in the same clause.
fn modal(document: &Document, evil: &Hit) -> Option<usize> {
    const REACH: usize = 6;
    let at = evil.first as usize;
    let sentence = document.tokens[at].sentence;
    let clause = (at.saturating_sub(REACH)..at).rev();
    let clause = clause.take_while(|before| {
        document.tokens[*before].sentence == sentence
            && !matches!(norm(document, *before), "," | ";" | ":" | "if" | "unless")
    });
    let mut modals = clause.filter(|before| {
        let form = norm(document, *before);
        document.tokens[*before].tag == Tag::Modal && matches!(form, "will" | "would" | "shall" | "won't" | "wouldn't")
            || form.ends_with("'ll")
    });
    modals.next()
}
