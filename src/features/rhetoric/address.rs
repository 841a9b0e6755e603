//! Address: the reader spoken to, called upon, and set against others.

use super::{RATE, VOICES};
use crate::document::passage::Passage;
use crate::feature::{Evidence, Feature, Find, Reach, Reason, hit, miss};
use crate::features::lexical;
use crate::lexicon::Hit;
use crate::lexicon::seeds::{DISCOURSE, RHETORIC};
use crate::text::span::Span;

pub static DIRECT_ADDRESS: Feature = Feature {
    name: "direct_address",
    definition: "Second person pronouns, vocatives and names for the audience.",
    reference: "Hyland 2005, Metadiscourse, 53-54 (engagement markers); Quirk et al. 1985, section 10.53 (vocatives)",
    caveat: "“You” that means anyone is counted; in quotations the one addressed is seldom the reader: see the author's columns.",
    scopes: VOICES,
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[
        hit("[Dear reader], [your] harbour needs [you]."),
        miss("The readers of the meter came. “Thank you,” he said."),
    ],
    find: Find::Hits(DISCOURSE, Some("address")),
};

pub static APPEALS: Feature = Feature {
    name: "appeals",
    definition: "Formulas that tell or ask the reader to see, think, judge or act, and duties laid on “us” or “you”.",
    reference: "Hyland 2005, Metadiscourse, 53-54 (directives, shared knowledge); Da San Martino et al. 2019 (slogans)",
    caveat: "Formulas only; see imperatives for the mood. A duty that is reported (“we must pay rent”) is counted.",
    scopes: VOICES,
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[
        hit("[Make no mistake]: [we must] act. [Imagine] a town without bread."),
        miss("They imagine that a mistake was made."),
    ],
    find: Find::Hits(RHETORIC, Some("appeal")),
};

pub static US_AND_THEM: Feature = Feature {
    name: "us_and_them",
    definition: "Sentences in which one voice sets first person plural (we, our, our own) beside third person plural (they, \
                 those people); marked from the first such word to the last.",
    reference: "Van Dijk 1998, Ideology, 267-269 (polarisation of in-group and out-group); Wodak et al. 2009",
    caveat: "Whom “they” means is not known: a sentence about friends is counted with one about foes.",
    scopes: VOICES,
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[hit("[We work while they] feast. [They want our] harbour."), miss("They left the harbour. We stayed.")],
    find: Find::Marks(us_and_them),
};

fn us_and_them(passage: &Passage, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    // The first and the last hit of the sentence and voice at hand, and whether each side has been met.
    let mut open: Option<(&Hit, &Hit, [bool; 2])> = None;
    let mut close = |open: Option<(&Hit, &Hit, [bool; 2])>| {
        if let Some((first, last, [true, true])) = open {
            let span = Span { start: first.span(&document.tokens).start, end: last.span(&document.tokens).end };
            let voice = document.tokens[first.first as usize].voice;
            marks.push(Evidence { span, weight: 1.0, voice, reason: Reason::Plain });
        }
    };
    for (side, hit) in lexical::sides(passage, DISCOURSE, ["us", "them"]) {
        let place = |hit: &Hit| {
            let token = &document.tokens[hit.first as usize];
            (token.sentence, token.voice)
        };
        match &mut open {
            Some((first, last, met)) if place(first) == place(hit) => {
                *last = hit;
                met[side] = true;
            }
            _ => {
                close(open.take());
                open = Some((hit, hit, [side == 0, side == 1]));
            }
        }
    }
    close(open);
}
