//! Capitals: ordinary words written in capitals for emphasis.

use super::RATE;
use crate::document::Document;
use crate::document::passage::Scope;
use crate::feature::{Evidence, Feature, Find, Reach, hit, miss};
use crate::text::tag::Tag;
use crate::text::token::Token;
use std::cell::LazyCell;

pub static CAPITALS: Feature = Feature {
    name: "capitals",
    definition: "Ordinary words of two and more letters written in capitals, in no heading: known to the \
                 tagger as no name, or written small elsewhere in the article, and no abbreviation that spells a word.",
    reference: "Da San Martino et al. 2019, EMNLP, 5636-5646 (loaded language, exaggeration); Crystal 2001, Language and the Internet, 35",
    caveat: "Abbreviations that spell a word and are not on the list of such (WHO, AIDS, ICE) are counted; shouted names are not.",
    scopes: &[Scope::Body, Scope::Headline],
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[
        hit("This is [NOT] a drill, and it is [ALWAYS] the same."),
        miss("The WHO and the IT staff of NATO met in the US."),
        miss("A NIGHT AT THE DAM"),
    ],
    find: Find::Marks(|passage, marks| {
        let document = passage.document;
        // The words of one sentence come one behind the other: whether it heads a line is asked once.
        let mut last = None;
        let mut heads_a_line = |token: &&Token| match last {
            Some((sentence, heads)) if sentence == token.sentence => heads,
            _ => last.insert((token.sentence, heads_a_line(document, token))).1,
        };
        let words = passage.word_list().iter();
        let loud = words.filter(|token| token.shape.is_all_caps()).filter(|token| is_loud(document, token));
        let loud: Vec<&Token> = loud.collect();
        let small = LazyCell::new(|| written_small(document, &loud));
        let shouted = loud.iter().filter(|token| is_ordinary(document, token) || small[token.form as usize]);
        marks.extend(shouted.filter(|token| !heads_a_line(token)).map(|token| Evidence::token(token, 1.0)));
    }),
};

/// Two capitals at the start. Many words have one: no branch asks for the first alone.
fn is_capital(document: &Document, token: &Token) -> bool {
    let start = document.text.as_bytes().get(token.span.start as usize..).and_then(|text| text.first_chunk());
    let [first, second] = start.copied().unwrap_or_default();
    (token.letters > 1) & first.is_ascii_uppercase() & u8::is_ascii_uppercase(&second)
}

/// Whether a word is written in capitals and no abbreviation or number.
fn is_loud(document: &Document, token: &Token) -> bool {
    let form = document.norm(token);
    is_capital(document, token) && ABBREVIATIONS.binary_search(&form).is_err() && !is_roman(form)
}

fn is_ordinary(document: &Document, token: &Token) -> bool {
    let noun = token.tag == Tag::ProperNoun || token.letters == 2 && token.tag == Tag::Noun;
    document.form(token).tags.is_known() && !noun
}

/// For each form whether it is among those of some words and written small somewhere in the article.
fn written_small(document: &Document, words: &[&Token]) -> Vec<bool> {
    let (mut sought, mut small) = (vec![false; document.forms.len()], vec![false; document.forms.len()]);
    words.iter().for_each(|word| sought[word.form as usize] = true);
    for token in document.tokens.iter().filter(|token| sought[token.form as usize]) {
        small[token.form as usize] |= token.span.of(document.text).starts_with(char::is_lowercase);
    }
    small
}

/// Whether the words around are all in capitals too and no mark ends them: a heading, a label.
fn heads_a_line(document: &Document, token: &Token) -> bool {
    let Some(sentence) = document.sentences.get(token.sentence as usize) else { return false };
    let tokens = &document.tokens[sentence.range()];
    let small = tokens.iter().any(|word| word.is_word() && word.letters > 1 && !is_capital(document, word));
    let ended = tokens.iter().rev().take(2).any(|mark| matches!(document.norm(mark), "." | "!" | "?"));
    !small && !ended
}

fn is_roman(form: &str) -> bool {
    form.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l' | b'c' | b'd' | b'm'))
}

/// Abbreviations that spell an English word, in alphabetical order.
const ABBREVIATIONS: [&str; 48] = [
    "act", "aids", "am", "care", "cop", "cops", "dare", "epic", "fast", "fate", "gap", "gas", "hiv", "ice", "id",
    "ids", "in", "ira", "it", "map", "mit", "mop", "mp", "mps", "nasa", "nice", "no", "or", "pa", "pc", "pet", "pm",
    "pt", "rap", "rest", "sac", "sad", "sat", "snap", "star", "start", "swat", "tv", "tvs", "uk", "un", "us", "who",
];

#[cfg(test)]
mod tests {
    #[test]
    fn abbreviations_are_sorted() {
        assert!(super::ABBREVIATIONS.is_sorted());
    }
}
