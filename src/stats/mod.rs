//! Statistics over numbers: has never heard of text.

pub mod interval;
