//! Word classes: what a word of the closed classes is by its form and its tag, from `seeds/language/word_classes.tsv`.
//!
//! A form is looked up once, when the vocabulary learns it, and leaves the number of a row; the row holds a set of
//! classes for each tag. So the classes of a token cost two loads, however many lists there are.

mod class;

use crate::text::tag::Tag;
pub use class::{Classes, WordClass, bits};
use rustc_hash::FxHashMap;
use std::ops::Deref;
use std::sync::OnceLock;

/// The row of a form in [`WordClasses`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassRow {
    number: u16,
    /// The form as the second word of phrases: the place of its bit in [`Phrases::seconds`].
    second: u8,
}

impl ClassRow {
    pub fn number(self) -> usize {
        usize::from(self.number)
    }

    /// Whether its form may be one of the second words of phrases.
    pub fn is_among(self, seconds: u64) -> bool {
        seconds >> self.second & 1 != 0
    }
}

/// The classes of a form under each tag.
type Row = [Classes; Tag::ALL.len()];

/// A term of several words.
#[derive(Debug)]
pub struct Phrase {
    /// Its words after the first, folded.
    pub rest: Vec<&'static str>,
    pub classes: Classes,
    /// The place of the bit of its second word.
    second: u8,
}

/// All rows.
#[derive(Debug)]
pub struct WordClasses {
    forms: FxHashMap<&'static str, u16>,
    rows: Vec<Row>,
    /// The phrases that begin with the form of each of the last rows.
    phrases: Vec<Phrases>,
}

/// The phrases that begin with a form, the longest first.
#[derive(Debug, Default)]
pub struct Phrases {
    list: Vec<Phrase>,
    /// A bit for each of their second words: most words that stand behind the first lead nowhere.
    seconds: u64,
}

impl Phrases {
    fn push(&mut self, phrase: Phrase) {
        self.seconds |= 1 << phrase.second;
        self.list.push(phrase);
    }

    /// Those whose second word may be a form.
    pub fn with(&self, form: ClassRow) -> impl Iterator<Item = &Phrase> {
        self.list.iter().filter(move |phrase| phrase.second == form.second)
    }

    /// The bits of their second words.
    pub fn seconds(&self) -> u64 {
        self.seconds
    }
}

impl Deref for Phrases {
    type Target = [Phrase];

    fn deref(&self) -> &[Phrase] {
        &self.list
    }
}

/// The place of a word's bit among 64, by its first letter and its length.
fn second(word: &str) -> u8 {
    let first = word.bytes().next().map_or(0, usize::from);
    ((5 * first + word.len()) % 64) as u8
}

static SEED: &str = include_str!("../../seeds/language/word_classes.tsv");

/// The classes that an ending gives; rows of forms that the seed does not name.
const ENDINGS: [&[WordClass]; 3] = [&[], &[WordClass::Nominalisation], &[WordClass::Gerund]];

impl WordClasses {
    pub fn embedded() -> &'static WordClasses {
        static EMBEDDED: OnceLock<WordClasses> = OnceLock::new();
        // The seed is part of the program and a test reads it.
        EMBEDDED.get_or_init(|| WordClasses::parse(SEED).expect("embedded word classes"))
    }

    /// # Errors
    /// The first line that has not four columns, or names a class or tag there is not.
    fn parse(text: &'static str) -> Result<WordClasses, String> {
        let mut classes = WordClasses { forms: FxHashMap::default(), rows: Vec::new(), phrases: Vec::new() };
        let lines = text.lines().enumerate();
        for (at, line) in lines.filter(|(_, line)| !line.starts_with('#') && !line.starts_with("forms\t")) {
            classes.take(line).map_err(|problem| format!("word_classes.tsv, line {}: {problem}", at + 1))?;
        }
        // Forms without phrases share the rows of those with the same classes: few rows stay near. They come first.
        let mut shared: FxHashMap<Row, u16> = FxHashMap::default();
        let mut rows: Vec<Row> = ENDINGS.map(|classes| [Classes::of(classes); Tag::ALL.len()]).to_vec();
        let mut begins = std::mem::take(&mut classes.phrases);
        let mut forms: Vec<_> = classes.forms.iter_mut().collect();
        forms.sort_unstable_by_key(|(form, row)| (!begins[usize::from(**row)].is_empty(), **form));
        for (_, row) in forms {
            let own = classes.rows[usize::from(*row)].map(Classes::settled);
            let mut begins = std::mem::take(&mut begins[usize::from(*row)]);
            let fresh = rows.len() as u16;
            let settled = if begins.is_empty() { *shared.entry(own).or_insert(fresh) } else { fresh };
            if settled == fresh {
                rows.push(own);
            }
            if !begins.is_empty() {
                begins.list.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
                classes.phrases.push(begins);
            }
            *row = settled;
        }
        classes.rows = rows;
        Ok(classes)
    }

    fn take(&mut self, line: &'static str) -> Result<(), String> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [forms, names, tags, _] = cells[..] else {
            return Err(format!("{} columns where there are four: forms, classes, tags, reason", cells.len()));
        };
        let mut classes = Classes::default();
        for name in names.split(' ') {
            let class = WordClass::named(name).ok_or_else(|| format!("there is no class \"{name}\""))?;
            classes = classes.and(Classes::of(&[class]));
        }
        let known = |name: &str| Tag::ALL.iter().any(|tag| tag.as_str() == name);
        if let Some(name) = tags.split_whitespace().find(|name| !known(name)) {
            return Err(format!("there is no tag \"{name}\""));
        }
        for form in forms.split('|') {
            let mut words = form.split(' ');
            let row = self.row(words.next().unwrap_or_default());
            let rest: Vec<&str> = words.collect();
            if let Some(word) = rest.first() {
                let second = second(word);
                self.phrases[row].push(Phrase { rest, classes, second });
                continue;
            }
            for (tag, held) in Tag::ALL.iter().zip(&mut self.rows[row]) {
                if tags.is_empty() || tags.split(' ').any(|name| name == tag.as_str()) {
                    *held = held.and(classes);
                }
            }
        }
        Ok(())
    }

    fn row(&mut self, form: &'static str) -> usize {
        let fresh = self.rows.len() as u16;
        let row = *self.forms.entry(form).or_insert(fresh);
        if row == fresh {
            self.rows.push([Classes::of(ENDINGS[ending(form)]); Tag::ALL.len()]);
            self.phrases.push(Phrases::default());
        }
        usize::from(row)
    }

    /// The row of a folded form.
    pub fn find(&self, norm: &str) -> ClassRow {
        let number = self.forms.get(norm).copied().unwrap_or_else(|| ending(norm) as u16);
        ClassRow { number, second: second(norm) }
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = ClassRow> {
        (0..self.rows.len() as u16).map(|number| ClassRow { number, second: 0 })
    }

    /// The classes of a form under a tag.
    pub fn get(&self, row: ClassRow, tag: Tag) -> Classes {
        self.rows[row.number()][tag as usize]
    }

    /// The phrases that begin with a form.
    pub fn phrases(&self, row: ClassRow) -> Option<&Phrases> {
        self.phrases.get(row.number().wrapping_sub(self.rows.len() - self.phrases.len()))
    }
}

/// What a form is by its ending: an index of [`ENDINGS`].
fn ending(norm: &str) -> usize {
    let singular = norm.strip_suffix('s').unwrap_or(norm);
    let base = if norm.ends_with("ness") { norm } else { singular };
    let long = |ending: &str| base.strip_suffix(ending).is_some_and(|stem| stem.len() > 2);
    if ["tion", "ment", "ness", "ity"].into_iter().any(long) || norm.strip_suffix("ities").is_some_and(|s| s.len() > 2)
    {
        1
    } else if long("ing") {
        2
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::WordClass::*;
    use super::*;

    fn classes(norm: &str, tag: Tag) -> Classes {
        let all = WordClasses::embedded();
        all.get(all.find(norm), tag)
    }

    #[test]
    fn names_stand_in_the_order_of_the_classes() {
        assert!(WordClass::NAMED.iter().enumerate().all(|(at, (_, class))| *class as usize == at));
    }

    #[test]
    fn a_class_depends_on_form_and_tag() {
        assert!(classes("that", Tag::Determiner).has(Demonstrative));
        assert!(classes("that", Tag::Pronoun).has(DemonstrativePronoun));
        assert!(!classes("that", Tag::Subordinator).any(Classes::of(&[Demonstrative, DemonstrativePronoun])));
        assert!(classes("claims", Tag::VerbPresent).has(Public) && !classes("claims", Tag::VerbPresent).has(ThatNoun));
        assert!(classes("claims", Tag::Noun).has(ThatNoun));
    }

    #[test]
    fn endings_tell_the_rest() {
        assert!(classes("evacuations", Tag::Noun).has(Nominalisation));
        assert!(
            classes("fairness", Tag::Noun).has(Nominalisation) && classes("scarcities", Tag::Noun).has(Nominalisation)
        );
        assert!(
            !classes("station", Tag::Noun).has(Nominalisation) && !classes("nation", Tag::Noun).has(Nominalisation)
        );
        assert!(classes("dredging", Tag::Noun).has(Gerund) && !classes("ceiling", Tag::Noun).has(Gerund));
        assert_eq!(classes("harbour", Tag::Noun), Classes::default());
    }

    #[test]
    fn phrases_hang_on_their_first_word() {
        let all = WordClasses::embedded();
        let on = all.phrases(all.find("on")).unwrap();
        assert!(all.phrases(all.find("dam")).is_none());
        assert!(on.iter().any(|phrase| phrase.rest == ["the", "other", "hand"] && phrase.classes.has(Conjunct)));
        assert!(on.is_sorted_by_key(|phrase| std::cmp::Reverse(phrase.rest.len())));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let error = |text| WordClasses::parse(text).unwrap_err();
        assert_eq!(error("the\tarticel\t\tx"), "word_classes.tsv, line 1: there is no class \"articel\"");
        assert!(error("the\tarticle\tnouns\tx").ends_with("there is no tag \"nouns\""));
        assert!(error("# a\nthe\tarticle").contains("line 2"));
    }

    #[test]
    fn every_class_is_given_to_a_form() {
        let all = WordClasses::embedded();
        let rows = all
            .rows
            .iter()
            .flatten()
            .chain(all.phrases.iter().flat_map(|phrases| phrases.iter().map(|phrase| &phrase.classes)));
        let given = rows.fold(Classes::default(), |given, classes| given.and(*classes));
        assert_eq!(given.0, u64::MAX >> (64 - WordClass::COUNT));
    }
}
