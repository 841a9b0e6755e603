//! A dictionary in any of the forms becomes a lexicon, or problems with their lines; its terms are then looked for.
#![no_main]

use connote::article::Article;
use connote::document::Document;
use connote::lexicon::dictionary::{Dictionary, Format};
use connote::lexicon::{Lexicons, Vocabulary};
use libfuzzer_sys::fuzz_target;

const FORMS: [&str; 9] = ["dic", "dicx", "yaml", "json", "lcd", "cat", "ykd", "csv", "tsv"];

fuzz_target!(|input: (u8, &str)| {
    let (form, text) = input;
    let form = Format::of(FORMS[usize::from(form) % FORMS.len()]).expect("a form with this extension");
    let dictionary = Dictionary::read(form, text);
    dictionary.check();
    let lexicons = Lexicons::new(vec![dictionary.lexicon("own")]);
    let article = Article { text: text.to_owned(), ..Article::default() };
    let mut vocabulary = Vocabulary::new(&lexicons);
    let words = connote::document::Depth::Hits;
    Document::read_to(words, &article, &mut vocabulary);
});
