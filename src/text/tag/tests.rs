//! Sentences of our own with the tags a reader would give.

use super::*;

fn tagged(sentence: &str) -> Vec<(String, Tag)> {
    let tagger = Tagger::embedded();
    let norm = |word: &str| word.to_lowercase().replace('’', "'");
    let mut words = Words::default();
    words.fill(sentence.split(' ').map(|word| (tagger.form(&norm(word)), Shape::of(word))));
    let mut tags = vec![Tag::default(); words.count()];
    tagger.tag(&words, tags.iter_mut());
    sentence.split(' ').map(str::to_owned).zip(tags).collect()
}

/// Every word given as `word/tag` has that tag.
fn check(sentence: &str) {
    let plain: Vec<&str> = sentence.split(' ').map(|w| w.split_once('/').map_or(w, |(word, _)| word)).collect();
    let found = tagged(&plain.join(" "));
    for (wanted, (word, tag)) in sentence.split(' ').zip(&found) {
        if let Some((_, name)) = wanted.split_once('/') {
            assert_eq!(tag.as_str(), name, "{word} in {found:?}");
        }
    }
}

#[test]
fn passives() {
    check("The village was/verb-past flooded/verb-participle by/preposition the river/noun ./punctuation");
    check(
        "Officials/noun said/verb-past that/subordinator the bridge had/verb-past been/verb-participle closed/verb-participle .",
    );
    check("The suspects were/verb-past later/adverb released/verb-participle without charge/noun .");
    check("Two soldiers were/verb-past killed/verb-participle in the blast/noun .");
    check("The law/noun will/modal be/verb-base repealed/verb-participle next year/noun .");
    check("The ministers are/verb-present being/verb-gerund questioned/verb-participle .");
}

#[test]
fn past_or_participle() {
    check("The army/noun attacked/verb-past the town/noun on Monday/proper-noun .");
    check("The town has/verb-present been/verb-participle attacked/verb-participle twice/adverb .");
    check("She has/verb-present never/adverb accepted/verb-participle the verdict .");
    check("He resigned/verb-past and moved/verb-past to/preposition Paris/proper-noun .");
}

#[test]
fn that() {
    check("The bridge that/wh-word fell/verb-past was/verb-past old/adjective .");
    check("He believes/verb-present that/subordinator they lied/verb-past .");
    check("That/determiner report was wrong/adjective .");
    check("That/pronoun is/verb-present wrong/adjective .");
    check("She insisted that/subordinator the talks would/modal continue/verb-base .");
}

#[test]
fn nouns_and_verbs() {
    check("She/pronoun claims/verb-present victory/noun .");
    check("The/determiner claims/noun were/verb-past false/adjective .");
    check("They may/modal leave/verb-base in/preposition May/proper-noun .");
    check("They plan/verb-present to/to raise/verb-base taxes/noun .");
    check("The plan/noun failed/verb-past .");
}

#[test]
fn clauses() {
    check("If/subordinator the vote/noun fails/verb-present ,/punctuation who/wh-word will/modal govern/verb-base ?");
    check(
        "The man who/wh-word attacked/verb-past the mayor/noun fled/verb-past because/subordinator he panicked/verb-past .",
    );
    check("They asked where/wh-word the money went/verb-past .");
}

#[test]
fn contractions_and_possessives() {
    check("They don't/verb-present know/verb-base .");
    check("It’s/pronoun raining/verb-gerund again/adverb .");
    check("Syria's/proper-noun president/noun can't/modal win/verb-base .");
    check("The minister's/noun aides cannot/modal comment/verb-base .");
}

#[test]
fn typography_and_headlines() {
    check(
        "“/punctuation We/pronoun will/modal win/verb-base ,/punctuation ”/punctuation he/pronoun said/verb-past —/punctuation again .",
    );
    check("Floods/noun Kill Dozens in/preposition Northern India/proper-noun");
    check("the king/noun gave/verb-past up/particle $/symbol 40/number million/number and/coordinator left/verb-past");
}

#[test]
fn odd_input() {
    tagged("");
    tagged("'s n't s' ' '' é ÿ’s \u{301} 🙂 -- … ... 漢字 ing ed ly un 'd x's a@b.c http://x.y");
    assert!(Tagger::default().form("word").fixed == OPEN);
    Tagger::default().tag(&Words::default(), [].iter_mut());
    assert!(Tagger::from_bytes(b"connote1").is_none());
    assert!(Tagger::from_bytes(b"connote1\xff\xff\xff\xff\xff\xff\xff\xff").is_none());
}

#[test]
fn small() {
    assert!(size_of::<FormTags>() <= 20);
    assert!(Tag::ALL.iter().enumerate().all(|(i, tag)| *tag as usize == i));
}

#[test]
fn shapes() {
    let (small, capitalised, caps, digits) = (Shape::SMALL, Shape::CAPITALISED, Shape::ALL_CAPS, 4);
    for (surface, shape) in [
        ("dam", small),
        ("Dam", capitalised),
        ("A", capitalised),
        ("breakwater", small),
        ("Breakwater", capitalised),
        ("BREAKWATERS", caps),
        ("breakwateR", small),
        ("Breakwater-wardens", capitalised),
        ("breakwaterwarden", small),
        ("Breakwaterwarden", capitalised),
        ("breakwaTerwarden", small),
        ("breakwater1", digits),
        ("DAM", caps),
        ("DAM's", caps),
        ("D's", capitalised),
        ("DAMs", capitalised),
        ("U.S.", caps),
        ("A1", 5),
        ("AB1", 7),
        ("1st", digits),
        ("'s", small),
        ("McDam", capitalised),
        ("iDam", small),
        (".", small),
        ("3", digits),
        ("1990s", digits),
        ("don't", small),
        ("Élan", capitalised),
        ("", small),
    ] {
        let (found, capitals) = (Shape::of(surface), surface.chars().filter(|c| c.is_uppercase()).count());
        assert_eq!((found.case, found.capitals.into()), (shape, capitals), "{surface}");
        let mut bytes = [0; 16];
        if let Some(place) = bytes.get_mut(..surface.len()) {
            place.copy_from_slice(surface.as_bytes());
            let [first, rest] = [0, 8].map(|at| u64::from_le_bytes(std::array::from_fn(|n| bytes[at + n])));
            assert!(Shape::of_bytes(first, rest).is_none_or(|quick| quick == found), "{surface}");
        }
    }
    assert_eq!(Shape::of(&"É".repeat(300)).capitals, Shape::MANY);
    assert!(Shape::of_bytes(u64::from_le_bytes(*b"Dam\0\0\0\0\0"), 0).is_some());
}
