//! Names that CSV, SPSS, Stata and R all take.

use std::collections::HashSet;

/// Longest name that every program takes: Stata's limit.
pub const LONGEST: usize = 32;

/// The longest stem: a name may end in `_mean_quoted`.
const LONGEST_STEM: usize = LONGEST - "_mean_quoted".len();

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
        let mut stem = parts.join("_");
        let whole = stem.clone();
        if stem.len() > LONGEST_STEM && !name.is_empty() {
            stem = format!("{}_{name}", cut(&within, 8));
        }
        if !stem.starts_with(|c: char| c.is_ascii_lowercase()) {
            stem.insert_str(0, "x_");
        }
        let first = cut(&stem, LONGEST_STEM).to_owned();
        let mut stem = first.clone();
        for number in 2.. {
            if !self.meets(&stem) {
                break;
            }
            let number = format!("_{number}");
            stem = cut(&first, LONGEST_STEM - number.len()).to_owned() + &number;
        }
        self.taken.insert(stem.clone());
        let renamed = stem != whole;
        (stem, renamed)
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
