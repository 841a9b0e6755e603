//! Classes of words, and sets of them.

/// A class of words, as named in the seed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum WordClass {
    Article,
    Determiner,
    Demonstrative,
    DemonstrativePronoun,
    FirstPerson,
    FirstSingular,
    FirstPlural,
    Second,
    Third,
    It,
    Impersonal,
    Indefinite,
    Reflexive,
    Possessive,
    /// The form of a personal pronoun that begins a clause.
    Subject,
    Wh,
    Relative,
    That,
    There,
    Coordinator,
    Causal,
    Because,
    Concessive,
    Though,
    Conditional,
    If,
    Temporal,
    Comparative,
    OtherSubordinator,
    Be,
    Get,
    Have,
    Do,
    Modal,
    Possibility,
    Necessity,
    Prediction,
    /// Ends in 'd: “would” or “had”.
    Would,
    /// Ends in a present form of “be” or “have”: it's, they've.
    Present,
    Not,
    No,
    Quantifier,
    Numeral,
    Contraction,
    Place,
    Time,
    Amplifier,
    Downtoner,
    Hedge,
    Emphatic,
    EmphaticBeforeAdjective,
    Discourse,
    Conjunct,
    OpeningConjunct,
    Public,
    Private,
    Suasive,
    Seem,
    Tells,
    ThatNoun,
    NoNominalisation,
    NoGerund,
    /// Ends in -tion, -ment, -ness or -ity and is no exception.
    Nominalisation,
    /// Ends in -ing and is no exception.
    Gerund,
}

use WordClass::*;

impl WordClass {
    #[rustfmt::skip]
    pub(super) const NAMED: [(&str, WordClass); 64] = [
        ("article", Article), ("determiner", Determiner), ("demonstrative", Demonstrative),
        ("demonstrative_pronoun", DemonstrativePronoun), ("first_person", FirstPerson), ("first_singular", FirstSingular),
        ("first_plural", FirstPlural), ("second", Second), ("third", Third), ("it", It), ("impersonal", Impersonal),
        ("indefinite", Indefinite), ("reflexive", Reflexive), ("possessive", Possessive), ("subject", Subject), ("wh", Wh),
        ("relative", Relative), ("that", That), ("there", There),
        ("coordinator", Coordinator), ("causal", Causal), ("because", Because), ("concessive", Concessive),
        ("though", Though), ("conditional", Conditional), ("if", If), ("temporal", Temporal), ("comparative", Comparative),
        ("other_subordinator", OtherSubordinator), ("be", Be), ("get", Get), ("have", Have), ("do", Do), ("modal", Modal),
        ("possibility", Possibility), ("necessity", Necessity), ("prediction", Prediction), ("would", Would),
        ("present", Present), ("not", Not), ("no", No), ("quantifier", Quantifier), ("numeral", Numeral),
        ("contraction", Contraction), ("place", Place), ("time", Time), ("amplifier", Amplifier), ("downtoner", Downtoner),
        ("hedge", Hedge), ("emphatic", Emphatic), ("emphatic_before_adjective", EmphaticBeforeAdjective),
        ("discourse", Discourse), ("conjunct", Conjunct), ("opening_conjunct", OpeningConjunct), ("public", Public),
        ("private", Private), ("suasive", Suasive), ("seem", Seem), ("tells", Tells), ("that_noun", ThatNoun),
        ("no_nominalisation", NoNominalisation), ("no_gerund", NoGerund), ("nominalisation", Nominalisation),
        ("gerund", Gerund),
    ];

    /// How many there are.
    pub const COUNT: usize = Self::NAMED.len();

    pub(super) fn named(name: &str) -> Option<WordClass> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, class)| *class)
    }
}

/// A set of word classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Classes(pub u64);

impl Classes {
    pub const fn of(classes: &[WordClass]) -> Classes {
        let (mut bits, mut at) = (0, 0);
        while at < classes.len() {
            bits |= 1 << classes[at] as u64;
            at += 1;
        }
        Classes(bits)
    }

    pub fn has(self, class: WordClass) -> bool {
        self.0 >> class as u64 & 1 != 0
    }

    pub fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    pub fn and(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// An exception to an ending has not what the ending gives.
    pub(super) fn settled(self) -> Classes {
        let pairs = [(NoNominalisation, Nominalisation), (NoGerund, Gerund)];
        let lost = pairs.into_iter().filter(|(exception, _)| self.has(*exception)).map(|(_, class)| class);
        lost.fold(self, |classes, class| classes.without(Classes::of(&[class])))
    }

    pub fn without(self, other: Classes) -> Classes {
        Classes(self.0 & !other.0)
    }
}

/// The places of the bits that are set, the lowest first.
pub fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = word.trailing_zeros() as usize;
        (word != 0).then(|| {
            word &= word - 1;
            place
        })
    })
}
