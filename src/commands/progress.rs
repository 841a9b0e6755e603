//! Progress: a bar on a terminal, nothing elsewhere.

use connote::ingest::{Inventory, Source};
use connote::output::printable::printable;
use indicatif::{ProgressBar, ProgressStyle};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A bar over the bytes that have been taken from the inputs.
pub struct Bar {
    bar: ProgressBar,
    taken: Arc<AtomicU64>,
}

/// A bar for a source; hidden by indicatif where standard error is no terminal.
pub fn bar(source: &Source) -> Bar {
    let bar = match source.len_hint() {
        Some(bytes) => ProgressBar::new(bytes),
        None => ProgressBar::new_spinner(),
    };
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}") {
        bar.set_style(style);
    }
    Bar { bar, taken: source.taken() }
}

impl Bar {
    pub fn advance(&self) {
        self.bar.set_position(self.taken.load(Ordering::Relaxed));
    }

    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

/// Says on standard error what archives and exports held.
pub fn tell(inventories: &[Inventory]) {
    for inventory in inventories {
        anstream::eprintln!("connote: {}", printable(&inventory.to_string()));
    }
}

/// A bar over steps whose number is known when the first is done.
pub struct Steps(ProgressBar);

/// A bar over steps; hidden by indicatif where standard error is no terminal.
pub fn steps() -> Steps {
    let bar = ProgressBar::new(1);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {percent} % {eta}") {
        bar.set_style(style);
    }
    Steps(bar)
}

impl Steps {
    pub fn reach(&self, done: u64, of: u64) {
        self.0.set_length(of);
        self.0.set_position(done);
    }

    pub fn clear(&self) {
        self.0.finish_and_clear();
    }
}
