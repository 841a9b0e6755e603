//! Statistics over numbers: has never heard of text.

pub mod adjust;
pub mod difference;
pub mod interval;
pub mod resample;
pub mod summary;
