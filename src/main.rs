use connote::{
    article::Article,
    codebook::Codebook,
    document::Document,
    extract::Extractor,
    lexicon::{Lexicons, Vocabulary},
    output::annotation::{Annotation, Options},
};
use std::io::{BufRead, Write};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let codebook = Codebook::full();
    let mut extractor = Extractor::new(&codebook);
    let input = std::io::BufReader::new(std::fs::File::open(&args[2]).unwrap());
    let mut out = std::io::BufWriter::new(std::fs::File::create(&args[4]).unwrap());
    let records: Vec<Article> = input
        .lines()
        .map(|line| {
            let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
            Article {
                id: v["id"].as_str().unwrap().into(),
                text: v["text"].as_str().unwrap().into(),
                encoding: "UTF-8",
                ..Default::default()
            }
        })
        .collect();
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    for article in &records {
        let document = Document::read(article, &mut vocabulary);
        serde_json::to_writer(&mut out, &Annotation::new(&document, &mut extractor, Options::default())).unwrap();
        out.write_all(b"\n").unwrap();
    }
}
