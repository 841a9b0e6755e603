//! What the fuzz targets share: bytes go in as a file or as a text, and what comes out is held against the contract.

use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::Document;
use connote::extract::Extractor;
use connote::ingest::{Limits, Options, Source};
use connote::lexicon::{Lexicons, Vocabulary};
use connote::text::span::Span;
use std::sync::LazyLock;

/// Reads the bytes as a file with this extension, as `connote extract` would.
pub fn ingest(extension: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder for the input");
    let path = folder.path().join("input").with_extension(extension);
    std::fs::write(&path, bytes).expect("the input written");
    let limits = Limits { article: 1 << 16, line: 1 << 16, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let Ok(source) = Source::open(&[path], options.clone()) else { return };
    for record in source {
        match record.read(&options).article {
            Ok(article) => assert!(article.text.len() <= limits.article),
            Err(rejection) => assert!(!rejection.reason.is_empty()),
        }
    }
}

/// Reads and measures a text and checks what every consumer relies on: places lie in the text, on its characters, in
/// their order, and every number is one.
pub fn read(text: &str) {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    let document = Document::read(&article, &mut vocabulary);
    let whole = |span: Span| assert!(text.get(span.range()).is_some(), "{span:?}");
    document.tokens.iter().for_each(|token| whole(token.span));
    assert!(document.tokens.is_sorted_by(|a, b| a.span.end <= b.span.start));
    document.sentences.iter().for_each(|sentence| whole(sentence.span));
    assert!(document.sentences.is_sorted_by(|a, b| a.span.end <= b.span.start));
    for quotation in &document.quotations {
        whole(quotation.span);
        whole(quotation.content);
        assert!(quotation.span.start <= quotation.content.start && quotation.content.end <= quotation.span.end);
        assert!((0.0..=1.0).contains(&quotation.score));
    }
    for attribution in &document.attributions {
        [Some(attribution.content), attribution.cue, attribution.source].into_iter().flatten().for_each(whole);
    }
    static CODEBOOK: LazyLock<Codebook> = LazyLock::new(Codebook::full);
    let vector = Extractor::new(&CODEBOOK).vector(&document);
    assert!(vector.values.iter().flatten().all(|value| value.is_finite()));
}
