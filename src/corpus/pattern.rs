//! Patterns: what a concordance is made of.

use crate::document::Document;
use crate::document::passage::Scope;
use crate::error::Error;
use crate::lexicon::fold;
use crate::text::span::Span;
use crate::text::token::{self, TokenKind, is_apostrophe};
use regex::{Regex, RegexBuilder};

/// What is looked for.
#[derive(Debug, Clone)]
pub enum Pattern {
    /// Words that follow each other in one sentence, as lexicons have them: hyphens between them do not count.
    Phrase { words: Vec<Word>, ignore_case: bool },
    /// A regular expression over the text as it stands.
    Expression(Regex),
}

/// One word of a phrase.
#[derive(Debug, Clone)]
pub enum Word {
    /// `*`: any one word or number.
    Any,
    Exact(String),
    /// A word with `*` for any letters, as an expression over the whole of it.
    Wild(Regex),
}

impl Pattern {
    /// A phrase of words, each of which may hold `*`. Unless case counts, typography and case are folded.
    ///
    /// # Errors
    /// There is no word in it.
    pub fn phrase(phrase: &str, ignore_case: bool) -> Result<Pattern, Error> {
        let mut words = Vec::new();
        for piece in phrase.split_whitespace() {
            if piece == "*" {
                words.push(Word::Any);
            } else if piece.contains('*') {
                words.push(wild(piece, ignore_case)?);
            } else {
                let mut cuts = token::Cuts::default();
                token::cut(piece, &mut cuts);
                let pieces = cuts.iter().map(|cut| settled(cut.span.of(piece), ignore_case));
                words.extend(pieces.filter(|piece| !is_hyphen(piece)).map(Word::Exact));
            }
        }
        if words.iter().all(|word| matches!(word, Word::Any)) {
            return Err(Error::Usage(format!(
                "there is no word in the pattern \"{phrase}\"; give one, such as govern*"
            )));
        }
        Ok(Pattern::Phrase { words, ignore_case })
    }

    /// A regular expression in the syntax of the crate regex.
    ///
    /// # Errors
    /// It is none; the message shows where.
    pub fn expression(expression: &str, ignore_case: bool) -> Result<Pattern, Error> {
        compile(expression, ignore_case).map(Pattern::Expression)
    }

    /// The places in a scope where the pattern is found, in the order of the text, without overlaps.
    pub fn find(&self, document: &Document, scope: Scope) -> Vec<Span> {
        match self {
            Pattern::Expression(expression) => {
                let found = expression.find_iter(document.text).filter(|found| !found.is_empty());
                let spans = found.map(|found| Span::new(found.start(), found.end()));
                spans.filter(|span| begins_in(document, scope, *span)).collect()
            }
            Pattern::Phrase { words, ignore_case } => {
                let mut spans = Vec::new();
                let mut at = 0;
                while at < document.tokens.len() {
                    match phrase_at(document, scope, words, *ignore_case, at) {
                        Some(end) => {
                            let (first, last) = (document.tokens[at].span, document.tokens[end - 1].span);
                            spans.push(Span { start: first.start, end: last.end });
                            at = end;
                        }
                        None => at += 1,
                    }
                }
                spans
            }
        }
    }
}

fn begins_in(document: &Document, scope: Scope, span: Span) -> bool {
    let first = document.tokens.get(document.token_at(span.start));
    first.is_some_and(|token| token.span.start < span.end && scope.holds(token))
}

/// One past the last token of a phrase that begins at a token.
fn phrase_at(document: &Document, scope: Scope, words: &[Word], ignore_case: bool, first: usize) -> Option<usize> {
    let sentence = document.tokens[first].sentence;
    let mut at = first;
    for (number, word) in words.iter().enumerate() {
        at += usize::from(number > 0 && is_inside_hyphen(document, at));
        let token = document.tokens.get(at).filter(|token| token.sentence == sentence && scope.holds(token))?;
        let fits = match word {
            Word::Any => matches!(token.kind, TokenKind::Word | TokenKind::Number),
            Word::Exact(word) if ignore_case => document.norm(token) == word,
            Word::Exact(word) => settled(token.span.of(document.text), false) == *word,
            Word::Wild(word) if ignore_case => word.is_match(document.norm(token)),
            Word::Wild(word) => word.is_match(&settled(token.span.of(document.text), false)),
        };
        at += usize::from(fits);
        fits.then_some(())?;
    }
    Some(at)
}

/// `so-called` is the phrase `so called`: a hyphen inside a compound is passed over.
fn is_inside_hyphen(document: &Document, at: usize) -> bool {
    let span = |at: usize| document.tokens.get(at).map(|token| token.span);
    let joined = |a: Option<Span>, b: Option<Span>| a.zip(b).is_some_and(|(a, b)| a.end == b.start);
    let hyphen = document.tokens.get(at).is_some_and(|token| document.norm(token) == "-");
    hyphen && joined(span(at - 1), span(at)) && joined(span(at), span(at + 1))
}

fn wild(piece: &str, ignore_case: bool) -> Result<Word, Error> {
    let parts: Vec<String> = piece.split('*').map(|part| regex::escape(&settled(part, ignore_case))).collect();
    compile(&format!("^{}$", parts.join(".*")), false).map(Word::Wild)
}

fn compile(expression: &str, ignore_case: bool) -> Result<Regex, Error> {
    let built = RegexBuilder::new(expression).case_insensitive(ignore_case).build();
    built.map_err(|error| Error::Usage(format!("not a regular expression: {error}")))
}

/// A piece of text as it is compared: folded, or with nothing but its apostrophes straightened.
fn settled(piece: &str, ignore_case: bool) -> String {
    if ignore_case {
        let mut folded = String::new();
        fold(piece, &mut folded);
        return folded;
    }
    piece.chars().map(|c| if is_apostrophe(c.encode_utf8(&mut [0; 4])) { '\'' } else { c }).collect()
}

fn is_hyphen(piece: &str) -> bool {
    matches!(piece, "-" | "‐" | "‑")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::lexicon::{Lexicons, Vocabulary};

    fn found(pattern: &Result<Pattern, Error>, text: &str, scope: Scope) -> Vec<String> {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        let spans = pattern.as_ref().unwrap().find(&document, scope);
        spans.iter().map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn phrases_are_found_whatever_their_typography() {
        let text = "The so-called “experts” said SO CALLED experts don’t govern. So. Called.";
        let phrase = |phrase: &str| found(&Pattern::phrase(phrase, true), text, Scope::Body);
        assert_eq!(phrase("so called"), ["so-called", "SO CALLED"]);
        assert_eq!(phrase("so-called"), ["so-called", "SO CALLED"]);
        assert_eq!(phrase("don't *"), ["don’t govern"]);
        assert_eq!(phrase("*pert* s*"), ["SO"; 0]);
        assert_eq!(phrase("Expert*"), ["experts", "experts"]);
        assert_eq!(found(&Pattern::phrase("SO called", false), text, Scope::Body), [""; 0]);
        assert_eq!(found(&Pattern::phrase("So", false), text, Scope::Body), ["So"]);
    }

    #[test]
    fn expressions_look_at_the_text_within_the_scope() {
        let text = "He said: “The dam, we think, will hold the water.” The dam held.";
        let dam = Pattern::expression(r"the d\w+", true);
        assert_eq!(found(&dam, text, Scope::Body), ["The dam", "The dam"]);
        assert_eq!(found(&dam, text, Scope::Quoted).len(), 1);
        assert_eq!(found(&Pattern::expression("x*", true), text, Scope::Body), [""; 0]);
    }

    #[test]
    fn what_is_no_pattern_is_said() {
        assert!(Pattern::phrase(" * ", true).unwrap_err().to_string().contains("no word"));
        assert!(Pattern::expression("(", true).unwrap_err().to_string().contains("regular expression"));
    }
}
