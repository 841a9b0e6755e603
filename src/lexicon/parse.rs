//! The form of a lexicon file: a header of comments, a line of column names, then one lemma a line.

use super::Conditions;

/// One lemma of a lexicon with all its forms.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The citation form first; each form one or more words, a word perhaps with a `*` at its end.
    pub forms: Vec<String>,
    pub kind: String,
    pub weight: f64,
    pub when: Conditions,
    pub reason: String,
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

    /// Reads the tab-separated form described in `seeds/README.md`.
    ///
    /// # Errors
    /// A line that has not the five columns, an unknown condition, a weight that is no number: the first one met.
    pub fn parse(name: &str, text: &str) -> Result<Lexicon, SeedError> {
        let mut lexicon = Lexicon::empty(name);
        for (at, line) in text.lines().enumerate() {
            if let Some(comment) = line.strip_prefix('#') {
                lexicon.header.push_str(comment.trim());
                lexicon.header.push('\n');
            } else if !line.trim().is_empty() && !line.starts_with("term\t") {
                let entry = parse_entry(line, at + 1);
                let fail = |problem| SeedError { lexicon: name.to_owned(), line: at + 1, problem };
                lexicon.entries.push(entry.map_err(fail)?);
            }
        }
        Ok(lexicon)
    }
}

fn parse_entry(line: &str, number: usize) -> Result<Entry, String> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [term, kind, weight, when, reason] = cells[..] else {
        return Err(format!("{} columns where there are five: term, kind, weight, when, reason", cells.len()));
    };
    let forms: Vec<String> = term.split('|').map(|form| form.trim().to_lowercase()).collect();
    if forms.iter().any(String::is_empty) {
        return Err("an empty form".to_owned());
    }
    let weight = weight.parse().map_err(|_| format!("the weight \"{weight}\" is no number"))?;
    let when = Conditions::parse(when)?;
    let (kind, reason) = (kind.to_owned(), reason.to_owned());
    Ok(Entry { forms, kind, weight, when, reason, categories: Vec::new(), line: number })
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
    fn what_is_wrong_is_said_with_its_line() {
        let error = Lexicon::parse("x", "say\tneutral\tmuch\t\tplain").unwrap_err();
        assert_eq!(error.to_string(), "lexicon x, line 1: the weight \"much\" is no number");
        assert_eq!(Lexicon::parse("x", "say\tneutral").unwrap_err().line, 1);
        assert!(Lexicon::parse("x", "say\tneutral\t1\tsometimes\tplain").is_err());
    }
}
