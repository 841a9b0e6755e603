//! Words of degree, stance and connection.

use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{class, rate};
use crate::lexicon::word_class::WordClass;

pub static CONJUNCTS: Feature = rate(
    "conjuncts",
    "Words and phrases that connect sentences: however, therefore, in addition, on the other hand. Feature 45 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Rather, besides and else are counted at the start of a clause only.",
    &[hit("[However], it held; [for example], the gate stood."), miss("It held, however old it was.")],
    &[class(WordClass::Conjunct)],
);

pub static DOWNTONERS: Feature = rate(
    "downtoners",
    "Adverbs that lower a degree: almost, hardly, merely, slightly. Feature 46 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "“Only” as an adjective is counted.",
    &[hit("It [almost] broke and [barely] held."), miss("It broke.")],
    &[class(WordClass::Downtoner)],
);

pub static HEDGES: Feature = rate(
    "general_hedges",
    "Hedges of a general kind: maybe, sort of, kind of, more or less, something like. Feature 47 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The lexicon of the family stance is far wider.",
    &[hit("[Maybe] it was [sort of] old."), miss("It may be old.")],
    &[class(WordClass::Hedge)],
);

pub static AMPLIFIERS: Feature = rate(
    "amplifiers",
    "Adverbs that raise a degree: very, completely, utterly, extremely. Feature 48 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "“Very” before a noun is counted if the tagger sees an adverb.",
    &[hit("It is [very] old and [utterly] lost."), miss("It is old.")],
    &[class(WordClass::Amplifier)],
);

pub static EMPHATICS: Feature = rate(
    "emphatics",
    "Emphatics: just, really, more, most, such a, a lot, for sure, so and real before an adjective, do before a verb. Feature 49 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Every comparative and superlative with more and most is counted, as in Biber's count.",
    &[hit("It is [so] old, they [do] know it, and it [really] leaks."), miss("It is old, so they left.")],
    &[class(WordClass::Emphatic)],
);

pub static DISCOURSE: Feature = rate(
    "discourse_particles",
    "Well, now, anyway, anyhow at the start of a clause and before a mark. Feature 50 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Only particles set off by a comma or another mark are counted.",
    &[hit("[Well], it held."), miss("It held well. Now it leaks.")],
    &[class(WordClass::Discourse)],
);
