//! Bytes: questions to many at once.

/// Whether any byte fits: without an early end, so that many are compared at once.
pub fn any(bytes: &[u8], fits: impl Fn(u8) -> bool) -> bool {
    bytes.iter().fold(false, |any, byte| any | fits(*byte))
}
