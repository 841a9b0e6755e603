//! Determiners: words that stand before a noun and its adjectives.

use crate::feature::{Feature, hit, miss, value};
use crate::features::grammar::{class, rate};
use crate::lexicon::word_class::WordClass;

pub static ARTICLES: Feature = rate(
    "articles",
    "The articles: the, a, an.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, section 5.11",
    "None known.",
    &[
        hit("[The] mayor met [a] fisherman and [an] engineer."),
        miss("Mayors meet fishermen."),
        value("The mayor met a fisherman on Monday, and that was it.", "articles_p1k", 181.818181818182),
    ],
    &[class(WordClass::Article)],
);

pub static DETERMINERS: Feature = rate(
    "determiners",
    "Determiners other than articles: demonstrative, possessive and quantifying words before a noun.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 5.12-5.25; Biber et al. 1999, 4.4",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[hit("[This] dam and [their] houses drew [every] visitor."), miss("The dam drew visitors.")],
    &[class(WordClass::Determiner)],
);

pub static DEMONSTRATIVES: Feature = rate(
    "demonstratives",
    "Demonstrative determiners: this, that, these, those before a noun. Feature 51 of Biber 1988.",
    "Biber 1988, appendix II (pp. 211-245); Quirk, Greenbaum, Leech & Svartvik 1985, section 5.14",
    "The tagger decides where a form has several classes, and errs in about one word of twenty.",
    &[
        hit("[This] dam and [those] houses are old."),
        miss("She said that it holds."),
        miss("The dam that broke is old."),
    ],
    &[class(WordClass::Demonstrative)],
);

pub static QUANTIFIERS: Feature = rate(
    "quantifiers",
    "Words and phrases of quantity that are no numbers: some, many, all, several, a lot of.",
    "Quirk, Greenbaum, Leech & Svartvik 1985, sections 5.14-5.25, 6.48",
    "“More” and “most” before an adjective are degree words and are counted only where the tagger sees a determiner or an adjective.",
    &[hit("[Many] villagers left; [some] stayed with [a few] goats."), miss("The villagers left with goats.")],
    &[class(WordClass::Quantifier)],
);
