//! Loadings: the features that make up each dimension of Biber 1988.

use crate::document::grammar::{Construction as C, List};
use crate::lexicon::word_class::WordClass as W;
use crate::text::tag::Tag;

/// What of the words a feature counts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Counted {
    List(List),
    /// Every word, by its letters and digits: the mean is the word length.
    Letters,
    /// The first uses among the first 400 words: their share is the type-token ratio.
    Types,
}

/// A feature with its loading's sign, and its mean and standard deviation in Biber's corpus: per 1,000 words, letters
/// per word, per cent of 400 words (Biber 1988, table 4.2, p. 77).
#[derive(Debug, Clone, Copy)]
pub struct Loading {
    pub counted: Counted,
    pub sign: f64,
    pub mean: f64,
    pub sd: f64,
}

const fn class(class: W, mean: f64, sd: f64) -> Loading {
    Loading { counted: Counted::List(List::Class(class)), sign: 1.0, mean, sd }
}

const fn built(construction: C, mean: f64, sd: f64) -> Loading {
    Loading { counted: Counted::List(List::Construction(construction)), sign: 1.0, mean, sd }
}

const fn negative(loading: Loading) -> Loading {
    Loading { sign: -1.0, ..loading }
}

const INVOLVED: [Loading; 28] = [
    class(W::Private, 18.0, 10.4),
    built(C::ThatDeletion, 3.1, 4.1),
    class(W::Contraction, 13.5, 18.6),
    built(C::PresentTense, 77.7, 34.3),
    class(W::Second, 9.9, 13.8),
    built(C::ProVerbDo, 3.0, 3.5),
    class(W::Not, 8.5, 6.1),
    class(W::DemonstrativePronoun, 4.6, 4.8),
    class(W::Emphatic, 6.3, 4.2),
    class(W::FirstPerson, 27.2, 26.1),
    class(W::It, 10.3, 7.1),
    built(C::MainBe, 28.3, 9.5),
    class(W::Because, 1.1, 1.7),
    class(W::Discourse, 1.2, 2.3),
    class(W::Indefinite, 1.4, 2.0),
    class(W::Hedge, 0.6, 1.3),
    class(W::Amplifier, 2.7, 2.6),
    built(C::SentenceRelative, 0.1, 0.4),
    built(C::WhQuestion, 0.2, 0.6),
    class(W::Possibility, 5.8, 3.5),
    built(C::ClausalCoordination, 4.5, 4.8),
    built(C::WhClause, 0.6, 1.0),
    built(C::StrandedPreposition, 2.0, 2.7),
    negative(built(C::OtherNoun, 180.5, 35.6)),
    negative(Loading { counted: Counted::Letters, sign: 1.0, mean: 4.5, sd: 0.4 }),
    negative(Loading { counted: Counted::List(List::Tag(Tag::Preposition)), sign: 1.0, mean: 110.5, sd: 25.4 }),
    negative(Loading { counted: Counted::Types, sign: 1.0, mean: 51.1, sd: 5.2 }),
    negative(built(C::AttributiveAdjective, 60.7, 18.8)),
];

const NARRATIVE: [Loading; 6] = [
    built(C::PastTense, 40.1, 30.4),
    class(W::Third, 29.9, 22.5),
    built(C::Perfect, 8.6, 5.2),
    class(W::Public, 7.7, 5.4),
    class(W::No, 1.7, 1.6),
    built(C::PresentParticipialClause, 1.0, 1.7),
];

const EXPLICIT: [Loading; 8] = [
    built(C::WhRelativeObject, 1.4, 1.7),
    built(C::PiedPiping, 0.7, 1.1),
    built(C::WhRelativeSubject, 2.1, 2.0),
    built(C::PhrasalCoordination, 3.4, 2.7),
    class(W::Nominalisation, 19.9, 14.4),
    negative(class(W::Time, 5.2, 3.5)),
    negative(class(W::Place, 3.1, 3.4)),
    negative(built(C::OtherAdverb, 65.6, 17.6)),
];

const PERSUASIVE: [Loading; 6] = [
    built(C::Infinitive, 14.9, 5.6),
    class(W::Prediction, 5.6, 4.2),
    class(W::Suasive, 2.9, 3.1),
    class(W::If, 2.5, 2.2),
    class(W::Necessity, 2.1, 2.1),
    built(C::SplitAuxiliary, 5.5, 2.5),
];

const ABSTRACT: [Loading; 6] = [
    class(W::Conjunct, 1.2, 1.6),
    built(C::AgentlessPassive, 9.6, 6.6),
    built(C::PastParticipialClause, 0.1, 0.4),
    built(C::ByPassive, 0.8, 1.3),
    built(C::PastParticiple, 2.5, 3.1),
    class(W::OtherSubordinator, 1.0, 1.1),
];

const ELABORATED: [Loading; 4] = [
    built(C::ThatVerbComplement, 3.3, 2.9),
    class(W::Demonstrative, 9.9, 4.2),
    built(C::ThatRelativeObject, 0.8, 1.1),
    built(C::ThatAdjectiveComplement, 0.3, 0.6),
];

pub const DIMENSIONS: [&[Loading]; 6] = [&INVOLVED, &NARRATIVE, &EXPLICIT, &PERSUASIVE, &ABSTRACT, &ELABORATED];
