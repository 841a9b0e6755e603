//! Word classes: what a word of the closed classes is by its form and its tag, from `seeds/language/word_classes.tsv`.
//!
//! A form is looked up once, when the vocabulary learns it, and leaves the number of a row; the row holds a set of
//! classes for each tag. So the classes of a token cost two loads, however many lists there are.

use crate::text::tag::Tag;
use rustc_hash::FxHashMap;
use std::ops::Deref;
use std::sync::OnceLock;

/// A class of words, as named in the seed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum WordClass {
    Article,
    Determiner,
    Demonstrative,
    DemonstrativePronoun,
    FirstPerson,
    FirstSingular,
    FirstPlural,
    Second,
    Third,
    It,
    Impersonal,
    Indefinite,
    Reflexive,
    Possessive,
    /// The form of a personal pronoun that begins a clause.
    Subject,
    Wh,
    Relative,
    That,
    There,
    Coordinator,
    Causal,
    Because,
    Concessive,
    Though,
    Conditional,
    If,
    Temporal,
    Comparative,
    OtherSubordinator,
    Be,
    Get,
    Have,
    Do,
    Modal,
    Possibility,
    Necessity,
    Prediction,
    /// Ends in 'd: “would” or “had”.
    Would,
    /// Ends in a present form of “be” or “have”: it's, they've.
    Present,
    Not,
    No,
    Quantifier,
    Numeral,
    Contraction,
    Place,
    Time,
    Amplifier,
    Downtoner,
    Hedge,
    Emphatic,
    EmphaticBeforeAdjective,
    Discourse,
    Conjunct,
    OpeningConjunct,
    Public,
    Private,
    Suasive,
    Seem,
    Tells,
    ThatNoun,
    NoNominalisation,
    NoGerund,
    /// Ends in -tion, -ment, -ness or -ity and is no exception.
    Nominalisation,
    /// Ends in -ing and is no exception.
    Gerund,
}

use WordClass::*;

impl WordClass {
    #[rustfmt::skip]
    const NAMED: [(&str, WordClass); 64] = [
        ("article", Article), ("determiner", Determiner), ("demonstrative", Demonstrative),
        ("demonstrative_pronoun", DemonstrativePronoun), ("first_person", FirstPerson), ("first_singular", FirstSingular),
        ("first_plural", FirstPlural), ("second", Second), ("third", Third), ("it", It), ("impersonal", Impersonal),
        ("indefinite", Indefinite), ("reflexive", Reflexive), ("possessive", Possessive), ("subject", Subject), ("wh", Wh),
        ("relative", Relative), ("that", That), ("there", There),
        ("coordinator", Coordinator), ("causal", Causal), ("because", Because), ("concessive", Concessive),
        ("though", Though), ("conditional", Conditional), ("if", If), ("temporal", Temporal), ("comparative", Comparative),
        ("other_subordinator", OtherSubordinator), ("be", Be), ("get", Get), ("have", Have), ("do", Do), ("modal", Modal),
        ("possibility", Possibility), ("necessity", Necessity), ("prediction", Prediction), ("would", Would),
        ("present", Present), ("not", Not), ("no", No), ("quantifier", Quantifier), ("numeral", Numeral),
        ("contraction", Contraction), ("place", Place), ("time", Time), ("amplifier", Amplifier), ("downtoner", Downtoner),
        ("hedge", Hedge), ("emphatic", Emphatic), ("emphatic_before_adjective", EmphaticBeforeAdjective),
        ("discourse", Discourse), ("conjunct", Conjunct), ("opening_conjunct", OpeningConjunct), ("public", Public),
        ("private", Private), ("suasive", Suasive), ("seem", Seem), ("tells", Tells), ("that_noun", ThatNoun),
        ("no_nominalisation", NoNominalisation), ("no_gerund", NoGerund), ("nominalisation", Nominalisation),
        ("gerund", Gerund),
    ];

    /// How many there are.
    pub const COUNT: usize = Self::NAMED.len();

    fn named(name: &str) -> Option<WordClass> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, class)| *class)
    }
}

/// A set of word classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Classes(pub u64);

impl Classes {
    pub const fn of(classes: &[WordClass]) -> Classes {
        let (mut bits, mut at) = (0, 0);
        while at < classes.len() {
            bits |= 1 << classes[at] as u64;
            at += 1;
        }
        Classes(bits)
    }

    pub fn has(self, class: WordClass) -> bool {
        self.0 >> class as u64 & 1 != 0
    }

    pub fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    pub fn and(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// An exception to an ending has not what the ending gives.
    fn settled(self) -> Classes {
        let pairs = [(NoNominalisation, Nominalisation), (NoGerund, Gerund)];
        let lost = pairs.into_iter().filter(|(exception, _)| self.has(*exception)).map(|(_, class)| class);
        lost.fold(self, |classes, class| classes.without(Classes::of(&[class])))
    }

    pub fn without(self, other: Classes) -> Classes {
        Classes(self.0 & !other.0)
    }

    /// The numbers of its classes, in their order.
    pub fn numbers(self) -> impl Iterator<Item = usize> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let number = bits.trailing_zeros() as usize;
            (bits != 0).then(|| {
                bits &= bits - 1;
                number
            })
        })
    }
}

/// The row of a form in [`WordClasses`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClassRow(u16);

/// The classes of a form under each tag.
type Row = [Classes; Tag::ALL.len()];

/// A term of several words.
#[derive(Debug)]
pub struct Phrase {
    /// Its words after the first, folded.
    pub rest: Vec<&'static str>,
    pub classes: Classes,
}

/// All rows.
#[derive(Debug)]
pub struct WordClasses {
    forms: FxHashMap<&'static str, ClassRow>,
    rows: Vec<Row>,
    /// The phrases that begin with the form of each of the last rows.
    phrases: Vec<Phrases>,
}

/// The phrases that begin with a form, the longest first.
#[derive(Debug, Default)]
pub struct Phrases {
    list: Vec<Phrase>,
    /// A bit for each of their second words: most words that stand behind the first lead nowhere.
    second: u64,
}

impl Phrases {
    fn push(&mut self, phrase: Phrase) {
        self.second |= phrase.rest.first().map_or(0, |word| bit(word));
        self.list.push(phrase);
    }

    /// Whether a word may be the second of one of them.
    pub fn go_on(&self, second: &str) -> bool {
        self.second & bit(second) != 0
    }
}

impl Deref for Phrases {
    type Target = [Phrase];

    fn deref(&self) -> &[Phrase] {
        &self.list
    }
}

/// One bit of 64 for a word, by its first letter and its length.
fn bit(word: &str) -> u64 {
    let first = word.bytes().next().map_or(0, usize::from);
    1 << ((5 * first + word.len()) % 64)
}

static SEED: &str = include_str!("../../seeds/language/word_classes.tsv");

/// The classes that an ending gives; rows of forms that the seed does not name.
const ENDINGS: [&[WordClass]; 3] = [&[], &[Nominalisation], &[Gerund]];

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
        let mut shared: FxHashMap<Row, ClassRow> = FxHashMap::default();
        let mut rows: Vec<Row> = ENDINGS.map(|classes| [Classes::of(classes); Tag::ALL.len()]).to_vec();
        let mut begins = std::mem::take(&mut classes.phrases);
        let mut forms: Vec<_> = classes.forms.iter_mut().collect();
        forms.sort_unstable_by_key(|(form, row)| (!begins[row.0 as usize].is_empty(), **form));
        for (_, row) in forms {
            let own = classes.rows[row.0 as usize].map(Classes::settled);
            let mut begins = std::mem::take(&mut begins[row.0 as usize]);
            let fresh = ClassRow(rows.len() as u16);
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
            if !rest.is_empty() {
                self.phrases[row].push(Phrase { rest, classes });
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
        let fresh = ClassRow(self.rows.len() as u16);
        let row = *self.forms.entry(form).or_insert(fresh);
        if row == fresh {
            self.rows.push([Classes::of(ENDINGS[ending(form)]); Tag::ALL.len()]);
            self.phrases.push(Phrases::default());
        }
        row.0 as usize
    }

    /// The row of a folded form.
    pub fn find(&self, norm: &str) -> ClassRow {
        match self.forms.get(norm) {
            Some(row) => *row,
            None => ClassRow(ending(norm) as u16),
        }
    }

    /// The classes of a form under a tag.
    pub fn get(&self, row: ClassRow, tag: Tag) -> Classes {
        self.rows[row.0 as usize][tag as usize]
    }

    /// The phrases that begin with a form.
    pub fn phrases(&self, row: ClassRow) -> Option<&Phrases> {
        self.phrases.get((row.0 as usize).wrapping_sub(self.rows.len() - self.phrases.len()))
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
