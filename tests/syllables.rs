//! Syllables against CMUdict: its counts for the 20,000 most frequent English words that it has.
//!
//! `syllables/cmudict.tsv` is made by `seeds/language/syllables.py reference --words 20000 | sort`. The floors may only
//! rise.

use connote::text::syllable::syllables;

const REFERENCE: &str = include_str!("syllables/cmudict.tsv");

/// Words with the counts of all pronunciations listed, the first of them first.
fn reference() -> Vec<(&'static str, Vec<u8>)> {
    let rows = REFERENCE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.map(|(word, counts)| (word, counts.split(',').map(|count| count.parse().unwrap()).collect())).collect()
}

#[test]
fn nearly_all_frequent_words_have_the_syllables_of_the_dictionary() {
    let words = reference();
    assert_eq!(words.len(), 20_000);
    let share = |holds: fn(&(&str, Vec<u8>)) -> bool| {
        100.0 * words.iter().filter(|row| holds(row)).count() as f64 / words.len() as f64
    };
    let any = share(|(word, counts)| counts.contains(&syllables(word)));
    let first = share(|(word, counts)| counts.first() == Some(&syllables(word)));
    println!("any pronunciation {any:.2} %, the first {first:.2} %");
    assert!(any >= 99.8, "any pronunciation: {any:.2} %");
    assert!(first >= 99.0, "the first pronunciation: {first:.2} %");
}

#[test]
fn no_word_is_far_off() {
    // The dictionary reads fyi as the words it stands for.
    for (word, counts) in reference().into_iter().filter(|(word, _)| *word != "fyi") {
        let nearest = counts.iter().map(|count| count.abs_diff(syllables(word))).min();
        assert!(nearest <= Some(2), "{word}: {} instead of {counts:?}", syllables(word));
    }
}
