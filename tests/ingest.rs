//! What comes in: every format and encoding, and everything that can be wrong with a file.

mod reading;

use std::fs;
use std::path::{Path, PathBuf};

use connote::article::Layout;
use connote::error::Error;
use connote::ingest::{Format, Options, Source};
use proptest::prelude::*;
use reading::{few, folder, gzip, ids, one, read, reason, run};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

#[test]
fn a_folder_is_read_in_the_order_of_its_paths() {
    let folder = folder(&[
        ("north/b.txt", b"Text b."),
        ("north/a.md", b"Text a."),
        ("north-2/a.txt", b"Text c."),
        ("z.txt", b"Text z."),
        ("north/picture.png", b"\x89PNG"),
        (".hidden/a.txt", b"no"),
        ("north/.a.txt", b"no"),
        ("north/deep/er.TXT", b"Text d."),
    ]);
    let readings = read(folder.path());
    assert_eq!(ids(&readings), ["north-2/a.txt", "north/a.md", "north/b.txt", "north/deep/er.TXT", "z.txt"]);
    let outlets: Vec<_> = readings.iter().map(|reading| reading.as_ref().unwrap().meta.outlet.as_deref()).collect();
    assert_eq!(outlets, [Some("north-2"), Some("north"), Some("north"), Some("north"), None]);
    assert!(readings.iter().all(|reading| reading.as_ref().unwrap().layout == Layout::Article));
}

#[test]
fn inputs_keep_the_order_in_which_they_are_given() {
    let folder = folder(&[("b.txt", b"b"), ("a/1.txt", b"1"), ("odd.name", b"odd")]);
    let inputs = ["b.txt", "a", "odd.name"].map(|name| folder.path().join(name));
    let (readings, digests) = run(&inputs, Options::default());
    assert_eq!(ids(&readings), ["b.txt", "1.txt", "odd.name"]);
    assert_eq!(digests.len(), 3);
    assert!(digests[0].sha256.starts_with("3e23e816"));
}

#[cfg(unix)]
#[test]
fn loops_end_and_odd_names_stay_apart() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder(&[("a/1.txt", b"one")]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/loop")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("gone.txt")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join(".lock.txt")).unwrap();
    for name in [&b"caf\xE9.txt"[..], b"caf\xE8.txt"] {
        fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), "text").unwrap();
    }
    let readings = read(folder.path());
    assert_eq!(ids(&readings), ["a/1.txt", "caf%E8.txt", "caf%E9.txt", "gone.txt"]);
    assert!(reason(&readings[3]).contains("gone.txt: cannot be read"));
}

#[test]
fn packed_files_are_unpacked_within_the_limit() {
    let text = "One “so-called” plan.".repeat(20);
    let zst = compress_to_vec(text.as_bytes(), CompressionLevel::Fastest);
    let folder = folder(&[("a.txt.gz", &gzip(text.as_bytes())), ("b.md.zst", &zst), ("c.txt.gz", b"\x1F\x8Bbroken")]);
    let (readings, _) = run(&[folder.path().to_owned()], Options::default());
    assert_eq!(readings[0].as_ref().unwrap().text, text);
    assert_eq!(readings[1].as_ref().unwrap().text, text);
    assert!(reason(&readings[2]).contains("c.txt.gz: cannot be unpacked"));
    let (readings, _) = run(&[folder.path().to_owned()], few(300));
    assert!(reason(&readings[0]).contains("300 bytes"), "{}", reason(&readings[0]));
}

#[test]
fn a_file_without_text_is_told_and_the_others_are_read() {
    let folder = folder(&[
        ("a.txt", b""),
        ("b.txt", b" \r\n\t"),
        ("c.txt", b"\x7FELF\x02\x01\0\0"),
        ("d.txt", b"good"),
        ("e.html", b"<html><body></body></html>"),
        ("f.md", b"---\ntitle: x\n---\n\n"),
    ]);
    let readings = read(folder.path());
    for (index, expected) in [(0, "empty"), (1, "empty"), (2, "ELF"), (4, "no article"), (5, "empty")] {
        assert!(reason(&readings[index]).contains(expected), "{}", reason(&readings[index]));
    }
    assert_eq!(readings[3].as_ref().unwrap().text, "good");
}

#[test]
fn front_matter_becomes_meta_and_stays_in_the_text() {
    let text = "---\r\ntitle: On “plans”\r\nauthors: [A B, C D]\r\nsource: Wire\r\ntopic: sea\r\n---\r\nBody.\r\n";
    let article = one("x.md", text.as_bytes(), Options::default()).remove(0).unwrap();
    assert_eq!(article.text, text);
    assert_eq!(&text[article.given.matter[0].end as usize..], "Body.\r\n");
    assert_eq!(article.meta.author.as_deref(), Some("A B; C D"));
    assert_eq!(article.meta.outlet.as_deref(), Some("Wire"));
    assert_eq!(article.meta.more, [("topic".to_owned(), "sea".to_owned())]);
}

#[test]
fn json_lines_with_a_broken_one_in_the_middle() {
    let lines = b"\xEF\xBB\xBF{\"id\":\"x\",\"text\":\"One.\",\"Source\":\"AP\",\"n\":{\"a\":[1]},\"z\":null}\n\n{\"text\":\"Tw\n{\"text\":\"Three \xE9\xE9.\"}\r\n{\"body\":\"?\",\"k\":1}\n{\"text\":null}\n7\n{\"text\":\"\"}";
    let readings = one("rows.jsonl", lines, Options::default());
    assert_eq!(ids(&readings), ["x", "2", "3", "4", "5", "6", "7"]);
    let first = readings[0].as_ref().unwrap();
    assert_eq!((first.text.as_str(), first.layout, first.encoding), ("One.", Layout::Plain, "UTF-8"));
    assert_eq!(first.meta.outlet.as_deref(), Some("AP"));
    assert_eq!(first.meta.more, [("n".into(), "{\"a\":[1]}".into()), ("z".into(), String::new())]);
    assert!(reason(&readings[1]).starts_with("rows.jsonl, line 3: broken JSON at column"));
    assert_eq!(readings[2].as_ref().unwrap().encoding, "windows-1252");
    assert!(reason(&readings[3]).contains("line 5: no column \"text\"; there are: body, k"));
    assert!(reason(&readings[4]).contains("null"));
    assert!(reason(&readings[5]).contains("no JSON object"));
    assert!(reason(&readings[6]).contains("empty"));
}

#[test]
fn a_line_over_the_limit_is_passed_by() {
    let long = format!("{{\"text\":\"{}\"}}\n{{\"text\":\"short\"}}\n", "x".repeat(200_000));
    let readings = one("rows.jsonl", long.as_bytes(), few(1000));
    assert!(reason(&readings[0]).starts_with("rows.jsonl, line 1: this row has more than 1000 bytes"));
    assert_eq!(readings[1].as_ref().unwrap().text, "short");
    let readings = one("a.txt", long.as_bytes(), few(1000));
    assert!(reason(&readings[0]).contains("more than 1000 bytes"));
}

#[test]
fn json_files_hold_one_article_or_many() {
    let folder = folder(&[
        ("n/one.json", b"{\n \"text\": \"One.\"\n}\n"),
        ("n/list.json", b"[{\"text\":\"A.\",\"id\":5},\n{\"text\":\"B.\"},\n{\"text\": oops}]"),
    ]);
    let readings = read(folder.path());
    assert_eq!(ids(&readings), ["5", "n/list.json#2", "n/list.json#3", "n/one.json"]);
    assert!(reason(&readings[2]).contains("n/list.json, line 3: broken JSON"));
    assert_eq!(readings[3].as_ref().unwrap().meta.outlet.as_deref(), Some("n"));
}

#[test]
fn csv_rows_become_articles() {
    let csv = "id,text,headline,outlet\r\na,\"One, \"\"two\"\"\r\nthree.\",T,North\r\n,Four.,,\r\nc,too,many,fields,here\r\nd,,x,y\r\n";
    let readings = one("t.csv", csv.as_bytes(), Options::default());
    assert_eq!(ids(&readings), ["a", "2", "c", "d"]);
    let first = readings[0].as_ref().unwrap();
    assert_eq!((first.text.as_str(), first.layout), ("One, \"two\"\r\nthree.", Layout::Plain));
    assert_eq!(first.meta.title.as_deref(), Some("T"));
    assert!(readings[1].as_ref().unwrap().meta.more.is_empty());
    assert!(reason(&readings[2]).starts_with("t.csv, line 5: this row has 5 fields and the header 4"));
    assert!(reason(&readings[3]).contains("empty"));
}

#[test]
fn tables_come_with_tabs_semicolons_and_old_encodings() {
    let (text, ..) = encoding_rs::WINDOWS_1252.encode("nr;text\r\n1;“so-called”, he said\r\n");
    let readings = one("t.csv", &text, Options { id_column: "nr".into(), ..Options::default() });
    let article = readings[0].as_ref().unwrap();
    assert_eq!((article.text.as_str(), article.encoding), ("“so-called”, he said", "windows-1252"));
    let wide: Vec<u8> = "\u{FEFF}id\ttext\n1\t“plan”\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let readings = one("t.tsv.gz", &gzip(&wide), Options::default());
    let article = readings[0].as_ref().unwrap();
    assert_eq!((article.text.as_str(), article.encoding), ("“plan”", "UTF-16LE"));
}

#[test]
fn a_missing_column_is_a_wrong_command_only_when_it_is_the_only_input() {
    let folder = folder(&[("a.csv", b"id,body\n1,x\n"), ("b.txt", b"text")]);
    let error = Source::open(&[folder.path().join("a.csv")], Options::default()).err().unwrap();
    assert_eq!(error.to_string(), "a.csv: no column \"text\"; there are: id, body");
    let options = Options { text_column: "body".into(), id_column: "nr".into(), ..Options::default() };
    let error = Source::open(&[folder.path().join("a.csv")], options).err().unwrap();
    assert!(matches!(error, Error::NoColumn { column, .. } if column == "nr"));
    let readings = read(folder.path());
    assert!(reason(&readings[0]).contains("a.csv: no column \"text\"; there are: id, body"));
    assert_eq!(ids(&readings), ["a.csv", "b.txt"]);
    let readings = one("p.csv", b"\x89PNG\r\n\x1a\n", Options::default());
    assert!(reason(&readings[0]).contains("PNG"));
}

#[test]
fn rows_are_numbered_apart_when_there_are_several_tables() {
    let folder = folder(&[("n/a.csv", b"text\nx\n"), ("n/b.jsonl", b"{\"text\":\"y\"}")]);
    let (readings, digests) = run(&[folder.path().to_owned()], Options::default());
    assert_eq!(ids(&readings), ["n/a.csv#1", "n/b.jsonl#1"]);
    assert_eq!(digests.iter().map(|digest| digest.id.as_str()).collect::<Vec<_>>(), ["n/a.csv", "n/b.jsonl"]);
}

#[test]
fn the_folder_is_the_outlet_of_a_page() {
    let page =
        b"<html><head><meta property='og:site_name' content='The Ledger'></head><body><p>One long day.</p></body>";
    let folder = folder(&[("n/a.html", page)]);
    let meta = read(folder.path()).remove(0).unwrap().meta;
    assert_eq!(meta.outlet.as_deref(), Some("n"));
    assert_eq!(meta.more, [("site_name".to_owned(), "The Ledger".to_owned())]);
    let meta = one("a.html", page, Options::default()).remove(0).unwrap().meta;
    assert_eq!(meta.outlet.as_deref(), Some("The Ledger"));
}

#[test]
fn a_table_without_rows_is_told() {
    for (name, bytes) in [("a.jsonl", "\n\n"), ("a.json", "[]"), ("a.csv", "id,text\n"), ("a.csv", ""), ("a.tsv", "\n")]
    {
        let readings = one(name, bytes.as_bytes(), Options::default());
        assert!(reason(&readings[0]).starts_with(&format!("{name}: empty")), "{}", reason(&readings[0]));
        assert_eq!(ids(&readings), [name]);
    }
}

#[test]
fn options_override() {
    let options = Options { layout: Some(Layout::Plain), encoding: Some("ibm866".into()), ..Options::default() };
    let article = one("a.txt", b"\x8C\xED\xE0", options).remove(0).unwrap();
    assert_eq!((article.text.as_str(), article.encoding, article.layout), ("Мэр", "IBM866", Layout::Plain));
    let options = Options { format: Some(Format::JsonLines), ..Options::default() };
    assert_eq!(one("a.txt", b"{\"text\":\"x\"}", options).remove(0).unwrap().text, "x");
}

#[test]
fn wrong_commands_are_errors() {
    let folder = folder(&[("a.png", b"x")]);
    let open = |input: PathBuf, options| Source::open(&[input], options).err().unwrap().to_string();
    assert!(open(folder.path().join("none"), Options::default()).contains("check the path"));
    assert!(open(folder.path().to_owned(), Options::default()).contains("no article found"));
    let options = Options { encoding: Some("klingon".into()), ..Options::default() };
    assert!(open(folder.path().to_owned(), options).contains("klingon"));
    assert!(Source::open(&["-".into(), "-".into()], Options::default()).is_err());
}

#[test]
fn the_sample_is_the_folder_it_was_made_of() {
    let options = Options::default();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/corpus");
    let given: Vec<_> =
        read(&corpus).into_iter().map(Result::unwrap).filter(|a| !a.id.ends_with("README.md")).collect();
    let sample: Vec<_> = Source::sample(options.clone()).map(|record| record.read(&options).article.unwrap()).collect();
    assert!(!sample.is_empty());
    assert_eq!(sample, given);
}

#[test]
fn progress_ends_at_the_whole() {
    let folder = folder(&[("a.txt", b"text"), ("b.jsonl", b"{\"text\":\"x\"}\n"), ("c.csv", b"no\ncolumn\n")]);
    let mut source = Source::open(&[folder.path().to_owned()], Options::default()).unwrap();
    let (whole, taken) = (source.len_hint().unwrap(), source.taken());
    source.by_ref().for_each(drop);
    assert_eq!(whole, taken.load(std::sync::atomic::Ordering::Relaxed));
    assert_eq!(source.digests().len(), 2);
}

fn is_send<T: Send>() {}

#[test]
fn records_go_to_other_threads() {
    is_send::<connote::ingest::Record>();
    is_send::<Source>();
}

const NAMES: [&str; 11] = [
    "a.txt",
    "a.md",
    "a.html",
    "a.jsonl",
    "a.json",
    "a.csv",
    "a.tsv",
    "a.txt.gz",
    "a.txt.zst",
    "a.csv.zst",
    "a.json.gz",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_bytes_panic_in_any_format(
        head in prop::sample::select(vec![&b""[..], b"---\na: b\n---\n", b"id,text\n1,", b"{\"text\":\"", b"[{\"text\":", b"\x28\xB5\x2F\xFD", b"\x1F\x8B\x08\0", b"\xFF\xFE", b"<p>"]),
        tail in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let bytes = [head, &tail].concat();
        let files: Vec<(&str, &[u8])> = NAMES.iter().map(|name| (*name, bytes.as_slice())).collect();
        let folder = folder(&files);
        prop_assert!(read(folder.path()).len() >= 4);
        for name in NAMES {
            if let Ok(source) = Source::open(&[folder.path().join(name)], Options::default()) {
                source.for_each(|record| drop(record.read(&Options::default())));
            }
        }
    }
}
