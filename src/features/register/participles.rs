//! Participial clauses (with their noun or without).

use crate::document::grammar::Construction;
use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{construction, rate};

pub static PRESENT_CLAUSES: Feature = rate(
    "present_participial_clauses",
    "Clauses opened by a form in -ing behind a mark or at the start. Feature 25 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "A form in -ing that is the subject of the sentence is counted.",
    &[
        hit("They fled, [leaving] their boats. [Standing] in the water, she waved."),
        miss("They were leaving their boats."),
    ],
    &[construction(Construction::PresentParticipialClause)],
);

pub static PAST_CLAUSES: Feature = rate(
    "past_participial_clauses",
    "Clauses opened by a past participle behind a mark or at the start. Feature 26 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The tagger takes some participles for past tense.",
    &[hit("[Built] in haste, the dam leaked."), miss("The dam was built in haste.")],
    &[construction(Construction::PastParticipialClause)],
);

pub static PAST_WHIZ: Feature = rate(
    "past_participial_whiz",
    "Past participles behind the noun they modify: a relative clause without “which is”. Feature 27 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Objects with a participle (“saw the dam built in haste”) are counted.",
    &[hit("The dam [built] in haste leaked."), miss("The dam was built in haste.")],
    &[construction(Construction::PastParticiple)],
);

pub static PRESENT_WHIZ: Feature = rate(
    "present_participial_whiz",
    "Forms in -ing behind the noun they modify: a relative clause without “which is”. Feature 28 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Absolute clauses (“with water rising”) are counted.",
    &[hit("The people [living] below fled."), miss("The people were living below.")],
    &[construction(Construction::PresentParticiple)],
);
