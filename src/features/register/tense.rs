//! Tense and aspect, and what verbs are not helped by.

use crate::document::grammar::Construction;
use crate::feature::{Feature, hit, miss, value};
use crate::features::grammar::{construction, rate};

pub static PAST: Feature = rate(
    "past_tense",
    "Verbs in the past tense. Feature 1 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The tagger confuses past tense and past participle in about one of thirty past forms.",
    &[
        hit("The dam [broke], and they [were] afraid."),
        miss("The dam has broken."),
        value("The dam broke on Monday.", "past_tense_p1k", 200.0),
    ],
    &[construction(Construction::PastTense)],
);

pub static PERFECT: Feature = rate(
    "perfect_aspect",
    "The perfect: a form of “have” and a past participle, adverbs or the subject of a question between them. Feature 2 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "“’s” is read as “has” only before “been” and “got”.",
    &[
        hit("The dam [has never held], and [they've left]. [Have you seen] it?"),
        miss("They have a dam. The dam is built."),
    ],
    &[construction(Construction::Perfect)],
);

pub static PRESENT: Feature = rate(
    "present_tense",
    "Verbs in the present tense, contractions of “be” and “have” included. Feature 3 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Base forms after a subject are told from infinitives by the tagger.",
    &[hit("The dam [holds], and [it's] safe."), miss("The dam held. It will hold.")],
    &[construction(Construction::PresentTense)],
);

pub static PRO_DO: Feature = rate(
    "pro_verb_do",
    "“Do” that stands for a verb or is one: not an auxiliary. Feature 12 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Main verb and pro-verb are not told apart, as in Biber's count.",
    &[hit("They [did] the work as we [do]."), miss("Did they work? They do not.")],
    &[construction(Construction::ProVerbDo)],
);

pub static MAIN_BE: Feature = rate(
    "be_as_main_verb",
    "“Be” before a determiner, a possessive, an adjective, a number or a preposition. Feature 19 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "“Be” before a bare noun or name is missed; “there is” is counted as existential only.",
    &[hit("The dam [is] old, and [they’re] in danger."), miss("The dam is leaking. There is a dam.")],
    &[construction(Construction::MainBe)],
);

pub static THERE: Feature = rate(
    "existential_there",
    "The empty subject “there” of a form of “be”. Feature 20 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "“There” before other verbs (“there came”) is not counted.",
    &[
        hit("[There] is a dam, and [there] may have been two. Is [there] more?"),
        miss("The dam stands there. They went there."),
    ],
    &[construction(Construction::ExistentialThere)],
);
