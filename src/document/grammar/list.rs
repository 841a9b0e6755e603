//! Lists: what the places that grammar finds have in common, and their numbers.

use crate::lexicon::word_class::{Classes, WordClass};
use crate::text::tag::Tag;

/// What words build together, or are where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Construction {
    PastTense,
    PresentTense,
    Perfect,
    Progressive,
    AuxiliaryBe,
    AuxiliaryHave,
    AuxiliaryDo,
    ProVerbDo,
    MainBe,
    Infinitive,
    SplitInfinitive,
    SplitAuxiliary,
    AgentlessPassive,
    ByPassive,
    ExistentialThere,
    OtherNoun,
    OtherAdverb,
    AttributiveAdjective,
    PredicativeAdjective,
    StrandedPreposition,
    PiedPiping,
    ThatVerbComplement,
    ThatAdjectiveComplement,
    ThatNounComplement,
    ThatDeletion,
    ThatRelativeSubject,
    ThatRelativeObject,
    WhRelativeSubject,
    WhRelativeObject,
    SentenceRelative,
    WhClause,
    WhQuestion,
    PresentParticipialClause,
    PastParticipialClause,
    PresentParticiple,
    PastParticiple,
    PhrasalCoordination,
    ClausalCoordination,
    LexicalVerb,
    LexicalWord,
    FunctionWord,
}

impl Construction {
    pub(super) const COUNT: usize = Construction::FunctionWord as usize + 1;
}

/// Longer words are put together.
pub const MOST_LETTERS: usize = 12;

/// What the places of a list have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    Class(WordClass),
    Construction(Construction),
    /// The words with a tag.
    Tag(Tag),
    /// The words of so many letters and digits; those of [`MOST_LETTERS`] and more are one list.
    Letters(usize),
}

/// Where lists of each kind begin among all lists: those of classes come first.
pub(super) const CONSTRUCTIONS: usize = WordClass::COUNT;
const TAGS: usize = CONSTRUCTIONS + Construction::COUNT;
const LENGTHS: usize = TAGS + Tag::ALL.len();
pub(super) const LISTS: usize = LENGTHS + MOST_LETTERS;
/// As many as their numbers can tell apart.
pub(super) const ROOM: usize = 1 << u8::BITS;

impl List {
    pub(super) fn number(self) -> usize {
        match self {
            List::Class(class) => class as usize,
            List::Construction(construction) => CONSTRUCTIONS + construction as usize,
            List::Tag(tag) => TAGS + tag as usize,
            List::Letters(letters) => LENGTHS + letters.clamp(1, MOST_LETTERS) - 1,
        }
    }
}

/// Classes that only serve to find others: nothing counts them.
pub(super) const SERVANTS: Classes = Classes::of(&[
    WordClass::Subject,
    WordClass::Relative,
    WordClass::That,
    WordClass::There,
    WordClass::Be,
    WordClass::Get,
    WordClass::Have,
    WordClass::Do,
    WordClass::Would,
    WordClass::Present,
    WordClass::EmphaticBeforeAdjective,
    WordClass::OpeningConjunct,
    WordClass::Tells,
    WordClass::ThatNoun,
    WordClass::NoNominalisation,
    WordClass::NoGerund,
]);
