//! What an article has: its parts, tokens, sentences, quotations, attributions and lexicon hits, all found once.

pub mod attribution;
pub mod characters;
mod counted;
pub mod grammar;
pub mod kinds;
pub mod layout;
pub mod passage;
pub mod quotation;
pub mod sequence;
pub mod source;
mod totals;

use crate::article::Article;
use crate::lexicon::{Form, Hits, Lexicons, Tokens, Vocabulary};
use crate::text::language;
use crate::text::sentence::{self, Paragraph, Sentence};
use crate::text::span::Span;
use crate::text::tag::{Tagger, Words};
use crate::text::token::{self, Cuts, Part, Token, Voice};
use attribution::Attribution;
pub use counted::Counted;
use grammar::{Counts, Grammar};
use kinds::Kinds;
use layout::Parts;
use quotation::Quotation;
use sequence::Sequence;
use source::Sources;
use std::cell::OnceCell;

/// How far an article is read. A step needs those before it: what nothing asks for is left out from the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// Tokens with their forms, in sentences, paragraphs and parts; all are the author's.
    Words,
    /// Parts of speech.
    Tags,
    /// Terms of lexicons: their conditions look at parts of speech.
    Hits,
    /// Quotations, and with them the voice of every token.
    Quotations,
    /// Who is reported to have said what.
    Attributions,
}

/// An article as it has been read. Everything is sorted by its place in the text.
#[derive(Debug)]
pub struct Document<'a> {
    pub id: &'a str,
    /// The text as it came in; every span is a place in it.
    pub text: &'a str,
    pub encoding: &'static str,
    /// The language of the body, where it is surely not English: ISO 639-3.
    pub foreign: Option<&'static str>,
    pub lexicons: &'a Lexicons,
    pub parts: Parts,
    pub tokens: Vec<Token>,
    /// The words of the body once more, side by side: most features walk along nothing else.
    pub words: Vec<Token>,
    /// Its punctuation and symbols, likewise, each with its index among the tokens.
    pub marks: Vec<(u32, Token)>,
    /// The indices of its numbers, links and symbols among the tokens.
    pub others: Vec<u32>,
    /// The sentences with a word or number, with what is in them.
    pub counted: Vec<Counted>,
    /// The distinct word forms; a token's `form` is an index here.
    pub forms: Vec<Form>,
    /// The folded texts of all forms, one behind the other.
    pub norms: String,
    pub paragraphs: Vec<Paragraph>,
    pub sentences: Vec<Sentence>,
    pub hits: Hits,
    pub quotations: Vec<Quotation>,
    pub attributions: Vec<Attribution>,
    /// The tokens whose form may begin a cue of attribution.
    cues: Vec<u32>,
    grammar: OnceCell<Grammar>,
    counts: OnceCell<Counts>,
    kinds: OnceCell<Kinds>,
    /// The words of each scope, in the order of [`passage::Scope::ALL`].
    sequences: [Sequence; 4],
    /// Who is credited by the attributions.
    pub sources: Sources,
}

impl<'a> Document<'a> {
    /// Reads an article: total, so any text gives a document.
    pub fn read<'l: 'a>(article: &'a Article, vocabulary: &mut Vocabulary<'l>) -> Document<'a> {
        Document::read_to(Depth::Attributions, article, vocabulary)
    }

    /// Reads an article no further than `depth`; what lies beyond is empty.
    pub fn read_to<'l: 'a>(depth: Depth, article: &'a Article, vocabulary: &mut Vocabulary<'l>) -> Document<'a> {
        let mut document = Document {
            id: &article.id,
            text: &article.text,
            encoding: article.encoding,
            foreign: None,
            lexicons: vocabulary.lexicons(),
            parts: Parts::default(),
            tokens: Vec::new(),
            words: Vec::new(),
            marks: Vec::new(),
            others: Vec::new(),
            counted: Vec::new(),
            forms: Vec::new(),
            norms: String::new(),
            paragraphs: Vec::new(),
            sentences: Vec::new(),
            hits: Hits::default(),
            quotations: Vec::new(),
            attributions: Vec::new(),
            cues: Vec::new(),
            grammar: OnceCell::new(),
            counts: OnceCell::new(),
            kinds: OnceCell::new(),
            sequences: Default::default(),
            sources: Sources::default(),
        };
        let cuts = document.cut();
        document.parts = layout::parts(article, &cuts);
        layout::divide(&document.parts, &cuts, &mut document.paragraphs);
        document.segment(&cuts, vocabulary);
        if depth >= Depth::Tags {
            document.tag();
        }
        if depth >= Depth::Hits {
            let phrases = &document.lexicons.phrases;
            document.hits = phrases.find(document.tokens(), vocabulary.lexemes(), &document.sentences);
        }
        if depth >= Depth::Quotations {
            document.quotations = quotation::quotations(&document);
            document.give_voice();
        }
        if depth >= Depth::Attributions {
            document.attributions = attribution::attributions(&document);
            document.keep_attributions_of_the_article();
            document.sources = source::sources(&document);
        }
        document.count();
        document.foreign = language::foreign(document.words.len(), |at| document.norm(&document.words[at]));
        document
    }

    fn cut(&mut self) -> Cuts {
        let mut cuts = Cuts::with_capacity(self.text.len() / 5);
        token::cut(self.text, &mut cuts);
        sentence::paragraphs(self.text, &cuts, &mut self.paragraphs);
        cuts
    }

    /// Makes sentences, and tokens that know their form, sentence and part.
    fn segment(&mut self, cuts: &Cuts, vocabulary: &mut Vocabulary) {
        sentence::sentences(self.text, cuts, &self.paragraphs, &mut self.sentences);
        let mut numbering = vocabulary.number(self.text, cuts);
        self.tokens.reserve(cuts.len());
        self.cues.reserve(cuts.len() / 6);
        for (number, sentence) in self.sentences.iter().enumerate() {
            let cuts = cuts[sentence.range()].iter().zip(sentence.tokens.0..);
            self.tokens.extend(cuts.map(|(cut, at)| {
                let word = numbering.word();
                if word.is_cue {
                    self.cues.push(at);
                }
                Token {
                    span: cut.span,
                    form: word.number,
                    sentence: number as u32,
                    kind: cut.kind,
                    signal: word.signal,
                    shape: word.shape,
                    syllables: word.syllables,
                    letters: word.letters,
                    ..Token::default()
                }
            }));
        }
        (self.forms, self.norms) = numbering.end();
        self.give_part();
    }

    fn give_part(&mut self) {
        let mut rest = &mut self.tokens[..];
        for (span, part) in &self.parts.0 {
            let first = rest.partition_point(|token| token.span.start < span.start);
            let end = first + rest[first..].partition_point(|token| token.span.start < span.end);
            let (held, behind) = std::mem::take(&mut rest).split_at_mut(end);
            held[first..].iter_mut().for_each(|token| token.part = *part);
            rest = behind;
        }
    }

    fn tag(&mut self) {
        let mut words = Words::default();
        for sentence in &self.sentences {
            let tokens = &mut self.tokens[sentence.range()];
            words.fill(tokens.iter().map(|token| (self.forms[token.form as usize].tags, token.shape)));
            Tagger::embedded().tag(&words, tokens.iter_mut().map(|token| &mut token.tag));
        }
    }

    fn give_voice(&mut self) {
        for quotation in self.quotations.iter().filter(|quotation| quotation.function.is_voice()) {
            let (first, end) = quotation.tokens;
            for token in &mut self.tokens[first as usize..end as usize] {
                token.voice = Voice::Quoted;
            }
        }
    }

    /// What a biographical note or a teaser quotes is no part of the article's sourcing.
    fn keep_attributions_of_the_article(&mut self) {
        if !self.parts.0.is_empty() {
            let mut attributions = std::mem::take(&mut self.attributions);
            attributions
                .retain(|found| matches!(self.part_of(found.content), Part::Body | Part::Headline | Part::Markup));
            self.attributions = attributions;
        }
    }

    /// Its words by class and its constructions, found when they are first asked for.
    pub fn grammar(&self) -> &Grammar {
        self.grammar.get_or_init(|| Grammar::of(self))
    }

    /// How many of each it has.
    pub fn counts(&self) -> &Counts {
        self.counts.get_or_init(|| Counts::of(self))
    }

    /// How many hits of each kind its lexicons have.
    pub fn kinds(&self) -> &Kinds {
        self.kinds.get_or_init(|| Kinds::of_document(self))
    }

    /// The tokens as lexicons look at them.
    pub fn tokens(&self) -> Tokens<'_> {
        Tokens { text: self.text, list: &self.tokens, forms: &self.forms, norms: &self.norms }
    }

    /// The folded form of a token.
    pub fn norm(&self, token: &Token) -> &str {
        self.form(token).norm.of(&self.norms)
    }

    pub fn form(&self, token: &Token) -> &Form {
        &self.forms[token.form as usize]
    }

    /// The index of the first token that does not end before `position`.
    pub fn token_at(&self, position: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= position)
    }

    /// The part of the article to which a span's first token belongs.
    pub fn part_of(&self, span: Span) -> Part {
        self.tokens.get(self.token_at(span.start)).map_or(Part::Body, |token| token.part)
    }
}
