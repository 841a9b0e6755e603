//! What any text has: spans, tokens, sentences, syllables, parts of speech; and the language it is in.

pub mod abbreviation;
pub mod bytes;
pub mod calendar;
pub mod language;
pub mod sentence;
pub mod sieve;
pub mod signal;
pub mod span;
pub mod syllable;
pub mod tag;
pub mod token;
