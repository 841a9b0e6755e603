//! Nouns: nominalisations, gerunds, the others.

use crate::document::grammar::Construction;
use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{class, construction, rate};
use crate::lexicon::word_class::WordClass;

pub static NOMINALISATIONS: Feature = rate(
    "nominalisations",
    "Nouns in -tion, -ment, -ness and -ity. Feature 14 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Some hundred nouns that name no act or quality (station, city, moment) are left out by a list; others are counted.",
    &[
        hit("The [evacuation] showed their [weakness] and its [necessity]."),
        miss("The station of the city is at a standstill for the moment."),
    ],
    &[class(WordClass::Nominalisation)],
);

pub static GERUNDS: Feature = rate(
    "gerunds",
    "Forms in -ing that are nouns, or stand behind a preposition, a determiner or a possessive. Feature 15 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "Biber counted by hand; a form in -ing that is a subject is missed.",
    &[
        hit("The [dredging] of the river and the art of [waiting]."),
        miss("They are waiting. The ceiling fell in the morning."),
    ],
    &[class(WordClass::Gerund)],
);

pub static NOUNS: Feature = rate(
    "other_nouns",
    "Nouns that are neither nominalisations nor gerunds, names included. Feature 16 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245)",
    "The tagger decides what is a noun.",
    &[hit("The [mayor] of [Varn] saw the evacuation."), miss("They saw it.")],
    &[construction(Construction::OtherNoun)],
);
