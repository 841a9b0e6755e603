//! One file a subcommand; a command reads, calls, writes, and thinks nothing itself.

pub mod annotate;
pub mod choice;
pub mod codebook;
pub mod compare;
pub mod delta;
mod dictionary;
pub mod explain;
pub mod extract;
mod frequent;
mod gather;
pub mod input;
pub mod keyness;
pub mod kwic;
pub mod lexicon;
mod pipeline;
mod progress;
pub mod report;
pub mod sample;
mod side;
mod target;
pub mod validate;

use std::process::ExitCode;

/// How a run ended, as the contract numbers it; wrong usage is an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All was read and written.
    Whole,
    /// Something could not be read; the rest is there.
    Partial,
    /// `--strict` met something that could not be read: there is no output.
    Stopped,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Whole => ExitCode::SUCCESS,
            Outcome::Partial | Outcome::Stopped => ExitCode::from(1),
        }
    }
}
