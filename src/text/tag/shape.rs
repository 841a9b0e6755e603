//! Shapes: how tokens are written.

/// How a token is written; its form is the vocabulary's business.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(pub(super) u8);

impl Shape {
    /// Small letters only.
    pub const SMALL: Shape = Shape(0);
    pub const CAPITALISED: Shape = Shape(1);
    /// Two or more letters, none of them small.
    pub const ALL_CAPS: Shape = Shape(3);
    const DIGIT: u8 = 4;

    pub fn of(surface: &str) -> Shape {
        Self::at(surface, 0, surface.len())
    }

    /// The shape of the token `text[start..end]`. What stands behind a short one is looked at too, so that no loop is
    /// needed for most: small letters and marks tell nothing, nor does one capital in front.
    pub fn at(text: &str, start: usize, end: usize) -> Shape {
        let length = end.wrapping_sub(start);
        let near = text.as_bytes().get(start..start.wrapping_add(16)).and_then(|near| near.as_chunks().0.first_chunk());
        if let (Some(near), 1..=16) = (near, length) {
            let [first, rest] = near.map(u64::from_le_bytes);
            let inside = INSIDE[length.min(8)];
            let told = telling(first) & inside;
            let others = told & !0x80 | telling(rest) & INSIDE[length.saturating_sub(8)];
            if others == 0 && (told == 0 || (first as u8).is_ascii_uppercase()) {
                return if told == 0 { Shape::SMALL } else { Shape::CAPITALISED };
            }
            if length <= 8 && first & inside & TOPS == 0 {
                return Shape::of_ascii(first & inside, length);
            }
        }
        Shape::of_any(text.get(start..end).unwrap_or_default())
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
        Shape(if caps { 3 } else { u8::from(capital) } | if digit { Self::DIGIT } else { 0 })
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
        let bits = if caps { 3 } else { u8::from(first == Some(true)) };
        Shape(bits | if digit { Self::DIGIT } else { 0 })
    }

    pub(super) fn capital(self) -> bool {
        self.0 & 1 != 0
    }
}

const ONES: u64 = u64::MAX / 255;
const TOPS: u64 = ONES << 7;

/// The first bytes of eight, by their number.
const INSIDE: [u64; 9] = {
    let mut inside = [u64::MAX; 9];
    let mut at = 0;
    while at < 8 {
        inside[at] = (1 << (8 * at)) - 1;
        at += 1;
    }
    inside
};

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
