//! Totals: how much there is of a passage, which numbers are held against.

use super::Document;
use super::characters::Characters;
use super::passage::{NOWHERE, Passage, Scope};
use crate::text::token::{Part, TokenKind};

/// Every denominator there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Code points of all tokens: white space is not counted.
    pub characters: u32,
    pub words: u32,
    /// Sentences all of whose words lie in the scope, with at least one word or number.
    pub sentences: u32,
    pub paragraphs: u32,
    /// White space of any kind and length between two tokens that follow each other, of the body.
    pub spaces: u32,
    /// Sequences of characters, of the body in a run that counts some: see [`super::characters`].
    pub sequences: u32,
}

impl Totals {
    /// The totals of every scope, in the order of [`Scope::ALL`].
    pub fn all(document: &Document) -> [Totals; 4] {
        let mut totals = Totals::of_tokens(document);
        let [body, author, quoted, headline] = &mut totals;
        body.characters = author.characters + quoted.characters;
        body.words = document.words.len() as u32;
        quoted.words = Passage::new(document, Scope::Quoted).word_count() as u32;
        author.words = body.words - quoted.words;
        headline.words = Passage::new(document, Scope::Headline).word_list().len() as u32;
        for (totals, scope) in totals.iter_mut().zip(Scope::ALL) {
            totals.sentences = Passage::new(document, scope).sentences().count() as u32;
        }
        let length = document.lexicons.frequent.length;
        if length > 0 {
            let body = Passage::new(document, Scope::Body);
            totals[Scope::Body as usize].sequences = Characters::of(&body).sequences(length).count() as u32;
        }
        totals
    }

    /// Characters, spaces and paragraphs: what is told token by token.
    fn of_tokens(document: &Document) -> [Totals; 4] {
        // Side by side they stay near.
        let characters: Vec<u16> = document.forms.iter().map(|form| form.characters).collect();
        let (mut totals, mut sums) = ([Totals::default(); 4], [0; NOWHERE as usize + 1]);
        let (mut spaces, mut last) = (0, u32::MAX);
        for paragraph in &document.paragraphs {
            let mut held = 0;
            for token in &document.tokens[paragraph.tokens.0 as usize..paragraph.tokens.1 as usize] {
                let scope = Scope::narrowest(token);
                sums[usize::from(scope)] += u32::from(characters[token.form as usize]);
                held |= u8::from(matches!(token.kind, TokenKind::Word | TokenKind::Number)) << scope;
                if token.part == Part::Body {
                    spaces += u32::from(last < token.span.start);
                    last = token.span.end;
                }
            }
            let body = held & (1 << Scope::Author as u8 | 1 << Scope::Quoted as u8) != 0;
            held |= u8::from(body) << Scope::Body as u8;
            totals.iter_mut().zip(0..).for_each(|(totals, scope)| totals.paragraphs += u32::from(held >> scope & 1));
        }
        totals[Scope::Body as usize].spaces = spaces;
        totals.iter_mut().zip(sums).for_each(|(totals, sum)| totals.characters = sum);
        totals
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::lexicon::{Lexicons, Vocabulary};
    use crate::text::token::Token;

    #[test]
    fn totals_are_those_of_the_tokens() {
        let text = "Dam holds\n\nBy Ilse Varn\n\n“We left … at 9:30,” she said.\n\n* * *\n\nSee www.dam.example now";
        for layout in [crate::article::Layout::Article, crate::article::Layout::Plain] {
            let article = Article { text: text.into(), layout, ..Article::default() };
            let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
            for scope in Scope::ALL {
                let passage = Passage::new(&document, scope);
                let characters = passage.tokens().map(|token| u32::from(document.form(token).characters)).sum();
                let tokens: Vec<&Token> = passage.tokens().collect();
                let spaces = tokens.windows(2).filter(|pair| pair[0].span.end < pair[1].span.start).count() as u32;
                let totals = Totals {
                    spaces: if scope == Scope::Body { spaces } else { 0 },
                    characters,
                    words: passage.words().count() as u32,
                    sentences: passage.sentences().count() as u32,
                    paragraphs: passage.paragraphs().count() as u32,
                    sequences: 0,
                };
                assert_eq!(passage.totals(), totals, "{scope:?}");
            }
        }
    }
}
