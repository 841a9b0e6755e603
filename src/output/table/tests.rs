use super::*;

fn row(id: &str, more: &[(&str, &str)]) -> Row {
    let more = more.iter().map(|(field, value)| (field.to_string(), value.to_string())).collect();
    let meta = Meta { more, ..Meta::default() };
    Row {
        id: id.into(),
        meta,
        status: Status::Ok,
        vector: FeatureVector { values: vec![Some(-0.00001), None] },
        group: None,
    }
}

fn codebook() -> Codebook {
    let mut codebook = Codebook::full();
    codebook.columns.retain(|column| ["word_length_mean", "sentence_length_sd"].contains(&column.name.as_str()));
    codebook
}

/// A table written with a new writer for every batch, as a run that is stopped after each does it.
fn table(batches: &[&[Row]], excel: bool) -> String {
    let codebook = codebook();
    let (mut columns, mut file) = (Columns::default(), Vec::new());
    for rows in batches {
        let mut table = TableWriter::new(&codebook, excel, columns);
        table.write(rows, &mut file).unwrap();
        columns = serde_json::from_str(&serde_json::to_string(table.columns()).unwrap()).unwrap();
    }
    let finished = TableWriter::new(&codebook, excel, columns).finish(&mut file).unwrap();
    if !finished.is_in_order() {
        let mut ordered = Vec::new();
        finished.put_in_order(&file[..], &mut ordered).unwrap();
        file = ordered;
    }
    String::from_utf8(file).unwrap()
}

#[test]
fn a_late_column_finds_its_place() {
    let mut outlet = row("c", &[("Topic", "dam")]);
    outlet.meta.outlet = Some("post".into());
    let text = table(&[&[row("a", &[("topic", "x,y")])], &[row("b", &[("page", "3")]), outlet]], false);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "doc_id,meta_outlet,meta_topic,meta_page,status,word_length_mean,sentence_length_sd");
    assert_eq!(lines[1], "a,,\"x,y\",,ok,0.0000,");
    assert_eq!(lines[2], "b,,,3,ok,0.0000,");
    assert_eq!(lines[3], "c,post,dam,,ok,0.0000,");
}

#[test]
fn spreadsheets_run_no_formula() {
    let text = table(&[&[row("=1+1", &[])]], true);
    assert!(text.starts_with("\u{feff}doc_id,status"));
    assert!(text.contains("\n'=1+1,ok"));
}

#[test]
fn an_empty_run_has_a_header() {
    assert_eq!(table(&[], false), "doc_id,status,word_length_mean,sentence_length_sd\n");
}
