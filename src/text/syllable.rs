//! Counts the syllables of an English word by spelling rules and a short list of exceptions.
use std::{collections::HashMap, sync::OnceLock};

/// Word to syllables; the rules consult it for stems as well as for whole words.
type Known<'a> = HashMap<&'a str, u8>;

/// Vowel groups that are not one syllable: (left ends with, group, right begins with, syllables).
/// Alternatives are split by blanks; `^` and `$` are the word's edges; the first match wins.
const GROUPS: &[(&str, &str, &str, u8)] = &[
    // -io-: palatalised into one syllable in nation, million, junior.
    ("", "io", "$ s$", 2),
    ("t s c g x sh ch ll n v", "io", "n r", 1),
    ("", "io", "", 2),
    ("c t g x", "iou", "", 1),
    ("", "iou", "", 2),
    // -ia-
    ("ll", "ia", "nt", 1),
    ("", "ia", "t nt nc", 2),
    ("c t", "ia", "l n", 1),
    ("s g l sh", "ia", "n", 1),
    ("c s g t n l", "ia", "$ s$", 1),
    ("^l", "ia", "r", 2),
    ("l", "ia", "r m", 1),
    ("", "ia", "ge", 1),
    ("", "ia", "", 2),
    // -ie-
    ("^sc", "ie", "n", 2),
    ("^pr", "ie", "s", 1),
    ("", "ie", "st", 2),
    ("^t ^p sh nt", "ie", "r", 1),
    ("", "ie", "r$ rs$", 2),
    ("c t n", "ie", "nt nc", 1),
    ("", "ie", "nt nc t", 2),
    ("", "ie", "n$ ns$", 2),
    ("v", "ie", "n", 2),
    // -ea-
    ("^r", "ea", "ct ss rr pp ff b cq dj dm rm tt wa", 2),
    ("r", "ea", "li", 2),
    ("cr", "ea", "tu", 1),
    ("th cr", "ea", "t", 2),
    ("l", "ea", "h", 2),
    ("id", "ea", "$ s$ t", 2),
    ("in us rm", "ea", "t", 2),
    ("ar or dr", "ea", "$ s$ n", 2),
    ("n", "ea", "n", 2),
    ("in ucl", "ea", "r ge l$", 2),
    // -eo-, -eou-
    ("p", "eo", "p", 1),
    ("g", "eo", "n r", 1),
    ("l j", "eo", "p", 1),
    ("", "eo", "ff", 1),
    ("", "eo", "", 2),
    ("g t", "eou", "", 1),
    ("", "eou", "", 2),
    // -ee-, -ei-, -eu-
    ("^r", "ee", "du le m na nt st va xa", 2),
    ("^pr", "ee", "m x", 2),
    ("^r", "ei", "nf ns nv nt nc m t", 2),
    ("^d", "ei", "f t", 2),
    ("th d", "ei", "sm", 2),
    ("", "ei", "st ty ng$ ngs$", 2),
    ("z", "eu", "", 1),
    ("", "eu", "m$ ms$ n s", 2),
    // -ua-, -ue-, -ui-
    ("g j", "ua", "", 1),
    ("s", "ua", "d s r v", 1),
    ("", "ua", "", 2),
    ("ag og ig eg ng", "ue", "$ s$ d$", 0),
    ("g", "ue", "r", 1),
    ("", "ue", "r$ rs$ st$ n", 2),
    ("", "ue", "l t$ ts$", 2),
    ("ag ig og", "ui", "ng", 1),
    ("", "ui", "ng", 2),
    ("r", "ui", "n", 2),
    ("t", "ui", "ti", 2),
    ("", "ui", "ty c", 2),
    ("fl", "ui", "d", 2),
    ("", "uo", "s", 2),
    ("", "uou", "", 2),
    ("", "uu", "", 2),
    // -o- and -a- in hiatus
    ("p ^c", "oe", "", 2),
    ("", "oe", "l$ ls$ v", 2),
    ("d g", "oe", "r", 2),
    ("micr macr", "oe", "", 2),
    ("micr", "oo", "", 2),
    ("", "oi", "ng", 2),
    ("^c", "oi", "nc", 2),
    ("", "oi", "c$ cal", 2),
    ("c", "oo", "rd pera", 2),
    ("", "oo", "log", 2),
    ("n ^", "oa", "h s", 2),
    ("^c", "oa", "lit", 2),
    ("r", "oa", "ct", 2),
    ("ch", "oa", "n", 2),
    ("", "ao", "s t m r", 2),
    ("", "ii", "", 2),
    ("n l", "iu", "s", 1),
    ("g", "iu", "m", 1),
    ("", "iu", "", 2),
    // y after a consonant
    ("w n", "ye", "", 1),
    ("", "ye", "r t", 2),
    ("n k h m", "ya", "", 1),
    ("", "ya", "", 2),
    ("n", "yo", "", 1),
    ("", "yo", "", 2),
    ("", "yi", "", 2),
    // Long groups: one sound where French or a glide makes them, else two.
    ("", "eau", "", 1),
    ("", "ieu", "", 1),
    ("", "uay", "", 1),
];

/// Second parts that begin with a consonant, so that a silent e before them stays silent.
const TAILS: &[&str] = &[
    "ly", "ment", "ful", "less", "ness", "some", "where", "ty", "dom", "hood", "ship", "ward", "wise", "like", "man",
    "men", "land", "time", "life", "line", "work", "house", "ball", "side", "way", "room", "board", "book", "craft",
    "back", "keeper", "holder", "maker", "mark", "date", "day", "place", "proof", "smith", "teen", "worth", "yard",
    "stone", "wood", "ville", "ford", "field", "dale", "mont", "shire", "let", "body", "thing", "fore", "with", "by",
    "point", "light", "town", "berg", "burg", "mate", "walk", "down", "power", "paper", "play", "one", "over", "head",
    "person", "people", "woman", "women", "making", "keeping", "trap", "pad", "of", "out", "owner", "off",
];

/// First parts with a silent e that stays silent before a consonant.
const HEADS: &[&str] = &[
    "some", "home", "life", "time", "there", "where", "eye", "shake", "fore", "more", "fire", "house", "base", "name",
    "note", "face", "wide", "price", "take", "make", "place", "trade", "space", "race", "stake", "whole", "ware",
    "horse", "cheese", "nine", "wine", "voice", "white", "grave", "lime", "stone", "line", "love", "like", "live",
    "care", "case", "code", "core", "date", "drive", "fine", "five", "flame", "game", "gate", "grape", "guide", "hope",
    "hole", "ice", "juice", "knife", "lake", "late", "mile", "nose", "nurse", "pace", "pipe", "pine", "pole", "prime",
    "rose", "rope", "safe", "same", "scale", "score", "shape", "share", "shore", "side", "smoke", "snake", "spare",
    "state", "store", "style", "tape", "tide", "tire", "trace", "wake", "wave", "wife", "wire", "type", "awe", "scare",
    "waste", "juke", "dare", "peace", "dove", "pure", "file", "edge", "bone", "bride", "cave",
];

/// Endings of derived forms whose stem is looked up: (ending, what the stem has instead, syllables added).
const DERIVED: &[(&str, &[&str], u8)] = &[
    ("ies", &["y"], 0),
    ("ied", &["y"], 0),
    ("es", &["e", ""], 0),
    ("s", &[""], 0),
    ("ed", &["e", ""], 0),
    ("ing", &["e", ""], 1),
    ("ings", &["e", ""], 1),
    ("er", &["e", ""], 1),
    ("ers", &["e", ""], 1),
    ("ly", &[""], 1),
    ("ness", &[""], 1),
];

/// Syllables of a lower-cased word.
pub fn syllables(word: &str) -> u8 {
    spoken(word, shipped()).min(u8::MAX.into()) as u8
}

fn shipped() -> &'static Known<'static> {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let rows = include_str!("../../seeds/language/syllables.tsv").lines().filter_map(|line| line.split_once('\t'));
        rows.filter_map(|(word, n)| Some((word, n.parse().ok()?))).collect()
    })
}

fn spoken(word: &str, known: &Known) -> usize {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return 1;
    }
    if let Some(&n) = known.get(word) {
        return n.into();
    }
    let folded = fold(word);
    let mut total: usize = 0;
    for part in folded.split(|c: char| !c.is_ascii_alphabetic() && c != '\'' && c != '|') {
        total += apostrophes(part.trim_matches('\''), known);
    }
    total
}

/// Splits contractions and possessives.
fn apostrophes(word: &str, known: &Known) -> usize {
    let Some((head, tail)) = word.rsplit_once('\'') else {
        return if word.is_empty() { 0 } else { plain(word, known) };
    };
    if let Some(&n) = known.get(word) {
        return n.into();
    }
    if matches!(head, "d" | "l" | "y" | "t") {
        return plain(tail, known); // d'angelo, y'all, 'twas
    }
    let body = apostrophes(head, known);
    let after_vowel =
        head.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'w']) && !(head.len() > 3 && silent_e(head.as_bytes()));
    body + match tail {
        "s" => hisses(head) as usize,
        // n't is a syllable after any consonant but n, r and l: didn't, but can't, aren't, won't.
        "t" => {
            let verb = head.strip_suffix('n').unwrap_or(head);
            return plain(verb, known).max(1)
                + verb.ends_with(['d', 's', 't', 'h', 'p', 'k']) as usize
                + verb.ends_with("ve") as usize;
        }
        "d" => head.ends_with(['d', 't']) as usize,
        "ll" | "ve" | "re" => !after_vowel as usize,
        "m" | "er" => 0,
        "n" => !after_vowel as usize,
        _ => apostrophes(tail, known),
    }
}

/// Whether a plural or possessive s needs a vowel of its own after this ending.
fn hisses(stem: &str) -> bool {
    ["s", "z", "x", "xe", "ch", "sh", "ce", "ge", "se", "ze", "che", "she"].iter().any(|e| stem.ends_with(e))
}

/// One run of letters: the exceptions, then derived forms of them, then the parts, then the vowel groups.
fn plain(word: &str, known: &Known) -> usize {
    if let Some(&n) = known.get(word) {
        return n.into();
    }
    if !word.contains(VOWELS) {
        return initialism(word);
    }
    derived(word, known).or_else(|| parted(word, known)).unwrap_or_else(|| groups(word).max(1))
}

/// A part of a word; a short one is not looked up, since short exceptions are mostly initialisms (ap, usa).
fn part(word: &str, known: &Known) -> usize {
    if word.len() < 4 { groups(word).max(1) } else { plain(word, known) }
}

const VOWELS: [char; 6] = ['a', 'e', 'i', 'o', 'u', 'y'];

/// Letters spoken one by one: tv, bbc, www.
fn initialism(word: &str) -> usize {
    if word.contains('|') || word.len() > 5 {
        return 1;
    }
    word.bytes().map(|b| if b == b'w' { 3 } else { 1 }).sum()
}

fn derived(word: &str, known: &Known) -> Option<usize> {
    DERIVED.iter().find_map(|(ending, stems, extra)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 2)?;
        stems.iter().find_map(|add| {
            let whole = format!("{stem}{add}");
            let n = known.get(whole.as_str()).filter(|_| whole.len() > 3)?;
            let sounded = match *ending {
                "es" | "s" => hisses(&whole) as u8,
                "ed" => stem.ends_with(['t', 'd']) as u8,
                _ => *extra,
            };
            Some((n + sounded).into())
        })
    })
}

fn parted(word: &str, known: &Known) -> Option<usize> {
    // Plurals first, so that the parts are seen in their own spelling.
    if let Some(stem) = word.strip_suffix('s')
        && stem.len() > 2
        && !stem.ends_with(['s', 'u', 'i', 'o'])
    {
        return Some(part(stem, known) + (stem.ends_with('e') && hisses(stem)) as usize);
    }
    if let Some(rest) = word.strip_prefix("mc")
        && rest.contains(VOWELS)
    {
        return Some(1 + part(rest, known));
    }
    for head in HEADS {
        if let Some(rest) = word.strip_prefix(head)
            && rest.len() > 2
            && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'r', 'n'])
            && rest.contains(VOWELS)
        {
            return Some(part(head, known) + part(rest, known));
        }
    }
    for tail in TAILS {
        if let Some(stem) = word.strip_suffix(tail)
            && !word.ends_with("ically")
            && joins(stem, tail)
        {
            return Some(part(stem, known) + part(tail, known));
        }
    }
    None
}

/// Whether a tail may be split off here: not agre|ement, fami|ly only where it costs nothing, pro|of never.
fn joins(stem: &str, tail: &str) -> bool {
    let mut end = stem.bytes().rev();
    let (last, before) = (end.next().unwrap_or(b'a'), end.next().unwrap_or(b'a'));
    let mute = last == b'e' && (before == b'u' || !is_vowel(before)) && stem[..stem.len() - 1].contains(VOWELS);
    let needs_mute = tail == "ty" || tail.starts_with(['o']);
    mute || last == b'y' && tail == "one"
        || !needs_mute && stem.contains(VOWELS) && last != b'e' && !stem.ends_with("ed")
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Sums the vowel groups and takes away a silent final e.
fn groups(word: &str) -> usize {
    let b = word.as_bytes();
    let vowel = |i: usize| {
        let (before, after) = (i > 0 && is_vowel(b[i - 1]), b.get(i + 1).is_some_and(|&c| is_vowel(c)));
        match b[i] {
            b'y' => !(after && (i == 0 || before)), // yes, beyond
            b'u' => !(after && i > 0 && b[i - 1] == b'q'),
            c => is_vowel(c),
        }
    };
    let (mut i, mut total) = (0, 0);
    while i < b.len() {
        if !vowel(i) {
            i += 1;
            continue;
        }
        let start = i;
        while i < b.len() && vowel(i) {
            i += 1;
        }
        total += if i - start == 1 { 1 } else { group(&word[..start], &word[start..i], &word[i..]) };
    }
    if total > 1 && silent_e(b) {
        total -= 1;
    }
    // -ically is spoken -ic'ly; prism and rhythm end in a syllabic m.
    total - word.ends_with("ically") as usize + (word.ends_with("sm") || word.ends_with("thm")) as usize
}

fn group(left: &str, group: &str, right: &str) -> usize {
    for (l, g, r, n) in GROUPS {
        if *g == group
            && l.split(' ').any(|l| match l.strip_prefix('^') {
                Some(l) => left == l,
                None => left.ends_with(l),
            })
            && r.split(' ').any(|r| match r.strip_suffix('$') {
                Some(r) => right == r,
                None => right.starts_with(r),
            })
        {
            return (*n).into();
        }
    }
    if group.len() > 2 { 2 } else { 1 }
}

/// A final e, es or ed after a consonant, unless a syllabic l or r precedes it.
fn silent_e(b: &[u8]) -> bool {
    let (stem, ending) = match b {
        [stem @ .., b'e'] => (stem, b'e'),
        [stem @ .., b'e', b'd'] => (stem, b'd'),
        _ => return false,
    };
    match stem {
        [.., c, b'l'] if !is_vowel(*c) && !matches!(c, b'l' | b'r' | b'w' | b'|') => false,
        [.., b'b' | b'c' | b'd' | b'g' | b't' | b'n', b'r'] => false,
        [.., c, b'r'] if ending == b'd' && !is_vowel(*c) && *c != b'r' => false,
        [.., b't' | b'd'] if ending == b'd' => false,
        [.., c] => (!is_vowel(*c) || (*c == b'y')) && *c != b'|' || stem.ends_with(b"qu"),
        [] => false,
    }
}

/// Spells accented letters plainly; `|` marks a vowel that stands alone (naïve) or is never silent (café).
fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 2);
    for c in word.chars() {
        out.push_str(match c {
            'é' => "e|",
            'ï' => "|i",
            'ë' => "|e|",
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
            'è' | 'ê' | 'ē' | 'ė' | 'ę' | 'ě' | 'æ' | 'œ' => "e",
            'ì' | 'í' | 'î' | 'ī' | 'ı' => "i",
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
            'ý' | 'ÿ' => "y",
            'ç' | 'ć' | 'č' => "c",
            'ñ' | 'ń' | 'ň' => "n",
            'š' | 'ś' | 'ş' | 'ß' => "s",
            c if c.is_ascii() => {
                out.push(c);
                continue;
            }
            c if c.is_alphabetic() => "|",
            _ => " ",
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads `SYLLABLES_REFERENCE` (word, accepted counts, by rank), prints the exceptions it calls for and the
    /// accuracy by odd and even rank. Short words go first, so that their derived forms need no entry.
    #[test]
    #[ignore = "measures against a reference file; see seeds/language/syllables.py"]
    fn reference() {
        let text = std::fs::read_to_string(std::env::var("SYLLABLES_REFERENCE").unwrap()).unwrap();
        let rows: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once('\t')).collect();
        let right = |(word, counts): (&str, &str), known: &Known| {
            counts.split(',').any(|c| c == spoken(word, known).to_string())
        };
        let shipped = shipped();
        for (name, known) in [("rules", &Known::new()), ("with exceptions", shipped)] {
            for (half, first) in [("odd", 0), ("even", 1)] {
                let half_rows: Vec<_> = rows.iter().skip(first).step_by(2).collect();
                let n = half_rows.iter().filter(|row| right(***row, known)).count();
                eprintln!("{name}, {half} ranks: {n} of {}", half_rows.len());
            }
        }
        let (mut known, mut by_length) = (Known::new(), rows.clone());
        by_length.sort_by_key(|(word, _)| (word.len(), *word));
        for row in by_length {
            if !right(row, &known) {
                let first = row.1.split(',').next().unwrap();
                known.insert(row.0, first.parse().unwrap());
                println!("{}\t{first}", row.0);
            }
        }
    }
}
