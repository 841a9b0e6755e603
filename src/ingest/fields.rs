//! Fields: named values of a source, sorted into what every article may know about itself and what travels along.

use serde_json::Value;

use crate::article::Meta;

const OUTLET: &[&str] = &["outlet", "source", "publisher", "publication"];
const DATE: &[&str] = &["date", "published", "pubdate", "date_published"];
const TITLE: &[&str] = &["title", "headline"];
const AUTHOR: &[&str] = &["author", "byline", "authors"];

/// Sorts fields into a `Meta`. Of several names for one thing the first in the list that has a value wins; the others
/// stay what they are.
pub(super) fn sort(mut fields: Vec<(String, String)>) -> Meta {
    let mut take = |names: &[&str]| {
        names.iter().find_map(|name| {
            let at =
                fields.iter().position(|(key, value)| key.eq_ignore_ascii_case(name) && !value.trim().is_empty())?;
            Some(fields.remove(at).1)
        })
    };
    let (outlet, date, title, author) = (take(OUTLET), take(DATE), take(TITLE), take(AUTHOR));
    // An empty field of a known name says nothing; as a column it would look like a second answer.
    let known = |key: &str| [OUTLET, DATE, TITLE, AUTHOR].concat().iter().any(|name| key.eq_ignore_ascii_case(name));
    fields.retain(|(key, value)| !(value.trim().is_empty() && known(key)));
    Meta { outlet, date, title, author, more: fields }
}

/// A JSON value as it stands in a cell.
pub(super) fn cell(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// Names of a list of authors in one cell; `None` for anything but a list of strings.
pub(super) fn names(key: &str, value: &Value) -> Option<String> {
    let list = value.as_array().filter(|_| AUTHOR.iter().any(|name| key.eq_ignore_ascii_case(name)))?;
    let names: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
    Some(names?.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn known_names_are_found_and_the_rest_keeps_its_order() {
        let meta = sort(fields(&[("z", "1"), ("Source", "AP"), ("pubdate", "2016"), ("headline", "H"), ("a", "")]));
        assert_eq!(meta.outlet.as_deref(), Some("AP"));
        assert_eq!(meta.date.as_deref(), Some("2016"));
        assert_eq!(meta.title.as_deref(), Some("H"));
        assert_eq!(meta.author, None);
        assert_eq!(meta.more, fields(&[("z", "1"), ("a", "")]));
    }

    #[test]
    fn the_better_name_wins_and_the_other_travels_along() {
        let meta = sort(fields(&[("source", "wire"), ("outlet", "North"), ("date", ""), ("published", "May")]));
        assert_eq!(meta.outlet.as_deref(), Some("North"));
        assert_eq!(meta.date.as_deref(), Some("May"));
        assert_eq!(meta.more, fields(&[("source", "wire")]));
    }

    #[test]
    fn cells() {
        let value = serde_json::json!({"b": [1, null], "a": 2.5});
        assert_eq!(cell(value), r#"{"b":[1,null],"a":2.5}"#);
        assert_eq!(cell(Value::Null), "");
        assert_eq!(cell(Value::Bool(true)), "true");
        assert_eq!(names("Authors", &serde_json::json!(["A", "B"])).as_deref(), Some("A; B"));
        assert_eq!(names("tags", &serde_json::json!(["A"])), None);
    }
}
