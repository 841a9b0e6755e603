//! Trains `tagger.model` on UD English-EWT, or measures it. Standard library only; the runtime is compiled in, so that
//! features cannot differ between training and use.
//!
//!     rustc -O --edition 2024 seeds/language/train_tagger.rs
//!     ./train_tagger TREEBANK.conllu seeds/language/tagger_words.txt measure      # ten-fold, by document
//!     ./train_tagger TREEBANK.conllu seeds/language/tagger_words.txt MODEL        # on all of it

#[allow(dead_code)]
#[path = "../../src/text/tag.rs"]
mod tag;

use std::collections::{HashMap, HashSet};
use std::time::Instant;
use tag::{Context, FormTags, Near, Row, Shape, Tag, Tagger, Words};

const EPOCHS: usize = 10;
/// Independent runs of which the weights are the mean.
const RUNS: u64 = 8;
/// Buckets of four features: a table that leaves room in the near caches.
const BUCKETS: usize = 4096;
/// Forms seen less often are judged by their endings too.
const RARE: u32 = 60;
/// Forms seen as often are a class of their own.
const FREQUENT: u32 = 600;
/// A class has one tag behind another if it was seen there as often, and had it in so many of a thousand.
const SEEN_AFTER: usize = 5;
const SURE_AFTER: usize = 985;
/// Likewise between a tag and a class; and for how many such places there is room.
const SEEN_BETWEEN: usize = 3;
const SURE_BETWEEN: usize = 950;
const PLACES_BETWEEN: usize = 4096;
/// How often, in thousandths, a form seen once is hidden from the lexicon; one seen twice, half as often.
const HIDDEN: usize = 800;

struct Token {
    norm: String,
    surface: String,
    tag: Tag,
    /// Part of a file name or of a word split by mistake: neither learned nor measured.
    stray: bool,
}

type Sentence = Vec<Token>;

/// Subordinators of the treebank that are prepositions before a gerund or an infinitive clause.
const PREPOSITIONS: &str =
    " of for in with on by to about from without into at upon over through against despite between ";

fn map(form: &str, upos: &str, xpos: &str) -> Tag {
    use Tag::*;
    match (xpos, upos) {
        ("WDT" | "WP" | "WP$" | "WRB", u) if u != "X" => WhWord,
        ("VB", _) => VerbBase,
        ("VBP" | "VBZ", _) => VerbPresent,
        ("VBD", _) => VerbPast,
        ("VBN", _) => VerbParticiple,
        ("VBG", _) => VerbGerund,
        ("MD", _) => Modal,
        ("TO", _) => To,
        ("RP", _) => Particle,
        ("NNP" | "NNPS", _) => ProperNoun,
        ("ADD", _) => Other,
        ("POS", _) => Other,
        (_, "SCONJ") if PREPOSITIONS.contains(&format!(" {form} ")) => Preposition,
        (_, "NOUN") => Noun,
        (_, "PROPN") => ProperNoun,
        (_, "PRON") => Pronoun,
        (_, "DET") => Determiner,
        (_, "ADJ") => Adjective,
        (_, "ADV") | ("RB", _) => Adverb,
        (_, "ADP") => Preposition,
        (_, "SCONJ") => Subordinator,
        (_, "CCONJ") => Coordinator,
        (_, "NUM") => Number,
        (_, "INTJ") => Interjection,
        (_, "PUNCT") => Punctuation,
        (_, "SYM") => Symbol,
        _ => Other,
    }
}

fn norm(surface: &str) -> String {
    surface.to_lowercase().replace(['’', '`'], "'")
}

fn token(surface: &str, tag: Tag) -> Token {
    Token { norm: norm(surface), surface: surface.into(), tag, stray: false }
}

/// Documents of sentences; a multiword token takes the tag of its first word.
fn read(path: &str) -> Vec<Vec<Sentence>> {
    let text = std::fs::read_to_string(path).expect("treebank");
    let mut documents: Vec<Vec<Sentence>> = Vec::new();
    let mut sentence = Sentence::new();
    let (mut until, mut whole) = (0, String::new());
    for line in text.lines() {
        if line.starts_with("# newdoc") {
            documents.push(Vec::new());
        } else if line.is_empty() {
            documents.last_mut().expect("document").push(std::mem::take(&mut sentence));
            until = 0;
        } else if !line.starts_with('#') {
            let f: Vec<&str> = line.split('\t').collect();
            if let Some((_, end)) = f[0].split_once('-') {
                until = end.parse().expect("range");
                whole = f[1].into();
            } else if let Ok(id) = f[0].parse::<usize>() {
                if id > until {
                    let stray = f[4] == "GW" && f[3] == "X";
                    sentence.push(Token { stray, ..token(f[1], map(&f[1].to_lowercase(), f[3], f[4])) });
                } else if !whole.is_empty() {
                    sentence.push(token(&whole, map(&f[1].to_lowercase(), f[3], f[4])));
                    whole.clear();
                }
            }
        }
    }
    documents
}

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        (((self.0 >> 33) as usize) * n) >> 31
    }
    fn chance(&mut self, per_mille: usize) -> bool {
        self.below(1000) < per_mille
    }
}

/// Regular -s, -ed and -ing.
fn inflect(word: &str, ending: &str) -> String {
    let letters: Vec<char> = word.chars().rev().take(3).collect();
    let vowel = |i: usize| letters.get(i).is_some_and(|c| "aeiou".contains(*c));
    let doubled = [
        "ban", "bar", "bet", "bid", "beg", "chat", "commit", "compel", "confer", "crop", "cut", "dam", "defer",
        "deter", "dig", "dip", "drag", "drop", "expel", "forget", "get", "grab", "grip", "hit", "hop", "hug", "incur",
        "infer", "jam", "jog", "kidnap", "knit", "let", "log", "map", "mob", "nod", "occur", "omit", "permit", "plan",
        "plot", "plug", "pop", "prefer", "propel", "put", "quit", "rebel", "rebut", "recur", "refer", "regret", "rid",
        "rip", "rob", "rub", "run", "scan", "scrap", "set", "shed", "ship", "shop", "shrug", "shut", "sin", "sit",
        "skip", "slam", "slap", "slip", "slim", "snap", "spin", "spit", "split", "spot", "spur", "stab", "stem",
        "step", "stir", "stop", "strip", "submit", "swap", "swim", "tap", "tip", "top", "transfer", "transmit", "trap",
        "travel", "trim", "trip", "win", "wrap", "begin", "upset", "flag", "cancel", "control", "patrol", "quarrel",
        "label", "signal", "model", "fuel", "equip", "acquit", "outwit", "admit",
    ];
    match ending {
        "s" if letters.first() == Some(&'y') && !vowel(1) => format!("{}ies", &word[..word.len() - 1]),
        "s" if ["s", "x", "z", "ch", "sh"].iter().any(|e| word.ends_with(e)) => format!("{word}es"),
        "s" => format!("{word}s"),
        "ed" if word.ends_with('e') => format!("{word}d"),
        "ed" if letters.first() == Some(&'y') && !vowel(1) => format!("{}ied", &word[..word.len() - 1]),
        "ing" if word.ends_with("ie") => format!("{}ying", &word[..word.len() - 2]),
        "ing" if word.ends_with('e') && letters.get(1) != Some(&'e') && word != "be" => {
            format!("{}ing", &word[..word.len() - 1])
        }
        _ if doubled.contains(&word) => format!("{word}{}{ending}", letters[0]),
        _ => format!("{word}{ending}"),
    }
}

/// Forms by the tags they have; see `Tagger::lexicon`.
fn lexicon(train: &[&Sentence], extra: &str) -> (Vec<u8>, HashMap<String, u32>) {
    let mut counts: HashMap<&str, [u32; 23]> = HashMap::new();
    for t in train.iter().flat_map(|s| s.iter()) {
        if t.norm.chars().any(char::is_alphanumeric) {
            counts.entry(&t.norm).or_default()[t.tag as usize] += 1;
        }
    }
    let mut listed: HashMap<String, u32> = HashMap::new();
    let mut list =
        |word: String, tags: &[Tag]| *listed.entry(word).or_default() |= tags.iter().fold(0, |m, t| m | 1 << *t as u32);
    for line in extra.lines() {
        let (kind, words) = line.split_once(' ').unwrap_or((line, ""));
        if kind == "irregular" {
            for verb in words.split(';') {
                let forms: Vec<&str> = verb.split_whitespace().collect();
                list(forms[0].into(), &[Tag::VerbBase, Tag::VerbPresent]);
                list(inflect(forms[0], "s"), &[Tag::VerbPresent]);
                list(inflect(forms[0], "ing"), &[Tag::VerbGerund]);
                list(forms[1].into(), &[Tag::VerbPast]);
                list(forms[2].into(), &[Tag::VerbParticiple]);
            }
            continue;
        }
        for word in words.split_whitespace() {
            if kind == "verb" || kind == "both" {
                list(word.into(), &[Tag::VerbBase, Tag::VerbPresent]);
                list(inflect(word, "s"), &[Tag::VerbPresent]);
                list(inflect(word, "ing"), &[Tag::VerbGerund]);
                list(inflect(word, "ed"), &[Tag::VerbPast, Tag::VerbParticiple]);
            }
            if kind == "noun" || kind == "both" {
                list(word.into(), &[Tag::Noun]);
                list(inflect(word, "s"), &[Tag::Noun]);
            }
            match kind {
                "adjective" | "nationality" => list(word.into(), &[Tag::Adjective]),
                "adverb" => list(word.into(), &[Tag::Adverb]),
                "name" => list(word.into(), &[Tag::ProperNoun]),
                "preposition" => list(word.into(), &[Tag::Preposition]),
                "subordinator" => list(word.into(), &[Tag::Subordinator]),
                _ => {}
            }
        }
    }
    let bit = |t: Tag| 1u32 << t as u32;
    let mut entries: HashMap<u32, (u32, u8)> = HashMap::new();
    // Digits share one entry.
    let mut merged: HashMap<u32, ([u32; 23], &str)> = HashMap::new();
    for (form, tags) in &counts {
        let e = merged.entry(tag::form::hash(form)).or_insert(([0; 23], form));
        e.0.iter_mut().zip(tags).for_each(|(a, b)| *a += b);
    }
    for form in listed.keys() {
        merged.entry(tag::form::hash(form)).or_insert(([0; 23], form));
    }
    for (hash, (tags, form)) in merged {
        let total: u32 = tags.iter().sum();
        let extra = if total < 30 { listed.get(form).copied().unwrap_or(0) } else { 0 };
        if total < 2 && extra == 0 {
            continue;
        }
        let top = (0..23).max_by_key(|&i| (tags[i], extra >> i & 1, 23 - i)).expect("tag");
        let mut mask = (0..23)
            .filter(|&i| tags[i] * 40 > total || tags[i] > 3 && tags[i] * 250 > total)
            .fold(0u32, |m, i| m | 1 << i)
            | extra;
        if mask & (bit(Tag::VerbBase) | bit(Tag::VerbPresent)) != 0
            && !form.ends_with('s')
            && total < 200
            && !form.contains('\'')
        {
            mask |= bit(Tag::VerbBase) | bit(Tag::VerbPresent);
        }
        if form.ends_with("ed") && mask & (bit(Tag::VerbPast) | bit(Tag::VerbParticiple)) != 0 {
            mask |= bit(Tag::VerbPast) | bit(Tag::VerbParticiple);
        }
        let mut info = top as u8;
        if total >= 12 && tags[top] * 1000 >= total * 995 && mask.count_ones() == 1 {
            info |= tag::form::LEXICON_FIXED;
        }
        if total < RARE {
            info |= tag::form::LEXICON_RARE;
        }
        if total >= FREQUENT {
            info |= tag::form::LEXICON_FREQUENT;
        }
        entries.insert(hash, (mask, info));
    }
    let mut sorted: Vec<_> = entries.into_iter().collect();
    sorted.sort_unstable();
    // Each at its place or at the next free one; the last stays free.
    let mut table = vec![tag::form::FREE; sorted.len() * 2 + 64];
    for (h, (m, i)) in &sorted {
        let mut at = tag::spread(*h, table.len());
        while table[at] != tag::form::FREE {
            at += 1;
        }
        let (h, m) = (h.to_le_bytes(), m.to_le_bytes());
        table[at] = [h[0], h[1], h[2], h[3], m[0], m[1], m[2], *i];
    }
    assert_eq!(table.last(), Some(&tag::form::FREE), "the lexicon ends with a free place");
    (table.concat(), counts.iter().map(|(f, t)| (f.to_string(), t.iter().sum())).collect())
}

/// The words of a sentence as the tagger sees them.
fn words(tagger: &Tagger, sentence: &Sentence) -> Words {
    let mut words = Words::default();
    words.fill(sentence.iter().map(|t| (tagger.form(&t.norm), Shape::of(&t.surface))));
    words
}

fn tagged(tagger: &Tagger, words: &Words) -> Vec<Tag> {
    let mut tags = vec![Tag::default(); words.count()];
    tagger.tag(words, tags.iter_mut());
    tags
}

/// The tag, of those counted, that was seen often enough and nearly always; or `u8::MAX`.
fn sure(tags: &[usize; 23], seen: usize, of_thousand: usize) -> u8 {
    let (all, top) = (tags.iter().sum::<usize>(), (0..23).max_by_key(|&i| (tags[i], 23 - i)).expect("tag"));
    if all >= seen && tags[top] * 1000 >= all * of_thousand { top as u8 } else { u8::MAX }
}

/// Calls `take` with each token that its form does not settle, and its place for the tag before it.
fn unsettled(tagged: &[(Words, &Sentence, Vec<Tag>)], mut take: impl FnMut(&Near, usize, Tag)) {
    for (words, sentence, tags) in tagged {
        let mut context = Context::new(words);
        for ((near, t), tag) in words.iter().zip(*sentence).zip(tags) {
            let open = context.settled(near).is_none() && !t.stray;
            if let Some(slot) = context.slot(near).filter(|_| open) {
                take(near, slot, t.tag);
            }
            context.push(&near[1].0, *tag);
        }
    }
}

/// What follows from the class of a form and the tag before it, and from these and the class behind it, where the treebank
/// is all but of one mind.
fn sure_tags(tagger: &Tagger, training: &[&Sentence]) -> (Vec<[u8; 4]>, Vec<u8>) {
    let all = training.iter().map(|s| {
        let words = words(tagger, s);
        let tags = tagged(tagger, &words);
        (words, *s, tags)
    });
    let tagged: Vec<_> = all.collect();
    let mut counts: HashMap<u32, [[usize; 23]; 48]> = HashMap::new();
    unsettled(&tagged, |near, slot, tag| {
        counts.entry(near[1].0.class()).or_insert([[0; 23]; 48])[slot][tag as usize] += 1;
    });
    let sure_after = |slots: &[[usize; 23]; 48]| slots.map(|tags| sure(&tags, SEEN_AFTER, SURE_AFTER));
    let mut rows: Vec<(u32, [u8; 48])> = counts.iter().map(|(class, slots)| (*class, sure_after(slots))).collect();
    rows.retain(|(_, row)| row.iter().any(|tag| *tag != u8::MAX));
    rows.sort_unstable();
    let after: HashMap<u32, [u8; 48]> = rows.iter().copied().collect();
    let mut counts: HashMap<u32, [usize; 23]> = HashMap::new();
    unsettled(&tagged, |near, slot, tag| {
        if after.get(&near[1].0.class()).is_none_or(|row| row[slot] == u8::MAX) {
            counts.entry(Context::between(near, slot)).or_default()[tag as usize] += 1;
        }
    });
    let mut found: Vec<(usize, u32, u8)> = counts
        .iter()
        .map(|(key, tags)| (tags.iter().sum(), *key, sure(tags, SEEN_BETWEEN, SURE_BETWEEN)))
        .filter(|(_, _, tag)| *tag != u8::MAX)
        .collect();
    // The most frequent has its place.
    found.sort_unstable();
    let mut between = vec![[0; 4]; PLACES_BETWEEN];
    for (_, key, tag) in found {
        let [a, b, c, _] = key.to_le_bytes();
        between[tag::spread(key, PLACES_BETWEEN)] = [tag, a, b, c];
    }
    let classes = rows.iter().flat_map(|(class, _)| class.to_le_bytes());
    (between, classes.chain(rows.iter().flat_map(|(_, row)| *row)).collect())
}

/// The weights of all features: fingerprints and rows by bucket, and the rows.
#[derive(Default)]
struct Weights {
    buckets: Vec<([u16; 4], [u16; 4])>,
    rows: Vec<Row>,
}

fn model(lexicon: &[u8], weights: &Weights, between: &[[u8; 4]]) -> Vec<u8> {
    let mut out = b"connote2".to_vec();
    for count in [lexicon.len() / 8, weights.buckets.len(), weights.rows.len(), between.len()] {
        out.extend((count as u32).to_le_bytes());
    }
    out.extend(lexicon);
    out.extend(
        weights.buckets.iter().flat_map(|(prints, rows)| [prints, rows]).flatten().flat_map(|n| n.to_le_bytes()),
    );
    out.extend(weights.rows.iter().flatten());
    out.extend(between.iter().flatten());
    out
}

fn load(bytes: Vec<u8>) -> Tagger {
    Tagger::from_bytes(Box::leak(bytes.into_boxed_slice())).expect("model")
}

#[derive(Clone)]
struct Weight {
    now: [f32; 23],
    sum: [f64; 23],
    since: u32,
}

struct Learner {
    index: HashMap<u32, u32>,
    weights: Vec<Weight>,
    step: u32,
    /// Only features known already are learned.
    closed: bool,
}

impl Learner {
    fn scores(&self, keys: &[u32]) -> [f32; 23] {
        let mut out = [0.0; 23];
        for w in keys.iter().filter_map(|k| self.index.get(k)) {
            let w = &self.weights[*w as usize].now;
            out.iter_mut().zip(w).for_each(|(o, w)| *o += w);
        }
        out
    }

    /// Keeps the features with these rows and takes in no others.
    fn keep(&mut self, slots: &[[u32; 4]]) {
        let rows: HashSet<u32> = slots.iter().flatten().copied().collect();
        self.index.retain(|_, row| rows.contains(row));
        self.closed = true;
    }

    fn update(&mut self, keys: &[u32], right: usize, wrong: usize, by: f32) {
        for key in keys {
            let at = match self.index.get(key) {
                Some(at) => *at as usize,
                None if self.closed => continue,
                None => {
                    self.index.insert(*key, self.weights.len() as u32);
                    self.weights.push(Weight { now: [0.0; 23], sum: [0.0; 23], since: self.step });
                    self.weights.len() - 1
                }
            };
            let w = &mut self.weights[at];
            settle(w, self.step);
            w.now[right] += by;
            w.now[wrong] -= by;
        }
    }
}

fn settle(w: &mut Weight, step: u32) {
    let span = f64::from(step - w.since);
    w.sum.iter_mut().zip(&w.now).for_each(|(s, n)| *s += f64::from(*n) * span);
    w.since = step;
}

/// The sentence as headline, in capitals, or without them.
fn recast(s: &Sentence, random: &mut Random) -> Vec<Shape> {
    let plain = |t: &Token| Shape::of(&t.surface);
    let kind = random.below(1000);
    let cased = |t: &Token| match t.norm.as_str() {
        "a" | "an" | "the" | "of" | "in" | "on" | "to" | "and" | "for" | "at" | "by" => Shape::default(),
        n if n.starts_with(char::is_alphabetic) => Shape::of("A"),
        _ => plain(t),
    };
    match kind {
        0..50 if s.len() < 25 => s.iter().map(cased).collect(),
        50..60 => s.iter().map(|t| Shape::of(&t.surface.to_uppercase())).collect(),
        60..90 => s.iter().enumerate().map(|(i, t)| if i == 0 { Shape::default() } else { plain(t) }).collect(),
        90..100 => s.iter().map(|t| Shape::of(&t.norm)).collect(),
        _ => s.iter().map(plain).collect(),
    }
}

/// Learns the weights from nothing; which features there are is kept.
fn train(tagger: &Tagger, train: &[&Sentence], counts: &HashMap<String, u32>, learner: &mut Learner, seed: u64) {
    learner.step = 1;
    learner.weights.fill(Weight { now: [0.0; 23], sum: [0.0; 23], since: 1 });
    let mut random = Random(seed);
    let mut order: Vec<usize> = (0..train.len()).collect();
    let forms: Vec<Vec<(FormTags, FormTags)>> = train
        .iter()
        .map(|s| s.iter().map(|t| (tagger.form(&t.norm), tagger.form_with(&t.norm, false))).collect())
        .collect();
    let (mut words, mut keys) = (Words::default(), Vec::new());
    for epoch in 0..EPOCHS {
        for i in (1..order.len()).rev() {
            order.swap(i, random.below(i + 1));
        }
        let (mut wrong, mut all) = (0, 0);
        for &s in &order {
            let shapes = recast(train[s], &mut random);
            words.fill(forms[s].iter().zip(shapes).zip(train[s].iter()).map(|(((known, hidden), shape), t)| {
                let count = counts.get(&t.norm).copied().unwrap_or(0) as usize;
                let hide = count < 12 && random.chance(HIDDEN / count.max(1));
                (if hide { *hidden } else { *known }, shape)
            }));
            let mut context = Context::new(&words);
            for (at, (near, t)) in words.iter().zip(train[s].iter()).enumerate() {
                let tag = context.settled(near).unwrap_or_else(|| {
                    keys.clear();
                    context.features(&words, at, near, |k| keys.push(k));
                    let scores = learner.scores(&keys);
                    let gold = t.tag as usize;
                    let guess = (0..23).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).expect("tag");
                    let rival =
                        (0..23).filter(|&i| i != gold).max_by(|&a, &b| scores[a].total_cmp(&scores[b])).expect("tag");
                    learner.step += 1;
                    if scores[gold] - scores[rival] <= 0.0 && !t.stray {
                        learner.update(&keys, gold, rival, 1.0);
                    }
                    all += 1;
                    wrong += usize::from(guess != gold);
                    Tag::from_index(guess)
                });
                context.push(&near[1].0, tag);
            }
        }
        eprintln!("epoch {epoch}: {wrong} of {all} wrong, {} features", learner.weights.len());
    }
    let step = learner.step;
    for w in &mut learner.weights {
        settle(w, step);
    }
}

fn average(w: &Weight, step: u32) -> [f32; 23] {
    w.sum.map(|s| (s / f64::from(step)) as f32)
}

/// Calls `take` with the features of each token that its form does not settle.
fn asked(tagger: &Tagger, training: &[&Sentence], mut take: impl FnMut(u32)) {
    for s in training {
        let words = words(tagger, s);
        let mut context = Context::new(&words);
        for (at, (near, t)) in words.iter().zip(s.iter()).enumerate() {
            if context.settled(near).is_none() {
                context.features(&words, at, near, &mut take);
            }
            context.push(&near[1].0, t.tag);
        }
    }
}

/// Rows into buckets of four, each feature in its own bucket or nowhere; first those that do most for all scores: the square
/// of their weights as often as they are asked for.
fn pack(learner: &Learner, buckets: usize, uses: &HashMap<u32, u32>) -> (Vec<[u32; 4]>, Vec<[u16; 4]>, usize) {
    let mut ranked: Vec<(f32, u32, u32)> = learner
        .index
        .iter()
        .map(|(&k, &i)| {
            let w = average(&learner.weights[i as usize], learner.step);
            let times = 1 + uses.get(&k).copied().unwrap_or(0);
            (w.iter().map(|x| x * x).sum::<f32>() * times as f32, k, i)
        })
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (mut slots, mut prints) = (vec![[u32::MAX; 4]; buckets], vec![[0u16; 4]; buckets]);
    let mut kept = 0;
    for (_, key, row) in ranked {
        let (bucket, print) = tag::place(key, buckets);
        if prints[bucket].contains(&print) {
            continue;
        }
        if let Some(free) = prints[bucket].iter().position(|p| *p == 0) {
            prints[bucket][free] = print;
            slots[bucket][free] = row;
            kept += 1;
        }
    }
    (slots, prints, kept)
}

/// The weight that is none: no weight is below 0.
const ZERO: u8 = 128;

fn quantise(learner: &Learner, slots: &[[u32; 4]]) -> Vec<Row> {
    let rows: Vec<Option<[f32; 23]>> = slots
        .iter()
        .flatten()
        .map(|&r| (r != u32::MAX).then(|| average(&learner.weights[r as usize], learner.step)))
        .collect();
    let mut sizes: Vec<f32> = rows.iter().flatten().flatten().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    // The few largest are clipped: finer steps for all others are worth more.
    let top = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 20000)).copied().unwrap_or(1.0);
    eprintln!("largest weight kept {top}");
    rows.iter()
        .map(|row| {
            let mut out = [ZERO; 24];
            out[23] = 0;
            for (o, w) in out.iter_mut().zip(row.iter().flatten()) {
                *o = ((w / top * 127.0).round().clamp(-127.0, 127.0) + f32::from(ZERO)) as u8;
            }
            out
        })
        .collect()
}

/// The rows in the order of how often they are looked up.
fn ordered(prints: &[[u16; 4]], rows: &[Row], tagger: &Tagger, training: &[&Sentence]) -> Weights {
    let mut uses = vec![0u32; rows.len()];
    asked(tagger, training, |key| {
        let (bucket, print) = tag::place(key, prints.len());
        let lane = prints[bucket].iter().position(|p| *p == print);
        lane.into_iter().for_each(|lane| uses[bucket * 4 + lane] += 1);
    });
    let mut order: Vec<usize> = (0..rows.len()).filter(|at| prints[at / 4][at % 4] != 0).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(uses[*at]), *at));
    let mut buckets: Vec<_> = prints.iter().map(|prints| (*prints, [0; 4])).collect();
    order.iter().enumerate().for_each(|(row, at)| buckets[at / 4].1[at % 4] = row as u16);
    Weights { buckets, rows: order.iter().map(|at| rows[*at]).collect() }
}

#[derive(Default)]
struct Tally {
    all: [[usize; 23]; 23],
    that: [[usize; 23]; 23],
    new: [usize; 2],
}

impl Tally {
    fn add(&mut self, tagger: &Tagger, test: &[&Sentence], seen: &HashMap<String, u32>) {
        for s in test {
            let tags = tagged(tagger, &words(tagger, s));
            for (t, tag) in s.iter().zip(&tags).filter(|(t, _)| !t.stray) {
                self.all[t.tag as usize][*tag as usize] += 1;
                if t.norm == "that" {
                    self.that[t.tag as usize][*tag as usize] += 1;
                }
                if !seen.contains_key(&t.norm) && t.norm.chars().any(char::is_alphanumeric) {
                    self.new[usize::from(t.tag == *tag)] += 1;
                }
            }
        }
    }

    fn print(&self) {
        let sum = |m: &[[usize; 23]; 23]| m.iter().flatten().sum::<usize>();
        let hits = |m: &[[usize; 23]; 23]| (0..23).map(|i| m[i][i]).sum::<usize>();
        let share = |a: usize, b: usize| 100.0 * a as f64 / b as f64;
        let (all, right, mark) = (sum(&self.all), hits(&self.all), Tag::Punctuation as usize);
        let marks: usize = self.all[mark].iter().sum();
        println!("{:.2} % of {all} tokens", share(right, all));
        println!("{:.2} % without punctuation", share(right - self.all[mark][mark], all - marks));
        println!(
            "{:.2} % of {} forms not seen in training",
            share(self.new[1], self.new[0] + self.new[1]),
            self.new[0] + self.new[1]
        );
        println!("{:.2} % of {} \"that\"", share(hits(&self.that), sum(&self.that)), sum(&self.that));
        table(&self.all);
        table(&self.that);
    }
}

fn table(m: &[[usize; 23]; 23]) {
    println!("\n| Tag | Tokens | Precision | Recall | F1 | Taken for |\n|---|---|---|---|---|---|");
    for i in 0..23 {
        let (gold, given): (usize, usize) = (m[i].iter().sum(), m.iter().map(|r| r[i]).sum());
        if gold == 0 {
            continue;
        }
        let hit = 100.0 * m[i][i] as f64;
        let mut other: Vec<usize> = (0..23).filter(|&j| j != i && m[i][j] > 0).collect();
        other.sort_by_key(|&j| std::cmp::Reverse(m[i][j]));
        let other: Vec<String> =
            other.iter().take(3).map(|&j| format!("{} {}", Tag::ALL[j].as_str(), m[i][j])).collect();
        let (p, r, f) = (hit / given as f64, hit / gold as f64, 2.0 * hit / (given + gold) as f64);
        println!("| {} | {gold} | {p:.1} | {r:.1} | {f:.1} | {} |", Tag::ALL[i].as_str(), other.join(", "));
    }
}

fn bench(tagger: &Tagger, test: &[&Sentence]) {
    let sentences: Vec<Words> = test.iter().map(|s| words(tagger, s)).collect();
    let tokens: usize = sentences.iter().map(Words::count).sum();
    let mut best = f64::MAX;
    for _ in 0..30 {
        let start = Instant::now();
        for s in &sentences {
            std::hint::black_box(tagged(tagger, s));
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    let mut settled = 0;
    for s in &sentences {
        let tags = tagged(tagger, s);
        let mut context = Context::new(s);
        for (near, tag) in s.iter().zip(&tags) {
            settled += usize::from(context.settled(near).or_else(|| tagger.sure(&context, near)).is_some());
            context.push(&near[1].0, *tag);
        }
    }
    let start = Instant::now();
    for t in test.iter().flat_map(|s| s.iter()) {
        std::hint::black_box(tagger.form(&t.norm));
    }
    let forms = start.elapsed().as_secs_f64();
    println!(
        "{:.1} ns a token, {:.1} million tokens a second; {:.0} % settled without a score; {:.0} ns a form",
        best * 1e9 / tokens as f64,
        tokens as f64 / best / 1e6,
        100.0 * settled as f64 / tokens as f64,
        forms * 1e9 / tokens as f64
    );
}

/// The bytes of a model, and how often each form was seen.
fn learn(training: &[&Sentence], extra: &str) -> (Vec<u8>, HashMap<String, u32>) {
    let (lexicon, counts) = lexicon(training, extra);
    let empty = load(model(&lexicon, &Weights::default(), &[]));
    let mut learner = Learner { index: HashMap::new(), weights: Vec::new(), step: 1, closed: false };
    train(&empty, training, &counts, &mut learner, 7);
    let mut uses = HashMap::new();
    asked(&empty, training, |key| *uses.entry(key).or_default() += 1);
    // In two steps: what is kept makes up for what is lost before it is judged again.
    learner.keep(&pack(&learner, 2 * BUCKETS, &uses).0);
    train(&empty, training, &counts, &mut learner, 5);
    let (slots, prints, kept) = pack(&learner, BUCKETS, &uses);
    eprintln!("{kept} of {} features kept, {} forms", learner.weights.len(), lexicon.len() / 8);
    learner.keep(&slots);
    // The mean of several runs errs less than any of them.
    let mut sums: Vec<[f64; 23]> = vec![[0.0; 23]; learner.weights.len()];
    for seed in 0..RUNS {
        train(&empty, training, &counts, &mut learner, seed * 1000 + 11);
        for (sum, w) in sums.iter_mut().zip(&learner.weights) {
            sum.iter_mut().zip(average(w, learner.step)).for_each(|(s, m)| *s += f64::from(m));
        }
    }
    for (sum, w) in sums.iter().zip(&mut learner.weights) {
        w.sum = *sum;
    }
    let weights = ordered(&prints, &quantise(&learner, &slots), &empty, training);
    let (between, after) = sure_tags(&load(model(&lexicon, &weights, &[])), training);
    let mut bytes = model(&lexicon, &weights, &between);
    bytes.extend(after);
    (bytes, counts)
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let [_, treebank, words, target] = args.as_slice() else {
        eprintln!("train_tagger TREEBANK WORDS measure|MODEL");
        std::process::exit(2);
    };
    let documents = read(treebank);
    let extra = std::fs::read_to_string(words).expect("words");
    if target != "measure" {
        let (bytes, _) = learn(&documents.iter().flatten().collect::<Vec<_>>(), &extra);
        std::fs::write(target, &bytes).expect("model written");
        return;
    }
    let mut tally = Tally::default();
    for fold in 0..10 {
        let pick = |held: bool| -> Vec<&Sentence> {
            documents.iter().enumerate().filter(|(i, _)| (i % 10 == fold) == held).flat_map(|(_, d)| d).collect()
        };
        let (bytes, counts) = learn(&pick(false), &extra);
        println!("fold {fold}: {} bytes", bytes.len());
        let tagger = load(bytes);
        tally.add(&tagger, &pick(true), &counts);
        bench(&tagger, &pick(true));
    }
    tally.print();
}
