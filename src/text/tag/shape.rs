//! Shapes: how tokens are written.

/// How a token is written; its form is the vocabulary's business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    pub(super) case: u8,
    /// How many capital letters it has; [`Shape::MANY`] for so many or more.
    pub capitals: u8,
}

impl Shape {
    /// Small letters only.
    pub(super) const SMALL: u8 = 0;
    pub(super) const CAPITALISED: u8 = 1;
    /// Two or more letters, none of them small.
    pub(super) const ALL_CAPS: u8 = 3;
    const DIGIT: u8 = 4;
    pub const MANY: u8 = u8::MAX;

    pub fn of(surface: &str) -> Shape {
        let bytes = surface.as_bytes();
        if bytes.is_ascii() && (1..=8).contains(&bytes.len()) {
            let mut first = [0; 8];
            first[..bytes.len()].copy_from_slice(bytes);
            return Shape::of_ascii(u64::from_le_bytes(first), bytes.len());
        }
        Shape::of_any(surface)
    }

    /// The shape of a token of up to sixteen bytes, the first eight and the rest, 0 behind the last; `None` where it takes a
    /// closer look. Most have small letters and marks only, which tell nothing, and perhaps a capital in front.
    #[inline(always)]
    pub fn of_bytes(first: u64, rest: u64) -> Option<Shape> {
        let told = telling(first);
        let initial = told != 0;
        let plain = told & !0x80 | telling(rest) == 0 && (!initial | (first as u8).is_ascii_uppercase());
        plain.then_some(Shape { case: u8::from(initial), capitals: u8::from(initial) })
    }

    pub fn is_all_caps(self) -> bool {
        self.case == Self::ALL_CAPS
    }

    pub fn has_digits(self) -> bool {
        self.case & Self::DIGIT != 0
    }

    /// The shape of up to eight ASCII characters.
    fn of_ascii(bytes: u64, length: usize) -> Shape {
        let (lower, upper) = (from_to(bytes, b'a', b'z'), from_to(bytes, b'A', b'Z'));
        let one = |letters: u64| letters & letters.wrapping_sub(1) == 0;
        // The "s" of "FBI's" does not make it a mixed word.
        let clitic = length > 2 && bytes >> (8 * (length - 2)) == u64::from(u16::from_le_bytes(*b"'s"));
        let caps = !one(upper) && (lower == 0 || clitic && one(lower));
        let letters = lower | upper;
        let capital = upper & letters & letters.wrapping_neg() != 0;
        let digit = from_to(bytes, b'0', b'9') != 0;
        Shape::told(caps, capital, digit, upper.count_ones())
    }

    fn of_any(surface: &str) -> Shape {
        let (mut upper, mut lower, mut digit, mut first) = (0u32, 0u32, false, None);
        for c in surface.chars() {
            if c.is_uppercase() {
                upper += 1;
                first.get_or_insert(true);
            } else if c.is_alphabetic() {
                lower += 1;
                first.get_or_insert(false);
            }
            digit |= c.is_ascii_digit();
        }
        let clitic = surface.ends_with("'s") || surface.ends_with("’s");
        let caps = upper > 1 && lower == u32::from(clitic && lower > 0);
        Shape::told(caps, first == Some(true), digit, upper)
    }

    fn told(caps: bool, capital: bool, digit: bool, capitals: u32) -> Shape {
        let letters = if caps { Self::ALL_CAPS } else { u8::from(capital) };
        let digits = if digit { Self::DIGIT } else { 0 };
        Shape { case: letters | digits, capitals: capitals.min(Self::MANY.into()) as u8 }
    }

    pub(super) fn capital(self) -> bool {
        self.case & 1 != 0
    }
}

const ONES: u64 = u64::MAX / 255;
const TOPS: u64 = ONES << 7;

/// The top bit of each byte that is an ASCII character of these: the sums carry into it from the first and from behind the
/// last on.
fn from_to(bytes: u64, first: u8, last: u8) -> u64 {
    let low = bytes & !TOPS;
    let from = low + ONES * (0x80 - u64::from(first));
    let behind = low + ONES * (0x7f - u64::from(last));
    from & !behind & !bytes & TOPS
}

/// The top bit of each byte that is a capital, a digit or no ASCII character.
fn telling(bytes: u64) -> u64 {
    from_to(bytes, b'A', b'Z') | from_to(bytes, b'0', b'9') | bytes & TOPS
}
