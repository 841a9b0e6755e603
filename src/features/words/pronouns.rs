//! Pronouns by person and kind.

use crate::feature::{Feature, hit, miss};
use crate::features::grammar::{class, rate};
use crate::lexicon::word_class::WordClass;

pub static FIRST: Feature = rate(
    "pronouns_first",
    "Pronouns of the first person, singular and plural, possessives included. Feature 6 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 6.18",
    "Quoted people speak in the first person: in news it follows how much is quoted.",
    &[hit("[I] told [our] neighbours, and [we'll] go."), miss("They told you.")],
    &[class(WordClass::FirstPerson)],
);

pub static FIRST_SINGULAR: Feature = rate(
    "pronouns_first_singular",
    "I, me, my, mine, myself, and their contractions.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 6.18",
    "The Roman numeral I is counted.",
    &[hit("[I] lost [my] boat, said one; [I've] seen it [myself]."), miss("We lost our boat.")],
    &[class(WordClass::FirstSingular)],
);

pub static FIRST_PLURAL: Feature = rate(
    "pronouns_first_plural",
    "We, us, our, ours, ourselves, let's, and their contractions.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 6.18",
    "Who is meant by “we”, the reader included or not, is not told apart.",
    &[hit("[We] and [our] children stay; [let's] see."), miss("I stay with my children.")],
    &[class(WordClass::FirstPlural)],
);

pub static SECOND: Feature = rate(
    "pronouns_second",
    "You, your, yours, yourself, yourselves, and their contractions. Feature 7 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 6.18",
    "The general “you” is counted with the reader addressed.",
    &[hit("[You] know [your] river; [you're] from here."), miss("They know their river.")],
    &[class(WordClass::Second)],
);

pub static THIRD: Feature = rate(
    "pronouns_third",
    "He, she, they with their other forms, and their contractions; not “it”. Feature 8 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 6.18",
    "None known.",
    &[hit("[She] told [them] that [he's] late with [his] report."), miss("It told us its story.")],
    &[class(WordClass::Third)],
);

pub static IT: Feature = rate(
    "pronouns_it",
    "It, its, itself, and the contractions of “it”. Feature 9 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 6.17",
    "The empty subject (“it rained”) is not told apart from the pronoun.",
    &[hit("[It] rained, and the dam held [its] water; [it's] over."), miss("Rain fell, and they waited.")],
    &[class(WordClass::It)],
);

pub static IMPERSONAL: Feature = rate(
    "pronouns_impersonal",
    "The generic pronoun: one, one's, oneself.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 6.56",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("To pity [oneself] is easy."), miss("One boat sank.")],
    &[class(WordClass::Impersonal)],
);

pub static INDEFINITE: Feature = rate(
    "pronouns_indefinite",
    "Indefinite pronouns of one word, and “no one”: anybody, everything, none, somebody. Feature 11 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 6.45",
    "Of, all, some and the like without a noun are counted as quantifiers.",
    &[hit("[Everyone] waited, but [nobody] came and [no one] asked."), miss("The villagers waited.")],
    &[class(WordClass::Indefinite)],
);

pub static DEMONSTRATIVE: Feature = rate(
    "pronouns_demonstrative",
    "Demonstrative pronouns: this, that, these, those without a noun. Feature 10 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 6.40",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("[This] is new, and [that's] all."), miss("This dam is new."), miss("She said that it holds.")],
    &[class(WordClass::DemonstrativePronoun)],
);

pub static REFLEXIVE: Feature = rate(
    "pronouns_reflexive",
    "Reflexive pronouns: myself, herself, themselves and the rest.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 6.23",
    "Emphatic use (“the mayor herself”) is counted too.",
    &[hit("The mayor [herself] paid, and they blamed [themselves]."), miss("The mayor paid for them.")],
    &[class(WordClass::Reflexive)],
);

pub static POSSESSIVE: Feature = rate(
    "pronouns_possessive",
    "Possessive pronouns, before a noun and alone: my, mine, their, theirs.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 6.29",
    "“Her” is counted as a possessive always: the tagger does not tell the object from the possessive.",
    &[hit("[My] boat is older than [yours]."), miss("I sold the boat to him.")],
    &[class(WordClass::Possessive)],
);
