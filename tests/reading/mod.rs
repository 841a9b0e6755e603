//! What tests of reading have in common: folders of files made on the spot, and what becomes of them.

// Each test uses some of these.
#![allow(dead_code)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use connote::article::Article;
use connote::ingest::{InputDigest, Inventory, Limits, Options, Rejection, Source};
use tempfile::TempDir;

pub type Readings = Vec<Result<Article, Rejection>>;

pub fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

pub fn run(inputs: &[PathBuf], options: Options) -> (Readings, Vec<InputDigest>) {
    let mut source = Source::open(inputs, options.clone()).unwrap();
    let mut readings = Vec::new();
    let mut digests = Vec::new();
    for record in source.by_ref() {
        let id = record.id().to_owned();
        let reading = record.read(&options);
        let same = match &reading.article {
            Ok(article) => &article.id,
            Err(rejection) => &rejection.id,
        };
        assert_eq!(*same, id);
        readings.push(reading.article);
        digests.extend(reading.digest);
    }
    digests.extend_from_slice(source.digests());
    (readings, digests)
}

pub fn read(folder: &Path) -> Readings {
    run(&[folder.to_owned()], Options::default()).0
}

pub fn one(name: &str, bytes: &[u8], options: Options) -> Readings {
    let folder = folder(&[(name, bytes)]);
    run(&[folder.path().join(name)], options).0
}

pub fn ids(readings: &Readings) -> Vec<&str> {
    let id = |reading: &'_ Result<Article, Rejection>| match reading {
        Ok(article) => article.id.clone(),
        Err(rejection) => rejection.id.clone(),
    };
    readings.iter().map(|reading| &*id(reading).leak()).collect()
}

pub fn reason(reading: &Result<Article, Rejection>) -> &str {
    &reading.as_ref().unwrap_err().reason
}

/// Options that allow so many bytes to an article and to a line.
pub fn few(bytes: usize) -> Options {
    Options { limits: Limits { article: bytes, line: bytes, ..Limits::default() }, ..Options::default() }
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Everything that comes of one file, with what it held.
pub fn opened(name: &str, bytes: &[u8], options: Options) -> (Readings, Vec<Inventory>) {
    let folder = folder(&[(name, bytes)]);
    let mut source = Source::open(&[folder.path().join(name)], options.clone()).unwrap();
    let readings = source.by_ref().map(|record| record.read(&options).article).collect();
    (readings, source.inventories().to_vec())
}

/// The texts of what could be read.
pub fn texts(readings: &Readings) -> Vec<&str> {
    readings.iter().filter_map(|reading| Some(reading.as_ref().ok()?.text.as_str())).collect()
}

/// An archive with these files; names that end in `/` are folders.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        if name.ends_with('/') {
            writer.add_directory(*name, options).unwrap();
        } else {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}
