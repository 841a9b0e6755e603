//! Laws of tokens, paragraphs and sentences: what must be true of any text.

use connote::text::sentence::{Paragraph, Sentence, paragraphs, sentences};
use connote::text::span::Span;
use connote::text::token::{Cut, Cuts, cut};
use proptest::prelude::*;

fn read(text: &str) -> (Cuts, Vec<Paragraph>, Vec<Sentence>) {
    let (mut cuts, mut blocks, mut found) = (Cuts::default(), Vec::new(), Vec::new());
    cut(text, &mut cuts);
    paragraphs(text, &cuts, &mut blocks);
    sentences(text, &cuts, &blocks, &mut found);
    (cuts, blocks, found)
}

/// Whether the ranges follow each other without a gap, none of them empty, from 0 to `length`.
fn partition(ranges: impl Iterator<Item = (u32, u32)>, length: usize) -> bool {
    let mut at = 0;
    ranges.into_iter().all(|(start, end)| start == std::mem::replace(&mut at, end) && start < end)
        && at as usize == length
}

/// Whether the span reaches from its first token to its last.
fn spans(cuts: &[Cut], span: Span, tokens: (u32, u32)) -> bool {
    span.start == cuts[tokens.0 as usize].span.start && span.end == cuts[tokens.1 as usize - 1].span.end
}

fn hold(text: &str) {
    let (cuts, blocks, found) = read(text);
    for pair in cuts.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "tokens overlap in {text:?}");
    }
    let kept: String = cuts.iter().map(|cut| &text[cut.span.range()]).collect();
    let expected: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    assert_eq!(kept, expected, "only white space is left out of {text:?}");
    assert!(cuts.iter().all(|cut| !cut.span.is_empty()));
    assert!(partition(blocks.iter().map(|block| block.tokens), cuts.len()), "paragraphs of {text:?}");
    assert!(partition(found.iter().map(|sentence| sentence.tokens), cuts.len()), "sentences of {text:?}");
    assert!(blocks.iter().all(|block| spans(&cuts, block.span, block.tokens)));
    for sentence in &found {
        assert!(spans(&cuts, sentence.span, sentence.tokens));
        let block = blocks[sentence.paragraph as usize];
        assert!(block.tokens.0 <= sentence.tokens.0 && sentence.tokens.0 < block.tokens.1, "{text:?}");
    }
    assert!(found.windows(2).all(|pair| pair[0].paragraph <= pair[1].paragraph));
}

/// Pieces that rules look at, put together at random.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "The",
        "boat",
        "Mr.",
        "U.S.",
        "Corp.",
        "No.",
        "5",
        "ft.",
        "a.m.",
        "I",
        "said",
        "he",
        ".",
        "!",
        "?",
        "...",
        ". . .",
        "…",
        "“",
        "”",
        "\"",
        "'",
        "''",
        "``",
        "(",
        ")",
        "[",
        "]",
        "[1]",
        "1.",
        "2)",
        "(a)",
        "•",
        "—",
        "-",
        ":-)",
        "*",
        "***",
        "_____",
        "12/31/1999",
        "11:59",
        "PM",
        "https://a.example/b",
        "ada@a.example",
        "end.The",
        "Regards",
        ",",
        ";",
        ":",
        "\n",
        "\n\n",
        "\r\n",
        "\u{2028}",
        " ",
        " ",
        " ",
        "\t",
        "é",
        "日本",
        "👍🏽",
        "\u{301}",
        "\u{200d}",
        "\u{feff}",
    ]);
    prop::collection::vec((piece, any::<bool>()), 0..40).prop_map(|pieces| {
        pieces.iter().map(|(piece, spaced)| if *spaced { format!("{piece} ") } else { piece.to_string() }).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn the_laws_hold_for_any_string(text in "\\PC*|(?s).{0,60}") {
        hold(&text);
    }

    #[test]
    fn the_laws_hold_for_prose_of_any_kind(text in prose()) {
        hold(&text);
    }
}

#[test]
fn the_laws_hold_for_ugly_texts() {
    for text in
        ["", " ", "\n", ".", "...", "\"", "“", "(", "1.", "a.", "•", "•\n•", "U.", "\u{0}", "👍", ":)", ". . .", "—"]
    {
        hold(text);
    }
}

/// A text fifty times as long takes at most some hundred times as long to read.
#[test]
fn reading_takes_linear_time() {
    for unit in [
        "\"http://a",
        "mailto:a<",
        ":=",
        "(",
        "a.",
        "...",
        "1)",
        "'",
        "e.The",
        "word ",
        "A.\n",
        "! ",
        "“ . ",
        ". . ",
        "[1]",
    ] {
        let time = |count: usize| {
            let text = unit.repeat(count);
            let start = std::time::Instant::now();
            read(&text);
            start.elapsed().as_secs_f64()
        };
        let short = time(2_000).max(0.02);
        assert!(time(100_000) < 100.0 * short, "{unit:?}");
    }
}
