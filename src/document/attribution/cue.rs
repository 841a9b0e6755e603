//! Cue words: verbs, nouns and adjectives that report, with what they take, from `seeds/language/attribution_cues.tsv`.

use rustc_hash::FxHashMap;
use std::sync::OnceLock;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Verb,
    Noun,
    Adjective,
    Adverb,
    Preposition,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Speech,
    Thought,
    Intent,
    Stance,
    Evidence,
    Seem,
}

/// What a cue word takes, as a set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Takes(u32);

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

    pub fn preposition(self, norm: &str) -> bool {
        let norm = if norm == "to" { "to_thing" } else { norm };
        let at = Takes::PREPOSITIONS.iter().position(|known| *known == norm);
        at.is_some_and(|at| self.0 & (1 << (at + Takes::NAMES.len())) != 0)
    }
}

/// A cue as the table has it.
#[derive(Debug)]
pub(super) struct Entry {
    pub class: Class,
    pub kind: Kind,
    pub takes: Takes,
    /// The words that must follow the inflected one: "out" of "point out".
    pub rest: Vec<&'static str>,
}

/// The table, by the inflected first word.
#[derive(Debug, Default)]
pub(super) struct Cues {
    pub entries: Vec<Entry>,
    by_form: FxHashMap<String, Vec<u16>>,
    /// A bit for the sketch of each form: most words are told from cues without a look-up.
    sketches: Vec<u64>,
}

const SKETCH_BITS: u32 = 15;

static TABLE: &str = include_str!("../../../seeds/language/attribution_cues.tsv");

impl Cues {
    pub fn embedded() -> &'static Cues {
        static CUES: OnceLock<Cues> = OnceLock::new();
        CUES.get_or_init(|| {
            let mut cues = Cues::default();
            for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.starts_with("cue\t")) {
                // A test reads every line; a line that is wrong is left out.
                let _ = cues.add(line);
            }
            cues.sketches = vec![0; (1 << SKETCH_BITS) / u64::BITS as usize];
            for form in cues.by_form.keys() {
                let (at, bit) = sketch(form);
                cues.sketches[at] |= bit;
            }
            cues
        })
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

    pub fn of(&self, norm: &str) -> &[u16] {
        let (at, bit) = sketch(norm);
        if self.sketches.get(at).is_none_or(|bits| bits & bit == 0) {
            return &[];
        }
        self.by_form.get(norm).map_or(&[], Vec::as_slice)
    }
}

/// The place of a word among the sketches, by its length and three of its bytes.
fn sketch(norm: &str) -> (usize, u64) {
    let bytes = norm.as_bytes();
    let [first, .., last] = bytes else { return (0, 1) };
    let key = u32::from_le_bytes([*first, bytes[bytes.len() / 2], *last, bytes.len() as u8]);
    let place = key.wrapping_mul(0x9e37_79b1) >> (u32::BITS - SKETCH_BITS);
    ((place / u64::BITS) as usize, 1 << (place % u64::BITS))
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
        let mut cues = Cues::default();
        for line in lines {
            assert!(cues.add(line).is_some(), "{line}");
        }
        assert!(cues.entries.len() > 400);
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
