//! What a form tells of its tags before any context: its entry in the lexicon, its ending, its kind of auxiliary.

use super::Tag::{self, *};
use super::Tagger;

/// How a token is written; its form is the vocabulary's business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(pub(super) u8);

impl Shape {
    /// Small letters only.
    pub const SMALL: Shape = Shape(0);
    pub const CAPITALISED: Shape = Shape(1);
    /// Two or more letters, none of them small.
    pub const ALL_CAPS: Shape = Shape(3);
    const DIGIT: u8 = 4;

    pub fn of(surface: &str) -> Shape {
        Self::at(surface, 0, surface.len())
    }

    /// The shape of the token `text[start..end]`. What stands behind it is looked at too, so that no loop is needed for
    /// most.
    pub fn at(text: &str, start: usize, end: usize) -> Shape {
        const SIZE: usize = 8;
        let eight = text.as_bytes().get(start..start + SIZE).and_then(|eight| eight.try_into().ok());
        if let (Some(eight), 1..=SIZE) = (eight.map(u64::from_le_bytes), end.wrapping_sub(start)) {
            let whole = u64::MAX >> (64 - 8 * (end - start));
            let others = whole & TOPS & !small_letters(eight);
            if others == 0 {
                return Shape::SMALL;
            }
            // The first only, and it is a small letter once it is made one.
            if others == 0x80 && matches!(eight as u8, b'A'..=b'Z') {
                return Shape::CAPITALISED;
            }
            if whole == 0xff && (eight as u8).is_ascii_punctuation() {
                return Shape::SMALL;
            }
        }
        Shape::of_any(text.get(start..end).unwrap_or_default())
    }

    fn of_any(surface: &str) -> Shape {
        let mut bytes = surface.bytes();
        let first = bytes.next().unwrap_or_default();
        if bytes.all(|b| b.is_ascii_lowercase()) && first.is_ascii_alphabetic() {
            return if first.is_ascii_lowercase() { Shape::SMALL } else { Shape::CAPITALISED };
        }
        let (mut upper, mut lower, mut digit, mut first) = (0u32, 0u32, false, None);
        for c in surface.chars() {
            if c.is_uppercase() {
                upper += 1;
                first.get_or_insert(true);
            } else if c.is_alphabetic() {
                // The "s" of "FBI's" does not make it a mixed word.
                lower += 1;
                first.get_or_insert(false);
            }
            digit |= c.is_ascii_digit();
        }
        let clitic = surface.ends_with("'s") || surface.ends_with("’s");
        let caps = upper > 1 && lower == u32::from(clitic && lower > 0);
        let bits = if caps { 3 } else { u8::from(first == Some(true)) };
        Shape(bits | if digit { Self::DIGIT } else { 0 })
    }

    pub(super) fn capital(self) -> bool {
        self.0 & 1 != 0
    }
}

const ONES: u64 = u64::MAX / 255;
const TOPS: u64 = ONES << 7;

/// The top bit of each byte that is a small ASCII letter: the sums carry into it from `a` and from `{` on.
fn small_letters(bytes: u64) -> u64 {
    let low = bytes & !TOPS;
    let from_a = low + ONES * (0x80 - b'a' as u64);
    let behind_z = low + ONES * (0x7f - b'z' as u64);
    from_a & !behind_z & !bytes & TOPS
}

/// What depends on the word form alone: computed once per form, handed back per token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormTags {
    pub(super) word: u32,
    /// Ambiguity class: the word itself if frequent, else its known tags, else a guess from endings.
    pub(super) class: u32,
    /// Hashes of the last two, three and four letters.
    pub(super) suffix: [u16; 3],
    /// The only tag, or `OPEN`.
    pub(super) fixed: u8,
    pub(super) flags: u16,
    pub(super) auxiliary: u8,
    /// Row of the tags that its class has behind others, or none.
    pub(super) sure: u16,
}

impl FormTags {
    pub fn class(self) -> u32 {
        self.class
    }

    /// Whether the tagger has met the form.
    pub fn is_known(self) -> bool {
        self.flags & KNOWN != 0 || self.fixed != OPEN
    }
}

pub(super) const OPEN: u8 = 255;
pub(super) const KNOWN: u16 = 1;
pub(super) const RARE: u16 = 2;
/// Two bits: 0 none, 1 's, 2 n't, 3 another clitic.
pub(super) const CLITIC: u16 = 4 + 8;
/// Surely finite when met in a look-ahead.
pub(super) const FINITE: u16 = 16;
/// Past or participle: worth a look-ahead for the finite verb.
pub(super) const PAST: u16 = 32;
pub(super) const OPENING: u16 = 64;
pub(super) const LETTERS: u16 = 128;
/// The only tag holds, however the token is written, or unless a capital may make it a name.
pub(super) const SETTLED: u16 = 256;
pub(super) const SETTLED_SMALL: u16 = 512;

const NO_ROW: u16 = u16::MAX;

pub(super) const EDGE: FormTags =
    FormTags { word: 1, class: 1, suffix: [0; 3], fixed: 20, flags: OPENING, auxiliary: 0, sure: NO_ROW };

/// Entry of the lexicon: hash of the form, then tags seen (24 bits), then best tag and these flags.
pub const LEXICON_FIXED: u8 = 32;
pub const LEXICON_RARE: u8 = 64;
pub const LEXICON_FREQUENT: u8 = 128;

impl Tagger {
    fn entry(&self, hash: u32) -> Option<(u32, u8)> {
        let key = |e: &[u8; 8]| u32::from_le_bytes([e[0], e[1], e[2], e[3]]);
        let at = self.lexicon.binary_search_by_key(&hash, key).ok()?;
        let e = self.lexicon.get(at)?;
        Some((u32::from_le_bytes([e[4], e[5], e[6], 0]), e[7]))
    }

    /// `norm` is lower-cased with straight apostrophes.
    pub fn form(&self, norm: &str) -> FormTags {
        self.form_with(norm, true)
    }

    /// Training hides forms from the lexicon now and then, to learn what to do with new ones.
    pub fn form_with(&self, norm: &str, lexicon: bool) -> FormTags {
        if !norm.chars().any(char::is_alphanumeric) {
            return self.mark(norm);
        }
        let (base, clitic) = split_clitic(norm);
        if norm.contains('@') || norm.contains("://") || norm.starts_with("www.") {
            return FormTags { word: 2, class: 2, fixed: Other as u8, flags: SETTLED, ..EDGE };
        }
        let whole = self.entry(hash(norm)).filter(|_| lexicon);
        let known = whole.or_else(|| if clitic == 1 && lexicon { self.entry(hash(base)) } else { None });
        let name = if whole.is_some() { norm } else { base };
        let letters = if name.bytes().any(|b| b.is_ascii_digit()) { 0 } else { LETTERS };
        let mut form = FormTags {
            word: hash(name),
            suffix: [2, 3, 4].map(|n| hash(tail(base, n)) as u16),
            fixed: OPEN,
            flags: u16::from(clitic) << 2 | letters,
            auxiliary: auxiliary(base, clitic),
            ..EDGE
        };
        match known {
            Some((mask, info)) => {
                form.flags |= KNOWN;
                if info & LEXICON_RARE != 0 {
                    form.flags |= RARE;
                }
                let best = info & 31;
                if info & LEXICON_FIXED != 0 && whole.is_some() {
                    form.fixed = best;
                }
                form.class = match info & LEXICON_FREQUENT {
                    0 => mix(2, mask, u32::from(best)),
                    _ => form.word,
                };
                let finite = Modal.bit() | VerbPresent.bit() | VerbPast.bit();
                if mask & !finite == 0
                    || (1..=4).contains(&form.auxiliary) && Tag::from_index(best.into()).is_finite_verb()
                {
                    form.flags |= FINITE;
                }
                if mask & VerbParticiple.bit() != 0 {
                    form.flags |= PAST;
                }
            }
            None => {
                form.class = self.guess(base);
                if base.ends_with("ed") {
                    form.flags |= PAST;
                }
            }
        }
        // 's after a noun changes what may follow, after a pronoun it is in the word itself.
        if clitic != 0 && whole.is_none() {
            form.class = mix(4, form.class, u32::from(clitic));
        }
        let row = self.classes.binary_search_by_key(&form.class, |class| u32::from_le_bytes(*class));
        form.sure = row.map_or(NO_ROW, |row| row as u16);
        form.flags |= settles(form.fixed, letters != 0);
        form
    }

    fn mark(&self, norm: &str) -> FormTags {
        let (name, opening) = match norm {
            "“" | "„" | "«" | "\"" | "``" | "''" | "”" | "»" => ("\"", true),
            // A fold may have made any dash a hyphen.
            "—" | "–" | "--" | "―" => ("-", false),
            "…" | "..." | ". . ." => ("...", false),
            "'" | "‘" | "’" | "`" => ("'", true),
            ":" | "(" | "[" | "*" | "•" | "·" | "|" => (norm, true),
            _ => (norm, false),
        };
        let symbol = norm.chars().any(|c| "$£€¥¢%+#@©®™°§^~/\\=".contains(c) || c as u32 > 0x2fff)
            || [":)", ":(", ";)", ":-)"].contains(&norm);
        let fixed = match norm {
            "&" => Coordinator,
            _ if symbol => Symbol,
            _ => Punctuation,
        };
        let flags = KNOWN | SETTLED | if opening { OPENING } else { 0 };
        let word = hash(name);
        FormTags { word, class: word, fixed: fixed as u8, flags, ..EDGE }
    }

    /// The ambiguity class of an unknown form: its ending, and what its stem is known to be.
    fn guess(&self, base: &str) -> u32 {
        if base.bytes().any(|b| b.is_ascii_digit()) {
            return mix(3, hash(base), 0);
        }
        #[rustfmt::skip]
        const ENDINGS: [(&str, &str); 17] = [
            ("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
            ("es", ""), ("s", ""), ("ily", "y"), ("ly", ""), ("ier", "y"), ("er", ""), ("er", "e"),
            ("est", ""), ("ness", ""), ("un", ""), ("re", ""),
        ];
        let mut found = (0, 0);
        for (n, (ending, instead)) in (1u32..).zip(ENDINGS) {
            let stem = if n < 16 { base.strip_suffix(ending) } else { base.strip_prefix(ending) };
            let Some(stem) = stem.filter(|s| s.len() > 2) else { continue };
            let mut mask = self.entry(hash_pair(stem, instead)).map_or(0, |e| e.0);
            // stopped, stopping: the doubled consonant goes.
            if mask == 0 && (3..=5).contains(&n) && stem.as_bytes().last() == stem.as_bytes().iter().nth_back(1) {
                let single = stem.char_indices().next_back().map_or("", |(at, _)| stem.get(..at).unwrap_or(""));
                mask = self.entry(hash(single)).map_or(0, |e| e.0);
            }
            if found.0 == 0 || mask != 0 {
                found = (n, mask);
            }
            if mask != 0 {
                break;
            }
        }
        let has = |tags: u32, bit: u32| if found.1 & tags != 0 { bit } else { 0 };
        let stem = has(Noun.bit(), 1)
            | has(VerbBase.bit() | VerbPresent.bit(), 2)
            | has(Adjective.bit(), 4)
            | has(ProperNoun.bit(), 8)
            | has(Adverb.bit() | Preposition.bit(), 16);
        mix(3, found.0 << 8 | stem, if found.1 == 0 { hash(tail(base, 2)) } else { 0 })
    }
}

/// How far the only tag of a form settles it: a name needs a score, as its capital may be that of a headline.
fn settles(fixed: u8, letters: bool) -> u16 {
    let tag = Tag::from_index(fixed.into());
    match tag {
        _ if fixed == OPEN => 0,
        ProperNoun if letters => 0,
        Noun | Adjective | Adverb | Interjection if letters => SETTLED_SMALL,
        _ if letters && tag.is_verb() => SETTLED_SMALL,
        _ => SETTLED,
    }
}

/// Parts "minister's" into "minister" and its clitic: 1 's, 2 n't, 3 any other.
fn split_clitic(norm: &str) -> (&str, u8) {
    const CLITICS: [(&str, u8); 7] = [("'s", 1), ("n't", 2), ("s'", 1), ("'ve", 3), ("'ll", 3), ("'re", 3), ("'d", 3)];
    if norm == "cannot" {
        return ("can", 2);
    }
    for (clitic, kind) in CLITICS {
        if let Some(base) = norm.strip_suffix(clitic).filter(|b| !b.is_empty()) {
            let base = if clitic == "s'" { norm.strip_suffix('\'').unwrap_or(base) } else { base };
            return (base, kind);
        }
    }
    (norm, 0)
}

/// Auxiliaries tell what verb form follows: 1 finite be, 2 have, 3 do, 4 modal, 5 be not finite, 6 get, 7 clitic.
fn auxiliary(base: &str, clitic: u8) -> u8 {
    match base {
        "am" | "are" | "is" | "was" | "were" | "ai" => 1,
        "had" | "has" | "have" | "having" => 2,
        "did" | "do" | "does" => 3,
        "can" | "could" | "may" | "might" | "must" | "shall" | "should" | "will" | "would" | "ca" | "wo" | "sha" => 4,
        "be" | "been" | "being" => 5,
        "get" | "gets" | "getting" | "got" | "gotten" => 6,
        "to" => 0,
        _ if clitic == 1 || clitic == 3 => 7,
        _ => 0,
    }
}

fn tail(text: &str, letters: usize) -> &str {
    let at = text.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
    text.get(at..).unwrap_or(text)
}

fn fold(x: u64, by: u64) -> u64 {
    let product = u128::from(x) * u128::from(by);
    product as u64 ^ (product >> 64) as u64
}

/// A hash of two values, apart for each kind of feature.
#[inline(always)]
pub(super) fn mix(kind: u32, a: u32, b: u32) -> u32 {
    let x = u64::from(a) << 32 | u64::from(b);
    (fold(x ^ u64::from(kind).wrapping_mul(0x9e37_79b9_7f4a_7c15), 0xd6e8_feb8_6659_fd93) >> 16) as u32
}

pub fn hash(text: &str) -> u32 {
    hash_pair(text, "")
}

/// Digits count as one digit, so that years and sums share what is known of them.
fn hash_pair(text: &str, more: &str) -> u32 {
    let bytes = text.bytes().chain(more.bytes());
    let h = bytes.fold(0xcbf2_9ce4_8422_2325u64, |h, b| {
        let b = if b.is_ascii_digit() { b'0' } else { b };
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    });
    (fold(h, 0xd6e8_feb8_6659_fd93) >> 16) as u32
}
