//! Characters that prose has few of: symbols, links, digits, capitals.

use crate::document::Document;
use crate::document::passage::{Passage, Scope, Totals};
use crate::feature::{Evidence, Feature, Find, Formula, Marks, Measure, Reach, Tally, hit, miss, value};
use crate::text::token::TokenKind;

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
        let digits = digits(passage.document);
        let with = passage.document.tokens.iter().filter(|token| digits[token.form as usize] > 0);
        let held = with.filter(|token| token.kind != TokenKind::Link && passage.scope.holds(token));
        marks.extend(held.map(|token| Evidence::token(token, f64::from(digits[token.form as usize]))));
    }),
};

/// The digits of each form. Their texts stand one behind the other, and few have any.
fn digits(document: &Document) -> Vec<u32> {
    const STRETCH: usize = 64;
    let mut digits = vec![0; document.forms.len()];
    for (start, stretch) in (0..).step_by(STRETCH).zip(document.norms.as_bytes().chunks(STRETCH)) {
        // Without a way out of it the loop looks at many bytes at once.
        if !stretch.iter().fold(false, |any, byte| any | byte.is_ascii_digit()) {
            continue;
        }
        for (at, _) in (start..).zip(stretch).filter(|(_, byte)| byte.is_ascii_digit()) {
            let form = document.forms.partition_point(|form| form.norm.end as usize <= at);
            digits[form] += 1;
        }
    }
    digits
}

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
    let mut words = passage.word_list();
    each_capital(passage.document.text, |place| {
        while let [word, behind @ ..] = words
            && word.span.end <= place
        {
            words = behind;
        }
        let Some(word) = words.first().filter(|word| word.span.start <= place) else { return };
        match marks.last_mut() {
            Some(mark) if mark.span == word.span => mark.weight += 1.0,
            _ => marks.push(Evidence::token(word, 1.0)),
        }
    });
}

/// The capitals of all words are those of the text from the first word to the last, less those between words. There is
/// mostly no more between two words than a blank.
fn all_capitals(passage: &Passage) -> Tally {
    let words = passage.word_list();
    let ([first, ..], [.., last]) = (words, words) else { return Tally::default() };
    let text = passage.document.text;
    let all = count_capitals(&text[first.span.start as usize..last.span.end as usize]);
    let gaps = words.iter().zip(&words[1..]).filter(|(word, next)| next.span.start - word.span.end > 1);
    let between: usize =
        gaps.map(|(word, next)| plain_count(&text[word.span.end as usize..next.span.start as usize])).sum();
    // How many words have capitals, nobody asks.
    Tally { count: words.len(), sum: (all - between) as f64 }
}

fn plain_count(text: &str) -> usize {
    text.chars().filter(|character| character.is_uppercase()).count()
}

/// The same, of many bytes at once. Beyond ASCII only what does not stand in the blocks of signs from U+2000 on, with which
/// prose is punctuated, is looked at by itself.
fn count_capitals(text: &str) -> usize {
    const STRETCH: usize = 64;
    let bytes = text.as_bytes();
    let mut capitals = 0;
    for start in (0..bytes.len()).step_by(STRETCH) {
        let end = bytes.len().min(start + STRETCH);
        let (stretch, behind) = (&bytes[start..end], &bytes[start + 1..bytes.len().min(end + 1)]);
        // Without a way out of them these loops look at many bytes at once.
        capitals += usize::from(stretch.iter().map(|byte| u8::from(byte.is_ascii_uppercase())).sum::<u8>());
        let letter = |(byte, next): (&u8, &u8)| (*byte >= 0xc0) & ((*byte != 0xe2) | (*next >= 0x84));
        if stretch.iter().zip(behind).fold(false, |any, pair| any | letter(pair)) {
            let begins = (start..end).filter(|at| bytes[*at] >= 0xc0);
            capitals += begins.filter(|at| text[*at..].starts_with(char::is_uppercase)).count();
        }
    }
    capitals
}

/// Hands out where the capitals of a text stand, of which eight bytes are looked at together: most hold none.
fn each_capital(text: &str, mut take: impl FnMut(u32)) {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const TOP: u64 = 0x80 * EACH;
    let (chunks, behind) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    last[..behind.len()].copy_from_slice(behind);
    for (start, eight) in (0..).step_by(8).zip(chunks.iter().chain([&last])) {
        let bytes = u64::from_le_bytes(*eight);
        // The top bit of each byte is cleared first; then it tells whether the byte is at least A, and whether beyond Z.
        let low = bytes & !TOP;
        let (from_a, beyond_z) = (low + (0x80 - 0x41) * EACH, low + (0x80 - 0x5b) * EACH);
        let capitals = from_a & !beyond_z & !bytes & TOP;
        // The first byte of a character beyond ASCII begins with two bits.
        let mut rest = capitals | bytes & bytes << 1 & TOP;
        while rest != 0 {
            let bit = rest.trailing_zeros();
            rest &= rest - 1;
            let at = start + bit as usize / 8;
            if capitals >> bit & 1 != 0 || text[at..].starts_with(char::is_uppercase) {
                take(at as u32);
            }
        }
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
    fn each_form_has_its_own_digits() {
        let text = "In 1990 the G20 met at 9:30, 2031 of them; in the 1990s — ٣ — none did.";
        let article = Article { text: text.into(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        let norms = document.forms.iter().map(|form| form.norm.of(&document.norms));
        let plain: Vec<u32> = norms.map(|norm| norm.bytes().filter(u8::is_ascii_digit).count() as u32).collect();
        assert_eq!(digits(&document), plain);
        assert_eq!(plain.iter().sum::<u32>(), 4 + 2 + 3 + 4 + 4);
    }
}
