//! Archives: files in files, and what a crawler brought; whatever is broken, torn or made to harm.

mod reading;

use std::io::Write;
use std::path::PathBuf;

use connote::article::Layout;
use connote::ingest::{Format, Limits, Options, Source};
use proptest::prelude::*;
use reading::{few, folder, gzip, ids, one, opened, read, reason, run, texts, zip};

fn limited(limits: Limits) -> Options {
    Options { limits, ..Options::default() }
}

#[test]
fn an_archive_is_read_like_the_folder_it_was_made_of() {
    let files: Vec<(&str, &[u8])> = vec![
        ("north/b.txt", b"Text b."),
        ("north/a.md", b"---\ntitle: A\n---\nText a."),
        ("south/rows.csv", b"id,text\nx,Row x.\ny,Row y.\n"),
        ("z.txt", b"Text z."),
        ("south/list.jsonl", b"{\"text\":\"One.\"}\n"),
    ];
    let plain = folder(&files);
    let packed = folder(&[("all.zip", &zip(&files))]);
    let (mut from_folder, _) = run(&[plain.path().to_owned()], Options::default());
    let (from_zip, digests) = run(&[packed.path().join("all.zip")], Options::default());
    from_folder.retain(|reading| reading.is_ok());
    assert_eq!(from_zip, from_folder);
    assert_eq!(digests.iter().map(|digest| digest.id.as_str()).collect::<Vec<_>>(), ["all.zip"]);
}

#[test]
fn archives_in_a_folder_name_the_outlet_and_tell_what_they_left_out() {
    let inner = zip(&[("a.txt", b"Text a."), ("picture.PNG", b"\x89PNG"), ("deep/c.txt.gz", &gzip(b"Text c."))]);
    let outer = zip(&[("inner.zip", &inner), ("b.txt", b"Text b."), (".hidden", b"x"), ("__MACOSX/b.txt", b"x")]);
    let folder = folder(&[("north.zip", &outer)]);
    let mut source = Source::open(&[folder.path().to_owned()], Options::default()).unwrap();
    let articles: Vec<_> = source.by_ref().map(|record| record.read(&Options::default()).article.unwrap()).collect();
    let found: Vec<_> = articles.iter().map(|article| (article.id.as_str(), article.text.as_str())).collect();
    let expected = [
        ("north.zip/b.txt", "Text b."),
        ("north.zip/inner.zip/a.txt", "Text a."),
        ("north.zip/inner.zip/deep/c.txt.gz", "Text c."),
    ];
    assert_eq!(found, expected);
    assert!(articles.iter().all(|article| article.meta.outlet.as_deref() == Some("north")));
    let told: Vec<String> = source.inventories().iter().map(ToString::to_string).collect();
    let inner = "north.zip/inner.zip is a ZIP archive: 2 read; left out: .png 1";
    assert_eq!(told, ["north.zip is a ZIP archive: 2 read", inner]);
}

#[test]
fn names_that_lead_out_of_an_archive_are_only_names() {
    let harm = zip(&[("../../up.txt", b"Up."), ("/root.txt", b"Root."), ("a\\..\\b.txt", b"Back."), ("folder/", b"")]);
    let folder = folder(&[("in/harm.zip", &harm)]);
    let readings = read(folder.path());
    assert_eq!(ids(&readings), ["in/harm.zip/a/b.txt", "in/harm.zip/root.txt", "in/harm.zip/up.txt"]);
    let there: Vec<PathBuf> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(there, [folder.path().join("in")]);
    assert_eq!(std::fs::read_dir(folder.path().join("in")).unwrap().count(), 1);
}

#[test]
fn a_torn_archive_gives_what_lies_before_the_break() {
    let noise: Vec<u8> = (0..4000u32).flat_map(|n| (n.wrapping_mul(2_654_435_761)).to_le_bytes()).collect();
    let whole = zip(&[("a.txt", b"Text a."), ("b.txt", b"Text b."), ("c.txt", &noise)]);
    let (readings, told) = opened("x.zip", &whole[..whole.len() / 2], Options::default());
    assert_eq!(ids(&readings), ["x.zip", "a.txt", "b.txt", "c.txt"]);
    assert!(reason(&readings[0]).starts_with("x.zip: torn off before its list of files"), "{}", reason(&readings[0]));
    assert_eq!(texts(&readings), ["Text a.", "Text b."]);
    assert!(reason(&readings[3]).starts_with("c.txt: cannot be read ("), "{}", reason(&readings[3]));
    assert_eq!(told[0].read, 3);
    let readings = one("x.zip", b"no archive at all", Options::default());
    assert!(reason(&readings[0]).starts_with("x.zip: no ZIP archive"), "{}", reason(&readings[0]));
    let readings = one("x.zip", &zip(&[("a.png", b"x")]), Options::default());
    assert!(reason(&readings[0]).contains("empty; it holds no file that connote reads"));
}

#[test]
fn a_flipped_bit_is_told_with_its_file() {
    let mut bytes = zip(&[("a.txt", &b"The dam holds. ".repeat(40)), ("b.txt", b"Text b.")]);
    let at = bytes.windows(2).position(|pair| pair == b"PK").unwrap() + 30 + "a.txt".len() + 8;
    bytes[at] ^= 4;
    let readings = one("x.zip", &bytes, Options::default());
    assert!(reason(&readings[0]).starts_with("a.txt: cannot be read ("), "{}", reason(&readings[0]));
    assert_eq!(texts(&readings), ["Text b."]);
}

#[test]
fn what_is_locked_or_packed_in_another_way_is_told() {
    let mut bytes = zip(&[("a.txt", b"Text a."), ("b.txt", b"Text b.")]);
    let list = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[list + 8] |= 1; // the flag of encryption
    let second = list + 1 + bytes[list + 1..].windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bytes[second + 10] = 14; // LZMA
    let readings = one("x.zip", &bytes, Options::default());
    assert!(reason(&readings[0]).contains("locked with a password"), "{}", reason(&readings[0]));
    assert!(reason(&readings[1]).contains("which connote does not unpack"), "{}", reason(&readings[1]));
}

#[test]
fn bombs_are_met_by_the_ratio_and_name_the_option() {
    let zeros = vec![b' '; 40_000_000];
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&zeros).unwrap();
    let packed = packed.finish().unwrap();
    for (name, bytes) in
        [("a.txt.gz", packed.clone()), ("a.jsonl.gz", packed.clone()), ("a.zip", zip(&[("a.txt", &zeros)]))]
    {
        let readings = one(name, &bytes, Options::default());
        assert!(reason(&readings[0]).contains("more than 200 times its size"), "{name}: {}", reason(&readings[0]));
        assert!(reason(&readings[0]).contains("--max-ratio"));
    }
    let limits = Limits { ratio: 2000, unpacked: 30_000_000, ..Limits::default() };
    let readings = one("a.txt.gz", &packed, limited(limits));
    assert!(reason(&readings[0]).contains("--max-unpacked-gb"), "{}", reason(&readings[0]));
    let readings = one("a.txt.gz", &packed, limited(Limits { ratio: 2000, ..Limits::default() }));
    assert!(reason(&readings[0]).contains("empty"), "{}", reason(&readings[0]));
    let frames = ruzstd::encoding::compress_to_vec(&zeros[..], ruzstd::encoding::CompressionLevel::Fastest);
    assert!(reason(&one("a.txt.zst", &frames, Options::default())[0]).contains("--max-ratio"));
}

#[test]
fn many_small_entries_are_one_bomb() {
    let zeros = vec![b' '; 3_000_000];
    let files: Vec<(String, &[u8])> = (0..10).map(|n| (format!("{n}.txt"), &zeros[..])).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), *bytes)).collect();
    let readings = one("a.zip", &zip(&files), Options::default());
    assert_eq!(ids(&readings), ["a.zip"]);
    assert!(reason(&readings[0]).contains("--max-ratio"));
    // An archive that says less than it holds is found out where it is read.
    let mut liar = zip(&[("a.txt", &zeros), ("b.txt", b"Text b.")]);
    let list = liar.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    liar[list + 24..list + 28].copy_from_slice(&9u32.to_le_bytes());
    let readings = one("a.zip", &liar, Options::default());
    assert!(reason(&readings[0]).contains("longer than the archive says"), "{}", reason(&readings[0]));
    assert_eq!(texts(&readings), ["Text b."]);
}

#[test]
fn archives_in_archives_end_at_a_depth() {
    let mut bytes = zip(&[("a.txt", b"Text a.")]);
    for _ in 0..3 {
        bytes = zip(&[("in.zip", &bytes), ("b.txt", b"Text b.")]);
    }
    assert_eq!(texts(&one("x.zip", &bytes, Options::default())).len(), 4);
    let readings = one("x.zip", &bytes, limited(Limits { nesting: 3, ..Limits::default() }));
    assert_eq!(texts(&readings).len(), 3);
    let rejected = readings.iter().find(|reading| reading.is_err()).unwrap();
    assert!(reason(rejected).starts_with("in.zip/in.zip/in.zip: not read: archives lie more than 3 deep"));
    assert!(reason(rejected).contains("--max-nesting"));
}

/// A record of a web archive.
fn record(kind: &str, media: &str, uri: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2016-12-04T08:00:00Z\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(status: u16, headers: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 {status} Said\r\n{headers}\r\n\r\n").as_bytes(), body].concat()
}

const PAGE: &str = "<html><head><title>Harbour vote</title></head><body><article><h1>Harbour vote</h1>\
<p>The council voted on Monday to close the old harbour after a long debate in the town hall.</p>\
<p>Opponents called the plan a “so-called reform” and left the room, promising a petition and a march.</p>\
</article></body></html>";

const HTTP: &str = "application/http; msgtype=response";

fn crawl() -> Vec<Vec<u8>> {
    let packed = gzip(PAGE.as_bytes());
    let (western, ..) =
        encoding_rs::WINDOWS_1252.encode("<p>The mayor’s “plan” was a long one, people in the town said.</p>");
    let page = "Content-Type: text/html; charset=utf-8";
    vec![
        record("warcinfo", "application/warc-fields", "", b"software: none\r\n"),
        record("request", HTTP, "http://ledger.example/", b"GET / HTTP/1.1\r\n\r\n"),
        record("response", HTTP, "http://www.ledger.example/a", &answer(200, page, PAGE.as_bytes())),
        record("response", HTTP, "http://www.ledger.example/b", &answer(404, page, b"<p>Gone.")),
        record("response", HTTP, "http://www.ledger.example/c", &answer(200, "Content-Type: image/png", b"\x89PNG")),
        record(
            "response",
            HTTP,
            "http://x.example/d",
            &answer(200, &format!("{page}\r\nContent-Encoding: gzip"), &packed),
        ),
        record(
            "response",
            HTTP,
            "http://x.example/e",
            &answer(200, "content-type: text/html;charset=windows-1252", &western),
        ),
    ]
}

#[test]
fn pages_of_a_crawl_become_articles() {
    for (name, bytes) in
        [("a.warc", crawl().concat()), ("a.warc.gz", crawl().iter().flat_map(|record| gzip(record)).collect())]
    {
        let (readings, told) = opened(name, &bytes, Options::default());
        assert_eq!(ids(&readings), ["3", "6", "7"]);
        let first = readings[0].as_ref().unwrap();
        assert!(first.text.contains("The council voted on Monday") && first.layout == Layout::Article);
        assert_eq!(first.meta.outlet.as_deref(), Some("ledger.example"));
        let more = [("url", "http://www.ledger.example/a"), ("crawled", "2016-12-04T08:00:00Z")];
        assert_eq!(first.meta.more, more.map(|(name, value)| (name.to_owned(), value.to_owned())));
        assert_eq!(readings[1].as_ref().unwrap().text, first.text);
        let last = readings[2].as_ref().unwrap();
        assert!(last.text.contains("mayor’s “plan”") && last.encoding == "windows-1252");
        assert_eq!(
            told[0].to_string(),
            format!(
                "{name} is a web archive: 3 read; left out: answers with status 404 1, image/png 1, request records 1, warcinfo records 1"
            )
        );
    }
}

#[test]
fn texts_of_a_crawl_become_articles() {
    let records: Vec<Vec<u8>> = (1..=5)
        .map(|n| {
            record(
                "conversion",
                "text/plain",
                &format!("http://x.example/{n}"),
                format!("Title {n}\nThe dam may hold.\n").as_bytes(),
            )
        })
        .collect();
    let bytes: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    let folder = folder(&[("north/a.wet.gz", &bytes), ("north/b.warc.wet.gz", &bytes)]);
    let readings = read(folder.path());
    assert_eq!(readings.len(), 10);
    assert_eq!(ids(&readings)[5], "north/b.warc.wet.gz#1");
    let meta = &readings[0].as_ref().unwrap().meta;
    assert_eq!(meta.outlet.as_deref(), Some("north"));
    assert!(meta.more.contains(&("site_name".to_owned(), "x.example".to_owned())), "{:?}", meta.more);
    // Torn anywhere: what was before is there, and the break is told with the record.
    for end in [bytes.len() - 1, bytes.len() / 2, 40] {
        let readings = one("a.wet.gz", &bytes[..end], Options::default());
        let whole = texts(&readings).len();
        assert_eq!(whole, readings.len() - 1, "{end}");
        assert!(reason(readings.last().unwrap()).contains("cannot be read further"), "{end}");
    }
    let plain = records.concat();
    let readings = one("a.wet", &plain[..plain.len() - 12], Options::default());
    assert_eq!(texts(&readings).len(), 4);
    assert!(
        reason(&readings[4]).contains("record 5 is torn: 18 of its 26 bytes are there"),
        "{}",
        reason(&readings[4])
    );
    let head = plain.len() - 60;
    assert!(reason(one("a.wet", &plain[..head], Options::default()).last().unwrap()).contains("torn within its head"));
}

#[test]
fn a_record_over_the_limit_is_passed_by() {
    let long = answer(200, "Content-Type: text/html", "x".repeat(200_000).as_bytes());
    let bytes = [
        record("response", HTTP, "http://x.example/a", &long),
        record("conversion", "text/plain", "http://x.example/b", b"The dam may hold."),
        record("resource", "text/html", "http://x.example/c", b"no length").replace_length(),
    ]
    .concat();
    let readings = one("a.warc", &bytes, few(1000));
    assert!(reason(&readings[0]).starts_with("a.warc, record 1: this record has more than 1000 bytes"));
    assert!(reason(&readings[0]).contains("--max-mb"));
    assert_eq!(texts(&readings), ["The dam may hold."]);
    assert!(reason(&readings[2]).contains("record 3 does not tell its length"));
    assert!(reason(&one("a.warc", b"plain words\n", Options::default())[0]).contains("does not begin with WARC/"));
}

trait ReplaceLength {
    fn replace_length(self) -> Self;
}

impl ReplaceLength for Vec<u8> {
    fn replace_length(self) -> Vec<u8> {
        String::from_utf8(self).unwrap().replace("Content-Length: 9", "Content-Length: nine").into_bytes()
    }
}

#[test]
fn an_archive_lies_in_an_archive() {
    let crawl: Vec<u8> = crawl().iter().flat_map(|record| gzip(record)).collect();
    let bytes = zip(&[("c/a.warc.gz", &crawl), ("c/rows.tsv", b"id\ttext\n1\tOne.\n")]);
    let readings = one("x.zip", &bytes, Options::default());
    assert_eq!(ids(&readings), ["c/a.warc.gz#3", "c/a.warc.gz#6", "c/a.warc.gz#7", "1"]);
    assert!(readings.iter().all(|reading| reading.as_ref().unwrap().meta.outlet.as_deref() == Some("c")));
}

#[test]
fn an_archive_comes_on_standard_input() {
    let mut command = assert_cmd::Command::cargo_bin("connote").unwrap();
    let bytes = zip(&[("north/a.txt", b"The dam may hold.\n"), ("b.png", b"\x89PNG")]);
    let done = command.args(["extract", "-", "--input-format", "zip", "-o", "-"]).write_stdin(bytes).assert().success();
    let out = String::from_utf8(done.get_output().stdout.clone()).unwrap();
    assert!(out.lines().nth(1).unwrap().starts_with("north/a.txt,north,"), "{out}");
    let said = String::from_utf8(done.get_output().stderr.clone()).unwrap();
    assert!(said.contains("is a ZIP archive: 1 read; left out: .png 1"), "{said}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn bruised_archives_never_panic(
        places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        end in any::<prop::sample::Index>(),
    ) {
        let crawl = crawl().concat();
        let inner = zip(&[("a.txt", b"Text a.")]);
        let archive = zip(&[("in.zip", &inner), ("a.warc", &crawl), ("b.txt.gz", &gzip(b"Text b."))]);
        for (name, whole) in [("a.zip", &archive), ("a.warc", &crawl), ("a.warc.gz", &gzip(&crawl))] {
            let mut bytes = whole.clone();
            for (place, byte) in &places {
                let at = place.index(bytes.len());
                bytes[at] = *byte;
            }
            bytes.truncate(end.index(bytes.len()) + 1);
            let folder = folder(&[(name, &bytes)]);
            prop_assert!(!read(folder.path()).is_empty());
        }
    }
}

#[test]
fn any_format_is_read_as_what_it_is_said_to_be() {
    let options = Options { format: Some(Format::Zip), ..Options::default() };
    assert_eq!(texts(&one("odd.name", &zip(&[("a.txt", b"Text a.")]), options)), ["Text a."]);
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(&crawl().concat()).unwrap();
    let options = Options { format: Some(Format::Warc), ..Options::default() };
    assert_eq!(run(&[file.path().to_owned()], options).0.len(), 3);
}
