//! What must be true of any feature, any document and the whole registry.

use connote::article::{Article, Layout};
use connote::codebook::Codebook;
use connote::document::Document;
use connote::document::passage::Scope;
use connote::extract::Extractor;
use connote::feature::Measure;
use connote::features::FAMILIES;
use connote::lexicon::{Lexicons, Vocabulary};
use connote::output::annotation::{Annotation, Options};
use connote::output::columns::is_safe;
use connote::text::span::Span;
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn names_are_safe_unique_and_declared_in_order() {
    let codebook = Codebook::full();
    let mut names = BTreeSet::new();
    for column in &codebook.columns {
        assert!(is_safe(&column.name), "{}", column.name);
        assert!(names.insert(column.name.to_lowercase()), "{} twice", column.name);
    }
    let features: Vec<&str> = FAMILIES.iter().flat_map(|family| family.features.iter().map(|f| f.name)).collect();
    assert_eq!(features.iter().collect::<BTreeSet<_>>().len(), features.len());
}

#[test]
fn every_column_of_the_contract_is_there() {
    let codebook = Codebook::full();
    for name in [
        "words_n",
        "sentences_n",
        "paragraphs_n",
        "characters_n",
        "words_n_author",
        "words_n_quoted",
        "boilerplate_words_n",
        "word_length_mean",
        "sentence_length_mean",
        "sentence_length_sd",
        "scare_quotes_n",
        "scare_quotes_p1k",
        "quoted_words_pct",
        "hedges_n",
        "hedges_p1k",
        "boosters_p1k",
        "loaded_terms_n",
        "loaded_terms_p1k",
        "reporting_verbs_p1k",
        "hedges_p1k_author",
        "hedges_p1k_quoted",
        "loaded_terms_p1k_author",
        "loaded_terms_p1k_quoted",
        "flesch_reading_ease",
        "flesch_kincaid_grade",
        "automated_readability_index",
        "coleman_liau",
        "gunning_fog",
        "smog",
        "lix",
        "rix",
        "forcast",
        "linsear_write",
        "ttr",
        "root_ttr",
        "corrected_ttr",
        "herdan_c",
        "maas",
        "yule_k",
        "simpson_d",
        "honore_r",
        "brunet_w",
        "sichel_s",
        "msttr",
        "mattr",
        "mtld",
        "hdd",
        "vocd_d",
    ] {
        assert!(codebook.position(name).is_some(), "{name}");
    }
}

#[test]
fn every_declaration_is_complete() {
    for feature in FAMILIES.iter().flat_map(|family| family.features.iter()) {
        for text in [feature.definition, feature.reference, feature.caveat] {
            assert!(text.len() > 5 && !text.ends_with(' '), "{}: {text}", feature.name);
        }
        assert!(feature.definition.ends_with('.') && feature.caveat.ends_with('.'), "{}", feature.name);
        assert!(!feature.measures.is_empty() && feature.scopes.first() == Some(&Scope::Body), "{}", feature.name);
    }
}

/// Reads a text and checks everything that must hold of any document.
fn check(text: &str, layout: Layout) {
    let article = Article { text: text.to_owned(), layout, ..Article::default() };
    let mut vocabulary = Vocabulary::new(Lexicons::embedded());
    let document = Document::read(&article, &mut vocabulary);
    let tokens: Vec<Span> = document.tokens.iter().map(|token| token.span).collect();
    ordered(text, &tokens, true);
    ordered(text, &document.sentences.iter().map(|sentence| sentence.span).collect::<Vec<_>>(), true);
    ordered(text, &document.paragraphs.iter().map(|paragraph| paragraph.span).collect::<Vec<_>>(), true);
    ordered(text, &document.parts.0.iter().map(|(span, _)| *span).collect::<Vec<_>>(), true);
    ordered(text, &document.quotations.iter().map(|quotation| quotation.span).collect::<Vec<_>>(), false);
    ordered(text, &document.attributions.iter().map(|attribution| attribution.content).collect::<Vec<_>>(), false);
    every_token_has_one_sentence(&document);
    white_space_alone_is_between_tokens(text, &tokens);
    for attribution in &document.attributions {
        for span in [attribution.cue, attribution.source].into_iter().flatten() {
            inside(text, span);
        }
    }
    measured(&document);
}

fn measured(document: &Document) {
    let codebook = Codebook::full();
    let mut extractor = Extractor::new(&codebook);
    let vector = extractor.vector(document);
    assert_eq!(vector.values.len(), codebook.columns.len());
    assert!(vector.values.iter().flatten().all(|value| value.is_finite()));
    for finding in extractor.findings(document) {
        for mark in &finding.evidence {
            inside(document.text, mark.span);
        }
        let sorted = finding.evidence.is_sorted_by_key(|mark| mark.span.start);
        let both_ways = finding.entry.feature.name.contains("mtld");
        assert!(sorted || both_ways, "{} is not sorted", finding.entry.feature.name);
    }
    voices_share_the_body(&codebook, &vector.values);
    let marked = extractor.vector_of(document, |_, _| ());
    counting_gives_what_marking_gives(&codebook, &vector.values, &marked.values);
    Annotation::new(document, &mut extractor, Options::default());
}

/// Numbers are the same where marks are only counted.
fn counting_gives_what_marking_gives(codebook: &Codebook, counted: &[Option<f64>], marked: &[Option<f64>]) {
    for (column, (counted, marked)) in codebook.columns.iter().zip(counted.iter().zip(marked)) {
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs().max(1.0);
        let same = counted.zip(*marked).map_or(counted == marked, |(counted, marked)| near(counted, marked));
        assert!(same, "{}: {counted:?} counted, {marked:?} marked", column.name);
    }
}

/// The author's and the quoted marks of a count are those of the body.
fn voices_share_the_body(codebook: &Codebook, values: &[Option<f64>]) {
    for (column, value) in codebook.columns.iter().zip(values) {
        let (scope, counts) = (column.entry.scope, matches!(column.measure, Measure::Count));
        if scope == Scope::Body && counts && column.entry.feature.scopes.contains(&Scope::Quoted) {
            let of = |suffix| codebook.position(&format!("{}{suffix}", column.name)).and_then(|at| values[at]);
            assert_eq!(of("_author").zip(of("_quoted")).map(|(a, q)| a + q), *value, "{}", column.name);
        }
    }
}

fn inside(text: &str, span: Span) {
    assert!(span.start < span.end && span.end as usize <= text.len(), "{span:?} of {}", text.len());
    assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize), "{span:?}");
}

fn ordered(text: &str, spans: &[Span], apart: bool) {
    spans.iter().for_each(|span| inside(text, *span));
    for pair in spans.windows(2) {
        assert!(if apart { pair[0].end <= pair[1].start } else { pair[0].start <= pair[1].start }, "{pair:?}");
    }
}

fn every_token_has_one_sentence(document: &Document) {
    let mut next = 0;
    for (number, sentence) in document.sentences.iter().enumerate() {
        assert_eq!(sentence.range().start, next);
        assert!(document.tokens[sentence.range()].iter().all(|token| token.sentence as usize == number));
        next = sentence.range().end;
    }
    assert_eq!(next, document.tokens.len());
}

fn white_space_alone_is_between_tokens(text: &str, tokens: &[Span]) {
    let mut at = 0;
    for span in tokens.iter().copied().chain([Span::new(text.len(), text.len())]) {
        assert!(text[at..span.start as usize].chars().all(char::is_whitespace));
        at = span.end as usize;
    }
}

#[test]
fn ugly_inputs_hold_the_laws() {
    for text in [
        "",
        " ",
        "\n\n",
        "“",
        "”",
        "'",
        "\"",
        "’’’’",
        "...",
        "!?!?",
        "(",
        ")(",
        "“ ”",
        "‘“’”",
        "🙂🙂 🙂",
        "\u{feff}",
        "\u{0}",
        "a",
        "A.",
        "\r\n\r\n.",
        "«»",
        "„“",
        "By",
        "By \n\n#",
        "# ",
        "---\n---",
        "[](",
        "](x)",
        "*",
        "**",
        "said",
        "“said",
        "said that",
        "According to",
        "so-called",
        "“a” “b “c” d”",
        "e\u{301}\u{301}",
        "\u{202e}abc",
        "1.2.3.4",
        "@",
        "#",
        "://",
        "www.",
        "a@b",
        "a@b.c",
        "“\n\n“\n\n”",
        "Dr. Mr. Mrs. ",
        "U.S.",
        "“He said ‘no’ and left",
        "By A\n\nB\n\nC",
        "\u{1f1e6}",
    ] {
        check(text, Layout::Plain);
        check(text, Layout::Article);
    }
}

/// Pieces that reading looks for, in any order: more of the code is met than by random characters.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "«",
        "»",
        "„",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        ". ",
        ", ",
        "? ",
        "! ",
        "...",
        "…",
        "—",
        " - ",
        "(",
        ")",
        "[",
        "]",
        "*",
        "#",
        "said",
        "he said",
        "according to",
        "Varn",
        "the mayor",
        "that",
        "so-called",
        "claims",
        "may",
        "was",
        "flooded",
        "No. 5",
        "Dr.",
        "U.S.",
        "9:30",
        "3,000",
        "$",
        "By ",
        "Copyright",
        "https://a.example/b",
        "a@b.example",
        "it’s",
        "’em",
        "’90s",
        "Joneses’",
        "12\"",
        "The dam",
        "holds",
        "is",
        "word",
        "regime",
        "é",
        "𝄞",
        "\u{301}",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_holds_the_laws(text in any::<String>()) {
        check(&text, Layout::Plain);
        check(&text, Layout::Article);
    }

    #[test]
    fn any_mixture_of_what_reading_looks_for_holds_the_laws(text in pieces()) {
        check(&text, Layout::Plain);
        check(&text, Layout::Article);
    }
}
