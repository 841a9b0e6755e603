//! The walk, measured: the floor (tokens and forms, nothing else) and the whole (read, measure, row) on one text.

use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::Document;
use connote::extract::Extractor;
use connote::ingest::{Options, Source};
use connote::lexicon::{Lexicons, Vocabulary};
use connote::text::token;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

fn articles() -> Vec<Article> {
    let options = Options::default();
    Source::sample(options.clone()).filter_map(|record| record.read(&options).article.ok()).collect()
}

fn extract(criterion: &mut Criterion) {
    let articles = articles();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let codebook = Codebook::full();
    let mut group = criterion.benchmark_group("sample corpus");
    group.throughput(Throughput::Bytes(bytes as u64));
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    group.bench_function("floor", |bencher| {
        let (mut cuts, mut numbers, mut forms, mut norms) = (Vec::new(), Vec::new(), Vec::new(), String::new());
        bencher.iter(|| {
            for article in &articles {
                cuts.clear();
                numbers.clear();
                forms.clear();
                norms.clear();
                token::cut(&article.text, &mut cuts);
                vocabulary.number(&article.text, &cuts, &mut numbers, &mut forms, &mut norms);
                black_box(&numbers);
            }
        });
    });
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    group.bench_function("read", |bencher| {
        bencher.iter(|| {
            for article in &articles {
                black_box(Document::read(article, &mut vocabulary));
            }
        });
    });
    let mut extractor = Extractor::new(&codebook);
    group.bench_function("whole", |bencher| {
        bencher.iter(|| {
            for article in &articles {
                black_box(extractor.vector(&Document::read(article, &mut vocabulary)));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, extract);
criterion_main!(benches);
