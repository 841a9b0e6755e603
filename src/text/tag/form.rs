//! What a form tells of its tags before any context: its entry in the lexicon, its ending, its kind of auxiliary.

use super::Tag::{self, *};
use super::{Tagger, spread};

/// What depends on the word form alone: computed once per form, handed back per token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormTags {
    pub(super) word: u32,
    /// Ambiguity class: the word itself if frequent, else its known tags, else a guess from endings.
    pub(super) class: u32,
    /// Hashes of the last three and four letters.
    pub(super) suffix: [u16; 2],
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
/// Two bits: 0 none, 1 's, 3 another clitic that changes what may follow; what follows "can't" is what follows "can".
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
    FormTags { word: 1, class: 1, suffix: [0; 2], fixed: 20, flags: OPENING, auxiliary: 0, sure: NO_ROW };

/// No entry.
pub const FREE: [u8; 8] = [0; 8];
/// Entry of the lexicon: hash of the form, then tags seen (24 bits), then best tag and these flags.
pub const LEXICON_FIXED: u8 = 32;
pub const LEXICON_RARE: u8 = 64;
pub const LEXICON_FREQUENT: u8 = 128;

impl Tagger {
    fn entry(&self, hash: u32) -> Option<(u32, u8)> {
        let from = self.lexicon.get(spread(hash, self.lexicon.len())..)?;
        // Behind the last place there is a free one.
        let found = from
            .iter()
            .take_while(|entry| **entry != FREE)
            .find(|[a, b, c, d, ..]| [*a, *b, *c, *d] == hash.to_le_bytes());
        found.map(|&[.., a, b, c, info]| (u32::from_le_bytes([a, b, c, 0]), info))
    }

    /// `norm` is lower-cased with straight apostrophes.
    pub fn form(&self, norm: &str) -> FormTags {
        self.form_with(norm, true)
    }

    /// Training hides forms from the lexicon now and then, to learn what to do with new ones.
    pub fn form_with(&self, norm: &str, lexicon: bool) -> FormTags {
        // Most have nothing to be split or told apart by.
        let plain = norm.bytes().all(|b| b.is_ascii_lowercase()) && norm != "cannot" && !norm.is_empty();
        if !plain && !norm.chars().any(char::is_alphanumeric) {
            return self.mark(norm);
        }
        let (base, clitic) = if plain { (norm, 0) } else { split_clitic(norm) };
        if !plain && (norm.contains('@') || norm.contains("://") || norm.starts_with("www.")) {
            return FormTags { word: 2, class: 2, fixed: Other as u8, flags: SETTLED, ..EDGE };
        }
        let whole = self.entry(hash(norm)).filter(|_| lexicon);
        let known = whole.or_else(|| if clitic == 1 && lexicon { self.entry(hash(base)) } else { None });
        let name = if whole.is_some() { norm } else { base };
        let letters = if name.bytes().any(|b| b.is_ascii_digit()) { 0 } else { LETTERS };
        let mut form = FormTags {
            word: hash(name),
            suffix: [3, 4].map(|n| hash(tail(base, n)) as u16),
            fixed: OPEN,
            flags: if clitic == 2 { 0 } else { u16::from(clitic) << 2 } | letters,
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
