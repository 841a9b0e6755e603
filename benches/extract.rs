//! The walk, measured: the floor (tokens and forms, nothing else), the reading and the whole (read and measured) on one
//! text in one run, and how many times the floor they take. The text is the sample corpus, or the articles of the file
//! that CONNOTE_BENCH names.

use connote::article::Article;
use connote::codebook::Codebook;
use connote::document::Document;
use connote::extract::Extractor;
use connote::ingest::{Options, Source};
use connote::lexicon::{Lexicons, Vocabulary};
use connote::text::token;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::time::{Duration, Instant};

fn articles() -> Vec<Article> {
    let options = Options::default();
    let source = match std::env::var_os("CONNOTE_BENCH") {
        Some(path) => Source::open(&[path.into()], options.clone()).expect("the file that CONNOTE_BENCH names"),
        None => Source::sample(options.clone()),
    };
    source.filter_map(|record| record.read(&options).article.ok()).collect()
}

/// Cuts all articles into tokens and numbers their forms.
fn floor<'a>(articles: &'a [Article], vocabulary: &'a mut Vocabulary) -> impl FnMut() + 'a {
    let mut cuts = token::Cuts::default();
    move || {
        for article in articles {
            cuts.clear();
            token::cut(&article.text, &mut cuts);
            let mut numbering = vocabulary.number(&article.text, &cuts);
            cuts.iter().for_each(|_| {
                black_box(numbering.word());
            });
            black_box(numbering.end());
        }
    }
}

fn read<'a>(articles: &'a [Article], vocabulary: &'a mut Vocabulary) -> impl FnMut() + 'a {
    move || articles.iter().for_each(|article| drop(black_box(Document::read(article, vocabulary))))
}

fn whole<'a>(
    articles: &'a [Article],
    vocabulary: &'a mut Vocabulary,
    extractor: &'a mut Extractor,
) -> impl FnMut() + 'a {
    move || {
        for article in articles {
            black_box(extractor.vector(&Document::read(article, vocabulary)));
        }
    }
}

/// The shortest of ten rounds: what the work costs when nothing else runs.
fn shortest(mut work: impl FnMut()) -> Duration {
    let round = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..10).map(round).min().unwrap_or_default()
}

fn extract(criterion: &mut Criterion) {
    let articles = articles();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let codebook = Codebook::standard();
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    let mut extractor = Extractor::new(&codebook);
    let mut group = criterion.benchmark_group("extract");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10);
    group.bench_function("floor", |bencher| bencher.iter(floor(&articles, &mut vocabulary)));
    group.bench_function("read", |bencher| bencher.iter(read(&articles, &mut vocabulary)));
    group.bench_function("whole", |bencher| bencher.iter(whole(&articles, &mut vocabulary, &mut extractor)));
    group.finish();
    let times = [
        shortest(floor(&articles, &mut vocabulary)),
        shortest(read(&articles, &mut vocabulary)),
        shortest(whole(&articles, &mut vocabulary, &mut extractor)),
    ];
    for (name, time) in ["floor", "read", "whole"].iter().zip(times) {
        let nanoseconds = time.as_secs_f64() * 1e9 / bytes as f64;
        let ratio = time.as_secs_f64() / times[0].as_secs_f64();
        println!("{name:6} {nanoseconds:6.1} ns a byte, {:6.1} MB/s, {ratio:5.1} times the floor", 1e3 / nanoseconds);
    }
}

criterion_group!(benches, extract);
criterion_main!(benches);
