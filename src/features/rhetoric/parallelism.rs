//! Anaphora: neighbouring sentences that begin with the same words.

use super::{BODY, RATE};
use crate::document::{Counted, Document};
use crate::feature::{Evidence, Feature, Find, Reach, Reason, hit, miss};
use crate::lexicon::seeds::REPORTING_VERBS;
use crate::text::span::Span;
use crate::text::token::Token;

pub static ANAPHORA: Feature = Feature {
    name: "anaphora",
    definition: "Sentences of one voice that begin like a neighbour: with the same two words (three behind an article), or in \
                 a row of three with the same word that is no article, preposition or “he”, “she”, “it”; the shared words are \
                 marked.",
    reference: "Lausberg 1960, sections 629-630; Leech 1969, A Linguistic Guide to English Poetry, 80-81; Fahnestock 2011, 230-232",
    caveat: "A topic that is merely kept (“The council has ... The council has”) is counted from its third word; a pronoun with a \
             reporting verb (“She said”) is not.",
    scopes: BODY,
    reach: Reach::Sequence,
    length_bound: false,
    measures: RATE,
    examples: &[
        hit("[We will] rebuild. [We will] stay. They left."),
        hit("[Nobody] asked. [Nobody] came. [Nobody] is to blame."),
        miss("The council met. The council left. She said no. She said yes."),
    ],
    find: Find::Marks(|passage, marks| {
        let sentences: Vec<&Counted> = passage.sentences().collect();
        let openings: Vec<Opening> = sentences.iter().map(|counted| Opening::of(passage.document, counted)).collect();
        let shared: Vec<usize> = openings.windows(2).map(|pair| pair[0].shared(&pair[1])).collect();
        let link = |at: usize| shared.get(at).copied().unwrap_or(0);
        for (at, opening) in openings.iter().enumerate() {
            let (before, after) = (at.checked_sub(1).map_or(0, link), link(at));
            let far = |step: usize| at.checked_sub(step).map_or(0, link);
            let row = (before > 0 && (after > 0 || far(2) > 0)) || (after > 0 && link(at + 1) > 0);
            let longest = before.max(after);
            if longest == 0 {
                continue;
            }
            let counts = longest >= opening.enough(passage.document) || row && opening.makes_a_row(passage.document);
            if counts {
                marks.extend(opening.mark(longest));
            }
        }
    }),
};

/// The words a sentence begins with.
struct Opening<'a> {
    sentence: u32,
    /// Its tokens from the first word on, and the place of that one in the document.
    first: usize,
    tokens: &'a [Token],
}

/// How many words of a sentence are looked at.
const LONGEST: usize = 4;

impl<'a> Opening<'a> {
    fn of(document: &'a Document, counted: &Counted) -> Opening<'a> {
        let range = document.sentences[counted.sentence as usize].range();
        let tokens = &document.tokens[range.clone()];
        let marks = tokens.iter().take_while(|token| !token.is_word()).count();
        Opening { sentence: counted.sentence, first: range.start + marks, tokens: &tokens[marks..] }
    }

    fn words(&self) -> impl Iterator<Item = (usize, &'a Token)> {
        (self.first..).zip(self.tokens).filter(|(_, token)| token.is_word()).take(LONGEST)
    }

    fn word(&self, at: usize) -> Option<(usize, &'a Token)> {
        self.words().nth(at)
    }

    /// How many words two neighbouring sentences of one voice share at their start.
    fn shared(&self, other: &Opening) -> usize {
        // Few begin with the same word.
        let first = |opening: &Opening| opening.tokens.first().map(|token| (token.form, token.voice));
        if first(self) != first(other) || other.sentence != self.sentence + 1 {
            return 0;
        }
        self.words().zip(other.words()).take_while(|((_, a), (_, b))| a.form == b.form).count()
    }

    fn norm(&self, document: &'a Document, word: usize) -> &'a str {
        self.word(word).map_or("", |(_, token)| document.norm(token))
    }

    /// How many words must be shared with one neighbour.
    fn enough(&self, document: &Document) -> usize {
        let article = matches!(self.norm(document, 0), "the" | "a" | "an");
        let second = self.word(1).map(|(at, _)| at as u32);
        let reports = document.hits.of(REPORTING_VERBS);
        let reported = second.is_some_and(|second| reports.binary_search_by_key(&second, |hit| hit.first).is_ok());
        2 + usize::from(article || reported)
    }

    fn makes_a_row(&self, document: &Document) -> bool {
        !matches!(
            self.norm(document, 0),
            "the" | "a" | "an" | "he" | "she" | "it" | "in" | "on" | "at" | "for" | "of" | "from" | "by" | "with"
        )
    }

    fn mark(&self, words: usize) -> Option<Evidence> {
        let ((_, first), (_, last)) = (self.word(0)?, self.word(words.checked_sub(1)?)?);
        let span = Span { start: first.span.start, end: last.span.end };
        Some(Evidence { span, weight: 1.0, voice: first.voice, reason: Reason::Plain })
    }
}
