//! A sample for coders: marks in their sentences, and sentences to look for what was missed.

use super::concordance::clean;
use crate::document::Document;
use crate::stats::coding::Question;
use crate::text::span::Span;
use crate::text::token::{Part, Voice};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// A mark as the evidence has it, in code points.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub entry: String,
    /// Line of the evidence, for a person who has to find it.
    pub line: u64,
}

/// Something to be coded.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub question: Question,
    pub doc_id: String,
    pub voice: Voice,
    /// The mark, or the sentence, in code points.
    pub start: usize,
    pub end: usize,
    pub mark: String,
    pub entry: String,
    /// The sentence before, the sentence with marks in brackets, the sentence after.
    pub before: String,
    pub text: String,
    pub after: String,
    /// Its random number, from nothing but seed, feature, question and place.
    draw: u128,
}

/// What the random numbers are made of besides the place.
#[derive(Debug, Clone, Copy)]
pub struct Key<'a> {
    pub seed: u64,
    pub feature: &'a str,
}

impl Key<'_> {
    fn draw(&self, question: Question, doc_id: &str, start: usize, end: usize) -> u128 {
        let text = format!("{}\n{}\n{question:?}\n{doc_id}\n{start}\n{end}", self.seed, self.feature);
        first_bytes(text.as_bytes())
    }
}

fn first_bytes(bytes: &[u8]) -> u128 {
    let digest = Sha256::digest(bytes);
    digest.iter().take(16).fold(0, |number, byte| number << 8 | u128::from(*byte))
}

/// All that could be drawn of an article: each mark, and each sentence of the body.
///
/// # Errors
/// A mark's text is not what the article has at its place: it was made from other texts.
pub fn items(document: &Document, marks: &[Mark], key: Key) -> Result<Vec<Item>, String> {
    let mut places: Vec<usize> = document.text.char_indices().map(|(at, _)| at).collect();
    places.push(document.text.len());
    let mut spans = Vec::with_capacity(marks.len());
    for mark in marks {
        let span = places.get(mark.start).zip(places.get(mark.end)).map(|(start, end)| Span::new(*start, *end));
        let span = span.filter(|span| span.start <= span.end && span.of(document.text) == mark.text);
        spans.push(span.ok_or_else(|| {
            let (line, text, id) = (mark.line, &mark.text, document.id);
            format!("line {line}: \"{text}\" is not at its place in {id}; make the evidence from these inputs")
        })?);
    }
    let offset = |byte: u32| places.partition_point(|place| *place < byte as usize);
    let mut items = Vec::new();
    for (mark, span) in marks.iter().zip(&spans) {
        let Some(token) = document.tokens.get(document.token_at(span.start)) else { continue };
        let draw = key.draw(Question::Mark, document.id, mark.start, mark.end);
        let (start, end, sentence) = (mark.start, mark.end, token.sentence as usize);
        let item = item(document, Question::Mark, sentence, &[*span], draw);
        let (mark, entry) = (clean(&mark.text), mark.entry.clone());
        items.push(Item { voice: token.voice, start, end, mark, entry, ..item });
    }
    for counted in document.counted.iter().filter(|counted| counted.part == Some(Part::Body)) {
        let sentence = counted.sentence as usize;
        let span = document.sentences[sentence].span;
        let (start, end) = (offset(span.start), offset(span.end));
        let draw = key.draw(Question::Sentence, document.id, start, end);
        let item = item(document, Question::Sentence, sentence, &spans, draw);
        items.push(Item { voice: counted.first, start, end, ..item });
    }
    Ok(items)
}

/// An item in its sentence, the marks that lie in it in brackets.
fn item(document: &Document, question: Question, sentence: usize, marks: &[Span], draw: u128) -> Item {
    let around = |at: Option<usize>| {
        let sentence = at.and_then(|at| document.sentences.get(at));
        sentence.map_or(String::new(), |sentence| clean(&plain(sentence.span.of(document.text))))
    };
    Item {
        question,
        doc_id: document.id.to_owned(),
        voice: Voice::Author,
        start: 0,
        end: 0,
        mark: String::new(),
        entry: String::new(),
        before: around(sentence.checked_sub(1)),
        text: clean(&bracketed(document.text, document.sentences[sentence].span, marks)),
        after: around(Some(sentence + 1)),
        draw,
    }
}

/// Brackets of the text itself would be taken for marks.
fn plain(text: &str) -> String {
    text.replace('[', "(").replace(']', ")")
}

fn bracketed(text: &str, sentence: Span, marks: &[Span]) -> String {
    let mut shown = String::new();
    let mut at = sentence.start;
    for mark in marks.iter().filter(|mark| sentence.covers(**mark)) {
        if mark.start >= at {
            shown += &plain(&text[at as usize..mark.start as usize]);
            shown += &format!("[{}]", plain(mark.of(text)));
            at = mark.end;
        }
    }
    shown + &plain(&text[at as usize..sentence.end as usize])
}

/// All items of one question in one group: how many there are, and the first by their random numbers.
#[derive(Debug, Default)]
struct Stratum {
    population: usize,
    drawn: Vec<Item>,
}

/// Draws items: those with the smallest random numbers of each stratum, so that a draw depends on nothing but the texts and
/// the seed (permanent random numbers; Ohlsson 1995, in Cox et al., Business Survey Methods, 153-169).
#[derive(Debug)]
pub struct Sampler {
    most: usize,
    strata: BTreeMap<(String, Question), Stratum>,
    words: BTreeMap<String, u64>,
}

/// An item drawn, and what it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    pub item: Item,
    pub group: String,
    /// Items of this question in this group, and how many of them were drawn.
    pub population: usize,
    pub drawn: usize,
    /// Words of the group.
    pub group_words: u64,
}

impl Sampler {
    /// For up to `most` items of each question.
    pub fn new(most: usize) -> Sampler {
        Sampler { most, strata: BTreeMap::new(), words: BTreeMap::new() }
    }

    /// Takes in the items of an article.
    pub fn add(&mut self, group: &str, words: u64, items: Vec<Item>) {
        *self.words.entry(group.to_owned()).or_default() += words;
        for item in items {
            let stratum = self.strata.entry((group.to_owned(), item.question)).or_default();
            stratum.population += 1;
            stratum.drawn.push(item);
            if stratum.drawn.len() > 2 * self.most + 1_000 {
                stratum.keep(self.most);
            }
        }
    }

    /// Draws so many marks and sentences, shared out evenly over the groups, in an order that tells nothing about them.
    pub fn finish(mut self, marks: usize, sentences: usize) -> Vec<Drawn> {
        let mut drawn = Vec::new();
        for (question, wanted) in [(Question::Mark, marks), (Question::Sentence, sentences)] {
            let strata: Vec<&mut Stratum> = self
                .strata
                .iter_mut()
                .filter(|((_, asked), _)| *asked == question)
                .map(|(_, stratum)| stratum)
                .collect();
            let sizes: Vec<usize> = strata.iter().map(|stratum| stratum.population).collect();
            for (stratum, share) in strata.into_iter().zip(shares(wanted.min(self.most), &sizes)) {
                stratum.keep(share);
            }
        }
        for ((group, _), stratum) in self.strata {
            let (population, count, group_words) = (stratum.population, stratum.drawn.len(), self.words[&group]);
            let of = |item| Drawn { item, group: group.clone(), population, drawn: count, group_words };
            drawn.extend(stratum.drawn.into_iter().map(of));
        }
        drawn.sort_by_cached_key(|drawn| first_bytes(&drawn.item.draw.to_be_bytes()));
        drawn
    }
}

impl Stratum {
    fn keep(&mut self, most: usize) {
        self.drawn.sort_by_key(|item| item.draw);
        self.drawn.truncate(most);
    }
}

/// Shares a number out evenly over strata of these sizes; what one cannot use goes to the others. If anything is wanted,
/// at least one of each stratum is: what is not drawn from cannot be judged.
fn shares(wanted: usize, sizes: &[usize]) -> Vec<usize> {
    let mut shares = vec![0; sizes.len()];
    let least = if wanted == 0 { 0 } else { sizes.len() };
    let mut left = wanted.max(least).min(sizes.iter().sum());
    while left > 0 {
        let open: Vec<usize> = (0..sizes.len()).filter(|at| shares[*at] < sizes[*at]).collect();
        let each = (left / open.len()).max(1);
        for at in open {
            let more = each.min(sizes[at] - shares[at]).min(left);
            shares[at] += more;
            left -= more;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::lexicon::{Lexicons, Vocabulary};

    fn read(id: &str, text: &str, marks: &[(usize, usize, &str)]) -> Result<Vec<Item>, String> {
        let article = Article { id: id.into(), text: text.to_owned(), ..Article::default() };
        let document = Document::read(&article, &mut Vocabulary::new(Lexicons::embedded()));
        let mark = |(start, end, text): &(usize, usize, &str)| Mark {
            start: *start,
            end: *end,
            text: (*text).into(),
            entry: "may (modal)".into(),
            line: 2,
        };
        let marks: Vec<Mark> = marks.iter().map(mark).collect();
        items(&document, &marks, Key { seed: 1, feature: "hedges" })
    }

    #[test]
    fn a_mark_stands_alone_in_brackets_and_a_sentence_shows_all() {
        let found = read("a", "É, it may [or might] hold. It did.", &[(6, 9, "may"), (14, 19, "might")]).unwrap();
        let texts: Vec<&str> = found.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "É, it [may] (or might) hold.",
                "É, it may (or [might]) hold.",
                "É, it [may] (or [might]) hold.",
                "It did."
            ]
        );
        assert_eq!((found[0].after.as_str(), found[3].before.as_str()), ("It did.", "É, it may (or might) hold."));
        assert_eq!((found[2].start, found[2].end), (0, 26));
    }

    #[test]
    fn evidence_of_other_texts_is_refused() {
        assert!(read("a", "It will hold.", &[(3, 6, "may")]).unwrap_err().contains("line 2: \"may\""));
        assert!(read("a", "It", &[(3, 600, "may")]).is_err());
    }

    #[test]
    fn shares_are_even_and_nothing_is_lost() {
        assert_eq!(shares(10, &[100, 100, 100]), [4, 3, 3]);
        assert_eq!(shares(10, &[2, 100, 100]), [2, 4, 4]);
        assert_eq!(shares(10, &[2, 3]), [2, 3]);
        assert_eq!(shares(0, &[2]), [0]);
        assert_eq!(shares(1, &[2, 5]), [1, 1]);
    }

    #[test]
    fn a_draw_depends_on_the_texts_only() {
        let text = "It may hold. It may break. It may rain. It may snow.";
        let marks = [(3, 6, "may"), (16, 19, "may"), (30, 33, "may"), (43, 46, "may")];
        let draw = |ids: [&str; 3]| {
            let mut sampler = Sampler::new(4);
            ids.iter().for_each(|id| sampler.add(&id[..1], 12, read(id, text, &marks).unwrap()));
            sampler.finish(4, 2)
        };
        let (one, other) = (draw(["a1", "a2", "b1"]), draw(["b1", "a2", "a1"]));
        assert_eq!(one, other);
        let marks = one.iter().filter(|drawn| drawn.item.question == Question::Mark);
        let mut of: Vec<(&str, usize, usize)> =
            marks.map(|drawn| (drawn.group.as_str(), drawn.population, drawn.drawn)).collect();
        of.sort_unstable();
        assert_eq!(of, [("a", 8, 2), ("a", 8, 2), ("b", 4, 2), ("b", 4, 2)]);
    }
}
