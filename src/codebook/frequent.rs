//! Columns of the most frequent words and sequences of characters: one case a term.

use super::names::Stems;
use super::{Case, Entry, cased, entries_of};
use crate::features::most_frequent::{MOST_FREQUENT, SEQUENCE, SEQUENCES, WORD};
use crate::lexicon::Frequent;

/// The entries of the words, then those of the sequences behind their number in all.
pub(super) fn entries(frequent: &Frequent, stems: &mut Stems) -> Vec<Entry> {
    let words = (0..).zip(frequent.words.terms()).map(|(number, word)| {
        let stem = stems.word(WORD.name, word);
        let about = format!("The word \u{201c}{word}\u{201d}");
        case(number, stem, &about, WORD.reference)
    });
    let mut entries = cased(&MOST_FREQUENT, &WORD, words);
    if frequent.sequences.terms().is_empty() {
        return entries;
    }
    entries.extend(entries_of(&MOST_FREQUENT, &SEQUENCES));
    let sequences = (0..).zip(frequent.sequences.terms()).map(|(number, sequence)| {
        let stem = stems.sequence(SEQUENCE.name, sequence);
        let about = format!("The characters \u{201c}{sequence}\u{201d} in a row, _ for a blank");
        case(number, stem, &about, SEQUENCE.reference)
    });
    entries.extend(cased(&MOST_FREQUENT, &SEQUENCE, sequences));
    entries
}

fn case(number: u32, (stem, renamed): (String, bool), about: &str, reference: &str) -> Case {
    let rank = number + 1;
    let definition = format!("{about}: number {rank} by frequency in all articles of the run together.");
    Case { number, stem, renamed, definition, reference: reference.to_owned() }
}
