//! The form of a lexicon file: a header of comments, a line of column names, then one lemma a line.

use super::Conditions;
use std::borrow::Cow;

/// Text of a lexicon: a piece of the program for those that are part of it, its own for those of users.
pub type Text = Cow<'static, str>;

/// One lemma of a lexicon with all its forms.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The citation form first; each form one or more words, a word perhaps with a `*` at its end.
    pub forms: Vec<Text>,
    pub kind: Text,
    pub weight: f64,
    pub when: Conditions,
    pub reason: Text,
    /// The categories of its lexicon that it is in, by number, with its weight in each; none in lexicons without.
    pub categories: Vec<(u32, f64)>,
    /// The line of the file it stands on, for messages.
    pub line: usize,
}

impl Entry {
    /// The citation form: the name under which evidence cites the entry.
    pub fn term(&self) -> &str {
        &self.forms[0]
    }
}

/// A list of terms with kind, weight and reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Lexicon {
    pub name: String,
    /// The comment lines at the top: title, source, licence, kinds.
    pub header: String,
    pub entries: Vec<Entry>,
    /// Names of the groups in which its terms are counted, for lexicons whose terms may be in several.
    pub categories: Vec<String>,
    /// Whether terms of one category that overlap all count, and not only the leftmost and longest.
    pub overlap: bool,
    /// The number of its first category among those of all lexicons of a run.
    pub first_category: u32,
    /// Whether terms weigh other than 1 in some category.
    pub weighed: bool,
}

/// Kinds of members of sets of rival terms, as the columns of the choices count them.
const LEANS: [&str; 4] = ["neutral", "harsher", "softer", "partisan"];

/// Why a lexicon cannot be read.
#[derive(Debug, thiserror::Error, PartialEq)]
#[error("lexicon {lexicon}, line {line}: {problem}")]
pub struct SeedError {
    pub lexicon: String,
    pub line: usize,
    pub problem: String,
}

impl Lexicon {
    /// A lexicon without entries.
    pub fn empty(name: &str) -> Lexicon {
        Lexicon {
            name: name.to_owned(),
            header: String::new(),
            entries: Vec::new(),
            categories: Vec::new(),
            overlap: false,
            first_category: 0,
            weighed: false,
        }
    }

    /// The number of a category, which is added where it is new.
    fn category(&mut self, name: &str) -> u32 {
        let known = self.categories.iter().position(|known| known == name);
        known.unwrap_or_else(|| {
            self.categories.push(name.to_owned());
            self.categories.len() - 1
        }) as u32
    }

    /// Takes in the entries of another list, whose categories are those of the same names.
    pub fn extend(&mut self, other: Lexicon) {
        let numbers: Vec<u32> = other.categories.iter().map(|name| self.category(name)).collect();
        self.entries.extend(other.entries.into_iter().map(|mut entry| {
            entry.categories.iter_mut().for_each(|(number, _)| *number = numbers[*number as usize]);
            entry
        }));
    }

    /// Sets of rival terms of the user's own, in the form of the embedded ones.
    ///
    /// # Errors
    /// The first line that is wrong, and what is wrong with it.
    pub fn choices(name: &str, text: &str) -> Result<Lexicon, String> {
        let sets = Lexicon::parse(name, text).map_err(|error| format!("line {}: {}", error.line, error.problem))?;
        if sets.categories.is_empty() {
            let wanted = "a line with the columns set, term, kind, weight, when, reason comes first";
            return Err(format!("line 1: no sets; {wanted}"));
        }
        if let Some(entry) = sets.entries.iter().find(|entry| !LEANS.contains(&entry.kind.as_ref())) {
            let (line, kind) = (entry.line, &entry.kind);
            return Err(format!("line {line}: \"{kind}\" is no lean; there are {}", LEANS.join(", ")));
        }
        Ok(sets)
    }

    /// Reads the tab-separated form described in `seeds/README.md`; a list with a column `set` before the others has its
    /// sets for categories.
    ///
    /// # Errors
    /// A line that has not the columns of the header, an unknown condition, a weight that is no number: the first one met.
    pub fn parse(name: &str, text: &str) -> Result<Lexicon, SeedError> {
        Lexicon::read(name, text, |cell| Cow::Owned(cell.to_owned()))
    }

    /// The same without a copy of a text that is there as long as the program.
    pub(super) fn parse_embedded(name: &str, text: &'static str) -> Result<Lexicon, SeedError> {
        Lexicon::read(name, text, Cow::Borrowed)
    }

    fn read<'t>(name: &str, text: &'t str, keep: impl Fn(&'t str) -> Text) -> Result<Lexicon, SeedError> {
        let mut lexicon = Lexicon::empty(name);
        let mut in_sets = false;
        for (at, line) in text.lines().enumerate() {
            if let Some(comment) = line.strip_prefix('#') {
                lexicon.header.push_str(comment.trim());
                lexicon.header.push('\n');
            } else if line.starts_with("set\t") {
                in_sets = true;
            } else if !line.trim().is_empty() && !line.starts_with("term\t") {
                let fail = |problem| SeedError { lexicon: name.to_owned(), line: at + 1, problem };
                let (set, rest) = match line.split_once('\t').filter(|_| in_sets) {
                    Some((set, rest)) => (Some(set.trim()), rest),
                    None => (None, line),
                };
                let mut entry = parse_entry(rest, at + 1, &keep).map_err(fail)?;
                entry.categories = set.map(|set| (lexicon.category(set), entry.weight)).into_iter().collect();
                lexicon.entries.push(entry);
            }
        }
        Ok(lexicon)
    }
}

fn parse_entry<'t>(line: &'t str, number: usize, keep: impl Fn(&'t str) -> Text) -> Result<Entry, String> {
    let mut cells = line.split('\t');
    let five = [cells.next(), cells.next(), cells.next(), cells.next(), cells.next()];
    let ([Some(term), Some(kind), Some(weight), Some(when), Some(reason)], None) = (five, cells.next()) else {
        let count = line.split('\t').count();
        return Err(format!("{count} columns where there are five: term, kind, weight, when, reason"));
    };
    let small = |form: &str| form.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    let fold = |form: &'t str| if small(form) { keep(form) } else { Cow::Owned(form.to_lowercase()) };
    let forms: Vec<Text> = term.split('|').map(|form| fold(form.trim())).collect();
    if forms.iter().any(|form| form.is_empty()) {
        return Err("an empty form".to_owned());
    }
    let weight = weight.parse().map_err(|_| format!("the weight \"{weight}\" is no number"))?;
    let when = Conditions::parse(when)?;
    Ok(Entry { forms, kind: keep(kind), weight, when, reason: keep(reason), categories: Vec::new(), line: number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_with_all_its_forms() {
        let text = "# name: x\nterm\tkind\tweight\twhen\treason\nsay|says|said\tneutral\t0.5\tverb\tplain\n";
        let lexicon = Lexicon::parse("x", text).unwrap();
        assert_eq!(lexicon.entries[0].forms, ["say", "says", "said"]);
        assert_eq!((lexicon.entries[0].weight, lexicon.entries[0].line), (0.5, 3));
    }

    #[test]
    fn sets_become_categories_and_grow() {
        let head = "set\tterm\tkind\tweight\twhen\treason\n";
        let text = format!("{head}rule\tregime|regimes\tharsher\t1\t\tno right\nwar\twar\tneutral\t0\t\tthe thing\n");
        let mut lexicon = Lexicon::parse("x", &text).unwrap();
        assert_eq!(lexicon.categories, ["rule", "war"]);
        assert_eq!((lexicon.entries[1].term(), &*lexicon.entries[1].categories), ("war", &[(1, 0.0)][..]));
        let more = format!("{head}peace\ttruce\tneutral\t0\t\tquiet\nrule\tcabinet\tneutral\t0\t\tplain\n");
        lexicon.extend(Lexicon::parse("y", &more).unwrap());
        assert_eq!(lexicon.categories, ["rule", "war", "peace"]);
        assert_eq!(lexicon.entries[3].categories, [(0, 0.0)]);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_line() {
        let error = Lexicon::parse("x", "say\tneutral\tmuch\t\tplain").unwrap_err();
        assert_eq!(error.to_string(), "lexicon x, line 1: the weight \"much\" is no number");
        assert_eq!(Lexicon::parse("x", "say\tneutral").unwrap_err().line, 1);
        assert!(Lexicon::parse("x", "say\tneutral\t1\tsometimes\tplain").is_err());
    }
}
