//! What a person or a program reads.

pub mod annotation;
pub mod choices;
pub mod codebook;
pub mod columns;
pub mod comparison;
pub mod concordance;
pub mod contrasts;
pub mod csvw;
pub mod delta;
pub mod glance;
pub mod keyness;
pub mod long;
pub mod manifest;
pub mod marked;
mod number;
pub mod offsets;
pub mod printable;
pub mod repeated;
pub mod report;
pub mod sample;
pub mod scorecard;
pub mod sensitivity;
pub mod spans;
pub mod table;
mod techniques;
pub mod validation;
