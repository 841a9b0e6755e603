//! Names that CSV, SPSS, Stata and R all take.

use std::collections::HashSet;

/// Longest name that every program takes: Stata's limit.
pub const LONGEST: usize = 32;

/// The longest stem: a name may end in `_mean_quoted`.
const LONGEST_STEM: usize = LONGEST - "_mean_quoted".len();

/// The longest stem of a column that is a rate of the body.
const LONGEST_RATE: usize = LONGEST - "_p1k".len();

/// Makes stems of columns: safe, unlike each other, and the same in every run.
#[derive(Debug)]
pub struct Stems {
    taken: HashSet<String>,
}

impl Stems {
    /// Stems that meet none of the columns or stems given.
    pub fn beside<'a>(names: impl Iterator<Item = &'a str>) -> Stems {
        Stems { taken: names.map(str::to_owned).collect() }
    }

    /// The stem for something called `name` inside something called `within`. Where both do not fit, `within` keeps its
    /// first eight characters; where the stem is taken, a number stands at its end. The second value tells whether
    /// either was the case.
    pub fn stem(&mut self, within: &str, name: &str) -> (String, bool) {
        let (within, name) = (plain(within), plain(name));
        let parts: Vec<&str> = [within.as_str(), name.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        let whole = parts.join("_");
        let mut stem = whole.clone();
        if stem.len() > LONGEST_STEM && !name.is_empty() {
            stem = format!("{}_{name}", cut(&within, 8));
        }
        if !stem.starts_with(|c: char| c.is_ascii_lowercase()) {
            stem.insert_str(0, "x_");
        }
        let stem = self.free(cut(&stem, LONGEST_STEM).to_owned(), LONGEST_STEM);
        let renamed = stem != whole;
        (stem, renamed)
    }

    /// The stem for a frequent word. What is neither letter nor digit is `_`; a letter outside ASCII is its number: `café`
    /// is `caf_ue9`. The second value tells whether it did not fit or was taken.
    pub fn word(&mut self, within: &str, word: &str) -> (String, bool) {
        let spelled = |c: char| if c.is_ascii() { c.into() } else { format!("_{}_", code(c)) };
        let spelled: String = word.chars().map(spelled).collect();
        self.whole(format!("{within}_{}", plain(&spelled)))
    }

    /// The stem for a sequence of characters, in which `_` is a blank and what is no ASCII letter or digit is its number:
    /// `n't` is `nu27t`. So sequences of one length have names unlike each other.
    pub fn sequence(&mut self, within: &str, sequence: &str) -> (String, bool) {
        let spelled = |c: char| match c {
            '_' | 'a'..='z' | '0'..='9' => c.into(),
            _ => code(c),
        };
        let spelled: String = sequence.chars().map(spelled).collect();
        self.whole(format!("{within}_{spelled}"))
    }

    fn whole(&mut self, whole: String) -> (String, bool) {
        let stem = self.free(whole.clone(), LONGEST_RATE);
        let renamed = stem != whole;
        (stem, renamed)
    }

    /// A stem, cut to length; where it is taken, with a number at its end.
    fn free(&mut self, stem: String, longest: usize) -> String {
        let first = if stem.len() <= longest { stem } else { cut(&stem, longest).to_owned() };
        let mut stem = first.clone();
        for number in 2.. {
            if !self.meets(&stem) {
                break;
            }
            let number = format!("_{number}");
            stem = cut(&first, longest - number.len()).to_owned() + &number;
        }
        self.taken.insert(stem.clone());
        stem
    }

    fn meets(&self, stem: &str) -> bool {
        let columns = ["", "_n", "_p1k", "_mean"].map(|stat| format!("{stem}{stat}"));
        columns.iter().any(|column| self.taken.contains(column))
    }
}

/// Small letters and digits, one `_` for each run of anything else, none at the ends.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for c in name.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => plain.push(c.to_ascii_lowercase()),
            _ if plain.is_empty() || plain.ends_with('_') => {}
            _ => plain.push('_'),
        }
    }
    plain.truncate(plain.trim_end_matches('_').len());
    plain
}

/// `u` and the number of a character in hexadecimal digits.
fn code(c: char) -> String {
    format!("u{:x}", u32::from(c))
}

fn cut(name: &str, length: usize) -> &str {
    name.get(..length).unwrap_or(name).trim_end_matches('_')
}

/// Whether a name keeps the rule of the contract.
pub fn is_safe(name: &str) -> bool {
    let mut bytes = name.bytes();
    name.len() <= LONGEST
        && bytes.next().is_some_and(|b| b.is_ascii_lowercase())
        && bytes.all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
        && !RESERVED.contains(&name)
}

/// Reserved words of SPSS (Command Syntax Reference, variable names), Stata (help reserved) and R (?Reserved), folded.
const RESERVED: [&str; 62] = [
    "all",
    "and",
    "by",
    "eq",
    "ge",
    "gt",
    "le",
    "lt",
    "ne",
    "not",
    "or",
    "to",
    "with",
    "_all",
    "_b",
    "byte",
    "_coef",
    "_cons",
    "double",
    "float",
    "if",
    "in",
    "int",
    "long",
    "_n",
    "_pi",
    "_pred",
    "_rc",
    "_skip",
    "str",
    "strl",
    "using",
    "else",
    "repeat",
    "while",
    "function",
    "for",
    "next",
    "break",
    "true",
    "false",
    "null",
    "inf",
    "nan",
    "na",
    "na_integer_",
    "na_real_",
    "na_complex_",
    "na_character_",
    "date",
    "time",
    "case",
    "casenum",
    "sysmis",
    "length",
    "width",
    "weight",
    "split",
    "filter",
    "missing",
    "system",
    "rowtype_",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reserved_words_are_refused() {
        assert!(!is_safe("with") && !is_safe("_n") && !is_safe("Words_n") && !is_safe("2nd") && is_safe("words_n"));
    }

    #[test]
    fn stems_are_safe_and_unlike_each_other() {
        let mut stems = Stems::beside(["hedges_modal_n", "ttr"].into_iter());
        let mut stem = |within: &str, name: &str| stems.stem(within, name).0;
        assert_eq!(stem("moods", "Anger"), "moods_anger");
        assert_eq!(stem("moods", "anger!"), "moods_anger_2");
        assert_eq!(stem("moods", ""), "moods");
        assert_eq!(stem("hedges", "modal"), "hedges_modal_2", "the built-in column keeps its name");
        assert_eq!(stem("", "ttr"), "ttr_2");
        assert_eq!(stem("2031", "Größe"), "x_2031_gr_e");
        assert_eq!(stem("", "日本"), "x");
        assert_eq!(stem("", "東京"), "x_2");
        assert_eq!(stem("policy_agendas", "macroeconomics and finance"), "policy_a_macroeconom");
        assert_eq!(stem("policy_agendas", "macroeconomics and more"), "policy_a_macroecon_2");
    }

    #[test]
    fn words_keep_their_spelling_as_far_as_names_can() {
        let mut stems = Stems::beside(["mfw_dam_n"].into_iter());
        let mut stem = |word: &str| stems.word("mfw", word);
        for (word, name, renamed) in [
            ("the", "mfw_the", false),
            ("it's", "mfw_it_s", false),
            ("it.s", "mfw_it_s_2", true),
            ("u.s.", "mfw_u_s", false),
            ("café", "mfw_caf_ue9", false),
            ("вода", "mfw_u432_u43e_u434_u430", false),
            ("dam", "mfw_dam_2", true),
            ("counterrevolutionaries", "mfw_counterrevolutionaries", false),
            ("counterrevolutionarinesses", "mfw_counterrevolutionariness", true),
            ("counterrevolutionarinessy", "mfw_counterrevolutionarine_2", true),
        ] {
            assert_eq!(stem(word), (name.to_owned(), renamed));
        }
    }

    #[test]
    fn sequences_of_one_length_are_unlike_each_other() {
        let mut stems = Stems::beside(std::iter::empty());
        let mut stem = |sequence: &str| stems.sequence("char", sequence).0;
        let found = ["_th", "th_", "n't", "n_t", "_ét", "___"].map(&mut stem);
        assert_eq!(found, ["char__th", "char_th_", "char_nu27t", "char_n_t", "char__ue9t", "char____"]);
        assert_eq!(stem("a_sequence_of_twenty"), "char_a_sequence_of_twenty");
        let cut: Vec<String> = (9..14).map(|length| stem(&"'".repeat(length))).collect();
        assert!(cut.iter().all(|stem| is_safe(&format!("{stem}_p1k"))), "{cut:?}");
        assert_eq!(cut.iter().collect::<HashSet<_>>().len(), cut.len());
    }

    #[test]
    fn any_stem_makes_safe_columns() {
        let mut stems = Stems::beside(std::iter::empty());
        for name in ["", "_", "with", "_n", "all", "9", "É", "a very long name of a category that no program takes"] {
            for _ in 0..12 {
                let (stem, _) = stems.stem(name, name);
                for end in ["_n", "_p1k_quoted", "_mean_quoted"] {
                    assert!(is_safe(&format!("{stem}{end}")), "{stem}{end}");
                }
            }
        }
    }
}
