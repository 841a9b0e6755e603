//! Ratios of word classes and of constructions.

use crate::document::grammar::Construction::*;
use crate::document::passage::Totals;
use crate::feature::{Feature, Formula, Marks, Measure, hit, miss, value};
use crate::features::grammar::{construction, measured, rate, tag, unweighed};
use crate::text::tag::Tag;

pub static ADJECTIVES_PER_NOUN: Feature = measured(
    "adjectives_per_noun",
    "Adjectives for each noun, names included: how much is said of what is named. Adjectives weigh 1, nouns 0.",
    "Biber, Johansson, Leech, Conrad & Finegan 1999, chapter 7",
    "The tagger takes about one adjective in ten for something else. Empty without nouns.",
    &[Measure::Formula(Formula {
        name: "adjectives_per_noun",
        unit: "adjectives per noun",
        expression: "adjectives / nouns",
        compute: ratio,
    })],
    &[
        hit("The [old] [dam] and the [red] [gate] held."),
        miss("They left."),
        value("The old dam and the red gate of Varn held.", "adjectives_per_noun", 2.0 / 3.0),
    ],
    &[tag(Tag::Adjective), unweighed(tag(Tag::Noun)), unweighed(tag(Tag::ProperNoun))],
);

pub static NOUNS_PER_VERB: Feature = measured(
    "nouns_per_verb",
    "Nouns for each main verb, names included: nominal against verbal style. Nouns weigh 1, verbs 0.",
    "Wells 1960; Biber 1988, pp. 104-108",
    "Be, have and do are never main verbs here. Empty without verbs.",
    &[Measure::Formula(Formula {
        name: "nouns_per_verb",
        unit: "nouns per verb",
        expression: "nouns / main verbs",
        compute: ratio,
    })],
    &[
        hit("The [dam] [broke] and they [left]."),
        miss("They were there."),
        value("The dam of Varn broke and they left.", "nouns_per_verb", 1.0),
    ],
    &[tag(Tag::Noun), tag(Tag::ProperNoun), unweighed(construction(LexicalVerb))],
);

pub static PIED_PIPING_RATIO: Feature = measured(
    "pied_piping_ratio",
    "Prepositions before their relative pronoun as a share of these and of stranded prepositions. The former weigh 1, the latter 0.",
    "Biber 1988, features 33 and 61; Quirk, Greenbaum, Leech & Svartvik 1985, section 17.15",
    "Stranded prepositions stand in other clauses too: questions, passives. Empty without either.",
    &[Measure::Formula(Formula {
        name: "pied_piping_ratio",
        unit: "share from 0 to 1",
        expression: "pied piping / (pied piping + stranded prepositions)",
        compute: share,
    })],
    &[
        hit("The well from [which] they drank is the one they came [from]."),
        miss("They drank from the well."),
        value("The well from which they drank is the one they came from.", "pied_piping_ratio", 0.5),
    ],
    &[construction(PiedPiping), unweighed(construction(StrandedPreposition))],
);

pub static RELATIVE_CLAUSES: Feature = rate(
    "relative_clauses",
    "Relative clauses with a pronoun: that, who, whom, whose, which, also behind a preposition.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 17.10-17.25",
    "Clauses without a pronoun (“the dam they built”) and with where or when are not counted.",
    &[hit("The dam [that] broke and the man [who] built it."), miss("She said that the dam broke.")],
    &[
        construction(ThatRelativeSubject),
        construction(ThatRelativeObject),
        construction(WhRelativeSubject),
        construction(WhRelativeObject),
        construction(PiedPiping),
    ],
);

pub static PROGRESSIVES: Feature = rate(
    "progressives",
    "The progressive: a form of “be” and a form in -ing.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 4.25-4.39",
    "“Be going to” is counted.",
    &[hit("The dam [is leaking], and they [were not leaving]."), miss("The leaking dam is old.")],
    &[construction(Progressive)],
);

pub static THAT_NOUN_COMPLEMENTS: Feature = rate(
    "that_noun_complements",
    "That-clauses in apposition to a noun of a closed list: the fact that, claims that, fears that.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 17.26; Biber, Johansson, Leech, Conrad & Finegan 1999, section 8.12",
    "A relative clause whose “that” the tagger takes for the conjunction is counted.",
    &[hit("The fact [that] it leaks and the fear [that] it breaks."), miss("She said that it leaks.")],
    &[construction(ThatNounComplement)],
);

/// Marks that weigh 1 for each that weighs 0.
fn ratio(marks: &Marks, _: &Totals) -> Option<f64> {
    let (counted, all) = (marks.sum(), marks.len() as f64);
    (all > counted).then(|| counted / (all - counted))
}

/// Marks that weigh 1 among all.
fn share(marks: &Marks, _: &Totals) -> Option<f64> {
    (!marks.is_empty()).then(|| marks.sum() / marks.len() as f64)
}
