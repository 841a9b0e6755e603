//! Documents and tables of office programs: Word, Excel, Parquet, PDF; whole, broken and made to harm.

mod reading;

use std::fmt::Write;
use std::sync::Arc;

use connote::article::Layout;
use connote::error::Error;
use connote::ingest::{Limits, Options, Source};
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use proptest::prelude::*;
use reading::{few, folder, ids, one, opened, read, reason, texts, zip};

/// A document of Word with these paragraphs, each the inside of a `w:p`.
fn docx(paragraphs: &[&str]) -> Vec<u8> {
    let mut xml = String::from("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\" xmlns:mc=\"mc\"><w:body>");
    for paragraph in paragraphs {
        let _ = write!(xml, "<w:p>{paragraph}</w:p>");
    }
    xml.push_str("</w:body></w:document>");
    zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", xml.as_bytes())])
}

fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

#[test]
fn a_document_is_its_paragraphs() {
    let bytes = docx(&[
        "<w:pPr><w:pStyle w:val=\"Title\"/><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>Harbour vote</w:t></w:r>",
        "",
        &format!(
            "{}<w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> bold </w:t></w:r>{}",
            run("Some"),
            run("run &amp; &#8220;more&#8221;.")
        ),
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:ins>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>Seen.</w:t></w:r>",
        "<w:r><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around.</w:t></w:r>",
    ]);
    let folder = folder(&[("north/a.docx", &bytes)]);
    let article = read(folder.path()).remove(0).unwrap();
    let expected = "Harbour vote\n\nSome bold run & “more”.\n\nOne\ttwo\nthree\n\nSeen.\n\nBoxed.\n\nAround.";
    assert_eq!(article.text, expected);
    assert_eq!(article.given.headline.unwrap().of(&article.text), "Harbour vote");
    assert_eq!((article.id.as_str(), article.layout), ("north/a.docx", Layout::Article));
    assert_eq!(article.meta.outlet.as_deref(), Some("north"));
}

#[test]
fn broken_documents_are_told() {
    let long = run(&"The dam may hold. ".repeat(3000));
    let whole = docx(&[&long, &long]);
    for (bytes, expected) in [
        (whole[..whole.len() / 2].to_vec(), "a.docx: its text breaks off ("),
        (b"no archive".to_vec(), "a.docx: no ZIP archive"),
        (zip(&[("a.txt", b"x")]), "a.docx: it holds no word/document.xml"),
        (zip(&[("word/document.xml", b"<w:document><w:body><w:p></w:r>")]), "a.docx: its text is broken XML"),
        (docx(&[]), "a.docx: empty"),
    ] {
        let readings = one("a.docx", &bytes, Options::default());
        assert!(reason(&readings[0]).starts_with(expected), "{expected}: {}", reason(&readings[0]));
        assert_eq!(readings.len(), 1);
    }
    assert!(reason(&one("a.docx", &whole, few(5000))[0]).contains("--max-mb"));
    let bomb = docx(&[&run(&" ".repeat(40_000_000))]);
    assert!(reason(&one("a.docx", &bomb, Options::default())[0]).contains("--max-ratio"));
}

fn export(lines: &[&str]) -> Vec<u8> {
    let paragraphs: Vec<String> = lines.iter().map(|line| run(line)).collect();
    docx(&paragraphs.iter().map(String::as_str).collect::<Vec<_>>())
}

const NEXIS: [&str; 36] = [
    "User Name: Reader",
    "Date and Time: Friday, November 20, 2020 9:41:00 AM EST",
    "Job Number: 130481",
    "Documents (2)",
    "1. Harbour vote splits council",
    "2. Dam holds",
    "Client/Matter: -None-",
    "Search Terms: harbour",
    "Harbour vote splits council",
    "The Lantern Post",
    "December 4, 2016 Sunday",
    "Late Edition - Final",
    "Copyright 2016 The Lantern Post",
    "Section: Section A; Pg. 1",
    "Length: 42 words",
    "Byline: By Mira Castellan",
    "Mood: grey",
    "Body",
    "The council voted on Monday to close the old harbour.",
    "Note: this was the second vote.",
    "Graphic",
    "A picture of the harbour.",
    "Classification",
    "Language: ENGLISH",
    "Load-Date: December 4, 2016",
    "End of Document",
    "Dam holds",
    "Morning Klaxon",
    "5 December 2016",
    "Length: 3 words",
    "Body",
    "The dam holds.",
    "Load-Date: December 6, 2016",
    "End of Document",
    "",
    "",
];

#[test]
fn an_export_of_nexis_uni_is_taken_apart() {
    let (readings, told) = opened("a.docx", &export(&NEXIS), Options::default());
    assert_eq!(ids(&readings), ["a.docx#1", "a.docx#2"]);
    let first = readings[0].as_ref().unwrap();
    let text = "Harbour vote splits council\n\nThe council voted on Monday to close the old harbour.\n\nNote: this was the second vote.";
    assert_eq!(first.text, text);
    assert_eq!(first.given.headline.unwrap().of(&first.text), "Harbour vote splits council");
    let meta = &first.meta;
    let known = [&meta.outlet, &meta.date, &meta.title, &meta.author].map(|field| field.as_deref().unwrap());
    assert_eq!(known, ["The Lantern Post", "2016-12-04", "Harbour vote splits council", "Mira Castellan"]);
    for (name, value) in [
        ("section", "Section A; Pg. 1"),
        ("length", "42 words"),
        ("edition", "Late Edition - Final"),
        ("load_date", "December 4, 2016"),
    ] {
        assert!(meta.more.contains(&(name.to_owned(), value.to_owned())), "{name}: {:?}", meta.more);
    }
    let second = readings[1].as_ref().unwrap();
    assert_eq!(second.text, "Dam holds\n\nThe dam holds.");
    assert_eq!(second.meta.outlet.as_deref(), Some("Morning Klaxon"));
    assert_eq!(second.meta.author, None);
    let inventory = &told[0];
    assert_eq!((inventory.read, inventory.recognised["headline"], inventory.recognised["author"]), (2, 2, 1));
    assert_eq!(inventory.left_out["label mood"], 1);
    assert!(inventory.to_string().starts_with("a.docx is a Nexis Uni export: 2 read; recognised: author 1, "));
}

#[test]
fn the_older_form_of_an_export_is_known_too() {
    let lines = [
        "1 of 2 DOCUMENTS",
        "The Lantern Post",
        "December 4, 2016 Sunday",
        "Late Edition - Final",
        "Harbour vote splits council",
        "BYLINE: By MIRA CASTELLAN",
        "SECTION: Section A; Pg. 1",
        "LENGTH: 42 words",
        "Stalemate: the council voted on Monday.",
        "It was a long day.",
        "LOAD-DATE: December 4, 2016",
        "LANGUAGE: ENGLISH",
        "End of Document",
        "2 of 2 DOCUMENTS",
        "Morning Klaxon",
        "December 5, 2016 Monday",
        "Nothing here",
        "LENGTH: 0 words",
        "LOAD-DATE: December 6, 2016",
        "End of Document",
        "A third that",
        "breaks off",
    ];
    let readings = one("a.docx", &export(&lines), Options::default());
    let first = readings[0].as_ref().unwrap();
    assert_eq!(
        first.text,
        "Harbour vote splits council\n\nStalemate: the council voted on Monday.\n\nIt was a long day."
    );
    assert_eq!(first.meta.author.as_deref(), Some("MIRA CASTELLAN"));
    assert_eq!(first.meta.outlet.as_deref(), Some("The Lantern Post"));
    assert!(reason(&readings[1]).starts_with("a.docx, article 2: no text found in this article (\"Nothing here\")"));
    assert!(reason(&readings[2]).starts_with("a.docx, article 3: it has no line \"End of Document\""));
}

#[test]
fn a_torn_export_keeps_its_whole_articles() {
    let filler = "The dam may hold until the morning, and then again it may not. ".repeat(4);
    let mut lines = NEXIS.to_vec();
    lines.truncate(34);
    lines.extend(["Long day", "Morning Klaxon", "6 December 2016", "Length: 900 words", "Body"]);
    let noise: Vec<String> = (0..900u32).map(|n| format!("{filler} {}", n.wrapping_mul(2_654_435_761))).collect();
    lines.extend(noise.iter().map(String::as_str));
    let whole = export(&lines);
    let (readings, told) = opened("a.docx", &whole[..whole.len() / 2], Options::default());
    assert_eq!(texts(&readings).len(), 2);
    assert!(reason(&readings[2]).starts_with("a.docx, article 3: "), "{}", reason(&readings[2]));
    assert_eq!(told[0].left_out["articles that break off"], 1);
}

const CODED: &str = r#"<html><head><title>Factiva</title></head><body><div id="articleFrame">
<div class="article enArticle"><table>
<tr><td class="index"><b>SE</b>&nbsp;</td><td>Section A</td></tr>
<tr><td class="index"><b>HD</b></td><td><span class="enHeadline">Harbour vote splits council</span></td></tr>
<tr><td><b>BY</b></td><td>By Mira Castellan</td></tr><tr><td><b>WC</b></td><td>42 words</td></tr>
<tr><td><b>PD</b></td><td>4 December 2016</td></tr><tr><td><b>SN</b></td><td>The Lantern Post</td></tr>
<tr><td><b>ZZ</b></td><td>odd</td></tr>
<tr><td><b>LP</b></td><td><p class="articleParagraph enarticleParagraph">The council voted on Monday to close the harbour.</p></td></tr>
<tr><td><b>TD</b></td><td><p class="articleParagraph">Opponents left the
 room.</p><p class="articleParagraph">They will be back &amp; loud.</p></td></tr>
<tr><td><b>AN</b></td><td>Document LANT000020161204</td></tr></table></div>
<div class="article enArticle"><div id="hd"><span class='enHeadline'>Dam holds</span></div><div class="author">By Jon Voss</div>
<div>1,234 words</div><div>5 December 2016</div><div>08:00</div><div>Morning Klaxon</div><div>MKLX</div><div>7</div><div>English</div>
<div>© 2016 Morning Klaxon.</div><p class="articleParagraph enarticleParagraph">The dam holds.</p><p>Document MKLX000020161205</p></div>
<div class="article enArticle"><div id="hd"><span class="enHeadline">Nothing</span></div></div>
</div></body></html>"#;

#[test]
fn an_export_of_factiva_is_taken_apart() {
    let folder = folder(&[("in/export.html", CODED.as_bytes())]);
    let mut source = Source::open(&[folder.path().to_owned()], Options::default()).unwrap();
    let readings: Vec<_> = source.by_ref().map(|record| record.read(&Options::default()).article).collect();
    assert_eq!(ids(&readings), ["in/export.html#1", "in/export.html#2", "in/export.html#3"]);
    let first = readings[0].as_ref().unwrap();
    let text = "Harbour vote splits council\n\nThe council voted on Monday to close the harbour.\n\nOpponents left the room.\n\nThey will be back & loud.";
    assert_eq!(first.text, text);
    let second = readings[1].as_ref().unwrap();
    assert_eq!(second.text, "Dam holds\n\nThe dam holds.");
    let expected = [["The Lantern Post", "2016-12-04", "Mira Castellan"], ["Morning Klaxon", "2016-12-05", "Jon Voss"]];
    for (article, expected) in [first, second].iter().zip(expected) {
        let meta = &article.meta;
        assert_eq!([&meta.outlet, &meta.date, &meta.author].map(|field| field.as_deref().unwrap()), expected);
    }
    let more: Vec<_> = second.meta.more.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let expected = [
        ("accession", "MKLX000020161205"),
        ("length", "1,234 words"),
        ("time", "08:00"),
        ("source_code", "MKLX"),
        ("page", "7"),
        ("language", "English"),
        ("copyright", "© 2016 Morning Klaxon."),
    ];
    assert_eq!(more, expected);
    assert!(reason(&readings[2]).starts_with("in/export.html, article 3: no text found"));
    let told = &source.inventories()[0];
    assert_eq!((told.kind, told.read, told.left_out["field ZZ"]), ("a Factiva export", 2, 1));
    assert_eq!(source.digests().len(), 1);
}

/// A workbook whose sheets have these names and rows; text is held in the shared strings, numbers as they are.
fn xlsx(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let (mut strings, mut files) = (Vec::new(), Vec::new());
    let (mut list, mut relations) = (String::new(), String::new());
    for (at, (name, rows)) in sheets.iter().enumerate() {
        let mut xml =
            String::from("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (row, cells) in rows.iter().enumerate() {
            let _ = write!(xml, "<row r=\"{}\">", row + 1);
            for (column, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let place = format!("{}{}", (b'A' + column as u8) as char, row + 1);
                if let Some(day) = cell.strip_prefix("day ") {
                    let _ = write!(xml, "<c r=\"{place}\" s=\"1\"><v>{day}</v></c>");
                } else if cell.parse::<f64>().is_ok() {
                    let _ = write!(xml, "<c r=\"{place}\"><v>{cell}</v></c>");
                } else {
                    let _ = write!(xml, "<c r=\"{place}\" t=\"s\"><v>{}</v></c>", strings.len());
                    strings.push(cell.replace('&', "&amp;"));
                }
            }
            xml.push_str("</row>");
        }
        xml.push_str("</sheetData></worksheet>");
        let n = at + 1;
        let _ = write!(list, "<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>");
        let _ = write!(
            relations,
            "<Relationship Id=\"rId{n}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        );
        files.push((format!("xl/worksheets/sheet{n}.xml"), xml));
    }
    let spread = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let packed = "http://schemas.openxmlformats.org/package/2006/relationships";
    for (id, kind, target) in [("rId98", "sharedStrings", "sharedStrings.xml"), ("rId99", "styles", "styles.xml")] {
        let _ = write!(relations, "<Relationship Id=\"{id}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>");
    }
    let strings: String = strings.iter().map(|text| format!("<si><t xml:space=\"preserve\">{text}</t></si>")).collect();
    files.extend([
        ("xl/workbook.xml".to_owned(), format!("<workbook {spread} xmlns:r=\"{office}\"><sheets>{list}</sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels".to_owned(), format!("<Relationships xmlns=\"{packed}\">{relations}</Relationships>")),
        ("xl/sharedStrings.xml".to_owned(), format!("<sst {spread}>{strings}</sst>")),
        ("xl/styles.xml".to_owned(), format!("<styleSheet {spread}><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>")),
        ("_rels/.rels".to_owned(), format!("<Relationships xmlns=\"{packed}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>")),
        ("[Content_Types].xml".to_owned(), "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned()),
    ]);
    zip(&files.iter().map(|(name, xml)| (name.as_str(), xml.as_bytes())).collect::<Vec<_>>())
}

#[test]
fn rows_of_a_workbook_become_articles() {
    let rows: &[&[&str]] = &[
        &["id", "text", "outlet", "date"],
        &["7", "One & “two”.", "North", "day 42708"],
        &[],
        &["", "Three.", "", ""],
        &["9", "", "South", ""],
    ];
    let bytes = xlsx(&[("Notes", &[&["about"], &["nothing"]]), ("Texts", rows)]);
    let (readings, told) = opened("a.xlsx", &bytes, Options::default());
    assert_eq!(ids(&readings), ["7", "2", "9"]);
    let first = readings[0].as_ref().unwrap();
    assert_eq!((first.text.as_str(), first.layout), ("One & “two”.", Layout::Plain));
    assert_eq!((first.meta.outlet.as_deref(), first.meta.date.as_deref()), (Some("North"), Some("2016-12-04")));
    assert!(reason(&readings[2]).starts_with("a.xlsx, row 5: empty"), "{}", reason(&readings[2]));
    assert_eq!(told[0].to_string(), "a.xlsx is a workbook: 1 read; left out: sheet Notes 1");
    let two = xlsx(&[
        ("May", &[&["text"], &["One."]]),
        ("June", &[&["A title"], &["text", "id"], &["Two.", "x"], &["", "y"]]),
    ]);
    let readings = one("a.xlsx", &two, Options::default());
    assert_eq!(ids(&readings), ["1", "x", "y"]);
    assert_eq!(readings[1].as_ref().unwrap().meta.more, [("sheet".to_owned(), "June".to_owned())]);
    assert!(reason(&readings[2]).starts_with("a.xlsx, sheet June, row 4: empty"), "{}", reason(&readings[2]));
}

#[test]
fn what_is_wrong_with_a_workbook_is_told() {
    let bytes = xlsx(&[("S", &[&["body"], &["One."]])]);
    let inputs = folder(&[("a.xlsx", &bytes)]);
    let error = Source::open(&[inputs.path().join("a.xlsx")], Options::default()).err().unwrap();
    assert!(matches!(error, Error::NoColumn { present, .. } if present == "body"));
    for (bytes, expected) in [
        (bytes[..bytes.len() / 2].to_vec(), "torn off before its list"),
        (b"no workbook".to_vec(), "no ZIP archive"),
        (zip(&[("a.xml", b"<a/>")]), "this is no workbook"),
        (xlsx(&[("S", &[&["text"], &[&"x".repeat(40_000_000)]])]), "--max-ratio"),
    ] {
        let readings = one("a.xlsx", &bytes, Options::default());
        assert!(reason(&readings[0]).contains(expected), "{expected}: {}", reason(&readings[0]));
    }
}

/// A table with columns id, text, authors and a moment in nanoseconds, a few rows in each group.
fn table(rows: &[(&str, &str)], codec: Compression) -> Vec<u8> {
    let schema = "message table { required binary id (UTF8); optional binary text (UTF8);
        required group authors (LIST) { repeated group list { required binary element (UTF8); } }
        required int64 date (TIMESTAMP(NANOS,true)); }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let properties = Arc::new(WriterProperties::builder().set_compression(codec).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
    for rows in rows.chunks(3) {
        let mut group = writer.next_row_group().unwrap();
        for values in [0, 1] {
            let texts: Vec<ByteArray> = rows
                .iter()
                .map(|row| if values == 0 { row.0 } else { row.1 })
                .filter(|text| values == 0 || !text.is_empty())
                .map(ByteArray::from)
                .collect();
            let there: Vec<i16> = rows.iter().map(|row| i16::from(!row.1.is_empty())).collect();
            let mut column = group.next_column().unwrap().unwrap();
            let levels = (values == 1).then_some(&there[..]);
            column.typed::<ByteArrayType>().write_batch(&texts, levels, None).unwrap();
            column.close().unwrap();
        }
        let names: Vec<ByteArray> =
            rows.iter().flat_map(|_| [ByteArray::from("A B"), ByteArray::from("C D")]).collect();
        let (repeated, defined): (Vec<i16>, Vec<i16>) = rows.iter().flat_map(|_| [(0, 1), (1, 1)]).unzip();
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<ByteArrayType>().write_batch(&names, Some(&defined), Some(&repeated)).unwrap();
        column.close().unwrap();
        let moments = vec![1_480_838_400_000_000_000i64; rows.len()];
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int64Type>().write_batch(&moments, None, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    writer.into_inner().unwrap()
}

const ROWS: [(&str, &str); 5] =
    [("x", "One."), ("", "Two “so-called” plans."), ("z", ""), ("u", "Four."), ("v", "Five.")];

#[test]
fn rows_of_a_parquet_table_become_articles() {
    for codec in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(Default::default()),
        Compression::ZSTD(Default::default()),
        Compression::LZ4_RAW,
        Compression::BROTLI(Default::default()),
    ] {
        let readings = one("a.parquet", &table(&ROWS, codec), Options::default());
        assert_eq!(ids(&readings), ["x", "2", "z", "u", "v"], "{codec:?}");
        assert_eq!(texts(&readings), ["One.", "Two “so-called” plans.", "Four.", "Five."]);
        let meta = &readings[0].as_ref().unwrap().meta;
        assert_eq!((meta.author.as_deref(), meta.date.as_deref()), (Some("A B; C D"), Some("2016-12-04T08:00:00")));
        assert!(reason(&readings[2]).starts_with("a.parquet, row 3: empty"), "{}", reason(&readings[2]));
    }
}

#[test]
fn what_is_wrong_with_a_parquet_table_is_told() {
    let bytes = table(&ROWS, Compression::SNAPPY);
    let inputs = folder(&[("n/a.parquet", &bytes), ("n/b.parquet", &bytes[..bytes.len() - 9])]);
    let options = Options { text_column: "body".into(), ..Options::default() };
    let error = Source::open(&[inputs.path().join("n/a.parquet")], options).err().unwrap();
    assert!(matches!(error, Error::NoColumn { present, .. } if present == "id, text, authors, date"));
    let readings = read(inputs.path());
    assert_eq!(ids(&readings), ["x", "n/a.parquet#2", "z", "u", "v", "n/b.parquet"]);
    assert!(reason(&readings[5]).contains("this is no whole Parquet table"));
    // A table that is broken in its second group gives its first.
    let mut broken = bytes.clone();
    let second = bytes.windows(5).position(|five| five == b"Five.").unwrap();
    broken[second - 30..second].fill(0xFF);
    let readings = one("a.parquet", &broken, Options::default());
    assert_eq!(texts(&readings), ["One.", "Two “so-called” plans."]);
    assert!(
        reason(readings.last().unwrap()).contains("cannot be read further (row 4: "),
        "{}",
        reason(readings.last().unwrap())
    );
    let long = "x".repeat(40_000_000);
    let bomb = table(&[("a", &long)], Compression::ZSTD(Default::default()));
    assert!(reason(&one("a.parquet", &bomb, Options::default())[0]).contains("--max-ratio"));
    assert!(
        reason(&one("a.parquet", &table(&[("a", &long[..5000])], Compression::SNAPPY), few(1000))[0])
            .contains("--max-line-mb")
    );
}

/// A PDF of one page with these lines; its objects stand under the numbers of their place.
fn pdf(lines: &[&str], more: &[&str]) -> Vec<u8> {
    let mut text = String::from("BT /F1 12 Tf 72 720 Td 14 TL\n");
    for line in lines {
        let _ = writeln!(text, "({line}) Tj T*");
    }
    text.push_str("ET");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (at, object) in more.iter().enumerate() {
        if objects.len() > 2 * at && !object.is_empty() {
            let (number, object) = object.split_once('=').unwrap();
            let number: usize = number.parse().unwrap();
            objects.resize(objects.len().max(number), "null".to_owned());
            objects[number - 1] = object.to_owned();
        }
    }
    let (mut bytes, mut places) = (b"%PDF-1.4\n".to_vec(), Vec::new());
    for (at, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n \n").bytes()));
    bytes.extend(format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", places.len() + 1).bytes());
    bytes
}

#[test]
fn the_text_layer_of_a_pdf_is_an_article() {
    let lines = [
        "Harbour vote splits council",
        "The council voted on Monday to close the old harbour af-",
        "ter a long debate in the town hall.",
        "Opponents called the plan a \\223so-called reform\\224 and left.",
    ];
    let article = one("a.pdf", &pdf(&lines, &[]), Options::default()).remove(0).unwrap();
    let flat = article.text.replace('\n', " ");
    assert!(flat.contains("close the old harbour after a long debate in the town hall."), "{:?}", article.text);
    assert!(flat.contains("“so-called reform” and left."), "{:?}", article.text);
    assert_eq!(article.layout, Layout::Article);
}

#[test]
fn harmful_and_broken_pdfs_are_told() {
    let whole = pdf(&["The dam may hold."], &[]);
    let parents = "2=<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>";
    let page = "3=<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /XObject << /X 6 0 R >> /Font << /F1 5 0 R >> >> >>";
    let content = "4=<< /Length 5 >>\nstream\n/X Do\nendstream";
    let form = "6=<< /Type /XObject /Subtype /Form /Length 5 /Resources << /XObject << /X 6 0 R >> >> >>\nstream\n/X Do\nendstream";
    for (bytes, expected) in [
        (b"%PDF-1.4\nnothing".to_vec(), "this PDF is broken"),
        (whole[..whole.len() / 2].to_vec(), "PDF"),
        (pdf(&[], &[]), "no text layer"),
        (pdf(&["x"], &[parents]), "nested without end"),
        (pdf(&["x"], &[page, content, form]), "nested without end"),
        (
            pdf(
                &["x"],
                &[
                    "5=<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /Odd /FirstChar -9 /LastChar 400 /Widths 3 >>",
                ],
            ),
            "",
        ),
    ] {
        let readings = one("a.pdf", &bytes, Options::default());
        if !expected.is_empty() {
            assert!(reason(&readings[0]).contains(expected), "{expected}: {}", reason(&readings[0]));
            assert!(reason(&readings[0]).starts_with("a.pdf: "));
        }
    }
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packed, &vec![b' '; 40_000_000]).unwrap();
    let packed = packed.finish().unwrap();
    let bomb =
        [b"%PDF-1.4\n4 0 obj\n<< /Filter /FlateDecode >>\nstream\n", &packed[..], b"\nendstream\nendobj\n"].concat();
    assert!(reason(&one("a.pdf", &bomb, Options::default())[0]).contains("--max-ratio"));
    let limits = Limits { article: 10, ..Limits::default() };
    assert!(reason(&one("a.pdf", &whole, Options { limits, ..Options::default() })[0]).contains("--max-mb"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn bruised_documents_never_panic(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
        end in any::<prop::sample::Index>(),
        torn: bool,
    ) {
        let files = [
            ("a.docx", export(&NEXIS)),
            ("a.xlsx", xlsx(&[("S", &[&["id", "text"], &["1", "One."]])])),
            ("a.parquet", table(&ROWS, Compression::UNCOMPRESSED)),
            ("a.pdf", pdf(&["The dam may hold.", "It may not."], &[])),
            ("a.html", CODED.as_bytes().to_vec()),
        ];
        for (name, mut bytes) in files {
            for (place, byte) in &places {
                let at = place.index(bytes.len());
                bytes[at] = *byte;
            }
            if torn {
                bytes.truncate(end.index(bytes.len()) + 1);
            }
            let inputs = folder(&[(name, &bytes)]);
            prop_assert!(!read(inputs.path()).is_empty());
        }
    }
}
