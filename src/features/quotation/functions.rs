//! Functions of quotation marks: scare quotes told from speech, fragments, titles and terms.

use crate::document::passage::{Passage, Scope};
use crate::document::quotation::{Function, Quotation};
use crate::feature::{Evidence, Example, Feature, Find, Reason, hit, miss};
use crate::text::token::Voice;

pub static SCARE_QUOTES: Feature = function(
    &[Scope::Body, Scope::Headline],
    "scare_quotes",
    "Quotation marks by which authors use a word or phrase and refuse to stand behind it.",
    &[hit("The so-called [“experts”] never came."), miss("“We are leaving,” said Mayor Ilse Varn.")],
    |passage, marks| find(passage, marks, |quotation| quotation.function == Function::Scare),
);

pub static SPEECH_QUOTES: Feature = function(
    &[Scope::Body],
    "speech_quotes",
    "Quotation marks around direct speech or verbatim text of a clause or more.",
    &[
        hit("[“We are leaving the harbour tonight,”] said Mayor Ilse Varn."),
        miss("The so-called “experts” never came."),
    ],
    |passage, marks| find(passage, marks, |quotation| quotation.function == Function::Speech),
);

pub static FRAGMENT_QUOTES: Feature = function(
    &[Scope::Body],
    "fragment_quotes",
    "Quotation marks around a phrase that is worked into the author's sentence and credited to a source.",
    &[hit("Varn called the plan [“a slow disaster”]."), miss("The so-called “experts” never came.")],
    |passage, marks| find(passage, marks, |quotation| quotation.function == Function::Fragment),
);

pub static TITLE_QUOTES: Feature = function(
    &[Scope::Body],
    "title_quotes",
    "Quotation marks around the name of a work, a nickname, a brand, an operation.",
    &[hit("Her first novel, [“The Salt Road,”] sold well."), miss("The so-called “experts” never came.")],
    |passage, marks| find(passage, marks, |quotation| quotation.function == Function::Title),
);

pub static TERM_QUOTES: Feature = function(
    &[Scope::Body],
    "term_quotes",
    "Quotation marks around an expression as such: mentioned, defined, translated, introduced.",
    &[hit("The word [“drought”] appears twice."), miss("The so-called “experts” never came.")],
    |passage, marks| find(passage, marks, |quotation| quotation.function == Function::Term),
);

pub static UNCLOSED_QUOTES: Feature = function(
    &[Scope::Body],
    "unclosed_quotes",
    "Quotations that are opened and never closed: they end with their paragraph.",
    &[hit("Varn said: [“We are leaving.]"), miss("“We are leaving,” said Varn.")],
    |passage, marks| find(passage, marks, |quotation| !quotation.closed),
);

const REFERENCE: &str = "Gutzmann & Stei 2011, Journal of Pragmatics 43, 2650-2663; Semino & Short 2004, chapter 3";
const CAVEAT: &str = "Told by weighed cues, not by understanding; each mark carries its cues.";

const fn function(
    scopes: &'static [Scope],
    name: &'static str,
    definition: &'static str,
    examples: &'static [Example],
    find: fn(&Passage, &mut Vec<Evidence>),
) -> Feature {
    Feature::rate(name, definition, scopes, REFERENCE, CAVEAT, examples, Find::Marks(find))
}

fn find(passage: &Passage, marks: &mut Vec<Evidence>, chosen: fn(&Quotation) -> bool) {
    let document = passage.document;
    for (at, quotation) in document.quotations.iter().enumerate().filter(|(_, quotation)| chosen(quotation)) {
        let Some(token) = document.tokens.get(document.token_at(quotation.span.start)) else { continue };
        if passage.scope.holds(token) {
            let voice = if quotation.function.is_voice() { Voice::Quoted } else { token.voice };
            let reason = Reason::Quotation(at as u32);
            marks.push(Evidence { span: quotation.span, weight: quotation.score, voice, reason });
        }
    }
}
