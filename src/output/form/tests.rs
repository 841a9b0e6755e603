use super::*;

#[test]
fn the_extension_decides() {
    let form = |name: &str| Form::of(Path::new(name));
    assert_eq!(
        (form("a.csv"), form("a.SAV"), form("b/a.parquet"), form("sav")),
        (Form::Csv, Form::Sav, Form::Parquet, Form::Csv)
    );
}

#[test]
fn an_empty_cell_is_no_number_and_no_error() {
    assert_eq!((number(b"").unwrap(), number(b"-1.2500").unwrap()), (None, Some(-1.25)));
    assert!(number(b"x").is_err());
}
