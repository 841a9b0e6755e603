//! Function: what a pair of marks is for, decided by what stands in it and around it.

use super::Function;
use super::pair::Pair;
use crate::document::Document;
use crate::lexicon::seeds;

/// A function with its probability and the reasons.
#[derive(Debug)]
pub struct Judgement {
    pub function: Function,
    pub score: f64,
    pub cues: Vec<String>,
}

pub fn judge(document: &Document, pair: &Pair) -> Judgement {
    let inside = &document.tokens[pair.open.1 as usize..pair.close.0 as usize];
    let words = inside.iter().filter(|token| token.is_word()).take(40).count();
    let finite = inside.iter().take(60).any(|token| token.tag.is_finite_verb());
    let sentence = document.tokens[pair.open.0 as usize].sentence as usize;
    let range = document.sentences[sentence].range();
    let hits = document.hits.of(seeds::REPORTING_VERBS);
    let from = hits.partition_point(|hit| (hit.first as usize) < range.start);
    let outside = |first: u32| first < pair.open.0 || first >= pair.close.1;
    let reported = hits[from..].iter().take(8).any(|hit| (hit.first as usize) < range.end && outside(hit.first));
    let punctuated = inside.last().is_some_and(|token| token.span.of(document.text) == ",");
    let (function, cue) = match (finite && words > 3, reported || punctuated) {
        (true, _) => (Function::Speech, "finite verb inside"),
        _ if words > 8 => (Function::Speech, "long"),
        (false, true) => (Function::Fragment, "reporting verb near"),
        (false, false) if words <= 3 => (Function::Scare, "short"),
        _ => (Function::Fragment, "phrase"),
    };
    Judgement { function, score: 0.5, cues: vec![cue.to_owned()] }
}
