//! Signals: the words and marks that attributions, quotations and sources are told by, each one byte on its token.

/// What a form is to the reading of reported speech.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[rustfmt::skip]
pub enum Signal {
    #[default]
    None,
    Comma, Stop, Semicolon, Colon, Question, Exclamation, Hyphen, Dash, Ellipsis, Opening, Closing, Ampersand, Genitive,
    Quote, Apostrophe, OtherMark,
    And, Or, But, So, Yet, Nor,
    That, Whether, If, How, Why, What, Who, Whose, When, Where, Which,
    While, Whereas, Although, Though, As, After, Because, Since, Once, Before, Until, During, Amid,
    According, To, Of, For, On, About, Against, With, At, In, Over, By, Like, From, Between, Through, Via,
    I, He, She, We, They, It, Me,
    Article, The, Possessive,
    Not, Even, Then, Later, Last, This, Asked, Including, Especially,
    /// An adverb that joins its sentence to the one before.
    Connective,
    /// A day, a month or another word that dates an event.
    Time,
    /// Where and by what means something is said.
    Occasion,
    /// A name is withheld, or asked to be.
    Withheld, Declined, Identified,
    /// Auxiliaries. A contracted form of "be" is one where it is contracted to no word.
    Be, BareBe, Have, Having, Do, Negation,
    /// A verb is contracted to the word: "they're".
    Contracted,
}

use Signal::*;

/// The forms of each signal. What is contracted is told by its ending.
#[rustfmt::skip]
const FORMS: [(Signal, &str); 97] = [
    (Comma, ","), (Stop, "."), (Semicolon, ";"), (Colon, ":"), (Question, "?"), (Exclamation, "!"), (Hyphen, "-"),
    (Dash, "--"), (Ellipsis, "..."), (Opening, "("), (Closing, ")"), (Ampersand, "&"), (Genitive, "'s"),
    (Quote, "\""), (Apostrophe, "'"), (OtherMark, "` `` ‚ ‛ ＂ ‹ ›"),
    (And, "and"), (Or, "or"), (But, "but"), (So, "so"), (Yet, "yet"), (Nor, "nor"),
    (That, "that"), (Whether, "whether"), (If, "if"), (How, "how"), (Why, "why"), (What, "what"), (Who, "who"),
    (Whose, "whose"), (When, "when"), (Where, "where"), (Which, "which"),
    (While, "while"), (Whereas, "whereas"), (Although, "although"), (Though, "though"), (As, "as"), (After, "after"),
    (Because, "because"), (Since, "since"), (Once, "once"), (Before, "before"), (Until, "until"), (During, "during"),
    (Amid, "amid"),
    (According, "according"), (To, "to"), (Of, "of"), (For, "for"), (On, "on"), (About, "about"),
    (Against, "against"), (With, "with"), (At, "at"), (In, "in"), (Over, "over"), (By, "by"), (Like, "like"),
    (From, "from"), (Between, "between"), (Through, "through"), (Via, "via"),
    (I, "i"), (He, "he"), (She, "she"), (We, "we"), (They, "they"), (It, "it"), (Me, "me"),
    (Article, "a an"), (The, "the"), (Possessive, "his her its their my our your"),
    (Not, "not"), (Even, "even"), (Then, "then"), (Later, "later"), (Last, "last"), (This, "this"), (Asked, "asked"),
    (Including, "including"), (Especially, "especially"),
    (Connective, "meanwhile however moreover furthermore also"),
    (Time, "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight"),
    (Time, "january february march april june july august september october november december"),
    (Time, "week month year earlier recently"),
    (Occasion, "interview interviews statement statements speech speeches remarks rally tweet email letter debate"),
    (Occasion, "conference briefing release hearing post press meeting twitter facebook memo event forum op-ed call"),
    (Withheld, "anonymity anonymous anonymously unnamed unidentified undisclosed familiar briefed"),
    (Declined, "declined refused wanted"), (Identified, "named identified name"),
    (Be, "am is are was were isn't aren't wasn't weren't"), (BareBe, "be been being"),
    (Have, "has have had hasn't haven't hadn't"), (Having, "having"), (Do, "do does did don't doesn't didn't"),
    (Negation, "n't"),
];

impl Signal {
    /// All forms that are signals.
    pub fn forms() -> impl Iterator<Item = (&'static str, Signal)> {
        FORMS.iter().flat_map(|(signal, forms)| forms.split_whitespace().map(|form| (form, *signal)))
    }

    /// Whether the word dates an event.
    pub fn is_time(self) -> bool {
        matches!(self, Time | Later)
    }

    /// A mark that can be one of quotation.
    pub fn is_mark(self) -> bool {
        matches!(self, Quote | Apostrophe | OtherMark)
    }

    /// A conjunction that opens an adverbial clause.
    pub fn is_subordinator(self) -> bool {
        matches!(self, While | When | As | After | If | Because | Although | Though | Since | Once | Before | Until)
    }
}

/// Whether a verb is contracted to a folded form.
pub fn is_contracted(norm: &str) -> bool {
    let (word, verb) = norm.split_once('\'').unwrap_or_default();
    !word.is_empty() && matches!(verb, "s" | "re" | "ll" | "d" | "ve" | "m")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_form_is_two_signals() {
        let mut forms: Vec<&str> = Signal::forms().map(|(form, _)| form).collect();
        let all = forms.len();
        forms.sort_unstable();
        forms.dedup();
        assert_eq!(forms.len(), all);
        assert!(forms.iter().all(|form| !is_contracted(form)));
    }

    #[test]
    fn a_contracted_verb_is_told_by_its_ending() {
        assert!(is_contracted("they're") && is_contracted("she's") && is_contracted("i'm"));
        assert!(!is_contracted("'s") && !is_contracted("don't") && !is_contracted("o'clock") && !is_contracted("its"));
    }
}
