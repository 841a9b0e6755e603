//! Abbreviations: which words own the period behind them, and whether a sentence may end there.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

static SEED: &str = include_str!("../../seeds/language/abbreviations.tsv");

/// What kind of abbreviation a word is; the meanings stand in `seeds/language/abbreviations.tsv`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Abbreviation {
    Title,
    Street,
    Number,
    Month,
    Company,
    Within,
    Last,
    Degree,
    Time,
    Place,
    Unit,
    /// Letters with a period each: `U.S.`, `R.V.O.`
    Letters,
    /// One capital letter: `J.`
    Initial,
}

/// All abbreviations of the seed.
struct Table {
    classes: FxHashMap<&'static str, Abbreviation>,
    /// For each byte the lengths of those that end in it, a bit for each: most words can be none of them.
    lengths: [u32; 256],
}

impl Table {
    fn get(&self, word: &str) -> Option<Abbreviation> {
        let last = word.bytes().next_back()?;
        let is_open = word.len() <= LONGEST && self.lengths[usize::from(last)] & 1 << word.len() != 0;
        if is_open { self.classes.get(word).copied() } else { None }
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let rows = SEED.lines().filter(|line| !line.starts_with('#')).skip(1);
        let classes = rows.filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, class_named(cells.next()?)?))
        });
        let mut table = Table { classes: classes.collect(), lengths: [0; 256] };
        for word in table.classes.keys() {
            word.bytes().next_back().into_iter().for_each(|last| table.lengths[usize::from(last)] |= 1 << word.len());
        }
        table
    })
}

fn class_named(name: &str) -> Option<Abbreviation> {
    Some(match name {
        "title" => Abbreviation::Title,
        "street" => Abbreviation::Street,
        "number" => Abbreviation::Number,
        "month" => Abbreviation::Month,
        "company" => Abbreviation::Company,
        "within" => Abbreviation::Within,
        "last" => Abbreviation::Last,
        "degree" => Abbreviation::Degree,
        "time" => Abbreviation::Time,
        "place" => Abbreviation::Place,
        "unit" => Abbreviation::Unit,
        _ => return None,
    })
}

/// The class of a word written without its last period.
pub fn class(word: &str) -> Option<Abbreviation> {
    if word.len() > LONGEST {
        return None;
    }
    if let Some(class) = table().get(word) {
        return Some(class);
    }
    let bytes = word.as_bytes();
    if bytes.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let half = word.trim_start_matches(|c: char| c.is_ascii_digit());
    if half.len() < word.len() {
        return matches!(half, "a.m" | "p.m" | "A.M" | "P.M").then_some(Abbreviation::Time);
    }
    if word.contains('.') {
        let mut letters = word.split('.');
        let spelled = letters.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic));
        return spelled.then_some(Abbreviation::Letters);
    }
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if c.is_uppercase() => Some(Abbreviation::Initial),
        _ => class_in_capitals(bytes),
    }
}

/// No abbreviation is longer than this many bytes.
const LONGEST: usize = 16;

/// The class of a title or company form in capitals, as headings write them: `GEN. DOE`.
fn class_in_capitals(word: &[u8]) -> Option<Abbreviation> {
    if !(2..=6).contains(&word.len()) || !word.iter().all(u8::is_ascii_uppercase) {
        return None;
    }
    let mut small = [0; 6];
    let small = &mut small[..word.len()];
    small.copy_from_slice(word);
    small[1..].make_ascii_lowercase();
    let class = table().get(std::str::from_utf8(small).ok()?)?;
    matches!(class, Abbreviation::Title | Abbreviation::Company | Abbreviation::Street).then_some(class)
}

/// Whether the period behind `word` belongs to it. `previous` is the token before, `next` the text that follows the
/// period (white space skipped), `spaced` says whether white space stands between.
pub fn takes_period(word: &str, previous: &str, next: &str, spaced: bool) -> bool {
    let Some(class) = class(word) else { return false };
    let follower = next.chars().next();
    let digit = follower.is_some_and(|c| c.is_ascii_digit());
    let capital = follower.is_some_and(char::is_uppercase);
    let lower = follower.is_some_and(char::is_lowercase);
    let mark = follower.is_some_and(|c| matches!(c, ',' | ';' | ':' | ')' | ']' | '-' | '–' | '—' | '\'' | '’' | '&'));
    match class {
        Abbreviation::Number => {
            digit || (!word.starts_with(char::is_lowercase) && next.starts_with(['I', 'V', 'X']) && roman(next))
        }
        Abbreviation::Month => digit || lower || mark,
        Abbreviation::Unit => (lower || mark) && previous.ends_with(|c: char| c.is_ascii_digit() || c == '.'),
        Abbreviation::Initial => is_initial(word, previous, next, spaced),
        Abbreviation::Title => capital || digit || !spaced || next.is_empty(),
        _ => true,
    }
}

/// Whether a capital letter with a period is the initial of a name or a word: `J. Doe`, `U. S.`, `S. 9th Street`.
fn is_initial(letter: &str, previous: &str, next: &str, spaced: bool) -> bool {
    let mut follower = next.chars();
    let capital = follower.next().is_some_and(char::is_uppercase);
    if !spaced {
        return capital;
    }
    let chain = previous.len() == 2 && previous.ends_with('.');
    if chain && next.starts_with([',', ';', ')']) {
        return true;
    }
    if next.starts_with(|c: char| c.is_ascii_digit()) {
        return matches!(letter, "N" | "S" | "E" | "W");
    }
    let spelled_on = capital && follower.next() == Some('.');
    let named = letter != "I" || previous.starts_with(char::is_uppercase);
    capital && (spelled_on || named && !opens_sentence(next) && !is_designator(previous))
}

/// Nouns that are told apart by a letter: `Plan B.` is no name.
fn is_designator(word: &str) -> bool {
    const NOUNS: [&str; 16] = [
        "plan",
        "vitamin",
        "hepatitis",
        "group",
        "grade",
        "class",
        "section",
        "appendix",
        "exhibit",
        "option",
        "type",
        "category",
        "series",
        "part",
        "annex",
        "team",
    ];
    NOUNS.iter().any(|noun| noun.eq_ignore_ascii_case(word))
}

fn roman(next: &str) -> bool {
    let numeral = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    numeral.len() > 1 && numeral.bytes().all(|b| b"IVXLCDM".contains(&b))
}

/// Whether `next` begins with a word that opens sentences and hardly ever a name.
pub fn opens_sentence(next: &str) -> bool {
    static OPENERS: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    let word = next.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    word.starts_with(char::is_uppercase) && OPENERS.get_or_init(|| WORDS.split_whitespace().collect()).contains(word)
}

const WORDS: &str = "
    The A An He She It They We I You His Her Their Its Our My Your This That These Those There Here
    But And Or So Yet Nor If When Whenever While Whereas As After Before Since Because Although Though Unless Until Till Once
    In On At By For From With Without Within To Into Of Under Over During Between Among Amid Against Despite Through
    Throughout Toward Towards Upon Outside Inside Beyond Besides Except Like Unlike According Given Based Following
    What Who Whom Whose Why How Where Which Whether Then Now Not No None Nothing Nobody Some Someone Something Many Much
    Most More All Both Each Every Everyone Everybody Everything Either Neither Another Other Others Any Anyone Few Fewer
    Several Such Two Three Four Five Six Seven Eight Nine Ten Dozens Hundreds Thousands Millions Billions Half
    However Meanwhile Instead Still Even Moreover Furthermore Nevertheless Nonetheless Therefore Thus Hence Otherwise
    Also Too Only Just Perhaps Maybe Indeed Overall Finally Eventually Recently Currently Previously Earlier Later
    Lately Today Tonight Yesterday Tomorrow Soon Again Often Sometimes Usually Always Never Already Separately Similarly
    Likewise Additionally Consequently Accordingly Apparently Clearly Obviously Certainly Unfortunately Fortunately
    Is Are Was Were Am Do Does Did Has Have Had Can Could Will Would Should Shall Must Might Let Please
    Last One Yes Well Oh
    Analysts Officials Investors Traders Critics Experts Shares Sales Terms Mr Mrs Ms
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_takes_its_period_before_a_name() {
        assert!(takes_period("Gen", "", "Doe", true));
        assert!(takes_period("GEN", "OF", "ADA DOE", true));
        assert!(!takes_period("Gen", "", "and", true));
    }

    #[test]
    fn a_letter_is_an_initial_before_a_name_only() {
        assert!(takes_period("I", "Ada", "Rowan", true));
        assert!(takes_period("U", "the", "S. fleet", true));
        assert!(takes_period("S", "of", "9th Street", true));
        assert!(!takes_period("I", "and", "Rowan", true));
        assert!(!takes_period("B", "Plan", "Rowan", true));
        assert!(!takes_period("C", "and", "The", true));
    }

    #[test]
    fn a_number_follows() {
        assert!(takes_period("No", "Berth", "5", true));
        assert!(!takes_period("No", "", "Never", true));
    }

    #[test]
    fn openers_are_whole_words() {
        assert!(opens_sentence("The ship"));
        assert!(!opens_sentence("Theodora"));
        assert!(!opens_sentence("the ship"));
    }

    #[test]
    fn every_row_of_the_seed_has_a_known_class() {
        let rows = SEED.lines().filter(|line| !line.starts_with('#')).skip(1);
        assert!(rows.clone().count() > 200);
        for row in rows {
            let mut cells = row.split('\t');
            let word = cells.next().unwrap_or_default();
            assert!(!word.is_empty() && word.len() <= LONGEST, "{row}");
            assert!(cells.next().and_then(class_named).is_some(), "{row}");
        }
    }
}
