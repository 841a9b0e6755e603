//! Names that CSV, SPSS, Stata and R all take.

/// Longest name that every program takes: Stata's limit.
pub const LONGEST: usize = 32;

/// A name for a metadata field: `meta_` and the field's own name, lower case, other characters as `_`, cut to length.
pub fn meta_name(field: &str) -> String {
    let mut name = "meta_".to_owned();
    for c in field.trim().chars() {
        match c {
            c if c.is_ascii_alphanumeric() => name.push(c.to_ascii_lowercase()),
            _ if name.ends_with('_') => {}
            _ => name.push('_'),
        }
    }
    name.truncate(LONGEST);
    let name = name.trim_end_matches('_');
    if name == "meta" { "meta_field".to_owned() } else { name.to_owned() }
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
    fn any_field_gets_a_safe_name() {
        for (field, name) in [
            ("topic", "meta_topic"),
            ("Date published", "meta_date_published"),
            ("Größe (cm)", "meta_gr_e_cm"),
            ("日本", "meta_field"),
            ("a very long name of a column that no program takes", "meta_a_very_long_name_of_a_colum"),
        ] {
            assert_eq!(meta_name(field), name);
            assert!(is_safe(name));
        }
    }

    #[test]
    fn reserved_words_are_refused() {
        assert!(!is_safe("with") && !is_safe("_n") && !is_safe("Words_n") && !is_safe("2nd") && is_safe("words_n"));
    }
}
