//! Statistics over numbers: has never heard of text.

pub mod adjust;
pub mod agreement;
pub mod cluster;
pub mod coding;
pub mod components;
pub mod difference;
pub mod dispersion;
pub mod distance;
pub mod interval;
pub mod keyness;
pub mod rank_sum;
pub mod resample;
pub mod summary;
