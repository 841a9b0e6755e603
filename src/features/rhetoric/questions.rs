//! Questions and exclamations: what is asked, what wants no reply, what is called out.

use super::{RATE, VOICES, norm};
use crate::document::Document;
use crate::document::passage::{Passage, Scope};
use crate::document::quotation::Function;
use crate::feature::{Evidence, Feature, Find, Reach, Reason, hit, miss};
use crate::features::lexical;
use crate::lexicon::seeds::RHETORIC;
use crate::text::token::Voice;
use std::ops::Range;

pub static QUESTIONS: Feature = Feature {
    name: "questions",
    definition: "Sentences, or quoted parts of sentences, that end with a question mark.",
    reference: "Quirk, Greenbaum, Leech & Svartvik 1985, sections 11.4-11.23; Biber et al. 1999, 203-212",
    caveat: "Indirect questions are not counted; a question mark in a name or a quoted title is.",
    scopes: &[Scope::Body, Scope::Author, Scope::Quoted, Scope::Headline],
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[hit("[Who gains?] The owners do. Varn asked: “[Will it hold?]”"), miss("They asked who gains.")],
    find: Find::Marks(|passage, marks| {
        marks.extend(calls(passage, is_question).map(|call| call.evidence(passage.document)))
    }),
};

pub static RHETORICAL_QUESTIONS: Feature = Feature {
    name: "rhetorical_questions",
    definition: "Questions that want no reply, weighed by the number of cues: in the author's voice, where nobody is \
                 there to answer; answered at once; asked in a row; a frame such as “who cares”; a tag; a fragment. A \
                 quoted question needs two cues.",
    reference: "Frank 1990, Journal of Pragmatics 14(5), 723-738; Ilie 1994, What Else Can I Tell You?; Quirk et al. 1985, 11.23",
    caveat: "The author's questions all count, also those of an explainer that answers at length; not those before a quoted reply.",
    scopes: VOICES,
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[
        hit("[Who gains?] The owners, of course."),
        hit("“[Who cares about the old dam, right?]” Varn said."),
        miss("“How many came to the harbour on Monday?” Varn asked."),
        miss("What happened then?\n\n“We left the village in the night.”"),
    ],
    find: Find::Marks(|passage, marks| {
        let document = passage.document;
        let all: Vec<Call> = calls(passage, is_question).collect();
        let frames: Vec<u32> = lexical::of_kind(passage, RHETORIC, "question").map(|hit| hit.first).collect();
        for (number, call) in all.iter().enumerate() {
            let neighbours = [number.checked_sub(1).and_then(|before| all.get(before)), all.get(number + 1)];
            let cues = Cues::of(document, call, neighbours, &frames);
            if cues.suffice() {
                let reason = Reason::NoReply(cues.0);
                marks.push(Evidence { weight: f64::from(cues.0.count_ones()), reason, ..call.evidence(document) });
            }
        }
    }),
};

pub static EXCLAMATIONS: Feature = Feature {
    name: "exclamations",
    definition: "Sentences, or quoted parts of sentences, that end with an exclamation mark.",
    reference: "Quirk, Greenbaum, Leech & Svartvik 1985, sections 11.31-11.32",
    caveat: "A question with an exclamation mark behind its question mark is a question; a name that ends with one is counted.",
    scopes: &[Scope::Body, Scope::Author, Scope::Quoted, Scope::Headline],
    reach: Reach::Place,
    length_bound: false,
    measures: RATE,
    examples: &[hit("[What a night!] We left. “[Never again!]” she cried."), miss("What a night. Really?!")],
    find: Find::Marks(|passage, marks| {
        marks.extend(
            calls(passage, |norm| norm.contains('!') && !norm.contains('?')).map(|c| c.evidence(passage.document)),
        );
    }),
};

fn is_question(norm: &str) -> bool {
    norm.contains('?')
}

/// Words of one voice with the mark that ends them.
struct Call {
    tokens: Range<usize>,
}

impl Call {
    fn evidence(&self, document: &Document) -> Evidence {
        let (first, last) = (&document.tokens[self.tokens.start], &document.tokens[self.tokens.end - 1]);
        let span = crate::text::span::Span { start: first.span.start, end: last.span.end };
        Evidence { span, weight: 1.0, voice: last.voice, reason: Reason::Plain }
    }
}

/// The calls of a passage that end with a mark of a kind.
fn calls<'a>(passage: &Passage<'a>, ends: fn(&str) -> bool) -> impl Iterator<Item = Call> + use<'a> {
    let document = passage.document;
    let ending = passage.marks_from([b'?', b'!']).filter(move |(_, token)| ends(document.norm(token)));
    ending.filter_map(move |(at, _)| call(document, *at as usize))
}

fn call(document: &Document, mark: usize) -> Option<Call> {
    let last = &document.tokens[mark];
    let same = |at: &usize| {
        let token = &document.tokens[*at];
        let stop = !token.is_word() && norm(document, *at).starts_with(['?', '!']);
        // The author's own sentence may quote; what is quoted begins with its quotation.
        let voice = last.voice == Voice::Author || token.voice == Voice::Quoted;
        (token.sentence, token.part) == (last.sentence, last.part) && voice && !stop
    };
    let reach = (0..mark).rev().take_while(same);
    let start = reach.filter(|at| document.tokens[*at].is_word()).last()?;
    (!in_title(document, mark)).then_some(Call { tokens: start..mark + 1 })
}

/// Whether a mark belongs to the title of a work or to a word that is mentioned.
fn in_title(document: &Document, mark: usize) -> bool {
    const DEEPEST: usize = 4;
    let before = document.quotations.partition_point(|quotation| quotation.tokens.0 as usize <= mark);
    let around = document.quotations[..before].iter().rev().take(DEEPEST);
    let mut around = around.filter(|quotation| mark < quotation.tokens.1 as usize);
    around.any(|quotation| matches!(quotation.function, Function::Title | Function::Term))
}

/// A bit for each of [`crate::feature::NO_REPLY`].
struct Cues(u8);

impl Cues {
    fn of(document: &Document, call: &Call, neighbours: [Option<&Call>; 2], frames: &[u32]) -> Cues {
        let author = document.tokens[call.tokens.end - 1].voice == Voice::Author;
        let framed = frames.partition_point(|first| (*first as usize) < call.tokens.start);
        let cues = [
            author && !quoted_reply(document, call),
            answered(document, call),
            neighbours.into_iter().flatten().any(|other| near(document, call, other)),
            frames.get(framed).is_some_and(|first| call.tokens.contains(&(*first as usize))),
            tagged(document, call),
            call.tokens.len() <= 4 && !call.tokens.clone().any(|at| document.tokens[at].tag.is_verb()),
        ];
        Cues(cues.iter().zip(0..).fold(0, |set, (cue, bit)| set | u8::from(*cue) << bit))
    }

    fn suffice(&self) -> bool {
        self.0 & 1 != 0 || self.0.count_ones() >= 2
    }
}

/// Whether two questions of one voice stand side by side.
fn near(document: &Document, a: &Call, b: &Call) -> bool {
    let (a, b) = (&document.tokens[a.tokens.end - 1], &document.tokens[b.tokens.end - 1]);
    a.voice == b.voice && a.sentence.abs_diff(b.sentence) <= 1
}

/// Whether somebody else's words open the next sentence: a question that gets its answer from another.
fn quoted_reply(document: &Document, call: &Call) -> bool {
    let sentence = document.tokens[call.tokens.end - 1].sentence as usize + 1;
    let next = document.sentences.get(sentence).map_or(&[][..], |next| &document.tokens[next.range()]);
    next.iter().find(|token| token.is_word()).is_some_and(|token| token.voice == Voice::Quoted)
}

/// Whether the next sentence of the same voice answers: in five words, or with a word that begins an answer.
fn answered(document: &Document, call: &Call) -> bool {
    let last = &document.tokens[call.tokens.end - 1];
    let Some(next) = document.sentences.get(last.sentence as usize + 1) else { return false };
    let mut words = document.tokens[next.range()].iter().filter(|token| token.is_word());
    let Some(first) = words.next().filter(|first| (first.voice, first.part) == (last.voice, last.part)) else {
        return false;
    };
    let asks = next.range().rev().take(3).any(|at| norm(document, at).starts_with('?'));
    let short = words.count() < 5;
    !asks && (short || ANSWERS.contains(&document.norm(first)))
}

/// Words that begin an answer (Quirk et al. 1985, 11.5-11.8).
const ANSWERS: [&str; 24] = [
    "yes",
    "no",
    "not",
    "never",
    "nobody",
    "none",
    "nothing",
    "nowhere",
    "because",
    "hardly",
    "certainly",
    "absolutely",
    "exactly",
    "wrong",
    "right",
    "simple",
    "easy",
    "indeed",
    "perhaps",
    "probably",
    "maybe",
    "well",
    "apparently",
    "sure",
];

/// “..., isn't it?”, “..., right?”
fn tagged(document: &Document, call: &Call) -> bool {
    let end = call.tokens.end - 1;
    let comma = (call.tokens.start..end).rev().take(4).find(|at| norm(document, *at) == ",");
    let Some(comma) = comma else { return false };
    let first = norm(document, comma + 1);
    match end - comma - 1 {
        1 => matches!(first, "right" | "no" | "yes" | "eh" | "huh" | "correct" | "really" | "ok" | "okay" | "see"),
        2 => first.ends_with("n't") || TAGS.contains(&first),
        3 => TAGS.contains(&first) && norm(document, comma + 3) == "not",
        _ => false,
    }
}

const TAGS: [&str; 17] = [
    "is", "are", "was", "were", "am", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could",
    "should", "shall",
];
