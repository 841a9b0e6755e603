//! Parts of speech as the tagger sees them.

use crate::feature::{Feature, hit, miss, value};
use crate::features::grammar::{share, tag};
use crate::text::tag::Tag;

pub static NOUNS: Feature = share(
    "tagged_nouns",
    "Common nouns.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 5.2",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[
        hit("The [mayor] of Varn saw the [dam]."),
        miss("They saw it."),
        value("The mayor of Varn saw the dam.", "tagged_nouns_pct", 28.571428571429),
    ],
    &[tag(Tag::Noun)],
);

pub static PROPER: Feature = share(
    "tagged_proper_nouns",
    "Proper nouns.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 5.60",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("[Ilse] [Varn] met [Oda] [Brandt]."), miss("The mayor met a guest.")],
    &[tag(Tag::ProperNoun)],
);

pub static PRONOUNS: Feature = share(
    "tagged_pronouns",
    "Pronouns of all kinds but wh-words.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 6.1",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("[They] saw [it] [themselves]."), miss("The mayor saw the dam.")],
    &[tag(Tag::Pronoun)],
);

pub static DETERMINERS: Feature = share(
    "tagged_determiners",
    "Determiners and articles.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 5.10",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("[The] mayor saw [every] dam."), miss("Mayors see dams.")],
    &[tag(Tag::Determiner)],
);

pub static ADJECTIVES: Feature = share(
    "tagged_adjectives",
    "Adjectives.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 7.1",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("The [old] dam is [safe]."), miss("The dam holds.")],
    &[tag(Tag::Adjective)],
);

pub static ADVERBS: Feature = share(
    "tagged_adverbs",
    "Adverbs.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 7.46",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("It rained [heavily] [again]."), miss("It rained.")],
    &[tag(Tag::Adverb)],
);

pub static VERBS: Feature = share(
    "tagged_verbs",
    "Verbs in all their forms, auxiliaries included, modals apart.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 3.1",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("They [have] [seen] it and may [leave]."), miss("The old dam.")],
    &[tag(Tag::VerbBase), tag(Tag::VerbPresent), tag(Tag::VerbPast), tag(Tag::VerbParticiple), tag(Tag::VerbGerund)],
);

pub static INTERJECTIONS: Feature = share(
    "tagged_interjections",
    "Interjections.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 7.55",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("[Oh], they left."), miss("They left.")],
    &[tag(Tag::Interjection)],
);
