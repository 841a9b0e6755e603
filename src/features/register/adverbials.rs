//! Adverbials of place and time, and adverbs that are nothing else.

use crate::document::grammar::Construction;
use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{class, construction, rate};
use crate::lexicon::word_class::WordClass;

pub static PLACE: Feature = rate(
    "place_adverbials",
    "Adverbs of place: abroad, nearby, upstream and others of a closed list. Feature 4 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Here and there are not on Biber's list; “far” is, also in “so far”.",
    &[hit("They fled [abroad] and [upstream]."), miss("They fled up the river.")],
    &[class(WordClass::Place)],
);

pub static TIME: Feature = rate(
    "time_adverbials",
    "Adverbs of time: again, soon, recently, yesterday and others of a closed list. Feature 5 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Phrases such as “on Monday” are not counted.",
    &[hit("[Yesterday] it rained [again]."), miss("On Monday it rained.")],
    &[class(WordClass::Time)],
);

pub static ADVERBS: Feature = rate(
    "other_adverbs",
    "Adverbs that are not counted as adverbials of place or time, amplifiers, downtoners or general hedges. Feature 42 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The tagger decides what is an adverb.",
    &[hit("They left [quietly]."), miss("They left yesterday, almost late.")],
    &[construction(Construction::OtherAdverb)],
);
