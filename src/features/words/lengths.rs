//! The word-length spectrum: shares of words of so many letters (Mendenhall 1887).

use crate::feature::{Example, Feature, Listed, hit, miss};
use crate::features::grammar::{letters, share};

pub static ONE: Feature = length(
    &[letters(1)],
    "words_of_1_letter",
    "Words of 1 letter.",
    &[hit("[A] boat, and [I] row."), miss("The boat sank.")],
);

pub static TWO: Feature =
    length(&[letters(2)], "words_of_2_letters", "Words of 2 letters.", &[hit("[We] [go]."), miss("They left.")]);

pub static THREE: Feature =
    length(&[letters(3)], "words_of_3_letters", "Words of 3 letters.", &[hit("[The] [dam] held."), miss("They left.")]);

pub static FOUR: Feature = length(
    &[letters(4)],
    "words_of_4_letters",
    "Words of 4 letters.",
    &[hit("[They] [left] [that] dam."), miss("The dam is red.")],
);

pub static FIVE: Feature =
    length(&[letters(5)], "words_of_5_letters", "Words of 5 letters.", &[hit("[Three] [boats]."), miss("The dam.")]);

pub static SIX: Feature = length(
    &[letters(6)],
    "words_of_6_letters",
    "Words of 6 letters.",
    &[hit("The [bridge] sat."), miss("The dam sat.")],
);

pub static SEVEN: Feature = length(
    &[letters(7)],
    "words_of_7_letters",
    "Words of 7 letters.",
    &[hit("The [village] sat."), miss("The dam sat.")],
);

pub static EIGHT: Feature = length(
    &[letters(8)],
    "words_of_8_letters",
    "Words of 8 letters.",
    &[hit("The [reporter] sat."), miss("The dam sat.")],
);

pub static NINE: Feature = length(
    &[letters(9)],
    "words_of_9_letters",
    "Words of 9 letters.",
    &[hit("The [engineers] sat."), miss("The dam sat.")],
);

pub static TEN: Feature = length(
    &[letters(10)],
    "words_of_10_letters",
    "Words of 10 letters.",
    &[hit("The [protesters] sat."), miss("The dam sat.")],
);

pub static ELEVEN: Feature = length(
    &[letters(11)],
    "words_of_11_letters",
    "Words of 11 letters.",
    &[hit("A [spokeswoman] came."), miss("The dam fell.")],
);

pub static TWELVE: Feature = length(
    &[letters(12)],
    "words_of_12_letters",
    "Words of 12 or more letters.",
    &[hit("The [investigation] and the [neighbourhood] wait."), miss("The engineers left.")],
);

const fn length(
    lists: &'static [Listed],
    name: &'static str,
    definition: &'static str,
    examples: &'static [Example],
) -> Feature {
    share(
        name,
        definition,
        "Mendenhall 1887",
        "Letters and digits are counted, apostrophes are not: “don’t” has four.",
        examples,
        lists,
    )
}
