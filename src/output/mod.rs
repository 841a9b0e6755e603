//! What a person or a program reads.

pub mod annotation;
pub mod offsets;
