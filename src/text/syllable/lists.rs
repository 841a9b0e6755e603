//! What the spelling rules know: vowel groups with their cases, and parts of words that hide a silent e.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// What a vowel group of two letters or more counts: the group and its cases,
/// each (left ends with, right begins with, syllables).
/// Blanks part alternatives, `^` and `$` are the word's edges, the first match wins; else two letters count one
/// (rain, field) and three count two (seeing, continuous).
const GROUPS: &[(&str, &Cases)] = &[
    // i before a vowel: one syllable where it softens a consonant (nation, social, junior), else two.
    ("io", &[("", "$ s$", 2), ("t s c g x sh ch ll n v", "n r", 1), ("", "", 2)]),
    ("iou", &[("c t g x", "", 1), ("", "", 2)]),
    ("ia", &[("ll", "nt", 1), ("", "t nt nc", 2), ("c t", "l n", 1), ("s g l sh", "n", 1)]),
    ("ia", &[("c s g t n l", "$ s$", 1), ("^l", "r", 2), ("l", "r m", 1), ("", "ge", 1), ("", "", 2)]),
    ("ie", &[("^sc", "n", 2), ("^pr", "s", 1), ("", "st", 2), ("^t ^p sh nt", "r", 1), ("", "r$ rs$", 2)]),
    ("ie", &[("c t n", "nt nc", 1), ("", "nt nc t", 2), ("", "n$ ns$", 2), ("v", "n", 2)]),
    ("ii", &[("", "", 2)]),
    ("iu", &[("n l", "s", 1), ("g", "m", 1), ("", "", 2)]),
    // e before a vowel: create, theatre, geology, deity, museum.
    ("ea", &[("^r", "ct ss rr pp ff b cq dj dm rm tt wa", 2), ("r", "li", 2), ("cr", "tu", 1), ("th cr", "t", 2)]),
    ("ea", &[("l", "h", 2), ("id", "$ s$ t", 2), ("in us rm", "t", 2), ("ar or dr", "$ s$ n", 2), ("n", "n", 2)]),
    ("ea", &[("in ucl", "r ge l$", 2)]),
    ("eo", &[("p", "p", 1), ("g", "n r", 1), ("l j", "p", 1), ("", "ff", 1), ("", "", 2)]),
    ("eou", &[("g t", "", 1), ("", "", 2)]),
    ("ee", &[("^r", "du le m na nt st va xa", 2), ("^pr", "m x", 2), ("^d", "sc", 2)]),
    ("ei", &[("^r", "nf ns nv nt nc m t", 2), ("^d", "f t", 2), ("th d", "sm", 2), ("", "st ty ng$ ngs$", 2)]),
    ("eu", &[("z", "", 1), ("", "m$ ms$ n s", 2)]),
    // u before a vowel: usual, fluent, fluid; silent in league.
    ("ua", &[("g j", "", 1), ("s", "d s r v", 1), ("", "", 2)]),
    ("ue", &[("ag og ig eg ng", "$ s$ d$", 0), ("g", "r", 1), ("", "r$ rs$ st$ n", 2), ("", "l t$ ts$", 2)]),
    ("ui", &[("ag ig og", "ng", 1), ("", "ng", 2), ("r", "n", 2), ("t", "ti", 2), ("", "ty c", 2), ("fl", "d", 2)]),
    // o and a before a vowel: poet, doing, cooperate, coalition, chaos.
    ("oe", &[("p ^c", "", 2), ("", "l$ ls$ v", 2), ("d g", "r", 2), ("micr macr", "", 2)]),
    ("oo", &[("micr", "", 2), ("c", "rd pera", 2), ("", "log", 2)]),
    ("oi", &[("", "ng", 2), ("^g ^d", "n$", 2), ("^c", "nc", 2), ("", "c$ cal", 2)]),
    ("oa", &[("n ^", "h s", 2), ("^c", "lit", 2), ("r", "ct", 2), ("ch", "n", 2)]),
    ("ao", &[("", "s t m r", 2)]),
    // y between a consonant and a vowel: flyer, but lawyer.
    ("ye", &[("w n", "", 1), ("", "r t", 2)]),
    ("ya", &[("n k h m", "", 1), ("", "", 2)]),
    ("yo", &[("n", "", 1), ("", "", 2)]),
    ("yi", &[("", "", 2)]),
];
type Cases = [(&'static str, &'static str, usize)];

/// First parts whose e stays silent before a consonant: homework, something.
const HEADS: &str = "\
    some home life time there where eye shake fore more fire house base name note face wide price take make place \
    trade space race stake whole ware horse cheese nine wine voice white grave lime stone line love like live care \
    case code core date drive fine five flame game gate grape guide hope hole ice juice knife lake late mile nose \
    nurse pace pipe pine pole prime rose rope safe same scale score shape share shore side smoke snake spare state \
    store style tape tide tire trace wake wave wife wire type awe scare waste juke dare peace dove pure file edge \
    bone bride cave";

/// Second parts before which an e stays silent: statement, safety, makeover.
const TAILS: &str = "\
    ly ment ful less ness some where ty dom hood ship ward wise like man men land time life line work house ball side \
    way room board book craft back keeper holder maker mark date day place proof smith teen worth yard stone wood \
    ville ford field dale mont shire let body thing fore with by point light town berg burg mate walk down power \
    paper play one over head person people woman women making keeping trap pad fire of out owner off";

/// A case of a vowel group, ready to be compared.
struct Case {
    /// What ends the letters on the left, and whether it is all of them.
    left: Vec<(bool, &'static str)>,
    /// What begins the letters on the right, likewise.
    right: Vec<(bool, &'static str)>,
    syllables: usize,
}

impl Case {
    fn new((left, right, syllables): (&'static str, &'static str, usize)) -> Case {
        let begin = |part: &'static str| part.strip_prefix('^').map_or((false, part), |whole| (true, whole));
        let end = |part: &'static str| part.strip_suffix('$').map_or((false, part), |whole| (true, whole));
        Case { left: left.split(' ').map(begin).collect(), right: right.split(' ').map(end).collect(), syllables }
    }

    fn holds(&self, left: &str, right: &str) -> bool {
        self.left.iter().any(|(whole, part)| if *whole { left == *part } else { left.ends_with(part) })
            && self.right.iter().any(|(whole, part)| if *whole { right == *part } else { right.starts_with(part) })
    }
}

static CASES: LazyLock<FxHashMap<&str, Vec<Case>>> = LazyLock::new(|| {
    let mut all: FxHashMap<&str, Vec<Case>> = FxHashMap::default();
    for (letters, cases) in GROUPS {
        all.entry(letters).or_default().extend(cases.iter().copied().map(Case::new));
    }
    all
});

/// What a vowel group counts between these letters, where a case tells.
pub fn syllables_of(group: &str, left: &str, right: &str) -> Option<usize> {
    CASES.get(group)?.iter().find(|case| case.holds(left, right)).map(|case| case.syllables)
}

/// A list of parts of words.
pub struct Parts {
    all: FxHashSet<&'static str>,
    /// By length in bytes a bit for each letter that is the last of a part: most words have none, and this tells at once.
    last: [u32; 8],
}

pub static HEAD_PARTS: LazyLock<Parts> = LazyLock::new(|| Parts::new(HEADS));
pub static TAIL_PARTS: LazyLock<Parts> = LazyLock::new(|| Parts::new(TAILS));

impl Parts {
    fn new(list: &'static str) -> Parts {
        let mut parts = Parts { all: list.split(' ').collect(), last: [0; 8] };
        parts.all.iter().for_each(|part| parts.last[part.len() % 8] |= last_bit(part));
        parts
    }

    pub fn has(&self, part: &str) -> bool {
        self.last[part.len() % 8] & last_bit(part) != 0 && self.all.contains(part)
    }
}

fn last_bit(part: &str) -> u32 {
    part.bytes().next_back().map_or(0, |last| 1 << (last % 32))
}
