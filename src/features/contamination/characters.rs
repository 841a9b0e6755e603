//! Characters that prose has few of: symbols, links, digits, capitals.

use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Tally, hit, miss, value};
use crate::text::tag::Shape;
use crate::text::token::{Token, TokenKind};

pub static SYMBOLS: Feature = Feature {
    name: "symbols",
    definition: "Tokens of kind symbol: currency and other signs, emoticons, emoji, rules of signs.",
    reference: "Rae et al. 2021, Scaling Language Models (arXiv:2112.11446), appendix A1: symbol-to-word ratio",
    caveat: "The authors count the number sign and the ellipsis only; an ellipsis is punctuation here.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Count, Measure::Per1000Words],
    examples: &[hit("Fish [+] chips cost [£]5."), miss("Fish and chips cost five pounds.")],
    find: Find::Marks(|passage, marks| {
        let symbols = passage.others(TokenKind::Symbol);
        marks.extend(symbols.map(|token| Evidence::token(token, 1.0)));
    }),
};

pub static LINKS: Feature = Feature {
    name: "links",
    definition: "Links and mail addresses that stand in the text as such.",
    reference: "Raffel et al. 2020, Journal of Machine Learning Research 21(140), section 2.2, on text from the web",
    caveat: "The target of a link behind words, as in Markdown, is markup and not counted.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Count, Measure::Per1000Words],
    examples: &[hit("See [www.lantern.example] or write to [desk@lantern.example]."), miss("See page 5.")],
    find: Find::Marks(|passage, marks| {
        let links = passage.others(TokenKind::Link);
        marks.extend(links.map(|token| Evidence::token(token, 1.0)));
    }),
};

pub static DIGITS: Feature = Feature {
    name: "digits",
    definition: "Tokens with digits, weighed by them.",
    reference: "Gao et al. 2020, The Pile (arXiv:2101.00027), and the filters after it: share of digits",
    caveat: "Western digits only; digits inside words (1990s, G20) count, numbers written out do not.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "digits_pct",
        unit: "per cent of characters",
        expression: "100 * digits / characters",
        compute: share,
    })],
    examples: &[
        hit("In the [1990s] some [3,000] came."),
        miss("Three thousand came."),
        value("Go on, No. 5!", "digits_pct", 10.0),
    ],
    find: Find::Marks(|passage, marks| {
        let with = passage.document.tokens.iter().filter(|token| token.shape.has_digits());
        let held = with.filter(|token| token.kind != TokenKind::Link && passage.scope.holds(token));
        let digits = |token: &Token| token.span.of(passage.document.text).bytes().filter(u8::is_ascii_digit).count();
        marks.extend(held.map(|token| Evidence::token(token, digits(token) as f64)));
    }),
};

pub static CAPITAL_LETTERS: Feature = Feature {
    name: "capital_letters",
    definition: "Words with capital letters, weighed by them.",
    reference: "Horne & Adalı 2017, ICWSM Workshop on News and Public Opinion, table 2, on capitals in titles and \
        bodies",
    caveat: "Names, beginnings of sentences and initialisms have their share: compare with like texts. Scripts without \
        capitals have none.",
    scopes: &[Scope::Body],
    reach: Reach::Place,
    length_bound: false,
    measures: &[Measure::Formula(Formula {
        name: "capital_letters_pct",
        unit: "per cent of characters",
        expression: "100 * capital letters / characters",
        compute: share,
    })],
    examples: &[
        hit("[The] dam is [LEAKING]!"),
        miss("the dam is leaking"),
        value("Go on, No. 5!", "capital_letters_pct", 20.0),
    ],
    find: Find::Tallied(capitals, all_capitals),
};

fn capitals(passage: &Passage, marks: &mut Vec<Evidence>) {
    let with = passage.word_list().iter().filter(|word| word.shape.capitals > 0);
    marks.extend(with.map(|word| Evidence::token(word, f64::from(count(passage, word)))));
}

fn all_capitals(passage: &Passage) -> Tally {
    let words = passage.word_list();
    // Two sums without a branch: of small numbers side by side, and of what hardly any word has.
    let told: u32 = words.iter().map(|word| u32::from(word.shape.capitals)).sum();
    let many = words.iter().filter(|word| word.shape.capitals == Shape::MANY);
    let untold: u32 = many.map(|word| count(passage, word) - u32::from(Shape::MANY)).sum();
    // How many words have capitals, nobody asks.
    Tally { count: words.len(), sum: f64::from(told + untold) }
}

fn count(passage: &Passage, word: &Token) -> u32 {
    match word.shape.capitals {
        Shape::MANY => {
            word.span.of(passage.document.text).chars().filter(|character| character.is_uppercase()).count() as u32
        }
        few => few.into(),
    }
}

fn share(marks: &Marks, totals: &Totals) -> Option<f64> {
    let sum = marks.sum();
    (totals.words > 0).then(|| 100.0 * sum / f64::from(totals.characters))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Document;
    use crate::features::readability::proof;
    use crate::lexicon::{Lexicons, Vocabulary};

    #[test]
    fn capitals_are_those_of_each_letter() {
        let text = "A DAM, McDonald's Zed (AZ) UNPRECEDENTEDLY LaTeX ÉcoLE Überall in-the-Very-END";
        let marks = proof::marks(&CAPITAL_LETTERS, text);
        let plain = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() as f64;
        assert!(marks.iter().all(|mark| mark.weight == plain(mark.span.of(text))));
        assert_eq!(marks.sum(), plain(text));
        let (links, long) = ("SEE www.LANTERN.example — “Ä” 9:00AM: Ⅳ a … ℂ A", text.repeat(9));
        for text in [text, links, &long] {
            let article = Article { text: text.into(), ..Article::default() };
            let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
            let all = all_capitals(&Passage::new(&document, Scope::Body)).sum;
            assert_eq!(all, proof::marks(&CAPITAL_LETTERS, text).sum(), "{text}");
        }
    }

    #[test]
    fn digits_are_those_of_each_token() {
        let text = "In 1990 the G20 met at 9:30, 2031 of them; in the 1990s — ٣ — none did.";
        let weights: Vec<f64> = proof::marks(&DIGITS, text).iter().map(|mark| mark.weight).collect();
        assert_eq!(weights, [4.0, 2.0, 3.0, 4.0, 4.0]);
    }
}
