use super::*;
use crate::codebook::Codebook;
use crate::output::schema::schema;
use crate::output::table::MetaColumns;

fn script(language: Language, broken: bool) -> (String, Option<String>) {
    let mut codebook = Codebook::full();
    codebook.columns.retain(|column| ["words_n", "first_source_position"].contains(&column.name.as_str()));
    let variables = schema(&codebook, &MetaColumns::default(), false);
    let extent = Extent { rows: 3, widths: vec![7, 5, 3, 6], broken: vec![broken, false, false, false] };
    let table = Table { file: "dam.csv", variables: &variables, extent: &extent, marked: false };
    (language.script(&table), language.trouble(&table))
}

#[test]
fn stata_tells_texts_from_numbers() {
    let (script, _) = script(Language::Stata, false);
    for line in [
        "    stringcols(1/2) ///\n    numericcols(3/4)\n",
        "\nrename v4 first_source_position\n",
        "\nlabel variable first_source_position \"first source position: per cent of the body's words before it\"\n",
        "\nlabel define status 1 \"ok\" 2 \"short\" 3 \"language\" 4 \"empty\"\n",
    ] {
        assert!(script.contains(line), "{line}\n{script}");
    }
    // The longest line that Stata's editor and log take as one.
    assert!(script.lines().all(|line| line.chars().count() <= 130));
}

#[test]
fn spss_doubles_apostrophes_and_knows_widths() {
    let (script, trouble) = script(Language::Spss, false);
    for line in [
        "\n    doc_id A7\n    status A8\n    words_n F8.0\n    first_source_position F12.4.\n",
        "\n  /first_source_position 'first source position: per cent of the body''s words before it'.\n",
        "\n  doc_id\n  status (NOMINAL)\n  /\n  words_n\n  first_source_position (SCALE).\n",
    ] {
        assert!(script.contains(line), "{line}\n{script}");
    }
    assert_eq!(trouble, None);
}

#[test]
fn spss_is_told_of_line_breaks() {
    let told = script(Language::Spss, true).1.unwrap();
    assert!(told.ends_with("there are some in doc_id"), "{told}");
    assert_eq!(script(Language::R, true).1, None);
}

#[test]
fn names_that_a_script_cannot_quote_are_known() {
    assert!(can_name("features.csv") && can_name("Größe der Dämme.csv"));
    assert!(["a\"b.csv", "it's.csv", "$x.csv", "a`b.csv", "a\\b.csv", "a\nb.csv"].iter().all(|name| !can_name(name)));
}

#[test]
fn scripts_of_others_are_told_from_ours() {
    for language in [Language::R, Language::Stata, Language::Spss, Language::Python] {
        assert!(is_made_by_us(script(language, false).0.as_bytes()), "{language:?}");
    }
    assert!(!is_made_by_us(b"features <- read.csv(\"features.csv\")\n"));
}
