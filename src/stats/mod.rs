//! Statistics over numbers: has never heard of text.

pub mod adjust;
pub mod difference;
pub mod interval;
pub mod resample;
pub mod summary;
pub mod agreement;
pub mod cluster;
pub mod coding;
pub mod components;
pub mod dispersion;
pub mod distance;
pub mod keyness;
pub mod rank_sum;
