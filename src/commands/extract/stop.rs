//! Stop: the wish of the user, or of the machine, that a run should end.

use crate::commands::Outcome;
use anyhow::Result;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a run has been asked to end after the batch at hand.
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Listens to Ctrl-C and to the signal that asks to end. At the second of them the process ends at once.
    pub fn on_signals() -> Result<Stop> {
        let asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // In this order: the first signal sets what only the second finds.
            flag::register_conditional_shutdown(signal, Outcome::INTERRUPTED.into(), asked.clone())?;
            flag::register(signal, asked.clone())?;
        }
        Ok(Stop(asked))
    }

    pub fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
