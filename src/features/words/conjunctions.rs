//! Conjunctions by what they join.

use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{class, rate};
use crate::lexicon::word_class::WordClass;

pub static COORDINATORS: Feature = rate(
    "coordinators",
    "Co-ordinating conjunctions: and, or, but, nor, yet, so where they join.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 13.5",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[
        hit("Rain fell [and] fell, [but] the dam [or] what was left of it stood."),
        miss("Rain fell because clouds came."),
    ],
    &[class(WordClass::Coordinator)],
);

pub static CAUSAL: Feature = rate(
    "subordinators_causal",
    "Subordinators of cause and reason: because, now that, given that, inasmuch as.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 15.45-15.46",
    "Since and as are counted by time or not at all: their sense cannot be told from words alone. “Because of” is counted.",
    &[hit("They left [because] the dam broke, [given that] rain was near."), miss("They left when the dam broke.")],
    &[class(WordClass::Causal)],
);

pub static BECAUSE: Feature = rate(
    "because_clauses",
    "Because, the one subordinator that only gives a cause. Feature 35 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 15.45",
    "“Because of”, a preposition, is counted.",
    &[hit("They left [because] the dam broke."), miss("They left since the dam broke.")],
    &[class(WordClass::Because)],
);

pub static CONCESSIVE: Feature = rate(
    "subordinators_concessive",
    "Subordinators of concession: although, though, even if, even though, albeit.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 15.39-15.40",
    "“Though” at the end of a clause is a conjunct and is counted only if the tagger takes it for a subordinator; “even though” is one mark.",
    &[hit("[Although] rain fell, they stayed, [albeit] in boats."), miss("Rain fell, but they stayed.")],
    &[class(WordClass::Concessive)],
);

pub static THOUGH: Feature = rate(
    "though_clauses",
    "Although and though as subordinators. Feature 36 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 15.39",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("[Although] rain fell, they stayed."), miss("Rain fell, but they stayed.")],
    &[class(WordClass::Though)],
);

pub static CONDITIONAL: Feature = rate(
    "subordinators_conditional",
    "Subordinators of condition: if, unless, provided that, as long as, in case.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 15.34-15.36",
    "“If” for “whether” is counted.",
    &[
        hit("[If] rain falls, they leave [unless] boats come, [as long as] roads hold."),
        miss("When rain falls, they leave."),
    ],
    &[class(WordClass::Conditional)],
);

pub static IF: Feature = rate(
    "if_clauses",
    "If and unless. Feature 37 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 15.34",
    "“If” for “whether” is counted.",
    &[hit("[If] rain falls, they leave [unless] boats come."), miss("When rain falls, they leave.")],
    &[class(WordClass::If)],
);

pub static TEMPORAL: Feature = rate(
    "subordinators_temporal",
    "Subordinators of time: when, while, until, before, after, as soon as.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 15.25-15.30",
    "While and since have other senses; “when” in questions is counted where the tagger sees a wh-word.",
    &[hit("[When] rain fell they left, [as soon as] boats came."), miss("They left on Monday.")],
    &[class(WordClass::Temporal)],
);

pub static COMPARATIVE: Feature = rate(
    "subordinators_comparative",
    "Words that compare or liken: than, as if, as though, whereas, rather than.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 15.50, 15.63-15.75",
    "“As” alone is not counted.",
    &[hit("The dam is older [than] the road and looks [as if] it leaks."), miss("The dam is as old as the road.")],
    &[class(WordClass::Comparative)],
);

pub static OTHER: Feature = rate(
    "subordinators_other",
    "Subordinators of several meanings: while, since, whereas, whereby, so that, such that. Feature 38 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 15.25",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("[While] rain fell they worked, [so that] the road held."), miss("They worked in the rain.")],
    &[class(WordClass::OtherSubordinator)],
);
