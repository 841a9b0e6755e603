//! A hundred frequent function words, each by itself: what writers choose without thinking (Mosteller & Wallace 1964).

use crate::document::Depth;
use crate::document::passage::{Passage, Scope};
use crate::feature::{Evidence, Example, Family, Feature, Find, Measure, hit, miss};

pub static FREQUENT_WORDS: Family = Family {
    name: "frequent_words",
    about: "A hundred frequent function words, each by itself.",
    english: true,
    default: false,
    depth: Depth::Words,
    features: &[
        &word::<0>("word_the", &[hit("[The] dam held."), MISS]),
        &word::<1>("word_of", &[hit("News [of] floods came."), MISS]),
        &word::<2>("word_and", &[hit("Rain [and] hail fell."), MISS]),
        &word::<3>("word_a", &[hit("Varn sent [a] boat."), MISS]),
        &word::<4>("word_in", &[hit("Boats sank [in] spring."), MISS]),
        &word::<5>("word_to", &[hit("Boats went [to] Varn."), MISS]),
        &word::<6>("word_it", &[hit("Oda saw [it]."), MISS]),
        &word::<7>("word_is", &[hit("Rain [is] near."), MISS]),
        &word::<8>("word_was", &[hit("Rain [was] near."), MISS]),
        &word::<9>("word_i", &[hit("[I] left."), MISS]),
        &word::<10>("word_for", &[hit("Varn waits [for] rain."), MISS]),
        &word::<11>("word_that", &[hit("Oda saw [that]."), MISS]),
        &word::<12>("word_you", &[hit("Rain found [you]."), MISS]),
        &word::<13>("word_he", &[hit("[He] left."), MISS]),
        &word::<14>("word_be", &[hit("Rain will [be] near."), MISS]),
        &word::<15>("word_with", &[hit("Oda came [with] Varn."), MISS]),
        &word::<16>("word_on", &[hit("Boats sank [on] Monday."), MISS]),
        &word::<17>("word_by", &[hit("Oda sat [by] Varn."), MISS]),
        &word::<18>("word_at", &[hit("Oda looked [at] Varn."), MISS]),
        &word::<19>("word_have", &[hit("Boats [have] sunk."), MISS]),
        &word::<20>("word_are", &[hit("Boats [are] near."), MISS]),
        &word::<21>("word_not", &[hit("Rain did [not] fall."), MISS]),
        &word::<22>("word_this", &[hit("Oda saw [this]."), MISS]),
        &word::<23>("word_but", &[hit("Rain fell, [but] Oda stayed."), MISS]),
        &word::<24>("word_had", &[hit("Boats [had] sunk."), MISS]),
        &word::<25>("word_they", &[hit("[They] left."), MISS]),
        &word::<26>("word_his", &[hit("Oda saw [his] boat."), MISS]),
        &word::<27>("word_from", &[hit("Boats came [from] Varn."), MISS]),
        &word::<28>("word_she", &[hit("[She] left."), MISS]),
        &word::<29>("word_which", &[hit("Boats [which] sank stay."), MISS]),
        &word::<30>("word_or", &[hit("Rain [or] hail fell."), MISS]),
        &word::<31>("word_we", &[hit("[We] left."), MISS]),
        &word::<32>("word_an", &[hit("Oda sent [an] engineer."), MISS]),
        &word::<33>("word_were", &[hit("Boats [were] near."), MISS]),
        &word::<34>("word_as", &[hit("Oda works [as] mayor."), MISS]),
        &word::<35>("word_do", &[hit("Boats [do] sink."), MISS]),
        &word::<36>("word_been", &[hit("Boats have [been] near."), MISS]),
        &word::<37>("word_their", &[hit("Boats lost [their] sails."), MISS]),
        &word::<38>("word_has", &[hit("Rain [has] come."), MISS]),
        &word::<39>("word_would", &[hit("Rain [would] come."), MISS]),
        &word::<40>("word_there", &[hit("[There] came rain."), MISS]),
        &word::<41>("word_what", &[hit("Oda asked [what] sank."), MISS]),
        &word::<42>("word_will", &[hit("Rain [will] come."), MISS]),
        &word::<43>("word_all", &[hit("Boats sank, [all] said."), MISS]),
        &word::<44>("word_if", &[hit("Oda stays [if] rain falls."), MISS]),
        &word::<45>("word_can", &[hit("Boats [can] sink."), MISS]),
        &word::<46>("word_her", &[hit("Oda lost [her] boat."), MISS]),
        &word::<47>("word_who", &[hit("Oda knows [who] left."), MISS]),
        &word::<48>("word_no", &[hit("Oda saw [no] boats."), MISS]),
        &word::<49>("word_them", &[hit("Oda saw [them]."), MISS]),
        &word::<50>("word_some", &[hit("Oda saw [some] boats."), MISS]),
        &word::<51>("word_could", &[hit("Boats [could] sink."), MISS]),
        &word::<52>("word_him", &[hit("Oda saw [him]."), MISS]),
        &word::<53>("word_into", &[hit("Boats came [into] harbour."), MISS]),
        &word::<54>("word_its", &[hit("Varn lost [its] mayor."), MISS]),
        &word::<55>("word_up", &[hit("Water came [up]."), MISS]),
        &word::<56>("word_out", &[hit("Boats went [out]."), MISS]),
        &word::<57>("word_my", &[hit("Oda lost [my] boat."), MISS]),
        &word::<58>("word_about", &[hit("Oda spoke [about] boats."), MISS]),
        &word::<59>("word_so", &[hit("Oda said [so]."), MISS]),
        &word::<60>("word_than", &[hit("Rain is older [than] Varn."), MISS]),
        &word::<61>("word_your", &[hit("Oda lost [your] boat."), MISS]),
        &word::<62>("word_me", &[hit("Oda saw [me]."), MISS]),
        &word::<63>("word_only", &[hit("[Only] Oda left."), MISS]),
        &word::<64>("word_any", &[hit("Oda saw [any] boats."), MISS]),
        &word::<65>("word_these", &[hit("Oda saw [these] boats."), MISS]),
        &word::<66>("word_should", &[hit("Boats [should] stay."), MISS]),
        &word::<67>("word_may", &[hit("Boats [may] stay."), MISS]),
        &word::<68>("word_such", &[hit("[Such] boats sink."), MISS]),
        &word::<69>("word_other", &[hit("[Other] boats sink."), MISS]),
        &word::<70>("word_did", &[hit("Oda [did] leave."), MISS]),
        &word::<71>("word_over", &[hit("Rain came [over] Varn."), MISS]),
        &word::<72>("word_how", &[hit("Oda knows [how]."), MISS]),
        &word::<73>("word_when", &[hit("Oda knows [when]."), MISS]),
        &word::<74>("word_because", &[hit("Oda left [because] rain fell."), MISS]),
        &word::<75>("word_after", &[hit("Oda left [after] Varn."), MISS]),
        &word::<76>("word_before", &[hit("Oda left [before] Varn."), MISS]),
        &word::<77>("word_those", &[hit("Oda saw [those] boats."), MISS]),
        &word::<78>("word_between", &[hit("Oda sat [between] boats."), MISS]),
        &word::<79>("word_us", &[hit("Oda saw [us]."), MISS]),
        &word::<80>("word_through", &[hit("Rain came [through] roofs."), MISS]),
        &word::<81>("word_under", &[hit("Oda sat [under] trees."), MISS]),
        &word::<82>("word_must", &[hit("Boats [must] stay."), MISS]),
        &word::<83>("word_where", &[hit("Oda knows [where]."), MISS]),
        &word::<84>("word_our", &[hit("Oda lost [our] boat."), MISS]),
        &word::<85>("word_both", &[hit("[Both] boats sank."), MISS]),
        &word::<86>("word_while", &[hit("Oda slept [while] rain fell."), MISS]),
        &word::<87>("word_against", &[hit("Rain beat [against] windows."), MISS]),
        &word::<88>("word_does", &[hit("Oda [does] leave."), MISS]),
        &word::<89>("word_being", &[hit("Oda likes [being] mayor."), MISS]),
        &word::<90>("word_might", &[hit("Boats [might] stay."), MISS]),
        &word::<91>("word_much", &[hit("[Much] rain fell."), MISS]),
        &word::<92>("word_many", &[hit("[Many] boats sank."), MISS]),
        &word::<93>("word_am", &[hit("Oda asked who I [am]."), MISS]),
        &word::<94>("word_each", &[hit("[Each] boat sank."), MISS]),
        &word::<95>("word_every", &[hit("[Every] boat sank."), MISS]),
        &word::<96>("word_until", &[hit("Oda stayed [until] Monday."), MISS]),
        &word::<97>("word_although", &[hit("[Although] rain fell, Oda stayed."), MISS]),
        &word::<98>("word_since", &[hit("Rain falls [since] Monday."), MISS]),
        &word::<99>("word_whose", &[hit("Oda knows [whose] boat sank."), MISS]),
    ],
};

/// The words in the order of the columns, which is about that of their frequency.
#[rustfmt::skip]
const WORDS: [&str; 100] = [
    "the", "of", "and", "a", "in", "to", "it", "is", "was", "i", "for", "that", "you", "he", "be", "with", "on", "by",
    "at", "have", "are", "not", "this", "but", "had", "they", "his", "from", "she", "which", "or", "we", "an", "were",
    "as", "do", "been", "their", "has", "would", "there", "what", "will", "all", "if", "can", "her", "who", "no",
    "them", "some", "could", "him", "into", "its", "up", "out", "my", "about", "so", "than", "your", "me", "only",
    "any", "these", "should", "may", "such", "other", "did", "over", "how", "when", "because", "after", "before",
    "those", "between", "us", "through", "under", "must", "where", "our", "both", "while", "against", "does", "being",
    "might", "much", "many", "am", "each", "every", "until", "although", "since", "whose",
];

/// None of the words stands here.
const MISS: Example = miss("Rain fell.");

const fn word<const AT: usize>(name: &'static str, examples: &'static [Example]) -> Feature {
    let rate = Feature::rate(
        name,
        "The word that the column is named after.",
        &[Scope::Body],
        "Mosteller & Wallace 1964; Leech, Rayson & Wilson 2001 (frequencies)",
        "A contraction is a word of its own: “don’t” is no “do”. Meanings are not told apart.",
        examples,
        Find::Marks(find::<AT>),
    );
    Feature { measures: &[Measure::Per1000Words], ..rate }
}

fn find<const AT: usize>(passage: &Passage, marks: &mut Vec<Evidence>) {
    let document = passage.document;
    // Each form stands once in the list of forms, so one look-up serves all words.
    let Some(form) = document.forms.iter().position(|form| form.norm.of(&document.norms) == WORDS[AT]) else { return };
    let words = passage.words().filter(|word| word.form as usize == form);
    marks.extend(words.map(|word| Evidence::token(word, 1.0)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_after_their_words() {
        let names = FREQUENT_WORDS.features.iter().map(|feature| feature.name.trim_start_matches("word_"));
        assert!(names.eq(WORDS));
    }
}
