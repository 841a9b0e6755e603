//! Cue words: verbs, nouns and adjectives that report, with what they take, from `seeds/language/attribution_cues.tsv`.

use crate::text::signal::Signal;
use rustc_hash::FxHashMap;
use std::sync::OnceLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Verb,
    Noun,
    Adjective,
    Adverb,
    Preposition,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Speech,
    Thought,
    Intent,
    Stance,
    Evidence,
    Seem,
}

/// What a cue word takes, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Takes(u32);

impl Takes {
    pub const QUOTE: Takes = Takes(1);
    pub const CLAUSE: Takes = Takes(2);
    pub const THAT: Takes = Takes(4);
    pub const WH: Takes = Takes(8);
    pub const TO: Takes = Takes(16);
    pub const THING: Takes = Takes(32);
    pub const HEARER: Takes = Takes(64);
    pub const PERSON: Takes = Takes(128);
    const NAMES: [&str; 8] = ["quote", "clause", "that", "wh", "to", "thing", "hearer", "person"];
    const PREPOSITIONS: [&str; 13] =
        ["about", "of", "for", "on", "against", "with", "at", "in", "over", "by", "as", "like", "to_thing"];

    fn parse(names: &str, class: Class) -> Option<Takes> {
        let mut set = Takes::default();
        for name in names.split_whitespace().filter(|name| *name != "none") {
            let all = Takes::NAMES.iter().chain(&Takes::PREPOSITIONS);
            set.0 |= 1 << all.into_iter().position(|known| *known == name)?;
        }
        // A verb that takes a clause takes it with "that" too.
        if set.0 & Takes::CLAUSE.0 != 0 && class == Class::Verb {
            set.0 |= Takes::THAT.0;
        }
        Some(set)
    }

    pub fn any(self, wanted: Takes) -> bool {
        self.0 & wanted.0 != 0
    }

    pub const fn or(self, more: Takes) -> Takes {
        Takes(self.0 | more.0)
    }

    pub const fn without_prepositions(self) -> Takes {
        Takes(self.0 & 0xff)
    }

    pub fn preposition(self, signal: Signal) -> bool {
        let at = match signal {
            Signal::About => 0,
            Signal::Of => 1,
            Signal::For => 2,
            Signal::On => 3,
            Signal::Against => 4,
            Signal::With => 5,
            Signal::At => 6,
            Signal::In => 7,
            Signal::Over => 8,
            Signal::By => 9,
            Signal::As => 10,
            Signal::Like => 11,
            Signal::To => 12,
            _ => return false,
        };
        self.0 & (1 << (at + Takes::NAMES.len())) != 0
    }
}

/// A cue as the table has it.
#[derive(Debug)]
pub struct Entry {
    pub class: Class,
    pub kind: Kind,
    pub takes: Takes,
    /// The words that must follow the inflected one: "out" of "point out".
    pub rest: Vec<&'static str>,
}

/// The entries that begin with a form: where their numbers stand in [`Cues`], how many they are, and their classes, a bit
/// for each. By default none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CueRow {
    first: u16,
    count: u8,
    classes: u8,
}

impl CueRow {
    pub fn is_empty(self) -> bool {
        self.count == 0
    }

    /// Whether one of the entries is of a class.
    pub fn has(self, class: Class) -> bool {
        self.classes & 1 << class as u8 != 0
    }
}

/// All cues, by the inflected first word.
#[derive(Debug)]
pub struct Cues {
    entries: Vec<Entry>,
    /// Numbers of entries, row behind row.
    numbers: Vec<u16>,
    by_form: FxHashMap<String, CueRow>,
}

static TABLE: &str = include_str!("../../../seeds/language/attribution_cues.tsv");

impl Cues {
    pub fn embedded() -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| {
            let mut table = Table::default();
            for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.starts_with("cue\t")) {
                // A test reads every line; a line that is wrong is left out.
                let _ = table.add(line);
            }
            table.settled()
        })
    }

    /// The forms that begin cues.
    pub(super) fn forms(&self) -> impl Iterator<Item = (&str, CueRow)> {
        self.by_form.iter().map(|(form, row)| (form.as_str(), *row))
    }

    /// The entries of a row.
    pub fn at(&self, row: CueRow) -> impl Iterator<Item = &Entry> {
        let numbers = &self.numbers[row.first as usize..][..row.count as usize];
        numbers.iter().map(|number| &self.entries[*number as usize])
    }
}

/// The table as it is read: for each form the numbers of its entries.
#[derive(Debug, Default)]
struct Table {
    entries: Vec<Entry>,
    by_form: FxHashMap<String, Vec<u16>>,
}

impl Table {
    /// With the rows side by side; the inflections of a word share theirs.
    fn settled(self) -> Cues {
        let mut numbers = Vec::new();
        let mut rows: FxHashMap<Vec<u16>, CueRow> = FxHashMap::default();
        let mut forms: Vec<(String, Vec<u16>)> = self.by_form.into_iter().collect();
        forms.sort_unstable();
        let by_form = forms.into_iter().map(|(form, own)| {
            let class = |number: &u16| 1 << self.entries[*number as usize].class as u8;
            let classes = own.iter().map(class).fold(0, |all, class| all | class);
            let row = CueRow { first: numbers.len() as u16, count: own.len() as u8, classes };
            let row = *rows.entry(own).or_insert_with_key(|own| {
                numbers.extend_from_slice(own);
                row
            });
            (form, row)
        });
        let by_form = by_form.collect();
        Cues { entries: self.entries, numbers, by_form }
    }

    fn add(&mut self, line: &'static str) -> Option<()> {
        let mut cells = line.split('\t');
        let (cue, class, kind, takes) = (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
        let class = match class {
            "verb" => Class::Verb,
            "noun" => Class::Noun,
            "adjective" => Class::Adjective,
            "adverb" => Class::Adverb,
            "preposition" => Class::Preposition,
            _ => return None,
        };
        let kind = match kind {
            "speech" => Kind::Speech,
            "thought" => Kind::Thought,
            "intent" => Kind::Intent,
            "stance" => Kind::Stance,
            "evidence" => Kind::Evidence,
            "seem" => Kind::Seem,
            _ => return None,
        };
        let takes = Takes::parse(takes, class)?;
        for spelling in cue.split('/') {
            let forms: Vec<&'static str> = spelling.split('|').collect();
            let rest: Vec<&'static str> = forms.first()?.split(' ').skip(1).collect();
            let heads: Vec<&str> = forms.iter().filter_map(|form| form.split(' ').next()).collect();
            let number = u16::try_from(self.entries.len()).ok()?;
            self.entries.push(Entry { class, kind, takes, rest });
            for form in inflect(&heads, class) {
                let known = self.by_form.entry(form).or_default();
                if !known.contains(&number) {
                    known.push(number);
                }
            }
        }
        Some(())
    }
}

/// All forms of a word, from its base and its irregular forms.
fn inflect(forms: &[&str], class: Class) -> Vec<String> {
    let Some((base, irregular)) = forms.split_first() else { return Vec::new() };
    let mut all = vec![(*base).to_owned()];
    all.extend(irregular.iter().map(|form| (*form).to_owned()));
    if !matches!(class, Class::Verb | Class::Noun) {
        return all;
    }
    let consonant_y = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    all.push(match consonant_y {
        Some(stem) => format!("{stem}ies"),
        None if base.ends_with(['s', 'x', 'z', 'o']) || base.ends_with("ch") || base.ends_with("sh") => {
            format!("{base}es")
        }
        None => format!("{base}s"),
    });
    if class == Class::Noun {
        return all;
    }
    let doubled = irregular.iter().find_map(|form| form.strip_suffix("ed").filter(|stem| stem.len() == base.len() + 1));
    if irregular.is_empty() {
        all.push(match (consonant_y, base.strip_suffix('e')) {
            (Some(stem), _) => format!("{stem}ied"),
            (None, Some(stem)) => format!("{stem}ed"),
            (None, None) => format!("{base}ed"),
        });
    }
    all.push(match (base.strip_suffix("ie"), base.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o', 'y']))) {
        (Some(stem), _) => format!("{stem}ying"),
        (None, Some(stem)) => format!("{stem}ing"),
        (None, None) => format!("{}ing", doubled.unwrap_or(base)),
    });
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.starts_with("cue\t"));
        let mut table = Table::default();
        for line in lines {
            assert!(table.add(line).is_some(), "{line}");
        }
        assert!(table.entries.len() > 400);
        assert!(table.by_form.values().all(|row| row.len() < usize::from(u8::MAX)));
    }

    #[test]
    fn forms_are_made_by_rule() {
        let all = |forms: &[&str]| inflect(forms, Class::Verb).join(" ");
        assert_eq!(all(&["deny"]), "deny denies denied denying");
        assert_eq!(all(&["admit", "admitted"]), "admit admitted admits admitting");
        assert_eq!(all(&["argue"]), "argue argues argued arguing");
        assert_eq!(all(&["preach"]), "preach preaches preached preaching");
        assert_eq!(all(&["see", "saw", "seen"]), "see saw seen sees seeing");
        assert_eq!(inflect(&["worry"], Class::Noun).join(" "), "worry worries");
    }
}
