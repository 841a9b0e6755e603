//! Sieve: of many things those that are wanted, where nobody can foresee which they are.

/// Takes in things one by one and keeps some. Each is written down, and the next takes its place if it is not wanted: no branch
/// is mispredicted.
#[derive(Debug)]
pub struct Sieve<T> {
    kept: Vec<T>,
    /// The last of those that are kept, and how many they are.
    last: [T; ROOM],
    count: usize,
}

const ROOM: usize = 64;

impl<T: Copy + Default> Sieve<T> {
    /// A sieve that will keep about so many.
    pub fn with_capacity(capacity: usize) -> Sieve<T> {
        Sieve { kept: Vec::with_capacity(capacity), last: [T::default(); ROOM], count: 0 }
    }

    #[inline(always)]
    pub fn offer(&mut self, thing: T, is_wanted: bool) {
        self.last[self.count % ROOM] = thing;
        self.count += usize::from(is_wanted);
        if self.count == ROOM {
            self.kept.extend_from_slice(&self.last);
            self.count = 0;
        }
    }

    pub fn kept(mut self) -> Vec<T> {
        self.kept.extend_from_slice(&self.last[..self.count]);
        self.kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_is_kept_in_order() {
        for wanted in [1, 2, 7, 1000] {
            let mut sieve = Sieve::with_capacity(0);
            (0..999).for_each(|number| sieve.offer(number, number % wanted == 0));
            assert_eq!(sieve.kept(), (0..999).step_by(wanted).collect::<Vec<_>>());
        }
    }
}
