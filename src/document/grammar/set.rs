//! Sets of constructions, and of signs that more may stand at a token.

use super::Construction;

/// What begins at a token, one bit for each construction, and above these a bit for each sign.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Set(pub u64);

/// Why a token must be looked at with its neighbours: few must.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Sign {
    /// Its classes are settled by what stands around.
    Open,
    /// A form of “be” or “get”.
    Passive,
    /// Nothing follows that it could govern where it is the last before a mark: few are.
    Preposition,
    Adjective,
    /// A present or past participle.
    Participle,
    To,
    Coordinator,
    Auxiliary,
    /// A verb that takes a clause.
    Factual,
    Wh,
    That,
    /// The auxiliary of a passive: known when passives have been found.
    Helps,
}

/// The bits of constructions.
const CONSTRUCTIONS: u64 = (1 << Construction::COUNT) - 1;

impl Sign {
    const fn bit(self) -> u64 {
        1 << (Construction::COUNT as u64 + self as u64)
    }
}

impl Set {
    pub const fn of(constructions: &[Construction]) -> Set {
        let (mut bits, mut at) = (0, 0);
        while at < constructions.len() {
            bits |= 1 << constructions[at] as u64;
            at += 1;
        }
        Set(bits)
    }

    pub fn and(self, other: Set) -> Set {
        Set(self.0 | other.0)
    }

    pub fn without(self, construction: Construction) -> Set {
        Set(self.0 & !(1 << construction as u64))
    }

    pub fn with(self, sign: Sign) -> Set {
        Set(self.0 | sign.bit())
    }

    pub fn has(self, construction: Construction) -> bool {
        self.0 >> construction as u64 & 1 != 0
    }

    pub fn shows(self, sign: Sign) -> bool {
        self.0 & sign.bit() != 0
    }

    /// Whether it shows another sign than [`Sign::Preposition`].
    pub fn asks(self) -> bool {
        self.0 & !CONSTRUCTIONS & !Sign::Preposition.bit() != 0
    }

    /// Their bits without those of signs.
    pub fn constructions(self) -> u64 {
        self.0 & CONSTRUCTIONS
    }
}
