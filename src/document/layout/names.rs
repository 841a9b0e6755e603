//! Names of people and outlets, as bylines and date lines print them.

use super::credits::cue;
use super::date;
use super::line::Piece;

/// No name has more words.
const MOST_WORDS: usize = 6;

/// Small words inside the names of people.
const PARTICLES: &str = "\
    de del della der den da di du dos van von al el bin la le";

/// Words in the names of newspapers, agencies and sites.
const OUTLETS: &str = "\
    agency associated blog bulletin bureau center centre chronicle daily desk dispatch echo editorial \
    examiner express foundation gazette global group guardian herald independent institute journal \
    magazine mail media mirror monitor network news newspaper observer online outlook post press project \
    radio record register report research review service staff standard star sun team telegraph the \
    times today tribune tv voice watch weekly wire world";

/// What people are at an outlet.
const ROLES: &str = "\
    writer writers reporter reporters correspondent editor columnist contributor analyst producer";

/// The length of a name of words with capitals, small particles among them: `Jan van der Berg`, `The Morning Gull`.
pub(super) fn name(pieces: &[Piece]) -> Option<usize> {
    let mut length = 0;
    while let Some(piece) = pieces.get(length).filter(|_| length < MOST_WORDS) {
        let capital = is_name_word(piece.text) && date::date(&pieces[length..]).is_none();
        let particle = length > 0 && is_among(piece.text, PARTICLES);
        if !(capital || particle) {
            break;
        }
        length += 1;
    }
    while length > 0 && !is_name_word(pieces[length - 1].text) {
        length -= 1;
    }
    (length > 0).then_some(length)
}

/// The names in a byline, without the cue and without what the people are.
pub(super) fn people(pieces: &[Piece]) -> Vec<(usize, usize)> {
    let mut at = cue(pieces).unwrap_or(0);
    let mut people: Vec<(usize, usize)> = Vec::new();
    while let Some(length) = name(&pieces[at..]) {
        if people.is_empty() || !is_role(&pieces[at..at + length]) {
            people.push((at, at + length));
        }
        at += length;
        let joint = pieces[at..].iter().take(2).take_while(|p| matches!(p.text, "," | "and" | "&" | "with")).count();
        if joint == 0 {
            break;
        }
        at += joint;
    }
    people
}

fn is_name_word(word: &str) -> bool {
    let inner = |c: char| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | '‑');
    let particled = ["al-", "el-", "d'", "d’"]
        .iter()
        .any(|p| word.strip_prefix(p).is_some_and(|w| w.starts_with(char::is_uppercase)));
    (word.starts_with(char::is_uppercase) || particled) && word.chars().all(inner)
}

fn is_among(word: &str, list: &str) -> bool {
    list.split(' ').any(|other| other == word)
}

/// Whether a name is rather that of an outlet than of a person.
pub(super) fn is_outlet(name: &[Piece]) -> bool {
    name.len() == 1 || name.iter().any(|piece| is_among(&piece.text.to_lowercase(), OUTLETS))
}

/// Whether words behind a name and a comma tell what the person is rather than another name.
pub(super) fn is_role(words: &[Piece]) -> bool {
    is_outlet(words) || words.iter().any(|word| is_among(&word.text.to_lowercase(), ROLES))
}

#[cfg(test)]
mod tests {
    use super::super::line::pieces;
    use super::*;

    #[test]
    fn names_are_words_with_capitals_and_particles() {
        for (text, length) in [("Jan van der Berg is", 4), ("Prof. J. O’Dare,", 3), ("Ann de", 1), ("Tarek al-Amin", 2)]
        {
            assert_eq!(name(&pieces(text, 9)), Some(length), "{text}");
        }
        assert_eq!(name(&pieces("van Berg", 9)), None);
        assert_eq!(name(&pieces("4 Ann", 9)), None);
    }

    #[test]
    fn outlets_are_told_from_people() {
        for (text, outlet) in
            [("The Quay Gazette", true), ("Quaywire", true), ("Ann Holm", false), ("Jo Wirestone", false)]
        {
            assert_eq!(is_outlet(&pieces(text, 9)), outlet, "{text}");
        }
    }

    #[test]
    fn people_are_listed_without_what_they_are() {
        let count = |text| people(&pieces(text, 20)).len();
        assert_eq!(count("By Ann Holm, Staff Writer"), 1);
        assert_eq!(count("By Ann Holm, Jo Quay and Bo Rill"), 3);
    }
}
