//! Most frequent: words and sequences of characters, each by itself, chosen by their frequency in the input of the run.
//!
//! Its features stand in no list of families: they have columns only in a run that asks for them.

use crate::document::Depth;
use crate::document::characters::Characters;
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Family, Feature, Find, Formula, Measure, Reach, Reason};

pub static MOST_FREQUENT: Family = Family {
    name: "most_frequent",
    about: "The most frequent words and sequences of characters of the input, each by itself.",
    english: false,
    default: false,
    depth: Depth::Words,
    features: &[&WORD, &SEQUENCES, &SEQUENCE],
};

const CHOSEN: &str = "Chosen by its frequency in all articles of the run together: another input brings other columns, \
    and what is frequent in few articles is their topic, not their style.";

pub static WORD: Feature = Feature {
    name: "mfw",
    definition: "One of the most frequent words of the input, in its folded form: small letters, straight apostrophes.",
    reference: "Burrows 2002, Literary and Linguistic Computing 17(3), 267-287",
    caveat: CHOSEN,
    scopes: &[Scope::Body],
    reach: Reach::Cases,
    length_bound: false,
    measures: &[Measure::Per1000Words],
    examples: &[],
    find: Find::Marks(words),
};

/// What the frequencies of sequences are held against.
pub static SEQUENCES: Feature = Feature {
    name: "char_ngrams",
    definition: "Sequences of so many characters as `--char-ngrams` asks for, in the folded words of the body joined by \
        single blanks; marks and numbers between words are passed over. A word weighs as many as begin in it or in the \
        blank behind it.",
    reference: "Keselj, Peng, Cercone & Thomas 2003, PACLING; Stamatatos 2009, JASIST 60(3), 538-556",
    caveat: "They run across the ends of sentences and from one voice into another.",
    scopes: &[Scope::Body],
    reach: Reach::Sequence,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "char_ngrams_n",
        unit: "sequences",
        expression: "characters of the joined words - N + 1",
        compute: |_, totals| Some(f64::from(totals.sequences)),
    })],
    examples: &[],
    find: Find::Marks(all_sequences),
};

pub static SEQUENCE: Feature = Feature {
    name: "char",
    definition: "One of the most frequent sequences of characters of the input.",
    reference: SEQUENCES.reference,
    caveat: CHOSEN,
    scopes: &[Scope::Body],
    reach: Reach::Cases,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "p1k",
        unit: "marks per 1,000 sequences",
        expression: "1000 * marks / char_ngrams_n",
        compute: |marks, totals| {
            (totals.sequences > 0).then(|| 1000.0 * marks.len() as f64 / f64::from(totals.sequences))
        },
    })],
    examples: &[],
    find: Find::Marks(chosen_sequences),
};

fn words(passage: &Passage, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    let chosen = &document.lexicons.frequent.words;
    let number = |form: &crate::lexicon::Form| chosen.number(form.norm.of(&document.norms));
    let numbers: Vec<Option<u32>> = document.forms.iter().map(number).collect();
    marks.extend(passage.words().filter_map(|word| {
        let reason = Reason::FrequentWord(numbers[word.form as usize]?);
        Some(Evidence { reason, ..Evidence::token(word, 1.0) })
    }));
}

fn all_sequences(passage: &Passage, marks: &mut Vec<Evidence>) {
    let characters = Characters::of(passage);
    for sequence in characters.sequences(passage.document.lexicons.frequent.length) {
        let word = characters.word(sequence);
        match marks.last_mut() {
            Some(mark) if mark.span == word.span => mark.weight += 1.0,
            _ => marks.push(Evidence::token(word, 1.0)),
        }
    }
}

fn chosen_sequences(passage: &Passage, marks: &mut Vec<Evidence>) {
    let characters = Characters::of(passage);
    let frequent = &passage.document.lexicons.frequent;
    for sequence in characters.sequences(frequent.length) {
        if let Some(number) = frequent.sequences.number(sequence.text) {
            let word = characters.word(sequence);
            let reason = Reason::FrequentSequence(number);
            marks.push(Evidence { span: characters.span(sequence), reason, ..Evidence::token(word, 1.0) });
        }
    }
}
