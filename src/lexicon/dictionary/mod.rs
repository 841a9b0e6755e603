//! Dictionaries: word lists of the user's own in the forms that other tools give them.

mod check;
mod delimited;
mod house;
mod liwc;
mod nested;
mod outline;
mod pattern;
#[cfg(test)]
mod tests;
mod write;
mod yoshikoder;

use super::seeds::Seed;
use super::{Conditions, Entry, Lexicon, Text};
use rustc_hash::FxHashMap;

/// A dictionary as its file holds it.
#[derive(Debug, Clone, Default)]
pub struct Dictionary {
    /// Paths of its categories in the order in which they come, those above before those within: `mood`,
    /// `mood > anger`. The empty path is the whole list.
    pub categories: Vec<String>,
    /// A term that is in several categories stands once for each.
    pub terms: Vec<Term>,
    /// What could not be made sense of.
    pub problems: Vec<Problem>,
}

/// A term in a category.
#[derive(Debug, Clone, PartialEq)]
pub struct Term {
    /// One or more words; a `*` at the end of one stands for any ending.
    pub text: String,
    /// Its place among the categories.
    pub category: u32,
    pub weight: f64,
    pub when: Conditions,
    pub reason: String,
    /// The line of the file, counted from 1; 0 for terms that come from elsewhere.
    pub line: usize,
}

/// Something wrong in a dictionary's file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    pub line: usize,
    pub problem: String,
}

/// The forms of a dictionary's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// LIWC: numbered categories between two lines of `%`, then terms with their numbers.
    Dic,
    /// LIWC-22: a table of terms by categories.
    Dicx,
    /// quanteda: categories as nested keys.
    Yaml,
    Json,
    /// Lexicoder: `+category` lines, terms below.
    Lexicoder,
    /// WordStat: an outline by tabs, terms with their weight in brackets.
    WordStat,
    /// Yoshikoder: XML.
    Yoshikoder,
    /// `term,category,weight`.
    Csv,
    /// The same with tabs, or a list of the house.
    Tsv,
}

impl Format {
    /// The form that a file's extension tells.
    ///
    /// # Errors
    /// An extension that none of the forms has.
    pub fn of(extension: &str) -> Result<Format, String> {
        match extension.to_ascii_lowercase().as_str() {
            "dic" => Ok(Format::Dic),
            "dicx" => Ok(Format::Dicx),
            "yaml" | "yml" => Ok(Format::Yaml),
            "json" => Ok(Format::Json),
            "lcd" | "lc3" => Ok(Format::Lexicoder),
            "cat" => Ok(Format::WordStat),
            "ykd" => Ok(Format::Yoshikoder),
            "csv" => Ok(Format::Csv),
            "tsv" => Ok(Format::Tsv),
            other => Err(format!(
                "\".{other}\" is the extension of no form of lexicons; there are .dic, .dicx (LIWC), .yaml, .json \
                 (quanteda), .lcd (Lexicoder), .cat (WordStat), .ykd (Yoshikoder), .csv and .tsv"
            )),
        }
    }
}

/// What stands between the names of a path.
const WITHIN: &str = " > ";

impl Dictionary {
    /// Reads a dictionary; what is wrong with it is in its problems.
    pub fn read(format: Format, text: &str) -> Dictionary {
        let mut dictionary = Dictionary::default();
        let text = text.trim_start_matches('\u{feff}');
        match format {
            Format::Dic => liwc::dic(text, &mut dictionary),
            Format::Dicx => liwc::dicx(text, &mut dictionary),
            Format::Yaml | Format::Json => nested::read(text, &mut dictionary),
            Format::Lexicoder => outline::lexicoder(text, &mut dictionary),
            Format::WordStat => outline::wordstat(text, &mut dictionary),
            Format::Yoshikoder => yoshikoder::read(text, &mut dictionary),
            Format::Csv => delimited::read(text, b',', &mut dictionary),
            Format::Tsv if house::is_house(text) => house::read(text, &mut dictionary),
            Format::Tsv => delimited::read(text, b'\t', &mut dictionary),
        }
        for term in &dictionary.terms {
            dictionary
                .problems
                .extend(pattern::problem(&term.text).map(|problem| Problem { line: term.line, problem }));
        }
        if dictionary.terms.is_empty() && dictionary.problems.is_empty() {
            dictionary.problem(1, "there is no term in it");
        }
        dictionary
    }

    /// The dictionary, if all of it was understood.
    ///
    /// # Errors
    /// The first problem with its line, and how many there are besides.
    pub fn understood(self) -> Result<Dictionary, String> {
        let Some(problem) = self.problems.iter().min() else { return Ok(self) };
        let more = match self.problems.len() - 1 {
            0 => String::new(),
            more => format!(" ({more} more)"),
        };
        Err(format!("line {}: {}{more}", problem.line, problem.problem))
    }

    /// An embedded lexicon as a dictionary: its kinds become categories.
    pub fn embedded(seed: &Seed) -> Dictionary {
        Dictionary::read(Format::Tsv, seed.text)
    }

    /// The number of a category, which is added with those above it where it is new.
    fn category(&mut self, path: &str) -> u32 {
        let path = path.trim();
        if let Some(at) = self.categories.iter().position(|known| known == path) {
            return at as u32;
        }
        if let Some((above, _)) = path.rsplit_once(WITHIN) {
            self.category(above);
        }
        self.categories.push(path.to_owned());
        self.categories.len() as u32 - 1
    }

    /// Adds a term; white space in it is one space each.
    fn term(&mut self, text: &str, category: u32, weight: f64, line: usize) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() {
            let (when, reason) = (Conditions::default(), String::new());
            self.terms.push(Term { text, category, weight, when, reason, line });
        }
    }

    fn problem(&mut self, line: usize, problem: impl Into<String>) {
        self.problems.push(Problem { line, problem: problem.into() });
    }

    /// A category with all those above it.
    fn and_above(&self, category: u32) -> impl Iterator<Item = u32> {
        let path = &self.categories[category as usize];
        let holds = move |above: &str| {
            above.is_empty() || path == above || path.strip_prefix(above).is_some_and(|rest| rest.starts_with(WITHIN))
        };
        (0..self.categories.len() as u32).filter(move |at| holds(&self.categories[*at as usize]))
    }

    /// The dictionary as a lexicon: a term stands once, with all its categories and those above them.
    pub fn lexicon(&self, name: &str) -> Lexicon {
        let mut lexicon = Lexicon { categories: self.categories.clone(), ..Lexicon::empty(name) };
        let mut places: FxHashMap<(String, Conditions), usize> = FxHashMap::default();
        for term in &self.terms {
            let at = *places.entry((folded(&term.text), term.when)).or_insert(lexicon.entries.len());
            if at == lexicon.entries.len() {
                lexicon.entries.push(Entry {
                    forms: vec![term.text.clone().into()],
                    kind: Text::default(),
                    weight: term.weight,
                    when: term.when,
                    reason: term.reason.clone().into(),
                    categories: Vec::new(),
                    line: term.line,
                });
            }
            let categories = &mut lexicon.entries[at].categories;
            for category in self.and_above(term.category) {
                if categories.iter().all(|(known, _)| *known != category) {
                    categories.push((category, term.weight));
                }
            }
        }
        lexicon
    }
}

/// A term as matching sees it.
fn folded(term: &str) -> String {
    let mut word_folded = String::new();
    let words = term.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    let fold = |word: &str| {
        super::vocabulary::fold(word, &mut word_folded);
        word_folded.clone()
    };
    words.map(fold).collect::<Vec<_>>().join(" ")
}
