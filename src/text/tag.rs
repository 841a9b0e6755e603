//! Part-of-speech tags by a greedy averaged perceptron over hashed features (Collins 2002, EMNLP;
//! look-ahead features and greedy decoding after Honnibal 2013). Weights: `seeds/language/tagger.md`.

use std::sync::OnceLock;

/// Word classes, as fine as passives, finite verbs and clauses need; the order is that of the weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Tag {
    Noun,
    ProperNoun,
    Pronoun,
    WhWord,
    Determiner,
    Adjective,
    Adverb,
    Preposition,
    Particle,
    Subordinator,
    Coordinator,
    To,
    Number,
    Modal,
    VerbBase,
    VerbPresent,
    VerbPast,
    VerbParticiple,
    VerbGerund,
    Interjection,
    Punctuation,
    Symbol,
    #[default]
    Other,
}

use Tag::*;

impl Tag {
    pub const ALL: [Tag; 23] = [
        Noun,
        ProperNoun,
        Pronoun,
        WhWord,
        Determiner,
        Adjective,
        Adverb,
        Preposition,
        Particle,
        Subordinator,
        Coordinator,
        To,
        Number,
        Modal,
        VerbBase,
        VerbPresent,
        VerbPast,
        VerbParticiple,
        VerbGerund,
        Interjection,
        Punctuation,
        Symbol,
        Other,
    ];
    const NAMES: [&str; 23] = [
        "noun",
        "proper-noun",
        "pronoun",
        "wh-word",
        "determiner",
        "adjective",
        "adverb",
        "preposition",
        "particle",
        "subordinator",
        "coordinator",
        "to",
        "number",
        "modal",
        "verb-base",
        "verb-present",
        "verb-past",
        "verb-participle",
        "verb-gerund",
        "interjection",
        "punctuation",
        "symbol",
        "other",
    ];

    pub fn as_str(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// Any verb form, modals included.
    pub fn is_verb(self) -> bool {
        matches!(self, Modal | VerbBase | VerbGerund | VerbParticiple | VerbPast | VerbPresent)
    }

    pub fn is_finite_verb(self) -> bool {
        matches!(self, Modal | VerbPast | VerbPresent)
    }

    pub fn is_nominal(self) -> bool {
        matches!(self, Noun | ProperNoun | Pronoun)
    }

    fn bit(self) -> u32 {
        1 << self as u32
    }

    pub(super) fn from_index(index: usize) -> Tag {
        Self::ALL.get(index).copied().unwrap_or_default()
    }
}

/// How a token is written; its form is the vocabulary's business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(u8);

impl Shape {
    pub const CAPITALISED: Shape = Shape(1);
    /// Two or more letters, none of them small.
    pub const ALL_CAPS: Shape = Shape(3);
    const DIGIT: u8 = 4;

    pub fn of(surface: &str) -> Shape {
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

    fn capital(self) -> bool {
        self.0 & 1 != 0
    }
}

/// What depends on the word form alone: computed once per form, handed back per token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormTags {
    word: u32,
    /// Ambiguity class: the word itself if frequent, else its known tags, else a guess from endings.
    class: u32,
    /// Hashes of the last two, three and four letters.
    suffix: [u16; 3],
    /// The only tag, or `OPEN`.
    fixed: u8,
    flags: u8,
    auxiliary: u8,
}

const OPEN: u8 = 255;
const KNOWN: u8 = 1;
const RARE: u8 = 2;
/// Two bits: 0 none, 1 's, 2 n't, 3 another clitic.
const CLITIC: u8 = 4 + 8;
/// Surely finite when met in a look-ahead.
const FINITE: u8 = 16;
/// Past or participle: worth a look-ahead for the finite verb.
const PAST: u8 = 32;
const OPENING: u8 = 64;
const LETTERS: u8 = 128;

const EDGE: FormTags = FormTags { word: 1, class: 1, suffix: [0; 3], fixed: 20, flags: 0, auxiliary: 0 };

/// Weights of one feature, one per tag, the last unused.
pub(super) type Row = [u8; 24];

/// Entry of the lexicon: hash of the form, then tags seen (24 bits), then best tag and these flags.
pub(super) const LEXICON_FIXED: u8 = 32;
pub(super) const LEXICON_RARE: u8 = 64;
pub(super) const LEXICON_FREQUENT: u8 = 128;

/// Table look-ups into the weights file, which is used as it lies.
#[derive(Clone, Copy, Default)]
pub struct Tagger {
    /// Sorted by hash.
    lexicon: &'static [[u8; 8]],
    /// Four 16-bit fingerprints a bucket, each of the row at its own index; 0 is none.
    buckets: &'static [[u8; 8]],
    rows: &'static [Row],
}

static EMBEDDED: &[u8] = include_bytes!("../../seeds/language/tagger.model");

impl Tagger {
    pub fn embedded() -> &'static Tagger {
        static TAGGER: OnceLock<Tagger> = OnceLock::new();
        TAGGER.get_or_init(|| Tagger::from_bytes(EMBEDDED).unwrap_or_default())
    }

    pub(super) fn from_bytes(bytes: &'static [u8]) -> Option<Tagger> {
        let (magic, rest) = bytes.split_at_checked(8)?;
        let (counts, rest) = rest.split_at_checked(8)?;
        let count =
            |i: usize| -> Option<usize> { Some(u32::from_le_bytes(counts.get(i..i + 4)?.try_into().ok()?) as usize) };
        let (lexicon, rest) = rest.split_at_checked(count(0)?.checked_mul(8)?)?;
        let (buckets, rows) = rest.split_at_checked(count(4)?.checked_mul(8)?)?;
        let tagger =
            Tagger { lexicon: lexicon.as_chunks().0, buckets: buckets.as_chunks().0, rows: rows.as_chunks().0 };
        let complete = tagger.rows.len() == tagger.buckets.len() * 4;
        (magic == b"connote1" && complete).then_some(tagger)
    }

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
    pub(super) fn form_with(&self, norm: &str, lexicon: bool) -> FormTags {
        if !norm.chars().any(char::is_alphanumeric) {
            return self.mark(norm);
        }
        let (base, clitic) = split_clitic(norm);
        let whole = self.entry(hash(norm)).filter(|_| lexicon);
        let known = whole.or_else(|| if clitic == 1 && lexicon { self.entry(hash(base)) } else { None });
        let name = if whole.is_some() { norm } else { base };
        let letters = if name.bytes().any(|b| b.is_ascii_digit()) { 0 } else { LETTERS };
        let mut form = FormTags {
            word: hash(name),
            suffix: [2, 3, 4].map(|n| hash(tail(base, n)) as u16),
            fixed: OPEN,
            flags: clitic << 2 | letters,
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
        form
    }

    fn mark(&self, norm: &str) -> FormTags {
        let (name, opening) = match norm {
            "“" | "„" | "«" | "\"" | "``" | "''" | "”" | "»" => ("\"", true),
            "—" | "–" | "--" | "―" => ("--", true),
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
        let flags = KNOWN | if opening { OPENING } else { 0 };
        let word = hash(name);
        FormTags { word, class: word, fixed: fixed as u8, flags, ..EDGE }
    }

    /// The ambiguity class of an unknown form: its ending, and what its stem is known to be.
    fn guess(&self, base: &str) -> u32 {
        if base.bytes().any(|b| b.is_ascii_digit()) {
            return mix(3, hash(base), 0);
        }
        const ENDINGS: [(&str, &str); 17] = [
            ("ies", "y"),
            ("ied", "y"),
            ("ing", ""),
            ("ing", "e"),
            ("ed", ""),
            ("ed", "e"),
            ("es", ""),
            ("s", ""),
            ("ily", "y"),
            ("ly", ""),
            ("ier", "y"),
            ("er", ""),
            ("er", "e"),
            ("est", ""),
            ("ness", ""),
            ("un", ""),
            ("re", ""),
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

    /// Tags one sentence from left to right, into `tags` from its start.
    pub fn tag(&self, words: &[(FormTags, Shape)], tags: &mut Vec<Tag>) {
        tags.clear();
        tags.reserve(words.len());
        let mut context = Context::new(words);
        for at in 0..words.len() {
            let tag = match context.settled(words, at) {
                Some(tag) => tag,
                None => {
                    let mut scores = [0i16; 24];
                    context.features(words, at, |key| {
                        for (score, weight) in scores.iter_mut().zip(self.row(key)) {
                            *score += i16::from(*weight as i8);
                        }
                    });
                    best(&scores)
                }
            };
            context.push(&words[at].0, tag);
            tags.push(tag);
        }
    }

    fn row(&self, key: u32) -> &'static Row {
        static NONE: Row = [0; 24];
        let (bucket, print) = place(key, self.buckets.len());
        let Some(prints) = self.buckets.get(bucket) else { return &NONE };
        // Which of the four 16-bit lanes equals the fingerprint: the lowest zero lane of the difference.
        let x = u64::from_le_bytes(*prints) ^ u64::from(print) * 0x0001_0001_0001_0001;
        let zero = x.wrapping_sub(0x0001_0001_0001_0001) & !x & 0x8000_8000_8000_8000;
        if zero == 0 {
            return &NONE;
        }
        self.rows.get(bucket * 4 + (zero.trailing_zeros() >> 4) as usize).unwrap_or(&NONE)
    }
}

fn best(scores: &[i16; 24]) -> Tag {
    // Score and index in one integer, so that the maximum needs no branch.
    let packed = scores.iter().zip(0i32..23).map(|(&s, i)| i32::from(s) << 5 | (31 - i)).max();
    Tag::from_index(31 - (packed.unwrap_or(0) & 31) as usize)
}

/// Bucket and fingerprint of a feature.
pub(super) fn place(key: u32, buckets: usize) -> (usize, u16) {
    let bucket = (u64::from(key) * buckets as u64) >> 32;
    (bucket as usize, (key as u16).max(1))
}

/// What the tags to the left leave behind.
pub(super) struct Context {
    last: u32,
    before: u32,
    /// The last verb, by auxiliary or tag; 32 is added once the clause is left.
    verb: u32,
    /// Most words are capitalised: capitals say little.
    headline: bool,
}

impl Context {
    pub(super) fn new(words: &[(FormTags, Shape)]) -> Context {
        let (mut capitals, mut all) = (0, 0);
        for (form, shape) in words {
            let letters = u32::from(form.flags & LETTERS != 0);
            all += letters;
            capitals += letters & u32::from(shape.capital());
        }
        Context { last: 30, before: 30, verb: 0, headline: capitals > 2 && capitals * 10 > all * 6 }
    }

    /// A form with one tag needs no score, unless a capital may make it a name.
    pub(super) fn settled(&self, words: &[(FormTags, Shape)], at: usize) -> Option<Tag> {
        let (form, shape) = words.get(at)?;
        if form.fixed == OPEN {
            return None;
        }
        let tag = Tag::from_index(form.fixed.into());
        let open = matches!(tag, Noun | Adjective | Adverb | Interjection | ProperNoun) || tag.is_verb();
        let doubt = open && form.flags & LETTERS != 0 && (shape.capital() || tag == ProperNoun);
        (!doubt).then_some(tag)
    }

    pub(super) fn push(&mut self, form: &FormTags, tag: Tag) {
        let clitic = u32::from(form.flags & CLITIC) << 3;
        self.before = self.last;
        self.last = tag as u32 | clitic;
        if form.auxiliary != 0 && (tag.is_verb() || tag == Pronoun || tag == WhWord) {
            self.verb = form.auxiliary.into();
        } else if tag.is_verb() {
            self.verb = tag as u32;
        } else if matches!(tag, Punctuation | Coordinator | WhWord | Subordinator) {
            self.verb |= 32;
        }
    }

    /// Keys of the features of one token; the same function trains and tags.
    #[inline(always)]
    pub(super) fn features(&self, words: &[(FormTags, Shape)], at: usize, mut emit: impl FnMut(u32)) {
        let near = |offset: isize| at.checked_add_signed(offset).and_then(|i| words.get(i)).map_or(&EDGE, |w| &w.0);
        let Some((form, shape)) = words.get(at) else { return };
        let (left2, left, right, right2) = (near(-2), near(-1), near(1), near(2));
        let (t1, t2, verb) = (self.last, self.before, self.verb);
        let initial = at == 0 || left.flags & OPENING != 0;
        let case =
            |shape: Shape, initial: bool| u32::from(shape.0) | u32::from(initial) << 3 | u32::from(self.headline) << 4;
        let here = case(*shape, initial);
        let next = words.get(at + 1).map_or(32, |w| case(w.1, right.flags & LETTERS == 0));
        let known = form.flags & KNOWN != 0;
        let [s2, s3, s4] = form.suffix.map(u32::from);
        let word = if known { form.word } else { s3 | 1 << 20 };
        let class = form.class;

        emit(mix(10, word, 0));
        emit(mix(11, word, here));
        emit(mix(12, class, here));
        emit(mix(13, t1, class));
        emit(mix(14, t1 << 8 | t2, 0));
        emit(mix(15, word, t1));
        emit(mix(16, class, t1 << 8 | t2));
        emit(mix(17, left.word, class));
        emit(mix(18, left.word, word));
        emit(mix(19, right.word, class));
        emit(mix(20, right.word, word));
        emit(mix(21, right.class, t1));
        emit(mix(22, right.class, class));
        emit(mix(23, right.class, mix(0, class, t1)));
        emit(mix(24, right2.class, mix(0, class, right.class)));
        emit(mix(25, word, t2));
        emit(mix(26, left.word, right.word));
        emit(mix(27, class, verb));
        emit(mix(28, class, verb << 8 | t1));
        emit(mix(29, here << 16 | next << 8 | t1, 0));
        emit(mix(30, left2.word, class));
        emit(mix(31, right2.word, class));
        if !known || form.flags & RARE != 0 {
            emit(mix(40, s4, here));
            emit(mix(41, s3, here));
            emit(mix(42, s2, here));
            emit(mix(43, s3, 0));
            emit(mix(44, s2, t1));
            emit(mix(45, s3, right.class));
            emit(mix(46, left.word, here));
            emit(mix(47, right.word, here));
        }
        if form.flags & PAST != 0 {
            let ahead = ahead(words, at);
            emit(mix(50, ahead, verb << 8 | t1));
            emit(mix(51, ahead, class));
        }
    }
}

/// The first surely finite verb or clause edge to the right: "the men arrested there were", "arrested there .".
fn ahead(words: &[(FormTags, Shape)], at: usize) -> u32 {
    for (distance, (form, _)) in (0u32..8).zip(words.iter().skip(at + 1)) {
        let edge = match Tag::from_index(form.fixed.into()) {
            _ if form.flags & FINITE != 0 => 1,
            Punctuation => 2,
            Coordinator => 3,
            WhWord | Subordinator | Modal => 4,
            _ => continue,
        };
        return edge << 4 | distance.min(3);
    }
    0
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
fn mix(kind: u32, a: u32, b: u32) -> u32 {
    let x = u64::from(a) << 32 | u64::from(b);
    (fold(x ^ u64::from(kind) * 0x9e37_79b9_7f4a_7c15, 0xd6e8_feb8_6659_fd93) >> 16) as u32
}

pub(super) fn hash(text: &str) -> u32 {
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
