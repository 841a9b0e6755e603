//! One file a subcommand; a command reads, calls, writes, and thinks nothing itself.

pub mod annotate;
pub mod choice;
pub mod codebook;
pub mod compare;
pub mod delta;
mod dictionary;
pub mod explain;
pub mod extract;
mod first;
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
mod survey;
mod target;
pub mod validate;

use connote::output::printable::printable;
use std::io::Write;
use std::process::ExitCode;

/// How a run ended, as the contract numbers it; wrong usage is an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All was read and written.
    Whole,
    /// Something could not be read; the rest is there.
    Partial,
    /// It ended before its end, because something could not be written or, with `--strict`, not be read.
    Stopped,
    /// The user stopped it; there is what was whole by then.
    Interrupted,
}

impl Outcome {
    /// The exit code of what a user stopped, as shells give it.
    pub const INTERRUPTED: u8 = 130;
}

/// Says on standard error what has happened.
pub fn say(line: &str) {
    print(&format!("connote: {}", printable(line)));
}

/// Writes lines on standard error. That nobody may be listening there is no reason to fail.
pub fn print(lines: &str) {
    let _ = writeln!(anstream::stderr(), "{lines}");
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Whole => ExitCode::SUCCESS,
            Outcome::Partial | Outcome::Stopped => ExitCode::from(1),
            Outcome::Interrupted => ExitCode::from(Outcome::INTERRUPTED),
        }
    }
}
