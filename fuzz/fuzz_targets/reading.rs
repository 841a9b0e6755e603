//! Any text is read and measured: tokens, sentences, quotations, attributions, all columns.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| connote_fuzz::read(text));
