//! How two samples, or several, differ.

pub mod cliff;
pub mod hedges;
pub mod power;
pub mod ranks;
pub mod rate;
pub mod welch;

use super::interval::Interval;

/// An estimate with its 95 % limits, where there are any.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub limits: Option<Interval>,
}
