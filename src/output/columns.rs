//! Names of metadata columns.

pub use crate::codebook::names::{LONGEST, is_safe};

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
}
